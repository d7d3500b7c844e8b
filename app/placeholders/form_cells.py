"""Which empty cells of a table ask for something, and by what label: a form's, not a list's.

A cell is asked for by the label to its left, above it, or at the head of its column. A table
without labels is only empty; of rows that are all empty under one header the first stands for
all, since each is for another record.
"""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from app.patterns import lazy
from app.placeholders.form_labels import label_of
from app.placeholders.photo_cells import PHOTO, is_photo_cell
from app.text.label_names import label_key
from app.text.labels import is_label

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.word.grids import Cell, CellLine, Grid

_COUNT = lazy(r"[\d.．、]*|[（(]\d+[)）]|…+")
_LONGEST = 24
_HEAD = lazy(
    r"序\s?号|编号|项目|内容|备注|说明|名称|类[别型]|数量|单价|金额|称谓|关系|与本人关系|政治面貌|"
    r".{0,6}(?:情况|结果|成绩|意见|名称|要求|措施|标准|说明|科目|病情|代码|编码|类别|时间|日期|起止年月|学校|职务|职称|签[字名]|结论.{0,4})"
)
_COUNTS = lazy(r"序号|编号|项次|NO\.?", re.I)
_TOTAL = lazy(r"[合小总共]计")
_SUMMED = lazy(r"[数量额价费款分钱元]|面积|合计|小计|总计")
_SIGNED = lazy(r"签[字名章]|盖章|公章|印章|[年月日]|[:：]$")
_OPENING = lazy(
    r"\s*([^：:（(]{2,30})(?:[：:]\s*(?:[（(][^（）()]*[)）])?|[（(][^（）()]*[)）][：:])\s*"
)
# A figure stands before what it counts, a place of its own in the cell.
_UNIT = lazy(
    r"\s*((?:人|元|万元|亿元|亩|公顷|平方米|㎡|吨|万吨|岁|年|个月|个|项|次|名|户|分|%|％|千克|公斤|kg|cm|厘米|米|"
    r"℃|mmHg|次/分|学时|课时|小时|天|页|份))\s*"
)
_FEWEST_COLUMNS = 2
_FEWEST_BOXES = 6
_DRAWN = 2


class OpenCell(NamedTuple):
    """The characters `start` to `end` of a line in a cell, often none, and what is asked for there.

    `is_list` tells that it stands in a row of a list, for one of any number of records; `boxes` are
    the lines of the cells that take one figure each, this one first.
    """

    line: int
    start: int
    end: int
    label: str
    is_list: bool = False
    boxes: tuple[int, ...] = ()


def open_cells(grid: Grid) -> Iterator[OpenCell]:
    """Yield what is left open in the cells of a table, in the order of its rows."""
    last_was_list = False
    for row, header in zip(grid.rows, _headers(grid), strict=True):
        is_list = header is not None and _is_list_row(row)
        if not (is_list and last_was_list):
            for cell in row:
                yield from _in_cell(grid, cell, header, is_list=is_list)
        last_was_list = is_list


def _in_cell(
    grid: Grid, cell: Cell, header: Sequence[Cell] | None, *, is_list: bool
) -> Iterator[OpenCell]:
    if cell.continues or cell.holds_table or cell.holds_picture or not cell.lines:
        return
    if is_photo_cell(grid, cell):
        first = next(line for line in cell.lines if line.text.strip())
        yield OpenCell(first.number, 0, len(first.text), PHOTO)
        return
    if not cell.is_empty:
        yield from _beside_words(grid, cell)
        return
    label = _label(grid, cell, header, is_list=is_list)
    if label:
        boxes = () if is_list else _boxes(grid, cell)
        yield OpenCell(cell.lines[0].number, 0, len(cell.lines[0].text), label, is_list, boxes)


