"""Points of which as many are announced as do not follow: 我谈三点体会, and four."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from pydantic import Field, field_validator

from app.checking.leads import sentences_before
from app.checking.rule import Rule
from app.text.numerals import numeral, numeral_value

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.checking.manuscript import Line, Manuscript
    from app.checking.points import Run
    from app.models.finding import Finding
    from app.text.sentences import Sentence

_SOME = "几"


class Announced(Rule):
    """Finds the number (group `n` of a match) that the words right before some points announce.

    The words are the last sentence there, but for those that `courtesy` matches. `counts` are
    patterns that announce; their group `at` is what is found. Where another number of the same
    sentence fits, as `number` reads it, all is well. 几 announces two at least. The message may
    tell `many`, how many points follow.
    """

    kind: Literal["announced"]
    counts: tuple[str, ...] = Field(min_length=1)
    number: str
    courtesy: str

    @field_validator("counts", "number", "courtesy")
    @classmethod
    def _compile(cls, value: tuple[str, ...] | str) -> tuple[str, ...] | str:
        for pattern in (value,) if isinstance(value, str) else value:
            try:
                re.compile(pattern)
            except re.error as error:
                raise ValueError(f"正则表达式“{pattern}”写得不对（{error.msg}）") from error
        return value

    def findings(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield each number that does not fit."""
        for run in manuscript.runs:
            if run.first.number == 1 and run.numbered:
                for line, sentence in sentences_before(manuscript, run.first.line, run.first.start):
                    if not self._courtesy.search(sentence.text):
                        yield from self._found(run, manuscript, line, sentence)
                        break

    def _found(
        self, run: Run, manuscript: Manuscript, line: Line, sentence: Sentence
    ) -> Iterator[Finding]:
        match = next((one for each in self._counts if (one := each.search(sentence.text))), None)
        if match is None:
            return
        fitting = _told(run)
        told = [found["n"] for found in self._number.finditer(sentence.text)]
        if any(_fits(each, fitting) for each in (match["n"], *told)):
            return
        if match["n"] == _SOME or not _goes_on(run, manuscript, numeral_value(match["n"]) or 0):
            start, end = match.span("at")
            start, end = start + sentence.start, end + sentence.start
            yield self.finding(line, start, end, many=max(run.last, len(run.points)))

    @cached_property
    def _counts(self) -> list[re.Pattern[str]]:
        return list(map(re.compile, self.counts))

    @cached_property
    def _number(self) -> re.Pattern[str]:
        return re.compile(self.number)

    @cached_property
    def _courtesy(self) -> re.Pattern[str]:
        return re.compile(self.courtesy)


def _told(run: Run) -> set[int]:
    """Return all that the points of a run may be counted as: lost and slipped numbers allowed."""
    return {run.told, run.last, len(run.points), len(run.numbered)}


def _fits(written: str, fitting: set[int]) -> bool:
    if written == _SOME:
        return max(fitting) > 1
    return numeral_value(written) in fitting


def _goes_on(run: Run, manuscript: Manuscript, announced: int) -> bool:
    """Tell whether more points stand behind a run that reading did not take for points of it."""
    last = run.points[-1]
    if announced <= run.last:
        return False
    after = [manuscript.lines[last.line].text[last.end :]]
    after += [line.text for line in manuscript.lines[last.line + 1 : last.line + 3]]
    wanted = run.last + 1
    signs = {last.numbered(wanted), *_spoken(wanted)}
    return any(sign in text for sign in signs for text in after)


def _spoken(number: int) -> Sequence[str]:
    """Return the words that may go on counting in an own way: 四是, 第四, 最后是, 再就是."""
    written = numeral(number)
    counting = [f"{written}是", f"{written}要", f"第{written}", f"其{written}"]
    return [*counting, "最后是", "再就是", "还有就是", "再一个", "另一"]
