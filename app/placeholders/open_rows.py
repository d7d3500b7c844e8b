"""What is open in a row of a list, and what a record makes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from app.models.names import NameSheet, Occurrence
from app.patterns import lazy
from app.placeholders.choosing import Edit, plan_filling
from app.placeholders.counted_rows import COUNTED, counts_rows
from app.placeholders.dates import written_as
from app.placeholders.form_rows import UNIT, is_open
from app.placeholders.grouping import bare_name
from app.placeholders.labelled import timed_edit, value_at
from app.placeholders.photo_cells import is_photo_words
from app.placeholders.record_tables import column_of, covered
from app.placeholders.taking import BUILT, edits_for
from app.text.numerals import figures_value
from app.word.formulas import holds_formula

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from app.files.tables import Table
    from app.models.names import Placeholder
    from app.placeholders.record_tables import Block
    from app.word.grids import Cell, CellLine

NUMBER = -1
"""The column of a value that is the record's number in the list."""

_DIGITS = lazy(r"\d+")


class OpenLine(NamedTuple):
    """A line of a cell, and the columns whose values go to its places.

    Without a place the stretch `start` to `end` becomes the value.
    """

    cell: Cell
    number: int
    text: str
    start: int
    end: int
    asked: tuple[tuple[Placeholder | None, int], ...]

    @property
    def is_built(self) -> bool:
        """Tell whether a value is more than words there: a tick, a choice, a date."""
        return any(place and is_built(place) for place, _ in self.asked)

    def refused(self, values: Sequence[str]) -> str | None:
        """Return a value that may not stand where one may only choose."""
        for place, at in self.asked:
            if place and values[at] and self._built_edits(place, values[at]) is None:
                return values[at]
        return None

    def undated(self, values: Sequence[str]) -> str | None:
        """Return a value that is no date, where one stands among other words."""
        date = self._date
        value = values[self.asked[0][1]] if date else ""
        if not date or not value or date.strip() == self.text.strip():
            return None
        place = self.asked[0][0]
        return value if place and value_at(place, "", value) is None else None

    def edits(self, values: Sequence[str], number: int) -> list[Edit]:
        """Return what a record's values make of the line; empty ones leave nothing there."""
        if all(place and place.shape in BUILT for place, _ in self.asked):
            made = [self._built_edits(place, values[at]) for place, at in self.asked if place]
            return sorted(edit for edits in made for edit in edits or () if self._changes(edit))
        if len(self.asked) == 1:
            place, at = self.asked[0]
            value = self._counted(number) if at == NUMBER else self._in_unit(values[at])
            whole = self.start == 0 and self.end == len(self.text)
            if place is None or (whole and not place.date):
                edit = Edit(self.number, self.start, self.end, value)
                return [edit] if self._changes(edit) and (value or place) else []
        said = [values[at] for _, at in self.asked]
        if not any(said):
            unit = UNIT.fullmatch(self.text)
            return [Edit(self.number, 0, unit.start(1) if unit else len(self.text), "")]
        if self.undated(values) is not None:
            return []
        date = self._date
        if date and date.strip() == self.text.strip():
            start = self.text.index(date)
            value = written_as(date, said[0]) or said[0]
            return [Edit(self.number, start, start + len(date), value)]
        if timed := self._timed(said[0]):
            return [timed]
        places = [place.model_copy(update={"paragraph": 0}) for place, _ in self.asked if place]
        sheet = NameSheet(
            names={},
            occurrences=tuple(
                Occurrence(n=n, token=place.token, value=value)
                for n, (place, value) in enumerate(zip(places, said, strict=True), 1)
            ),
        )
        plan = plan_filling([self.text], sheet, places)
        return [edit._replace(paragraph=self.number) for edit in plan.edits]

    def _changes(self, edit: Edit) -> bool:
        return edit.value != self.text[edit.start : edit.end]

    def _built_edits(self, place: Placeholder, value: str) -> list[Edit] | None:
        if place.shape not in BUILT:
            return []
        made = edits_for(Edit(self.number, place.start, place.end, value), place)
        return made and [edit._replace(paragraph=self.number) for edit in made]

    @property
    def _date(self) -> str | None:
        """The whole date that all places of the line are parts of; None without one."""
        dates = {place.date for place, _ in self.asked if place}
        return dates.pop() if len(dates) == 1 and len(set(self._columns)) == 1 else None

    @property
    def _columns(self) -> list[int]:
        return [at for _, at in self.asked]

    def _timed(self, value: str) -> Edit | None:
        place = self.asked[0][0]
        is_hour = place and self._date and written_as(self._date, value) is None
        timed = timed_edit(place, self.text, value) if place and is_hour else None
        return timed and timed._replace(paragraph=self.number)

    def _in_unit(self, value: str) -> str:
        """Return a value without the unit that stands behind it: 10 of 10元."""
        unit = UNIT.fullmatch(self.text, self.end)
        return value.removesuffix(unit[1]).rstrip() if unit else value

    def _counted(self, number: int) -> str:
        return str(number).zfill(len(self.text[self.start : self.end].strip("…. ")))


