"""Drafts that are looked at beside the pages, each anew only where it is to be looked at anew."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

from app.checking import Checker
from app.checking.selecting import is_selected
from app.files.decoding import as_written
from app.files.suffixes import is_yaml
from app.files.text_edits import editable
from app.files.yaml_nodes import parse_yaml
from app.reading.readers import bytes_of_report
from app.word.refusal import WORD_SUFFIXES
from app.workflow.checked import check_data
from app.workflow.checked_outline import check_drafter
from app.workflow.drafted import Drafter
from app.workflow.marking import marked
from app.workflow.pages.check.check_sheet import counts_of
from app.workflow.pages.check.texts_read import TextsRead, texts_read, watching
from app.workflow.pages.jobs import Jobs, Progress

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from app.bank.phrase_bank import PhraseBank
    from app.checking.rule import Rule
    from app.models.finding import Level
    from app.workflow.check import HeldAgainst
    from app.workflow.found import Checked
    from app.workflow.pages.check.open_drafts import OpenDraft

    Watch = Callable[[int, int], None]

_MOST_KEPT = 8


class Looked(NamedTuple):
    """A draft with what was found in it, the rules it was held against, and what is told.

    `unmarked` is told of what no comment in its Word file can stand at.
    """

    checked: Checked
    checker: Checker
    notes: tuple[str, ...]
    unmarked: tuple[str, ...]

    @property
    def rules(self) -> dict[str, Rule]:
        """Return all rules by their ids, those that are ignored too."""
        return self.checker.rules


class Source(NamedTuple):
    """Where a draft's file stands, and the texts that it is held against."""

    path: Path
    texts: tuple[Path, ...]


class Known(NamedTuple):
    """What is known of a draft: how many findings of each level it has, and if a look waits.

    `counts` is None where it was not looked at to the end.
    """

    counts: Mapping[Level, int] | None = None
    waits: bool = False


@dataclass(eq=False)
class _Look:
    """A look at a draft as it is, by its job; none where what was seen is not kept any more."""

    draft: OpenDraft
    job: str = ""
    waited_for: int = 0
    counts: Mapping[Level, int] | None = None
    texts: TextsRead | None = None

    @property
    def may_go(self) -> bool:
        """Tell whether what was seen is kept, and nobody waits for it."""
        return bool(self.job) and self.counts is not None and not self.waited_for


class Looking:
    """Looks at drafts by their ids; what was seen is kept of those that were asked for last."""

    def __init__(self, bank: PhraseBank, folders: Sequence[Path]) -> None:
        self._bank = bank
        self._folders = tuple(folders)
        self._jobs: Jobs[Looked] = Jobs()
        # What was asked for last stands last.
        self._known: dict[str, _Look] = {}
        self._lock = Lock()

    def use(self, bank: PhraseBank) -> None:
        """Draft outlines from another bank from here on."""
        self._bank = bank

    def look(self, name: str, draft: OpenDraft, source: Source, within: float) -> Progress[Looked]:
        """Return how far the look at a draft is after so many seconds at most.

        What the program itself did wrong is raised.
        """
        look = self._look(name, draft, source)
        try:
            progress = self._jobs.settled(look.job, within)
        except KeyError:
            # Another page wants it looked at in another way meanwhile.
            return Progress()
        finally:
            with self._lock:
                look.waited_for -= 1
                self._let_go()
        if progress.error:
            self._forget(name, look)
            raise progress.error
        return progress

    def known(self, name: str) -> Known:
        """Return what is known of a draft by the last look at it."""
        with self._lock:
            look = self._known.get(name)
            if look is None:
                return Known()
            waits = bool(look.job) and not self._jobs.progress(look.job).ended
            return Known(None if waits else look.counts, waits)

    def stop(self, name: str) -> None:
        """End the look at a draft as soon as can be."""
        with self._lock:
            if name in self._known:
                self._jobs.stop(self._known[name].job)

    def forget(self, name: str) -> None:
        """Look at a draft anew the next time, and keep nothing of it until then."""
        self._forget(name)

    def _forget(self, name: str, only: _Look | None = None) -> None:
        with self._lock:
            look = self._known.get(name)
            if look and only in (None, look):
                self._jobs.forget(look.job)
                del self._known[name]

    def _look(self, name: str, draft: OpenDraft, source: Source) -> _Look:
        """Return the look at a draft as it is, begun where there is none; it is waited for."""
        with self._lock:
            look = self._known.pop(name, None)
            if look is None or not look.job or not _same(look.draft, draft):
                look = self._begun(draft, source, look)
            self._known[name] = look
            look.waited_for += 1
            return look

    def _begun(self, draft: OpenDraft, source: Source, before: _Look | None) -> _Look:
        if before:
            self._jobs.forget(before.job)
        texts = before.texts if before else None
        look = _Look(draft)
        look.job = self._jobs.start(lambda watch: self._looked(look, source, texts, watch))
        return look

    def _looked(
        self, look: _Look, source: Source, before: TextsRead | None, watch: Watch
    ) -> Looked:
        draft, every = look.draft, Checker()
        checker = Checker([each for each in draft.ignored if _is_known(each, every)])
        with watching(watch):
            texts = texts_read(source.texts, checker, Path(draft.name), before)
            checked = self._checked(draft.name, source.path, checker, texts.held)
        checked = checked._replace(path=source.path)
        is_word = source.path.suffix.lower() in WORD_SUFFIXES
        unmarked = marked(checked).notes if is_word and checked.found else ()
        with self._lock:
            # One that is not known any more keeps this for nobody.
            look.counts, look.texts = counts_of(checked.found), texts
            self._let_go()
        return Looked(checked, checker, tuple(texts.held.notes), unmarked)

    def _let_go(self) -> None:
        """Keep what was seen of the last few drafts alone; of the others how much it was."""
        for look in [one for one in self._known.values() if one.may_go][:-_MOST_KEPT]:
            self._jobs.forget(look.job)
            look.job, look.texts = "", None

    def _checked(self, name: str, at: Path, checker: Checker, held: HeldAgainst) -> Checked:
        # What is told of it is told by the name that its user knows.
        path, data = Path(name), bytes_of_report(at)
        if not is_yaml(path):
            return check_data(data, path, checker, held.for_file(path), self._folders)
        drafter = Drafter(parse_yaml(editable(as_written(data, path)), name), self._bank)
        return check_drafter(drafter, path, checker, held.for_file(path))


def _same(one: OpenDraft, other: OpenDraft) -> bool:
    return (one.version, one.ignored, one.texts) == (other.version, other.ignored, other.texts)


def _is_known(name: str, checker: Checker) -> bool:
    """Tell whether there is such a rule, or family, by now: rules are the user's to change."""
    return any(is_selected(rule, (name,)) for rule in checker.rules)
