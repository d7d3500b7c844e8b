"""Phonetic guides over words: one ends where its words change, as it does when Word types there.

The reading above is that of the old words.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from app.patterns import lazy
from app.word.breaking import element_end
from app.word.grammar import ATTRIBUTES

if TYPE_CHECKING:
    from collections.abc import Iterator

_RUBY = lazy(r"<((?:[\w.-]+:)?)ruby(?=[\s>])")
# Of the words before a guide, the run that it stands in and that run's properties.
_RUN = lazy(
    rf"<((?:[\w.-]+:)?r)(?:\s{ATTRIBUTES})?>\s*(?:<\1Pr>.*?</\1Pr\s*>|<\1Pr\s*/>)?\s*",
    re.DOTALL,
)
_CLOSING = lazy(r"\s*</(?:[\w.-]+:)?r\s*>")
# The words are the last thing in a guide; what has more of them is none that Word writes.
_LAST = lazy(r"\s*</(?:[\w.-]+:)?ruby\s*>")


class Ruby(NamedTuple):
    """A guide over the words from `start` to `end`; without `marks` they are plain runs."""

    start: int
    end: int
    marks: tuple[tuple[int, int], ...]


def rubies(text: str) -> Iterator[Ruby]:
    """Yield the phonetic guides of a part that are alone in their run, as Word writes them."""
    if "rubyBase" not in text:
        return
    before = 0
    while match := _RUBY.search(text, before):
        prefix, end = match[1], element_end(text, match.start())
        opening = max(text.rfind(f"<{prefix}r{each}", before, match.start()) for each in "> ")
        before = end
        base = text.find(f"<{prefix}rubyBase", match.end(), end)
        run = _RUN.fullmatch(text, max(opening, 0), match.start())
        closing = _CLOSING.match(text, end)
        if run is None or closing is None or base < 0:
            continue
        start, behind = text.index(">", base) + 1, element_end(text, base)
        last = text.rfind("</", start, behind)
        if last < start or not _LAST.fullmatch(text, behind, end):
            continue
        yield Ruby(start, last, ((opening, start), (last, closing.end())))
