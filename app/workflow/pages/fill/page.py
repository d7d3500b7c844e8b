"""The page on which a form is filled: what is typed, how it looks, and what is taken away."""

from __future__ import annotations

from collections import OrderedDict
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

from app.errors import InputError, Problem
from app.files.decoding import read_bytes
from app.files.pictures import read_picture
from app.files.recovery import safe_name
from app.files.suffixes import WORD
from app.messages import _
from app.placeholders.pictures import is_picture_path
from app.placeholders.sheets import offer, sheet_data
from app.placeholders.sources import fillable_of
from app.workflow.filled import Folders, filled, planned
from app.workflow.pages.fill.drawn_pages import DrawnPages
from app.workflow.pages.fill.fillings import (
    Filling,
    Given,
    OpenForm,
    digest_of,
    fillable_in,
    no_list,
    open_form,
)
from app.workflow.pages.fill.form_fields import Section, sections_of
from app.workflow.pages.fill.list_page import LISTS, ListPage
from app.workflow.pages.fill.shown_form import ShownLine, ShownPart, shown_form, shown_lines
from app.workflow.pages.made import Made
from app.workflow.pages.store import Store
from app.workflow.printing import printed

if TYPE_CHECKING:
    from app.workflow.filled import Filled
    from app.workflow.pages.fill.drawn_pages import Drawn
    from app.workflow.pages.store import Kept, Unreadable

_OPEN_AT_ONCE = 6
_PRINT = ".pdf"
_SHEETS = (".xlsx", ".yaml")


class View(NamedTuple):
    """A filling as its page shows it; `left` counts the fields that are open."""

    filling: Filling
    sections: list[Section]
    parts: list[ShownPart]
    left: int
    forms: tuple[str, ...]
    draws: bool


class Said(NamedTuple):
    """What changes where something was typed: some lines, how many fields are open, and why not.

    `fault` says why it cannot stand there; it is empty where it can.
    """

    lines: list[ShownLine]
    left: int
    fault: str


class Seen(NamedTuple):
    """What is to be told of the filled file, and its pages as far as they are drawn."""

    notes: tuple[str, ...]
    drawn: Drawn
    is_fresh: bool
    draws: bool


