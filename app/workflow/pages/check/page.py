"""The page on which a draft is checked: what was found beside its text, mended, taken away."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

from app.checking import Checker
from app.checking.selecting import unknown_rule
from app.errors import InputError, Problem, raise_all
from app.files.recovery import safe_name, take_away
from app.messages import _
from app.reading.readers import bytes_of_report
from app.workflow.pages.check.check_files import list_file, marked_file, mended_file, mends_of
from app.workflow.pages.check.check_sheet import CheckSheet, check_sheet
from app.workflow.pages.check.looking import Looked, Looking, Source
from app.workflow.pages.check.open_drafts import OpenDraft, Said, said
from app.workflow.pages.check.rule_told import RuleTold, rule_told
from app.workflow.pages.check.taking_drafts import Taken, free_name, lines_of, taken, taken_text
from app.workflow.pages.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from app.bank.phrase_bank import PhraseBank
    from app.models.finding import Level
    from app.workflow.pages.check.mends import Mends
    from app.workflow.pages.jobs import Progress
    from app.workflow.pages.made import Made
    from app.workflow.pages.store import Kept

_TEXTS = "against"
_SOON = 1.5  # Seconds; what takes longer shows how far it is.
_LONG = 600.0
_MOST_TEXTS = 200
_MOST_AT_ONCE = 100

Given = tuple[str, bytes]
"""A file that is dropped: its name and its bytes."""


class CheckView(NamedTuple):
    """A draft as its page shows it: as it was looked at, or how far that is."""

    draft: OpenDraft
    progress: Progress[Looked]
    sheet: CheckSheet | None


class OpenOne(NamedTuple):
    """A draft that is open, by its id, with how many findings there are of each level.

    `counts` is None where it was not looked at since the program began, or `waits` to be.
    """

    id: str
    value: OpenDraft
    counts: Mapping[Level, int] | None
    waits: bool


class Opened(NamedTuple):
    """The ids of drafts that were opened, and why others were not."""

    ids: tuple[str, ...]
    faults: tuple[str, ...]


class CheckPage:
    """The drafts that are open to be checked."""

    def __init__(self, bank: PhraseBank, folders: Sequence[Path] = ()) -> None:
        self.drafts = Store(OpenDraft, "check")
        self._bank = bank
        self._looking = Looking(bank, folders)
        # The names of texts and their files change together.
        self._holding = Lock()

    def use(self, bank: PhraseBank) -> None:
        """Draft outlines from another bank from here on."""
        self._bank = bank
        self._looking.use(bank)

    def open(self, files: Sequence[Given], texts: Sequence[Given] = ()) -> Opened:
        """Open drafts, each by itself, held against some texts.

        Raises `InputError` where none can be opened, and for a text that cannot be read.
        """
        if len(files) > _MOST_AT_ONCE:
            what = _("一次最多放 {} 份").format(_MOST_AT_ONCE)
            raise InputError(Problem(what, _("分几次放")))
        held = _texts(texts)
        ids: list[str] = []
        problems: list[Problem] = []
        for name, data in files:
            try:
                ids.append(self._open(taken(safe_name(name), data, self._bank), held))
            except InputError as error:
                problems += error.problems
        if not ids:
            raise_all(problems or [Problem(_("没有文件"), _("选一份稿子，或拖到框里"))])
        for each in ids:
            self.view(each, within=0)
        return Opened(tuple(ids), tuple(map(str, problems)))

    def _open(self, draft: Taken, texts: Sequence[Given]) -> str:
        """Open a draft, or take it as another version of one that is open; return its id."""
        older = next((one.id for one in self.drafts.all() if self._is_older(one, draft)), None)
        # Nothing is kept of a draft that is refused.
        self._fresh(older, draft.data, texts)
        if older:
            self._renew(older, draft)
        value = OpenDraft(name=draft.name, note=draft.note)
        name = older or self.drafts.add(value, {draft.name: draft.data})
        self._hold(name, texts)
        return name

    def _is_older(self, kept: Kept[OpenDraft], draft: Taken) -> bool:
        """Tell whether a draft of the same name says something of what another says."""
        if kept.value.name != draft.name:
            return False
        path = self._source(kept.id, kept.value).path
        try:
            return not lines_of(draft).isdisjoint(
                lines_of(Taken(draft.name, bytes_of_report(path)))
            )
        except InputError:
            return False

    def open_drafts(self) -> list[OpenOne]:
        """Return the drafts that are open, with what was found in those that were looked at."""
        return [self._open_one(one) for one in self.drafts.all()]

    def _open_one(self, kept: Kept[OpenDraft]) -> OpenOne:
        return OpenOne(*kept, *self._looking.known(kept.id))

    def view(self, name: str, within: float = _SOON) -> CheckView:
        """Return a draft as its page shows it. Raises `KeyError` where there is none."""
        draft = self.drafts.get(name)
        progress = self._looking.look(name, draft, self._source(name, draft), within)
        looked = progress.result
        return CheckView(draft, progress, check_sheet(draft, looked) if looked else None)

    def again(self, name: str, file: Given) -> None:
        """Take another version of a draft. Raises `InputError` for what cannot be read."""
        self.drafts.get(name)
        self._renew(name, taken(safe_name(file[0]), file[1], self._bank))

    def _renew(self, name: str, newer: Taken) -> None:
        before = self.drafts.get(name)
        found = self._found_before(name, before)
        self.drafts.put(name, newer.name, newer.data)
        if newer.name != before.name:
            take_away(self.drafts.folder(name) / before.name)
        changed = {"name": newer.name, "note": newer.note, "before": found, "left": ()}
        self._change(name, lambda one: {**changed, "version": one.version + 1})

    def _found_before(self, name: str, draft: OpenDraft) -> tuple[Said, ...]:
        """Return what was found in a draft; nothing if it could not be looked at."""
        looked = self._looking.look(name, draft, self._source(name, draft), _LONG).result
        return said(looked.checked.found) if looked else ()

    def ignore(self, name: str, rule: str) -> None:
        """Hold a rule, or a family of rules, no longer against a draft.

        Raises `InputError` where there is no such rule.
        """
        if fault := unknown_rule(rule, tuple(Checker().rules.values())):
            raise InputError(Problem(*fault))
        self._change(name, lambda one: {"ignored": tuple(dict.fromkeys((*one.ignored, rule)))})

    def heed(self, name: str, rule: str) -> None:
        """Hold a rule against a draft again."""
        self._change(name, lambda one: {"ignored": tuple(n for n in one.ignored if n != rule)})

    def hold_against(self, name: str, texts: Sequence[Given]) -> None:
        """Hold a draft against more texts. Raises `InputError` for what cannot be read."""
        self._hold(name, _texts(texts))

    def _hold(self, name: str, texts: Sequence[Given]) -> None:
        with self._holding:
            draft = self.drafts.get(name)
            own = bytes_of_report(self._source(name, draft).path) if texts else b""
            names = list(draft.texts)
            for each, data in self._fresh(name, own, texts):
                free = free_name(each, names)
                self.drafts.put(name, free, data, _TEXTS)
                names.append(free)
            added = names[len(draft.texts) :]
            self._change(name, lambda one: {"texts": (*one.texts, *added)})

    def _fresh(self, name: str | None, own: bytes, texts: Sequence[Given]) -> list[Given]:
        """Return those of some texts that a draft is to be held against besides.

        No text is held against itself, nor twice against another. Raises `InputError` for too many.
        """
        if not texts:
            return []
        held = self._source(name, self.drafts.get(name)).texts if name else ()
        known = {own, *map(bytes_of_report, held)}
        fresh: dict[bytes, str] = {}
        for each, data in texts:
            if data not in known:
                fresh.setdefault(data, each)
        if len(held) + len(fresh) > _MOST_TEXTS:
            what = _("比对的文章太多：最多 {} 份").format(_MOST_TEXTS)
            raise InputError(Problem(what, _("挑最近的、最像的放进来")))
        return [(each, data) for data, each in fresh.items()]

    def let_go(self, name: str) -> None:
        """Hold a draft against no texts any more."""
        with self._holding:
            held = self._source(name, self.drafts.get(name)).texts
            self._change(name, lambda _one: {"texts": ()})
            for path in held:
                take_away(path)
            # Another text may get the name of one that is gone.
            self._looking.forget(name)

    def stop(self, name: str) -> None:
        """Stop looking at a draft."""
        self._looking.stop(name)

    def look_again(self, name: str) -> None:
        """Look at a draft once more, as one does after it was stopped."""
        self.drafts.get(name)
        self._looking.forget(name)

    def give_up(self, name: str) -> None:
        """Keep a draft no longer."""
        self._looking.forget(name)
        self.drafts.give_up(name)

    def rule(self, name: str, rule: str) -> RuleTold:
        """Return what a rule is. Raises `KeyError` where there is none."""
        self.drafts.get(name)
        return rule_told(Checker().rules[rule])

    def mends(self, name: str) -> Mends:
        """Return what could be put right in a draft, each mend wanted or left."""
        return mends_of(*self._both(name))

    def leave(self, name: str, mend: str) -> None:
        """Leave the words of a mend as they are."""
        self._change(name, lambda one: {"left": tuple(dict.fromkeys((*one.left, mend)))})

    def want(self, name: str, mend: str) -> None:
        """Have a mend made after all."""
        self._change(name, lambda one: {"left": tuple(n for n in one.left if n != mend)})

    def marked_file(self, name: str) -> Made:
        """Return a draft as a Word file with a comment for each finding."""
        return marked_file(*self._both(name))

    def mended_file(self, name: str) -> Made:
        """Return a draft with what could be put right, in its own form."""
        return mended_file(*self._both(name))

    def list_file(self, name: str, suffix: str) -> Made:
        """Return what was found as a list. Raises `KeyError` for a form that there is not."""
        return list_file(*self._both(name), suffix)

    def _both(self, name: str) -> tuple[OpenDraft, Looked]:
        looked = self._looked(name)
        return self.drafts.get(name), looked

    def _change(self, name: str, change: Callable[[OpenDraft], dict[str, object]]) -> None:
        self.drafts.change(name, lambda one: one.model_copy(update=change(one)))

    def _looked(self, name: str) -> Looked:
        """Return the look at a draft. Raises `InputError` where it did not come to an end."""
        draft = self.drafts.get(name)
        progress = self._looking.look(name, draft, self._source(name, draft), _LONG)
        if not progress.ended and draft != self.drafts.get(name):
            # Another page has changed how it is checked meanwhile.
            return self._looked(name)
        if progress.result is None:
            stopped = (_("还没有查完，先再查一遍"),)
            raise InputError([Problem(each) for each in progress.faults or stopped])
        return progress.result

    def _source(self, name: str, draft: OpenDraft) -> Source:
        folder = self.drafts.folder(name)
        texts = tuple(folder / _TEXTS / each for each in draft.texts)
        return Source(folder / draft.name, texts)


def _texts(texts: Sequence[Given]) -> list[Given]:
    """Return texts as they are kept. Raises `InputError` for what cannot be read."""
    found: list[Given] = []
    problems: list[Problem] = []
    for name, data in texts:
        try:
            text = taken_text(safe_name(name), data)
            found.append((text.name, text.data))
        except InputError as error:
            problems += error.problems
    raise_all(problems)
    return found
