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

from app.patterns import lazy
from app.text.markdown.signs import BREAK, CELL, CELL_BREAK, ESCAPED, ROW_SIGNS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from app.text.markdown.signs import Row

LINE_BREAK = "<br>"
"""What parts two lines of a cell in Markdown."""

_BREAKS = lazy(rf"\s*(?:{BREAK}\s*)+")
_BREAK = lazy(r"<br\s*/?>", re.IGNORECASE)
_BEFORE_PIPE = lazy(r"\\+(?=\|)")
_TO_PIPE = lazy(r"(\\*)\|")
_BETWEEN_PIPES = lazy(r"\s*\|[^|].*\|\s*")
_DELIMITER = lazy(r"\s*+(?=.*\|)\|?\s*+:?-++:?\s*+(?:\|\s*+:?-++:?\s*+)*+\|?\s*+")


def is_delimiter(line: str) -> bool:
    """Tell whether a line parts the header of a table from its rows: `| --- | :-: |`."""
    return bool(_DELIMITER.fullmatch(line))


def find_rows(lines: Sequence[str]) -> dict[int, Row | None]:
    """Return by number the lines of a text that belong to a table; None for what is no row of it.

    A table begins with a header and a delimiter, or a delimiter alone, and goes on to the first
    line that has no pipe. A row without a word in it is none.
    """
    found: dict[int, Row | None] = {}
    at = 0
    while at < len(lines):
        rows = list(_table(lines, at))
        found |= rows
        at += len(rows) or 1
    return found


def begins_unruled(lines: Sequence[str], at: int) -> bool:
    """Tell whether lines from this one look like rows, between pipes, with no delimiter."""
    if not _is_between_pipes(lines[at]) or (at and _is_between_pipes(lines[at - 1])):
        return False
    return len(lines) > at + 1 and _is_between_pipes(lines[at + 1])


def cell_places(line: str) -> list[tuple[int, int]]:
    """Return where each cell of a row starts and ends, without the blanks around its words."""
    bare = ESCAPED.sub("\0\0", line)
    start = len(bare) - len(bare.lstrip())
    end = len(bare.rstrip())
    start += bare.startswith("|", start)
    end -= bare.endswith("|", start, end)
    bounds = [start - 1, *(at for at in range(start, end) if bare[at] == "|"), end]
    return [_stripped(bare, a + 1, b) for a, b in pairwise(bounds)]


def ends_in_row(text: str) -> bool:
    """Tell whether a text ends in a table."""
    lines = text.split("\n")
    return "|" in lines[-1] and len(lines) - 1 in find_rows(lines)


def lay_rows(text: str) -> str:
    """Return a text with each row of a table as a line of its own kind: sign, then its cells.

    No line is lost or moved; those that only shape a table are blank. Outside of Markdown a
    backslash before a pipe is all that is not meant as it stands.
    """
    if "|" not in text:
        return text
    lines = text.split("\n")
    for n, kind in find_rows(lines).items():
        cells = (read_cell(lines[n][start:end]) for start, end in cell_places(lines[n]))
        lines[n] = lay_row(cells, kind) if kind else ""
    return "\n".join(lines)


def lay_row(cells: Iterable[str], row: Row) -> str:
    """Return the line of a row with these cells; none of them has a blank at its ends."""
    held = (_BREAKS.sub(CELL_BREAK, words.replace(CELL, " ")).strip() for words in cells)
    return ROW_SIGNS[row] + CELL.join(held)


def read_cell(written: str) -> str:
    """Return what a cell says that is no Markdown but for its pipes."""
    words = _BEFORE_PIPE.sub(lambda signs: signs[0][: len(signs[0]) // 2], written)
    return _BREAK.sub(BREAK, words)


def write_cell(words: str) -> str:
    """Return a cell that `read_cell` reads as these words."""
    line = words.replace(CELL_BREAK, LINE_BREAK)
    return _TO_PIPE.sub(lambda signs: signs[1] * 2 + "\\|", line)


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
        is_blank = _is_blank(lines[at])
        yield at, None if is_blank else "header"
        kind = "first" if is_blank else "next"
    yield at + header, None
    for n in range(at + header + 1, len(lines)):
        if not _has_pipe(lines[n]):
            return
        if _is_blank(lines[n]):
            yield n, None
        else:
            yield n, kind
            kind = "next"


def _is_blank(line: str) -> bool:
    return all(start == end for start, end in cell_places(line))


def _is_between_pipes(line: str) -> bool:
    return bool(_BETWEEN_PIPES.fullmatch(line))


def _has_pipe(line: str) -> bool:
    return "|" in ESCAPED.sub("", line)


def _line(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end
