"""A file to be filled from a list: the columns of the list held against what the file asks for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from app.batch.checking import checked_batch
from app.batch.columns import Keys, Texts, sort_columns, unknown_column
from app.batch.files import FileSetup, FileWorker, picture_faults
from app.batch.holding import missing_columns, open_places
from app.batch.lists import shared_columns
from app.batch.pattern import NamePattern
from app.batch.telling import tell_columns, tell_open
from app.files.suffixes import names_beside
from app.placeholders.fitting import fit_headers

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.batch.lists import ListSetup
    from app.batch.making import Batch
    from app.batch.options import BatchOptions
    from app.errors import Problem
    from app.files.tables import Table
    from app.placeholders.fitting import Matching
    from app.placeholders.sources import Fillable


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

    def matching(self, decided: Mapping[str, str]) -> Matching:
        """Return which columns fit which labels."""
        headers = [column.text for column in self.table.columns]
        found = fit_headers(headers, self.bare.places, decided)
        # What tells which rows of a list belong to a file has done its work.
        shared = {headers[at] for at in self._shared}
        return found._replace(headers=tuple(each for each in found.headers if each not in shared))

    def checked(self, decided: Mapping[str, str], problems: list[Problem]) -> Batch:
        """Return the batch that can be made, with what is to be told of its columns.

        Raises one `InputError` with the problems found so far and every further one. A column that
        fills nothing is only one where a marker has none.
        """
        options = self.options
        pattern = NamePattern(options.output)
        matching = self.matching(decided)
        bare = self.bare
        texts = Texts(bare.lines, bare.places, bare.sheet, matching=matching)
        columns, unasked, wrong = sort_columns(self.table, pattern, texts, Keys())
        unasked = tuple(at for at in unasked if at not in self._shared)
        idle = [self.table.columns[at].text for at in unasked]
        missing = missing_columns(self.table, columns, texts, idle, may_stay=True)
        if missing:
            wrong += (unknown_column(self.table, at, pattern, texts, Keys()) for at in unasked)
        pictures = picture_faults(self.table, columns, bare.source, self._folders)
        every = [*problems, *wrong, *missing, *pictures]
        shared = repr(columns.names).encode()
        # The names sheet is one of the files that no draft may be written over.
        inputs = [path for path in (self.file.path, options.names, options.rows) if path]
        batch = checked_batch(self.table, columns, options, inputs, every, shared)
        notes = (
            *tell_columns(idle, matching, self.names),
            *tell_open(open_places(columns, texts)),
        )
        return batch._replace(notes=notes)

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
