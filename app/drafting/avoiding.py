"""Words that other texts have used already, and that a draft is to keep away from."""

from __future__ import annotations

import re

from app.models.phrase import split_slots

# A word or two stands in every text; that is not to say it again.
_SHORTEST = 5
# What may stand in a slot: anything that ends no sentence.
_ANY = r"[^。！？\n]*?"


class Avoided:
    """The sentences of other texts; `in` tells whether a phrase stands in them, however filled."""

    def __init__(self, texts: tuple[str, ...] = ()) -> None:
        self._said = "\n".join(texts)
        self._known: dict[str, bool] = {}

    def __bool__(self) -> bool:
        return bool(self._said)

    def __contains__(self, text: object) -> bool:
        if not self._said or not isinstance(text, str):
            return False
        if text not in self._known:
            self._known[text] = self._stands(text)
        return self._known[text]

    def _stands(self, text: str) -> bool:
        pieces = [_ANY if piece.is_slot else re.escape(piece.text) for piece in split_slots(text)]
        words = sum(len(piece.text) for piece in split_slots(text) if not piece.is_slot)
        return words >= _SHORTEST and re.search("".join(pieces), self._said) is not None


NOTHING = Avoided()
"""Nothing that has been said before."""
