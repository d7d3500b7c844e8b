"""All evidence of names and of what is one's own in one sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.mining.names.evidence import Evidence, Strength
from app.mining.names.locations import find_places, with_places
from app.mining.names.own_facts import find_own_facts, find_own_numbers
from app.mining.names.parts import find_parts
from app.mining.names.people import find_people, find_told, find_transliterated
from app.mining.names.public import PUBLIC_PLACES
from app.mining.names.units import PLACE, find_units
from app.mining.names.unknown import find_letters, find_unknown
from app.mining.names.words import has_dictionary, words_of
from app.mining.names.works import find_works
from app.mining.slots.volatile import find_volatile
from app.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from app.mining.names.words import Word
    from app.mining.slots.owners import Owned
    from app.mining.slots.volatile import Held

_BLOT = "□"
_PUBLIC = "◎"  # What the whole country speaks of, which may be a part of a local work.
_VERSE = lazy("“[^“”]*[，、；][^“”]*”")


def scan(text: str, owned: Sequence[Owned] = ()) -> list[Evidence]:
    """Return the evidence in a sentence, none of it within another, in order.

    What becomes a slot in any case is passed over; `owned` are the names of the report's writer.
    """
    return evidence_in(text, find_volatile(text, owned))


def evidence_in(text: str, volatile: Sequence[Held]) -> list[Evidence]:
    """Return the evidence in a sentence whose volatile spans are known already."""
    blotted = _blotted(text, volatile)
    words = with_places(words_of(blotted))
    found: list[Evidence] = []
    # By each character of what is found, where that ends: a long list has many names.
    ends: dict[int, int] = {}
    # Verses are full of what no dictionary knows, and common to all.
    verses = [match.span() for match in _VERSE.finditer(blotted)]
    for evidence in (*_all(blotted, words), *find_own_numbers(text, volatile)):
        start, end = evidence.start, evidence.end
        over = verses if evidence.strength == Strength.DOUBT else ()
        if ends.get(start, 0) < end and not any(
            first <= start and end <= last for first, last in over
        ):
            found.append(evidence)
            ends.update((at, max(end, ends.get(at, 0))) for at in range(start, end))
    return sorted(
        one._replace(words=text[one.start : one.end]) for one in found if one.words.strip(_BLOT)
    )


def _all(text: str, words: Sequence[Word]) -> Iterator[Evidence]:
    yield from find_units(words)
    yield from find_people(words)
    yield from find_told(text)
    yield from find_transliterated(text)
    yield from find_places(text, words)
    yield from find_works(text)
    yield from find_parts(text)
    yield from find_letters(text)
    if has_dictionary():
        yield from find_unknown(words)
    yield from find_own_facts(text)


def _blotted(text: str, volatile: Iterable[Held]) -> str:
    """Return a text of the same length without what becomes a slot or all may say."""
    for held in volatile:
        sign = PLACE if held.kind == "place" else _BLOT
        text = text[: held.start] + sign + _BLOT * (held.end - held.start - 1) + text[held.end :]
    return PUBLIC_PLACES.sub(lambda match: _PUBLIC * len(match[0]), text)
