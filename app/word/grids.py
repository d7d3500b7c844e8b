"""The tables of a Word file as grids: which columns a cell covers, and what stands beside it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass, field
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from app.files.xml_numbers import whole_number
from app.patterns import lazy
from app.word.breaking import element_end
from app.word.grammar import ATTRIBUTES, MOST_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from app.word.containers import Container

CELL = "tc"
"""The kind of container that a cell is."""

_OPENED = lazy(rf"<(?:[\w.-]+:)?t(?:c|r){ATTRIBUTES}>\s*")
_EXCEPTIONS = lazy(r"<(?:[\w.-]+:)?tblPrEx[\s/>]")
_BLANKS = lazy(r"\s*")
_PROPERTIES = lazy(
    r"<(?:[\w.-]+:)?t(?:c|r)Pr>(.*?)</(?:[\w.-]+:)?t(?:c|r)Pr>",
    re.DOTALL,
)
_SPAN = lazy(r"gridSpan\s[^>]*?val\s*=\s*[\"']([^\"'<>]*)")
_BEFORE = lazy(r"gridBefore\s[^>]*?val\s*=\s*[\"']([^\"'<>]*)")
_MERGE = lazy(r":?[vh]Merge(?=[\s/>])(?![^>]*restart)")
_MERGED = lazy(r":vMerge\s[^<>]*restart")
_DELETED = lazy(r"<(?:[\w.-]+:)?del(?=[\s/>])")
_PARAGRAPH = lazy(
    rf"<(?:[\w.-]+:)?p{ATTRIBUTES}>\s*<(?:[\w.-]+:)?pPr>(.*?)</(?:[\w.-]+:)?pPr>", re.DOTALL
)
_FIRST, _LAST = attrgetter("first"), attrgetter("last")
_DRAWN = lazy(r"<(?:[\w.-]+:)?(?:drawing|pict|object)[\s>]")
_SET_APART = lazy(r"<(?:[\w.-]+:)?jc\s[^>]*?val\s*=\s*[\"'](?:right|end|center)")


class Beside(NamedTuple):
    """What stands to the left of a cell and at the head of its column; empty where nothing does."""

    left: str
    head: str


class CellLine(NamedTuple):
    """A line of a file, its number, what it stands in, the characters of its part and its place."""

    number: int
    text: str
    container: Container
    raw: str
    start: int = 0
    end: int = 0

    @property
    def is_set_apart(self) -> bool:
        """Tell whether it stands at the right or in the middle, as a signature does."""
        match = _PARAGRAPH.match(self.raw, self.start)
        return match is not None and _SET_APART.search(match[1]) is not None


@dataclass(slots=True, eq=False)
class Cell:
    """A cell: the columns it covers (`first` to `last`, from 0) and the lines that stand in it.

    `continues` tells that it only goes on with the cell above or before it.
    """

    row: int
    first: int
    last: int
    continues: bool
    holds_table: bool
    lines: list[CellLine] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Return the words of the cell, its paragraphs run together."""
        return "".join(line.text for line in self.lines)

    @property
    def holds_picture(self) -> bool:
        """Tell whether something is drawn in the cell."""
        return any(_DRAWN.search(line.raw, line.start, line.end) for line in self.lines)

    @property
    def raw(self) -> str:
        """Return the characters of the cell in its part."""
        line = self.lines[0]
        return line.raw[line.container.start : element_end(line.raw, line.container.start)]

    @property
    def heads(self) -> bool:
        """Tell whether it holds words and begins a cell that is merged downwards."""
        return bool(self.text.strip()) and _MERGED.search(self.raw) is not None

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing can be read in the cell."""
        return not self.holds_table and not any(line.text.strip() for line in self.lines)


class Grid:
    """The cells of one table by row, in the order in which they stand."""

    def __init__(self) -> None:
        self.rows: list[list[Cell]] = []
        # The cell of another table that this one stands in.
        self.frame: tuple[Grid, Cell] | None = None
        self._by_container: dict[int, Cell] = {}
        self._columns: dict[tuple[int, int], dict[int, Cell]] = defaultdict(dict)
        self._origins: dict[Cell, Cell] = {}

    def add(self, line: CellLine) -> Cell:
        """Take the next line of the table, and return the cell that it stands in."""
        known = self._by_container.get(id(line.container))
        if known is None:
            known = self._by_container[id(line.container)] = self._opened(line)
        known.lines.append(line)
        return known

    def left_of(self, cell: Cell) -> Cell | None:
        """Return the cell to the left, over merged rows the one in which the words stand."""
        row = self.rows[cell.row]
        at = bisect_left(row, cell.first, key=_LAST) - 1
        return self.origin(row[at]) if at >= 0 else None

    def right_of(self, cell: Cell) -> Cell | None:
        """Return the next cell of the row."""
        row = self.rows[cell.row]
        at = bisect_right(row, cell.last, key=_FIRST)
        return row[at] if at < len(row) else None

    def origin(self, cell: Cell) -> Cell:
        """Return the cell that a merged one goes on with; any other as it is."""
        passed: list[Cell] = []
        while cell.continues and cell.row and cell not in self._origins:
            above = self.above(cell)
            if above is None:
                break
            passed.append(cell)
            cell = above
        origin = self._origins.get(cell, cell)
        # The next one below asks for the same.
        self._origins.update(dict.fromkeys(passed, origin))
        return origin

    def at(self, row: int, cell: Cell) -> Cell | None:
        """Return the cell of a row, counted from 0, that covers the columns of another."""
        return self.column(cell).get(row)

    def column(self, cell: Cell) -> dict[int, Cell]:
        """Return the cells over the same columns from the top down, by their rows."""
        return self._columns.get((cell.first, cell.last), {})

    def above(self, cell: Cell) -> Cell | None:
        """Return the cell right above that covers the same columns."""
        return self._over(cell.row - 1, cell)

    def head_of(self, cell: Cell) -> Cell | None:
        """Return the cell of the first row over the same columns; None in that row itself."""
        return self._over(0, cell)

    def _over(self, at: int, cell: Cell) -> Cell | None:
        if not 0 <= at < cell.row:
            return None
        row, own = self.rows[at], self.rows[cell.row]
        return self.at(at, cell) if row and row[-1].last == own[-1].last else None

    def _opened(self, line: CellLine) -> Cell:
        row = line.container.above or line.container
        at = row.number - 1
        while len(self.rows) <= at:
            self.rows.append([])
        cells = self.rows[at]
        start = cells[-1].last + 1 if cells else _number(_BEFORE, _properties(row, line.raw), 0)
        said = _properties(line.container, line.raw)
        width = _number(_SPAN, said, 1)
        cell = Cell(
            at,
            start,
            start + width - 1,
            continues=bool(_MERGE.search(said)),
            holds_table=bool(line.container.counts.get("tbl")),
        )
        cells.append(cell)
        self._columns[cell.first, cell.last][at] = cell
        return cell


class Grids:
    """The tables of a file; `lines` are all that may stand in a cell."""

    def __init__(self, lines: Iterable[CellLine]) -> None:
        self.tables: list[Grid] = []
        self._cells: dict[int, tuple[Grid, Cell]] = {}
        by_table: dict[int, Grid] = {}
        cells: dict[int, tuple[Grid, Cell]] = {}
        frames: list[tuple[Grid, Container]] = []
        for line in lines:
            row = line.container.above
            if line.container.kind != CELL or row is None or row.above is None:
                continue
            grid = by_table.get(id(row.above))
            if grid is None:
                grid = by_table[id(row.above)] = Grid()
                self.tables.append(grid)
                frames += [(grid, row.above.above)] if row.above.above else []
            self._cells[line.number] = grid, grid.add(line)
            cells[id(line.container)] = self._cells[line.number]
        for grid, frame in frames:
            grid.frame = cells.get(id(frame))

    def beside(self, number: int) -> Beside | None:
        """Return the words beside the cell that a line stands in; None for what is in no cell."""
        if number not in self._cells:
            return None
        grid, cell = self._cells[number]
        left, head = grid.left_of(cell), grid.head_of(cell)
        return Beside(left.text if left else "", head.text if head else "")

    def beside_in_cell(self, number: int) -> list[CellLine]:
        """Return the other lines of the cell that a line stands in; none for what is in no cell."""
        cell = self._cells[number][1] if number in self._cells else None
        return [line for line in cell.lines if line.number != number] if cell else []


def is_deleted(row: Sequence[Cell]) -> bool:
    """Tell whether a tracked change deletes a row."""
    line = row[0].lines[0] if row else None
    container = line.container.above if line else None
    return bool(line and container and _DELETED.search(_properties(container, line.raw)))


def _properties(container: Container, raw: str) -> str:
    opened = _OPENED.match(raw, container.start)
    at = opened.end() if opened else container.start
    if _EXCEPTIONS.match(raw, at):
        blanks = _BLANKS.match(raw, element_end(raw, at))
        at = blanks.end() if blanks else at
    match = _PROPERTIES.match(raw, at)
    return match[1] if match else ""


def _number(pattern: re.Pattern[str], said: str, missing: int) -> int:
    match = pattern.search(said)
    return whole_number(match[1] if match else "", missing, least=missing, most=MOST_COLUMNS)
