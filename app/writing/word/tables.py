"""The tables of a report: columns as wide as their words want, rows that no page breaks in two."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from app.text.markdown.signs import CELL, CELL_BREAK
from app.word.grammar import MOST_COLUMNS
from app.writing.word.elements import element, to_xml
from app.writing.word.lines import line_text
from app.writing.word.rendering import RowProperties
from app.writing.word.scripts import text_width

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from app.writing.layout import Layout
    from app.writing.word.lines import Line
    from app.writing.word.rendering import ParagraphProperties

ROWS = ("header", "first", "next")
"""The kinds of lines that are rows."""

_PADDING = 80  # Twips to the left and to the right of a cell's words.
_RULE = 4  # Eighths of a point.
_NARROWEST = 2.0  # Characters.
# Characters more than a line's own, for the room between figures and Chinese.
_SLACK = 0.6
_LONGEST_SHORT = 10.0  # Characters; longer words are read, not looked up.
_END = "</w:tr>"


class CellProperties(NamedTuple):
    """How the paragraphs of a table look: in its header, in the cells below where all words of a
    column are short, and where they are not. `behind` is the XML of a paragraph that only parts a
    table from what is no text.
    """

    header: ParagraphProperties
    short: ParagraphProperties
    text: ParagraphProperties
    behind: str


class _Table(NamedTuple):
    """A table: the number of its first line, and the words of its cells, a row a line."""

    first: int
    rows: Sequence[Sequence[str]]
    has_header: bool


def table_rows(
    lines: Sequence[Line], layout: Layout, properties: CellProperties
) -> Mapping[int, RowProperties]:
    """Return how each row of a report's tables looks, by the number of its line."""
    found: dict[int, RowProperties] = {}
    for table in _tables(lines):
        if max(map(len, table.rows)) <= MOST_COLUMNS:
            after = table.first + len(table.rows)
            stands_alone = after == len(lines) or lines[after][0] in (*ROWS, "copies")
            found |= _formatted(
                table, layout, properties, properties.behind if stands_alone else ""
            )
    return found


def table_end(style: str) -> str:
    """Return a paragraph without text in the style with this id."""
    return to_xml(element("p", element("pPr", element("pStyle", val=style))))


def _tables(lines: Sequence[Line]) -> Iterator[_Table]:
    at = 0
    while at < len(lines):
        kind, _ = lines[at]
        first = at
        at += 1
        if kind in ROWS:
            while at < len(lines) and lines[at][0] == "next":
                at += 1
            texts = (line_text(segments) for _, segments in lines[first:at])
            yield _Table(first, [text.split(CELL) for text in texts], kind == "header")


def _formatted(
    table: _Table, layout: Layout, properties: CellProperties, behind: str
) -> Iterator[tuple[int, RowProperties]]:
    widths = _widths(table, layout)
    columns = [properties.short if short else properties.text for short in _short(table, widths)]
    last = len(table.rows) - 1
    for n in range(len(table.rows)):
        is_header = table.has_header and n == 0
        start = "" if n else _table_start(widths, table)
        cells = tuple(
            (_cell_start(width), properties.header if is_header else column)
            for width, column in zip(widths, columns, strict=True)
        )
        end = f"{_END}</w:tbl>{behind}" if n == last else _END
        yield table.first + n, RowProperties(start + _row_start(is_header), cells, end)


def _widths(table: _Table, layout: Layout) -> list[int]:
    """Return the widths of the columns, in twips; together they are as wide as the page's text.

    A column has what its longest line wants as long as no other one wants that room more.
    """
    size = (layout.table.size or layout.body.size).twips
    wanted = [
        round((max(_NARROWEST, *map(_line_width, column)) + _SLACK) * size) + 2 * _PADDING
        for column in _columns(table)
    ]
    room = layout.page.text_width.twips
    if sum(wanted) <= room:
        scaled = [width * room // sum(wanted) for width in wanted]
        return [*scaled[:-1], room - sum(scaled[:-1])]
    widths = [0] * len(wanted)
    for left, at in zip(
        range(len(wanted), 0, -1), sorted(range(len(wanted)), key=wanted.__getitem__), strict=True
    ):
        widths[at] = min(wanted[at], room // left)
        room -= widths[at]
    return widths


def _columns(table: _Table) -> list[list[str]]:
    count = max(map(len, table.rows))
    return [[row[at] for row in table.rows if at < len(row)] for at in range(count)]


def _line_width(cell: str) -> float:
    return max(map(text_width, cell.split(CELL_BREAK)))


def _short(table: _Table, widths: Sequence[int]) -> list[bool]:
    """Tell of each column whether all of its words are short."""
    below = table.rows[table.has_header :]
    return [
        all(_line_width(row[at]) <= _LONGEST_SHORT for row in below if at < len(row))
        for at in range(len(widths))
    ]


def _table_start(widths: Sequence[int], table: _Table) -> str:
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    rules = (element(side, val="single", sz=_RULE, space=0, color="auto") for side in sides)
    margins = (element(side, w=_PADDING, type="dxa") for side in ("left", "right"))
    properties = element(
        "tblPr",
        element("tblW", w=sum(widths), type="dxa"),
        element("jc", val="center"),
        element("tblBorders", *rules),
        element("tblLayout", type="fixed"),
        element("tblCellMar", *margins),
        # What a program does with a first row that is set off, and how it is told.
        element("tblLook", val="0020" if table.has_header else "0000"),
    )
    grid = element("tblGrid", *(element("gridCol", w=width) for width in widths))
    return f"<w:tbl>{to_xml(properties)}{to_xml(grid)}"


def _row_start(is_header: bool) -> str:
    properties = element("trPr", element("cantSplit"), element("tblHeader") if is_header else None)
    return f"<w:tr>{to_xml(properties)}"


def _cell_start(width: int) -> str:
    properties = element(
        "tcPr", element("tcW", w=width, type="dxa"), element("vAlign", val="center")
    )
    return f"<w:tc>{to_xml(properties)}"
