"""A mined pack as its user wants it: phrases kept, dropped, or said otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from app.models.decision import edit_faults
from app.models.pack import LeftOut
from app.models.roles import WHOLE_BLOCKS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from app.models.decision import Decision
    from app.models.pack import PhrasePack
    from app.models.phrase import ParallelSet, Phrase

DROPPED = "审定时删的"
"""What a sentence that its user dropped is left out for."""


class Decided(NamedTuple):
    """A pack after its user's decisions, and those that fit no phrase any more."""

    pack: PhrasePack
    unfit: tuple[Decision, ...]


class Known:
    """Decisions, found again by a phrase's id, else by its role and words."""

    def __init__(self, decisions: Iterable[Decision]) -> None:
        made = [one for one in decisions if one.decision != "later"]
        self._by_id = {one.id: one for one in made}
        self._by_words = {(one.role, one.text): one for one in made}

    def on(self, phrase: Phrase) -> Decision | None:
        """Return what was decided on a phrase, or None. An edit must have the phrase's slots."""
        found = self._by_id.get(phrase.id) or self._by_words.get((phrase.role, phrase.wording))
        if found and found.decision == "edit":
            return found if not edit_faults(found.edited or "", phrase.wording) else None
        return found


def decided(pack: PhrasePack, decisions: Sequence[Decision]) -> Decided:
    """Return a pack as it was decided on; what was decided before may be decided again.

    A whole block goes with a sentence of it that was dropped or edited, and needs no look of its
    own where its sentences had theirs.
    """
    known = Known(decisions)
    found = {one.id: decision for one in pack.phrases if (decision := known.on(one))}
    gone = {one.id: one for one in pack.phrases if _is(found.get(one.id), "drop")}
    changed = [one for one in pack.phrases if _is(found.get(one.id), "drop", "edit")]
    looked_at = [one for one in pack.phrases if one.id in found]
    stay = [
        _cleared(_as_decided(phrase, found.get(phrase.id)), looked_at)
        for phrase in pack.phrases
        if phrase.id not in gone and not _holds_any(phrase, changed)
    ]
    made = pack.model_copy(
        update={
            "phrases": tuple(stay),
            "sets": tuple(_sets(pack.sets, stay, changed)),
            "left_out": (*pack.left_out, *(LeftOut.of(one, DROPPED) for one in gone.values())),
        }
    )
    heeded = {one.id for one in found.values()} | {one.id for one in pack.left_out}
    unfit = (one for one in decisions if one.decision != "later" and one.id not in heeded)
    return Decided(made, tuple(unfit))


def _is(decision: Decision | None, *choices: str) -> bool:
    return decision is not None and decision.decision in choices


def _as_decided(phrase: Phrase, decision: Decision | None) -> Phrase:
    if decision is None:
        return phrase
    if decision.decision == "keep":
        return phrase.model_copy(update={"doubt": ()})
    said = {"text": decision.edited, "mined": phrase.wording, "doubt": (), "variants": ()}
    edited = phrase.model_copy(update=said)
    # A heading in other words belongs to no family, and has none of its slots.
    return edited.model_copy(update={"set": None, "slots": {}}) if phrase.set else edited


def _holds_any(phrase: Phrase, others: Sequence[Phrase]) -> bool:
    """Tell whether a whole block says what one of some sentences says."""
    return phrase.role in WHOLE_BLOCKS and any(
        other.role not in WHOLE_BLOCKS and other.source_text in phrase.source_text
        for other in others
    )


def _cleared(phrase: Phrase, looked_at: Sequence[Phrase]) -> Phrase:
    """Return a whole block without the doubts of sentences in it that have been looked at."""
    if phrase.role not in WHOLE_BLOCKS or not phrase.doubt:
        return phrase
    seen = [one.text for one in looked_at if one.source_text in phrase.source_text]
    left = tuple(word for word in phrase.doubt if not any(word in text for text in seen))
    return phrase.model_copy(update={"doubt": left})


def _sets(
    sets: Iterable[ParallelSet], stay: Sequence[Phrase], changed: Sequence[Phrase]
) -> Iterator[ParallelSet]:
    """Yield the families that still head anything, without the rows of headings that are gone."""
    headed = {phrase.set for phrase in stay}
    for family in sets:
        gone = [
            (one.as_mined, {name: slot.held for name, slot in one.slots.items()})
            for one in changed
            if one.set == family.id
        ]
        rows = tuple(
            row for row in family.rows if (family.frames[row.frame], row.values) not in gone
        )
        if family.id in headed:
            yield family if rows == family.rows else family.model_copy(update={"rows": rows})
