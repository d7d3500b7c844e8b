"""The tables of a Word body as rows of a report; what is only framed by one as lines."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from app.models.report import Paragraph, Span
from app.reading.cleaning import clean_lines
from app.text.markdown.signs import CELL, CELL_BREAK
from app.word.tables import outer_table, sets_first_row_off, table_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from lxml import etree

    from app.text.markdown.signs import Row
    from app.word.tables import WordCell, WordRow

# A form has a whole report in one of its cells (心得体会), beside no more than a label.
_LONGEST_LABEL = 20
_SHORTEST_TEXT = 200
_SHORTEST_ALONE = 600
_FEWEST_PARAGRAPHS = 3


class Numbered(NamedTuple):
    """A paragraph of a Word body: its text, and the number that Word shows before it."""

    element: etree._Element
    text: str
    number: str

    @property
    def line(self) -> str:
        """Return the paragraph as it reads; an empty one of a list shows nothing worth reading."""
        return self.number + self.text if self.text.strip() else ""


class _Read(NamedTuple):
    """A row, and the text of each of its cells."""

    row: WordRow
    cells: Sequence[str]


def lines_and_rows(paragraphs: Iterable[Numbered]) -> Iterator[str | Paragraph]:
    """Yield the paragraphs of a body as lines, and those of a table as a paragraph a row.

    A table of one column that has no header, a cell over a whole table, and one that holds a table
    or a whole text, only frame what stands in them.
    """
    for table, group in groupby(paragraphs, lambda each: outer_table(each.element)):
        held = list(group)
        if table is None:
            yield from (each.line for each in held)
        else:
            yield from _table(table, {each.element: each for each in held})


def _table(
    table: etree._Element, held: Mapping[etree._Element, Numbered]
) -> Iterator[str | Paragraph]:
    rows = [
        _Read(row, _cells(row, held)) for row in (_held(row, held) for row in table_rows(table))
    ]
    rows = [row for row in rows if any(row.cells)]
    one_column = all(len(row.row.cells) < 2 for row in rows)
    frames = one_column and not any(row.row.is_header for row in rows)
    begun = False
    for number, row in enumerate(rows):
        # One cell over the whole table is its caption.
        caption = len(row.row.cells) == 1 and not begun and not one_column
        if frames or caption or _frames(row):
            yield from (held[each].line for cell in row.row.cells for each in cell.paragraphs)
            begun = False
            continue
        goes_on = number + 1 < len(rows) and not _frames(rows[number + 1])
        kind: Row = "next" if begun else _first(row, table, goes_on=goes_on)
        begun = True
        yield Paragraph(spans=(Span(text=CELL.join(row.cells)),), row=kind)


def _held(row: WordRow, held: Mapping[etree._Element, Numbered]) -> WordRow:
    """Return a row without the paragraphs that are not read: deleted ones, and second versions."""
    cells = (
        cell._replace(paragraphs=tuple(each for each in cell.paragraphs if each in held))
        for cell in row.cells
    )
    return row._replace(cells=tuple(cells))


def _first(row: _Read, table: etree._Element, *, goes_on: bool) -> Row:
    if row.row.is_header is not None:
        return "header" if row.row.is_header else "first"
    heads = sets_first_row_off(table) and all(row.cells) and goes_on
    return "header" if heads else "first"


def _frames(row: _Read) -> bool:
    if any(cell.holds_table for cell in row.row.cells):
        return True
    *labels, text = sorted(filter(None, row.cells), key=len)
    if any(len(label) > _LONGEST_LABEL for label in labels) or len(labels) > 1:
        return False
    paragraphs = text.count(CELL_BREAK) + 1
    return len(text) >= _SHORTEST_ALONE or (
        len(text) >= _SHORTEST_TEXT and paragraphs >= _FEWEST_PARAGRAPHS
    )


def _cells(row: WordRow, held: Mapping[etree._Element, Numbered]) -> list[str]:
    """Return the text of a row's cells, an empty one for each further column of a wide cell."""
    cells = [""] * row.before
    for cell in row.cells:
        cells += [_text(cell, held), *[""] * (cell.columns - 1)]
    return cells + [""] * row.after


def _text(cell: WordCell, held: Mapping[etree._Element, Numbered]) -> str:
    # A column of numbers is often one that Word counts, with nothing else in it.
    found = (held[each].number + held[each].text for each in cell.paragraphs)
    return CELL_BREAK.join(line.replace(CELL, " ") for line in clean_lines(found))
