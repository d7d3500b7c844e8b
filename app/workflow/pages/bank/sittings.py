"""A mined pack gone through on a page: one phrase in sight at a time, each decision saved."""

from __future__ import annotations

from threading import RLock
from typing import TYPE_CHECKING, NamedTuple

from pydantic import Field

from app.bank.loading import load_pack
from app.bank.pack_folder import PACK_FILE
from app.files.decoding import read_bytes
from app.messages import _
from app.models.base import Model
from app.models.decision import Choice, Decision
from app.models.phrase import slot_names
from app.models.roles import PHRASE_LABELS
from app.workflow.archive import digest
from app.workflow.deciding import decisions_beside
from app.workflow.pages.bank.browsing import Piece, SlotNote, pieces_of
from app.workflow.pages.bank.own_packs import is_unwritten, own_pack
from app.workflow.pages.store import Store
from app.workflow.provenance import in_report
from app.workflow.review import Review, shown, to_review
from app.workflow.reviewing import write_decided

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from app.models.pack import PhrasePack
    from app.models.phrase import Phrase
    from app.workflow.provenance import InReport
    from app.workflow.review import Reply

_TYPED: dict[Choice, str] = {"keep": "k", "drop": "d", "later": ""}
_BACK = "b"


class Sitting(Model):
    """How far a pack has been gone through: its phrases in order, how many are behind.

    `of` is the SHA-256 of the pack's first file, which differs once the pack is written anew.
    """

    pack: str
    of: str
    order: tuple[str, ...]
    at: int = 0
    made: dict[str, Decision] = Field({})
    taken_back: dict[str, Decision] = Field({})


class Card(NamedTuple):
    """A phrase to decide on, as it is shown: in its report, with what its slots held.

    `before` is what was decided on it and taken back, `words` is what an edit begins with.
    """

    id: str
    role: str
    seen: int
    pieces: Sequence[Piece]
    words: str
    slots: Sequence[SlotNote]
    doubt: Sequence[str]
    place: InReport | None
    report: str
    before: Choice | None


class Seen(NamedTuple):
    """A sitting as its page shows it: the phrase in sight, how many wait, what was decided.

    `told` is what became of the last thing done, `typed` an edit that cannot stand there. `waits`
    tells that something was decided that the pack does not say yet.
    """

    pack: str
    card: Card | None
    number: int
    of: int
    kept: int
    dropped: int
    edited: int
    told: str
    waits: bool
    typed: str = ""

    @property
    def left(self) -> int:
        """Return how many are still to be gone through."""
        return self.of - self.number + 1 if self.card else 0


