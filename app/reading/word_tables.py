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


def lines_and_rows(paragraphs: Iterable[Numbered]) -> Iterator[str | Paragraph]:
    """Yield the paragraphs of a body as lines, and those of a table as a paragraph a row.

    A table of one column that has no header, and a cell that holds a table or a whole text, only
    frame what stands in them.
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
    rows = table_rows(table)
    frames = all(len(row.cells) < 2 for row in rows) and not any(row.is_header for row in rows)
    begun = False
    for number, row in enumerate(rows):
        cells = list(_on_grid(row, held))
        if frames or _frames(row, cells):
            yield from (held[each].line for cell in row.cells for each in cell.paragraphs)
            begun = False
            continue
        if not any(cells):
            continue
        kind: Row = "next" if begun else _first(row, cells, table, alone=number + 1 == len(rows))
        begun = True
        yield Paragraph(spans=(Span(text=CELL.join(cells)),), row=kind)


def _first(row: WordRow, cells: Sequence[str], table: etree._Element, *, alone: bool) -> Row:
    if row.is_header is not None:
        return "header" if row.is_header else "first"
    heads = sets_first_row_off(table) and all(cells) and not alone
    return "header" if heads else "first"


def _frames(row: WordRow, cells: Sequence[str]) -> bool:
    if any(cell.holds_table for cell in row.cells):
        return True
    *labels, text = sorted(filter(None, cells), key=len) or [""]
    if any(len(label) > _LONGEST_LABEL for label in labels) or len(labels) > 1:
        return False
    paragraphs = text.count(CELL_BREAK) + 1
    return len(text) >= _SHORTEST_ALONE or (
        len(text) >= _SHORTEST_TEXT and paragraphs >= _FEWEST_PARAGRAPHS
    )


def _on_grid(row: WordRow, held: Mapping[etree._Element, Numbered]) -> Iterator[str]:
    """Yield the text of a row's cells, an empty one for each further column of a wide cell."""
    yield from [""] * row.before
    for cell in row.cells:
        yield "" if cell.goes_on else _text(cell, held)
        yield from [""] * (cell.columns - 1)
    yield from [""] * row.after


def _text(cell: WordCell, held: Mapping[etree._Element, Numbered]) -> str:
    # A column of numbers is often one that Word counts, with nothing else in it.
    found = (held[each].number + held[each].text for each in cell.paragraphs if each in held)
    return CELL_BREAK.join(line.replace(CELL, " ") for line in clean_lines(found))
