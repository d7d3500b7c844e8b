"""Drafts that are looked at beside the pages, each anew only where it is to be looked at anew."""

from __future__ import annotations

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
from app.workflow.check import HeldAgainst
from app.workflow.checked import check_data
from app.workflow.checked_outline import check_drafter
from app.workflow.drafted import Drafter
from app.workflow.marking import marked
from app.workflow.pages.jobs import Jobs, Progress

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.bank.phrase_bank import PhraseBank
    from app.checking.rule import Rule
    from app.workflow.found import Checked
    from app.workflow.pages.check.open_drafts import OpenDraft

    Watch = Callable[[int, int], None]


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


class Looking:
    """Looks at drafts by their ids; each is looked at once as it is."""

    def __init__(self, bank: PhraseBank, folders: Sequence[Path]) -> None:
        self._bank = bank
        self._folders = tuple(folders)
        self._jobs: Jobs[Looked] = Jobs()
        self._known: dict[str, tuple[OpenDraft, str]] = {}
        self._against: dict[str, tuple[tuple[str, ...], HeldAgainst]] = {}
        self._lock = Lock()

    def use(self, bank: PhraseBank) -> None:
        """Draft outlines from another bank from here on."""
        self._bank = bank

    def look(self, name: str, draft: OpenDraft, source: Source, within: float) -> Progress[Looked]:
        """Return how far the look at a draft is after so many seconds at most.

        What the program itself did wrong is raised.
        """
        try:
            progress = self._jobs.settled(self._job(name, draft, source), within)
        except KeyError:
            # Another page wants it looked at in another way meanwhile.
            return Progress()
        if progress.error:
            self.forget(name)
            raise progress.error
        return progress

    def known(self, name: str) -> Progress[Looked] | None:
        """Return how far the last look at a draft is, None where there was none yet."""
        with self._lock:
            known = self._known.get(name)
            return self._jobs.progress(known[1]) if known else None

    def stop(self, name: str) -> None:
        """End the look at a draft as soon as can be."""
        with self._lock:
            if name in self._known:
                self._jobs.stop(self._known[name][1])

    def forget(self, name: str) -> None:
        """Look at a draft anew the next time, and keep nothing of it until then."""
        with self._lock:
            known = self._known.pop(name, None)
            self._against.pop(name, None)
        if known:
            self._jobs.forget(known[1])

    def _job(self, name: str, draft: OpenDraft, source: Source) -> str:
        with self._lock:
            known = self._known.get(name)
            if known and _same(known[0], draft):
                return known[1]
            if known:
                self._jobs.forget(known[1])
            job = self._jobs.start(lambda watch: self._looked(name, draft, source, watch))
            self._known[name] = draft, job
            return job

    def _looked(self, name: str, draft: OpenDraft, source: Source, watch: Watch) -> Looked:
        every = Checker()
        checker = Checker([each for each in draft.ignored if _is_known(each, every)])
        texts, held = self._against.get(name, (None, None))
        if held is None or texts != draft.texts:
            here = source.texts[0].parent if source.texts else None
            held = HeldAgainst(source.texts, checker, watch, here)
        checked = self._checked(draft.name, source.path, checker, held)
        self._against[name] = draft.texts, held
        checked = checked._replace(path=source.path)
        is_word = source.path.suffix.lower() in WORD_SUFFIXES
        unmarked = marked(checked).notes if is_word and checked.found else ()
        return Looked(checked, checker, tuple(held.notes), unmarked)

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