class FillPage:
    """The forms that are being filled."""

    def __init__(self) -> None:
        self.fillings = Store(Filling, "fill")
        self.lists = ListPage(self.fillings, self.form)
        self._pages = DrawnPages()
        self._open: OrderedDict[str, OpenForm] = OrderedDict()
        self._filled: OrderedDict[str, tuple[str, Filled]] = OrderedDict()
        self._lock = Lock()

    def open(self, name: str, data: bytes) -> str:
        """Begin to fill a file and return its id. Raises `InputError` for one that cannot be."""
        path = Path(safe_name(name))
        if path.suffix.lower() in LISTS:
            raise no_list(path.name)
        fillable = fillable_of(data, path)
        form = open_form(fillable)
        file = path.with_suffix(fillable.suffix).name
        filling = Filling(file=file, suffix=fillable.suffix, note=fillable.note)
        name = self.fillings.add(filling, {file: fillable.data})
        self._hold(name, form)
        return name

    def all(self) -> list[Kept[Filling]]:
        """Return all forms that are kept, taken away or not."""
        return self.fillings.all()

    def unreadable(self) -> list[Unreadable]:
        """Return the forms that are kept but cannot be read any more."""
        return self.fillings.unreadable()

    def form(self, name: str) -> OpenForm:
        """Return the form of a filling, opened. Raises `KeyError` where there is none."""
        with self._lock:
            if form := self._open.get(name):
                self._open.move_to_end(name)
                return form
        filling = self.fillings.get(name)
        try:
            data = read_bytes(self.fillings.folder(name) / filling.file)
        except InputError as error:
            raise KeyError(name) from error
        form = open_form(fillable_in(filling, data))
        self._hold(name, form)
        return form

    def view(self, name: str) -> View:
        """Return a filling as its page shows it. Raises `KeyError` where there is none."""
        filling, form = self.fillings.get(name), self.form(name)
        sections = sections_of(form, filling)
        parts = shown_form(form.source, form.plan(filling))
        is_word = filling.suffix.lower() == WORD
        draws = is_word and self._pages.can_draw
        forms = (filling.suffix, *([_PRINT] if draws else []), *_SHEETS)
        return View(filling, sections, parts, form.count_open(filling), forms, draws)

    def say(self, name: str, group: int, words: str, n: int | None = None) -> Said:
        """Keep what was typed for a group, or for one place of it; return what that changes.

        Raises `KeyError` for a group or a place that is not there.
        """
        form = self.form(name)
        question = form.question(group)
        if n is not None and n not in {place.n for place in question.places}:
            raise KeyError(n)
        filling = self.fillings.change(
            name,
            lambda each: each.with_word(group, words) if n is None else each.with_apart(n, words),
        )
        places = [each.place.place for each in question.places]
        lines = dict.fromkeys(line for each in places for line in (each.paragraph, *each.boxes))
        shown = shown_lines(form.source, form.plan_of(filling, lines), lines)
        return Said(shown, form.count_open(filling), form.refusal(filling, question, words))

    def picture_of(self, name: str, group: int, file: str, data: bytes) -> None:
        """Keep a picture and have it fill a group. Raises `InputError` for what Word cannot show.

        Raises `KeyError` for a filling or a group that is not there.
        """
        self.form(name).question(group)
        if read_picture(data) is None or not is_picture_path(safe_name(file)):
            what = _("“{}”不是 Word 能用的图片").format(safe_name(file))
            raise InputError(Problem(what, _("用看图软件打开，另存为 .jpg 或 .png")))
        shown = Path(safe_name(file))
        kept = self.fillings.put(name, f"{digest_of(data)}{shown.suffix}", data).name
        given = Given(name=shown.name, kept=kept)
        self.fillings.change(name, lambda each: each.with_picture(group, given))

    def part(self, name: str, group: int, *, apart: bool) -> Filling:
        """Have the places of a group each for itself, or as one again. Raises `KeyError`."""
        question = self.form(name).question(group)
        return self.fillings.change(
            name, lambda each: each.set_apart(question) if apart else each.joined(question)
        )

    def seen(self, name: str) -> Seen:
        """Return what is told of a filling as it is now, and the pictures that there are."""
        filling = self.fillings.get(name)
        made = self._made(name, filling)
        draws = filling.suffix.lower() == WORD and self._pages.can_draw
        notes = (*made.notes, *made.cautions)
        if not draws:
            return Seen(notes, self._pages.nothing, True, draws)
        drawn, is_fresh = self._pages.of(name, filling.state, lambda: made.data)
        return Seen(notes, drawn, is_fresh, draws)

    def picture(self, name: str, number: int) -> bytes:
        """Return the picture of a page. Raises `KeyError` where there is none."""
        return self._pages.page(name, number)

    def file(self, name: str, suffix: str) -> Made:
        """Return the filled form, its print or its names; it counts as saved until it changes.

        Raises `InputError` where it cannot be made, and `KeyError` for another form.
        """
        filling = self.fillings.get(name)
        stem = Path(filling.file).stem
        if suffix in _SHEETS:
            return Made(_("{}（对照表）").format(stem) + suffix, self._sheet(name, filling, suffix))
        if suffix not in self.view(name).forms:
            raise KeyError(suffix)
        data = self._made(name, filling).data
        if suffix == _PRINT:
            data = printed([(Path(filling.file), data)])[0][1]
        self.fillings.change(name, lambda each: each.as_saved(filling))
        return Made(_("{}（已填）").format(stem) + suffix, data)

    def give_up(self, name: str) -> None:
        """Keep a filling no longer, nor what is being made of it."""
        self.lists.end(name)
        with self._lock:
            self._open.pop(name, None)
            self._filled.pop(name, None)
        self._pages.forget(name)
        self.fillings.give_up(name)

    def _sheet(self, name: str, filling: Filling, suffix: str) -> bytes:
        form = self.form(name)
        content = offer(
            form.found,
            form.lines,
            lambda n: form.source.where(n).label,
            form.sheet(filling),
        )
        return sheet_data(content, suffix)

    def _made(self, name: str, filling: Filling) -> Filled:
        """Return the file filled as it is now; what was just made is not made again."""
        state = filling.state
        with self._lock:
            known = self._filled.get(name)
        if known and known[0] == state:
            return known[1]
        form, folder = self.form(name), self.fillings.folder(name)
        plan, told = planned(form.source, form.filling_sheet(filling), form.found, form.found, {})
        made = filled(form.fillable, form.source, plan, None, Folders(folder, (folder,)))
        made = made._replace(notes=(*told.before, *made.notes, *told.behind))
        with self._lock:
            self._filled[name] = state, made
            while len(self._filled) > _OPEN_AT_ONCE:
                self._filled.popitem(last=False)
        return made

    def _hold(self, name: str, form: OpenForm) -> None:
        with self._lock:
            self._open[name] = form
            while len(self._open) > _OPEN_AT_ONCE:
                self._open.popitem(last=False)
