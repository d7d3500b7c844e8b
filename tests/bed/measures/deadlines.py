"""Dates of a draft that contradict each other."""

from __future__ import annotations

from datetime import date

from app.models.outline import Outline
from app.models.report import Report
from tests.bed.dates import deadlines, report_day
from tests.bed.told import Found, Sentence, blocks_of, is_own, measures_of, sentences_of


def past_deadlines(outline: Outline, report: Report) -> Found:
    """Find the deadlines in steps and end that lie before the report's own day.

    Only where the draft speaks: a date that stands in one of the writer's texts as he wrote it
    is his. In a sentence of the draft's own a date is a promise, for what happened is told in
    the points. An outline without a date is not looked at.
    """
    today = report_day(outline.date or None)
    if today is None:
        return Found(0)
    told = [
        (sentence, words, day)
        for block in blocks_of(report, "action_lead", "action", "closing")
        for sentence in sentences_of(block)
        for words, day in deadlines(_said(sentence), today)
    ]
    faults = [sentence.text for sentence, _, day in told if day < today]
    return Found(len(told), tuple(faults))


def early_ends(outline: Outline, report: Report) -> Found:
    """Find the ends that name a day before the plan's latest one.

    A draft that ends on a date must end on the last of its plan; the writer's own ending says
    what he wants. Only ends with a date are looked at.
    """
    today = report_day(outline.date or None) or date.today()
    plan = [day for _, m in measures_of(outline) for _, day in deadlines(m.by or "", today)]
    named = [
        (sentence, max(day for _, day in found))
        for block in blocks_of(report, "closing")
        for sentence in sentences_of(block)
        if sentence.is_borrowed and (found := deadlines(sentence.text, today))
    ]
    faults = [one.text for one, day in named if plan and day < max(plan)]
    return Found(len(named), tuple(faults))


def _said(sentence: Sentence) -> str:
    """Return what a sentence says of its own: where it is not the writer's, with what it took."""
    if sentence.is_borrowed:
        return sentence.text
    return "".join("□" if is_own(span) else span.text for span in sentence.spans)
