"""Phrases that several reports hold: each once, with its places, its variants and their number."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from app.models.phrase import fill_slots, phrase_id, split_slots
from app.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from app.models.phrase import Phrase, Slot, Source

_MOST_PLACES = 3
_MOST_VARIANTS = 3
_MORE_DIGITS = 16
# A formula stands in at least so many reports, and in this share of all.
_FEWEST_REPORTS = 3
_FORMULA_SHARE = 0.5
# Words that two writers put or leave out of one sentence without saying anything else.
_LIGHT = lazy(
    r"我们|本人|我|进一步|切实|不断|始终|更加|真正|着力|努力|要|将|更|还|也|都|就|了|的|地|得|[^\w{}]"
)
# Short sentences differ in such words alone: 我要学 is not 我学了.
_SHORTEST = 10

Key = tuple[str, str]
"""What phrases have in common that are one: their role, and words or a frame."""


class Wording(NamedTuple):
    """How one report words a phrase: its text with slots, and the words with what they held.

    `frame` tells the family and the frame of a heading that is one with all headings of it.
    """

    role: str
    text: str
    said: str
    frame: str = ""

    @property
    def key(self) -> Key:
        """Return what it has in common with others that are one: its words but for light ones.

        A heading is what it says, whatever frame it was made by.
        """
        if self.frame:
            return self.role, self.frame
        if self.role.endswith(".heading"):
            return self.own_key
        heavy = "".join(
            f"{{{segment.text}}}" if segment.is_slot else _LIGHT.sub("", segment.text)
            for segment in split_slots(self.text)
        )
        return self.role, heavy if len(heavy) >= _SHORTEST else self.text

    @property
    def own_key(self) -> Key:
        """Return what tells it from another sentence of its report that differs in a name only."""
        return self.role, self.said


def worded(role: str, text: str, slots: Mapping[str, Slot], frame: str = "") -> Wording:
    """Return the wording of a phrase with its slots as they were filled."""
    held = {name: slot.held or "" for name, slot in slots.items()}
    return Wording(role, text, fill_slots(text, held) if held else text, frame)


class Merger:
    """Takes phrases report by report; the first one stands for all that say it."""

    def __init__(self) -> None:
        self._kept: dict[Key, _Merged] = {}
        self._ids: set[str] = set()

    def add(self, said: Wording, source: Source, make: Callable[[], Phrase]) -> str:
        """Take in a phrase and return the id of the one that stands for it; `make` makes it."""
        key = self._key(said, source.report)
        first = self._kept.get(key)
        if first is None:
            self._kept[key] = first = _Merged(self._told_apart(make()), said.said)
        else:
            first.add(said, source)
        return first.phrase.id

    def phrases(self, reports: int) -> list[Phrase]:
        """Return the phrases of so many reports, each once."""
        return [merged.finished(reports) for merged in self._kept.values()]

    def times(self, phrases: Iterable[Phrase]) -> int:
        """Return how many sentences some of the phrases stand for."""
        wanted = {(phrase.role, phrase.source) for phrase in phrases}
        return sum(
            merged.times
            for merged in self._kept.values()
            if (merged.phrase.role, merged.phrase.source) in wanted
        )

    def _told_apart(self, phrase: Phrase) -> Phrase:
        """Return a phrase under an id of its own: of very many, two may share eight digits."""
        if phrase.id in self._ids and phrase.source:
            pack, role, _ = phrase.id.split("/")
            ident = phrase_id(pack, role, phrase.source.place, phrase.source_text, _MORE_DIGITS)
            phrase = phrase.model_copy(update={"id": ident})
        self._ids.add(phrase.id)
        return phrase

    def _key(self, said: Wording, report: str) -> Key:
        # The words of a handful stand for themselves, whatever frame others know them by.
        key = said.own_key if said.frame and said.own_key in self._kept else said.key
        first = self._kept.get(key)
        if first and not said.frame and first.last == report and first.said != said.said:
            # Two sentences of one report that differ in a name only are both its own.
            return said.own_key
        return key


class _Merged:
    """A phrase, and where and how else it is said."""

    __slots__ = ("last", "phrase", "places", "said", "seen", "times", "variants")

    def __init__(self, phrase: Phrase, said: str) -> None:
        if phrase.source is None:
            raise TypeError(f"not mined: {phrase.id}")
        self.phrase = phrase
        self.said = said
        self.last = phrase.source.report
        self.seen = self.times = 1
        self.places: tuple[Source, ...] = ()
        self.variants: tuple[str, ...] = ()

    def add(self, said: Wording, source: Source) -> None:
        """Take in another place of it, in a report of its own or not."""
        self.times += 1
        if self.last != source.report:
            self.seen += 1
            if len(self.places) < _MOST_PLACES - 1:
                self.places = (*self.places, source)
        known = (self.phrase.text, *self.variants)
        if not said.frame and said.text not in known and len(self.variants) < _MOST_VARIANTS:
            self.variants = (*self.variants, said.text)
        self.last = source.report

    def finished(self, reports: int) -> Phrase:
        """Return the phrase with all that was taken in."""
        told = {
            "seen": self.seen,
            "places": self.places,
            "variants": self.variants,
            "formula": self.seen >= max(_FEWEST_REPORTS, reports * _FORMULA_SHARE),
        }
        return (
            self.phrase.model_copy(update=told) if self.seen > 1 or self.variants else self.phrase
        )
