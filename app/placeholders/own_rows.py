"""Rows of a form that look like a list's and are the one person's own: heads over one open row.

A form about one person may ask in rows: 姓名 性别 民族, and below them a cell for each.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.patterns import lazy
from app.placeholders.counted_rows import COUNTED, counts_rows
from app.placeholders.form_labels import label_of
from app.placeholders.form_rows import group_name, headers, is_list_row, own_cells
from app.text.label_matching import label_thing
from app.text.label_names import label_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from app.placeholders.form import FormPlace
    from app.word.grids import Cell, Grid

# What is asked for of any number of people, years or things.
_OF_LIST = lazy(
    r"称谓|.*关系|.*起止.*|时间|日期|年月|年度|备注|说明|证明人|项目|内容|.*名称|品名|数量|单价|金额|"
    r"签[到收].*|事由|.*奖.*|第.名"
)
_GROUP_OF_LIST = lazy(r"成员|亲属|家属|子女|经历|简历|履历|奖|名单|清单|明细|一览")


def with_own_rows(places: Iterable[FormPlace], grids: Iterable[Grid]) -> list[FormPlace]:
    """Return the places of a form in order, those of the one person's own rows as cells.

    Such a row is the only one below its heads, in a table that asks for more than this row, and
    asks for nothing that the table has asked for before.
    """
    found = list(places)
    for grid in grids:
        rows = list(_single_rows(grid))
        if rows:
            lines = {line.number for row in grid.rows for cell in row for line in cell.lines}
            _take_own(found, rows, [n for n, place in enumerate(found) if place.line in lines])
    return found


def _take_own(
    found: list[FormPlace], rows: Sequence[frozenset[int]], within: Sequence[int]
) -> None:
    """Make cells of the places of those rows that are a person's own, in one table."""
    rest = [found[n] for n in within if found[n].shape != "row"]
    if not rest and len(rows) == 1:
        return
    for row in rows:
        own = [n for n in within if found[n].line in row]
        things = {label_thing(found[n].label) for n in own}
        before = {
            label_thing(found[n].label)
            for n in within
            if found[n].line < min(row) and found[n].shape != "row"
        }
        if things.isdisjoint(before):
            for n in own:
                shape = "cell" if found[n].shape == "row" else found[n].shape
                found[n] = found[n]._replace(shape=shape)


def _single_rows(grid: Grid) -> Iterator[frozenset[int]]:
    """Yield the lines of each row that is alone below its heads, and is no list's by what it asks.

    The row of a list is counted, or stands beside the name of a group.
    """
    listed = [
        header if header is not None and is_list_row(row) else None
        for row, header in zip(grid.rows, headers(grid), strict=True)
    ]
    for number, (row, header) in enumerate(zip(grid.rows, listed, strict=True)):
        beside = [*listed[max(number - 1, 0) : number], *listed[number + 1 : number + 2]]
        if header is None or any(each is not None for each in beside):
            continue
        right_above = all(cell.row == number - 1 for cell in header)
        if right_above and not _is_of_list(grid, row, header):
            yield frozenset(line.number for cell in row for line in cell.lines)


def _is_of_list(grid: Grid, row: Sequence[Cell], header: Sequence[Cell]) -> bool:
    heads = [label_key(label_of(grid.origin(cell).text)) for cell in header]
    if any(counts_rows(head) or _OF_LIST.fullmatch(head) for head in heads):
        return True
    own = own_cells(row)
    first = own[0].text.strip()
    title = own_cells(grid.rows[header[0].row - 1]) if header[0].row else []
    groups = [group_name(grid, own[-1]), title[0].text if len(title) == 1 else ""]
    counted = bool(first) and COUNTED.fullmatch(first) is not None
    return counted or any(map(_GROUP_OF_LIST.search, groups))
