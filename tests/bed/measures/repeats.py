"""What a draft says twice."""

from __future__ import annotations

from collections import Counter

from app.models.outline import Outline
from app.models.report import Report
from tests.bed.told import Found, all_sentences, bare, facts_of, letters, measures_of


def repeated_sentences(outline: Outline, report: Report) -> Found:
    """Find the sentences that stand twice in one draft; questions are left out.

    Where the outline itself holds the words in two places, saying them twice is the writer's.
    """
    told = [bare(one.text) for one in all_sentences(report) if not one.is_gap]
    times = Counter(text for text in told if letters(text) > 3)
    own = Counter(_own_texts(outline))
    return Found(len(told), tuple(t for t, n in times.items() if n > max(1, own[t])))


def repeated_remedies(outline: Outline, report: Report) -> Found:
    """Find what is missing, will change, or will be done, that a draft says more than once.

    The words are looked for letter for letter, headings and title left out. Where one of the
    writer's texts holds another (a measure that holds its `change`), the shorter may stand as
    often as the outline holds it.
    """
    text = "\n".join(one.text for one in all_sentences(report))
    remedies = {
        bare(words)
        for told in facts_of(outline)
        for words in (told.fact.lacks, told.fact.change)
        if words
    } | {bare(measure.measure) for _, measure in measures_of(outline)}
    whole = _own_texts(outline)
    faults = [
        words
        for words in sorted(remedies)
        if words and text.count(words) > max(1, sum(one.count(words) for one in whole))
    ]
    return Found(len(remedies), tuple(faults))


def _own_texts(outline: Outline) -> list[str]:
    """Return every text of the outline's facts, answers and measures, without the last stop."""
    facts = [bare(told.fact.fact) for told in facts_of(outline)]
    answers = [words for told in facts_of(outline) for _, words in told.answers()]
    return facts + answers + [bare(measure.measure) for _, measure in measures_of(outline)]
