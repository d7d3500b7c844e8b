"""Reports to a phrase pack: every sentence becomes a phrase, or is left out for a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from app.mining.families import find_families
from app.mining.names.guard import guards
from app.mining.passages import sentences_of, whole_blocks_of
from app.mining.slotting import slot_passage
from app.mining.volatile import dated_matter, local_matter
from app.mining.volatile_rules import GENERAL_TITLE
from app.models.pack import LeftOut, PhrasePack
from app.models.phrase import ParallelSet, Phrase, Slot, Source, phrase_id, split_slots
from app.text.faults import find_faults
from app.text.markers import find_markers

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from app.mining.families import Member
    from app.mining.names.guard import Guard, Verdict
    from app.mining.passages import Passage
    from app.models.pack import SourceFile
    from app.models.report import Report

Reason = Literal["defect", "dated", "local"]


class _Mined(NamedTuple):
    phrases: list[Phrase]
    sets: list[ParallelSet]
    left_out: list[LeftOut]


class _Context(NamedTuple):
    """What the passages of one report share: its name, its headings, the guard of its names."""

    report: str
    pack: str
    members: dict[int, Member]
    headings: dict[int, str]
    guard: Guard

    def themes(self, passage: Passage) -> tuple[str, ...]:
        """Return what a passage is about: its point's theme, or the whole heading."""
        member = self.members.get(passage.block)
        theme = member.theme if member else self.headings.get(passage.block, "")
        return (theme,) if theme and not find_markers(theme) else ()

    def ident(self, passage: Passage, role: str) -> str:
        """Return the id of a passage, made of its place and its words."""
        place = f"{self.report}:{passage.paragraph}:{passage.start}"
        return phrase_id(self.pack, role, place, passage.text)

    def source(self, passage: Passage) -> Source:
        """Return where a passage stands."""
        return Source(
            report=self.report,
            paragraph=passage.paragraph,
            start=passage.start,
            end=passage.end,
        )


def mine(reports: Sequence[Report], name: str, sources: Sequence[SourceFile] = ()) -> PhrasePack:
    """Return the phrase pack of some reports; `name` is the first part of every id.

    A phrase that several reports hold word for word stands once, with their number in `seen`.
    What is one house's own becomes a slot, keeps its sentence out, or is noted as a doubt.
    """
    mined = [
        _mine_report(report, name, guard)
        for report, guard in zip(reports, guards(reports), strict=True)
    ]
    return PhrasePack(
        name=name,
        licence="源报告归其作者所有，仅供本单位起草参考",
        origin="mined",
        sources=tuple(sources),
        phrases=tuple(_counted(phrase for part in mined for phrase in part.phrases)),
        sets=tuple(family for part in mined for family in part.sets),
        left_out=tuple(item for part in mined for item in part.left_out),
    )


def reason_to_leave(passage: str) -> tuple[Reason, str] | None:
    """Return why a passage may not be a phrase, with the words at fault, or None."""
    faults = find_faults(passage)
    if faults:
        fault = faults[0]
        return "defect", f"{fault.what}：{passage[max(0, fault.start - 4) : fault.end + 4]}"
    dated = dated_matter(passage)
    if dated:
        return "dated", dated
    local = local_matter(passage)
    return ("local", local) if local else None


def _mine_report(report: Report, pack: str, guard: Guard) -> _Mined:
    sentences = list(sentences_of(report))
    headings = [
        passage
        for passage in sentences
        if passage.role.endswith(".heading") and guard.clears(passage.text)
    ]
    families = find_families(headings, pack, report.name)
    context = _Context(
        report.name,
        pack,
        {block: member for family in families for block, member in family.members.items()},
        {heading.block: heading.text for heading in headings},
        guard,
    )
    phrases: list[Phrase] = []
    left_out: list[LeftOut] = []
    before: str | None = None
    for passage in sentences:
        verdict = guard.judge(passage.text)
        reason = reason_to_leave(passage.text) or _untold_title(passage)
        if reason is None and verdict.out:
            reason = "local", verdict.out
        if reason:
            left_out.append(_left_out(passage, reason, context))
            before = left_out[-1].id
            continue
        phrase = _phrase(passage, context, before, verdict)
        phrases.append(phrase)
        before = phrase.id
    phrases.extend(_whole_blocks(report, {item.source for item in left_out}, context))
    return _Mined(phrases, [family.family for family in families], left_out)


def _untold_title(passage: Passage) -> tuple[Reason, str] | None:
    """Return that a title names one study in words that no slot can stand for, or None."""
    plain = GENERAL_TITLE.fullmatch(passage.text) or slot_passage(passage.text).slots
    if passage.role != "title" or plain:
        return None
    return "local", passage.text


def _whole_blocks(report: Report, left_out: set[Source], context: _Context) -> Iterable[Phrase]:
    """Yield a phrase for each block all of whose sentences are phrases."""
    for passage in whole_blocks_of(report):
        torn = any(
            source.paragraph == passage.paragraph and passage.start <= source.start < passage.end
            for source in left_out
        )
        if torn or reason_to_leave(passage.text):
            continue
        verdict = context.guard.judge(passage.text)
        if verdict.out is None:
            yield _phrase(passage, context, None, verdict)


def _phrase(passage: Passage, context: _Context, before: str | None, verdict: Verdict) -> Phrase:
    text, slots = slot_passage(passage.text, [*context.guard.owned, *verdict.slots])
    member = context.members.get(passage.block)
    heading = passage.role.endswith(".heading")
    if member and heading:
        text = member.frame
        slots = {
            name: Slot(kind=member.kinds[name], held=value) for name, value in member.values.items()
        }
    return Phrase(
        id=context.ident(passage, passage.role),
        role=passage.role,
        text=text,
        slots=slots,
        themes=context.themes(passage),
        set=member.family if member and heading else None,
        follows=before if passage.depends else None,
        source=context.source(passage),
        doubt=_standing(verdict.doubt, text),
    )


def _standing(doubt: Iterable[str], text: str) -> tuple[str, ...]:
    """Return the words in doubt that no slot has taken out of a phrase's text."""
    words = [piece.text for piece in split_slots(text) if not piece.is_slot]
    return tuple(one for one in doubt if any(one in each for each in words))


def _left_out(passage: Passage, reason: tuple[Reason, str], context: _Context) -> LeftOut:
    return LeftOut(
        id=context.ident(passage, "left_out"),
        reason=reason[0],
        detail=reason[1],
        text=passage.text,
        source=context.source(passage),
    )


def _counted(phrases: Iterable[Phrase]) -> list[Phrase]:
    """Return the phrases, each once; what depends on one that fell away depends on the one kept."""
    kept: dict[tuple[str, str], Phrase] = {}
    stands_for: dict[str, str] = {}
    for phrase in phrases:
        key = (phrase.role, phrase.source_text)
        known = kept.setdefault(key, phrase)
        stands_for[phrase.id] = known.id
        if known is not phrase:
            kept[key] = known.model_copy(update={"seen": known.seen + 1})
    return [_leaning_on(phrase, stands_for) for phrase in kept.values()]


def _leaning_on(phrase: Phrase, stands_for: dict[str, str]) -> Phrase:
    follows = stands_for.get(phrase.follows or "", phrase.follows)
    return phrase.model_copy(update={"follows": follows})
