"""The page on which a list fills a form: columns to places, and many files made of it at once."""

from __future__ import annotations

from itertools import islice
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, NamedTuple

from app.batch.listed import open_listed
from app.batch.options import BatchOptions
from app.batch.pattern import NamePattern
from app.errors import InputError, Problem
from app.files.office import find_office
from app.files.recovery import is_there, safe_name
from app.files.suffixes import PDF, WORD, YAML
from app.files.tables import look_through
from app.files.zipping import zip_folder
from app.messages import _, plural
from app.placeholders.pictures import asks_for_picture
from app.placeholders.sheets import offer, sheet_data
from app.workflow.batch import fill_many
from app.workflow.fill import fill
from app.workflow.fill_options import FillOptions
from app.workflow.pages.fill.fillings import ListState, digest_of
from app.workflow.pages.fill.form_lists import (
    Matched,
    has_list,
    matched_files,
    matched_rows,
    usual_pattern,
)
from app.workflow.pages.fill.named_filling import names_in, with_names
from app.workflow.pages.fill.photos import photos_in
from app.workflow.pages.fill.shown_form import ShownPart, shown_form
from app.workflow.pages.jobs import StoppedError
from app.workflow.pages.made import MadeFile
from app.workflow.pages.one_job_each import OneJobEach
from app.workflow.pages.page_words import OUT, faults_on_page, notes_on_page

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.files.tables import Table
    from app.models.names import NameSheet
    from app.workflow.pages.fill.fillings import Filling, OpenForm
    from app.workflow.pages.jobs import Progress, Watch
    from app.workflow.pages.store import Store

LISTS = (".xlsx", ".xlsm", ".xls", ".csv", ".tsv")
"""What a list may be, as far as its suffix tells."""

_FORBIDDEN = frozenset('/\\:*?"<>|\n\t\0')
_NAMES = "names.yaml"
_SHOWN_NAMES = "shown.yaml"
_ZIP = "filled.zip"
_RESULT = "result"
_PATIENCE = 5.0  # Seconds for which who gives up a form waits for its job.


class ListView(NamedTuple):
    """A list as its page shows it; `rows` counts its rows, `faults` are what is wrong with it."""

    filling: Filling
    state: ListState
    matched: Matched
    rows: int
    faults: tuple[str, ...]
    notes: tuple[str, ...]
    may_be_rows: bool
    suffixes: tuple[str, ...]

    @property
    def pictures(self) -> bool:
        """Tell whether a column fills a place that asks for a picture."""
        filled = (target.name for target in self.matched.targets if target.column)
        return any(map(asks_for_picture, filled))


class RowView(NamedTuple):
    """What one row of a list makes of the form: its number among `of` rows, from 1."""

    number: int
    of: int
    parts: list[ShownPart]


