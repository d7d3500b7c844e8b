"""Points of which as many are announced as do not follow: 我谈三点体会, and four."""

from __future__ import annotations

import re
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, Literal

from pydantic import Field

from app.checking.headings import named_by
from app.checking.leads import is_last, sentences_before
from app.checking.members import counts_before
from app.checking.regex import Regex
from app.checking.rule import Rule
from app.patterns import lazy
from app.text.characters import BLOT
from app.text.numerals import numeral, numeral_value
from app.text.ordinals import SECTION_FIGURES, SEQUENCE_STYLE, is_certain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.checking.manuscript import Line, Manuscript
    from app.checking.points import Run
    from app.models.finding import Finding
    from app.text.sentences import Sentence

_SOME = "几"
_NUMBER = (
    r"(?<![第这那前后上每其中之一二三四五六七八九十百千万\d])"
    r"(?P<n>[两二三四五六七八九十]{1,2}|[2-9](?!\d))"
)
_TITLE = lazy("《[^《》]*》")
_FARTHEST = 3  # Sentences from what announces to the points.


class Announced(Rule):
    """Finds the number that the words right before some points announce, where it does not fit.

    `count` matches a number (its group `n`) with its measure. In the patterns of sentences that
    announce, `announces`, it stands as `<count>` with one of `things` behind it or none, as
    `<counted>` with one; what is found is the group `at`, as which these two match. The words are
    the last sentence before the points, but for those that `courtesy` matches; one that `others`
    matches speaks of the points of others. Words that match `plainly` may stand a little further
    above the first points of the report. Where another number of the same sentence fits, as
    `number` reads it, all is well. 几 announces two at least. What the points are numbered or
    headed by (第一阶段; 强化学习, 强化管理) needs no more than its number: 三个阶段, 三个强化. The
    message may tell `many`, how many points follow.
    """

    kind: Literal["announced"]
    count: Regex
    things: tuple[str, ...] = Field(min_length=1)
    announces: tuple[Regex, ...] = Field(min_length=1)
    plainly: Regex
    number: Regex
    courtesy: Regex
    others: Regex

    def findings(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield each number that does not fit."""
        for run in manuscript.runs:
            if run.first.number != 1:
                continue
            own = named_by(run)
            if own and (found := self._naming(run, manuscript, own)):
                yield found
                continue
            if not is_certain(run.first.style):
                continue
            if manuscript.has_decimals and run.first.style in SECTION_FIGURES:
                continue
            before = sentences_before(manuscript, run.first.line, run.first.start)
            for line, sentence in islice(before, _FARTHEST):
                if match := self._announcing(sentence.text):
                    yield from self._found(run, manuscript, line, sentence, match)
                    break
                if not self._courtesy.search(sentence.text):
                    # 我谈三点体会。这次学习…。: only before the first points of the report.
                    lead = self._plainly(run, manuscript)
                    yield from self._found(run, manuscript, *lead) if lead else ()
                    break

    def _naming(self, run: Run, manuscript: Manuscript, own: Sequence[str]) -> Finding | None:
        """Return the number of just what the points are numbered or headed by, if it is wrong."""
        words = "|".join(map(re.escape, own))
        before = next(sentences_before(manuscript, run.first.line, run.first.start), None)
        named = lazy(f"(?P<at>{_NUMBER}[个项]?“?(?:{words})”?)")
        match = named.search(before[1].text) if before else None
        fits = {run.last, len(run.points)}
        if before is None or match is None or numeral_value(match["n"]) in fits:
            return None
        line, sentence = before
        if self._number.search(sentence.text, match.end()):
            return None  # 对照六项纪律，谈三点认识: the last number announces.
        if _goes_on(run, manuscript, numeral_value(match["n"]) or 0):
            return None
        start, end = (sentence.start + place for place in match.span("at"))
        return self.finding(line, start, end, many=run.last)

    def _plainly(
        self, run: Run, manuscript: Manuscript
    ) -> tuple[Line, Sentence, re.Match[str]] | None:
        """Return the words further up that plainly announce the first points of the report."""
        if run.first.start or run.parent or run is not manuscript.runs[0]:
            return None
        before = sentences_before(manuscript, run.first.line, 0)
        for line, sentence in islice(before, _FARTHEST):
            if self._number.search(sentence.text):
                match = self._plain.search(sentence.text)
                return (line, sentence, match) if match else None
        return None

    def _announcing(self, sentence: str) -> re.Match[str] | None:
        if self._others.search(sentence):
            return None
        sentence = _TITLE.sub(lambda match: BLOT * len(match[0]), sentence)
        found = next((one for each in self._announces if (one := each.search(sentence))), None)
        # 从供给和需求两方面发力 names what is counted; the points behind it are others.
        names = found and numeral_value(found["n"]) in counts_before(sentence, found.start("at"))
        return None if names else found

    def _found(
        self,
        run: Run,
        manuscript: Manuscript,
        line: Line,
        sentence: Sentence,
        match: re.Match[str],
    ) -> Iterator[Finding]:
        if _breaks_off(run, manuscript):
            return
        fitting = _fitting(run)
        told = [found["n"] for found in self._number.finditer(sentence.text)]
        if any(_fits(each, fitting) for each in (match["n"], *told)):
            return
        told_again = manuscript.lines[run.first.line].text.count(match["at"][-2:], run.first.start)
        if told_again == numeral_value(match["n"]):
            return  # 三个环节。首先抓学习环节，其次抓讨论环节。整改环节更不能放松。
        if match["n"] == _SOME or not _goes_on(run, manuscript, numeral_value(match["n"]) or 0):
            start, end = match.span("at")
            start, end = start + sentence.start, end + sentence.start
            yield self.finding(line, start, end, many=max(run.last, len(run.points)))

    @cached_property
    def _plain(self) -> re.Pattern[str]:
        return self._compiled(self.plainly)

    @cached_property
    def _announces(self) -> list[re.Pattern[str]]:
        return list(map(self._compiled, self.announces))

    def _compiled(self, pattern: str) -> re.Pattern[str]:
        thing = f"[^，。；：！？“”《》]{{0,8}}?(?:{'|'.join(map(re.escape, self.things))})"
        count, counted = f"(?P<at>{self.count}(?:{thing})?)", f"(?P<at>{self.count}{thing})"
        return lazy(pattern.replace("<count>", count).replace("<counted>", counted))

    @cached_property
    def _others(self) -> re.Pattern[str]:
        return lazy(self.others)

    @cached_property
    def _number(self) -> re.Pattern[str]:
        return lazy(self.number)

    @cached_property
    def _courtesy(self) -> re.Pattern[str]:
        return lazy(self.courtesy)


def _breaks_off(run: Run, manuscript: Manuscript) -> bool:
    """Tell whether the text may end before further points; 一是 and one sentence are a whole."""
    first = run.first
    if len(run.points) > 1 or first.start:
        return False
    whole = first.is_spoken and len(manuscript.lines[first.line].sentences) == 1
    return not whole and is_last(first, manuscript)


def _fitting(run: Run) -> set[int]:
    """Return all that the points of a run may be announced as; 最后 may open a closing instead."""
    last = run.points[-1]
    closes = last.style == SEQUENCE_STYLE and last.number > 2 and not last.start
    return run.counts | {len(run.points) - closes}


def _fits(written: str, fitting: set[int]) -> bool:
    if written == _SOME:
        return max(fitting) > 1
    return numeral_value(written) in fitting


def _goes_on(run: Run, manuscript: Manuscript, announced: int) -> bool:
    """Tell whether more points stand behind a run that reading did not take for points of it."""
    last = run.points[-1]
    if announced <= run.last:
        return False
    wanted = run.last + 1
    signs = {last.numbered(wanted), *_spoken(wanted)}
    # What counts on in another list is none of its points.
    others = {
        (point.line, point.start)
        for other in manuscript.runs
        if other is not run and other.first.number == 1
        for point in other.points
    }
    counting = re.compile("|".join(map(re.escape, signs)))
    return any(
        (line.number, found.start()) not in others
        for line in manuscript.lines[last.line : last.line + 3]
        for found in counting.finditer(line.text, last.end if line.number == last.line else 0)
    )


def _spoken(number: int) -> Sequence[str]:
    """Return the words that may go on counting in an own way: 四是, 第四, 最后是, 再就是."""
    written = numeral(number)
    counting = [f"{written}是", f"{written}要", f"第{written}", f"其{written}"]
    return [*counting, "最后是", "再就是", "还有就是", "再一个", "另一"]
