"""The spans of a sentence that belong to one report only, and the slots they become."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from app.mining.slots.local_words import CAMPAIGN_HEADS, DATED, NATIONAL, PLACES
from app.mining.slots.volatile_rules import (
    AFFIXED,
    LOCAL,
    MARKER_SLOTS,
    NUMERAL,
    OWN_TIME,
    QUOTES,
    RULES,
    SELF,
    TITLE,
)
from app.patterns import lazy
from app.text.characters import BLOT
from app.text.markers import find_markers
from app.text.pairs import unpaired_marks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from app.mining.slots.owners import Owned
    from app.mining.slots.volatile_rules import Rule
    from app.models.phrase import SlotKind


_QUOTED = lazy("“([^“”]*)”")
_BRACES = (lazy(r"\{[^{}\ufffc]*\}"), lazy(r"[{}]"))
# Each slot may let one more show beside it; no sentence has more of them in a row.
_MOST_ROUNDS = 6


class Held(NamedTuple):
    """A volatile span: where it stands, the slot's name and kind, and a general word for it."""

    start: int
    end: int
    name: str
    kind: SlotKind
    general: str | None = None


def find_volatile(text: str, owned: Sequence[Owned] = ()) -> list[Held]:
    """Return the volatile spans of a text, in order, none over another.

    `owned` are the names of the report's writer; only an introduction (我是…) comes before them.
    """
    patterned = list(_by_pattern(text))
    found = _free(_introductions(text), [], text)
    for candidates in (
        _owned(text, owned),
        _title(text, patterned),
        patterned,
        _campaigns(text, patterned),
        _dated(text),
        _markers(text),
    ):
        found += _free(candidates, found, text)
    if not found and "{" not in text and "}" not in text:
        return found
    # A marker may show only once its neighbour is a slot: XXX*区委.
    for rule in (_braces, _markers):
        for _ in range(_MOST_ROUNDS):
            more = _free(rule(_blotted(text, found)), found, text)
            if not more:
                break
            found.extend(more)
    return sorted(_placed(held, text) for held in found)


def _placed(held: Held, text: str) -> Held:
    """Return a span with the general word for a place that the words around it allow."""
    if held.kind != "place" or held.general is not None:
        return held
    for before, after, general in PLACES:
        if before.search(text[: held.start]) and after.match(text, held.end):
            return held._replace(general=general)
    return held


def _free(candidates: Iterable[Held], taken: Iterable[Held], text: str) -> list[Held]:
    """Return the spans that lie over no other (taken, or before them) and tear no pair of marks."""
    free: list[Held] = []
    spans: list[tuple[int, int]] | None = None
    for held in candidates:
        if unpaired_marks(text[held.start : held.end]):
            continue
        if spans is None:
            spans = sorted((one.start, one.end) for one in taken)
        at = bisect_left(spans, (held.start,))
        after_former = at == 0 or spans[at - 1][1] <= held.start
        if after_former and (at == len(spans) or held.end <= spans[at][0]):
            spans.insert(at, (held.start, held.end))
            free.append(held)
    return free


def _blotted(text: str, found: Iterable[Held]) -> str:
    parts: list[str] = []
    end = 0
    for held in sorted(found, key=lambda one: one.start):
        parts += (text[end : held.start], BLOT * (held.end - held.start))
        end = held.end
    return "".join([*parts, text[end:]])


def local_matter(text: str) -> str | None:
    """Return the campaign of one place in a sentence that no general word can stand for."""
    campaigns = _campaigns(text, list(_by_pattern(text)))
    return next((text[one.start : one.end] for one in campaigns if one.general is None), None)


def dated_matter(text: str) -> str | None:
    """Return the matter of its day that a sentence is about, or None.

    That is a matter it names twice, or a time that counts from the day of the report (去年):
    what happened then is the writer's own fact.
    """
    twice = next((term for term in DATED if text.count(term) > 1), None)
    # Most sentences tell no time, and need not be looked through for what becomes a slot.
    when = OWN_TIME.search(text) and OWN_TIME.search(_blotted(text, find_volatile(text)))
    return twice or (when[0] if when else None)


def _introductions(text: str) -> Iterator[Held]:
    """Yield who says 我是…: unit, post and name in one, however they are put together."""
    for match in SELF.finditer(text):
        yield Held(match.start(), match.end(), "身份", "self")


def _title(text: str, patterned: Iterable[Held]) -> Iterator[Held]:
    """Yield what a title says was studied, where it stands between its fixed words."""
    match = TITLE.fullmatch(text)
    if match and not any(held.kind in ("study", "subject") for held in patterned):
        yield Held(match.start("what"), match.end("what"), "学习内容", "study")


def _owned(text: str, owned: Sequence[Owned]) -> Iterator[Held]:
    for words, name, kind in owned:
        for start in _places(words, text):
            yield Held(start, start + len(words), name, kind)


def _places(words: str, text: str) -> Iterator[int]:
    """Yield where words stand in a text, none over another."""
    start = text.find(words)
    while start >= 0:
        yield start
        start = text.find(words, start + len(words))


def _by_pattern(text: str, rules: Iterable[Rule] = RULES) -> Iterator[Held]:
    for name, kind, pattern, general in rules:
        for match in pattern.finditer(text):
            yield Held(match.start(), match.end(), name, kind, general)


def _campaigns(text: str, patterned: Iterable[Held]) -> Iterator[Held]:
    covered = [held for held in patterned if held.kind == "campaign"]
    yield from covered
    for match in QUOTES.finditer(text):
        if any(held.start <= match.start() < held.end for held in covered):
            continue
        if _is_campaign(match[0]):
            head = next((head for head in CAMPAIGN_HEADS if text.startswith(head, match.end())), "")
            general = CAMPAIGN_HEADS.get(head)
            yield Held(match.start(), match.end(), "提法", "campaign", general)


def _is_campaign(quotes: str) -> bool:
    """Tell whether “三区同建” and its like: a numeral or a place's word, and not nationwide."""
    words = _QUOTED.findall(quotes)
    return any(
        not NATIONAL.fullmatch(word) and (NUMERAL.fullmatch(word) or LOCAL.search(word))
        for word in words
    )


def _dated(text: str) -> Iterator[Held]:
    for term, general in DATED.items():
        for start in _places(term, text):
            yield Held(start, start + len(term), "场合", "event", general)


def _markers(text: str) -> Iterator[Held]:
    for marker in find_markers(text):
        name, kind = MARKER_SLOTS[marker.kind]
        if text.startswith("大", marker.end) and text[: marker.start].endswith("党的"):
            # 党的**大: which congress it was, not any figure.
            name = "届次"
        affixed = AFFIXED.match(text, marker.end)
        yield Held(marker.start, affixed.end() if affixed else marker.end, name, kind)


def _braces(text: str) -> Iterator[Held]:
    """Yield what stands in braces ({单位} as people write it), then each brace by itself.

    In a phrase braces mean a slot, so none may stay among its words.
    """
    for pattern in _BRACES:
        for match in pattern.finditer(text):
            yield Held(match.start(), match.end(), "内容", "words")
