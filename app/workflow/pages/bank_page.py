"""The page of the bank: its phrases and patterns, packs of one's own, and what is mined anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.bank.loading import pack_folders
from app.bank.pack_files import pack_info
from app.errors import InputError
from app.workflow.pages.browsing import Asked, Listed, Opened, listed, opened
from app.workflow.pages.patterns import Patterns, Sort, patterns
from app.workflow.provenance import in_report

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from app.bank.phrase_bank import PhraseBank
    from app.models.phrase import Phrase


class BankPage:
    """The bank as it is looked through."""

    def __init__(self, bank: PhraseBank, folders: Sequence[Path]) -> None:
        self._bank = bank
        self._folders = folders

    def use(self, bank: PhraseBank) -> None:
        """Look through another bank from here on."""
        self._bank = bank

    def listed(self, asked: Asked) -> Listed:
        """Return a page of what somebody looks for. Raises `InputError` as `search_for` does."""
        return listed(self._bank, asked)

    def patterns(self, sort: Sort, words: str, page: int) -> Patterns:
        """Return a page of the patterns of one sort that hold some words."""
        return patterns(self._bank, sort, words, page)

    def opened(self, ident: str) -> Opened:
        """Return a phrase with all that is known of it. Raises `KeyError` where there is none."""
        phrase = self._phrase(ident)
        pack = self._bank.pack_of(ident)
        folder = next((at for at in pack_folders(self._folders) if _name_of(at) == pack), None)
        sources = next((one.sources for one in self._bank.packs if one.name == pack), ())
        around = in_report(phrase, folder, sources) if folder else None
        return opened(phrase, self._bank, around)

    def _phrase(self, ident: str) -> Phrase:
        phrase = self._bank.phrase(ident)
        if phrase is None:
            raise KeyError(ident)
        return phrase


def _name_of(folder: Path) -> str:
    """Return the name of the pack in a folder, nothing where it cannot be read any more."""
    try:
        return pack_info(folder).name
    except InputError:
        return ""
