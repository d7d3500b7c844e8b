"""Where each character of a report's lines stands in the text that the report was read from."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

NOWHERE = -1
"""The place of a character that a reader has added, such as an automatic number."""

# A short line may well stand again further on; what a reader leaves out between two lines is less.
_NEAR = 400
_SURE = 12
# Signs of markup and the blanks of a broken line between two characters of a line.
_GAP = 48


def aligned(lines: Iterable[str], text: str) -> Iterator[Sequence[int]]:
    """Yield for each line the places of its characters in a text, where its lines stand in order.

    Readers strip lines, join broken ones, take signs of markup away and set numbers before them:
    a character of a line that does not stand in the text is `NOWHERE`.
    """
    at = 0
    for line in lines:
        start = text.find(line, at)
        if start < 0 or (start > at + _NEAR and len(line) < _SURE):
            places = list(_by_character(line, text, at))
        else:
            places = list(range(start, start + len(line)))
        at = next((place + 1 for place in reversed(places) if place != NOWHERE), at)
        yield places


def _by_character(line: str, text: str, at: int) -> Iterator[int]:
    near = _NEAR
    for char in line:
        place = text.find(char, at, at + near)
        if place != NOWHERE:
            at, near = place + 1, _GAP
        yield place
