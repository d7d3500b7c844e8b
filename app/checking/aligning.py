"""Where each character of a report's lines stands in the text that the report was read from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

NOWHERE = -1
"""The place of a character that a reader has added, such as an automatic number."""

# A short line may well stand again further on; what a reader leaves out between two lines is less.
_NEAR = 400
_SURE = 12
# Signs of markup and the blanks of a broken line between two characters of a line.
_GAP = 48
# What Word or Markdown sets before a line of its own accord.
_NUMBER = lazy(
    r"[（(]?第?[0-9零一二三四五六七八九十百①-⑳A-Za-z.．•·●○■◆▪–-]{1,6}[章节条是]?[、.．)）,，:：]*\s*"
)


def aligned(lines: Iterable[str], text: str) -> Iterator[Sequence[int]]:
    """Yield for each line the places of its characters in a text, where its lines stand in order.

    Readers strip lines, join broken ones, take signs of markup away and set numbers before them:
    a character of a line that does not stand in the text is `NOWHERE`.
    """
    at = 0
    for line in lines:
        places = _by_words(line, text, at)
        at = next((place + 1 for place in reversed(places) if place != NOWHERE), at)
        yield places


def _by_words(line: str, text: str, at: int) -> Sequence[int]:
    """Return the places of a line that stands as it is, or behind a number; else sign by sign."""
    start = text.find(line, at)
    whole = range(start, start + len(line))
    if 0 <= start <= at + _NEAR:
        return whole
    if start >= 0 and len(line) >= _SURE:
        # A broken title stands whole far behind, among what a file says of itself.
        here = list(_by_character(line, text, at))
        is_here = NOWHERE not in here and here[-1] - here[0] < len(line) + _GAP
        return here if is_here else whole
    number = _NUMBER.match(line)
    for added in range(1, min(number.end() if number else 0, len(line) - 1) + 1):
        start = text.find(line[added:], at, at + _NEAR + len(line))
        if start >= 0:
            return [NOWHERE] * added + list(range(start, start + len(line) - added))
    return list(_by_character(line, text, at))


def _by_character(line: str, text: str, at: int) -> Iterator[int]:
    near = _NEAR
    for char in line:
        # What parts two cells or two broken lines is no sign of its own in the text.
        place = text.find(char, at, at + (1 if char.isspace() else near))
        if place != NOWHERE:
            at, near = place + 1, _GAP
        yield place
