"""A list of a form filled with the records of a sheet, and looked at again."""

from __future__ import annotations

from collections import defaultdict
from itertools import groupby, islice
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from app.errors import InputError, Problem
from app.files.tables import look_through
from app.messages import _, plural
from app.patterns import lazy
from app.placeholders.filling import apply_to_line
from app.placeholders.finding import find_placeholders
from app.placeholders.open_rows import OpenLine, OpenRow, number_in, open_row
from app.placeholders.places_told import place_told
from app.placeholders.plain import PlainText
from app.placeholders.record_pictures import RecordPictures
from app.placeholders.record_tables import (
    DecidedTable,
    RecordTable,
    as_decided,
    choose_table,
    covered,
)
from app.placeholders.taking import BUILT
from app.placeholders.word import WordText
from app.word.editing import Replacement
from app.word.rows import Growth
from app.word.xml_part import xml_safe

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from app.files.tables import Row, Rows
    from app.models.names import Placeholder
    from app.placeholders.choosing import Edit, FillPlan
    from app.placeholders.sources import Source
    from app.word.grids import Cell, Grid
    from app.word.rows import Record

    Records = Rows | Sequence[Row]

_BLANK = lazy(r"\s+")
_TOLD = 10


class Reading(NamedTuple):
    """What reading a filled list again brought to light, a line each.

    `lines` are the numbers of its lines, `missing` are values that did not arrive, `brought`
    markers that came in with one, `refused` values that are none of those one may choose from,
    `undated` those that are no date where one stands.
    """

    lines: frozenset[int] = frozenset()
    missing: tuple[str, ...] = ()
    brought: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    undated: tuple[str, ...] = ()

    @property
    def clean(self) -> bool:
        """Tell whether every record stands there, and no marker with one."""
        return not (self.missing or self.brought or self.refused or self.undated)

    def told(self) -> Iterator[str]:
        """Yield what is wrong, a line each, the first of many in full."""
        if self.brought:
            yield plural("填进去的内容里还有 {} 处占位：", len(self.brought)).format(
                len(self.brought)
            )
            yield from _first(self.brought)
        if self.refused:
            yield _("这些内容不在文中的选项里，没有填：")
            yield from _first(self.refused)
        if self.undated:
            yield _("那里要写日期或数字，这些没有填：")
            yield from _first(self.undated)
        if self.missing:
            yield _("填好的表格里没有找到这些内容，请打开核对：")
            yield from _first(self.missing)


def open_list(
    source: Source,
    places: Sequence[Placeholder],
    path: Path,
    into: int | None = None,
    decided: Mapping[str, Sequence[str]] | None = None,
    folders: Sequence[Path] = (),
) -> RecordList:
    """Return the list of a form that the rows of a sheet go to.

    `decided` says which labels some columns of the sheet are for. Pictures are looked for beside
    the sheet, and in the `folders`.
    Raises `InputError` where no list matches the sheet, and with every fault of the sheet.
    """
    if isinstance(source, PlainText):
        raise InputError(Problem(_("--rows 填的是 Word 文件里的表格"), _("用 .docx 文件")))
    sheet = look_through(path)
    if sheet.faults:
        raise InputError(list(sheet.faults))
    own = as_decided(sheet, source, decided or {})
    return RecordList(source, places, own, into, (path.parent, *folders))


