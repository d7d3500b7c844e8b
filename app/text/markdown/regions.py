"""What spans lines in Markdown: properties, comments, code in fences, HTML's tables and scripts."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING, NamedTuple

from app.patterns import lazy
from app.text.characters import HAN
from app.text.markdown.inline import literal
from app.text.markdown.signs import BREAK, CELL, CELL_BREAK, ROW_SIGNS

if TYPE_CHECKING:
    from collections.abc import Iterator

_PROPERTIES = lazy(r"\A---[ \t]*\n((?:[\w -]+:.*\n(?:[ \t-].*\n|\n)*)+)---[ \t]*(?:\n|$)")
_KEY = lazy(r"^([\w -]+):", re.MULTILINE)
_REGION = lazy(
    r"^[ \t>]*(?P<fence>`{3,}|~{3,})(?P<language>[^\n`]*)\n"
    r"(?P<code>(?:.*\n)*?)[ \t>]*(?P=fence)[`~]*[ \t]*$"
    r"|(?<!\\)<(?:!--(?P<comment>[\s\S]*?)--"
    r"|(?P<tag>script|style)\b[\s\S]*?</(?P=tag)\s*"
    r"|table\b(?P<table>[\s\S]*?)</table\s*)>",
    re.MULTILINE | re.IGNORECASE,
)
# A whole draft may stand in a fence, as programs that write one set it.
_NO_LANGUAGE = ("", "markdown", "md", "text", "txt")
_PROSE = lazy(rf"[{HAN}][^\n]{{12,}}[。；！？]", re.MULTILINE)
_WIDEST, _MOST_DIGITS = 100, 9
_COMMENTED = "\ue006"  # A line end inside a comment.


class ToldAt(NamedTuple):
    """What is told of what is gone: its line and column, from 1, what it was, and what to do."""

    line: int
    column: int
    what: str
    hint: str = ""


def without_regions(text: str) -> tuple[str, list[ToldAt]]:
    """Return a text in which nothing spans lines any more, with as many lines, and what is told.

    Code stands escaped, an HTML table as rows in its first line, `BREAK` between them.
    """
    told: list[ToldAt] = []
    if front := _PROPERTIES.match(text):
        keys = "、".join(_KEY.findall(front[1]))
        told.append(ToldAt(1, 1, f"开头的属性没有放进来：{keys}", "要用的写进正文"))
        text = "\n" * front[0].count("\n") + text[front.end() :]

    def replaced(region: re.Match[str]) -> str:
        lines = region[0].count("\n")
        line = text.count("\n", 0, region.start()) + 1
        column = region.start() - text.rfind("\n", 0, region.start())
        if region["fence"]:
            code = region["code"].split("\n")[:-1]
            return "\n".join(["", *map(literal, code), ""])
        if region["table"] is not None:
            return BREAK + BREAK.join(_html_rows(region["table"])) + BREAK + "\n" * lines
        if region["comment"] is not None:
            told.append(ToldAt(line, column, "注释没有放进来", "要用的写进正文"))
            return _COMMENTED * lines
        told.append(ToldAt(line, column, f"网页的 {region['tag']} 没有放进来"))
        return "\n" * lines

    return "\n".join(map(_rejoined, _REGION.sub(replaced, text).split("\n"))), told


def code_places(text: str) -> Iterator[tuple[int, int]]:
    """Yield where code stands between fences in a text; prose that is fenced is none."""
    if "```" in text or "~~~" in text:
        for region in _REGION.finditer(text):
            said = (region["language"] or "").strip().lower()
            if region["fence"] and not (said in _NO_LANGUAGE and _PROSE.search(region["code"])):
                yield region.span()


def _rejoined(line: str) -> str:
    """Return a line whose comment held line ends, with these behind it."""
    return line.replace(_COMMENTED, "") + "\n" * line.count(_COMMENTED)


def _html_rows(inside: str) -> list[str]:
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
