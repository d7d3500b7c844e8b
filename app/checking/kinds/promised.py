"""Numbers of things that what is told of them belies, in whatever way it is told."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING, Literal

from app.checking import series
from app.checking.rule import Rule
from app.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.checking.manuscript import Line, Manuscript
    from app.checking.points import Run
    from app.checking.promises import Promise
    from app.checking.series import Series
    from app.models.finding import Finding

_FARTHEST = 12  # Lines in which things may be told under their own name.
_INTO = lazy("[^，。；：！？“”]{0,14}[：:](?P<list>.*)")
_PERSONS = "名位"
_NEAR = 60


class Promised(Rule):
    """Finds the number of things that are then told, and there are more or fewer.

    They may be told under their own name (第一个故事, 第二个故事; 甲小区, 乙小区), in clauses made
    alike, in lines that a semicolon parts, by the points of the whole report where its title
    promises them, or by those below a heading of their name. The message may tell `many`.
    """

    kind: Literal["promised"]

    def findings(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield each number that does not fit."""
        for line in manuscript.prose:
            for promise in line.promises:
                if promise.is_back or promise.is_aside or promise.noun == "字":
                    continue  # 七个字：“慢不得，更急不得。”
                told = _told(promise, manuscript)
                if told and told.belies(promise.number):
                    yield self.finding(line, promise.start, promise.end, many=told.many)


def _told(promise: Promise, manuscript: Manuscript) -> Series | None:
    line = promise.line
    block = line.block
    if block and block.role == "title" and promise.noun:
        return _of_report(promise, manuscript)
    into = _INTO.fullmatch(promise.behind)
    if into and into["list"]:
        return series.framed(into["list"])
    below = manuscript.lines[line.number + 1 : line.number + 1 + _FARTHEST]
    if into:
        return series.lines([each.text for each in _unnumbered(below)])
    if promise.measure in _PERSONS and len(named := [*series.persons(promise.behind[:_NEAR])]) == 1:
        return series.Series(named[0], is_whole=True)
    if not promise.is_named:
        return None
    text = "\n".join([promise.behind, *(each.text for each in below)])
    told = series.counted(text, promise.measure, promise.noun)
    apart = (
        promise.is_named and promise.behind.startswith(promise.noun) and not (block and block.level)
    )
    return told or (_below_name(promise, manuscript) if apart else None)


def _unnumbered(lines: Sequence[Line]) -> Iterator[Line]:
    return takewhile(lambda line: not (line.block and line.block.ordinal), lines)


def _of_report(promise: Promise, manuscript: Manuscript) -> Series | None:
    """Return the sections of a report whose title promises them: 关于…的四点感悟."""
    sections = [run for run in manuscript.runs if run.parent is None and not run.first.start]
    ends = promise.line.text.rstrip("”》）)").endswith(promise.noun)
    if not ends or len(sections) != 1 or sections[0].first.number != 1:
        return None
    return _points(sections[0])


def _below_name(promise: Promise, manuscript: Manuscript) -> Series | None:
    """Return the points below a heading that is of the things promised: 一、清泉镇的经验."""
    for run in manuscript.runs:
        heading = run.parent.block.heading if run.parent else ""
        if run.parent and heading.endswith(promise.noun) and run.parent.line > promise.line.number:
            return _points(run) if run.first.number == 1 and not run.first.start else None
    return None


def _points(run: Run) -> Series | None:
    whole = len(run.points) == run.last == run.told
    return series.Series(run.last, is_whole=True) if whole and run.last > 1 else None
