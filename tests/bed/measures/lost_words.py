"""The writer's words that a draft changed or dropped."""

from __future__ import annotations

from collections.abc import Iterator

from app.models.outline import Outline
from app.models.report import Report
from tests.bed.told import Found, bare, clauses_end, facts_of, measures_of


def lost_words(outline: Outline, report: Report) -> Found:
    """Find the facts, answers and parts of measures that do not stand in a draft word for word.

    The stop at the end may be another. A fact may be parted at its own stops where an answer
    belongs between its clauses, but keeps its order within one paragraph; everything else
    stands whole. Blanks and line breaks within a text are the layout's.
    """
    lines = ["".join(line.split()) for line in report.paragraphs]
    whole = "".join(lines)
    looked, faults = 0, []
    for key, words, may_part in _own_words(outline):
        looked += 1
        told = "".join(words.split())
        parted = may_part and any(clauses_end(told, line) for line in lines)
        if told not in whole and not parted:
            faults.append(f"{key}: {words}")
    return Found(looked, tuple(faults))


def _own_words(outline: Outline) -> Iterator[tuple[str, str, bool]]:
    """Yield key and words of all that must stand, and whether they may be parted."""
    for told in facts_of(outline):
        if words := bare(told.fact.fact):
            yield told.key, words, True
        yield from ((f"{told.key}.{name}", words, False) for name, words in told.answers())
    for key, measure in measures_of(outline):
        for field, text in measure:
            if words := bare(text or ""):
                yield f"{key}.{field}", words, False
