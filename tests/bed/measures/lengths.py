"""Drafts that miss the length asked for."""

from __future__ import annotations

from app.models.outline import Outline
from app.models.report import Report
from app.workflow.telling import tell_length
from tests.bed.told import Found

_NEAR = 0.1


def missed_length(outline: Outline, report: Report) -> Found:
    """Find a draft that misses its length by more than a tenth without excuse.

    A shorter one is excused where the writer is told so: better short than padded. A longer one
    is excused where the writer's own words alone, with titles and numbers, are about as long
    already, for none of them may be left out. An outline without a length is not looked at.
    """
    wanted = outline.length
    if not wanted:
        return Found(0)
    miss = report.length - wanted
    if abs(miss) <= _NEAR * wanted:
        return Found(1)
    told = any("篇幅" in line for line in tell_length(report.length, wanted))
    excused = told and (miss < 0 or _own_length(report) >= wanted * (1 - _NEAR))
    return Found(1, () if excused else (f"{report.length} 字，要的是 {wanted} 字",))


def _own_length(report: Report) -> int:
    spans = (span for line in report.lines() for span in line)
    return sum(len(span.text) for span in spans if span.origin.kind != "phrase")