def _boxes(grid: Grid, cell: Cell) -> tuple[int, ...]:
    """Return the lines of the empty cells that a cell begins a row of, if they are many."""
    cells = grid.rows[cell.row]
    after = cells[cells.index(cell) :]
    empty = list(takewhile(lambda each: each.is_empty and not each.continues, after))
    return tuple(each.lines[0].number for each in empty) if len(empty) >= _FEWEST_BOXES else ()


def _label(grid: Grid, cell: Cell, header: Sequence[Cell] | None, *, is_list: bool) -> str:
    head = _over(grid, header, cell) if header else ""
    if is_list:
        return "" if _COUNTS.fullmatch(head) else head
    left = grid.left_of(cell)
    beside = label_of(left.text) if left else ""
    row = _own(grid.rows[cell.row])
    if head and _is_named_row(row):
        name = label_of(row[0].text)
        return "" if _TOTAL.fullmatch(name) and not _SUMMED.search(head) else name + head
    if _is_corner(cell, row):
        return ""
    if is_label(beside) or (left and beside and header is None and not _is_value(grid, left)):
        return beside
    return "" if left and not left.is_empty else _above(grid, cell, row)


def _above(grid: Grid, cell: Cell, row: Sequence[Cell]) -> str:
    """Return the label over a cell that is a whole row, as of a text to be written."""
    above = grid.above(cell)
    alone = above is not None and len(row) == len(_own(grid.rows[above.row])) == 1
    return label_of(above.text) if above and alone else ""


def _beside_words(grid: Grid, cell: Cell) -> Iterator[OpenCell]:
    """Yield the empty line of a cell whose words only say what is to be written there.

    They are a label before it (审核意见：), what a signature needs behind it, or a unit (万元).
    """
    written = [line for line in cell.lines if line.text.strip()]
    first, opening = written[0], cell.lines[0]
    left = grid.left_of(cell)
    beside = label_of(left.text) if left else ""
    label = _opening_label(first.text)
    if beside and not opening.text.strip() and all(map(_signs, written)):
        yield OpenCell(opening.number, 0, len(opening.text), beside)
    elif label and all(map(_signs, written[1:])):
        yield from _behind_label(grid, cell, first, label)
    elif beside and len(written) == 1 and (match := _UNIT.fullmatch(first.text)):
        yield OpenCell(first.number, 0, match.start(1), beside)


def _behind_label(grid: Grid, cell: Cell, line: CellLine, label: str) -> Iterator[OpenCell]:
    """Yield the place behind a label in its own cell: the rest of its line, or the empty next."""
    after = cell.lines[cell.lines.index(line) + 1 :]
    end = len(line.text)
    start = len(line.text.rstrip())
    if start + _DRAWN <= end:
        yield OpenCell(line.number, start, end, label)
    elif after and not after[0].text.strip() and not after[0].is_set_apart:
        yield OpenCell(after[0].number, 0, len(after[0].text), label)
    elif after or not (_has_empty_right(grid, cell) or _heads(grid, cell)):
        yield OpenCell(line.number, end, end, label)


def _opening_label(words: str) -> str:
    """Return the label that a line of a cell consists of, a note in brackets behind it left out."""
    match = _OPENING.fullmatch(words)
    return label_of(match[1]) if match else ""


def _signs(line: CellLine) -> bool:
    return bool(_SIGNED.search(line.text)) and len(line.text.strip()) <= _LONGEST * 2


def _has_empty_right(grid: Grid, cell: Cell) -> bool:
    after = [each for each in grid.rows[cell.row] if each.first > cell.last]
    return bool(after) and after[0].is_empty


def _heads(grid: Grid, cell: Cell) -> bool:
    """Tell whether a cell is one of a row of heads, not all of which end in a colon."""
    row = [each.text.rstrip() for each in _own(grid.rows[cell.row])]
    return all(map(label_of, row)) and not all(words.endswith(("：", ":")) for words in row)


