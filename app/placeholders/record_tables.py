"""Which table of a form is a list that the records of a sheet fill, a row a record.

A list is a header over rows that are open: empty but for their numbers, or with markers.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from app.errors import InputError, Problem
from app.files.tables import Table
from app.messages import _
from app.placeholders.counted_rows import COUNTED, TOTAL, counts_rows
from app.placeholders.form_labels import label_of
from app.placeholders.form_rows import is_open as is_open_cell
from app.placeholders.photo_cells import is_photo_words
from app.placeholders.places_told import place_told
from app.text.label_matching import label_thing
from app.text.label_names import label_key, same_label
from app.word.formulas import holds_formula
from app.word.grids import is_deleted

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping, Sequence

    from app.placeholders.word import WordText
    from app.word.grids import Cell, Grid

    Columns = tuple[int, int]

_FEWEST = 2
_TOLD = 6


@dataclass
class Block:
    """The columns of a list that hold one record; a row may hold several side by side.

    `labels` are what stands over the columns of the table that it covers, `columns` those of them
    that a column of the sheet fills; `number` is where the records are counted.
    """

    labels: dict[Columns, str] = field(default_factory=dict)
    columns: dict[Columns, int] = field(default_factory=dict)
    number: Columns | None = None


class RecordTable(NamedTuple):
    """A list of a form: its table, its labels, its open rows (from 0), and what fills them."""

    title: str
    grid: Grid
    labels: tuple[str, ...]
    rows: range
    blocks: tuple[Block, ...]

    @property
    def number(self) -> int:
        """Return which table of the file it is, from 1."""
        return int(self.title.rpartition(" ")[2])

    @property
    def matched(self) -> int:
        """Return how many of its labels the sheet has."""
        return len(self.blocks[0].columns)


@dataclass(frozen=True)
class DecidedTable(Table):
    """A sheet of which somebody decided what some columns are for, by the keys of their headers."""

    decided: Mapping[str, Sequence[str]] = field(default_factory=dict)


def as_decided(
    sheet: Table, source: WordText, decided: Mapping[str, Sequence[str]]
) -> DecidedTable:
    """Return a sheet with the decisions that name a label of the form's tables, or nothing."""
    there: set[str] = set()
    if decided:
        cells = (cell for grid in source.tables for row in grid.rows for cell in row)
        there = {label_key(label_of(cell.text)) for cell in cells}
    own = {
        label_key(header): names
        for header, names in decided.items()
        if not names or any(label_key(name) in there for name in names)
    }
    return DecidedTable(
        sheet.path, sheet.columns, sheet.rows, sheet.notes, sheet.faults, decided=own
    )


def choose_table(
    source: WordText, opened: Container[int], sheet: Table, into: int | None = None
) -> RecordTable:
    """Return the list of a form whose header has most of the sheet's columns.

    `opened` are the lines that hold a marker. Raises `InputError` that shows the headers where no
    list matches, and where several match alike; `into` is the number of the table to be taken.
    """
    found = list(_candidates(source, opened, sheet))
    lists = [each for each in found if each.rows]
    if into is not None:
        lists = [each for each in lists if each.number == into]
    most = max((each.matched for each in lists), default=0)
    best = [each for each in lists if each.matched == most]
    if not best:
        raise InputError(_none(source, sheet, found, into))
    if len(best) > 1:
        titles = _("、").join(
            _("{title}（{labels}）").format(
                title=place_told(each.title), labels=_("、").join(each.labels)
            )
            for each in best
        )
        hint = _("用 --into 说填第几个，如 --into {}").format(best[0].number)
        raise InputError(
            Problem(_("几张表都和表里的列对得上：{}").format(titles), hint, sheet.path)
        )
    return best[0]


def covered(cell: Cell) -> Columns:
    """Return the columns that a cell covers, the first and the last."""
    return cell.first, cell.last


def column_of(names: Sequence[str], sheet: Table) -> int | None:
    """Return the column of a sheet that has one of these names, the first names first."""
    by_header = dict(reversed(_headers(sheet)))
    same = next((same for name in names if (same := same_label(name, by_header))), None)
    return None if same is None else by_header[same]


def columns_of(labels: Sequence[Sequence[str]], sheet: Table) -> list[int | None]:
    """Return the column of a sheet for each label of a header, all names of which are given.

    A column that says the same otherwise (电话 for 联系电话) is one where no other is, and no other
    label could mean it.
    """
    found = [column_of(names, sheet) for names in labels]
    by_thing = {at: label_thing(text) for text, at in _headers(sheet) if at not in found}
    things = [
        {label_thing(name) for name in names} if at is None else set()
        for names, at in zip(labels, found, strict=True)
    ]
    for number, meant in enumerate(things):
        alike = [at for at, thing in by_thing.items() if thing in meant]
        others = {
            name
            for names, each in zip(labels, things, strict=True)
            if each & meant
            for name in names[:1]
        }
        if len(alike) == 1 and len(others) == 1:
            found[number] = alike[0]
    return found


def _headers(sheet: Table) -> list[tuple[str, int]]:
    """Return what stands over the columns of a sheet, or what somebody decided they are for."""
    decided = sheet.decided if isinstance(sheet, DecidedTable) else {}
    return [
        (name, at)
        for at, column in enumerate(sheet.columns)
        for name in decided.get(label_key(column.text), (column.text,))
    ]


