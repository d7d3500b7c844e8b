"""Pictures in the rows of a list: a path in a column 照片."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.errors import InputError
from app.placeholders.choosing import Edit
from app.placeholders.pictures import asks_for_picture, find_picture, is_picture_path, placed
from app.placeholders.record_tables import covered

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from app.errors import Problem
    from app.files.tables import Row, Table
    from app.placeholders.open_rows import OpenLine, OpenRow
    from app.placeholders.record_tables import Block
    from app.word.grids import Cell


class RecordPictures:
    """The columns of a sheet that a list asks for pictures, which are looked for in `folders`."""

    def __init__(
        self,
        sheet: Table,
        rows: Sequence[OpenRow],
        blocks: Sequence[Block],
        folders: Sequence[Path],
    ) -> None:
        self._sheet = sheet
        self._folders = folders
        self._labels = dict(_asking(rows, blocks))
        self.turned = False

    def __bool__(self) -> bool:
        """Tell whether the list asks for any picture."""
        return bool(self._labels)

    def faults(self) -> Iterator[Problem]:
        """Yield each cell that names a picture that is not there, or that Word cannot show."""
        for row in self._sheet.rows if self._labels else ():
            for at in self._paths(row, self._labels):
                try:
                    self.turned |= find_picture(row.cells[at], self._folders).turned
                except InputError as error:
                    for each in error.problems:
                        yield self._sheet.problem(row, at, each.what, each.hint)

    def without_paths(self, line: OpenLine, said: str, row: Row) -> str:
        """Return what a line is to read when its pictures stand in the place of their paths."""
        for at in self._paths(row, (at for _, at in line.asked)):
            said = said.replace(row.cells[at], "", 1)
        return said

    def edits(self, slot: OpenRow, row: Row, cells: Sequence[Cell]) -> Iterator[Edit]:
        """Yield the edits that put pictures in the place of their paths in a filled row."""
        by_columns = {covered(cell): cell for cell in cells}
        for line in slot.lines:
            for at in self._paths(row, (at for _, at in line.asked)):
                path = row.cells[at].strip()
                for each in by_columns[covered(line.cell)].lines:
                    start = each.text.find(path)
                    if start >= 0:
                        picture = placed(find_picture(path, self._folders), self._labels[at])
                        yield Edit(each.number, start, start + len(path), "", picture)
                        break

    def _paths(self, row: Row, columns: Iterable[int]) -> Iterator[int]:
        """Yield those of some columns in which a row has the path of a picture."""
        for at in dict.fromkeys(columns):
            if at in self._labels and is_picture_path(row.cells[at]):
                yield at


def _asking(rows: Sequence[OpenRow], blocks: Sequence[Block]) -> Iterator[tuple[int, str]]:
    """Yield the columns that go where a picture is asked for, with the words that ask."""
    labels = {columns: label for block in blocks for columns, label in block.labels.items()}
    for row in rows:
        for line in row.lines:
            for place, at in line.asked:
                words = place.label + place.token if place else ""
                words += labels.get(covered(line.cell), "")
                if asks_for_picture(words):
                    yield at, words
