"""The places that Word itself builds to be filled in, by the paragraphs that show them."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from app.word.controls import Control, controls
from app.word.fields import Field, fields
from app.word.raw_text import read_raw
from app.word.scanning import scan_raw_texts

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

    from app.word.grammar import Dialect
    from app.word.scanning import Paragraph


class Built(NamedTuple):
    """A control or a field over the characters `start` to `end` of a line."""

    start: int
    end: int
    place: Control | Field


class BuiltPlaces:
    """The open controls and fields of a part; `paragraphs` are those that hold its lines."""

    def __init__(
        self,
        text: str,
        dialect: Dialect,
        prompt_styles: Container[str],
        paragraphs: Iterable[Paragraph],
    ) -> None:
        self._text = text
        self._dialect = dialect
        self._by_paragraph: dict[int, list[Built]] = {}
        waiting = [each for each in controls(text, prompt_styles) if each.is_open]
        # Word lets nobody change these.
        self.locked = [each for each in waiting if each.is_locked]
        places: list[Control | Field] = list(fields(text))
        places += (each for each in waiting if not each.is_locked)
        lines = sorted(paragraphs, key=lambda each: each.start) if places else []
        starts = [each.start for each in lines]
        for place in places:
            self._add(place, lines, starts)
        for found in self._by_paragraph.values():
            found.sort(key=lambda each: (each.start, each.end))

    def of(self, paragraph: Paragraph) -> list[Built]:
        """Return the places of a paragraph in order, none within another."""
        return self._by_paragraph.get(id(paragraph), [])

    def _add(self, place: Control | Field, lines: list[Paragraph], starts: list[int]) -> None:
        shown = [
            (paragraph, span)
            for paragraph in _around(place, lines, starts)
            if (span := self._span(place, paragraph))
        ]
        # A prompt of several paragraphs is a text rather than a place of one line.
        if len(shown) == 1:
            paragraph, (start, end) = shown[0]
            known = self._by_paragraph.setdefault(id(paragraph), [])
            if not any(each.start < end and start < each.end for each in known):
                known.append(Built(start, end, place))

    def _span(self, place: Control | Field, paragraph: Paragraph) -> tuple[int, int] | None:
        """Return the characters of a paragraph that a place shows; a field may show none."""
        before = within = 0
        raws, starts = scan_raw_texts(self._text, self._dialect, paragraph)
        for raw, at in zip(raws, starts, strict=True):
            number = at if at >= 0 else ~at
            length = len(read_raw(raw) if at >= 0 else raw)
            drawn = place.start <= number < place.end and at < 0
            if place.inner <= number < place.inner_end or (drawn and isinstance(place, Field)):
                within += length
            elif number < place.start:
                before += length
        if within or isinstance(place, Field):
            return before, before + within
        return None


def _around(
    place: Control | Field, lines: list[Paragraph], starts: list[int]
) -> Iterator[Paragraph]:
    """Yield the paragraphs within a place, or the innermost one around it."""
    first = at = bisect_left(starts, place.inner)
    while isinstance(place, Control) and at < len(lines) and lines[at].start < place.inner_end:
        yield lines[at]
        at += 1
    around = next((each for each in reversed(lines[:first]) if each.end >= place.end), None)
    if at == first and around:
        yield around