def labels_of(grid: Grid, cell: Cell) -> list[str]:
    """Return what a cell of a header may be called: 成绩理论 and 理论 under 成绩."""
    origin = grid.origin(cell)
    label = label_of(origin.text)
    if not label:
        return []
    above = grid.rows[origin.row - 1] if origin.row else []
    wider = (
        label_of(grid.origin(each).text)
        for each in above
        if each.first <= cell.first
        and cell.last <= each.last
        and each.last - each.first > cell.last - cell.first
        and len(above) > 1
    )
    upper = next(wider, "")
    return [upper + label, label] if upper else [label]


def open_rows(grid: Grid, header: int, blocks: Sequence[Block], opened: Container[int]) -> range:
    """Return the rows below a header that are open, one after the other; those filled stay."""
    wanted = {columns for block in blocks for columns in block.columns}
    counting = {block.number for block in blocks}
    over = set(map(covered, grid.rows[header]))
    first: int | None = None
    for number in range(header + 1, len(grid.rows)):
        row = grid.rows[number]
        if not set(map(covered, row)) <= over:
            return range(first or number, number)
        is_open = _is_open(row, wanted, counting, opened)
        if is_open and first is None:
            first = number
        elif not is_open and (first is not None or any(TOTAL.fullmatch(c.text) for c in row)):
            return range(number if first is None else first, number)
    return range(len(grid.rows) if first is None else first, len(grid.rows))


def _candidates(source: WordText, opened: Container[int], sheet: Table) -> Iterator[RecordTable]:
    """Yield each header that matches the sheet, with the open rows below it, if there are any."""
    for grid in source.tables:
        for number in range(len(grid.rows)):
            labels = [labels_of(grid, cell) for cell in grid.rows[number]]
            ats = columns_of(labels, sheet)
            count = sum(bool(names) and not counts_rows(names[-1]) for names in labels)
            if not any(at is not None for at in ats):
                continue
            blocks = _blocks(grid.rows[number], labels, ats)
            if len(blocks[0].columns) < min(_FEWEST, count):
                continue
            rows = open_rows(grid, number, blocks, opened)
            title = source.table_title(grid.rows[number][0])
            said = tuple(names[0] for names in labels if names)
            yield RecordTable(title, grid, said, rows, blocks)


def _blocks(
    row: Sequence[Cell], labels: Sequence[Sequence[str]], ats: Sequence[int | None]
) -> tuple[Block, ...]:
    """Return the columns of a header record by record: 姓名 电话 姓名 电话 holds two in a row."""
    blocks = [Block()]
    called: dict[Columns, Sequence[str]] = {}
    for cell, names, at in zip(row, labels, ats, strict=True):
        columns = covered(cell)
        block = blocks[-1]
        # 编号 is no count where the sheet has numbers of its own for it, or beside 序号.
        counts = bool(names) and counts_rows(names[-1]) and (at is None or block.number is None)
        # One column may be meant for two labels that differ.
        held = [called[key] for key, other in block.columns.items() if other == at]
        again = any(set(each) & set(names) for each in held)
        if block.number and counts:
            again = counts = block.labels[block.number] == names[0]
        if again and (at is not None or counts):
            block = Block()
            blocks.append(block)
        if counts:
            block.number = columns
        if at is not None:
            block.columns[columns] = at
            called[columns] = names
        block.labels[columns] = names[0] if names else ""
    first = set(blocks[0].columns.values())
    if all(set(each.columns.values()) == first for each in blocks):
        return tuple(blocks)
    # What only looks like a second record stays open: 姓名 …… 姓名（签字）.
    return (blocks[0],)


def _is_open(
    row: Sequence[Cell],
    wanted: Container[Columns],
    counting: Container[Columns | None],
    opened: Container[int],
) -> bool:
    is_open = False
    if is_deleted(row):
        return False
    for cell in row:
        if cell.holds_table:
            return False
        if cell.continues:
            continue
        columns = covered(cell)
        marked = any(line.number in opened for line in cell.lines)
        if marked or is_open_cell(cell) or is_photo_words(cell.text):
            is_open |= columns in wanted
            continue
        counts = columns in counting and COUNTED.fullmatch(cell.text.strip())
        if not (counts or cell.heads or holds_formula(cell.raw)):
            return False
    return is_open


def _none(
    source: WordText, sheet: Table, found: Sequence[RecordTable], into: int | None
) -> Problem:
    headers = _("、").join(column.text for column in sheet.columns)
    matching = [each for each in found if into in (None, each.number)]
    if not matching and found:
        known = _("、").join(dict.fromkeys(place_told(each.title) for each in found))
        return Problem(
            _("表格 {} 和表里的列对不上").format(into), _("对得上的是 {}").format(known), sheet.path
        )
    if matching:
        what = _("{} 的表头对得上，下面没有可填的空行").format(place_told(matching[0].title))
        return Problem(what, _("在表头下面留一个空行，要几行会照着它添"), sheet.path)
    shown = []
    for grid in source.tables:
        row = max(grid.rows, key=lambda row: len(_words(row)), default=[])
        if words := _words(row):
            told = _("{title}：{labels}")
            title = place_told(source.table_title(row[0]))
            shown.append(told.format(title=title, labels=_("、").join(words)))
    what = _("文中没有一张表的表头和这张表的列对得上")
    if not shown:
        return Problem(
            what, _("--rows 填的是有表头、下面有空行的表格，文中没有这样的表格"), sheet.path
        )
    rest = "……" if len(shown) > _TOLD else ""
    said = _("；").join(shown[:_TOLD]) + rest
    hint = _("两边至少有两列名称一样（表里有：{headers}；文中 {said}）").format(
        headers=headers, said=said
    )
    return Problem(what, hint, sheet.path)


def _words(row: Sequence[Cell]) -> list[str]:
    return [label for cell in row if not cell.continues and (label := label_of(cell.text))]
