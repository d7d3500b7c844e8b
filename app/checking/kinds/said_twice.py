"""Sentences and long clauses that a report says twice."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple

from app.checking.regex import Regex
from app.checking.rule import Rule
from app.patterns import lazy
from app.text.characters import BLOT, HAN
from app.text.ordinals import read_ordinal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.checking.manuscript import Line, Manuscript
    from app.models.finding import Finding

_CLAUSE = lazy("[^，。；：！？…]+")
_LETTERS = lazy(r"[\W_]+")
_ONE_HAN = lazy(f"[{HAN}]")
# Who is greeted and how one ends is said in set words.
_SET_ROLES = ("title", "byline", "salutation", "signoff", "tail")


class _Said(NamedTuple):
    line: Line
    start: int
    end: int


class SaidTwice(Rule):
    """Finds a `part` of at least `fewest` characters that has been said before, letter for letter.

    What others have said, headings, `set_phrases` and what matches `never` do not count.
    """

    kind: Literal["said_twice"]
    part: Literal["sentence", "clause"]
    fewest: int
    set_phrases: tuple[str, ...] = ()
    never: tuple[Regex, ...] = ()

    def findings(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield what is said again, sentences side by side as one, with where it stands first."""
        first: dict[str, _Said] = {}
        again: list[tuple[_Said, _Said]] = []
        for line in manuscript.prose:
            for said in self._parts(line):
                before = first.setdefault(_letters(said), said)
                if before is said:
                    continue
                if again and again[-1][0].line is line and again[-1][0].end == said.start:
                    joined, source = again.pop()
                    said, before = joined._replace(end=said.end), source
                again.append((said, before))
        for said, before in again:
            yield self.finding(said.line, said.start, said.end, where=before.line.number + 1)

    def _parts(self, line: Line) -> Iterator[_Said]:
        """Yield the parts of a line that are long enough without what is said everywhere."""
        if line.block and line.block.role in _SET_ROLES:
            return
        headings = list(_headings(line))
        for start, end in self._cuts(line):
            if end - start < self.fewest or any(a <= start and end <= b for a, b in headings):
                continue
            words = self._set.sub("", line.uncited[start:end].replace(BLOT, ""))
            if len(_ONE_HAN.findall(words)) >= self.fewest and not self._is_set(words):
                yield _Said(line, start, end)

    def _is_set(self, words: str) -> bool:
        """Tell whether words may well be said twice; a visible gap is no word at all."""
        return "【" in words or any(re.search(one, words) for one in self.never)

    def _cuts(self, line: Line) -> Iterator[tuple[int, int]]:
        if self.part == "sentence":
            yield from ((sentence.start, sentence.end) for sentence in line.sentences)
            return
        whole = [(one.start, one.end) for one in line.sentences]
        for match in _CLAUSE.finditer(line.text):
            if not any(start == match.start() and match.end() + 1 >= end for start, end in whole):
                yield match.span()

    @cached_property
    def _set(self) -> re.Pattern[str]:
        return re.compile("|".join(map(re.escape, self.set_phrases)) or "(?!)")


def _letters(said: _Said) -> str:
    """Return the letters of a part without its number: marks do not make it another."""
    text = said.line.text[said.start : said.end]
    ordinal = read_ordinal(text)
    return _LETTERS.sub("", text[len(ordinal.text) :] if ordinal else text)


def _headings(line: Line) -> Iterator[tuple[int, int]]:
    """Yield where a line is a number, a heading and its stop."""
    at = start = 0
    for span in line.paragraph.spans:
        at += len(span.text)
        if span.part == "text":
            start = at
        elif span.part in ("heading", "stop"):
            yield start, at
