"""A file filled by names, whichever face asked: which name goes where, and what is told of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from app.messages import N_, _, plural
from app.placeholders.called import called_places
from app.placeholders.called_by import with_called
from app.placeholders.choosing import FillPlan, plan_filling
from app.placeholders.fitting import fit_names, tell_near, tell_otherwise
from app.placeholders.keeping import split_kept
from app.placeholders.listing import (
    NOTHING,
    tell_literal,
    tell_others,
    tell_printed,
    tell_refused,
    tell_unknown,
    tell_unmatched,
    tell_unused,
)
from app.placeholders.literal import literal_names
from app.placeholders.pictures import turned_pictures, with_pictures
from app.placeholders.plain import PlainText
from app.placeholders.printed_labels import printed_labels
from app.placeholders.record_notes import lacking_labels, list_notes
from app.placeholders.sources import reopened
from app.placeholders.telling_lists import tell_lists
from app.placeholders.verifying import read_again, stripped_values
from app.trace import step

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence, Sized
    from pathlib import Path

    from app.models.names import NameSheet, Placeholder
    from app.placeholders.records import RecordList
    from app.placeholders.sources import Fillable, Source
    from app.placeholders.verifying import Verdict

# Of more names that nothing asked for than this, nobody wants to know what each may mean.
_MOST_GUESSED = 20


class Folders(NamedTuple):
    """Where what belongs to a file stands.

    `sheet` is the names sheet in which decisions on columns are kept, `pictures` are the folders
    in which pictures are looked for, `names` the names sheet that the values are from.
    """

    sheet: Path
    pictures: tuple[Path, ...]
    names: Path | None = None


class Filled(NamedTuple):
    """A filled file, and what is to be told of it once it was read again.

    `is_done` tells that nothing is left for its writer to do; `cautions` are told last.
    """

    data: bytes
    notes: tuple[str, ...]
    cautions: tuple[str, ...]
    is_done: bool


class Told(NamedTuple):
    """What is to be told of names, before what was filled and behind it."""

    before: tuple[str, ...]
    behind: tuple[str, ...]


def planned(
    source: Source,
    sheet: NameSheet,
    found: Sequence[Placeholder],
    every: Sequence[Placeholder],
    settings: Mapping[str, str],
) -> tuple[FillPlan, Told]:
    """Return what is filled in where, and what is to be told of the names.

    `every` placeholder counts where a name might be a printed label, those of a list too.
    """

    def label(n: int) -> str:
        return source.where(n).label

    called = called_places(found, source.lines, label)
    sheet, found = with_called(sheet, found, called, settings)
    sheet, fitted = fit_names(sheet, found)
    # What may be a label of the form is no part of one to be written over.
    near = fitted._replace(headers=tuple(settings)).near()
    literal = literal_names(settings, sheet.names) - near.keys()
    printed = printed_labels(literal, source, every)
    plan = plan_filling(source.lines, sheet, found, literal - printed)
    others = tell_others(sheet.names, called, found, plan.left, label)
    guessed = [name for name in plan.unused[:_MOST_GUESSED] if name not in others]
    told = fitted._replace(headers=tuple(guessed)).near()
    drawn = any(place.shape != "marker" or place.is_blank for place in plan.left)
    typed = settings.keys() - printed - told.keys() if drawn else ()
    unknown = [name for name in guessed if name in typed]
    behind = (
        *others.values(),
        *tell_near(fitted, guessed),
        *tell_unknown(unknown, called, found, plan.left),
        *tell_printed(printed.intersection(plan.unused), every, label),
    )
    said = printed.union(others)
    plan = plan._replace(unused=tuple(name for name in plan.unused if name not in said))
    return plan, Told(tuple(tell_otherwise(fitted.said_otherwise())), behind)


@step(N_("填写"))
def filled(
    fillable: Fillable,
    source: Source,
    plan: FillPlan,
    records: RecordList | None,
    folders: Folders,
) -> Filled:
    """Return a file filled by a plan, and by the records of a list; it is read again.

    Raises `InputError` for a picture that is not there, or is none.
    """
    notes: list[str] = []
    if records:
        plan = records.without(plan)
    plan, kept = split_kept(plan, source.lines)
    if not isinstance(source, PlainText):
        path = str(folders.names) if folders.names else None
        plan = with_pictures(plan, source, folders.pictures, path)
        notes += turned_pictures(plan)
    rows = records.sheet.rows if records else ()
    data = records.filled(plan.edits, rows) if records else source.filled(plan.edits)
    # A file without an edit is the bytes it was, and has been read.
    after = reopened(data, fillable) if plan.edits or len(rows) else source
    reading = records.read_again(after, rows) if records else None
    verdict = read_again(source, plan, after, kept, reading.lines if reading else ())
    done = verdict.clean and not plan.unmatched
    if records and reading:
        notes += [*list_notes(records, folders.sheet), *records.told(rows), *reading.told()]
        done = done and reading.clean and not lacking_labels(records)
    elif any(place.shape == "row" for place in plan.left):
        notes += tell_lists(source, plan.placeholders).values()
    if plan.placeholders or not records:
        notes += _notes(source, plan, kept, verdict)
    stripped = () if isinstance(source, PlainText) else _stripped(source, plan)
    cautions = (*stripped, *source.cautions(changed=bool(plan.edits or len(rows))))
    return Filled(data, tuple(notes), cautions, done)


def _notes(source: Source, plan: FillPlan, kept: Sized, verdict: Verdict) -> Iterator[str]:
    if not plan.placeholders:
        yield _(NOTHING)
    else:
        count, left = len(plan.placeholders), len(verdict.left)
        told = plural("占位名称 {count} 处，还有 {left} 处没有填", count)
        if kept:
            told = plural("占位名称 {count} 处，{kept} 处照原样留着，还有 {left} 处没有填", count)
        yield told.format(count=count, kept=len(kept), left=left)
    yield from (f"  {line}" for line in verdict.left)
    if verdict.brought:
        yield plural("填进去的名称里还有 {} 处占位：", len(verdict.brought)).format(
            len(verdict.brought)
        )
        yield from (f"  {line}" for line in verdict.brought)
    if verdict.missing:
        yield _("填好的文件里没有找到这些名称，请打开核对：")
        yield from (f"  {line}" for line in verdict.missing)
    yield from tell_refused(plan.refused, lambda n: source.where(n).label)
    yield from tell_literal(plan.literal)
    yield from tell_unused(plan.unused)
    yield from tell_unmatched(plan.unmatched)


def _stripped(source: Source, plan: FillPlan) -> Iterator[str]:
    lines = list(stripped_values(source, plan))
    if lines:
        yield _("名称里有 Word 文件存不下的控制字符，已去掉：")
        yield from lines
