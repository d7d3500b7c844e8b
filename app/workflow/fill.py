"""`fill`: the placeholder names of a file become real ones; those left are told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.errors import ExitCode, InputError, Problem, raise_all
from app.files.decoding import decode, read_bytes, read_text
from app.files.whole import write_whole
from app.models.names import NameSheet
from app.placeholders.choosing import Plan, plan_filling
from app.placeholders.finding import find_placeholders
from app.placeholders.listing import list_placeholders, paragraph_numbers, show_place
from app.placeholders.naming import check_sheet_suffix, read_sheet
from app.placeholders.plain import PlainText
from app.placeholders.sheets import sheet_text
from app.workflow.delivering import STANDARD_OUTPUT, deliver
from app.workflow.outcome import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from app.placeholders.word import WordText

_TEXTS = (".txt", ".md")
_WORD = (".docx", ".docm", ".dotx")
_OLD_OFFICE = (".doc", ".wps", ".rtf", ".pdf", ".odt", ".xlsx", ".xls", ".pptx")


@dataclass(frozen=True)
class FillOptions:
    """How to fill a file.

    `names` is a names sheet; `settings` hold `XX市=济南市` each and win over its names.
    `list_only` lists the placeholders, `sheet` writes a names sheet for them; neither fills.
    """

    output: Path | None = None
    names: Path | None = None
    settings: tuple[str, ...] = ()
    list_only: bool = False
    sheet: Path | None = None
    force: bool = False


def fill(file: Path, options: FillOptions) -> Outcome:
    """Fill a .docx, .md or .txt file, or list its placeholders.

    What is left is told with its place, and the exit code is then 1. Raises `InputError` for a
    file that cannot be filled, a faulty names sheet or setting, and an output that may not be
    written.
    """
    raise_all(_option_problems(file, options))
    source = open_source(file)
    if options.list_only or options.sheet:
        return _list(file, source, options)
    lines = source.lines
    plan = plan_filling(lines, _sheet(options))
    data = source.filled(plan.edits)
    notes = [*_notes(plan, lines)]
    if file.suffix.lower() in _WORD:
        notes += _lost_characters(plan)
    needs_writer = plan.left or plan.astray
    code = ExitCode.NEEDS_WRITER if needs_writer else ExitCode.DONE
    output = options.output or file.with_name(f"{file.stem}.filled{file.suffix}")
    inputs = [file, *([options.names] if options.names else [])]
    return deliver(output, data, inputs=inputs, notes=notes, force=options.force, exit_code=code)


def _option_problems(file: Path, options: FillOptions) -> Iterator[Problem]:
    if options.list_only or options.sheet:
        if options.output or options.names or options.settings:
            yield Problem("--list 和 --sheet 只列出，不填写", "去掉 -o、--names 和 --set")
        return
    seen: dict[str, str] = {}
    output = options.output
    if output and output != STANDARD_OUTPUT and output.suffix.lower() != file.suffix.lower():
        yield Problem(
            f"填好的文件还是 {file.suffix}，不能写成 {output.suffix or output.name}",
            "用 -o 写同样的后缀；要变成 Word，再用 nigao export",
            str(output),
        )
    for setting in options.settings:
        name, equals, value = _split(setting)
        if not equals or not name:
            yield Problem(f"--set 不能写“{setting}”", "写成 --set 'XX市=济南市'")
        elif seen.setdefault(name, value) != value:
            yield Problem(f"--set 给了“{name}”两个名称", "只留一个")


def _split(setting: str) -> tuple[str, str, str]:
    name, equals, value = setting.partition("=")
    return name.strip(), equals, value


def _sheet(options: FillOptions) -> NameSheet:
    sheet = read_sheet(options.names) if options.names else NameSheet(names={})
    settings = {name: value for name, _, value in map(_split, options.settings)}
    return sheet.model_copy(update={"names": {**sheet.names, **settings}})


def open_source(file: Path) -> PlainText | WordText:
    """Return a file's lines, ready to be filled any number of times.

    Raises `InputError` for a file that cannot be filled.
    """
    suffix = file.suffix.lower()
    data = read_bytes(file)
    if suffix in _TEXTS:
        text = decode(data)
        # What cannot be decoded is refused with a word on what it is.
        return PlainText(read_text(file) if text is None else text, markdown=suffix == ".md")
    # lxml is only loaded for what needs it.
    from app.placeholders.word import WordText
    from app.word.refusal import refuse

    if suffix in _WORD:
        return WordText(data, str(file))
    if suffix in _OLD_OFFICE:
        raise refuse(data, str(file))
    raise InputError(
        Problem(f"不会填“{file.suffix or file.name}”文件", "用 .docx、.md 或 .txt 文件", str(file))
    )


def _list(file: Path, source: PlainText | WordText, options: FillOptions) -> Outcome:
    lines = source.lines
    found = find_placeholders(lines)
    output = list_placeholders(found, lines) if options.list_only else None
    if options.sheet is None:
        return Outcome(output=output)
    text = sheet_text(found, lines)
    if options.sheet == STANDARD_OUTPUT:
        return Outcome(output=(output or "") + text)
    check_sheet_suffix(options.sheet)
    write_whole(options.sheet, text.encode("utf-8"), force=options.force, inputs=[file])
    return Outcome(output=output, written=(options.sheet,))


def _notes(plan: Plan, lines: list[str]) -> Iterator[str]:
    if not plan.placeholders:
        yield "没有找到占位名称"
    else:
        yield f"占位名称 {len(plan.placeholders)} 处，还有 {len(plan.left)} 处没有填"
    numbers = {id(place): n for n, place in enumerate(plan.placeholders, 1)}
    paragraphs = paragraph_numbers(lines)
    for place in plan.left:
        at = place.paragraph
        yield "  " + show_place(numbers[id(place)], place, lines[at], paragraphs[at])
    if plan.unused:
        yield "文中没有、因而没有用到的名称：" + "、".join(plan.unused)
    for occurrence in plan.astray:
        yield f"对照表第 {occurrence.n} 处（{occurrence.token}）和文中对不上，没有填"


def _lost_characters(plan: Plan) -> Iterator[str]:
    from app.word.characters import xml_safe

    if any(xml_safe(edit.value) != edit.value for edit in plan.edits):
        yield "名称里有 Word 文件存不下的控制字符，已去掉"
