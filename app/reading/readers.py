"""Files to reports: one table from suffix to reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.errors import InputError, Problem
from app.files.decoding import read_bytes, read_text
from app.files.places import standing
from app.reading.markdown import strip_markdown
from app.reading.stored import parse_json
from app.reading.structure import kind_of, read_lines

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from app.models.report import Report

_SAVE_AS = "用 Word 或 WPS 打开，另存为 .docx 后再试"
_CONVERT = {
    ".doc": _SAVE_AS,
    ".wps": _SAVE_AS,
    ".rtf": _SAVE_AS,
    ".odt": _SAVE_AS,
    ".pdf": "找到它的 Word 原稿，或把文字复制到 .txt 里",
}


def read_report(path: Path) -> Report:
    """Return the report in a file: .txt, .md, .docx or .json.

    Raises `InputError` for other suffixes and for files that are missing, empty, or broken. The
    structure of a report never fails: what is unsure stands in its `doubts`.
    """
    reader = READERS.get(path.suffix.lower())
    if standing(path) != "file":
        read_bytes(path)
    if reader is None:
        hint = _CONVERT.get(path.suffix.lower(), f"换成 {' '.join(READERS)} 中的一种")
        raise InputError(Problem(f"读不了“{path.suffix or path.name}”文件", hint, str(path)))
    return reader(path)


def read_txt(path: Path) -> Report:
    """Return the report in a plain text file."""
    return _checked(read_lines(read_text(path).split("\n"), path.name), path)


def read_md(path: Path) -> Report:
    """Return the report in draft markup, or in Markdown as people write it.

    What the record at the end of a draft tells (origins, kind, name) is kept.
    """
    from app.markup.parsing import looks_like_markup, read_markup

    text = read_text(path)
    if not looks_like_markup(text):
        return _checked(read_lines(strip_markdown(text), path.name), path)
    report = read_markup(text, name=path.name)
    kind = report.kind or kind_of(report.blocks)
    return _checked(report.model_copy(update={"kind": kind}), path)


def read_json(path: Path) -> Report:
    """Return the report that `nigao draft -o x.json` wrote."""
    return parse_json(read_text(path), str(path))


def read_docx(path: Path) -> Report:
    """Return the report in a Word file's body; automatic numbers stand before their paragraphs."""
    from app.reading.word import word_lines

    return _checked(read_lines(word_lines(read_bytes(path), str(path)), path.name), path)


READERS: dict[str, Callable[[Path], Report]] = {
    ".txt": read_txt,
    ".md": read_md,
    ".docx": read_docx,
    ".json": read_json,
}


def _checked(report: Report, path: Path) -> Report:
    if not report.blocks:
        raise InputError(Problem("文件里没有文字", "换一个有内容的文件", str(path)))
    return report
