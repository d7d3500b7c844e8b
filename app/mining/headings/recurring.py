"""Frames over many runs of siblings: each run's own, those that recur, and which run has which.

Two siblings may share a character by chance (活力 and 动力); in an archive the frame that other
runs show as well explains theirs too. What is kept is what describes all headings shortest, as
long as siblings agree on it: chance words stand in some of them, those of a frame in all.
"""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import combinations
from sys import intern
from typing import TYPE_CHECKING

from app.mining.headings.anchors import (
    SLOT,
    is_sound,
    literals,
    mended,
    weight,
)
from app.mining.headings.fits import Fit, Values, with_shared_ends
from app.mining.headings.frames import shape_frames, shared_parts
from app.mining.headings.siblings import holds_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_FEWEST = 2
_LEAST_OF_PAIR = 0.5  # Two of three siblings share much, or it is chance.
_SAMPLE = 3  # Headings of a skeleton that stand for all of them.
_MOST_COMPARED = 6  # Skeletons with one key that a new one is compared with.
_LEAST_AGREED = 0.75
_LONGEST_RUN = 60  # In a longer one the odd one out is not looked for: each would be tried as that.
_RECURS = 3  # Runs of a skeleton before a heading without such siblings is of it.

Matches = dict[str, tuple[int, ...]]
"""The skeletons that headings of a run match, and which of the headings each does."""

_QUOTED = {"“": "([^“”]+?)", "《": "([^《》]+?)"}
_OPEN = "((?:“[^“”]*”|《[^《》]*》|[^，。；：、“”《》])+?)"


def own_fit(headings: Sequence[str]) -> Fit | None:
    """Return the sound fit that a run's siblings show by themselves, or all of them but one.

    In a very long run all have to show it.
    """
    everyone = range(len(headings))
    if found := _fit(headings, everyone):
        return found
    if not _FEWEST < len(headings) <= _LONGEST_RUN:
        return None
    some = [_fit(headings, few) for few in combinations(everyone, len(headings) - 1)]
    return max(
        (one for one in some if one and _shares_much(one, headings)),
        key=lambda one: weight(one.skeleton),
        default=None,
    )


def recurring_fits(runs: Sequence[Sequence[str]]) -> list[Fit | None]:
    """Return the fit of each run, by the skeletons that all runs together speak for."""
    known = _Known()
    own: list[Fit | None] = []
    for run in runs:
        fit = own_fit(run)
        if fit:
            known.learn(fit.skeleton, [run[n] for n in fit.values])
            fit = fit if known.values(run, fit.skeleton, fit.values) != fit.values else None
        # What it holds can be read by its skeleton again, and needs no place until then.
        own.append(fit)
    matches = [known.matches(run) for run in runs]
    kept = _kept(runs, matches)
    fits: list[Fit | None] = []
    for run, found, fit in zip(runs, matches, own, strict=True):
        best = _best({one: at for one, at in found.items() if _speaks(one, at, kept)})
        if best and fit and best == fit.skeleton and len(fit.values) >= len(found[best]):
            fits.append(fit)
        else:
            fits.append(Fit(best, known.values(run, best, found[best])) if best else None)
    return with_shared_ends(fits)


def _fit(headings: Sequence[str], members: Sequence[int]) -> Fit | None:
    parts = shared_parts([headings[n] for n in members])
    if parts is None:
        return None
    parts = mended(parts, len(members))
    skeleton = "".join(part if isinstance(part, str) else SLOT for part in parts)
    if not is_sound(skeleton) or _is_by_chance(skeleton, [headings[n] for n in members]):
        return None
    rows = zip(*(part for part in parts if isinstance(part, list)), strict=True)
    return Fit(skeleton, dict(zip(members, rows, strict=True)))


def _is_by_chance(skeleton: str, headings: Sequence[str]) -> bool:
    """Tell whether headings differ in each verb and share but words of its objects."""
    opens = any(not clause.startswith(SLOT) for clause in skeleton.split("，"))
    return not opens and shape_frames(headings) is not None


def _shares_much(fit: Fit, headings: Sequence[str]) -> bool:
    longest = max(len(headings[n]) for n in fit.values)
    return len(fit.values) > _FEWEST or weight(fit.skeleton) > _LEAST_OF_PAIR * longest


