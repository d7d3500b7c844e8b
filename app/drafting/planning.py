"""An outline, the bank and a template's anatomy to the plan of a draft."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zlib import crc32

from app.drafting.anatomy import PointAnatomy
from app.drafting.asking import Asker
from app.drafting.bylines import write_byline
from app.drafting.endings import write_endings
from app.drafting.headings import Headings, told_by
from app.drafting.insights import InsightPlanner, Tools
from app.drafting.joining import Joiner
from app.drafting.official import OfficialPlanner
from app.drafting.openings import OpeningPlanner, Taught, taught_first
from app.drafting.own_words import OwnWords, order_of
from app.drafting.picking import Choices, Picker, Wanted
from app.drafting.pinned import PinnedWords
from app.drafting.pins import pins_of
from app.drafting.plan import Plan, PlannedBlock, Saying
from app.drafting.shortening import shortened
from app.drafting.steps import (
    StepPlanner,
    derives,
    next_section,
    planned_changes,
    planned_measures,
)
from app.drafting.supply import Supply
from app.drafting.voices import person_of, voice_of
from app.drafting.wording import Wording, fixed, gap
from app.messages import N_
from app.models.outline import Content
from app.models.roles import PHRASE_LABELS
from app.trace import step

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from app.bank.phrase_bank import PhraseBank
    from app.drafting.anatomy import Anatomy
    from app.drafting.plan import Words
    from app.models.outline import Outline, Written
    from app.models.roles import PhraseRole


@step(N_("起草"))
def plan_report(outline: Outline, bank: PhraseBank, anatomy: Anatomy, choices: Choices) -> Plan:
    """Return what the draft of an outline says; the same arguments give the same plan."""
    return shortened(Planner(outline, bank, anatomy, choices).plan(), outline.length)


class Planner:
    """Plans one draft; `asker` asks about it."""

    def __init__(
        self, outline: Outline, bank: PhraseBank, anatomy: Anatomy, choices: Choices
    ) -> None:
        self._outline = outline
        self._bank = bank
        self._anatomy = anatomy
        self._person = person_of(outline)
        self._supply = Supply(outline, _steps(outline), self._person)
        wanted = Wanted(outline.kind, voice_of(outline, bank))
        turn = _writers_turn(outline) if choices.turn is None else choices.turn
        self._picker = Picker(bank, self._supply, wanted, choices, turn)
        self._picker.reserve(_pinned(outline, bank))
        self._wording = Wording(self._supply, bank)
        self._joiner = Joiner(self._picker, self._wording, self._person)
        self.asker = Asker(bank, self._picker, outline)

    def plan(self) -> Plan:
        """Return the plan."""
        outline, anatomy = self._outline, self._anatomy
        blocks: dict[str, PlannedBlock] = {
            "标题": self._block(outline.title, "title", "标题"),
            "署名": _own_block(write_byline(outline, self._wording)),
            "称谓": self._salutation(),
        }
        voice = self._picker.wanted.voice
        taught = taught_first(outline, voice) if self._opens_with_learned() else None
        blocks["开头"] = self._opening(taught)
        blocks["体会引语"] = self._block(outline.insights.lead, "insights.lead", "体会引语")
        headings = Headings(self._bank, self._picker, self._wording)
        official = self._official()
        items = outline.insights.items
        runs = official.runs(items) if official else ()
        argued = official.headings(items, runs, "insights") if official else ()
        heads = headings.headings(items, "insights", argued)
        tools = self._tools(headings, self._elsewhere(taught, heads))
        points = InsightPlanner(tools, planned_measures(outline)).plan(items, heads)
        if official:
            points = official.argued(points, items, runs)
        steps = StepPlanner(outline, tools, self._wording, official)
        next_steps = steps.plan(has_lead="下一步引语" in anatomy.blocks)
        blocks["下一步引语"] = next_steps.lead
        blocks["结尾"] = self._closing()
        # After the writer's own last words no more is said for form's sake than a word of thanks.
        closed = isinstance(outline.closing, Content) and outline.signoff is None
        blocks["结束语"] = (
            self._thanks() if closed else self._block(outline.signoff, "signoff", "结束语")
        )
        signed = anatomy.signed and outline.signature in (None, True)
        if signed and outline.byline is None:
            blocks["署名"] = PlannedBlock()
        endings = write_endings(outline, self._wording, signed=signed)
        for name, words in endings.items():
            blocks[name] = _own_block(words)
        return Plan(blocks, points, next_steps.points)

    def _tools(self, headings: Headings, elsewhere: dict[str, Collection[str]]) -> Tools:
        order = order_of(self._points("体会").moves)
        pinned = PinnedWords(self._wording, self._bank)
        own = OwnWords(self._joiner, pinned, order, elsewhere)
        return Tools(self._bank, self._picker, headings, self.asker, own)

    def _official(self) -> OfficialPlanner | None:
        if not self._is_official:
            return None
        return OfficialPlanner(self._outline, self._picker, self._wording, self._supply)

    def _points(self, section: str) -> PointAnatomy:
        return self._anatomy.points.get(section, PointAnatomy())

    def _opens_with_learned(self) -> bool:
        return self._outline.opening is None and "opening.content" in self._parts("开头")

    def _elsewhere(
        self, taught: Taught | None, headings: Iterable[tuple[Words, ...]]
    ) -> dict[str, Collection[str]]:
        """Return what is told of a fact in another place than its point, by the fact's key."""
        outline = self._outline
        changes = {key for key, _, _ in planned_changes(outline)} if derives(outline) else set()
        found: dict[str, Collection[str]] = {}
        for at, (point, heading) in enumerate(zip(outline.insights.items, headings, strict=True)):
            for n, fact in enumerate(point.facts):
                key = f"insights[{at}].facts[{n}]"
                moved = {"change"} if key in changes else set()
                moved |= {"learned"} if taught and taught.fact == key else set()
                found[key] = frozenset(moved | told_by(heading, fact))
        return found

    def _opening(self, taught: Taught | None) -> PlannedBlock:
        outline = self._outline
        if outline.opening is not None:
            return self._block(outline.opening, "opening", "开头")
        count = len(outline.insights.items)
        planner = OpeningPlanner(
            self._picker,
            self._joiner,
            self._wording,
            self._supply,
            count,
            spoken=bool(self._parts("结束语")),
        )
        return PlannedBlock(tuple(planner.plan(self._parts("开头"), taught)))

    def _parts(self, name: str) -> tuple[PhraseRole, ...]:
        parts = self._anatomy.blocks.get(name, ())
        # A report of office that tells nothing of its own ends on a pledge.
        if (
            name == "结尾"
            and name in self._anatomy.blocks
            and self._is_official
            and not self._outline.tells
        ):
            return ("closing.pledge", *(part for part in parts if part != "closing.pledge"))
        return parts

    @property
    def _is_official(self) -> bool:
        return self._picker.wanted.voice == "official"

    def _block(self, written: Written, key: str, name: str) -> PlannedBlock:
        """Return one block: what the outline says, or a phrase for each part of it."""
        if written is False:
            return PlannedBlock()
        if isinstance(written, Content):
            words = self._wording.content(written.pieces, key, None)
            return PlannedBlock((Saying(key, "own", words),) if words else ())
        parts = self._parts(name)
        said = tuple(self._formulas(parts))
        if not said and name in _NEEDED and parts:
            words = (gap(f"请补充：{PHRASE_LABELS[parts[0]]}", key),)
            said = (Saying(key, "question", words),)
        return PlannedBlock(said)

    def _formulas(self, roles: tuple[PhraseRole, ...]) -> Iterator[Saying]:
        for role in roles:
            if phrase := self._picker.phrase(role):
                yield Saying(role, "formula", self._wording.formula(phrase))

    def _closing(self) -> PlannedBlock:
        """Return the end; a report to an office asks for a reply whatever the writer ends on."""
        block = self._block(self._outline.closing, "closing", "结尾")
        # What comes from an old report has ended as it did.
        answers = self._anatomy.signed and derives(self._outline)
        if not (answers and isinstance(self._outline.closing, Content)):
            return block
        line = Saying("closing", "formula", (fixed("\n", "line"),))
        formulas = tuple(self._formulas(self._parts("结尾")))
        return PlannedBlock((*block.sayings, line, *formulas) if formulas else block.sayings)

    def _thanks(self) -> PlannedBlock:
        """Return the shortest way to end a talk whose last words are the writer's own."""
        parts = self._parts("结束语")
        phrase = (
            self._picker.phrase(parts[0], lambda one: len(one.text) <= _A_WORD) if parts else None
        )
        words = self._wording.formula(phrase) if phrase else ()
        return PlannedBlock((Saying("signoff", "formula", words),) if words else ())

    def _salutation(self) -> PlannedBlock:
        audience = self._outline.audience
        block = self._block(audience, "audience", "称谓")
        last = audience.pieces[-1] if isinstance(audience, Content) and audience.pieces else None
        if isinstance(last, str) and not last.endswith(("：", ":")):
            colon = Saying("audience", "formula", (fixed("：", "salutation"),))
            return PlannedBlock((*block.sayings, colon))
        return block


_A_WORD = len("谢谢大家。")
# Without these a report cannot be handed in; any other part may have nothing to say.
_NEEDED = ("标题", "称谓")


def _own_block(words: tuple[Words, ...]) -> PlannedBlock:
    return PlannedBlock((Saying("line", "own", words),) if words else ())


def _steps(outline: Outline) -> int:
    """Return how many next steps the draft will have."""
    if derives(outline):
        return sum(1 for _ in planned_changes(outline))
    return len(next_section(outline).items)


def _pinned(outline: Outline, bank: PhraseBank) -> Iterator[str]:
    """Yield the id and the words of every phrase that is pinned, and of the one it follows."""
    for pin in pins_of(outline):
        phrase = bank.phrase(pin.id)
        leader = bank.phrase((phrase and phrase.follows) or "")
        for one in (leader, phrase):
            if one:
                yield from (one.id, one.text)


def _writers_turn(outline: Outline) -> int:
    """Return a number that tells this report from another writer's, whatever is answered later."""
    facts = "\n".join(fact.fact for point in outline.insights.items for fact in point.facts)
    front = outline.model_dump_json(include={"kind", "speaker", "study"})
    return crc32(f"{front}\n{facts}".encode())
