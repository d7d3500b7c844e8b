"""The worker that fills a file with placeholder names, again and again."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from app.batch.lists import Grouped
from app.batch.workers import OF_REPORTS, Made
from app.files.suffixes import names_beside
from app.messages import _, speaking
from app.models.names import NameSheet
from app.placeholders.called import called_places, told_places
from app.placeholders.called_by import named_anew, with_called
from app.placeholders.choosing import plan_filling
from app.placeholders.finding import find_placeholders
from app.placeholders.fitting import fit_names, tell_otherwise
from app.placeholders.keeping import in_order, split_kept
from app.placeholders.listing import tell_literal, tell_refused, tell_unmatched, tell_unused
from app.placeholders.literal import literal_names
from app.placeholders.pictures import (
    asks_for_picture,
    is_picture_path,
    picture_problems,
    turned_pictures,
    with_pictures,
)
from app.placeholders.plain import PlainText
from app.placeholders.record_notes import lacking_labels, list_notes
from app.placeholders.records import open_list
from app.placeholders.sheets import read_sheet
from app.placeholders.sources import open_fillable, reopened
from app.placeholders.verifying import read_again, stripped_values

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.batch.columns import Columns
    from app.batch.lists import ListSetup
    from app.batch.naming import Target
    from app.errors import Problem
    from app.files.tables import Row, Table
    from app.models.names import Placeholder
    from app.placeholders.choosing import FillPlan
    from app.placeholders.keeping import SplitPlan
    from app.placeholders.records import RecordList
    from app.placeholders.sources import Fillable, Source

# A value for any place, those that take nothing but a figure too.
_ANY = "1"


@dataclass(frozen=True)
class FileSetup:
    """What files are made from: a file, the columns that fill it, a names sheet, a list's rows.

    The pictures that cells name are looked for in the `folders`.
    """

    file: Fillable
    columns: Columns
    names: Path | None
    lists: ListSetup | None = None
    folders: tuple[Path, ...] = ()

    def worker(self) -> FileWorker:
        """Return a worker that has the file open."""
        return FileWorker(self)


class FileWorker:
    """Fills one file with one row after the other; what stands in it is found once."""

    def __init__(self, setup: FileSetup) -> None:
        self._setup = setup
        self._source = open_fillable(setup.file)
        self.lines = self._source.lines
        self.places = find_placeholders(self.lines, self._source.form)
        self.records: RecordList | None = None
        if setup.lists:
            lists = setup.lists
            beside = [path.parent for path in (setup.names, setup.file.path) if path]
            self.records = open_list(
                self._source,
                self.places,
                lists.rows,
                lists.into,
                lists.decided,
                (Path(), *beside, *setup.folders),
            )
            self.places = self.records.others(self.places)
            self.grouped = Grouped(self.records.sheet, lists.keys)
        self._headers = {name for _, name, _ in setup.columns.names}
        self.called = called_places(self.places, self.lines, lambda n: self._source.where(n).label)
        self.unnamed = self.places
        given = read_sheet(setup.names) if setup.names else NameSheet()
        given, self.places = with_called(given, self.places, self.called, given.names)
        self.places = named_anew(self.places, self.called, self._headers)
        self._sheet, self._fitted = fit_names(given, self.places)
        # The head of a column stands in a form as a label, too.
        self._literal = literal_names((), self._sheet.names) - self._headers

    @property
    def source(self) -> Source:
        """Return the file that is filled."""
        return self._source

    @property
    def sheet(self) -> NameSheet:
        """Return the names sheet, whose names are the labels of the file where they mean one."""
        return self._sheet

    def make(self, target: Target) -> Made:
        """Return the file with the row's names in it."""
        columns = self._setup.columns
        names = {**self._sheet.names, **columns.values(target.row)}
        sheet = self._sheet.model_copy(update={"names": names})
        plan, kept = self._planned(sheet)
        # A name stands for itself where its cell is empty, or where the names sheet means it to.
        empty = [place for place in kept if id(place) not in self._meant]
        meant = [place for place in kept if id(place) in self._meant]
        plan = plan._replace(left=tuple(in_order([*plan.left, *empty])))
        if not isinstance(self._source, PlainText):
            plan = with_pictures(plan, self._source, self._setup.folders)
        rows = self.grouped.of(target.row) if self.records else ()
        if self.records:
            data = self.records.filled(plan.edits, rows)
        else:
            data = self._source.filled(plan.edits)
        with speaking(OF_REPORTS):
            return Made(data, tuple(self._told(plan, data, meant, rows)))

    def notes(self) -> Iterator[str]:
        """Yield what is to be known of the file, and of the names sheet, whatever the row."""
        if self._setup.file.note:
            yield self._setup.file.note
        used = self._usual.plan
        yield from tell_otherwise(self._fitted.said_otherwise())
        yield from tell_literal(used.literal)
        yield from tell_unused(
            name for name in self._sheet.names if name in self._headers or name in used.unused
        )
        yield from self._source.cautions(changed=bool(used.edits))

    def list_notes(self, table: Table) -> Iterator[str]:
        """Yield what is to be known of the list of each file."""
        if self.records:
            keys = self._setup.lists.keys if self._setup.lists else ()
            names = self._setup.names or names_beside(self._setup.file.path)
            yield from list_notes(self.records, names, [at for _, at in keys])
            yield from self.grouped.notes(table)

    def astray(self, table: Table) -> tuple[str, ...]:
        """Return what tells of rows of a list that go into no file, and of what it lacks."""
        if self.records is None:
            return ()
        lacking = [_("“{}”这一栏没有填").format(label) for label in lacking_labels(self.records)]
        return (*self.grouped.astray(table), *lacking)

    def unmatched(self) -> tuple[str, ...]:
        """Return what tells of each value for a single marker that is not in the file."""
        return tuple(tell_unmatched(self._usual.plan.unmatched))

    @cached_property
    def _usual(self) -> SplitPlan:
        """What fills a row in which no cell is empty."""
        names = {**self._sheet.names, **dict.fromkeys(self._headers, _ANY)}
        sheet = self._sheet.model_copy(update={"names": names})
        return self._planned(sheet)

    def _planned(self, sheet: NameSheet) -> SplitPlan:
        plan = plan_filling(self.lines, sheet, self.places, self._literal)
        return split_kept(plan, self.lines)

    @cached_property
    def _meant(self) -> frozenset[int]:
        """The markers that the names sheet keeps as they are."""
        return frozenset(map(id, self._usual.kept))

    def _told(
        self, plan: FillPlan, data: bytes, kept: Sequence[Placeholder], rows: Sequence[Row]
    ) -> Iterator[str]:
        """Yield what is open in a filled file, which is read again to see."""
        # A file without an edit is the bytes it was, and has been read.
        after = reopened(data, self._setup.file) if plan.edits or rows else self._source
        reading = self.records.read_again(after, rows) if self.records else None
        verdict = read_again(self._source, plan, after, kept, reading.lines if reading else ())
        yield from turned_pictures(plan)
        yield from reading.told() if reading else ()
        yield from told_places(
            self.called,
            self.unnamed,
            {n - 1 for n in verdict.numbers},
            lambda n: self._source.where(n).label,
        )
        yield from tell_refused(plan.refused, lambda n: self._source.where(n).label)
        yield from (f"填进去的名称里还有占位：{line}" for line in verdict.brought)
        yield from (f"填好的文件里没有找到：{line}" for line in verdict.missing)
        if not isinstance(self._source, PlainText):
            for line in stripped_values(self._source, plan):
                yield f"Word 文件存不下的控制字符，已去掉：{line.strip()}"


def picture_faults(
    table: Table, columns: Columns, source: Source, folders: Sequence[Path]
) -> Iterator[Problem]:
    """Yield each cell of a picture column (照片) that names a picture that is not there."""
    names = () if isinstance(source, PlainText) else columns.names
    asked = [at for at, name, _ in names if asks_for_picture(name)]
    for row in table.rows if asked else ():
        for at in filter(lambda at: is_picture_path(row.cells[at]), asked):
            for each in picture_problems([row.cells[at]], folders):
                yield table.problem(row, at, each.what, each.hint)
