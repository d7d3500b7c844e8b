"""How much room a picture has where a line of a Word part stands: a table cell, or the page."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from lxml import etree

from app.files.parts import xml_parser
from app.files.xml_numbers import length, whole_number
from app.patterns import lazy
from app.word.breaking import element_end
from app.word.elements import attribute as tag_attribute
from app.word.grammar import MOST_COLUMNS
from app.word.paragraphs import attribute, local_name
from app.word.pictures import Room
from app.word.set_aside import without_asides
from app.word.tables import below, property_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.word.containers import Container

_TWIP = 635
_ROOT = lazy(r"<([\w.:-]+)(?:\s[^<>]*)?>", 0)
_FIRST = lazy(r"<(?![?!])")
_PAGE = lazy(r"<(?:[\w.-]+:)?pg(Sz|Mar)\s[^<>]*>")
_USUAL_PAGE, _USUAL_EDGE = 11_906, 1_800
_USUAL_MARGIN = 108
_WIDEST = 31_680  # That Word takes, of a page and of what stands on it.
_LEAST = 240
# A line of the usual size, and what stands below a picture in its own: where letters reach down.
_LINE, _BELOW = 312, 120


class Rooms:
    """The rooms of a document's places; its own part, `body`, tells how wide a page is."""

    def __init__(self, body: str) -> None:
        self._body = body
        # A form of photographs has hundreds of them in one table.
        self._table: tuple[str, int, etree._Element] | None = None

    def at(self, story: str, text: str, container: Container, others: int) -> Room:
        """Return the room of a paragraph that stands in a container of a story, `text`.

        There are so many `others` with it in its cell.
        """
        page = self._page
        row = container.above
        table = row.above if row else None
        if container.kind != "tc" or row is None or table is None:
            return Room(page * _TWIP)
        if self._table is None or self._table[:2] != (story, table.start):
            self._table = story, table.start, _tree(text, table.start)
        room = _cell_room(self._table[2], row.number - 1, container.number - 1, page)
        if room.height is None:
            return room
        return Room(room.width, max(room.height - others * _LINE * _TWIP, _LEAST * _TWIP))

    @cached_property
    def _page(self) -> int:
        return _page_width(self._body)


def _tree(text: str, start: int) -> etree._Element:
    """Return the table that stands at a place, read with the names that its part declares."""
    opened = _ROOT.match(text, next(_FIRST.finditer(text)).start())
    table = text[start : element_end(text, start)]
    whole = without_asides(f"{opened[0]}{table}</{opened[1]}>" if opened else table)
    return etree.fromstring(whole.encode("utf-8"), xml_parser())[0]


def _cell_room(table: etree._Element, at: int, number: int, page: int) -> Room:
    rows = list(below(table, "tr"))
    cell = list(below(rows[at], "tc"))[number]
    first = next(column for each, column in _columns(rows[at]) if each is cell)
    width = min(_widths(table, cell, first), default=page)
    width -= _margin(table, cell, "left", "start") + _margin(table, cell, "right", "end")
    covered = [rows[at], *_merged(rows[at + 1 :], first)] if _merges(cell) else [rows[at]]
    heights = [_height(row) for row in covered]
    if not any(heights) and len(heights) == 1:
        return Room(max(width, _LEAST) * _TWIP)
    height = sum(each or _LINE for each in heights) - _BELOW
    height -= _margin(table, cell, "top") + _margin(table, cell, "bottom")
    return Room(max(width, _LEAST) * _TWIP, max(height, _LEAST) * _TWIP)


def _columns(row: etree._Element) -> Iterator[tuple[etree._Element, int]]:
    """Yield the cells of a row, each with the first column that it covers."""
    column = _columns_of(property_of(row, "trPr", "gridBefore"), 0)
    for cell in below(row, "tc"):
        yield cell, column
        column += _span(cell)


def _span(cell: etree._Element) -> int:
    return _columns_of(property_of(cell, "tcPr", "gridSpan"), 1)


def _columns_of(element: etree._Element | None, missing: int) -> int:
    said = "" if element is None else attribute(element, "val")
    return whole_number(said, missing, least=missing, most=MOST_COLUMNS)


def _widths(table: etree._Element, cell: etree._Element, first: int) -> Iterator[int]:
    """Yield how wide a cell is by its own word, and by the columns that it covers."""
    own = property_of(cell, "tcPr", "tcW")
    if own is not None and attribute(own, "type") in ("dxa", "") and _value(own, "w"):
        yield _value(own, "w")
    grid = next((each for each in table if local_name(each) == "tblGrid"), ())
    columns = [_value(each, "w") for each in grid if local_name(each) == "gridCol"]
    if columns[first:] and all(columns):
        yield sum(columns[first : first + _span(cell)])


def _merges(cell: etree._Element) -> bool:
    merge = property_of(cell, "tcPr", "vMerge")
    return merge is not None and attribute(merge, "val") == "restart"


def _merged(rows: Sequence[etree._Element], first: int) -> Iterator[etree._Element]:
    """Yield the rows into which a cell of the column goes on."""
    for row in rows:
        cell = next((each for each, column in _columns(row) if column == first), None)
        merge = None if cell is None else property_of(cell, "tcPr", "vMerge")
        if merge is None or attribute(merge, "val") == "restart":
            return
        yield row


def _height(row: etree._Element) -> int:
    return _value(property_of(row, "trPr", "trHeight"))


def _margin(table: etree._Element, cell: etree._Element, *sides: str) -> int:
    """Return the margin of a cell at a side, which has two names."""
    for owner, properties, name in ((cell, "tcPr", "tcMar"), (table, "tblPr", "tblCellMar")):
        margins = property_of(owner, properties, name)
        for each in () if margins is None else margins:
            if local_name(each) in sides:
                return _value(each, "w")
    return 0 if "top" in sides or "bottom" in sides else _USUAL_MARGIN


def _value(element: etree._Element | None, name: str = "val") -> int:
    said = "" if element is None else attribute(element, name)
    return length(said, 0, most=_WIDEST)


def _page_width(body: str) -> int:
    """Return how wide the text of a page is, as the last section says."""
    said = {"w": _USUAL_PAGE, "left": _USUAL_EDGE, "right": _USUAL_EDGE}
    for match in _PAGE.finditer(body):
        for name in ("w",) if match[1] == "Sz" else ("left", "right"):
            told = tag_attribute(match[0], name)
            said[name] = length(told, said[name], least=-_WIDEST, most=_WIDEST)
    return max(said["w"] - said["left"] - said["right"], _LEAST)
