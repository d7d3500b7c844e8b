"""Files to reports: one table from suffix to reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.errors import InputError, Problem
from app.files.decoding import check_file, read_bytes, text_of
from app.messages import N_, _
from app.reading.stored import check_words, parse_json
from app.reading.structure import kind_of, read_lines
from app.trace import step
from app.word.refusal import SAVE_AS, WORD_SUFFIXES

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from app.models.report import Paragraph, Report

# Pictures make a Word file large; a text of so many characters is no report, and would take long.
_LARGEST_TEXT = 8 << 20
_LARGEST_WORD = 256 << 20
# Two thousand pages.
_MOST_LINES = 60_000
HOW_TO_CONVERT = {
    **dict.fromkeys((".doc", ".dot", ".wps", ".wpt", ".rtf", ".odt", ".mht"), SAVE_AS),
    **dict.fromkeys((".pdf", ".ofd"), N_("找到它的 Word 原稿，或把要用的文字复制到 .txt 里")),
    **dict.fromkeys(
        (".xlsx", ".xlsm", ".xls", ".et", ".csv"),
        N_("是表格，不是报告；把要用的文字复制到 .txt 里"),
    ),
    **dict.fromkeys(
        (".pptx", ".ppt", ".dps"), N_("是演示文稿，不是报告；把要用的文字复制到 .txt 里")
    ),
    **dict.fromkeys(
        (".jpg", ".jpeg", ".png", ".bmp", ".gif", ".tif", ".tiff", ".heic", ".webp"),
        N_("是图片；图里的字要先识别成文字，存成 .docx 或 .txt"),
    ),
    **dict.fromkeys((".zip", ".rar", ".7z"), N_("是压缩包；解开后用里面的文件")),
    **dict.fromkeys(
        (".yaml", ".yml"), N_("是提纲或名称对照表，不是报告；提纲用 nigao draft 写成初稿")
    ),
}
"""What its owner can do with a file that is no report, by its suffix: a message."""


@step(N_("读稿子"))
def read_report(path: Path, *, edges: bool = False) -> Report:
    """Return the report in a file: .txt, .md, .json, or a Word file of any sort.

    With `edges` it keeps the invisible characters at the ends of its lines.
    Raises `InputError` for other suffixes and for files that are missing, empty, or broken. The
    structure of a report never fails: what is unsure stands in its `doubts`.
    """
    check_file(path)
    reader = _reader(path)
    return reader(bytes_of_report(path), path, edges=edges)


def bytes_of_report(path: Path) -> bytes:
    """Return the bytes of a report's file. Raises `InputError` for what no report can be."""
    word = path.suffix.lower() in WORD_SUFFIXES
    return read_bytes(path, most=_LARGEST_WORD if word else _LARGEST_TEXT)


@step(N_("读稿子"))
def report_of(data: bytes, path: Path) -> Report:
    """Return the report in a file's bytes; its suffix tells the reader. Errors as `read_report`."""
    return _reader(path)(data, path)


def how_to_convert(path: Path) -> str:
    """Return what its owner can do with a file that is not read, by its suffix."""
    if hint := HOW_TO_CONVERT.get(path.suffix.lower()):
        return _(hint)
    return _("换成 {} 中的一种").format(" ".join(READERS))


def read_txt(data: bytes, path: Path, *, edges: bool = False) -> Report:
    """Return the report in a plain text file."""
    return _checked(_read(text_of(data, path).split("\n"), path, edges=edges), path)


def read_md(data: bytes, path: Path, *, edges: bool = False) -> Report:
    """Return the report in draft markup, or in Markdown as people write it.

    What the record at the end of a draft tells (origins, kind, name) is kept.
    """
    from app.markup.parsing import left_out, looks_like_markup, read_markup
    from app.reading.markdown import read_markdown

    text = text_of(data, path)
    if not looks_like_markup(text):
        lines, told = read_markdown(text)
        report = _read(lines, path, edges=edges)
        return _checked(report.model_copy(update={"left_out": left_out(told)}), path)
    report = read_markup(text, name=path.name).with_closing_notes()
    kind = report.kind or kind_of(report.blocks)
    return _checked(report.model_copy(update={"kind": kind}), path)


def read_json(data: bytes, path: Path, *, edges: bool = False) -> Report:  # noqa: ARG001 - as all
    """Return the report that `nigao draft -o x.json` wrote."""
    report = parse_json(text_of(data, path), str(path))
    check_words(report, str(path))
    return _checked(report.with_closing_notes(), path)


def read_docx(data: bytes, path: Path, *, edges: bool = False) -> Report:
    """Return the report in a Word file's body; automatic numbers stand before their paragraphs.

    What else the file holds stands in `left_out`.
    """
    from app.reading.left_out import left_out
    from app.reading.word import word_lines
    from app.word.package import Package

    package = Package(data, str(path))
    report = _read(word_lines(package), path, edges=edges)
    return _checked(report.model_copy(update={"left_out": left_out(package)}), path)


READERS: dict[str, Callable[..., Report]] = {
    ".txt": read_txt,
    ".md": read_md,
    **dict.fromkeys(WORD_SUFFIXES, read_docx),
    ".json": read_json,
}


def _reader(path: Path) -> Callable[..., Report]:
    if reader := READERS.get(path.suffix.lower()):
        return reader
    what = _("读不了“{}”文件").format(path.suffix or path.name)
    raise InputError(Problem(what, how_to_convert(path), str(path)))


def _read(lines: Sequence[str | Paragraph], path: Path, *, edges: bool) -> Report:
    """Return the report that lines make; they are no report's if there are too many."""
    if (count := sum(map(bool, lines))) > _MOST_LINES:
        what = _("太长了：有 {count:,} 行字，最多 {most:,} 行")
        what = what.format(count=count, most=_MOST_LINES)
        raise InputError(Problem(what, _("一份报告存一个文件"), str(path)))
    return read_lines(lines, path.name, edges=edges)


def _checked(report: Report, path: Path) -> Report:
    if report.blocks:
        return report
    found = [Problem(each.what, each.hint, str(path)) for each in report.left_out]
    raise InputError([Problem(_("文件里没有文字"), _("换一个有内容的文件"), str(path)), *found])
