"""The tables of a Word body: which cell of which row a paragraph stands in."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from app.files.xml_numbers import hex_number, whole_number
from app.word.grammar import MOST_COLUMNS
from app.word.paragraphs import attribute, local_name, paragraph_elements

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

_OFF = ("0", "false", "off")
_FIRST_ROW = 0x20  # Of tblLook: the first row is set off from the others.


class WordCell(NamedTuple):
    """A cell: every paragraph in it, and how many columns it spans."""

    paragraphs: tuple[etree._Element, ...]
    columns: int
    holds_table: bool


class WordRow(NamedTuple):
    """A row: its cells, and how many columns are left free before and after them.

    `is_header` is what the row itself says; None where it says nothing.
    """

    cells: tuple[WordCell, ...]
    before: int
    after: int
    is_header: bool | None


def outer_table(paragraph: etree._Element) -> etree._Element | None:
    """Return the table that a paragraph stands in, the outermost of several; None without one."""
    tables = [each for each in paragraph.iterancestors() if local_name(each) == "tbl"]
    return tables[-1] if tables else None


def table_rows(table: etree._Element) -> list[WordRow]:
    """Return the rows of a table."""
    return [_row(element) for element in below(table, "tr")]


def sets_first_row_off(table: etree._Element) -> bool:
    """Tell whether a table's first row is meant to head its columns, as Word takes it."""
    look = property_of(table, "tblPr", "tblLook")
    if look is None:
        return True
    if said := attribute(look, "firstRow"):
        return said not in _OFF
    return bool(hex_number(attribute(look, "val"), _FIRST_ROW) & _FIRST_ROW)


def below(element: etree._Element, name: str) -> Iterator[etree._Element]:
    """Yield the nearest elements of a name below, none inside another or inside another table."""
    for child in element:
        found = local_name(child)
        if found == name:
            yield child
        elif found != "tbl":
            yield from below(child, name)


def property_of(element: etree._Element, properties: str, name: str) -> etree._Element | None:
    """Return the property of a name that an element has among its properties (`tcPr`)."""
    for each in element:
        if local_name(each) == properties:
            return next((one for one in each if local_name(one) == name), None)
    return None


def _row(element: etree._Element) -> WordRow:
    header = property_of(element, "trPr", "tblHeader")
    return WordRow(
        tuple(_cell(each) for each in below(element, "tc")),
        _number(property_of(element, "trPr", "gridBefore"), 0),
        _number(property_of(element, "trPr", "gridAfter"), 0),
        None if header is None else attribute(header, "val") not in _OFF,
    )


def _cell(element: etree._Element) -> WordCell:
    return WordCell(
        tuple(paragraph_elements(element)),
        _number(property_of(element, "tcPr", "gridSpan"), 1),
        any(local_name(each) == "tbl" for each in element.iter()),
    )


def _number(element: etree._Element | None, missing: int) -> int:
    value = "" if element is None else attribute(element, "val")
    return whole_number(value, missing, least=missing, most=MOST_COLUMNS)
