"""The desk at which a file with placeholder names is filled, again and again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.models.names import NameSheet
from app.placeholders.choosing import plan_filling
from app.placeholders.finding import context, find_placeholders
from app.placeholders.naming import read_sheet
from app.workflow.batch.desks import Made
from app.workflow.fill import open_source

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from app.models.names import Placeholder
    from app.placeholders.choosing import Edit
    from app.workflow.batch.columns import Columns
    from app.workflow.batch.naming import Target


@dataclass(frozen=True)
class FileSetting:
    """What files are made from: a file, the columns that fill it, a names sheet."""

    file: Path
    columns: Columns
    names: Path | None

    def desk(self) -> FileDesk:
        """Return a desk with the file open on it."""
        return FileDesk(self)


class FileDesk:
    """Fills one file with one row after the other; what stands in it is found once."""

    def __init__(self, setting: FileSetting) -> None:
        self._setting = setting
        self._source = open_source(setting.file)
        self._sheet = read_sheet(setting.names) if setting.names else NameSheet()
        self.lines = self._source.lines
        self.places = find_placeholders(self.lines)

    def make(self, target: Target) -> Made:
        """Return the file with the row's names in it."""
        columns = self._setting.columns
        names = {**self._sheet.names, **columns.values(target.row)}
        sheet = self._sheet.model_copy(update={"names": names})
        plan = plan_filling(self.lines, sheet, self.places)
        # A name that stands for itself, as that of an empty cell does, fills nothing.
        edits = [edit for edit in plan.edits if not self._keeps(edit)]
        kept = [place for edit in plan.edits if self._keeps(edit) for place in self._in(edit)]
        left = sorted([*plan.left, *kept], key=lambda place: (place.paragraph, place.start))
        return Made(self._source.filled(edits), tuple(map(self._told, left)))

    def _keeps(self, edit: Edit) -> bool:
        return self.lines[edit.paragraph][edit.start : edit.end] == edit.value

    def _in(self, edit: Edit) -> Iterator[Placeholder]:
        for place in self.places:
            if place.paragraph == edit.paragraph and edit.start <= place.start < edit.end:
                yield place

    def _told(self, place: Placeholder) -> str:
        shown = context(self.lines[place.paragraph], place.start, place.end)
        return f"{self._source.where(place.paragraph).label} {shown}"
