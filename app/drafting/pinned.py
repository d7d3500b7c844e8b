"""What an outline fixes in a point: content as it stands, phrases that must be used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.drafting.plan import Saying
from app.drafting.supply import Value
from app.messages import N_, _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.bank.phrase_bank import PhraseBank
    from app.drafting.wording import Wording
    from app.models.outline import Point

_WHY = N_("提纲里固定的")


class PinnedWords:
    """The fixed words of the points of one draft."""

    def __init__(self, wording: Wording, bank: PhraseBank) -> None:
        self._wording = wording
        self._bank = bank

    def content(self, point: Point, key: str) -> Iterator[Saying]:
        """Yield the content that an outline gives a point."""
        words = self._wording.content(point.content or (), f"{key}.content", theme_of(point, key))
        if words:
            yield Saying("content", "own", words, _(_WHY))

    def pins(self, point: Point, key: str) -> Iterator[Saying]:
        """Yield each pinned phrase, after the one it depends on if that does not stand there."""
        theme, why = theme_of(point, key), _(_WHY)
        before: str | None = None
        for n, pin in enumerate(point.pin):
            phrase = self._bank.phrase(pin.id)
            leader = self._bank.phrase((phrase and phrase.follows) or "")
            if leader and leader.id != before:
                yield Saying("pin", "formula", self._wording.phrase(leader, theme), why)
            yield Saying("pin", "formula", self._wording.pin(pin, f"{key}.pin[{n}]", theme), why)
            before = pin.id


def theme_of(point: Point, key: str) -> Value:
    """Return a point's theme as the value of a slot."""
    return Value(point.theme, f"{key}.theme", "主题")
