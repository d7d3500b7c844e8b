"""A CSV file as rows of texts, whatever its encoding and its separator."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from app.errors import InputError, Problem
from app.files.decoding import read_text
from app.files.tables.formulas import unguarded
from app.files.tables.rows import Row, Sheet, is_blank
from app.messages import _
from app.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_SEPARATORS = ",;\t"
_DECLARED = lazy(r"sep=(.)\n", re.IGNORECASE)
# How a cell is written that Excel shall not take for a number.
_AS_TEXT = lazy(r'="([^"]*)"')
_INVISIBLE = "\u200b\ufeff"


def read_csv(path: Path) -> Sheet:
    """Return the rows of a CSV file, counted as Excel counts them: one a record, blank ones too.

    The encoding is UTF-8, UTF-16 or GB18030; the separator is what the first record has most of
    (comma, semicolon, tab), or what a line `sep=;` says.
    """
    text = read_text(path)
    declared = _DECLARED.match(text)
    separator = declared[1] if declared else _separator(text)
    if separator is None:
        what, hint = _("分隔用的逗号是全角的"), _("把逗号改成半角的“,”；内容里的逗号不用改")
        raise InputError(Problem(what, hint, str(path), 1, where=_("第 {row} 行").format(row=1)))
    problems: list[Problem] = []
    return Sheet(_rows(text, separator, problems, str(path)), problems, [], ragged=True)


def _rows(text: str, separator: str, problems: list[Problem], path: str) -> Iterator[Row]:
    skipped = 1 if _DECLARED.match(text) else 0
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    number = 0
    while True:
        number += 1
        try:
            record = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            problems.append(_fault(error, number, path))
            return
        if number <= skipped:
            continue
        cells = tuple(map(_shown, record))
        if not is_blank(cells):
            yield Row(number, cells)


def _fault(error: csv.Error, number: int, path: str) -> Problem:
    if "unexpected end" in str(error):
        what, hint = _("引号没有关上"), _("补上另一个引号；内容里的引号要写两个")
    elif "field larger" in str(error):
        what, hint = _("有一格太长（可能是引号没有关上）"), _("检查这一行和上面几行的引号")
    else:
        what, hint = _("引号后面还有字"), _("内容里的引号要写两个，整格再用引号括起来")
    return Problem(what, hint, path, number, where=_("第 {row} 行").format(row=number))


def _separator(text: str) -> str | None:
    """Return what separates the cells; None if somebody typed full-width commas for it."""
    first = next((line for line in text.split("\n") if line.strip()), "")
    bare = re.sub(r'"[^"]*"', "", first)
    most = max(_SEPARATORS, key=bare.count)
    if not bare.count(most) and "，" in bare:
        return None
    return most


def _shown(cell: str) -> str:
    as_text = _AS_TEXT.fullmatch(_trimmed(cell))
    return as_text[1] if as_text else _trimmed(unguarded(_trimmed(cell)))


def _trimmed(cell: str) -> str:
    return cell.strip().strip(_INVISIBLE).strip()
