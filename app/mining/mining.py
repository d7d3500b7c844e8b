"""Reports to a phrase pack: every sentence becomes a phrase, or is left out for a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from app.mining.families import find_families
from app.mining.joining_words import joins_of, joints
from app.mining.merging import merged
from app.mining.names.guard import Verdict, guards
from app.mining.passages import sentences_of, whole_blocks_of
from app.mining.renewing import with_known_ids
from app.mining.report_voice import is_archive, parted, voice_of
from app.mining.siblings import sibling_headings
from app.mining.slotting import slot_passage
from app.mining.themes import heading_theme, sentence_theme
from app.mining.unfit import OWN
from app.mining.volatile import dated_matter, local_matter
from app.mining.volatile_rules import GENERAL_TITLE
from app.models.pack import LeftOut, PhrasePack
from app.models.phrase import Phrase, Slot, Source, phrase_id, split_slots
from app.text.faults import find_faults

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from app.mining.families import Member
    from app.mining.joining_words import Joins
    from app.mining.names.guard import Guard
    from app.mining.passages import Passage
    from app.models.pack import SourceFile
    from app.models.phrase import SlotKind
    from app.models.report import Report
    from app.models.roles import Voice

Reason = Literal["defect", "dated", "local"]
# What an office argues in its points, one sentence after the other.
_ARGUED = ("insight.evidence", "insight.meaning", "insight.resolve", "action.measure")
# What in a title tells which study it is about; a place or a day tells of one alone.
_STUDIED: set[SlotKind] = {"study", "subject", "courses"}


class _Mined(NamedTuple):
    phrases: list[Phrase]
    left_out: list[LeftOut]
    joins: list[Joins]


class _Context(NamedTuple):
    """What the passages of one report share: its name, voice, guard of its names.

    `told` are the themes that the headings or first sentences of its blocks tell.
    """

    report: str
    pack: str
    members: dict[int, Member]
    told: dict[int, str]
    guard: Guard
    voice: Voice

    def themes(self, passage: Passage) -> tuple[str, ...]:
        """Return what a passage is about: the theme of its point, where a word tells that."""
        member = self.members.get(passage.block)
        theme = member.theme if member else self.told.get(passage.block, "")
        return (theme,) if theme else ()

    def ident(self, passage: Passage, role: str) -> str:
        """Return the id of a passage, made of its place and its words."""
        place = f"{self.report}:{passage.paragraph}:{passage.start}"
        return phrase_id(self.pack, role, place, passage.source_text)

    def source(self, passage: Passage) -> Source:
        """Return where a passage stands."""
        return Source(
            report=self.report,
            paragraph=passage.paragraph,
            start=passage.start,
            end=passage.end,
        )


def mine(
    reports: Sequence[Report],
    name: str,
    sources: Sequence[SourceFile] = (),
    known: PhrasePack | None = None,
) -> PhrasePack:
    """Return the phrase pack of some reports; `name` is the first part of every id.

    A phrase that several reports hold stands once, with their number in `seen`. What only one
    plain report says in its points is its writer's own. What is one house's own becomes a slot,
    keeps its sentence out, or is noted as a doubt. The phrases of `known`, the pack that this one
    renews, keep their ids, and stay as long as a report says them.
    """
    archive, few = is_archive(len(reports)), _few(known)
    guarded = guards(reports)
    siblings = map(sibling_headings, reports, (guard.clears for guard in guarded))
    families = find_families(list(siblings), name)
    mined = [
        _mine_report(report, name, members, guard, archive=archive and report.name not in few)
        for report, members, guard in zip(reports, families.members, guarded, strict=True)
    ]
    phrases = merged((one for part in mined for one in part.phrases), len(reports))
    standing = known.phrases if known else ()
    phrases = with_known_ids(phrases, standing)
    kept, own = parted(phrases, len(reports), {phrase.id for phrase in standing})
    headed = {phrase.set for phrase in kept}
    return PhrasePack(
        name=name,
        licence="源报告归其作者所有，仅供本单位起草参考",
        origin="mined",
        sources=tuple(sources),
        phrases=tuple(kept),
        sets=tuple(one for one in families.sets if one.id in headed),
        joints=tuple(joints((one for part in mined for one in part.joins), name)),
        left_out=(*(item for part in mined for item in part.left_out), *map(_left_to_writer, own)),
    )


def _few(known: PhrasePack | None) -> set[str]:
    """Return the reports of a pack if they were a handful: as such they are taken further on."""
    entries: list[Phrase | LeftOut] = [*known.phrases, *known.left_out] if known else []
    reports = {one.source.report for one in entries if one.source}
    return set() if is_archive(len(reports)) else reports


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


def _mine_report(
    report: Report, pack: str, members: dict[int, Member], guard: Guard, *, archive: bool
) -> _Mined:
    voice = voice_of(report)
    sentences = list(sentences_of(report, voice, strict=archive))
    headings = [
        passage
        for passage in sentences
        if passage.role.endswith(".heading") and guard.clears(passage.text)
    ]
    told = {heading.block: heading_theme(heading.text) for heading in headings}
    if archive and voice == "official":
        # An argument is about what its first sentence says, be it a heading or not.
        argued = [one for one in sentences if one.role.startswith("insight")]
        firsts = {one.block: one.text for one in reversed(argued)}
        told |= {block: told.get(block) or sentence_theme(text) for block, text in firsts.items()}
    context = _Context(
        report.name,
        pack,
        members,
        told,
        guard,
        voice,
    )
    phrases: list[Phrase] = []
    left_out: list[LeftOut] = []
    before: str | None = None
    behind: str | None = None
    block: int | None = None
    for passage in sentences:
        if passage.block != block:
            behind, block = None, passage.block
        reason = passage.unfit or reason_to_leave(passage.text) or _untold_title(passage)
        verdict = Verdict() if reason else guard.judge(passage.text)
        if verdict.out:
            reason = "local", verdict.out
        if reason:
            left_out.append(_left_out(passage, reason, context))
            before = left_out[-1].id
            continue
        phrase = _phrase(passage, context, before, verdict)
        if voice == "official" and phrase.role in _ARGUED:
            phrase = phrase.model_copy(update={"behind": behind})
        phrases.append(phrase)
        before = behind = phrase.id
    if not archive:
        # Whoever has few reports pins whole blocks; in an archive they only double their sentences.
        phrases.extend(_whole_blocks(report, {item.source for item in left_out}, context))
    joins = list(joins_of(report)) if voice == "plain" and archive else []
    return _Mined(phrases, left_out, joins)


def _untold_title(passage: Passage) -> tuple[Reason, str] | None:
    """Return that a title names one study in words that no slot can stand for, or None."""
    if passage.role != "title" or GENERAL_TITLE.fullmatch(passage.text):
        return None
    told = {slot.kind for slot in slot_passage(passage.text).slots.values()}
    return None if told & _STUDIED else ("local", passage.text)


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
        # What a report of office says may stand in any; it is for drafting to tell where.
        voice="plain" if context.voice == "plain" else None,
        set=member.family if member and heading else None,
        follows=before if passage.depends else None,
        marks=dict(passage.marks),
        source=context.source(passage),
        doubt=_standing(verdict.doubt, text),
    )


def _left_to_writer(phrase: Phrase) -> LeftOut:
    """Return what its writer alone may say, as left out under the id it had."""
    if phrase.source is None:
        raise TypeError(f"not mined: {phrase.id}")
    return LeftOut(
        id=phrase.id,
        reason="local",
        detail=OWN[1],
        text=phrase.source_text,
        source=phrase.source,
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
        text=passage.source_text,
        source=context.source(passage),
    )