class ListPage:
    """The lists that fill forms, with what is being made of them."""

    def __init__(self, fillings: Store[Filling], form: Callable[[str], OpenForm]) -> None:
        """Keep the lists beside the fillings; `form` opens that of one."""
        self._fillings = fillings
        self._form = form
        self._jobs: OneJobEach[str] = OneJobEach()
        # The table that was looked at last is not read anew; its rows are walked by one at a time.
        self._table: tuple[Path, Table] | None = None
        self._reading = RLock()

    def take(self, name: str, files: Sequence[tuple[str, bytes]]) -> bool:
        """Take a list for a form with its pictures, or a names sheet; tell whether it has a list.

        Raises `InputError` for what is none of these, and `KeyError`.
        """
        self._form(name)
        photos = photos_in(files)
        for file, data in photos.items():
            self._fillings.put(name, file, data)
        digests = {file: digest_of(data) for file, data in photos.items()}
        self._fillings.change(name, lambda each: each.with_pictures(digests))
        for file, data in files:
            if safe_name(file) not in photos and not self._open(name, file, data):
                return False
        return self._fillings.get(name).list is not None

    def _open(self, name: str, file: str, data: bytes) -> bool:
        """Take a list for a form, and tell that it is one: the values of a names sheet are taken.

        Raises `InputError` for what is neither.
        """
        form = self._form(name)
        if Path(safe_name(file)).suffix.lower() not in (*LISTS, *YAML):
            raise InputError(Problem(_("名单要用 Excel（.xlsx）或 .csv 文件"), "", safe_name(file)))
        with self._reading:
            self._table = None
            path = self._fillings.put(name, file, data)
        if sheet := names_in(path):
            self._fillings.change(name, lambda each: with_names(form, each, sheet))
            return False
        try:
            table = look_through(path)
        except InputError as error:
            raise self._said(name, error) from error
        state = ListState(table=path.name)
        state = state.model_copy(update={"as_rows": self._is_for_rows(name, form, table, state)})
        columns = self._matched(name, form, table, state).columns
        state = state.model_copy(update={"pattern": usual_pattern(columns)})
        self._fillings.change(name, lambda each: each.with_list(state))
        return True

    def view(self, name: str) -> ListView:
        """Return a list as its page shows it. Raises `KeyError` where there is none."""
        with self._reading:
            return self._viewed(name)

    def row(self, name: str, number: int) -> RowView | None:
        """Return the form as a row fills it; None where rows do not become files of their own.

        Raises `KeyError` for a row that is not there.
        """
        with self._reading:
            return self._shown_row(name, number)

    def place(self, name: str, place: str, header: str) -> None:
        """Have a column fill a place, or with no header none. Raises `KeyError`, `InputError`."""
        matched = self.view(name).matched
        self._change(
            name,
            lambda state: {"columns": {**state.columns, **matched.decided(place, header)}},
        )

    def name_by(self, name: str, pattern: str, suffix: str) -> None:
        """Have the files named by a pattern. Raises `InputError` for one that leads elsewhere."""
        named = NamePattern(pattern)
        plain = named.named(dict.fromkeys(named.columns, ""))
        if set(plain) & _FORBIDDEN or suffix not in self.view(name).suffixes:
            hint = _("写成 {姓名} 的样子，花括号里是名单里一列的名称")
            raise InputError(Problem(_("文件名不能写成“{}”").format(pattern), hint))
        self._change(name, lambda _state: {"pattern": pattern.strip(), "suffix": suffix})

    def as_rows(self, name: str, *, rows: bool) -> None:
        """Have the rows of a list become rows of the form, or files of their own."""
        self._change(name, lambda _state: {"as_rows": rows})

    def make(self, name: str) -> None:
        """Begin to make what is to be made; what is being made already goes on."""
        self._opened(name)
        self._jobs.begin(name, lambda watch: self._make(name, watch))

    def progress(self, name: str) -> Progress[str] | None:
        """Return how far it is, None where nothing was begun.

        Raises, once, what the program itself did wrong.
        """
        return self._jobs.progress(name)

    def stop(self, name: str) -> None:
        """Stop to make it."""
        self._jobs.stop(name)

    def result(self, name: str) -> MadeFile:
        """Return what was made last, where it lies. Raises `KeyError` where nothing was."""
        filling, state = self._opened(name)
        if not state.made:
            raise KeyError(name)
        path = self._fillings.folder(name) / state.made
        if not is_there(path):
            raise KeyError(name)
        stem = Path(filling.file).stem
        self._fillings.change(name, lambda each: each.as_saved(filling))
        return MadeFile(f"{_('{}（已填）').format(stem)}{path.suffix}", path)

    def end(self, name: str) -> None:
        """End what is being made of a form that is given up, before its files are gone."""
        self._jobs.end(name, _PATIENCE)

    def give_up(self, name: str) -> None:
        """Do without the list again."""
        self.stop(name)
        self._fillings.change(name, lambda each: each.with_list(None))

    def _viewed(self, name: str) -> ListView:
        filling, state = self._opened(name)
        form, folder = self._form(name), self._fillings.folder(name)
        table = self._read(folder / state.table)
        faults = faults_on_page(InputError(table.faults), folder) if table.faults else ()
        try:
            matched = self._matched(name, form, table, state)
        except InputError as error:
            matched = Matched((), ())
            faults = (*faults, *(one.what for one in error.problems))
        prints = filling.suffix.lower() == WORD and find_office() is not None
        return ListView(
            filling,
            state,
            matched,
            len(table.rows),
            tuple(dict.fromkeys(faults)),
            notes_on_page(table.notes, folder),
            has_list(form),
            (filling.suffix, PDF) if prints else (filling.suffix,),
        )

    def _shown_row(self, name: str, number: int) -> RowView | None:
        filling, state = self._opened(name)
        if state.as_rows:
            return None
        form = self._form(name)
        table = self._read(self._fillings.folder(name) / state.table)
        row = next(islice(table.rows, number - 1, None), None)
        if row is None:
            raise KeyError(number)
        matched = self._matched(name, form, table, state)
        sheet = form.sheet(filling, matched.filled)
        names = self._names(name, form, sheet, _SHOWN_NAMES)
        listed = open_listed(form.fillable, table, self._options(name, state, names), state.columns)
        plan = listed.plan(state.columns, row)
        return RowView(number, len(table.rows), shown_form(form.source, plan))

    def _read(self, path: Path) -> Table:
        """Return the table in a file. Raises `InputError` where it is none."""
        if self._table is None or self._table[0] != path:
            self._table = path, look_through(path)
        return self._table[1]

    def _opened(self, name: str) -> tuple[Filling, ListState]:
        filling = self._fillings.get(name)
        if filling.list is None:
            raise KeyError(name)
        return filling, filling.list

    def _change(self, name: str, change: Callable[[ListState], dict[str, object]]) -> None:
        def changed(filling: Filling) -> Filling:
            if filling.list is None:
                raise KeyError(name)
            more = {**change(filling.list), "made": "", "told": ()}
            return filling.with_list(filling.list.model_copy(update=more))

        self._fillings.change(name, changed)

    def _matched(self, name: str, form: OpenForm, table: Table, state: ListState) -> Matched:
        try:
            if state.as_rows:
                return matched_rows(form, self._fillings.folder(name) / state.table, state)
            return matched_files(form, table, self._options(name, state), state)
        except InputError as error:
            raise self._said(name, error) from error

    def _is_for_rows(self, name: str, form: OpenForm, table: Table, state: ListState) -> bool:
        """Tell whether a list is for the form's own list, of which it has more columns."""
        if not has_list(form):
            return False
        try:
            rows = self._matched(name, form, table, state.model_copy(update={"as_rows": True}))
            files = self._matched(name, form, table, state)
        except InputError:
            return False
        return rows.used > files.used or files.is_of_list

    def _options(self, name: str, state: ListState, names: Path | None = None) -> BatchOptions:
        folder = self._fillings.folder(name)
        return BatchOptions(
            table=folder / state.table,
            output=str(folder / OUT / f"{state.pattern}{state.suffix}"),
            names=names,
            force=True,
            report=folder / OUT / _("填写报告.csv"),
        )

    def _names(self, name: str, form: OpenForm, sheet: NameSheet, file: str) -> Path:
        """Return a names sheet of what was typed as a file."""
        content = offer(form.found, form.lines, lambda n: form.source.where(n).label, sheet)
        return self._fillings.put(name, file, sheet_data(content, ".yaml"))

    def _make(self, name: str, watch: Watch) -> str:
        """Return what was made. Raises `StoppedError` for a form that was given up meanwhile."""
        try:
            return self._made_or_told(name, watch)
        except Exception:
            if self._is_kept(name):
                raise
            # What was written after its folder was gone goes, too.
            self._fillings.give_up(name)
            raise StoppedError from None

    def _is_kept(self, name: str) -> bool:
        try:
            self._fillings.get(name)
        except KeyError:
            return False
        return True

    def _made_or_told(self, name: str, watch: Watch) -> str:
        try:
            return self._made(name, watch)
        except InputError as error:
            raise self._said(name, error) from error
        finally:
            self._fillings.empty_folder(name, OUT)

    def _made(self, name: str, watch: Watch) -> str:
        filling, state = self._opened(name)
        view = self.view(name)
        folder = self._fillings.folder(name)
        out = self._fillings.empty_folder(name, OUT)
        form = self._form(name)
        sheet = form.filling_sheet(filling, view.matched.filled)
        names = self._names(name, form, sheet, _NAMES)
        file = folder / filling.file
        if state.as_rows:
            watch(0, 1)
            made = f"{_RESULT}/filled{filling.suffix}"
            options = FillOptions(
                output=folder / made, names=names, rows=folder / state.table, force=True
            )
            notes: Sequence[str] = fill(file, options).notes
        else:
            made = _ZIP
            options_of_all = self._options(name, state, names)
            notes = fill_many(file, options_of_all, watch).notes
            count = zip_folder(out, folder / made) - 1
            said = plural("压缩包里有 {} 份，还有一张填写报告", count).format(count)
            notes = [said, *notes]
        told = notes_on_page(notes, folder)
        self._change_made(name, filling, made, told)
        return made

    def _change_made(self, name: str, of: Filling, made: str, told: tuple[str, ...]) -> None:
        def changed(filling: Filling) -> Filling:
            if filling.list is None:
                return filling
            if not filling.is_as(of):
                raise InputError(Problem(_("填的时候，表或名单又改过"), _("再填一次")))
            return filling.with_list(filling.list.model_copy(update={"made": made, "told": told}))

        self._fillings.change(name, changed)

    def _said(self, name: str, error: InputError) -> InputError:
        """Return what is wrong as a page says it, without where files lie."""
        folder = self._fillings.folder(name)
        return InputError([Problem(fault) for fault in faults_on_page(error, folder)])
