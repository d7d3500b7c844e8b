"""Text as it would be printed: half-width marks between Chinese characters read as full-width."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.patterns import lazy
from app.text.characters import HAN

if TYPE_CHECKING:
    import re

_FULL = {",": "，", ".": "。", ";": "；", ":": "：", "!": "！", "?": "？"}
_HALF = lazy(
    rf"(?<=[{HAN}”’》）)])[,;:!?]"
    # 一.提高站位 is numbered; the point in its number ends no sentence.
    rf"|(?<=[{HAN}”’》）])(?<!^[一二三四五六七八九十])(?<!^十[一二三四五六七八九])\.(?![0-9A-Za-z.])"
)


def as_printed(text: str) -> str:
    """Return a text, as long as it was, whose marks after Chinese characters are full-width."""
    return _HALF.sub(_full, text)


def _full(found: re.Match[str]) -> str:
    return _FULL[found[0]]
