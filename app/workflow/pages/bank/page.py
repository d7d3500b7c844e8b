"""The page of the bank: its phrases and patterns, packs of one's own, and what is mined anew."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

from app.bank.loading import pack_folders
from app.bank.pack_files import pack_info
from app.bank.queries import Search
from app.errors import InputError
from app.workflow.pages.bank.browsing import Asked, Hit, Listed, Opened, hit_of, listed, opened
from app.workflow.pages.bank.minings import Minings
from app.workflow.pages.bank.own_packs import FIRST, OwnPack, own_packs
from app.workflow.pages.bank.patterns import Patterns, Sort, patterns
from app.workflow.pages.bank.sittings import Sittings
from app.workflow.provenance import in_report

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from app.bank.phrase_bank import PhraseBank
    from app.models.decision import Choice
    from app.models.phrase import Phrase
    from app.workflow.pages.bank.fitting_phrases import Fit
    from app.workflow.pages.bank.minings import Open
    from app.workflow.pages.bank.sittings import Seen
    from app.workflow.pages.write.page import WritePage


_SHOWN = 30  # Characters of what a writer told.
_POINTS = ("insight", "action")


class WorkFits(NamedTuple):
    """A report that is being written, and the places of it where a phrase fits.

    `about` are the first words that its writer told, by which he knows it from others.
    """

    id: str
    title: str
    about: str
    fits: Sequence[Fit]


class Uses(NamedTuple):
    """A phrase, and the reports that are being written where it may be used.

    A whole point is used sentence by sentence: then there are `sentences`.
    """

    hit: Hit
    works: Sequence[WorkFits]
    sentences: Sequence[Hit]


class Packs(NamedTuple):
    """The user's own packs, the others of the bank, and minings that did not come to their end.

    `offered` is what the next pack may be called.
    """

    own: Sequence[OwnPack]
    others: Sequence[str]
    open: Sequence[Open]
    offered: str


class BankPage:
    """The bank as it is looked through, mined into, decided on, and used in what is written."""

    def __init__(
        self,
        bank: PhraseBank,
        folders: Sequence[Path],
        write: WritePage,
        reload: Callable[[], None],
    ) -> None:
        self._bank = bank
        self._folders = folders
        self._write = write
        self._reload = reload
        self._reloading = Lock()
        self.minings = Minings(folders, self._read_anew)
        self._sittings = Sittings(self._read_anew)

    def use(self, bank: PhraseBank) -> None:
        """Look through another bank from here on."""
        self._bank = bank

    def _read_anew(self) -> None:
        # The bank as it was before must not come after the bank as it is.
        with self._reloading:
            self._reload()

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

    def packs(self) -> Packs:
        """Return which packs there are, and what is being mined."""
        own = own_packs()
        names = {one.name for one in own}
        others = [one.name for one in self._bank.packs if one.name not in names]
        offered = own[0].name if own else FIRST
        return Packs(own, others, self.minings.open(), offered)

    def uses(self, ident: str) -> Uses:
        """Return where a phrase may be used. Raises `KeyError` where there is none of this id."""
        phrase = self._phrase(ident)
        works = [
            self._fits(one.id, title, self._write.writing.fits(one.value, phrase))
            for one, title in self._write.all()
        ]
        sentences = [hit_of(one, self._bank) for one in self._sentences_of(phrase)]
        return Uses(hit_of(phrase, self._bank), works, sentences)

    def _fits(self, work: str, title: str, fits: Sequence[Fit]) -> WorkFits:
        told = self._write.writing.told(self._write.works.get(work))
        return WorkFits(work, title, told[:_SHOWN], fits)

    def _sentences_of(self, phrase: Phrase) -> list[Phrase]:
        """Return the sentences of a whole point."""
        if phrase.role not in _POINTS or phrase.source is None:
            return []
        search = Search(role=phrase.role, source=phrase.source.report)
        found = [one for one in self._bank.search(search).phrases if one.role != phrase.role]
        inside = [one for one in found if one.source_text in phrase.source_text]
        return sorted(inside, key=lambda one: one.source.start if one.source else 0)

    def put(self, ident: str, work: str, key: str) -> WorkFits:
        """Fix a phrase at a key of a work's outline; return the work with that place alone.

        Raises `KeyError` where there is no such phrase or work, and `InputError` where it does
        not fit there.
        """
        phrase = self._phrase(ident)
        writing = self._write.writing
        fit = writing.fit(self._write.works.get(work), key, phrase)
        self._write.works.change(work, lambda held: writing.with_phrase(held, key, phrase))
        title = next((title for one, title in self._write.all() if one.id == work), "")
        return self._fits(work, title, [fit])

    def seen(self, pack: str) -> Seen:
        """Return how far a pack is gone through. Errors as `Sittings.seen`.

        As for all that is decided on, raises `InputError` for a pack that is being mined.
        """
        with self.minings.at_rest(pack):
            return self._sittings.seen(pack)

    def decide(self, pack: str, ident: str, choice: Choice, words: str) -> Seen:
        """Decide on the phrase in sight, as `Sittings.decide` does."""
        with self.minings.at_rest(pack):
            return self._sittings.decide(pack, ident, choice, words)

    def go_back(self, pack: str) -> Seen:
        """Return the phrase before, as `Sittings.go_back` does."""
        with self.minings.at_rest(pack):
            return self._sittings.go_back(pack)

    def finish(self, pack: str) -> None:
        """Write a pack as it was decided, as `Sittings.finish` does."""
        with self.minings.at_rest(pack):
            self._sittings.finish(pack)

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
