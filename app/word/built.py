"""The places that Word itself builds to be filled in, by the paragraphs that show them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import islice
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from app.word.controls import Control, controls
from app.word.elements import outer
from app.word.fields import Field, fields
from app.word.raw_text import read_raw
from app.word.scanning import scan_raw_texts

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

    from app.word.grammar import Dialect
    from app.word.scanning import Paragraph, RawTexts


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
        self._by_paragraph: dict[int, list[Built]] = {}
        waiting = [each for each in controls(text, prompt_styles) if each.is_open]
        # Word lets nobody change these.
        self.locked = [each for each in waiting if each.is_locked]
        places: list[Control | Field] = list(fields(text))
        places += (each for each in waiting if not each.is_locked)
        lines = _Lines(text, dialect, paragraphs if places else ())
        for place in places:
            self._add(place, lines)

    def of(self, paragraph: Paragraph) -> list[Built]:
        """Return the places of a paragraph in order, none within another."""
        return self._by_paragraph.get(id(paragraph), [])

    def _add(self, place: Control | Field, lines: _Lines) -> None:
        # A prompt of several paragraphs is a text rather than a place of one line.
        shown = list(islice(lines.showing(place), 2))
        if len(shown) == 1:
            paragraph, built = shown[0]
            known = self._by_paragraph.setdefault(id(paragraph), [])
            at = bisect_right(known, built[:2], key=itemgetter(0, 1))
            near = known[max(at - 1, 0) : at + 1]
            if not any(each.start < built.end and built.start < each.end for each in near):
                known.insert(at, built)


class _Lines:
    """The paragraphs of a part, and which characters of theirs a place shows."""

    def __init__(self, text: str, dialect: Dialect, paragraphs: Iterable[Paragraph]) -> None:
        self._text = text
        self._dialect = dialect
        self._lines = sorted(paragraphs, key=lambda each: each.start)
        self._starts = [each.start for each in self._lines]
        self._around = outer((line.start, line.end) for line in self._lines)
        self._widths: dict[int, _Widths] = {}

    def showing(self, place: Control | Field) -> Iterator[tuple[Paragraph, Built]]:
        """Yield the paragraphs that show something of a place; a field may show nothing."""
        for number in self._within(place):
            if number not in self._widths:
                held = scan_raw_texts(self._text, self._dialect, self._lines[number])
                self._widths[number] = _Widths(held)
            before, within = self._widths[number].of(place)
            if within or isinstance(place, Field):
                yield self._lines[number], Built(before, before + within, place)

    def _within(self, place: Control | Field) -> Iterable[int]:
        """Return the paragraphs within a place, or the innermost one around it."""
        first = bisect_left(self._starts, place.inner)
        last = bisect_left(self._starts, place.inner_end) if isinstance(place, Control) else first
        if first < last:
            return range(first, last)
        at = first - 1
        while at >= 0 and self._lines[at].end < place.end:
            at = self._around[at]
        return (at,) if at >= 0 else ()


class _Widths:
    """How many characters of a line stand before each place of a paragraph in its part."""

    def __init__(self, held: RawTexts) -> None:
        self._starts: list[int] = []
        self._all = [0]
        self._drawn = [0]
        for raw, at in zip(*held, strict=True):
            length = len(read_raw(raw) if at >= 0 else raw)
            self._starts.append(at if at >= 0 else ~at)
            self._all.append(self._all[-1] + length)
            self._drawn.append(self._drawn[-1] + (length if at < 0 else 0))

    def of(self, place: Control | Field) -> tuple[int, int]:
        """Return how many characters stand before a place, and how many it shows.

        What Word draws of a field it draws at the signs of the field.
        """
        marks = (place.start, place.inner, place.inner_end, place.end)
        start, inner, inner_end, end = (bisect_left(self._starts, at) for at in marks)
        within = self._all[inner_end] - self._all[inner]
        if isinstance(place, Field):
            within += self._drawn[inner] - self._drawn[start]
            within += self._drawn[end] - self._drawn[inner_end]
        return self._all[start], within
