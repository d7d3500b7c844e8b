"""Drafts of the bed, as `nigao draft` makes them, each measured as it is made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import cache, partial
from typing import NamedTuple

from app.bank.loading import load_bank
from app.bank.phrase_bank import PhraseBank
from app.drafting.drafting import draft_report
from app.drafting.templates import find_template, first_numbers, template_kinds
from app.models.outline import Outline
from app.models.report import Report
from app.models.roles import Voice
from app.outline.own_numbers import without_own_numbers
from tests.bed.bed import BedOutline, facts_only
from tests.bed.figures import EACH
from tests.bed.measures.shared import Masked, masked_sentences, shared_sentences
from tests.bed.told import Found, all_sentences, is_own, letters

VOICES: tuple[Voice, ...] = ("plain", "official")

# How many drafts on other matters a reader of a stack has in mind beside this one, and it.
STACK = 8


class Kind(NamedTuple):
    """What kind of draft it is: by the half of the bed, the voice, and whether answers are in."""

    half: str
    kind: str
    voice: Voice
    answers: bool


class Drafted(NamedTuple):
    """A draft of an outline of the bed, and what the measures found in it."""

    name: str
    number: int
    kind: Kind
    found: dict[str, Found]
    masked: list[Masked]
    length: int
    own: int
    gaps: int


def drafted(
    outlines: Iterable[BedOutline],
    voices: Iterable[Voice] = VOICES,
    *,
    seed: int = 0,
    jobs: int = 1,
) -> list[Drafted]:
    """Return the measured drafts of outlines: in each voice, with answers and with facts only.

    Outlines of a kind that has no template are left out.
    """
    kinds = template_kinds()
    asked = [one for one in outlines if one.outline.kind in kinds]
    each = partial(_all_of, voices=tuple(voices), seed=seed)
    if jobs == 1:
        found = [draft for one in asked for draft in each(one)]
    else:
        with ProcessPoolExecutor(jobs) as pool:
            found = [d for drafts in pool.map(each, asked, chunksize=4) for d in drafts]
    _compare(found)
    return found


def make_draft(outline: Outline, seed: int = 0) -> tuple[Outline, Report]:
    """Return the draft of an outline, and the outline as it was drafted: without own numbers."""
    template = find_template(outline.kind)
    plan, _ = without_own_numbers(outline, first_numbers(template))
    return plan, draft_report(plan, bank(), template, seed)


@cache
def bank() -> PhraseBank:
    """Return the shipped bank."""
    return load_bank()


def _all_of(one: BedOutline, *, voices: tuple[Voice, ...], seed: int) -> list[Drafted]:
    return [
        _measured(one, Kind(one.half, one.outline.kind, voice, answers), seed)
        for voice in voices
        for answers in (True, False)
    ]


def _measured(one: BedOutline, kind: Kind, seed: int) -> Drafted:
    wanted = one.outline if kind.answers else facts_only(one.outline)
    outline, report = make_draft(wanted.model_copy(update={"voice": kind.voice}), seed)
    spans = [span for line in report.lines() for span in line]
    return Drafted(
        name=one.name,
        number=one.number,
        kind=kind,
        found={figure.name: figure.measure(outline, report) for figure in EACH},
        masked=masked_sentences(report),
        length=report.length,
        own=sum(letters(span.text) for span in spans if is_own(span)),
        gaps=sum(sentence.is_gap for sentence in all_sentences(report)),
    )


def _compare(drafts: list[Drafted]) -> None:
    """Add to each draft what it shares with seven others, of other trades and its own kind."""
    for stack in _stacks(drafts):
        twice = [draft.masked for draft in [*stack, *stack]]
        for at, draft in enumerate(stack):
            size = min(STACK, len(stack))
            draft.found["shared"] = shared_sentences(twice[at : at + size])


def _stacks(drafts: list[Drafted]) -> Iterator[list[Drafted]]:
    stacks: dict[tuple[int, Voice, bool], list[Drafted]] = {}
    for draft in drafts:
        key = (draft.number, draft.kind.voice, draft.kind.answers)
        stacks.setdefault(key, []).append(draft)
    yield from stacks.values()
