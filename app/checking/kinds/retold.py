"""Things that are spoken of again, and are not as many as before: 四条建议 … 这三条建议."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from app.checking import series
from app.checking.promises import told_before
from app.checking.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.checking.manuscript import Manuscript
    from app.checking.promises import Promise
    from app.models.finding import Finding

_FLAWS = ("问题", "不足", "隐患", "短板", "漏洞", "缺陷", "毛病", "弱项")
_FARTHEST = 12  # Lines from where things are promised to where they are spoken of again.


class Retold(Rule):
    """Finds the number of things told before that says another than is told or promised there.

    They are told by a number of the same things above; or by the sentence right before, as the two
    sides of a matter, as deeds done or as faults found. What points above count is well.
    The message may tell `many`.
    """

    kind: Literal["retold"]

    def findings(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield each number that does not fit."""
        above: list[Promise] = []
        for line in manuscript.prose:
            for promise in line.promises:
                many = (
                    _told(promise, above, manuscript)
                    if promise.is_back and not promise.is_aside
                    else 0
                )
                above.append(promise)
                if many:
                    yield self.finding(line, promise.start, promise.end, many=many)


def _told(promise: Promise, above: list[Promise], manuscript: Manuscript) -> int:
    """Return how many things were told, 0 where it is as many or nobody knows."""
    others = told_before(promise, above)
    if any(one.number == promise.number for one in others):
        return 0
    near = [one for one in others if one.line.number >= promise.line.number - _FARTHEST]
    if near and promise.number not in _counts(near[0], promise, manuscript):
        return near[0].number
    many = 0 if near else _right_before(promise, manuscript)
    return 0 if many == promise.number else many


def _right_before(promise: Promise, manuscript: Manuscript) -> int:
    """Return how many things the sentence before tells; 0 where it is not told one by one."""
    before = promise.line.text[: promise.start]
    head, stop, _ = before.rpartition("。")
    text = head + stop
    if not stop and promise.line.number:
        text = manuscript.lines[promise.line.number - 1].text
    many = series.flaws(text) if promise.noun in _FLAWS else 0
    many = many or _points_before(promise, manuscript)
    return many or series.sides(text) or (series.deeds(text) if promise.noun == "事" else 0)


def _points_before(promise: Promise, manuscript: Manuscript) -> int:
    """Return how many points stand in the line of a number, or in all of the one before."""
    if not promise.back.startswith(("以上", "上述")):
        return 0
    last = [run for run in manuscript.runs if run.points[-1].line <= promise.line.number]
    run = last[-1] if last else None
    if run is None or run.first.number != 1 or promise.number in run.counts:
        return 0
    end = run.points[-1]
    near = end.line == promise.line.number and end.start < promise.start
    before = end.line == run.first.line == promise.line.number - 1
    return run.last if near or before else 0


def _counts(first: Promise, last: Promise, manuscript: Manuscript) -> set[int]:
    """Return all that the points between two places may be counted as."""
    since, until = (first.line.number, first.start), (last.line.number, last.start)
    runs = (run for run in manuscript.runs if since <= (run.first.line, run.first.start) < until)
    return {count for run in runs for count in run.counts}
