"""Phrases that several reports hold: each once, with its places, its variants and their number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.models.phrase import split_slots
from app.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.models.phrase import Phrase

_MOST_PLACES = 3
_MOST_VARIANTS = 3
_Key = tuple[str, str]
# A formula stands in at least so many reports, and in this share of all.
_FEWEST_REPORTS = 3
_FORMULA_SHARE = 0.5
# Words that two writers put or leave out of one sentence without saying anything else.
_LIGHT = lazy(
    r"我们|本人|我|进一步|切实|不断|始终|更加|真正|着力|努力|要|将|更|还|也|都|就|了|的|地|得|[^\w{}]"
)
# Short sentences differ in such words alone: 我要学 is not 我学了.
_SHORTEST = 10


def merged(phrases: Iterable[Phrase], reports: int) -> list[Phrase]:
    """Return the phrases of so many reports, each once: the first one stands for all that say it.

    They come report by report. What depends on one that fell away depends on what stands for it.
    """
    kept: dict[_Key, Phrase] = {}
    last: dict[_Key, str] = {}
    stands_for: dict[str, str] = {}
    for phrase in phrases:
        report = phrase.source.report if phrase.source else ""
        key = (phrase.role, _said(phrase))
        if last.get(key) == report and kept[key].said != phrase.said:
            # Two sentences of one report that differ in a name only are both its own.
            key = (phrase.role, phrase.said)
        first = kept.setdefault(key, phrase)
        stands_for[phrase.id] = first.id
        if first is not phrase:
            kept[key] = _with(first, phrase, elsewhere=last[key] != report)
        last[key] = report
    return [_finished(phrase, stands_for, reports) for phrase in kept.values()]


def _said(phrase: Phrase) -> str:
    """Return what two phrases have in common that are one: their words but for light ones.

    A heading is what it says, whatever frame it was made by.
    """
    if phrase.role.endswith(".heading"):
        return phrase.said
    heavy = "".join(
        f"{{{segment.text}}}" if segment.is_slot else _LIGHT.sub("", segment.text)
        for segment in split_slots(phrase.text)
    )
    return heavy if len(heavy) >= _SHORTEST else phrase.text


def _with(first: Phrase, other: Phrase, *, elsewhere: bool) -> Phrase:
    """Return a phrase with another place of it, in a report of its own or not."""
    changed: dict[str, object] = {}
    if elsewhere:
        changed["seen"] = first.seen + 1
    if elsewhere and other.source and len(first.places) < _MOST_PLACES - 1:
        changed["places"] = (*first.places, other.source)
    if other.text not in (first.text, *first.variants) and len(first.variants) < _MOST_VARIANTS:
        changed["variants"] = (*first.variants, other.text)
    return first.model_copy(update=changed) if changed else first


def _finished(phrase: Phrase, stands_for: dict[str, str], reports: int) -> Phrase:
    enough = phrase.seen >= max(_FEWEST_REPORTS, reports * _FORMULA_SHARE)
    follows = stands_for.get(phrase.follows or "", phrase.follows)
    behind = stands_for.get(phrase.behind or "")
    # Where nothing stands for the sentence before it, its place tells which that is.
    behind = None if behind == phrase.behind else behind
    return phrase.model_copy(update={"follows": follows, "behind": behind, "formula": enough})
