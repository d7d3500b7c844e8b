"""A whole, what is done of it and what is not, where the two do not make up the whole."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple

from app.checking.figures import counts_alike, figures_by_sentence, in_brackets, shown_as
from app.checking.rule import Rule
from app.facts.fact_text import fact_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.checking.manuscript import Line, Manuscript
    from app.facts.figures import Figure
    from app.models.finding import Finding


# How far a clause is read on both sides of a figure, and how many figures behind a whole.
_NEAR = 80
_MOST = 12


class _Told(NamedTuple):
    figure: Figure
    part: str


class Balance(Rule):
    """Finds a sentence such as 应到40人，实到38人，缺席3人.

    What stands before a figure in its clause, or behind it where it begins one, tells by the
    regular expressions `whole`, `done` and `rest` what it counts; where `open` stands before it,
    what stands behind it. With `any_order` the whole may stand behind its parts, and figures need
    no measure (应到40，实到38). Figures behind 其中 and in brackets are not looked at, and nothing in
    a sentence that has one of the words of `unless`. `{whole}` and `{sum}` in the message are the
    numbers.
    """

    kind: Literal["balance"]
    whole: str
    done: str
    rest: str
    open: str = ""
    any_order: bool = False
    unless: tuple[str, ...] = ()

    def findings(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield each whole that is not the sum of its parts."""
        for line in manuscript.prose:
            for (start, end), figures in figures_by_sentence(line):
                if not any(word in line.text[start:end] for word in self.unless):
                    yield from self._of_sentence(line, figures)

    def _of_sentence(self, line: Line, figures: Sequence[Figure]) -> Iterator[Finding]:
        said = [*self._said(line, figures)]
        for at, (whole, part) in enumerate(said):
            if part != "whole":
                continue
            parts = said[at + 1 : at + _MOST]
            if self.any_order and not parts[:1] == [_Told]:
                parts = [*said[max(0, at - _MOST) : at], *parts]
            parts = [each for each in parts if counts_alike(whole, each.figure)]
            following = parts[: next((n for n, p in enumerate(parts) if p.part == "whole"), None)]
            done = [each.figure for each in following if each.part == "done"]
            rest = [each.figure for each in following if each.part == "rest"]
            if len(done) != 1 or not self._is_whole(figures, whole, [*done, *rest]):
                continue
            total = done[0].number.size + sum(each.number.size for each in rest)
            size = whole.number.size
            ways = {total, *(done[0].number.size + each.number.size for each in rest)}
            if done[0].number.size > size or (rest and size not in ways):
                last = max([*done, *rest], key=lambda each: each.end)
                sums = {"sum": shown_as(total, whole), "whole": whole.text}
                yield self.finding(line, whole.start, last.end, **sums)
            return

    def _said(self, line: Line, figures: Sequence[Figure]) -> Iterator[_Told]:
        told = fact_text(line.text)
        last = 0
        for figure in figures:
            begin, end = told.clause_at(figure.start)
            begin = max(begin, figure.start - _NEAR)
            before = told.plain[max(begin, last) : figure.start]
            behind = told.plain[figure.end : min(end, figure.end + _NEAR)]
            last = figure.end
            if "其中" in before or in_brackets(told.plain, begin, figure.start):
                continue
            words = before or behind
            for part, pattern in self._parts:
                if figure.counts and pattern.search(words):
                    yield _Told(figure, part)
                    break

    def _is_whole(self, figures: Sequence[Figure], whole: Figure, told: Sequence[Figure]) -> bool:
        """Tell whether no other figure of the kind stands among them."""
        last = max((each.end for each in told), default=0)
        among = [f for f in figures if whole.end <= f.start < last and counts_alike(whole, f)]
        return len(among) == len(told)

    @cached_property
    def _parts(self) -> list[tuple[str, re.Pattern[str]]]:
        # What is not done is said with the words for what is: 未整改.
        return [
            ("rest", re.compile(self.rest)),
            ("done", self._done),
            ("whole", re.compile(self.whole)),
        ]

    @cached_property
    def _done(self) -> re.Pattern[str]:
        return re.compile(self.done)
