"""How the rows of a form's table are laid out: heads, lists under them, rows with a name."""

from __future__ import annotations

import re
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING

from app.patterns import lazy
from app.placeholders.counted_rows import COUNTED, SUMMING
from app.placeholders.form_labels import label_of
from app.text.characters import COLONS
from app.text.label_names import label_key
from app.text.labels import is_label

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from app.word.grids import Cell, Grid

_HEAD = lazy(
    r"序\s?号|编号|项目|内容|备注|说明|名称|类[别型]|数量|单价|金额|称谓|关系|与本人关系|政治面貌|"
    r"得分|评分|打分|自评|分值|评价|签到|签收|是|否|有|无|结论.{0,4}|"
    r".{0,6}(?:情况|结果|成绩|意见|名称|要求|措施|标准|说明|科目|病情|代码|编码|类别|时间|日期|起止年月|"
    r"学校|职务|职称|签[字名]|项目|内容|指标|数量|金额|单价|人数|地点|方式|得分|评分|规格|型号)"
)
# A figure stands before what it counts, a place of its own in the cell.
UNIT = lazy(
    r"\s*((?:人|元|万元|亿元|亩|公顷|平方米|㎡|吨|万吨|岁|年|个月|个|项|次|名|户|分|%|％|千克|公斤|kg|cm|厘米|米|"
    r"℃|mmHg|次/分|学时|课时|小时|天|页|份))\s*",
    re.I,
)
# These columns stay empty in a list of what is known, and nobody is asked for them.
_ASIDE = lazy(r"备注|说明|其他")
_FEWEST_COLUMNS = 2
_FEWEST_ROWS = 2
_FEWEST_BOXES = 6
_EXAMPLE = lazy(r"\s*(?:例|示例|样例|范例)\s*(?:[：:]|\d|$)")
# What is answered, and asks for nothing.
_ANSWER = lazy(r"[是否有无男女好√×]|较好|一般|优秀?|良好?|中等?|合格|汉族?")


def headers(grid: Grid) -> Iterator[Sequence[Cell] | None]:
    """Yield for each row with an empty cell what heads it: labels alone, over the same columns.

    Of rows alike the later has what the earlier has, so that a long list is gone through once.
    """
    known: dict[object, tuple[int, Sequence[Cell] | None]] = {}
    for number, row in enumerate(grid.rows):
        if not any(cell.is_empty for cell in own_cells(row)):
            yield None
            continue
        own = frozenset(map(_columns, own_cells(row)))
        sort = frozenset(map(_columns, row)), own, is_named_row(row), is_list_row(row)
        header = _header(grid, number, *known.get(sort, (-1, None)))
        known[sort] = number, header
        yield header


def own_cells(row: Sequence[Cell]) -> list[Cell]:
    """Return the cells of a row that do not go on with one above."""
    return [cell for cell in row if not cell.continues]


def is_list_row(row: Sequence[Cell]) -> bool:
    """Tell whether nothing stands in a row but its number."""
    own = own_cells(row)
    return all(map(is_open, _after_number(own))) and any(cell.is_empty for cell in own)


def is_example(row: Sequence[Cell]) -> bool:
    """Tell whether a row shows how the others are to be filled in."""
    own = own_cells(row)
    return bool(own) and _EXAMPLE.match(own[0].text) is not None


def is_open(cell: Cell) -> bool:
    """Tell whether nothing stands in a cell, or but the unit of a figure."""
    return cell.is_empty or UNIT.fullmatch(cell.text) is not None


def is_named_row(row: Sequence[Cell]) -> bool:
    """Tell whether a row has its name in the first cell, and nothing in the others."""
    own = _after_number(own_cells(row))
    named = len(own) > _FEWEST_COLUMNS and bool(label_of(own[0].text))
    return named and all(cell.is_empty for cell in own[1:])


def _after_number(own: Sequence[Cell]) -> Sequence[Cell]:
    """Return the cells of a row behind the number that it begins with."""
    return own[1:] if own and COUNTED.fullmatch(own[0].text.strip()) else own


def row_name(grid: Grid, row: Sequence[Cell]) -> str:
    """Return what a row is about: the first words of its own that are no number, if few."""
    own = (cell for cell in own_cells(row) if not _is_tall(grid, cell))
    words = (cell.text for cell in own if not COUNTED.fullmatch(cell.text.strip()))
    return label_of(next(words, ""))


def group_name(grid: Grid, cell: Cell) -> str:
    """Return what a group of rows is about: the words of a cell merged over them before another."""
    before = (each for each in grid.rows[cell.row] if each.last < cell.first)
    tall = (grid.origin(each) for each in before if each.continues or _is_tall(grid, each))
    return label_of(next((each.text for each in tall), ""))