class OpenRow(NamedTuple):
    """What one record fills of a row, and the number that it has in the form, if any.

    `row` counts from 0; `left` are the markers that the sheet has no column for.
    """

    row: int
    lines: tuple[OpenLine, ...]
    left: tuple[Placeholder, ...]
    number: int | None
    number_line: OpenLine | None

    @property
    def columns(self) -> frozenset[int]:
        """Return the columns of the sheet that it has room for."""
        return frozenset(at for line in self.lines for _, at in line.asked)

    def edits(self, values: Sequence[str], number: int) -> list[Edit]:
        """Return the edits that write a record; a number that stands there stays."""
        counted = self.number_line.edits((), number) if self.number_line else ()
        return [*counted, *(edit for line in self.lines for edit in line.edits(values, number))]

    def emptied(self) -> list[Edit]:
        """Return the edits that leave nothing of what stands there, but for units."""
        lines = [*self.lines, *([self.number_line] if self.number_line else [])]
        written = (line for line in lines if line.text and not UNIT.fullmatch(line.text))
        return [Edit(line.number, 0, len(line.text), "") for line in written]


def is_built(place: Placeholder) -> bool:
    """Tell whether a value is more than words in a place."""
    takes = place.takes
    return place.shape in BUILT and bool(place.choices or takes.ticks or takes.date_form)


def open_row(
    row: Sequence[Cell], block: Block, places: Mapping[int, Sequence[Placeholder]], sheet: Table
) -> OpenRow:
    """Return what a record fills of a row; `places` are what is found in each line."""
    lines: list[OpenLine] = []
    number: int | None = None
    number_line: OpenLine | None = None
    own = [cell for cell in row if not cell.continues and covered(cell) in block.labels]
    for cell in own:
        at = block.columns.get(covered(cell))
        if covered(cell) == block.number and not _is_named(at, sheet):
            marked = any(places.get(line.number) for line in cell.lines)
            number_line = _number_line(cell) if marked or _is_counted(cell) else None
            number = _number(cell)
        else:
            lines += _open_lines(cell, at, places, sheet)
    filled = {id(place) for line in lines for place, _ in line.asked}
    held = (place for cell in own for line in cell.lines for place in places.get(line.number, ()))
    left = tuple(place for place in held if id(place) not in filled)
    return OpenRow(row[0].row, tuple(lines), left, number, number_line)


def number_in(row: Sequence[Cell], block: Block) -> int | None:
    """Return the number by which a row counts its record."""
    cell = next((each for each in row if covered(each) == block.number), None)
    return _number(cell) if cell else None


def _number(cell: Cell) -> int | None:
    found = _DIGITS.search(cell.text) if _is_counted(cell) else None
    return figures_value(found[0]) if found else None


def _is_counted(cell: Cell) -> bool:
    """Tell whether nothing but a number stands in a cell; words (一组) are no number."""
    return COUNTED.fullmatch(cell.text.strip()) is not None


def _is_named(at: int | None, sheet: Table) -> bool:
    """Tell whether the sheet has numbers of its own for a column, and does not only count."""
    if at is None:
        return False
    cells = (row.cells[at] for row in sheet.rows)
    return not counts_rows(sheet.columns[at].text) or not all(
        cell.isdecimal() for cell in cells if cell
    )


def _number_line(cell: Cell) -> OpenLine | None:
    """Return where a row is counted; None where Word does it."""
    line = next((each for each in cell.lines if each.text.strip()), cell.lines[0])
    found = _DIGITS.search(line.text)
    if not found and "numPr" in cell.raw:
        return None
    start, end = found.span() if found else (0, len(line.text))
    return OpenLine(cell, line.number, line.text, start, end, ((None, NUMBER),))


def _open_lines(
    cell: Cell, at: int | None, places: Mapping[int, Sequence[Placeholder]], sheet: Table
) -> Iterator[OpenLine]:
    held = [(line, found) for line in cell.lines if (found := places.get(line.number))]
    held = [(line, found) for line, found in held if line.text or found[0].shape in BUILT]
    if not held:
        if at is not None and (line := _empty_line(cell)):
            unit = UNIT.fullmatch(line.text)
            end = unit.start(1) if unit else len(line.text)
            yield OpenLine(cell, line.number, line.text, 0, end, ((None, at),))
        return
    only = sum(len(found) for _, found in held) == 1
    for line, found in held:
        dated = len({place.group for place in found}) == 1 and all(place.date for place in found)
        asked = []
        for place in found:
            own = _own_column(place, sheet)
            column = at if own is None and (only or dated) else own
            if column is not None:
                asked.append((place, column))
        if asked:
            first = asked[0][0]
            yield OpenLine(cell, line.number, line.text, first.start, first.end, tuple(asked))


def _empty_line(cell: Cell) -> CellLine | None:
    """Return the line that a value is written to: an empty one, or what stands for a value.

    That is a unit, a formula's result, or where a photograph goes.
    """
    if cell.is_empty:
        return None if holds_formula(cell.raw) else cell.lines[0]
    if is_open(cell) or is_photo_words(cell.text):
        return next(line for line in cell.lines if line.text.strip())
    return cell.lines[0] if holds_formula(cell.raw) else None


def _own_column(place: Placeholder, sheet: Table) -> int | None:
    """Return the column that a marker itself names: {姓名}, 【姓名】, «姓名»."""
    names = [bare_name(place.token), *([place.label] if place.shape != "marker" else [])]
    return column_of([name for name in names if name], sheet)
