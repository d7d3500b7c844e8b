"""How wide a text is set, in Chinese characters."""

from __future__ import annotations

_CAPITAL = 0.7  # Of a Latin capital in Times New Roman, as XX市 has them.
_NARROW = 0.5  # Of a figure, a small letter, a half-width mark.


def text_width(text: str) -> float:
    """Return the width of a text in Chinese characters of its size."""
    return sum(map(_width, text))


def _width(character: str) -> float:
    if not character.isascii():
        return 1
    return _CAPITAL if character.isupper() else _NARROW