def _headers(grid: Grid) -> Iterator[Sequence[Cell] | None]:
    """Yield for each row with an empty cell what heads it: labels alone, over the same columns.

    Of rows alike the later has what the earlier has, so that a long list is gone through once.
    """
    known: dict[object, tuple[int, Sequence[Cell] | None]] = {}
    for number, row in enumerate(grid.rows):
        if not any(cell.is_empty for cell in _own(row)):
            yield None
            continue
        own = frozenset(map(_columns, _own(row)))
        sort = frozenset(map(_columns, row)), own, _is_named_row(row), _is_list_row(row)
        header = _header(grid, number, *known.get(sort, (-1, None)))
        known[sort] = number, header
        yield header


def _header(
    grid: Grid, number: int, alike: int, known: Sequence[Cell] | None
) -> Sequence[Cell] | None:
    """Return what heads a row, where `known` heads the one `alike` that stands above it."""
    at = number - 1
    row = grid.rows[number]
    while at >= 0 and _same_columns(grid.rows[at], row):
        if heads := _heads_over(grid, grid.rows[at], row):
            return heads
        if at == alike:
            return known
        at -= 1
    return None


def _heads_over(grid: Grid, heads: Sequence[Cell], row: Sequence[Cell]) -> list[Cell] | None:
    """Return the cells of a row that head those of another: labels, most of them well known.

    Over a row in which nothing stands half of them are enough, over one that only has a name of its
    own one of them is. A head of two rows is told by its origin.
    """
    columns = set(map(_columns, _own(row)))
    over = [cell for cell in heads if _columns(cell) in columns]
    if over and grid.origin(over[0]).is_empty and _is_corner(over[0], over):
        over = over[1:]
    labels = [label_of(grid.origin(cell).text) for cell in over]
    known = sum(map(is_known, labels))
    needed = 1 if _is_named_row(row) else (len(labels) + 2 - _is_list_row(row)) // 2
    enough = known >= needed
    return over if len(labels) >= _FEWEST_COLUMNS and all(labels) and enough else None


def is_known(label: str) -> bool:
    """Tell whether a label is one that forms have."""
    bare = label_key(label)
    return is_label(bare) or bool(_HEAD.fullmatch(bare))


def _same_columns(one: Sequence[Cell], other: Sequence[Cell]) -> bool:
    return set(map(_columns, other)) <= set(map(_columns, one))


def _columns(cell: Cell) -> tuple[int, int]:
    return cell.first, cell.last


def _own(row: Sequence[Cell]) -> list[Cell]:
    return [cell for cell in row if not cell.continues]


def _is_list_row(row: Sequence[Cell]) -> bool:
    own = _own(row)
    counted = own[:1] if own and _COUNT.fullmatch(own[0].text.strip()) else []
    return bool(own) and all(cell.is_empty for cell in own[len(counted) :])


def _is_named_row(row: Sequence[Cell]) -> bool:
    """Tell whether a row has its name in the first cell, and nothing in the others."""
    own = _own(row)
    named = len(own) > _FEWEST_COLUMNS and bool(label_of(own[0].text))
    return named and all(cell.is_empty for cell in own[1:])


def _is_corner(cell: Cell, row: Sequence[Cell]) -> bool:
    """Tell whether a cell stands at the left of heads alone, over the names of rows."""
    heads = [label_of(each.text) for each in row if each.first > cell.last]
    return len(heads) >= _FEWEST_COLUMNS and all(heads) and sum(map(is_known, heads)) > 1


def _is_value(grid: Grid, cell: Cell) -> bool:
    """Tell whether a cell is what a label before it asked for: 女 behind 性别."""
    left = grid.left_of(cell)
    asked = label_of(left.text) if left else ""
    return is_known(asked) and not is_known(label_of(cell.text))


def _over(grid: Grid, heads: Sequence[Cell], cell: Cell) -> str:
    over = next((e for e in heads if (e.first, e.last) == (cell.first, cell.last)), None)
    return label_of(grid.origin(over).text) if over else ""
