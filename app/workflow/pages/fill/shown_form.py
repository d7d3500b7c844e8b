"""The lines of a form as its page shows them: tables as tables, its places marked."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Literal, NamedTuple

from app.messages import _
from app.patterns import lazy
from app.placeholders.plain import PlainText
from app.word.looks import column_widths

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from app.models.names import Placeholder
    from app.placeholders.choosing import FillPlan
    from app.placeholders.sources import Source
    from app.word import grids
    from app.word.looks import Look

State = Literal["", "open", "filled"]

_ROW = lazy(r"(.*?) ?第 \d+ 行")
_PARAGRAPH = lazy(r"(.*?) ?第 \d+ 段")
_HEADS = ("页眉",)
# Of half points: the titles of Chinese forms are of 二号 or 小二, and of 三号.
_SIZES = ((40, "largest"), (34, "larger"), (30, "large"))
_SMALL = 18


class Piece(NamedTuple):
    """Words of a line, the group whose place they are (0 for none), and whether it is open."""

    text: str
    group: int = 0
    state: State = ""
    label: str = ""


class ShownLine(NamedTuple):
    """A line by its number in the file, with the words of its look."""

    number: int
    pieces: tuple[Piece, ...]
    looks: tuple[str, ...] = ()


class ShownCell(NamedTuple):
    """A cell over so many columns and rows, and what stands in it."""

    columns: int
    rows: int
    blocks: tuple[Block, ...]


class ShownTable(NamedTuple):
    """A table, row by row, and how wide its columns are, in hundredths of it."""

    rows: tuple[tuple[ShownCell, ...], ...]
    widths: tuple[int, ...] = ()


Block = ShownLine | ShownTable


class ShownPart(NamedTuple):
    """A part of a file, such as the text or a header, and what people call it."""

    title: str
    blocks: tuple[Block, ...]


def title_of(label: str) -> str:
    """Return in which part or table a line stands, of what is said of its place."""
    match = _ROW.match(label) or _PARAGRAPH.match(label)
    return (match[1] or _("正文")) if match else label


def shown_form(source: Source, plan: FillPlan) -> list[ShownPart]:
    """Return a form as a plan fills it, headers first; what is no page is left out unless asked."""
    return _Shown(source, plan).parts()


def shown_lines(source: Source, plan: FillPlan, numbers: Iterable[int]) -> list[ShownLine]:
    """Return some lines of a form as a plan fills them."""
    marks = _marks(plan)
    return [_line(source, n, marks.get(n, ())) for n in numbers]


class _Shown:
    def __init__(self, source: Source, plan: FillPlan) -> None:
        self._source = source
        self._lines = source.lines
        self._marks = _marks(plan)
        self._cells: dict[int, grids.Grid] = {}
        self._inner: dict[int, list[grids.Grid]] = defaultdict(list)
        for grid in () if isinstance(source, PlainText) else source.tables:
            for cell in (cell for row in grid.rows for cell in row):
                self._cells.update(dict.fromkeys((line.number for line in cell.lines), grid))
            if grid.frame:
                self._inner[id(grid.frame[1])].append(grid)

    def parts(self) -> list[ShownPart]:
        main = self._source.where(0).part if self._lines else ""
        numbers: dict[str, list[int]] = {_("正文"): []}
        for n in range(len(self._lines)):
            where = self._source.where(n)
            title = _("正文") if where.part == main else title_of(where.label)
            numbers.setdefault(title, []).append(n)
        shown = [
            ShownPart(title, tuple(self._blocks(each)))
            for title, each in numbers.items()
            if title == _("正文") or any(n in self._marks for n in each)
        ]
        return sorted(shown, key=lambda part: not part.title.endswith(_HEADS))

    def _blocks(self, numbers: Sequence[int]) -> Iterator[Block]:
        seen: set[int] = set()
        for n in numbers:
            grid = self._cells.get(n)
            while grid and grid.frame:
                grid = grid.frame[0]
            if grid is None:
                yield self._line(n)
            elif id(grid) not in seen:
                seen.add(id(grid))
                yield self._table(grid)

    def _line(self, n: int) -> ShownLine:
        return _line(self._source, n, self._marks.get(n, ()))

    def _table(self, grid: grids.Grid) -> ShownTable:
        heights: dict[int, int] = defaultdict(lambda: 1)
        for cell in (cell for row in grid.rows for cell in row if cell.continues):
            origin = grid.origin(cell)
            if origin.row < cell.row:
                heights[id(origin)] = cell.row - origin.row + 1
        rows = tuple(tuple(self._row(grid, row, heights)) for row in grid.rows)
        return ShownTable(rows, _widths(grid))

    def _row(
        self, grid: grids.Grid, row: Sequence[grids.Cell], heights: Mapping[int, int]
    ) -> Iterator[ShownCell]:
        if row and row[0].first:
            yield ShownCell(row[0].first, 1, ())
        for cell in row:
            if cell.continues and grid.origin(cell).row < cell.row:
                continue
            blocks: list[Block] = [self._line(line.number) for line in cell.lines]
            blocks += map(self._table, self._inner.get(id(cell), ()))
            yield ShownCell(cell.last - cell.first + 1, heights[id(cell)], tuple(blocks))


def _line(source: Source, n: int, marks: Sequence[_Mark]) -> ShownLine:
    pieces = tuple(_pieces(source.lines[n], marks))
    return ShownLine(n, pieces, () if isinstance(source, PlainText) else _looks(source.look(n)))


def _looks(look: Look) -> tuple[str, ...]:
    """Return the words by which a page knows the look of a line."""
    size = next((name for least, name in _SIZES if look.size >= least), "")
    size = "small" if 0 < look.size <= _SMALL else size
    words = (look.align, "bold" * look.bold, "indented" * look.indented, size)
    return tuple(filter(None, words))


def _widths(grid: grids.Grid) -> tuple[int, ...]:
    first = next((cell.lines[0] for row in grid.rows for cell in row if cell.lines), None)
    row = first.container.above if first else None
    return column_widths(first.raw, row.above.start) if first and row and row.above else ()


class _Mark(NamedTuple):
    start: int
    end: int
    text: str | None
    place: Placeholder | None


def _marks(plan: FillPlan) -> dict[int, list[_Mark]]:
    """Return what is filled and what is open in each line, in order, none over another."""
    by_line: dict[int, list[Placeholder]] = defaultdict(list)
    for place in plan.placeholders:
        for line in (place.paragraph, *place.boxes):
            by_line[line].append(place)
    marks: dict[int, list[_Mark]] = defaultdict(list)
    for edit in plan.edits:
        filled = _filled_by(edit.start, edit.end, by_line[edit.paragraph])
        marks[edit.paragraph].append(_Mark(edit.start, edit.end, edit.value, filled))
    for place in plan.left:
        marks[place.paragraph].append(_Mark(place.start, place.end, None, place))
    return {line: _apart(each) for line, each in marks.items()}


def _filled_by(start: int, end: int, places: Sequence[Placeholder]) -> Placeholder | None:
    """Return the place that an edit of its line fills: itself, or the first that it touches."""
    touching = [each for each in places if each.start <= end and start <= each.end]
    same = (each for each in touching if (each.start, each.end) == (start, end))
    return next(same, None) or next(iter(touching), None)


def _apart(marks: Sequence[_Mark]) -> list[_Mark]:
    found: list[_Mark] = []
    for mark in sorted(marks, key=lambda each: (each.start, each.end, each.text is None)):
        # A date is open at each of its parts, but filled as a whole.
        if found and mark.start < found[-1].end:
            continue
        found.append(mark)
    return found


def _pieces(line: str, marks: Sequence[_Mark]) -> Iterator[Piece]:
    at = 0
    for start, end, text, place in marks:
        if start > at:
            yield Piece(line[at:start])
        group, label = (place.group, place.label) if place else (0, "")
        if text is None:
            yield Piece(line[start:end], group, "open", label)
        else:
            yield Piece(text, group, "filled", label)
        at = end
    if at < len(line):
        yield Piece(line[at:])
