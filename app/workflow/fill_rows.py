"""`fill --rows`: a list of a form takes the rows of a sheet, a row a record."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, cast

from app.errors import InputError, Problem
from app.files.tables import look_through
from app.placeholders.plain import PlainText

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from app.files.tables import Table
    from app.models.names import Placeholder
    from app.placeholders.choosing import Edit, FillPlan
    from app.placeholders.records import Reading, RecordList
    from app.placeholders.sources import Source
    from app.placeholders.word import WordText
    from app.workflow.fill_options import FillOptions

_TOLD = 10


def filled_list(source: Source, found: Sequence[Placeholder], options: FillOptions) -> FilledList:
    """Return the list of a form that the rows of a sheet go to.

    Raises `InputError` where no list matches, and with every fault of the sheet.
    """
    from app.placeholders.records import RecordList

    if isinstance(source, PlainText) or options.rows is None:
        raise InputError(Problem("--rows 填的是 Word 文件里的表格", "用 .docx 文件"))
    sheet = look_through(options.rows)
    if sheet.faults:
        raise InputError(list(sheet.faults))
    return FilledList(source, RecordList(source, found, sheet, options.into), sheet)


class FilledList(NamedTuple):
    """A list of a form with the sheet whose rows it takes."""

    source: WordText
    records: RecordList
    sheet: Table

    def others(self, found: Sequence[Placeholder]) -> list[Placeholder]:
        """Return the places that are none of the list's open rows."""
        return [place for place in found if place.paragraph not in self.records.lines]

    def without(self, plan: FillPlan) -> FillPlan:
        """Return a plan that leaves the list's open rows to the records."""
        edits = (edit for edit in plan.edits if edit.paragraph not in self.records.lines)
        return plan._replace(edits=tuple(edits))

    def filled(self, edits: Sequence[Edit]) -> bytes:
        """Return the form with these edits made and every record in its list."""
        written = self.records.written(self.sheet.rows)
        return self.source.filled([*edits, *written.edits], written.growths)

    def read_again(self, after: Source) -> tuple[list[str], Collection[int], bool]:
        """Return what to tell of the list in the filled form, its lines, and whether all is well."""
        reading = self.records.read_again(cast("WordText", after), self.sheet.rows)
        notes = [*self.sheet.notes, *self.records.told(self.sheet.rows), *told_again(reading)]
        settled = not (reading.missing or reading.brought or self.records.lacking)
        return notes, reading.lines, settled


def told_again(reading: Reading) -> Iterator[str]:
    """Yield what reading a list again brought to light, the first of many in full."""
    if reading.brought:
        yield f"填进去的内容里还有 {len(reading.brought)} 处占位："
        yield from _first(reading.brought)
    if reading.missing:
        yield "填好的表格里没有找到这些内容，请打开核对："
        yield from _first(reading.missing)


def _first(lines: Sequence[str]) -> Iterator[str]:
    yield from (f"  {line}" for line in lines[:_TOLD])
    if len(lines) > _TOLD:
        yield f"  还有 {len(lines) - _TOLD} 处"
