"""Measures that come late in their step."""

from __future__ import annotations

from app.models.outline import Outline
from app.models.report import Block, Report
from tests.bed.told import Found, bare, blocks_of, measures_of, sentences_of

_FIRST = 2


def late_measures(outline: Outline, report: Report) -> Found:
    """Find the measures that do not stand in the first two sentences of their step.

    Where a step has several, the sentences of those before do not count. A measure that is its
    step's heading stands first. One that stands in no step at all is late too; where the report
    has no steps, it may stand anywhere else.
    """
    steps = blocks_of(report, "action", "action_lead")
    measures = [(key, bare(measure.measure)) for key, measure in measures_of(outline)]
    own = [words for _, words in measures if words]
    late = [words for words in own if steps and not any(_is_first(words, own, s) for s in steps)]
    return Found(len(own), tuple(late))


def _is_first(words: str, measures: list[str], step: Block) -> bool:
    if words in step.heading:
        return True
    before = 0
    for sentence in sentences_of(step):
        if words in sentence.text:
            return before < _FIRST
        before += not any(measure in sentence.text for measure in measures)
    text = "".join(sentence.text for sentence in sentences_of(step))
    # A measure of several sentences begins where its first words stand.
    return text.startswith(words)