class _Known:
    """The skeletons of an archive, each found by its longest stretch of words."""

    def __init__(self) -> None:
        self._samples: dict[str, list[str]] = {}
        self._compiled: dict[str, re.Pattern[str]] = {}
        self._by_key: dict[str, list[str]] = defaultdict(list)
        self._longest = 0
        self._alike: dict[str, list[str]] = defaultdict(list)
        self._places: dict[tuple[int, ...], tuple[int, ...]] = {}

    def learn(self, skeleton: str, headings: Sequence[str]) -> None:
        """Take in a skeleton of one run, and what it has in common with those before it."""
        if skeleton in self._samples:
            return
        told = [heading for heading in headings if not holds_name(heading)][:_SAMPLE]
        alike = self._alike_to(skeleton)
        self._add(skeleton, told)
        for other in alike:
            common = _fit(both := [*told, *self._samples[other]], range(len(both)))
            if common and _is_shorter(common.skeleton, skeleton, other):
                self._add(common.skeleton, both[:: len(both) // _SAMPLE or 1][:_SAMPLE])

    def matches(self, run: Sequence[str]) -> Matches:
        """Return the skeletons that headings of a run match, and which of them each does."""
        found: dict[str, list[int]] = defaultdict(list)
        for n, heading in enumerate(run):
            for skeleton in self._candidates(heading):
                if self._compiled[skeleton].fullmatch(heading):
                    found[skeleton].append(n)
        # There are many runs, and few ways in which headings match.
        places = ((one, tuple(at)) for one, at in found.items())
        return {one: self._places.setdefault(at, at) for one, at in places}

    def values(self, run: Sequence[str], skeleton: str, places: Iterable[int]) -> Values:
        """Return what headings of a run hold in the slots of a skeleton that they match."""
        expression = self._compiled[skeleton]
        found = ((n, expression.fullmatch(run[n])) for n in places)
        return {n: tuple(map(intern, match.groups())) for n, match in found if match}

    def _add(self, skeleton: str, sample: list[str]) -> None:
        if skeleton in self._samples:
            return
        self._samples[skeleton] = sample
        self._compiled[skeleton] = _expression(skeleton)
        key = max(literals(skeleton), key=len)
        self._by_key[key].append(skeleton)
        self._longest = max(self._longest, len(key))
        for start in _keys(skeleton):
            self._alike[start].append(skeleton)

    def _alike_to(self, skeleton: str) -> list[str]:
        """Return a few of the skeletons that share a stretch of words with one."""
        found = (other for key in _keys(skeleton) for other in self._alike[key][:_MOST_COMPARED])
        return list(dict.fromkeys(found))

    def _candidates(self, heading: str) -> Iterator[str]:
        stretches = {
            heading[start : start + length]
            for start in range(len(heading))
            for length in range(1, self._longest + 1)
        }
        for key in stretches & self._by_key.keys():
            yield from self._by_key[key]


def _keys(skeleton: str) -> Iterator[str]:
    """Yield what a skeleton is looked up by: its marks with two characters of its words."""
    marks = "".join(char for char in skeleton if char in "，。；：、“《")
    for words in literals(skeleton):
        for at in range(len(words) - 1):
            yield marks + words[at : at + 2]


def _expression(skeleton: str) -> re.Pattern[str]:
    expression, before = "", ""
    for piece in re.split(f"({SLOT})", skeleton):
        expression += _QUOTED.get(before[-1:], _OPEN) if piece == SLOT else re.escape(piece)
        before = piece
    return re.compile(expression)


def _is_shorter(common: str, *others: str) -> bool:
    """Tell whether one skeleton says a run of each in fewer characters than two skeletons do."""
    lost = sum(weight(other) - weight(common) for other in others)
    return _SAMPLE * lost <= min(map(len, others)) + lost


def _speaks(skeleton: str, places: Sequence[int], kept: dict[str, int]) -> bool:
    """Tell whether a skeleton is kept and speaks for some headings: a lone one, where it recurs."""
    return skeleton in kept and (len(places) >= _FEWEST or kept[skeleton] >= _RECURS)


def _kept(runs: Sequence[Sequence[str]], matches: Sequence[Matches]) -> dict[str, int]:
    """Return the skeletons that siblings agree on and that no wider one makes needless.

    With each stands how many runs are wholly of it.
    """
    whole: dict[str, list[int]] = defaultdict(list)
    agreed: dict[str, int] = defaultdict(int)
    seen: dict[str, int] = defaultdict(int)
    for n, found in enumerate(matches):
        most = max(map(len, found.values()), default=0)
        for skeleton, values in found.items():
            seen[skeleton] += len(values)
            if len(values) == most >= _FEWEST:
                agreed[skeleton] += len(values)
                whole[skeleton].append(n)
    kept: set[str] = set()
    for skeleton in sorted(whole, key=lambda one: (weight(one), one)):
        if agreed[skeleton] < _LEAST_AGREED * seen[skeleton]:
            continue
        wider = _wider(skeleton, whole, matches) & kept
        rows = {runs[n][at] for n in whole[skeleton] for at in matches[n][skeleton]}
        kept -= {one for one in wider if whole[one] == whole[skeleton]}
        wider &= kept
        gain = min((weight(skeleton) - weight(one) for one in wider), default=None)
        if gain is None or gain * len(rows) > len(skeleton):
            kept.add(skeleton)
    return {skeleton: len(whole[skeleton]) for skeleton in kept}


def _wider(skeleton: str, whole: dict[str, list[int]], matches: Sequence[Matches]) -> set[str]:
    """Return the skeletons that all runs of one match as wholly, though they say less."""
    common: set[str] | None = None
    for n in whole[skeleton]:
        count = len(matches[n][skeleton])
        here = {
            one
            for one, values in matches[n].items()
            if len(values) == count and weight(one) < weight(skeleton)
        }
        common = here if common is None else common & here
        if not common:
            break
    return common or set()


def _best(found: Matches) -> str | None:
    """Return the skeleton that takes in most of a run's headings, and of those the fullest."""
    return max(found, key=lambda one: (len(found[one]), weight(one), one), default=None)
