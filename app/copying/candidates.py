"""The sentences of a report, and which sentences of the sources each may be borrowed from."""

from __future__ import annotations

from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from app.copying.grams import grams
from app.copying.index_tables import MOST_KEPT
from app.copying.plain import Plain, plain, units

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from app.copying.held import Held
    from app.copying.index_store import Posting

SHORTEST = 8
"""The characters of a sentence that is worth a look; a shorter one anybody may say."""

_TRIED = 4
# Some of those that share most with a sentence may be no sources any more.
_COUNTED = 4 * _TRIED
_FEWEST_VOTES = 2


class Unit(NamedTuple):
    """A sentence of the report: its line, what of it is compared, and the grams of that."""

    line: int
    plain: Plain
    grams: list[int]


class _Vote(NamedTuple):
    """A sentence of a source by its number, its file, and how many grams it shares."""

    number: int
    file: int
    shared: int


def units_of_lines(lines: Sequence[str]) -> Iterator[Unit]:
    """Yield the sentences of a report that are long enough to be compared."""
    for n, line in enumerate(lines):
        for start, end in units(line):
            found = plain(line, start, end)
            if len(found.text) >= SHORTEST:
                yield Unit(n, found, grams(found.text))


def candidates(
    every: Sequence[Unit], found: Mapping[int, Posting], held: Held
) -> Iterator[list[int]]:
    """Yield the sentences that each unit may be borrowed from, the likeliest first.

    Of two that share as much with it, that of the source which others are from is likelier.
    """
    votes = [_votes(unit, found, held) for unit in every]
    files: Counter[int] = Counter()
    for best in votes:
        files.update({vote.file: vote.shared for vote in reversed(best)})
    for best in votes:
        best.sort(key=lambda vote: (-vote.shared, -files[vote.file], vote.number))
        yield [vote.number for vote in best[:_TRIED]]


def _votes(unit: Unit, found: Mapping[int, Posting], held: Held) -> list[_Vote]:
    """Return the sentences that share most grams with a unit, those that are rare first."""
    postings = [posting for gram in set(unit.grams) if (posting := found.get(gram))]
    counts = Counter(chain.from_iterable(one.units for one in postings if one.seen <= MOST_KEPT))
    if max(counts.values(), default=0) < _FEWEST_VOTES:
        counts = Counter(chain.from_iterable(one.units for one in postings))
    best: list[_Vote] = []
    for number, count in counts.most_common(_COUNTED):
        if count < _FEWEST_VOTES:
            break
        file = held.sources.file_of(number)
        if file is not None and file not in held.hidden:
            best.append(_Vote(number, file, count))
    return best
