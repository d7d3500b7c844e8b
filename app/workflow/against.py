"""The texts that a report is held against, for what of it stands in them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.bank.loading import load_bank, pack_folders
from app.checking import Checker
from app.checking.against import held_against
from app.copying.copied import Copied, copied
from app.copying.index_store import Sources
from app.copying.indexing import forget
from app.errors import InputError, Problem
from app.files.cached_database import database_version
from app.files.places import true_path
from app.messages import _
from app.models.phrase import split_slots
from app.workflow.source_texts import SourceTexts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from app.bank.phrase_bank import PhraseBank
    from app.models.report import Report

    Watch = Callable[[int, int], None]

_FORMULA_ROLES = ("title", "salutation", "opening", "action_lead", "closing", "signoff")


def _nobody(done: int, files: int) -> None:
    """Watch nothing."""


class Against:
    """Texts that reports are held against, indexed once; `notes` tell what of them was not read."""

    def __init__(
        self,
        paths: Sequence[Path],
        checker: Checker,
        watch: Watch = _nobody,
        here: Path | None = None,
    ) -> None:
        """Open reports, folders of them, and packs, each by its path; see `SourceTexts`.

        Raises `InputError` for what is none of these, and for a report that cannot be read.
        """
        if database_version() is None:
            raise InputError(
                Problem(_("这个 Python 没有 SQLite，比对不了"), _("换一个带 sqlite3 的 Python"))
            )
        self._texts = SourceTexts(watch, here)
        self._paths = paths
        self._rules = tuple(checker.rules.values())
        self._formulae = tuple(_bank_formulae(load_bank()))
        self._open()

    def copied(self, report: Report, path: Path | None = None) -> Copied:
        """Return what of a report stands in the texts; the file that it was read from is none."""
        import sqlite3

        try:
            return self._copied(report, path)
        except sqlite3.Error:
            for place in self._texts.places:
                forget(place)
            self._open()
            return self._copied(report, path)

    def _open(self) -> None:
        sources = Sources(self._texts.segments(self._paths))
        self.notes = tuple(self._texts.notes)
        self._held = held_against(sources, self._rules, self._formulae)

    def _copied(self, report: Report, path: Path | None) -> Copied:
        hidden = self._held.sources.at(true_path(path)) if path else ()
        return copied(report.paragraphs, self._held._replace(hidden=hidden))


@dataclass(frozen=True)
class BeforeFinal:
    """What opens the texts that the drafts of an outline must not be borrowed from too much."""

    outline: Path
    folders: tuple[Path, ...]

    def __call__(self) -> Against:
        """Return the texts. Raises `InputError` where they cannot be opened."""
        return before_final(self.outline, self.folders, Checker(drafts=[self.outline]))


def before_final(path: Path, folders: Sequence[Path], checker: Checker) -> Against:
    """Return the texts that a file must not be borrowed from too much, or it is not final.

    They are what the packs of the bank were mined from, and what the settings name.
    """
    texts = [*pack_folders(folders), *checker.settings(path).against]
    return Against(texts, checker)


def _bank_formulae(bank: PhraseBank) -> Iterator[str]:
    """Yield what the packs hold for anybody to say: formulas that were written for them."""
    for phrase in bank.phrases:
        if phrase.origin == "authored" and phrase.role.partition(".")[0] in _FORMULA_ROLES:
            for piece in split_slots(phrase.text):
                if not piece.is_slot:
                    yield piece.text
