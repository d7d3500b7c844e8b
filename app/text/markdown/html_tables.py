"""The rows of tables in HTML that stand in Markdown."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import NamedTuple

from app.text.markdown.inline import literal
from app.text.markdown.signs import CELL, CELL_BREAK, ROW_SIGNS

_WIDEST, _MOST_DIGITS = 100, 9


def html_rows(inside: str) -> list[str]:
    """Return the rows of a table, told by what stands inside of it, each a line: sign and cells."""
    reader = _TableReader()
    reader.feed(inside)
    reader.close()
    return reader.rows()


class _Cell(NamedTuple):
    words: list[str]
    columns: int
    rows: int
    is_head: bool


class _TableReader(HTMLParser):
    """Reads the cells of one HTML table; those that are merged are followed by empty ones."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._rows: list[list[_Cell]] = []
        self._open = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a row, a cell, or a line of a cell."""
        if tag == "tr":
            self._rows.append([])
        elif tag in ("td", "th"):
            if not self._rows:
                self._rows.append([])
            columns, rows = (_span(dict(attrs).get(name)) for name in ("colspan", "rowspan"))
            self._rows[-1].append(_Cell([], columns, rows, tag == "th"))
            self._open = True
        elif tag in ("br", "p", "div", "li"):
            self.handle_data(CELL_BREAK)

    def handle_endtag(self, tag: str) -> None:
        """End a cell."""
        if tag in ("td", "th"):
            self._open = False

    def handle_data(self, data: str) -> None:
        """Put words into the cell that is open."""
        if self._open:
            self._rows[-1][-1].words.append(data)

    def rows(self) -> list[str]:
        """Return each row as a line: its sign, then its cells."""
        found: list[str] = []
        waiting: dict[int, int] = {}
        for row in filter(None, self._rows):
            is_head = not found and all(cell.is_head for cell in row)
            sign = ROW_SIGNS["next" if found else "header" if is_head else "first"]
            found.append(sign + CELL.join(_on_grid(row, waiting)))
        return found


def _on_grid(row: list[_Cell], waiting: dict[int, int]) -> list[str]:
    """Return a row's cells; `waiting` holds for each column how many rows one above reaches on."""
    cells: list[str] = []
    for cell in row:
        while waiting.get(len(cells), 0):
            waiting[len(cells)] -= 1
            cells.append("")
        for at in range(cell.columns):
            waiting[len(cells)] = cell.rows - 1
            cells.append("" if at else literal(_one_line("".join(cell.words))))
    while waiting.get(len(cells), 0):
        waiting[len(cells)] -= 1
        cells.append("")
    return cells


def _one_line(words: str) -> str:
    lines = (" ".join(line.split()) for line in words.split(CELL_BREAK))
    return CELL_BREAK.join(filter(None, lines))


def _span(value: str | None) -> int:
    """Return how many columns or rows a cell takes, as a browser counts them, but fewer."""
    figures = re.match(r"\s*([0-9]+)", value or "")
    return min(max(int(figures[1][:_MOST_DIGITS]), 1), _WIDEST) if figures else 1
