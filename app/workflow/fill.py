"""`fill`: the placeholder names of a file become real ones; those left are told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.errors import ExitCode, raise_all
from app.files.suffixes import is_pdf
from app.files.whole import check_writable, write_together
from app.messages import N_, _, plural
from app.models.names import NameSheet
from app.placeholders.asking import ask_names
from app.placeholders.finding import find_placeholders
from app.placeholders.listing import list_placeholders
from app.placeholders.sheets import offer, read_sheet, sheet_data
from app.placeholders.sheets.sheet_file import SheetFile
from app.placeholders.sources import open_fillable, read_fillable
from app.placeholders.telling_lists import tell_lists
from app.workflow.delivering import STANDARD_OUTPUT, deliver
from app.workflow.fill_options import FillOptions, option_problems, split_setting
from app.workflow.filled import Folders, filled, planned
from app.workflow.outcome import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from app.models.names import Placeholder
    from app.placeholders.asking import Answered, Ask
    from app.placeholders.choosing import FillPlan
    from app.placeholders.records import RecordList
    from app.placeholders.sources import Fillable, Source
    from app.workflow.filled import Told

__all__ = ["FillOptions", "fill"]

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
    plan, told = planned(source, sheet, found, every, settings)
    told = told._replace(before=(*notes, *told.before))
    return _filled(fillable, source, plan, records, options, told)


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


def _filled(
    fillable: Fillable,
    source: Source,
    plan: FillPlan,
    records: RecordList | None,
    options: FillOptions,
    told: Told,
) -> Outcome:
    """Return the outcome of the file filled by a plan, which is written to its place."""
    folders = Folders(
        options.sheet_of(fillable.path),
        tuple(options.picture_folders(fillable.path)),
        options.names,
    )
    made = filled(fillable, source, plan, records, folders)
    return deliver(
        options.target(fillable),
        made.data,
        inputs=options.inputs(fillable.path),
        notes=(*told.before, *made.notes, *told.behind, *made.cautions),
        force=options.force,
        exit_code=ExitCode.DONE if made.is_done else ExitCode.NEEDS_WRITER,
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
