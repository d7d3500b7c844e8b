"""Official arguments that are put together of a sentence here and a sentence there."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from app.bank.phrase_bank import PhraseBank
from app.bank.recurring import mined_runs
from app.models.outline import Outline
from app.models.report import Block, Report
from tests.bed.told import Found, blocks_of, sentences_of


class Place(NamedTuple):
    """Where a borrowed sentence comes from: its run, and its place in it."""

    run: str
    at: int


class RunPlaces:
    """Where the phrases and runs of a bank have their sentences from.

    The sentences of a report that was mined are one run a paragraph, in the order they stood in;
    a written run is one by its id, its sentences in the order in which they are met, for the
    spans of a draft name the run and not the step. Where reports argue the same, what one says at
    a step stands in the place of what another says there.
    """

    def __init__(self, bank: PhraseBank) -> None:
        self._bank = bank
        self._stands_for = {
            other.id: said
            for pack in bank.packs
            for run in mined_runs(pack)
            for said, others in zip(run.said, run.others, strict=False)
            for other in others
        }

    def place(self, ref: str) -> Place:
        """Return the place of the words with this id; unknown words are a run of their own."""
        phrase = self._stands_for.get(ref) or self._bank.phrase(ref)
        if phrase and phrase.source:
            return Place(f"{phrase.source.report}/{phrase.source.paragraph}", phrase.source.start)
        return Place(ref.partition("#")[0], 0)


def broken_runs(outline: Outline, report: Report, places: RunPlaces) -> Found:
    """Find the neighbouring borrowed sentences of a point that are not of one run, in order.

    Neighbours are two borrowed sentences with at most the writer's own words or a question
    between them; a sentence that leads the writer's words in is his. Only drafts in the official
    voice are looked at.
    """
    if outline.voice != "official":
        return Found(0)
    looked, faults = 0, []
    for block in blocks_of(report, "insight", "action"):
        told = _borrowed(block, places)
        for (_, here), (text, there) in pairwise(told):
            looked += 1
            if here.run != there.run or here.at > there.at:
                faults.append(text)
    return Found(looked, tuple(faults))


def _borrowed(block: Block, places: RunPlaces) -> list[tuple[str, Place]]:
    """Return the borrowed sentences of a point with where they come from."""
    found = []
    for sentence in sentences_of(block):
        refs = [span.origin.ref for span in sentence.spans if span.origin.kind == "phrase"]
        if sentence.is_borrowed and not sentence.own and refs:
            found.append((sentence.text, places.place(refs[0])))
    return found
