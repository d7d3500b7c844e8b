"""What the rows of a form's table are called, where that tells places with one label apart."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

from app.patterns import lazy
from app.placeholders.form_labels import label_of
from app.placeholders.form_rows import group_name, own_cells, row_name
from app.text.characters import COLONS
from app.text.label_names import is_same_label, label_key
from app.text.labels import kind_of_label

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from app.models.names import Placeholder
    from app.placeholders.form import Form
    from app.word.grids import Cell, Grid

# A row about somebody begins with a place of its own for who it is: 担保人 __ 电话 __.
_SOMEBODY = ("person", "unit")
_TICKED = ("choice", "checkbox")
_NAME = lazy(r"(?<=.)(?:姓名|名称|全称)$")
_LONGEST = 12


class RowNames:
    """Tells by a line what the row of a table is called in which it stands."""

    def __init__(self, form: Form) -> None:
        self._form = form

    def beside(self, line: int) -> str:
        """Return the words at the head of a line's row, if they ask for nothing themselves.

        Without any, those at the head of a group of rows; where the cell is itself the head, what
        stands first in it, above the line.
        """
        if line not in self._cells:
            return ""
        return self._name(line, of_somebody=False) or self.group(line) or self._above(line)

    def is_named(self, line: int) -> bool:
        """Tell whether the row of a line has a name that asks for nothing itself."""
        return bool(self._name(line, of_somebody=False))

    def prefix(self, line: int) -> str:
        """Return what says which row a label of a line is meant in: 专科学历, 担保人."""
        name = _NAME.sub("", self._name(line, of_somebody=True))
        return "" if _NAME.search(f" {name}") else _short(name)

    def group(self, line: int) -> str:
        """Return what says which rows a label of a line is meant in, that go together: 配偶."""
        return _short(group_name(*self._cells[line]))

    def columns(self, line: int) -> tuple[int, int, int]:
        """Return the table and the columns of the cell in which a line stands."""
        _, cell = self._cells[line]
        return self._form.tables[line], cell.first, cell.last

    def row(self, line: int) -> tuple[int, int]:
        """Return the table and the row in which a line stands."""
        return self._form.tables[line], self._cells[line][1].row

    @cached_property
    def _cells(self) -> dict[int, tuple[Grid, Cell]]:
        return {
            line.number: (grid, cell)
            for grid in self._form.grids
            for row in grid.rows
            for cell in row
            for line in cell.lines
        }

    @cached_property
    def _labels(self) -> dict[int, list[str]]:
        """What the form asks for in a line."""
        labels: dict[int, list[str]] = defaultdict(list)
        for place in self._form.places:
            labels[place.line].append(place.label)
        return labels

    @cached_property
    def _ticked(self) -> set[int]:
        """The lines with boxes and lists, which answer what stands beside their cell."""
        return {place.line for place in self._form.places if place.shape in _TICKED}

    def _name(self, line: int, *, of_somebody: bool) -> str:
        grid, cell = self._cells[line]
        row = own_cells(grid.rows[cell.row])
        name = row_name(grid, row)
        at = next((n for n, each in enumerate(row) if name and label_of(each.text) == name), None)
        if at is None:
            return ""
        head = row[at]
        if head is cell or head.last > cell.first or head.text.rstrip().endswith(tuple(COLONS)):
            return ""
        beside = row[at + 1]
        if beside is not cell and any(line.number in self._ticked for line in beside.lines):
            return ""
        if self._asks_for(name, beside):
            return name if of_somebody and kind_of_label(name) in _SOMEBODY else ""
        return name

    def _above(self, line: int) -> str:
        cell = self._cells[line][1]
        if cell.first or self._form.heading(line) or self._labels.get(line):
            return ""
        first = next((each for each in cell.lines if each.text.strip()), None)
        return label_of(first.text) if first and first.number < line else ""

    def _asks_for(self, name: str, cell: Cell) -> bool:
        """Tell whether what stands beside a name is only what it asks for."""
        return cell.is_empty or any(
            is_same_label(name, label)
            for line in cell.lines
            for label in (*self._labels.get(line.number, ()), self._form.heading(line.number))
        )


def with_row_names(found: Sequence[Placeholder], form: Form) -> list[Placeholder]:
    """Return the placeholders of a form, those of one label in several rows called by their row.

    In rows alike all are (专科学历证书编号, 本科学历证书编号). Else the first keeps its label,
    which means it, and so do those whose row has no name of its own.
    """
    names = RowNames(form)
    called = list(found)
    for again in _again(found, names):
        for n, prefix in _prefixes(again, found, names).items():
            place = found[n]
            stays = n == again[0] and not _is_one_of_like(n, again, found, names)
            if prefix and not stays and not place.label.startswith(prefix):
                label = prefix + place.label
                called[n] = place.model_copy(update={"label": label, "row": prefix})
    return called


def _prefixes(
    again: Sequence[int], found: Sequence[Placeholder], names: RowNames
) -> dict[int, str]:
    """Return what tells each of some places from the others, by index; nothing where none does."""
    prefixes = dict.fromkeys(again, "")
    for name_of in (names.group, names.prefix):
        said = {n: name_of(found[n].paragraph) for n in again}
        groups = {(name, found[n].group) for n, name in said.items()}
        counts = Counter(name for name, _ in groups)
        prefixes = {
            n: prefix or (said[n] if counts[said[n]] == 1 else "") for n, prefix in prefixes.items()
        }
    return prefixes


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST else ""


def _again(found: Sequence[Placeholder], names: RowNames) -> Iterator[list[int]]:
    """Yield the places of a table that have one label, where they stand in several rows."""
    alike: dict[tuple[int, str], list[int]] = defaultdict(list)
    for n, place in enumerate(found):
        if place.label and place.table and place.shape != "row":
            alike[place.table, label_key(place.label)].append(n)
    for again in alike.values():
        if len(again) > 1 and len({names.row(found[n].paragraph) for n in again}) > 1:
            yield again


def _is_one_of_like(
    first: int, again: Iterable[int], found: Sequence[Placeholder], names: RowNames
) -> bool:
    """Tell whether a place has the same columns as the next of its label, in a row with a name."""
    line = found[first].paragraph
    others = (found[n].paragraph for n in again if n != first)
    alike = any(names.columns(line) == names.columns(other) for other in others)
    return alike and names.is_named(line)
