"""Words with their origins: texts of the outline, phrases with their slots filled, gaps."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from app.drafting.plan import Words
from app.drafting.supply import Value, gap_text
from app.drafting.voices import in_person
from app.models.outline import Pin
from app.models.phrase import Slot, split_slots
from app.models.report import Origin
from app.patterns import lazy
from app.text.characters import CHINESE_MARKS
from app.text.dates import long_date
from app.text.markdown.tables import ends_in_row

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from app.bank.formulas import Formula
    from app.bank.phrase_bank import PhraseBank
    from app.drafting.supply import Supply
    from app.drafting.voices import Person
    from app.models.report import OriginKind, Part

# A sentence that ends in one of these, bare or inside a closing mark, wants no full stop.
_ENDED = lazy(rf"[{CHINESE_MARKS}!?.][”’）》]*$")
# Marks that wait for more; `;` is none of them, for an entity (`&amp;`) ends in it.
_LOOSE_ENDS = "，、；：,:"

# The pieces of a phrase: a bank holds some hundreds of phrases, and each stands in many drafts.
_pieces = lru_cache(maxsize=4096)(split_slots)


@lru_cache(maxsize=4096)
def _origin(kind: OriginKind, ref: str) -> Origin:
    return Origin(kind=kind, ref=ref)


@lru_cache(maxsize=4096)
def _words(text: str, kind: OriginKind, ref: str, part: Part, gap: bool = False) -> Words:
    return Words(text=text, origin=_origin(kind, ref), part=part, gap=gap)


def own(text: str, key: str, part: Part = "text") -> Words:
    """Return words of the outline, with their key."""
    return _words(text, "outline", key, part)


def fixed(text: str, name: str, part: Part = "text") -> Words:
    """Return words that the draft itself needs (a number, a stop), as the template's."""
    return _words(text, "template", name, part)


def borrowed(text: str, ident: str, part: Part = "text") -> Words:
    """Return words of a pack, with the id of the phrase or pattern."""
    return _words(text, "phrase", ident, part)


def gap(asks: str, key: str, part: Part = "text") -> Words:
    """Return a visible placeholder, with the outline key that would supply it."""
    return _words(gap_text(asks), "outline", key, part, gap=True)


def ended(text: str) -> str:
    """Return the mark that a text wants to be a sentence: a full stop, or none."""
    words = text.strip()
    return "" if not words or _ENDED.search(words) or ends_in_row(words) else "。"


def sentence(text: str, key: str) -> Words:
    """Return the writer's own words as a sentence: with a full stop if they end without.

    A table at their end takes none; commas there, which wait for more, become the stop.
    """
    words = text.strip()
    words = words.rstrip(_LOOSE_ENDS) or words
    return own(words + ended(words), key)


def value_words(value: Value, part: Part = "text") -> Words:
    """Return a value, or the gap that asks for it."""
    if value.words is None:
        return gap(value.asks, value.key, part)
    return own(value.words, value.key, part)


def date_value(date: str | Literal[False] | None, *, as_written: bool = False) -> Value:
    """Return the outline's date, in long form unless it is wanted as written."""
    return Value(long_date(date) if date and not as_written else date or None, "date", "日期")


def in_lines(lines: Iterable[Iterable[Words]]) -> tuple[Words, ...]:
    """Return lines of words as words, with a line break between two lines."""
    found: list[Words] = []
    for line in lines:
        found += [*([fixed("\n", "line")] if found else []), *line]
    return tuple(found)


class Wording:
    """Fills phrases for one draft."""

    def __init__(self, supply: Supply, bank: PhraseBank) -> None:
        self._supply = supply
        self._bank = bank

    def phrase(self, phrase: Formula, theme: Value | None = None) -> tuple[Words, ...]:
        """Return a phrase with its slots filled from the outline."""
        return self.filled(phrase.text, phrase.id, self.values(phrase.slots, theme))

    def formula(self, phrase: Formula) -> tuple[Words, ...]:
        """Return a formula as this writer says it: one of an old report in the draft's person.

        Whoever greets and tells who he is can only say 我.
        """
        text = phrase.text
        if phrase.source and phrase.role != "opening.greeting":
            text = in_person(text, self.person)
        return self.filled(text, phrase.id, self.values(phrase.slots))

    @property
    def person(self) -> Person:
        """Return whether the draft speaks as 我 or 我们."""
        return "我们" if self._supply.value("我", Slot(kind="writer")).words == "我们" else "我"

    def values(self, slots: Mapping[str, Slot], theme: Value | None = None) -> dict[str, Value]:
        """Return what the outline gives for each slot."""
        return {name: self._supply.value(name, slot, theme) for name, slot in slots.items()}

    def filled(
        self, text: str, ident: str, values: Mapping[str, Value], part: Part = "text"
    ) -> tuple[Words, ...]:
        """Return a phrase's text with values; one without an outline key is the phrase's own."""
        pieces = _pieces(text)
        written: list[Words] = []
        for at, (words, is_slot) in enumerate(pieces):
            value = values[words] if is_slot else Value(words, "", "")
            if is_slot:
                around = [pieces[n].text if 0 <= n < len(pieces) else "" for n in (at - 1, at + 1)]
                value = value.between(*around)
            if value.key or value.words is None:
                written.append(value_words(value, part))
            else:
                written.append(borrowed(value.words, ident, part))
        return tuple(written)

    def content(
        self, pieces: Iterable[Pin | str], key: str, theme: Value | None, part: Part = "text"
    ) -> tuple[Words, ...]:
        """Return pinned phrases and texts of the outline, in their order."""
        return tuple(
            words
            for n, piece in enumerate(pieces)
            for words in (
                self.pin(piece, f"{key}[{n}]", theme, part)
                if isinstance(piece, Pin)
                else (own(piece, f"{key}[{n}]", part),)
            )
        )

    def pin(
        self, pin: Pin, key: str, theme: Value | None, part: Part = "text"
    ) -> tuple[Words, ...]:
        """Return a pinned phrase with the pin's values, and the outline's for all others."""
        phrase = self._bank.phrase(pin.id)
        # Pins are checked before drafting begins; one that is not there has no words.
        if phrase is None:
            return (gap(pin.id, key, part),)
        values = self.values(phrase.slots, theme)
        for name, words in pin.slots.items():
            values[name] = Value(words, f"{key}.slots.{name}", name)
        return self.filled(phrase.text, phrase.id, values, part)
