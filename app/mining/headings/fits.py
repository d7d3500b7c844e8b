"""What headings hold in the slots of a skeleton, and what of that is the skeleton's own."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from app.mining.headings.anchors import SLOT, word_seams, words_of
from app.mining.headings.siblings import holds_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# Values that share a word, or a character, before it counts as the frame's.
_SHARE_WORD, _SHARE_CHARACTER = 3, 5

Values = dict[int, tuple[str, ...]]
"""What some headings of a run hold in the slots of a skeleton, by their place in the run."""


class Fit(NamedTuple):
    """The skeleton of a run of siblings, and what its headings hold; one may not be of it."""

    skeleton: str
    values: Values


class _Ends(NamedTuple):
    """What all values of a slot begin with, and what they end with."""

    start: str = ""
    end: str = ""

    def inside(self, value: str) -> str:
        """Return a value without what is shared; nothing where it lacks that."""
        shared = value.startswith(self.start) and value.endswith(self.end)
        return value[len(self.start) : len(value) - len(self.end)] if shared else ""


def with_shared_ends(fits: Sequence[Fit | None]) -> list[Fit | None]:
    """Return the fits with what all values of a slot begin or end with given to the skeleton.

    One run cannot tell 强化{}意识 from 强化{}, several can. A heading that lacks it falls out.
    """
    by_skeleton: dict[str, list[int]] = defaultdict(list)
    for n, fit in enumerate(fits):
        if fit:
            by_skeleton[fit.skeleton].append(n)
    made = list(fits)
    for skeleton, numbers in by_skeleton.items():
        several = [fit for n in numbers if (fit := fits[n])] if len(numbers) > 1 else []
        ends = _shared_ends(skeleton, several)
        if any(one.start or one.end for one in ends):
            for n, fit in zip(numbers, several, strict=True):
                made[n] = _extended(fit, ends)
    return made


def _shared_ends(skeleton: str, fits: Sequence[Fit]) -> list[_Ends]:
    rows = {row for fit in fits for row in fit.values.values() if not any(map(holds_name, row))}
    return [_ends({row[column] for row in rows}) for column in range(skeleton.count(SLOT))]


def _ends(values: Iterable[str]) -> _Ends:
    told = sorted(values)
    if len(told) < _SHARE_WORD:
        return _Ends()
    start = _common_start(told)
    if not _is_shared(told, start, len(start)):
        start = ""
    end = _common_start([value[len(start) :][::-1] for value in told])[::-1]
    return _Ends(start, end if _is_shared(told, end, -len(end)) else "")


def _common_start(values: Sequence[str]) -> str:
    """Return the characters that all values begin with, one left to the shortest of them."""
    least, most = min(values), max(values)
    differ = (n for n, (one, other) in enumerate(zip(least, most, strict=False)) if one != other)
    return least[: next(differ, min(map(len, values)) - 1)]


def _is_shared(values: Sequence[str], shared: str, seam: int) -> bool:
    """Tell whether what values share is the frame's: a word, or parted from most at a seam."""
    if len(shared) > 1 and words_of(shared) == [shared]:
        return True
    if not shared or len(values) < _SHARE_CHARACTER:
        return False
    some = values[:_SHARE_CHARACTER]
    return 2 * sum(seam % len(value) in word_seams(value) for value in some) > len(some)


def _extended(fit: Fit, ends: Sequence[_Ends]) -> Fit | None:
    first, *pieces = fit.skeleton.split(SLOT)
    skeleton = first + "".join(
        f"{one.start}{SLOT}{one.end}{piece}" for one, piece in zip(ends, pieces, strict=True)
    )
    values = {
        n: tuple(one.inside(value) for one, value in zip(ends, row, strict=True))
        for n, row in fit.values.items()
    }
    whole = {n: row for n, row in values.items() if all(row)}
    return Fit(skeleton, whole) if whole else None
