"""Sentences and clauses that a report says twice."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from operator import itemgetter
from typing import TYPE_CHECKING, Literal, NamedTuple

from app.checking.regex import Regex
from app.checking.rule import Rule
from app.patterns import lazy
from app.text.characters import BLOT, HAN
from app.text.ordinals import read_ordinal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.checking.manuscript import Line, Manuscript
    from app.models.finding import Finding

_Part = Literal["sentence", "clause"]

_CLAUSE = lazy("[^，。；：！？…]+")
_CLAUSE_ENDS = lazy("[，。；：！？…]")
# Who does it and that it is to be done do not make it another clause: 我将一点一滴补短板.
_LEADS = "(?:我们?|将|要|必须|继续|始终|一定)+"
_LED = lazy(_LEADS)
_NO_LETTERS = lazy(r"[\W_]+")
_ONE_HAN = lazy(f"[{HAN}]")
# Who is greeted and how one ends is said in set words.
_HEADED = lazy(f"[{HAN}]$|^[^，。；！？]*[）》”]$")
# Room to write in, of which a form has many.
_ROOM = lazy(r"[（(]\s*[)）]|__|□")
# Short lines over and under one another are a song or a list.
_VERSE = 24
_SET_ROLES = ("title", "byline", "salutation", "signoff", "tail")
# Shorter clauses are said again by chance, side by side with others too.
_SHORTEST = 4
# Between two clauses side by side stand a mark and perhaps a closing one, and what leads one.
_GAP = lazy(rf"[\W_]{{0,2}}(?:{_LEADS})?")
# What sets the halves of a saying against each other: 贷出去是本事，收回来是责任; 手不脏，手就生.
_HINGES = frozenset("是不就才没无先再越谁哪莫勿别")
_HALF = range(3, 9)


class _Said(NamedTuple):
    line: Line
    start: int
    end: int
    clauses: int = 1

    def goes_on(self, before: _Said) -> bool:
        """Tell whether this stands right behind another part of its line."""
        if self.line is not before.line or self.start < before.end:
            return False
        return _GAP.fullmatch(self.line.text, before.end, self.start) is not None

    def lies_in(self, other: _Said) -> bool:
        """Tell whether this is part of another."""
        return self.line is other.line and other.start <= self.start and self.end <= other.end

    @property
    def is_quoted(self) -> bool:
        """Whether this begins within quotation marks."""
        text = self.line.text
        first = _ONE_HAN.search(text, self.start, self.end)
        at = first.start() if first else self.start
        return text.count("“", 0, at) > text.count("”", 0, at)

    @property
    def is_saying(self) -> bool:
        """Whether this is two short halves of one length with a hinge at the same place."""
        words = self.line.text[self.start : self.end]
        halves = ["".join(_ONE_HAN.findall(each)) for each in _CLAUSE.findall(words)]
        halves = [each for each in halves if each]
        if len(halves) != 2 or len(halves[0]) not in _HALF or len(halves[0]) != len(halves[1]):
            return False
        return any(a in _HINGES and b in _HINGES for a, b in zip(*halves, strict=True))

    def from_start_of(self, before: _Said) -> _Said:
        """Return this together with a part before it."""
        return self._replace(start=before.start)


class SaidTwice(Rule):
    """Finds a `part`, or several side by side, that has been said before, letter for letter.

    It has at least `fewest` characters, or `fewest_in_line` within a paragraph, or `fewest_joined`
    where several clauses stand side by side behind others, that are no words
    of others, no heading and none of `set_phrases`; a part that matches `never` may well be said
    twice, and so may a refrain: what either place quotes, and a balanced saying. Clauses of a
    sentence that is said twice as a whole are not told again.
    """

    kind: Literal["said_twice"]
    part: _Part
    fewest: int
    fewest_in_line: int | None = None
    fewest_joined: int | None = None
    set_phrases: tuple[str, ...] = ()
    never: tuple[Regex, ...] = ()

    def findings(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield what is said again, with the paragraph that says it first."""
        again = self._again(manuscript, self.part)
        clauses = again and self.part == "clause"
        whole = self._again(manuscript, "sentence") if clauses else ()
        for said, before in again:
            fewest = [self.fewest]
            if said.line is before.line and self.fewest_in_line:
                fewest.append(self.fewest_in_line)
            if said.clauses > 1 and self.fewest_joined and _is_within(said) and _is_within(before):
                fewest.append(self.fewest_joined)
            is_long = self._weight(said) >= min(fewest) and not _is_refrain(said, before)
            if is_long and not any(said.lies_in(sentence) for sentence, _ in whole):
                where = before.line.number + 1
                yield self.finding(said.line, said.start, said.end, where=where)

    def _again(self, manuscript: Manuscript, part: _Part) -> list[tuple[_Said, _Said]]:
        """Return the parts that have been said before and where, those side by side as one."""
        first: dict[str, _Said] = {}
        again: list[tuple[_Said, _Said]] = []
        for said in self._parts(manuscript, part):
            before = first.setdefault(_letters(said), said)
            if before is said or self._may_be_said_again(said):
                continue
            if again and said.goes_on(again[-1][0]) and before.goes_on(again[-1][1]):
                joined, source = again.pop()
                said, before = said.from_start_of(joined), before.from_start_of(source)
                said = said._replace(clauses=joined.clauses + said.clauses)
            again.append((said, before))
        return again

    def _parts(self, manuscript: Manuscript, part: _Part) -> Iterator[_Said]:
        lines = () if manuscript.is_form else _no_verses(manuscript.prose)
        for line in lines:
            if line.block and line.block.role in _SET_ROLES:
                continue
            headings = list(_headings(line))
            for start, end in _cuts(line, part):
                # A line without a stop is a heading or a title that is told of once more.
                if (start, end) == (0, len(line.text)) and _HEADED.search(line.text):
                    continue
                at = bisect_right(headings, start, key=itemgetter(0)) - 1
                if at < 0 or headings[at][1] < end:
                    yield _Said(line, start, end)

    def _may_be_said_again(self, said: _Said) -> bool:
        words = said.line.text[said.start : said.end]
        return any(re.search(one, words) for one in self.never)

    def _weight(self, said: _Said) -> int:
        """Return how many characters are the writer's own; a gap that is left open has none."""
        words = said.line.uncited[said.start : said.end].replace(BLOT, "")
        return (
            0
            if "【" in words or _ROOM.search(words)
            else len(_ONE_HAN.findall(self._set.sub("", words)))
        )

    @cached_property
    def _set(self) -> re.Pattern[str]:
        return lazy("|".join(map(re.escape, self.set_phrases)) or "(?!)")