def alternates(row: Sequence[Cell]) -> bool:
    """Tell whether a label and an open cell follow each other all over a row."""
    own = own_cells(row)
    pairs = list(zip(own[::2], own[1::2], strict=False))
    fits = all(label_of(label.text) and is_open(cell) for label, cell in pairs)
    return len(pairs) >= _FEWEST_COLUMNS and len(own) % 2 == 0 and fits


class UnfilledColumns:
    """Tells the columns of a table that a known head asks for: 得分 beside what is marked."""

    def __init__(self, grid: Grid) -> None:
        self._grid = grid
        # For each column the row last asked about, and that of the words over it.
        self._over: dict[tuple[int, int], tuple[int, int]] = {}
        self._heads: dict[int, bool] = {}
        self._lists: dict[tuple[int, int], range] = {}
        self._sums: dict[tuple[int, int], tuple[int, str]] = {}

    def head_of(self, cell: Cell) -> str:
        """Return what the head of a column is called in which nothing else stands; else nothing."""
        column = self._grid.column(cell)
        at = self._row_over(column, cell)
        head = label_of(column[at].text) if at in column else ""
        asks = head and not _ASIDE.fullmatch(head) and self._heads_list(at)
        return head if asks and at in self._empty_under(column, _columns(cell)) else ""

    def head_of_sum(self, cell: Cell) -> str:
        """Return the head of the column that a cell sums up, whatever stands between."""
        column = self._grid.column(cell)
        asked, head = self._sums.get(_columns(cell), (0, ""))
        for at in range(cell.row - 1, asked - 1, -1):
            label = label_of(column[at].text) if at in column else ""
            if label and self._heads_list(at):
                head = "" if _ASIDE.fullmatch(label) else label
                break
        self._sums[_columns(cell)] = cell.row, head
        return head

    def _row_over(self, column: Mapping[int, Cell], cell: Cell) -> int:
        """Return the row where the empty cells over a cell end; of one below it is the same."""
        asked, found = self._over.get(_columns(cell), (-1, -1))
        asked = asked if asked < cell.row else -1
        at = cell.row - 1
        while at > asked and at in column and column[at].is_empty:
            at -= 1
        at = found if at == asked >= 0 and column[at].is_empty else at
        self._over[_columns(cell)] = cell.row, at
        return at

    def _heads_list(self, at: int) -> bool:
        if at not in self._heads:
            row = own_cells(self._grid.rows[at])
            several = len(row) > _FEWEST_COLUMNS
            self._heads[at] = several and all(label_of(each.text) for each in row)
        return self._heads[at]

    def _empty_under(self, column: Mapping[int, Cell], columns: tuple[int, int]) -> range:
        """Return the rows under which a column has several cells, and all of them empty."""
        if columns not in self._lists:
            rows = list(column)
            filled = max((at for at, each in column.items() if not each.is_empty), default=-1)
            self._lists[columns] = range(filled, rows[-_FEWEST_ROWS] if rows[1:] else filled)
        return self._lists[columns]


class FormRow:
    """A row of a form with what is asked of it as a whole, told once for all of its cells."""

    def __init__(self, grid: Grid, number: int, header: Sequence[Cell] | None) -> None:
        self._grid = grid
        self._cells = grid.rows[number]
        self._header = header

    @cached_property
    def own(self) -> list[Cell]:
        """Return its cells that do not go on with one above."""
        return own_cells(self._cells)

    @cached_property
    def corner(self) -> Cell | None:
        """Return its cell that stands at the left of heads alone, over the names of rows."""
        return corner_of(self.own)

    @cached_property
    def alternates(self) -> bool:
        """Tell whether a label and an open cell follow each other all over it."""
        return alternates(self.own)

    @cached_property
    def is_named(self) -> bool:
        """Tell whether it has its name in the first cell, and nothing in the others."""
        return is_named_row(self._cells)

    @cached_property
    def name(self) -> str:
        """Return what it is about."""
        return row_name(self._grid, self._cells)

    @cached_property
    def sums(self) -> bool:
        """Tell whether it sums up the columns over it, and asks for nothing else."""
        own = _after_number(self.own)
        rest = any(label_of(each.text) for each in own[1:])
        return bool(own) and not rest and SUMMING.fullmatch(label_of(own[0].text)) is not None

    @cached_property
    def is_head(self) -> bool:
        """Tell whether it is a row of heads, not all of which end in a colon."""
        words = [each.text.rstrip() for each in self.own]
        return all(map(label_of, words)) and not all(map(_asks, words))

    def head_over(self, cell: Cell) -> str:
        """Return the label at the head of a cell's column; nothing without one."""
        over = self._heads.get(_columns(cell))
        return label_of(self._grid.origin(over).text) if over else ""

    @cached_property
    def _heads(self) -> dict[tuple[int, int], Cell]:
        return {_columns(each): each for each in self._header or ()}

    def boxes(self, cell: Cell) -> tuple[int, ...]:
        """Return the lines of the empty cells that a cell begins a row of, if they are many."""
        return self._boxes.get(cell.first, ())

    @cached_property
    def _boxes(self) -> dict[int, tuple[int, ...]]:
        open_ones = groupby(self._cells, key=lambda each: each.is_empty and not each.continues)
        runs = (list(cells) for is_open, cells in open_ones if is_open)
        return {
            cells[0].first: tuple(each.lines[0].number for each in cells)
            for cells in runs
            if len(cells) >= _FEWEST_BOXES
        }


