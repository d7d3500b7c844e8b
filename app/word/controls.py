"""Content controls that only show what to write in them, and what makes them hold a text."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from app.patterns import lazy
from app.word.breaking import element_end
from app.word.grammar import ATTRIBUTES

if TYPE_CHECKING:
    from collections.abc import Iterator

_HINT = lazy(rf"<((?:[\w.-]+:)?)showingPlcHdr(?=[\s/>]){ATTRIBUTES}>")
_BINDING = lazy(r"<(?:[\w.-]+:)?dataBinding(?=[\s/>])")


class Hint(NamedTuple):
    """A control from `start` to `end` that shows a hint; without `marks` its text is its own.

    `marks` are the elements that call the text a hint, which Word drops at the first key, and
    that tie the control to data. As long as it shows a hint its data are empty, so that Word,
    when it opens the file, would show the hint again in place of what was filled in.
    """

    start: int
    end: int
    marks: tuple[tuple[int, int], ...]


def shown_hints(text: str) -> Iterator[Hint]:
    """Yield the controls of a part that show a hint."""
    if "showingPlcHdr" not in text:
        return
    for match in _HINT.finditer(text):
        properties = text.rfind(f"<{match[1]}sdtPr", 0, match.start())
        start = text.rfind("<", 0, max(properties, 0))
        if start < 0 or not text.startswith(f"<{match[1]}sdt", start):
            continue
        held = text[properties : element_end(text, properties)]
        if len(held) < match.end() - properties:
            continue
        at = [match.start(), *(properties + each.start() for each in _BINDING.finditer(held))]
        marks = tuple((mark, element_end(text, mark)) for mark in at)
        yield Hint(start, element_end(text, start), marks)
