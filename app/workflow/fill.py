"""`fill`: the placeholder names of a file become real ones; those left are told."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from app.errors import ExitCode, raise_all
from app.files.suffixes import is_pdf
from app.files.whole import check_writable, write_together
from app.messages import N_, _, plural
from app.models.names import NameSheet
from app.placeholders.asking import ask_names
from app.placeholders.called import called_places
from app.placeholders.called_by import with_called
from app.placeholders.choosing import FillPlan, plan_filling
from app.placeholders.finding import find_placeholders
from app.placeholders.fitting import fit_names, tell_near, tell_otherwise
from app.placeholders.keeping import split_kept
from app.placeholders.listing import (
    NOTHING,
    list_placeholders,
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
from app.placeholders.sheets import offer, read_sheet, sheet_data
from app.placeholders.sheets.sheet_file import SheetFile
from app.placeholders.sources import open_fillable, read_fillable, reopened
from app.placeholders.telling_lists import tell_lists
from app.placeholders.verifying import read_again, stripped_values
from app.trace import step
from app.workflow.delivering import STANDARD_OUTPUT, deliver
from app.workflow.fill_options import FillOptions, option_problems, split_setting
from app.workflow.outcome import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence, Sized
    from pathlib import Path

    from app.models.names import Placeholder
    from app.placeholders.asking import Answered, Ask
    from app.placeholders.records import RecordList
    from app.placeholders.sources import Fillable, Source
    from app.placeholders.verifying import Verdict

__all__ = ["FillOptions", "fill"]

# Of more names that nothing asked for than this, nobody wants to know what each may mean.
_MOST_GUESSED = 20
_BROKEN_OFF = N_("没有问完，还没有填；再运行同样的命令，接着问")


def fill(file: Path, options: FillOptions, ask: Ask | None = None) -> Outcome:
    """Fill a .docx, .md or .txt file, or list its placeholders.

    A Word file of another form (.doc, .wps, .rtf …) becomes .docx first. The filled file is read
    again: what is left in it is told with its place, and the exit code is then 1. `ask` puts a
    question where the options are `interactive`. Raises `InputError` for a file that cannot be
    filled, a faulty names sheet or setting, and an output that may not be written.
    """
    raise_all(option_problems(file, options))
    fillable = read_fillable(file)
    if options.pdf or is_pdf(options.target(fillable)):
        from app.workflow.printing import check_printing

        check_printing([options.target(fillable)], inputs=[file], force=options.force)
    settings = {name: value for name, _, value in map(split_setting, options.settings)}
    source = open_fillable(fillable, settings)
    found = find_placeholders(source.lines, source.form)
    if options.list_only or options.sheet:
        return _list(fillable, source, found, options)
    notes = [fillable.note] if fillable.note else []
    every = found
    records = None
    if options.rows:
        # What a list is filled with is only loaded where one is.
        from app.workflow.fill_rows import opened_list

        listed = opened_list(source, found, fillable.path, options, ask)
        if listed is None:
            return Outcome(ExitCode.NEEDS_WRITER, notes=(*notes, _(_BROKEN_OFF)))
        records = listed.records
        notes += listed.notes
        found = records.others(found)
    if options.interactive and ask:
        # What to write to is looked at before anybody answers a question in vain.
        check_writable(options.target(fillable), inputs=[file], force=options.force)
        answered = ask_names(file, source, found, options.names, settings, ask)
        notes += _answers(file, answered, options)
        if answered.left:
            return Outcome(ExitCode.NEEDS_WRITER, notes=tuple(notes))
        sheet = answered.sheet
    else:
        sheet = _sheet(options.names, settings)
    plan, told = _planned(source, sheet, found, every, settings)
    notes += told.before
    return _fill(fillable, source, plan, records, options, notes, told.behind)


class _Told(NamedTuple):
    """What is to be told of names, before what was filled and behind it."""

    before: tuple[str, ...]
    behind: tuple[str, ...]


def _planned(
    source: Source,
    sheet: NameSheet,
    found: Sequence[Placeholder],
    every: Sequence[Placeholder],
    settings: Mapping[str, str],
) -> tuple[FillPlan, _Told]:
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
    return plan, _Told(tuple(tell_otherwise(fitted.said_otherwise())), behind)


def _answers(file: Path, answered: Answered, options: FillOptions) -> Iterator[str]:
    """Yield what became of the questions."""
    if answered.answers:
        yield plural("回答了 {answers} 个，记在 {path}", answered.answers).format(
            answers=answered.answers, path=answered.path
        )
    if answered.told:
        yield _("最后一题{}").format(answered.told)
    if answered.left:
        yield _(_BROKEN_OFF)
        if answered.kept:
            yield _("现在就填：{}").format(options.command(file, answered.path))


@step(N_("填写"))
def _fill(
    fillable: Fillable,
    source: Source,
    plan: FillPlan,
    records: RecordList | None,
    options: FillOptions,
    notes: list[str],
    told: Iterable[str],
) -> Outcome:
    if records:
        plan = records.without(plan)
    plan, kept = split_kept(plan, source.lines)
    if not isinstance(source, PlainText):
        path = str(options.names) if options.names else None
        plan = with_pictures(plan, source, options.picture_folders(fillable.path), path)
        notes += turned_pictures(plan)
    rows = records.sheet.rows if records else ()
    data = records.filled(plan.edits, rows) if records else source.filled(plan.edits)
    # A file without an edit is the bytes it was, and has been read.
    after = reopened(data, fillable) if plan.edits or len(rows) else source
    reading = records.read_again(after, rows) if records else None
    verdict = read_again(source, plan, after, kept, reading.lines if reading else ())
    if records and reading:
        notes += [
            *list_notes(records, options.sheet_of(fillable.path)),
            *records.told(rows),
            *reading.told(),
        ]
    elif any(place.shape == "row" for place in plan.left):
        notes += tell_lists(source, plan.placeholders).values()
    if plan.placeholders or not records:
        notes += _notes(source, plan, kept, verdict)
    notes += told
    if not isinstance(source, PlainText):
        notes += _stripped(source, plan)
    notes += source.cautions(changed=bool(plan.edits or len(rows)))
    done = verdict.clean and not plan.unmatched
    if records and reading:
        done = done and reading.clean and not lacking_labels(records)
    code = ExitCode.DONE if done else ExitCode.NEEDS_WRITER
    return deliver(
        options.target(fillable),
        data,
        inputs=options.inputs(fillable.path),
        notes=notes,
        force=options.force,
        exit_code=code,
        pdf=options.pdf,
    )


def _sheet(names: Path | None, settings: dict[str, str]) -> NameSheet:
    sheet = read_sheet(names) if names else NameSheet(names={})
    return sheet.model_copy(update={"names": {**sheet.names, **settings}})


def _list(
    fillable: Fillable, source: Source, found: list[Placeholder], options: FillOptions
) -> Outcome:
    lines = source.lines

    def label(n: int) -> str:
        return source.where(n).label

    output: str | None = None
    if options.list_only:
        output = list_placeholders(found, lines, label, tell_lists(source, found))
    notes = (*([fillable.note] if fillable.note else []), *source.cautions(changed=False))
    if options.sheet is None:
        return Outcome(output=output, notes=notes)
    if options.sheet == STANDARD_OUTPUT:
        known = read_sheet(options.names) if options.names else None
        data = sheet_data(offer(found, lines, label, known), ".yaml")
        return Outcome(output=(output or "").encode(errors="backslashreplace") + data, notes=notes)
    sheet = SheetFile(options.sheet, source, found)
    if options.names:
        sheet.take(read_sheet(options.names))
    inputs = options.inputs(fillable.path)
    write_together([(options.sheet, sheet.data())], force=options.force, inputs=inputs)
    return Outcome(output=output, written=(options.sheet,), notes=notes)


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
