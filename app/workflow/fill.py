"""`fill`: the placeholder names of a file become real ones; those left are told."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import ExitCode, Problem, raise_all
from app.files.whole import check_writable, write_whole
from app.models.names import NameSheet
from app.placeholders.asking import ask_names
from app.placeholders.choosing import FillPlan, plan_filling
from app.placeholders.finding import find_placeholders
from app.placeholders.keeping import split_kept
from app.placeholders.listing import (
    list_placeholders,
    tell_literal,
    tell_refused,
    tell_unmatched,
    tell_unused,
)
from app.placeholders.literal import literal_names
from app.placeholders.pictures import turned_pictures, with_pictures
from app.placeholders.plain import PlainText
from app.placeholders.sheets import offer, read_sheet, sheet_data
from app.placeholders.sheets.sheet_file import SheetFile
from app.placeholders.sources import filled_suffix, open_fillable, read_fillable, reopened
from app.placeholders.verifying import read_again, stripped_values
from app.workflow.delivering import STANDARD_OUTPUT, deliver
from app.workflow.outcome import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator, Sized

    from app.models.names import Placeholder
    from app.placeholders.asking import Ask
    from app.placeholders.sources import Fillable, Source
    from app.placeholders.verifying import Verdict


@dataclass(frozen=True)
class FillOptions:
    """How to fill a file.

    `names` is a names sheet; `settings` hold `XX市=济南市` each and win over its names.
    `list_only` lists the placeholders, `sheet` writes a names sheet for them; neither fills.
    With `interactive` the names that are missing are asked for, and kept in `names` or beside
    the file. With `pdf` the filled Word file is printed beside it.
    """

    output: Path | None = None
    names: Path | None = None
    settings: tuple[str, ...] = ()
    list_only: bool = False
    sheet: Path | None = None
    force: bool = False
    interactive: bool = False
    pdf: bool = False


def fill(file: Path, options: FillOptions, ask: Ask | None = None) -> Outcome:
    """Fill a .docx, .md or .txt file, or list its placeholders.

    A Word file of another form (.doc, .wps, .rtf …) becomes .docx first. The filled file is read
    again: what is left in it is told with its place, and the exit code is then 1. `ask` puts a
    question where the options are `interactive`. Raises `InputError` for a file that cannot be
    filled, a faulty names sheet or setting, and an output that may not be written.
    """
    raise_all(_option_problems(file, options))
    fillable = read_fillable(file)
    if options.pdf:
        from app.workflow.printing import check_printing

        check_printing([_target(fillable, options)], inputs=[file], force=options.force)
    settings = {name: value for name, _, value in map(_split, options.settings)}
    source = open_fillable(fillable, settings)
    found = find_placeholders(source.lines, source.form)
    if options.list_only or options.sheet:
        return _list(fillable, source, found, options)
    notes = [fillable.note] if fillable.note else []
    if options.interactive and ask:
        # What to write to is looked at before anybody answers a question in vain.
        check_writable(_target(fillable, options), inputs=[file], force=options.force)
        answered = ask_names(file, source, found, options.names, settings, ask)
        if answered.answers:
            notes.append(f"回答了 {answered.answers} 个，记在 {answered.path}")
        if answered.left:
            notes.append("没有问完，还没有填；再运行同样的命令，接着问")
            return Outcome(ExitCode.NEEDS_WRITER, notes=tuple(notes))
        sheet = answered.sheet
    else:
        sheet = _sheet(options.names, settings)
    literal = literal_names(settings, sheet.names)
    plan = plan_filling(source.lines, sheet, found, literal)
    return _fill(fillable, source, plan, options, notes)


def _fill(
    fillable: Fillable, source: Source, plan: FillPlan, options: FillOptions, notes: list[str]
) -> Outcome:
    plan, kept = split_kept(plan, source.lines)
    if not isinstance(source, PlainText):
        path = str(options.names) if options.names else None
        plan = with_pictures(plan, source, _folders(fillable, options), path)
        notes += turned_pictures(plan)
    data = source.filled(plan.edits)
    # A file without an edit is the bytes it was, and has been read.
    verdict = read_again(source, plan, reopened(data, fillable) if plan.edits else source, kept)
    notes += _notes(source, plan, kept, verdict)
    if not isinstance(source, PlainText):
        notes += _stripped(source, plan)
    notes += source.cautions(changed=bool(plan.edits))
    code = ExitCode.DONE if verdict.clean and not plan.unmatched else ExitCode.NEEDS_WRITER
    inputs = [fillable.path, *([options.names] if options.names else [])]
    target = _target(fillable, options)
    return deliver(
        target,
        data,
        inputs=inputs,
        notes=notes,
        force=options.force,
        exit_code=code,
        pdf=options.pdf,
    )


def _folders(fillable: Fillable, options: FillOptions) -> list[Path]:
    """Return where the pictures that values name are looked for."""
    beside = [options.names.parent] if options.names else []
    return [*beside, Path(), fillable.path.parent]


def _target(fillable: Fillable, options: FillOptions) -> Path:
    return options.output or fillable.path.with_name(
        f"{fillable.path.stem}.filled{fillable.suffix}"
    )


def _option_problems(file: Path, options: FillOptions) -> Iterator[Problem]:
    if options.list_only or options.sheet:
        if options.output or options.settings or (options.names and not options.sheet):
            yield Problem("--list 和 --sheet 只列出，不填写", "去掉 -o、--names 和 --set")
        if options.pdf:
            yield Problem("--pdf 不能和 --list、--sheet 一起用", "只留一个")
        if options.interactive:
            yield Problem("--interactive 不能和 --list、--sheet 一起用", "只留一个")
        return
    seen: dict[str, str] = {}
    output, suffix = options.output, filled_suffix(file)
    if output and output != STANDARD_OUTPUT and output.suffix.lower() != suffix.lower():
        yield wrong_suffix(file, suffix, output.suffix or output.name, str(output))
    for setting in options.settings:
        name, equals, value = _split(setting)
        if not equals or not name:
            yield Problem(f"--set 不能写“{setting}”", "写成 --set 'XX市=济南市'")
        elif seen.setdefault(name, value) != value:
            yield Problem(f"--set 给了“{name}”两个名称", "只留一个")


def wrong_suffix(file: Path, suffix: str, given: str, output: str) -> Problem:
    """Return the problem of an output that asks for a form that a filled file does not have."""
    if suffix != file.suffix:
        what = f"{file.suffix} 文件填好以后是 {suffix}，不能写成 {given}"
        return Problem(what, f"用 -o 写成 {suffix}", output)
    what = f"填好的文件还是 {suffix}，不能写成 {given}"
    return Problem(what, "用 -o 写同样的后缀；要变成 Word，再用 nigao export", output)


def _split(setting: str) -> tuple[str, str, str]:
    name, equals, value = setting.partition("=")
    return name.strip(), equals, value


def _sheet(names: Path | None, settings: dict[str, str]) -> NameSheet:
    sheet = read_sheet(names) if names else NameSheet(names={})
    return sheet.model_copy(update={"names": {**sheet.names, **settings}})


def _list(
    fillable: Fillable, source: Source, found: list[Placeholder], options: FillOptions
) -> Outcome:
    lines = source.lines

    def label(n: int) -> str:
        return source.where(n).label

    output = list_placeholders(found, lines, label) if options.list_only else None
    notes = (*([fillable.note] if fillable.note else []), *source.cautions(changed=False))
    if options.sheet is None:
        return Outcome(output=output, notes=notes)
    if options.sheet == STANDARD_OUTPUT:
        known = read_sheet(options.names) if options.names else None
        sheet_text = sheet_data(offer(found, lines, label, known), ".yaml").decode()
        return Outcome(output=(output or "") + sheet_text, notes=notes)
    sheet = SheetFile(options.sheet, source, found)
    if options.names:
        sheet.take(read_sheet(options.names))
    inputs = [fillable.path, *([options.names] if options.names else [])]
    write_whole(options.sheet, sheet.data(), force=options.force, inputs=inputs)
    return Outcome(output=output, written=(options.sheet,), notes=notes)


def _notes(source: Source, plan: FillPlan, kept: Sized, verdict: Verdict) -> Iterator[str]:
    if not plan.placeholders:
        yield "没有找到占位名称"
    else:
        found = f"占位名称 {len(plan.placeholders)} 处"
        stay = f"，{len(kept)} 处照原样留着" if kept else ""
        yield f"{found}{stay}，还有 {len(verdict.left)} 处没有填"
    yield from (f"  {line}" for line in verdict.left)
    if verdict.brought:
        yield f"填进去的名称里还有 {len(verdict.brought)} 处占位："
        yield from (f"  {line}" for line in verdict.brought)
    if verdict.missing:
        yield "填好的文件里没有找到这些名称，请打开核对："
        yield from (f"  {line}" for line in verdict.missing)
    yield from tell_refused(plan.refused, lambda n: source.where(n).label)
    yield from tell_literal(plan.literal)
    yield from tell_unused(plan.unused)
    yield from tell_unmatched(plan.unmatched)


def _stripped(source: Source, plan: FillPlan) -> Iterator[str]:
    lines = list(stripped_values(source, plan))
    if lines:
        yield "名称里有 Word 文件存不下的控制字符，已去掉："
        yield from lines
