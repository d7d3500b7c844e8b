"""Points of one run that all begin alike."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Literal

from pydantic import Field

from app.checking.regex import Regex
from app.checking.rule import Rule
from app.patterns import lazy
from app.text.characters import COLONS, COMMAS, ONE_HAN, STOPS
from app.text.ordinals import read_ordinal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.checking.manuscript import Line, Manuscript
    from app.checking.points import Point
    from app.models.finding import Finding

_NO_LETTERS = lazy(r"[\W_]+")
_LONGEST_TITLE = 20
_CLAUSE = lazy(r"[^，。：！？]{4,20}[，：]")
_CLAUSE_END = lazy(f"[{COMMAS}{COLONS}{STOPS}]")


class SameOpening(Rule):
    """Finds the words that the text of points in a run begins with, where `points` or more do.

    The words are `fewest` characters or more, marks not counted, and `fewest_unbroken` where no
    mark ends a clause among them. What matches `never` opens points on purpose. Paragraphs one
    below another that are no points, and headings, open alike where the words match one of
    `paragraphs`; sentences one behind another where their first clause matches one of `sentences`.
    """

    kind: Literal["same_opening"]
    points: int = Field(3, ge=2)
    fewest: int = Field(6, ge=1)
    fewest_unbroken: int = Field(9, ge=1)
    never: tuple[Regex, ...] = ()
    paragraphs: tuple[Regex, ...] = ()
    sentences: tuple[Regex, ...] = ()

    def findings(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield each opening that as many points before it have."""
        if manuscript.is_form:
            return
        for run in manuscript.runs:
            yield from self._alike([_text_of(manuscript, point) for point in run.points])
            yield from self._said_so([_heading_of(manuscript, point) for point in run.points])
        for row in _paragraphs(manuscript) if self.paragraphs else ():
            yield from self._said_so(row)
        for line in manuscript.own_prose if self.sentences else ():
            yield from self._sentences(line)

    def _said_so(self, row: Sequence[tuple[Line, int]]) -> Iterator[Finding]:
        """Yield what headings or paragraphs open with alike that none opens with on purpose."""
        for finding in self._alike(row) if self.paragraphs else ():
            if any(re.search(one, finding.text) for one in self.paragraphs):
                yield finding

    def _sentences(self, line: Line) -> Iterator[Finding]:
        """Yield the clause that sentences of a line, one behind another, open with."""
        row: list[tuple[int, str]] = []
        for sentence in line.sentences:
            clause = _CLAUSE.match(line.text, sentence.start)
            words = clause[0] if clause else ""
            row = [*row, (sentence.start, words)] if row and row[-1][1] == words else []
            row = row or [(sentence.start, words)]
            if len(row) == self.points and any(re.search(one, words) for one in self.sentences):
                start = row[-1][0]
                yield self.finding(line, start, start + len(words), count=len(row))

    def _alike(self, texts: Sequence[tuple[Line, int]]) -> Iterator[Finding]:
        alike: dict[str, list[tuple[Line, int]]] = defaultdict(list)
        for line, start in texts:
            letters = _NO_LETTERS.sub("", line.text[start : start + 2 * self.fewest])
            if len(letters) >= self.fewest:
                alike[letters[: self.fewest]].append((line, start))
        for places in alike.values():
            if len(places) < self.points:
                continue
            words = _shared([line.text[start:] for line, start in places])
            for line, start in places[self.points - 1 :] if self._is_said_again(words) else ():
                yield self.finding(line, start, start + len(words), count=len(places))

    def _is_said_again(self, words: str) -> bool:
        if not ONE_HAN.match(words):
            return False
        long_enough = len(words) >= self.fewest_unbroken or _CLAUSE_END.search(words)
        return bool(long_enough) and not any(re.search(one, words) for one in self.never)


def _paragraphs(manuscript: Manuscript) -> Iterator[list[tuple[Line, int]]]:
    """Yield where paragraphs begin that stand one below another and have no number."""
    row: list[tuple[Line, int]] = []
    for line in manuscript.prose:
        is_text = len(line.text) > _LONGEST_TITLE and not read_ordinal(line.text)
        if row and not (is_text and line.number == row[-1][0].number + 1):
            yield row
            row = []
        if is_text:
            row.append((line, 0))
    yield row


def _heading_of(manuscript: Manuscript, point: Point) -> tuple[Line, int]:
    """Return the line and the offset that a point begins at, behind its number."""
    line = manuscript.lines[point.line]
    ordinal = read_ordinal(line.text[point.start :])
    return line, point.start + (len(ordinal.text) if ordinal else 0)


def _text_of(manuscript: Manuscript, point: Point) -> tuple[Line, int]:
    """Return the line and the offset that the text of a point begins at, behind its heading."""
    start = point.start
    paragraphs = point.block.paragraphs
    for span in paragraphs[0].spans if paragraphs else ():
        if span.part == "text":
            return manuscript.lines[point.line], start
        start += len(span.text)
    below = point.line + (len(paragraphs) > 1)
    # A point of one line that has no heading in it, but a sentence.
    return manuscript.lines[below], 0 if below > point.line else point.end


def _shared(texts: Sequence[str]) -> str:
    """Return the characters that all of some texts begin with."""
    # What the first and the last of them share in the order of texts, all share.
    first, last = min(texts), max(texts)
    for end, (one, other) in enumerate(zip(first, last, strict=False)):
        if one != other:
            return first[:end]
    return first