def corner_of(row: Sequence[Cell]) -> Cell | None:
    """Return the cell that stands at the left of heads alone, over the names of rows."""
    heads: list[str] = []
    for cell in reversed(row):
        label = label_of(cell.text)
        if not label:
            return cell if len(heads) >= _FEWEST_COLUMNS and sum(map(is_known, heads)) > 1 else None
        heads.append(label)
    return None


def is_value(grid: Grid, cell: Cell) -> bool:
    """Tell whether a cell is what a label before it asked for: 女 behind 性别."""
    left = grid.left_of(cell)
    if left is None or is_open(left) or is_known(label_of(cell.text)) or _is_tall(grid, left):
        return _ANSWER.fullmatch(cell.text.strip()) is not None
    return is_known(label_of(left.text))


def _is_tall(grid: Grid, cell: Cell) -> bool:
    """Tell whether a cell goes on in the row below, as what groups several rows does."""
    below = grid.at(cell.row + 1, cell)
    return below is not None and below.continues


def is_known(label: str) -> bool:
    """Tell whether a label is one that forms have."""
    bare = label_key(label)
    return is_label(bare) or bool(_HEAD.fullmatch(bare))


def _header(
    grid: Grid, number: int, alike: int, known: Sequence[Cell] | None
) -> Sequence[Cell] | None:
    """Return what heads a row, where `known` heads the one `alike` that stands above it.

    An example that is filled in may read like heads, too: the well known ones come first, and of
    others the topmost.
    """
    at = number - 1
    row = grid.rows[number]
    found: Sequence[Cell] | None = None
    while at >= 0 and _same_columns(grid.rows[at], row):
        if at == alike:
            return found or known
        if heads := _heads_over(grid, grid.rows[at], row):
            found = heads
            if _known_heads(grid, heads) * 2 > len(heads):
                break
        at -= 1
    return found


def _heads_over(grid: Grid, heads: Sequence[Cell], row: Sequence[Cell]) -> list[Cell] | None:
    """Return the cells of a row that head those of another: labels, most of them well known.

    Over a row in which nothing stands labels of several columns are enough, over one that only has
    a name of its own one well known is. A head of two rows is told by its origin.
    """
    columns = set(map(_columns, own_cells(row)))
    over = [cell for cell in heads if _columns(cell) in columns]
    if over and grid.origin(over[0]).is_empty and corner_of(over) is over[0]:
        over = over[1:]
    words = [grid.origin(cell).text.strip() for cell in over]
    labels = list(map(label_of, words))
    if len(labels) < _FEWEST_COLUMNS or not all(labels) or any(map(_asks, words)):
        return None
    return over if _known_heads(grid, over) >= _fewest_known(row, len(labels)) else None


def _known_heads(grid: Grid, heads: Sequence[Cell]) -> int:
    return sum(is_known(label_of(grid.origin(cell).text)) for cell in heads)


def _asks(words: str) -> bool:
    """Tell whether a label is to be answered in its own cell."""
    return words.endswith(tuple(COLONS))


def _fewest_known(row: Sequence[Cell], labels: int) -> int:
    return 0 if is_list_row(row) or is_named_row(row) else labels // 2 + 1


def _same_columns(heads: Sequence[Cell], row: Sequence[Cell]) -> bool:
    """Tell whether a row has the columns of another, but for the name that it begins with."""
    asked = row[1:] if is_named_row(row) else row
    return set(map(_columns, asked)) <= set(map(_columns, heads))


def _columns(cell: Cell) -> tuple[int, int]:
    return cell.first, cell.last
