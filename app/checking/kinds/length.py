"""A report that is longer or shorter than its outline asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from app.checking.rule import Rule
from app.models.report import CHARACTERS_A_MINUTE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.checking.manuscript import Manuscript
    from app.models.finding import Finding


class Length(Rule):
    """Finds a report with less than `least` of the length asked for, or more than `most` of it.

    What is found is its first line: no words of it are at fault.
    The message may tell `length` and `wanted`, for a talk with the minutes that they take, and
    `differ`, how many characters there are too many or too few.
    """

    kind: Literal["length"]
    least: float | None = None
    most: float | None = None

    def findings(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield the report's first line, if there is a length that it has missed."""
        report = manuscript.report
        wanted = manuscript.outline.length if manuscript.outline else None
        if not wanted or not manuscript.lines:
            return
        share = report.length / wanted
        short = self.least is not None and share < self.least
        if short or (self.most is not None and share > self.most):
            line = manuscript.lines[0]
            told = _told(report.length, spoken=report.is_spoken)
            asked = _told(wanted, spoken=report.is_spoken)
            differ = abs(report.length - wanted)
            end = len(line.text)
            yield self.finding(line, 0, end, length=told, wanted=asked, differ=differ)


def _told(length: int, *, spoken: bool) -> str:
    if not spoken:
        return f"{length} 字"
    return f"{length} 字（约 {max(1, round(length / CHARACTERS_A_MINUTE))} 分钟）"
