"""Words to marked text: outline texts, phrases with their slots filled, gaps."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from app.drafting.supply import Value, gap_text
from app.models.outline import Pin
from app.models.phrase import split_slots
from app.models.report import Origin
from app.text.characters import CHINESE_MARKS
from app.text.markdown.tables import ends_in_row

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from app.bank.phrase_bank import PhraseBank
    from app.drafting.supply import Supply
    from app.markup.marks import Marks
    from app.models.phrase import Phrase
    from app.models.report import Part

# A sentence that ends in one of these, bare or inside a closing mark, wants no full stop.
_ENDED = re.compile(rf"[{CHINESE_MARKS}!?.][”’）》]*$")


# The pieces of a phrase: a bank holds some hundreds of phrases, and each stands in many drafts.
_pieces = lru_cache(maxsize=4096)(split_slots)


class Wording:
    """Writes words as marked text for one draft."""

    def __init__(self, marks: Marks, supply: Supply, bank: PhraseBank) -> None:
        self._marks = marks
        self._supply = supply
        self._bank = bank

    def own(self, text: str, key: str, part: Part = "text") -> str:
        """Return words of the outline, marked with their key."""
        return self._marks.mark(text, Origin(kind="outline", ref=key), part=part)

    def fixed(self, text: str, name: str, part: Part = "text") -> str:
        """Return words that the draft itself needs (a number, a stop), marked as the template's."""
        return self._marks.mark(text, Origin(kind="template", ref=name), part=part)

    def gap(self, asks: str, key: str, part: Part = "text") -> str:
        """Return a visible placeholder, marked with the outline key that would supply it."""
        origin = Origin(kind="outline", ref=key)
        return self._marks.mark(gap_text(asks), origin, part=part, gap=True)

    def sentence(self, text: str, key: str) -> str:
        """Return the writer's own words as a sentence: with a full stop if they end without.

        A table at their end takes none.
        """
        words = text.strip()
        ended = _ENDED.search(words) or ends_in_row(words)
        return self.own(words if ended else words + "。", key)

    def value(self, value: Value, part: Part = "text") -> str:
        """Return a value marked, or the gap that asks for it."""
        if value.words is None:
            return self.gap(value.asks, value.key, part)
        return self.own(value.words, value.key, part)

    def phrase(self, phrase: Phrase, theme: Value | None = None, part: Part = "text") -> str:
        """Return a phrase with its slots filled from the outline."""
        values = {
            name: self._supply.value(name, slot, theme) for name, slot in phrase.slots.items()
        }
        return self.filled(phrase.text, phrase.id, values, part)

    def filled(
        self, text: str, phrase_id: str, values: Mapping[str, Value], part: Part = "text"
    ) -> str:
        """Return a phrase's text with values; one without an outline key is the phrase's own."""
        origin = Origin(kind="phrase", ref=phrase_id)
        pieces = _pieces(text)
        written: list[str] = []
        for at, (words, is_slot) in enumerate(pieces):
            value = values[words] if is_slot else Value(words, "", "")
            if value.matter is not None:
                around = [pieces[n].text if 0 <= n < len(pieces) else "" for n in (at - 1, at + 1)]
                value = value.between(*around)
            own = value.key or value.words is None
            written.append(
                self.value(value, part)
                if own
                else self._marks.mark(value.words or "", origin, part=part)
            )
        return "".join(written)

    def content(
        self, pieces: Iterable[Pin | str], key: str, theme: Value | None, part: Part = "text"
    ) -> str:
        """Return pinned phrases and texts of the outline, in their order."""
        return "".join(
            self.pin(piece, f"{key}[{n}]", theme, part)
            if isinstance(piece, Pin)
            else self.own(piece, f"{key}[{n}]", part)
            for n, piece in enumerate(pieces)
        )

    def pin(self, pin: Pin, key: str, theme: Value | None, part: Part = "text") -> str:
        """Return a pinned phrase with the pin's values, and the outline's for all others."""
        phrase = self._bank.phrase(pin.id)
        # Pins are checked before drafting begins; one that is not there has no words.
        if phrase is None:
            return self.gap(pin.id, key, part)
        values = {
            name: Value(pin.slots[name], f"{key}.slots.{name}", name)
            if name in pin.slots
            else self._supply.value(name, slot, theme)
            for name, slot in phrase.slots.items()
        }
        return self.filled(phrase.text, phrase.id, values, part)
