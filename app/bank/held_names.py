"""Names that stood in the reports that phrases are from: of units and of persons."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Literal, NamedTuple

from app.text.bylines import split_byline

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from app.bank.phrase_bank import PhraseBank
    from app.models.phrase import Phrase


class HeldName(NamedTuple):
    """A name that a slot of a phrase held, what it is of, and in which report."""

    words: str
    of: Literal["unit", "person"]
    report: str


def names_behind(refs: Iterable[str], bank: PhraseBank) -> Iterator[HeldName]:
    """Yield the names of the reports from which phrases are, given by their ids.

    Of a large pack, that is asked through its index, they are those of the phrases themselves.
    """
    found = (phrase for ref in dict.fromkeys(refs) if (phrase := bank.phrase(ref)))
    used = [phrase for phrase in found if phrase.source]
    yield from held_names(used)
    for report in dict.fromkeys(map(_report, used)):
        yield from bank.kept(("held names", report), partial(_beside, report, bank))


def _beside(report: tuple[str, str], bank: PhraseBank) -> tuple[HeldName, ...]:
    """Return the names of a report, of which its pack holds phrases."""
    every = (phrase for pack in bank.packs for phrase in pack.phrases)
    return tuple(dict.fromkeys(held_names(one for one in every if _report(one) == report)))


def held_names(phrases: Iterable[Phrase]) -> Iterator[HeldName]:
    """Yield the names of writers that slots of phrases held in their reports."""
    for phrase in phrases:
        _, report = _report(phrase)
        for slot in phrase.slots.values():
            held = "".join((slot.held or "").split())
            if held and (slot.kind == "unit" or slot.kind == "person"):
                yield HeldName(held, slot.kind, report)
            elif slot.kind == "self":
                yield from _named(slot.held or "", report)


def _named(held: str, report: str) -> Iterator[HeldName]:
    for words, field in split_byline(held):
        if field == "unit":
            yield HeldName(words, "unit", report)
        elif field == "name":
            yield HeldName("".join(words.split()), "person", report)


def _report(phrase: Phrase) -> tuple[str, str]:
    """Return which report a phrase is from, and of which pack."""
    return phrase.id.partition("/")[0], phrase.source.report if phrase.source else ""
