"""A file to be filled from a list: the columns of the list held against what the file asks for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from app.batch.checking import checked_batch
from app.batch.columns import Columns, Keys, Texts, sort_columns, unknown_column
from app.batch.files import FileSetup, FileWorker, picture_faults
from app.batch.holding import missing_columns, open_places
from app.batch.lists import ListSetup, shared_columns
from app.batch.pattern import NamePattern
from app.batch.telling import tell_left
from app.errors import Problem
from app.files.suffixes import names_beside
from app.messages import _
from app.placeholders.called_by import named_anew, place_called
from app.placeholders.choosing import plan_filling
from app.placeholders.decided_columns import decided_for, strange_columns, wrong_columns
from app.placeholders.fitting import fit_headers
from app.placeholders.leftover import left_over
from app.placeholders.others import list_rows
from app.placeholders.record_notes import left_of_list

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from app.batch.columns import Sorting
    from app.batch.making import Batch
    from app.batch.options import BatchOptions
    from app.files.tables import Row, Table
    from app.models.names import Placeholder
    from app.placeholders.choosing import FillPlan
    from app.placeholders.leftover import Leftover
    from app.placeholders.sources import Fillable

    Decided = Mapping[str, Sequence[str]]

# Of the signs for private use, which no form has.
_FIRST_SIGN = 0xE000


def open_listed(
    file: Fillable, table: Table, options: BatchOptions, decided: Decided
) -> ListedFile:
    """Return a file with the list that fills it; `decided` is what its columns were said to be for.

    Raises `InputError` for a faulty names sheet, and for rows that no list of the form takes.
    """
    lists = ListSetup(options.rows, options.into, decided=decided) if options.rows else None
    bare = FileSetup(file, Columns(), options.names, lists).worker()
    return ListedFile(file, table, options, bare, lists)


@dataclass(frozen=True)
class ListedFile:
    """A file and the list that fills it, opened by `bare`, which knows of no column yet.

    What the user decided on columns is given each time, since it may be asked for in between.
    """

    file: Fillable
    table: Table
    options: BatchOptions
    bare: FileWorker
    lists: ListSetup | None = None

    @property
    def names(self) -> Path:
        """Return the names sheet in which decisions on columns are kept."""
        return self.options.names or names_beside(self.file.path)

    @property
    def inputs(self) -> list[Path]:
        """Return the files that are read, none of which may be written over."""
        given = (self.file.path, self.options.table, self.options.rows)
        return [path for path in given if path]

    def leftovers(self, decided: Decided) -> Iterator[Leftover]:
        """Yield what is left of the list, and of the rows of the form's own list."""
        yield self.left(decided)
        if self.bare.records and self._sharing:
            yield left_of_list(self.bare.records, [at for _, at in self._sharing.keys])

    def left(self, decided: Decided) -> Leftover:
        """Return the columns of the list that fill nothing, and the places that nothing fills."""
        texts, sorting = self._sorted(decided)
        pattern = NamePattern(self.options.output)
        columns, headers = sorting.columns, [column.text for column in self.table.columns]
        refused = [header for header, names in decided_for(headers, decided).items() if not names]
        filling = {headers[at] for at, *_ in columns.names}
        named = set(pattern.columns) - filling
        idle = {headers[at] for at in sorting.unasked}
        over = idle.union(named, refused)
        left = [each for each in headers if each in over]
        open_ones = set(map(id, open_places(columns, texts)))
        empty = {n for n, place in enumerate(texts.places) if id(place) in open_ones}
        # A row of which the list fills a part is no other people's.
        begun = {n for row in list_rows(texts.places) if not empty.issuperset(row) for n in row}
        free = [
            each._replace(in_list=each.in_list and begun.isdisjoint(each.places))
            for each in self.bare.called
            if not empty.isdisjoint(each.places)
        ]
        return left_over(self.table, left, refused, free, pattern.columns)

    def plan(self, decided: Decided, row: Row) -> FillPlan:
        """Return what a row of the list fills in where, as far as decided."""
        texts, sorting = self._sorted(decided)
        names = {**texts.given.names, **sorting.columns.values(row)}
        sheet = texts.given.model_copy(update={"names": names})
        return plan_filling(texts.lines, sheet, texts.places)

    def filled_by(self, decided: Decided) -> dict[int, int]:
        """Return which column fills which place of the form: columns by their places, from 0."""
        texts, sorting = self._sorted(decided)
        # What no column says tells the columns apart, whatever becomes of a value on its way.
        signs = {chr(_FIRST_SIGN + at): at for at, *_ in sorting.columns.names}
        names = {name: chr(_FIRST_SIGN + at) for at, name, _ in sorting.columns.names}
        sheet = texts.given.model_copy(update={"names": names, "occurrences": ()})
        plan = plan_filling(texts.lines, sheet, texts.places)
        numbers = {id(place): n for n, place in enumerate(plan.placeholders)}
        at_line: dict[int, list[Placeholder]] = {}
        for place in plan.placeholders:
            for line in (place.paragraph, *place.boxes):
                at_line.setdefault(line, []).append(place)
        found = {numbers[id(place)]: signs[value] for place, value in plan.refused}
        for edit in plan.edits:
            filling = next((signs[sign] for sign in edit.value if sign in signs), None)
            for place in at_line.get(edit.paragraph, ()):
                if filling is not None and place.start <= edit.end and edit.start <= place.end:
                    found[numbers[id(place)]] = filling
        return found

    def checked(self, decided: Decided, problems: list[Problem]) -> Batch:
        """Return the batch that can be made, with what is to be told of its columns.

        Raises one `InputError` with the problems found so far and every further one. A column that
        fills nothing is only one where a marker has none.
        """
        options = self.options
        pattern = NamePattern(options.output)
        texts, (columns, unasked, wrong) = self._sorted(decided)
        idle = [self.table.columns[at].text for at in unasked]
        missing = missing_columns(self.table, columns, texts, idle, may_stay=True)
        if missing:
            wrong += (unknown_column(self.table, at, pattern, texts, Keys()) for at in unasked)
        if not (self.bare.places or columns.names or self.bare.sheet.names or self.bare.records):
            hint = _("要填的地方空着才认得；名单是表里的一行行，用 --rows {}").format(
                self.table.path
            )
            wrong += (Problem(_("文中没有可填的地方"), hint, str(self.file.path)),)
        pictures = picture_faults(self.table, columns, self.bare.source, self._folders)
        listed = self.bare.records.pictures.faults() if self.bare.records else ()
        every = [*problems, *self._wrong(decided), *wrong, *missing, *pictures, *listed]
        shared = repr(columns.names).encode()
        # The names sheet is one of the files that no draft may be written over.
        inputs = [path for path in (self.file.path, options.names, options.rows) if path]
        batch = checked_batch(self.table, columns, options, inputs, every, shared)
        left = self.left(decided)
        notes = (
            *(tell_left(left, texts.matching, self.names) if texts.matching else ()),
            *strange_columns(decided, self._headers),
        )
        return batch._replace(notes=notes, lost=left.lost)

    def _wrong(self, decided: Decided) -> Iterator[Problem]:
        bare = self.bare
        yield from wrong_columns(self.names, decided, self._headers, bare.called, bare.records)

    @property
    def _headers(self) -> list[str]:
        """The headers of the list, and of the one for the rows of the form's own list."""
        sheets = [self.table, *([self.bare.records.sheet] if self.bare.records else [])]
        return list(dict.fromkeys(column.text for sheet in sheets for column in sheet.columns))

    def _sorted(self, decided: Decided) -> tuple[Texts, Sorting]:
        """Return the texts of the form with what the columns are for, as far as decided."""
        headers = [column.text for column in self.table.columns]
        called = self.bare.called
        chosen = {
            header: [place.name for each in names if (place := place_called(each, called))]
            for header, names in decided_for(headers, decided).items()
        }
        names = {name for each in chosen.values() for name in each}
        bare = self.bare
        places = named_anew(bare.places, called, names)
        matching = fit_headers(headers, places, chosen, names)
        texts = Texts(bare.lines, places, bare.sheet, matching=matching)
        sorting = sort_columns(self.table, NamePattern(self.options.output), texts, Keys())
        # What tells which rows of a list belong to a file has done its work.
        unasked = tuple(at for at in sorting.unasked if at not in self._shared)
        return texts, sorting._replace(unasked=unasked)

    def setup(self, batch: Batch) -> FileSetup:
        """Return what the files of a batch are made from."""
        return FileSetup(self.file, batch.columns, self.options.names, self._sharing, self._folders)

    @cached_property
    def _sharing(self) -> ListSetup | None:
        """By which columns the rows of a second sheet are those of a file."""
        if self.lists is None or self.bare.records is None:
            return self.lists
        return self.lists._replace(keys=shared_columns(self.table, self.bare.records.sheet))

    @property
    def _shared(self) -> frozenset[int]:
        return frozenset(at for at, _ in self._sharing.keys) if self._sharing else frozenset()

    @property
    def _folders(self) -> tuple[Path, ...]:
        """Return where pictures are looked for, beside the list first: there its maker put them."""
        beside = [path.parent for path in (self.options.names, self.file.path) if path]
        return tuple(dict.fromkeys((self.options.table.parent, Path(), *beside)))
