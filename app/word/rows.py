"""Rows added to a table behind one of its own: like it, with other texts in them."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from app.patterns import lazy
from app.word.breaking import element_end
from app.word.editing import Replacement
from app.word.formulas import of_grown_table, of_new_row
from app.word.raw_text import escaped
from app.word.row_copies import NUMBER, as_copy, first_free_shape, free_numbers, row_element
from app.word.splices import Splice
from app.word.xml_part import xml_safe

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from app.word.containers import Container
    from app.word.scanning import Paragraph

    Record = Mapping[int, Sequence[Replacement]]
    Edit = Callable[[str, Mapping[int, Sequence[Replacement]]], str]

# Private-use characters, which stand for what differs from row to row.
_MARK = "\ue000{}\ue001"
_MARKS = lazy("\ue000(#|s\\d+|v\\d+|r-?\\d+)\ue001")
_MOST_WAYS = 1_000
_BREAKS = lazy(r"[\r\n\t]")


class Growth(NamedTuple):
    """Rows to be written behind the one that a line stands in, one for each record.

    A record says what is replaced in which lines of that row. `rows` are the numbers of the rows
    that are alike, from 1; that of the line is the last. In the cells of the lines `joined` a
    merged cell goes on, and values of the lines `literal` are more than words to the file.
    """

    line: int
    rows: range
    added: int
    records: Iterable[Record]
    joined: frozenset[int] = frozenset()
    literal: frozenset[int] = frozenset()


def added_rows(
    text: str, lines: Mapping[int, Paragraph], growth: Growth, edit: Edit
) -> Iterator[Splice]:
    """Yield what to write where in a part, so that a table of it grows.

    `lines` are the paragraphs of the part by their numbers. `edit` returns the characters of a row
    with replacements made in its paragraphs, which are counted from 0.
    """
    row = _above(lines[growth.line].container)
    start = _above(row).start
    first = next(
        cell.above.start
        for cell in (paragraph.container for paragraph in lines.values())
        if cell.above and cell.above.above is row.above and cell.above.number == growth.rows[0]
    )
    table = start, element_end(text, start)
    within = first, element_end(text, row.start)
    for splice in of_grown_table(text, table, within, growth.rows[-1], growth.added):
        yield Splice(*splice)
    if growth.added:
        pattern = _Pattern(text, lines, growth, edit)
        yield Splice(pattern.end, pattern.end, "".join(map(pattern.row, growth.records)))


class _Pattern:
    """The row that others are written after; each way to fill it is worked out once."""

    def __init__(
        self, text: str, lines: Mapping[int, Paragraph], growth: Growth, edit: Edit
    ) -> None:
        start, self.end = row_element(text, _above(lines[growth.line].container).start)
        inside = _between(lines, start, self.end)
        self._places = {number: at for at, number in enumerate(inside)}
        self._emptied = {
            self._places[n]: [Replacement(0, len(lines[n].text), "")]
            for n in growth.joined
            if lines[n].text
        }
        cells = {lines[n].container.start - start for n in growth.joined}
        raw = as_copy(text[start : self.end], cells, _MARK.format)
        self._shapes = {int(kind[1:]) for kind in _MARKS.findall(raw) if kind[0] == "s"}
        self._shape = first_free_shape(text) if self._shapes else 0
        self._raw = of_new_row(raw, growth.rows, lambda far: _MARK.format(f"r{far}"))
        self._growth = growth
        self._edit = edit
        self._number = free_numbers(text)
        self._at = growth.rows[-1]
        self._known: dict[object, list[str]] = {}

    def row(self, record: Record) -> str:
        """Return the characters of the next row."""
        self._at += 1
        way: list[tuple[int, int, int, str | None]] = []
        values: list[str] = []
        is_usual = True
        for line, replacements in record.items():
            for start, end, value, _ in replacements:
                literal = line in self._growth.literal or not value
                plain = literal or (value == value.strip() and not _BREAKS.search(value))
                way.append((line, start, end, value if literal or not plain else None))
                is_usual &= plain
                if plain and not literal:
                    values.append(value)
        key = tuple(way)
        pieces = self._known.get(key)
        if pieces is None:
            pieces = _MARKS.split(self._written(way))
            if is_usual and len(self._known) < _MOST_WAYS:
                self._known[key] = pieces
        said = "".join(self._said(pieces, values))
        self._shape += len(self._shapes)
        return said

    def _written(self, way: Iterable[tuple[int, int, int, str | None]]) -> str:
        """Return a row with marks in the place of what differs from one to the next."""
        changes = dict(self._emptied)
        number = 0
        for line, start, end, value in way:
            if value is None:
                value = _MARK.format(f"v{number}")
                number += 1
            changes.setdefault(self._places[line], []).append(Replacement(start, end, value))
        return self._edit(self._raw, changes)

    def _said(self, pieces: Sequence[str], values: Sequence[str]) -> Iterator[str]:
        for at, piece in enumerate(pieces):
            if not at % 2:
                yield piece
            elif piece == NUMBER:
                yield self._number()
            elif piece[0] == "s":
                yield str(self._shape + int(piece[1:]))
            elif piece[0] == "v":
                yield escaped(xml_safe(values[int(piece[1:])]))
            else:
                yield str(self._at + int(piece[1:]))


def _above(container: Container) -> Container:
    """Return the row of a cell, the table of a row."""
    if container.above is None:
        raise RuntimeError("a row to be written stands in no table")
    return container.above


def _between(lines: Mapping[int, Paragraph], start: int, end: int) -> list[int]:
    """Return the numbers of the paragraphs that stand between two places, in order."""
    numbers = list(lines)
    first = bisect_left(numbers, start, key=lambda n: lines[n].start)
    last = bisect_left(numbers, end, key=lambda n: lines[n].start)
    return numbers[first:last]
