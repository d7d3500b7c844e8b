"""Facts that nothing is said about."""

from __future__ import annotations

import re

from app.models.outline import Outline
from app.models.report import Block, Report
from tests.bed.told import (
    BODY,
    Found,
    Sentence,
    ToldFact,
    bare,
    blocks_of,
    clauses_end,
    facts_of,
    sentences_of,
)
from tests.bed.words import content_words

_READING = re.compile("[^/]+/reading/")


def stranded_facts(outline: Outline, report: Report) -> Found:
    """Find the facts whose next sentence has nothing to do with them.

    The sentence after the one that a fact ends in must take up a word of the fact, or be the
    writer's own (as many of its letters as are borrowed), or ask; or there is none, and the
    point ends. A licensed reading takes up the fact's figures: what it says is computed from
    them (前后少了14张). A theme that fills a slot takes up nothing: it would be dropped into any
    sentence. A fact that stands nowhere is no matter of this measure, nor one that is only a
    heading.
    """
    blocks = [(block, sentences_of(block)) for block in blocks_of(report, *BODY)]
    found = [after for told in facts_of(outline) if (after := _after(told, blocks))]
    faults = [f"{told} ▸ {sentence}" for told, sentence in found if sentence]
    return Found(len(found), tuple(faults))


def _after(told: ToldFact, blocks: list[tuple[Block, list[Sentence]]]) -> tuple[str, str] | None:
    """Return a fact and the words that strand it (empty for none); None if it stands nowhere."""
    for _, sentences in blocks:
        text = "".join(sentence.text for sentence in sentences)
        end = clauses_end(bare(told.fact.fact), text)
        if end is None:
            continue
        at = 0
        for sentence in sentences:
            if at >= end:
                return told.fact.fact, "" if _goes_on(told, sentence) else sentence.text
            at += len(sentence.text)
        return told.fact.fact, ""
    return None


def _goes_on(told: ToldFact, sentence: Sentence) -> bool:
    if not sentence.is_borrowed:
        return True
    if any(_READING.match(span.origin.ref) for span in sentence.spans):
        return True
    slots = (span.text for span in sentence.spans if not span.origin.ref.endswith(".theme"))
    said = content_words("□".join(slots))
    return bool(said & content_words(told.fact.fact))
