"""The names sheet of a file on disk: new, or an older one brought up to date."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from app.files.decoding import read_bytes, read_text
from app.files.places import standing
from app.files.suffixes import is_yaml
from app.files.whole import write_over
from app.models.names import NameSheet, Occurrence
from app.placeholders.sheets import SheetContent, offer, sheet_data, with_remarks
from app.placeholders.sheets.forms import check_sheet_suffix, read_sheet

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from app.models.names import Placeholder
    from app.placeholders.sources import Source


class SheetFile:
    """The names sheet of a file that is to be filled, at its place on the disk.

    What already stands there stays: values, comments, remarks. Raises `InputError` where the
    path has another suffix or holds something that is no names sheet.
    """

    def __init__(self, path: Path, source: Source, placeholders: Sequence[Placeholder]) -> None:
        check_sheet_suffix(path)
        self.path = path
        self._source = source
        self._placeholders = placeholders
        self._older: bytes | None = None
        known = NameSheet()
        remarks: dict[str | int, str] = {}
        self._stood = read_bytes(path) if standing(path) != "nothing" else None
        if self._stood is not None and is_yaml(path):
            known = read_sheet(path)
            self._older = read_text(path).encode()
        elif self._stood is not None:
            from app.placeholders.sheets.table_sheet import read_table_sheet

            known, remarks = read_table_sheet(path)
            self._older = self._stood
        self._content = with_remarks(self._offered(known), remarks)

    @property
    def sheet(self) -> NameSheet:
        """Return the names and the markers that have a value, by their numbers in the file."""
        names = {name: value for name, value in self._content.names.items() if value is not None}
        occurrences = tuple(
            Occurrence(
                n=row.n, token=row.token, context=row.context, kind=row.kind, value=row.value
            )
            for row in self._content.rows
            if row.value is not None
        )
        columns = dict(self._content.columns)
        return NameSheet(names=names, columns=columns, occurrences=occurrences)

    def take(self, known: NameSheet) -> None:
        """Take the values of another sheet, which win over those that stand here."""
        other = self._offered(known)
        count = len(self._placeholders)
        values = {row.n: row.value for row in other.rows[:count] if row.value is not None}
        self.answer(values)
        gone = [row._replace(was=None) for row in other.rows[count:]]
        rows = [*self._content.rows, *gone]
        numbered = tuple(row._replace(n=n) for n, row in enumerate(rows, 1))
        names = {name: value for name, value in other.names.items() if value is not None}
        self._content = replace(
            self._content, names={**self._content.names, **names}, rows=numbered
        )
        self.decide(other.columns)

    def answer(self, values: Mapping[int, str]) -> None:
        """Take values for single markers by their numbers in the file."""
        rows = tuple(row._replace(value=values.get(row.n, row.value)) for row in self._content.rows)
        self._content = replace(self._content, rows=rows)

    def decide(self, columns: Mapping[str, tuple[str, ...]]) -> None:
        """Take which places the columns of a list fill, none for one that fills none."""
        self._content = replace(self._content, columns={**self._content.columns, **columns})

    def data(self) -> bytes:
        """Return the sheet as the bytes of its file."""
        return sheet_data(self._content, self.path.suffix, self._older, str(self.path))

    def save(self, inputs: Sequence[Path] = ()) -> None:
        """Write the sheet to its place.

        Raises `InputError` if that cannot be, or somebody else has written there meanwhile.
        """
        data = self.data()
        write_over(self.path, data, known=self._stood, inputs=inputs)
        self._older = self._stood = data
        rows = tuple(row._replace(was=row.n) for row in self._content.rows)
        self._content = replace(self._content, rows=rows)

    def _offered(self, known: NameSheet) -> SheetContent:
        return offer(
            self._placeholders, self._source.lines, lambda n: self._source.where(n).label, known
        )
