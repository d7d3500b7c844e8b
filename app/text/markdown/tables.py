r"""Markdown's pipe tables: which lines of a text are rows, and a row written as such a line.

    | 课程 | 主讲 |
    | --- | --- |
    | 数字政府 | 张教授 |

A pipe behind a backslash is part of a cell. A table whose header is blank has none.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from app.text.markdown.signs import CELL, CELL_BREAK, ROW_SIGNS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from app.text.markdown.signs import Row

_BREAK = re.compile(r"\s*<br\s*/?>\s*", re.IGNORECASE)
_ESCAPED = re.compile(r"\\.")
_DELIMITER = re.compile(r"\s*(?=.*\|)\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*")


def is_delimiter(line: str) -> bool:
    """Tell whether a line parts the header of a table from its rows: `| --- | :-: |`."""
    return bool(_DELIMITER.fullmatch(line))


def find_rows(lines: Sequence[str]) -> dict[int, Row | None]:
    """Return by number the lines of a text that belong to a table; None for what is no row of it.

    A table begins with a header and a delimiter, or a delimiter alone, and goes on to the first
    line that has no pipe.
    """
    found: dict[int, Row | None] = {}
    at = 0
    while at < len(lines):
        rows = list(_table(lines, at))
        found |= rows
        at += len(rows) or 1
    return found


def cell_places(line: str) -> list[tuple[int, int]]:
    """Return where each cell of a row starts and ends, without the blanks around its words."""
    bare = _ESCAPED.sub("\0\0", line)
    start = len(bare) - len(bare.lstrip())
    end = len(bare.rstrip())
    start += bare.startswith("|", start)
    end -= bare.endswith("|", start, end)
    bounds = [start - 1, *(at for at in range(start, end) if bare[at] == "|"), end]
    return [_stripped(bare, a + 1, b) for a, b in pairwise(bounds)]


def lay_rows(text: str, cell: Callable[[str], str] = lambda words: words) -> str:
    """Return a text with each row of a table as a line of its own kind: sign, then its cells.

    No line is lost or moved; those that only shape a table are blank. `cell` makes of what a
    cell holds in Markdown what it is to hold.
    """
    if "|" not in text:
        return text
    lines = text.split("\n")
    for n, kind in find_rows(lines).items():
        lines[n] = _laid(lines[n], kind, cell) if kind else ""
    return "\n".join(lines)


def write_row(cells: Iterable[str], kind: Row) -> str:
    """Return a row as one line, or as many as it takes to begin a table."""
    cells = list(cells)
    row = _line(cells)
    if kind == "next":
        return row
    delimiter = _line("---" for _ in cells)
    header = _line("" for _ in cells)
    return f"{row}\n{delimiter}" if kind == "header" else f"{header}\n{delimiter}\n{row}"


def _table(lines: Sequence[str], at: int) -> Iterator[tuple[int, Row | None]]:
    """Yield the lines of the table that begins at a line, if one does."""
    header = _has_pipe(lines[at]) and not is_delimiter(lines[at])
    if not is_delimiter("".join(lines[at + header : at + header + 1])):
        return
    kind: Row = "first"
    if header:
        is_blank = all(a == b for a, b in cell_places(lines[at]))
        yield at, None if is_blank else "header"
        kind = "first" if is_blank else "next"
    yield at + header, None
    for n in range(at + header + 1, len(lines)):
        if not _has_pipe(lines[n]):
            return
        yield n, kind
        kind = "next"


def _laid(line: str, kind: Row, cell: Callable[[str], str]) -> str:
    held = (cell(line[start:end]).replace(CELL, " ") for start, end in cell_places(line))
    return ROW_SIGNS[kind] + CELL.join(_BREAK.sub(CELL_BREAK, words) for words in held)


def _has_pipe(line: str) -> bool:
    return "|" in _ESCAPED.sub("", line)


def _line(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end
