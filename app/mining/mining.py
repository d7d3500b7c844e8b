"""Reports to a phrase pack: every sentence becomes a phrase, or is left out for a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from app.mining.families import Member, find_families
from app.mining.passages import sentences_of, whole_blocks_of
from app.mining.slotting import slot_passage
from app.mining.volatile import dated_matter, local_matter
from app.models.phrase import LeftOut, ParallelSet, Phrase, PhrasePack, Slot, Source, phrase_id
from app.text.faults import find_faults

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from app.mining.passages import Passage
    from app.models.phrase import SourceFile
    from app.models.report import Report

Reason = Literal["defect", "dated", "local"]


class _Mined(NamedTuple):
    phrases: list[Phrase]
    sets: list[ParallelSet]
    left_out: list[LeftOut]


def mine(reports: Sequence[Report], name: str, sources: Sequence[SourceFile] = ()) -> PhrasePack:
    """Return the phrase pack of some reports; `name` is the first part of every id.

    A phrase that several reports hold word for word stands once, with their number in `seen`.
    """
    mined = [_mine_report(report, name) for report in reports]
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


def _mine_report(report: Report, pack: str) -> _Mined:
    sentences = list(sentences_of(report))
    headings = [passage for passage in sentences if passage.role.endswith(".heading")]
    families = find_families(headings, pack, report.name)
    members = {block: member for family in families for block, member in family.members.items()}
    phrases: list[Phrase] = []
    left_out: list[LeftOut] = []
    before: str | None = None
    for passage in sentences:
        reason = reason_to_leave(passage.text)
        if reason:
            left_out.append(_left_out(passage, reason, report.name, pack))
            before = left_out[-1].id
            continue
        phrase = _phrase(passage, members.get(passage.block), report.name, pack, before)
        phrases.append(phrase)
        before = phrase.id
    phrases.extend(_whole_blocks(report, members, {item.source for item in left_out}, pack))
    return _Mined(phrases, [family.family for family in families], left_out)


def _whole_blocks(
    report: Report, members: dict[int, Member], left_out: set[Source], pack: str
) -> Iterable[Phrase]:
    """Yield a phrase for each block all of whose sentences are phrases."""
    for passage in whole_blocks_of(report):
        torn = any(
            source.paragraph == passage.paragraph and passage.start <= source.start < passage.end
            for source in left_out
        )
        if not torn and reason_to_leave(passage.text) is None:
            yield _phrase(passage, members.get(passage.block), report.name, pack, None)


def _phrase(
    passage: Passage, member: Member | None, report: str, pack: str, before: str | None
) -> Phrase:
    text, slots = slot_passage(passage.text)
    heading = passage.role.endswith(".heading")
    if member and heading:
        text = member.frame
        slots = {
            name: Slot(kind=member.kinds[name], held=value) for name, value in member.values.items()
        }
    return Phrase(
        id=_ident(passage, report, pack),
        role=passage.role,
        text=text,
        slots=slots,
        themes=(member.theme,) if member and member.theme else (),
        set=member.family if member and heading else None,
        follows=before if passage.leans else None,
        source=_source(passage, report),
    )


def _left_out(passage: Passage, reason: tuple[Reason, str], report: str, pack: str) -> LeftOut:
    return LeftOut(
        id=phrase_id(
            pack, "left_out", f"{report}:{passage.paragraph}:{passage.start}", passage.text
        ),
        reason=reason[0],
        detail=reason[1],
        text=passage.text,
        source=_source(passage, report),
    )


def _ident(passage: Passage, report: str, pack: str) -> str:
    place = f"{report}:{passage.paragraph}:{passage.start}"
    return phrase_id(pack, passage.role, place, passage.text)


def _source(passage: Passage, report: str) -> Source:
    return Source(report=report, paragraph=passage.paragraph, start=passage.start, end=passage.end)


def _counted(phrases: Iterable[Phrase]) -> list[Phrase]:
    """Return the phrases, each once; what leans on one that fell away leans on the one kept."""
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
