"""How wide a text is set, in Chinese characters."""

from __future__ import annotations

import re

_CAPITAL = 0.7  # Of a Latin capital in Times New Roman, as XX市 has them.
_NARROW = 0.5  # Of a figure, a small letter, a half-width mark.
# Word sets figures and Latin words off from the Chinese beside them by a quarter of a character.
_GAP = 0.25
_HAN = r"[〇\u4e00-\u9fff]"
_SET_OFF = re.compile(rf"{_HAN}(?=[0-9A-Za-z])|[0-9A-Za-z](?={_HAN})")


def text_width(text: str) -> float:
    """Return the width of a text in Chinese characters of its size."""
    return sum(character_widths(text))


def character_widths(text: str) -> list[float]:
    """Return the width of each character with the gap after it."""
    widths = [_width(character) for character in text]
    for match in _SET_OFF.finditer(text):
        widths[match.start()] += _GAP
    return widths


def _width(character: str) -> float:
    if not character.isascii():
        return 1
    return _CAPITAL if character.isupper() else _NARROW