def _is_refrain(said: _Said, before: _Said) -> bool:
    """Tell whether what is said again is taken up on purpose: a quotation or a saying."""
    return said.is_quoted or before.is_quoted or said.is_saying


def _no_verses(lines: Sequence[Line]) -> Sequence[Line]:
    """Return the lines without verses."""
    lengths = [len(line.text) for line in lines]
    around = zip(lines, [0, *lengths], lengths, [*lengths[1:], 0], strict=False)
    return [
        line for line, *near in around if max(near) > _VERSE or min(near) == 0 or "：" in line.text
    ]


def _cuts(line: Line, part: _Part) -> Iterator[tuple[int, int]]:
    if part == "clause":
        for match in _CLAUSE.finditer(line.text):
            led = _LED.match(line.text, *match.span())
            start = led.end() if led else match.start()
            if match.end() - start >= _SHORTEST:
                yield start, match.end()
    else:
        yield from ((one.start, one.end) for one in line.sentences)


def _is_within(said: _Said) -> bool:
    """Tell whether a part does not open its line: points may open in the same words."""
    return _CLAUSE_ENDS.search(said.line.text, 0, said.start) is not None


def _letters(said: _Said) -> str:
    """Return the letters of a part without its number: marks do not make it another."""
    text = said.line.text[said.start : said.end]
    ordinal = read_ordinal(text)
    return _NO_LETTERS.sub("", text[len(ordinal.text) :] if ordinal else text)


def _headings(line: Line) -> Iterator[tuple[int, int]]:
    """Yield where a line is a number, a heading and its stop."""
    at = start = 0
    for span in line.paragraph.spans:
        at += len(span.text)
        if span.part == "text":
            start = at
        elif span.part in ("heading", "stop"):
            yield start, at