class Sittings:
    """The sittings of one server, one a pack; the bank is read anew after each."""

    def __init__(self, reload: Callable[[], None]) -> None:
        self._reload = reload
        self._kept = Store(Sitting, "review")
        self._packs: dict[str, tuple[str, PhrasePack]] = {}
        self._lock = RLock()

    def seen(self, pack: str, told: str = "") -> Seen:
        """Return the sitting of a pack, begun where there is none that goes on.

        Raises `KeyError` where no pack of the user's own has this name, and `InputError` for a
        faulty one.
        """
        folder = own_pack(pack)
        with self._lock:
            sitting = self._kept.get(self._sitting_of(pack, folder))
        return self._seen(sitting, folder, told)

    def decide(self, pack: str, ident: str, choice: Choice, words: str = "") -> Seen:
        """Decide on the phrase in sight, and return the sitting with the next one.

        If another is in sight by now, or the words of an edit cannot stand there, nothing is
        decided, and that is told.
        """
        if choice != "edit":
            return self._step(pack, ident, lambda review: review.reply(_TYPED[choice]))
        seen = self._step(pack, ident, lambda review: review.edited(words))
        is_same = seen.card is not None and seen.card.id == ident
        return seen._replace(typed=words) if is_same else seen

    def go_back(self, pack: str) -> Seen:
        """Return the sitting with the phrase before in sight, what was decided on it taken back."""
        return self._step(pack, None, lambda review: review.reply(_BACK))

    def finish(self, pack: str) -> None:
        """Write a pack as it was decided, and have the bank read anew.

        Raises `KeyError` and `InputError` as `seen` does.
        """
        folder = own_pack(pack)
        with self._lock:
            decisions = decisions_beside(folder)
            if is_unwritten(folder, decisions):
                write_decided(folder, decisions)
                self._reload()
            for one in self._kept.all():
                if one.value.pack == pack:
                    self._kept.give_up(one.id)

    def _step(self, pack: str, ident: str | None, take: Callable[[Review], Reply]) -> Seen:
        folder = own_pack(pack)
        with self._lock:
            name = self._sitting_of(pack, folder)
            sitting = self._kept.get(name)
            review = self._review(sitting, folder)
            if ident is not None and (not review.item or review.phrases[review.at].id != ident):
                return self._seen(sitting, folder, _("这一条刚才在别的页面看过了。"))
            reply = take(review)
            if reply.decision:
                decisions_beside(folder).saved_with(reply.decision)
            state = {"at": review.at, "made": review.made, "taken_back": review.taken_back}
            sitting = self._kept.change(name, lambda now: now.model_copy(update=state))
        return self._seen(sitting, folder, "；".join(reply.told))

    def _sitting_of(self, pack: str, folder: Path) -> str:
        """Return the id of the sitting that a pack is gone through in."""
        of, whole = self._pack(folder)
        for one in self._kept.all():
            if one.value.pack == pack:
                if one.value.of == of and one.value.order:
                    return one.id
                self._kept.give_up(one.id)
        phrases = to_review(whole, decisions_beside(folder).made)
        return self._kept.add(Sitting(pack=pack, of=of, order=tuple(one.id for one in phrases)))

    def _review(self, sitting: Sitting, folder: Path) -> Review:
        phrases = {phrase.id: phrase for phrase in self._pack(folder)[1].phrases}
        listed = [phrases[ident] for ident in sitting.order]
        return Review(
            listed, made=dict(sitting.made), at=sitting.at, taken_back=dict(sitting.taken_back)
        )

    def _pack(self, folder: Path) -> tuple[str, PhrasePack]:
        """Return the pack in a folder, read once as long as it is not written anew."""
        of = digest(read_bytes(folder / PACK_FILE))
        held = self._packs.get(folder.name)
        if held is None or held[0] != of:
            held = self._packs[folder.name] = (of, load_pack(folder))
        return held

    def _seen(self, sitting: Sitting, folder: Path, told: str) -> Seen:
        (_of, pack), review = self._pack(folder), self._review(sitting, folder)
        card = None
        if review.item:
            phrase = review.phrases[review.at]
            place = in_report(phrase, folder, pack.sources)
            card = _card(phrase, place, sitting.taken_back.get(phrase.id))
        choices = [one.decision for one in sitting.made.values()]
        counts = (choices.count("keep"), choices.count("drop"), choices.count("edit"))
        waits = is_unwritten(folder, decisions_beside(folder))
        number = sitting.at + 1
        return Seen(sitting.pack, card, number, len(sitting.order), *counts, told, waits)


def _card(phrase: Phrase, place: InReport | None, old: Decision | None) -> Card:
    wording = phrase.wording
    held = [
        SlotNote(name, phrase.slots[name].held or "", phrase.slots[name].general or "")
        for name in sorted(slot_names(wording))
    ]
    return Card(
        phrase.id,
        PHRASE_LABELS[phrase.role],
        phrase.seen,
        list(pieces_of(wording, phrase.doubt)),
        shown((old and old.edited) or wording),
        [one for one in held if one.held],
        phrase.doubt,
        place,
        phrase.source.report if phrase.source else "",
        old.decision if old else None,
    )
