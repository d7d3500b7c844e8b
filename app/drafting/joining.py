"""A fact and the writer's answers about it, joined letter for letter into one way of telling.

The answers are the argument; what is added between them is a word or nothing. A joint stands
once a draft: readers forgive a bare sentence sooner than the third “往后”.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from app.drafting.plan import Saying
from app.drafting.supply import Value
from app.drafting.wording import borrowed, fixed, sentence
from app.facts.natures import read_before
from app.facts.shapes import read_change, read_learned

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from app.bank.formulas import Formula
    from app.drafting.picking import Picker
    from app.drafting.plan import Words
    from app.drafting.wording import Wording
    from app.facts.shapes import LearnedShape
    from app.models.outline import Fact
    from app.models.pattern import Joint, Move
    from app.models.roles import PhraseRole, Voice

USUAL: tuple[Move, ...] = (*("learned", "before", "fact", "shows", "thought", "lacks", "change"),)
"""The order in which a fact is told where neither the template nor the words want another."""


class Told(NamedTuple):
    """A fact, its key in the outline, and the moves that are told elsewhere in the draft."""

    fact: Fact
    key: str
    elsewhere: Collection[str] = ()

    def words(self, move: Move) -> str | None:
        """Return the writer's words for a move that stands here, or None."""
        if move in self.elsewhere:
            return None
        words: str | None = getattr(self.fact, move)
        return words.strip() if words and words.strip() else None


class Joiner:
    """Joins the facts of one draft; `person` is 我 or 我们."""

    def __init__(self, picker: Picker, wording: Wording, person: str) -> None:
        self._picker = picker
        self._wording = wording
        self._person = person
        self._has_led = False

    def join(self, told: Told, order: tuple[Move, ...] = USUAL) -> list[Saying]:
        """Return the sayings of a fact and its answers, in the order of telling."""
        return [
            saying
            for move in _order(told, order, self._picker.wanted.voice)
            if (words := told.words(move)) and (saying := self._say(told, move, words))
        ]

    def learned(self, words: str, key: str) -> Saying:
        """Return what was taught: a sentence as it is, a quotation or a term in a frame."""
        role = _FRAMES.get(shape_of(words))
        frame = self._picker.phrase(role, self._takes_learned) if role else None
        if frame is None:
            return Saying("learned", "own", (sentence(words, key),))
        values = self._wording.values(frame.slots)
        values |= {
            name: Value(words.rstrip("。"), key, name)
            for name, slot in frame.slots.items()
            if slot.kind == "learned"
        }
        return Saying("learned", "own", self._wording.filled(frame.text, frame.id, values))

    def _takes_learned(self, phrase: Formula) -> bool:
        """Tell whether a frame takes what was taught, and where, if it says so, is known."""
        rest = {name: slot for name, slot in phrase.slots.items() if slot.kind != "learned"}
        known = all(value.words for value in self._wording.values(rest).values())
        return len(rest) < len(phrase.slots) and known

    def _say(self, told: Told, move: Move, words: str) -> Saying:
        if move == "learned":
            return self.learned(words, f"{told.key}.learned")
        said = sentence(words, told.key if move == "fact" else f"{told.key}.{move}")
        lead = tuple(self._lead(told, move, words))
        return Saying(move, "own", (*lead, said))

    def _lead(self, told: Told, move: Move, words: str) -> Iterator[Words]:
        """Yield the words that a move wants before it."""
        if move == "before":
            yield from self._before(words)
        elif move == "fact":
            yield from self._turn(told, words)
        elif move == "change" and not read_change(words).placed:
            yield from _joint(self._picker.joint("change"))
        elif move == "shows" and not words.startswith(_JOINED):
            yield from self._shows()

    def _shows(self) -> Iterator[Words]:
        """Yield what leads from a fact to what it shows, where old reports say so; once a draft."""
        if not self._has_led and (joint := self._picker.joint("shows")):
            self._has_led = True
            yield from _joint(joint)

    def _before(self, words: str) -> Iterator[Words]:
        before = read_before(words)
        if before.timed or _looks_back(words):
            return
        joint = self._picker.joint("before", before.nature)
        yield from _joint(joint)
        if before.nature == "belief" and not before.subject:
            yield borrowed(self._person, joint.id) if joint else fixed(self._person, "joint")

    def _turn(self, told: Told, words: str) -> Iterator[Words]:
        """Yield the turn from what one had believed to what happened."""
        before = told.words("before")
        if before is None or _looks_back(before) or words.startswith(_TURNED):
            return
        read = read_before(before)
        if read.nature == "belief" and not read.turned:
            yield from _joint(self._picker.joint("fact", read.nature, "before"))


_A_FEW_WORDS, _A_LINE = 18, 26
# What an answer begins with that joins it already, or points at what stands before it.
_JOINED = (
    *(
        "这",
        "那",
        "它",
        "他",
        "她",
        "可",
        "但",
        "却",
        "也",
        "就",
        "才",
        "所以",
        "因此",
        "原来",
        "其实",
    ),
    *("说到底", "说白了", "回头", "回过头", "归根", "现在", "如今", "后来", "从此", "于是", "结果"),
)
_TURNED = ("可", "但", "直到", "后来", "没想到", "谁知", "结果", "不料", "却")


# What is no sentence by itself wants one around it: a quotation, or what is only named.
_FRAMES: dict[LearnedShape, PhraseRole] = {
    "quotation": "opening.content",
    "attributed": "insight.evidence",
    "term": "insight.evidence",
}


def shape_of(learned: str) -> LearnedShape:
    """Return the form of what was taught; whoever tells more than a line of it tells it himself."""
    return read_learned(learned).shape if is_short(learned) else "sentence"


def is_short(answer: str) -> bool:
    """Tell whether an answer is no more than a line, which needs others around it."""
    return len(answer) <= _A_LINE and "。" not in answer.rstrip("。")


def _joint(joint: Joint | None) -> Iterator[Words]:
    if joint:
        yield borrowed(joint.text, joint.id)


def _order(told: Told, order: tuple[Move, ...], voice: Voice) -> Iterator[Move]:
    """Yield the moves in the order of telling.

    What points at the fact comes after it; what was taught and is no sentence comes to one's mind
    when the rest is told, except where the office argues from it.
    """
    before, learned = told.words("before"), told.words("learned")
    noun = learned is not None and shape_of(learned) in ("term", "attributed")
    late = noun and voice == "plain"
    follows = before is not None and _looks_back(before)
    for move in order:
        if (move == "before" and follows) or (move == "learned" and late):
            continue
        yield move
        if move == "fact" and follows:
            yield "before"
        if move == "thought" and late:
            yield "learned"


def _looks_back(before: str) -> bool:
    """Tell whether what was before comes after the fact: it points at it, or stands by itself.

    A few words (总以为人手不够) lead up to what happened. Whoever tells more of it, in sentences of
    his own, looks back on it once one knows what it was about.
    """
    return read_before(before).nature == "bound" or len(before) > _A_FEW_WORDS