class RecordList:
    """A list of a form, ready to be filled any number of times.

    `pattern` is what records fill of the row that others are written after, one behind the other;
    `asked_for` are the columns of the `sheet` that go into the list. `places` are what is found in
    the form. Raises `InputError` where no list matches the sheet.
    """

    def __init__(
        self,
        source: WordText,
        places: Sequence[Placeholder],
        sheet: DecidedTable,
        into: int | None = None,
        folders: Sequence[Path] = (),
    ) -> None:
        by_line: dict[int, list[Placeholder]] = defaultdict(list)
        for place in places:
            if source.lines[place.paragraph] or place.shape in BUILT:
                by_line[place.paragraph].append(place)
        self._source = source
        self.sheet = sheet
        self.table: RecordTable = choose_table(source, by_line, sheet, into)
        grid, rows = self.table.grid, self.table.rows
        self._at = source.tables.index(grid)
        slots = [
            open_row(grid.rows[n], block, by_line, sheet)
            for n in rows
            for block in self.table.blocks
        ]
        self.pattern = slots[-len(self.table.blocks) :]
        numbers = [slot.number for slot in slots]
        if all(number is not None for number in numbers):
            # Two records side by side may be counted down the columns.
            slots.sort(key=lambda slot: slot.number or 0)
        before = number_in(grid.rows[rows[0] - 1], self.table.blocks[0])
        self._first = (before or 0) + 1 if slots[0].number is None else slots[0].number
        self._slots = slots
        self.pictures = RecordPictures(sheet, slots, self.table.blocks, folders)
        self.lines = frozenset(
            line.number for n in rows for cell in grid.rows[n] for line in cell.lines
        )
        block = self.table.blocks[0]
        there = {covered(cell) for n in rows for cell in grid.rows[n]} - {block.number}
        self.asked_for = {at for slot in slots for at in slot.columns} | {
            at for columns, at in block.columns.items() if columns in there
        }

    def others(self, found: Sequence[Placeholder]) -> list[Placeholder]:
        """Return the places that are none of the list's open rows."""
        return [place for place in found if place.paragraph not in self.lines]

    def without(self, plan: FillPlan) -> FillPlan:
        """Return a plan that leaves the list's open rows to the records."""
        edits = (edit for edit in plan.edits if edit.paragraph not in self.lines)
        return plan._replace(edits=tuple(edits))

    def filled(self, edits: Sequence[Edit], records: Records) -> bytes:
        """Return the form with these edits made and the records in its list."""
        if not len(records):
            return self._source.filled(edits)
        own = [
            edit
            for slot, number, row in self._placed(records)
            for edit in slot.edits(row.cells, number)
        ]
        data = self._source.filled([*edits, *own], [self._growth(records)])
        if not self.pictures:
            return data
        # A picture takes the place of its path, in a row that is added like in any other.
        written = WordText(data)
        region = self._region(written, records)
        drawn = [
            edit
            for cells, slot, _, row in self._expected(records, region)
            for edit in self.pictures.edits(slot, row, cells)
        ]
        return written.filled(drawn) if drawn else data

    def read_again(self, after: Source, records: Records) -> Reading:
        """Return what is wrong with the list in a file that was filled with records."""
        if isinstance(after, PlainText):
            return Reading()
        grid, first = after.tables[self._at], self.table.rows[0]
        region = self._region(after, records)
        lines = frozenset(line.number for row in region for cell in row for line in cell.lines)
        missing: list[str] = []
        refused: list[str] = []
        undated: list[str] = []
        written: set[int] = set()
        words = list(_words(grid, region)) if self._lacks_columns else ()
        for cells, slot, number, row in self._expected(records, region):
            if words:
                lost = self._lost(slot, row, words[cells[0].row - first])
                missing += (
                    _("第 {number} 行：“{value}”").format(number=row.number, value=value)
                    for value in lost
                )
            for wrong, of in ((refused, OpenLine.refused), (undated, OpenLine.undated)):
                values = (value for line in slot.lines if (value := of(line, row.cells)))
                wrong += (
                    _("第 {number} 行：“{value}”").format(number=row.number, value=value)
                    for value in values
                )
            for line, said, cell in _said(slot, slot.edits(row.cells, number), cells):
                if not line.undated(row.cells):
                    written.update(each.number for each in cell.lines)
                shown = self.pictures.without_paths(line, said, row)
                drawn = shown == said or cell.holds_picture
                if not drawn or _squashed(shown) != _squashed(cell.text):
                    missing.append(
                        _("第 {number} 行：“{value}”").format(number=row.number, value=said)
                    )
        brought = tuple(self._brought(after, written))
        return Reading(lines, tuple(missing), brought, tuple(refused), tuple(undated))

    def _region(self, after: WordText, records: Records) -> Sequence[Sequence[Cell]]:
        """Return the rows of a filled file that are the list's."""
        rows = self.table.rows
        return after.tables[self._at].rows[rows[0] : rows[-1] + 1 + self._more(records)]

    def told(self, records: Records) -> Iterator[str]:
        """Yield how many records the list has now, and how many more rows."""
        title, slots, count = place_told(self.table.title), len(self._slots), len(records)
        there = plural("原有 {} 个空位", slots)
        if len(self.pattern) == 1:
            there = plural("原有 {} 行", slots)
        room = [there.format(slots)]
        if count > slots:
            room.append(_("添了 {}").format(count - slots))
        elif count < slots:
            room.append(_("还空着 {}").format(slots - count))
        told = plural("{title} 写了 {count} 条（{room}）", count)
        yield told.format(title=title, count=count, room=_("，").join(room))

    def _placed(self, records: Records) -> Iterator[tuple[OpenRow, int, Row]]:
        """Yield the records that rows of the form take, with row and number."""
        for at, (slot, row) in enumerate(zip(self._slots, records, strict=False)):
            yield slot, self._first + at if slot.number is None else slot.number, row

    def _beyond(self, records: Records) -> Iterator[tuple[int, OpenRow, int, Row]]:
        """Yield the records that rows are added for, each with the place of its row among those."""
        taken, width = len(self._slots), len(self.pattern)
        for at, row in enumerate(islice(records, taken, None)):
            yield at // width, self.pattern[at % width], self._first + taken + at, row

    def _growth(self, records: Records) -> Growth:
        """Return the rows that are added for the records that the form has no room for."""
        cells = self.table.grid.rows[self.table.rows[-1]]
        return Growth(
            cells[-1].lines[0].number,
            range(self.table.rows[0] + 1, self.table.rows[-1] + 2),
            self._more(records),
            self._added(records),
            frozenset(line.number for cell in cells if self._heads(cell) for line in cell.lines),
            frozenset(line.number for slot in self.pattern for line in slot.lines if line.is_built),
        )

    def _added(self, records: Records) -> Iterator[Record]:
        """Yield what is replaced in each row that is added."""
        for _at, group in groupby(self._beyond(records), key=itemgetter(0)):
            made: dict[int, list[Replacement]] = defaultdict(list)
            edits: list[Edit] = []
            taken = 0
            for _at, slot, number, row in group:
                edits += slot.edits(row.cells, number)
                taken += 1
            for slot in self.pattern[taken:]:
                edits += slot.emptied()
            for edit in edits:
                made[edit.paragraph].append(Replacement(*edit[1:]))
            yield made

    def _more(self, records: Records) -> int:
        """Return how many rows are added."""
        return -(-max(len(records) - len(self._slots), 0) // len(self.pattern))

    def _expected(
        self, records: Records, region: Sequence[Sequence[Cell]]
    ) -> Iterator[tuple[Sequence[Cell], OpenRow, int, Row]]:
        """Yield each record with the cells of the row that holds it in a filled list."""
        start = self.table.rows[0]
        for slot, number, row in self._placed(records):
            yield region[slot.row - start], slot, number, row
        for at, slot, number, row in self._beyond(records):
            yield region[len(self.table.rows) + at], slot, number, row

    @property
    def _lacks_columns(self) -> bool:
        return any(self.asked_for - slot.columns for slot in self._slots)

    def _lost(self, slot: OpenRow, row: Row, words: str) -> Iterator[str]:
        """Yield the values that a row has no cell for, unless they stand there: in merged cells."""
        for at in sorted(self.asked_for - slot.columns):
            if row.cells[at] and _squashed(row.cells[at]) not in words:
                yield row.cells[at]

    def _brought(self, after: WordText, written: set[int]) -> Iterator[str]:
        """Yield the markers that came in with values."""
        lines = after.lines
        numbers = sorted(written)
        known = {place.token for slot in self.pattern for place in slot.left}
        for place in find_placeholders([lines[n] for n in numbers]):
            if not place.doubt and place.token not in known:
                n = numbers[place.paragraph]
                yield f"{place_told(after.where(n).label)} {lines[n]}"

    def _heads(self, cell: Cell) -> bool:
        """Tell whether a cell only heads rows that it is merged over."""
        is_filled = any(covered(cell) in block.columns for block in self.table.blocks)
        return not is_filled and cell.heads


def _first(lines: Sequence[str]) -> Iterator[str]:
    yield from (f"  {line}" for line in lines[:_TOLD])
    if len(lines) > _TOLD:
        yield "  " + plural("还有 {} 处", len(lines) - _TOLD).format(len(lines) - _TOLD)


def _said(
    slot: OpenRow, edits: Sequence[Edit], cells: Sequence[Cell]
) -> Iterator[tuple[OpenLine, str, Cell]]:
    """Yield for each line that a record fills what its cell must read, and the cell that does."""
    by_line: dict[int, list[Edit]] = defaultdict(list)
    for edit in edits:
        by_line[edit.paragraph].append(edit)
    by_columns = {covered(cell): cell for cell in cells}
    for line in slot.lines:
        said = "".join(
            apply_to_line(each.text, by_line.get(each.number, ())) for each in line.cell.lines
        )
        yield line, said, by_columns[covered(line.cell)]


def _words(grid: Grid, region: Sequence[Sequence[Cell]]) -> Iterator[str]:
    """Yield what can be read in each of some rows, that of merged cells in all of them."""
    over = {covered(cell): grid.origin(cell).text for cell in region[0]}
    for row in region:
        over |= {covered(cell): cell.text for cell in row if not cell.continues}
        yield " ".join(_squashed(over.get(covered(cell), "")) for cell in row)


def _squashed(text: str) -> str:
    return _BLANK.sub("", xml_safe(text))
