"""When what two sentences have in common is borrowed, and which characters of it are.

A borrowed character is one that the writer took over with its neighbours. What was put into the
place of the source's own words within a clause (a name, a date, a number, a synonym) is borrowed
with them: the clause is still the source's. What was put in where the source has nothing, and
whole clauses of the writer's own, are not.

What two sentences have in common is weighed by pairs of characters; those that tell nothing (of
numbers, set formulae, and words that many sources use) weigh nothing.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from app.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from app.copying.alignment import Run
    from app.copying.plain import Plain

_CLAUSE_END = lazy("[，。；：！？,;:!?]")
# A word or two that stand alone in a clause are in any two texts.
_WORD = 4


class Judging(NamedTuple):
    """How much two sentences must have in common.

    Of the whole sentence so many telling pairs of characters, and such a share of those it has; or
    of some clauses side by side, more, and a larger share. A clause is the source's from a share
    of its characters on.
    """

    pairs: int = 8
    share: float = 0.4
    clause_pairs: int = 14
    clause_share: float = 0.4
    taken: float = 0.34


ALONGSIDE = Judging(pairs=3, share=0.2, clause_pairs=3)
"""How a sentence is judged beside one that is borrowed."""


class Side(NamedTuple):
    """What of a sentence is compared, and of each of its characters in which clause it stands."""

    text: str
    clauses: Sequence[int]


def side(line: str, plain: Plain) -> Side:
    """Return a stretch of a line as it is compared."""
    if not plain.starts:
        return Side("", ())
    stops = _CLAUSE_END.finditer(line, plain.starts[0], plain.ends[-1])
    ends = [stop.start() for stop in stops]
    return Side(plain.text, [bisect_left(ends, start) for start in plain.starts])


def borrowed(
    chains: Sequence[Sequence[Run]], ours: Side, theirs: Side, telling: Sequence[int], by: Judging
) -> bytearray | None:
    """Return which characters of our sentence are borrowed from theirs; None where none are.

    `telling` has a 1 for each character of ours that tells something together with the next one.
    """
    weights = [0, *accumulate(telling)]
    runs = [run for chain in chains for run in chain]
    found = sum(_weight(run, weights) for run in runs)
    if found < by.pairs:
        return None
    matched = bytearray(len(ours.text))
    for run in runs:
        matched[run.at : run.at + run.length] = b"\1" * run.length
    clauses = list(_clauses(ours, matched, runs, weights))
    if found < by.share * weights[-1]:
        clauses = [clause for some in _dense(clauses, by) for clause in some]
    kept = {each.number for each in clauses if each.share >= by.taken}
    sure = {clause.number for clause in clauses}
    marks = bytearray(len(ours.text))
    for chain in chains:
        for start, end in _taken(chain, ours, theirs, kept, sure):
            marks[start:end] = b"\1" * (end - start)
    return marks if any(marks) else None


class _Clause(NamedTuple):
    """A clause: how many of its telling pairs, of how many, are common, and of its characters."""

    number: int
    found: int
    telling: int
    share: float


def _weight(run: Run, weights: Sequence[int]) -> int:
    return weights[run.at + run.length - 1] - weights[run.at]


def _clauses(
    ours: Side, matched: bytearray, runs: Iterable[Run], weights: Sequence[int]
) -> Iterator[_Clause]:
    found: dict[int, int] = {}
    for run in runs:
        for at in range(run.at, run.at + run.length - 1):
            number = ours.clauses[at]
            found[number] = found.get(number, 0) + weights[at + 1] - weights[at]
    start = 0
    while start < len(ours.text):
        number = ours.clauses[start]
        end = start
        while end < len(ours.text) and ours.clauses[end] == number:
            end += 1
        telling = weights[end] - weights[start]
        share = sum(matched[start:end]) / (end - start)
        yield _Clause(number, found.get(number, 0), telling, share)
        start = end


def _dense(clauses: Iterable[_Clause], by: Judging) -> Iterator[list[_Clause]]:
    """Yield clauses side by side that have enough in common with the source by themselves."""
    group: list[_Clause] = []
    for clause in clauses:
        if clause.found >= max(by.clause_share * clause.telling, 1):
            group.append(clause)
            continue
        if sum(each.found for each in group) >= by.clause_pairs:
            yield group
        group = []
    if sum(each.found for each in group) >= by.clause_pairs:
        yield group


def _taken(
    chain: Sequence[Run], ours: Side, theirs: Side, kept: set[int], sure: set[int]
) -> Iterator[tuple[int, int]]:
    """Yield the runs of a chain, and what was exchanged before, among and behind them."""
    before: Run | None = None
    for run in chain:
        number = ours.clauses[run.at]
        if number not in sure or (number not in kept and run.length <= _WORD):
            continue
        yield run.at, run.at + run.length
        yield from _exchanged(before, run, ours, theirs, kept)
        before = run
    if before:
        yield from _exchanged(before, None, ours, theirs, kept)


def _exchanged(
    run: Run | None, after: Run | None, ours: Side, theirs: Side, kept: set[int]
) -> Iterator[tuple[int, int]]:
    """Yield what stands between two runs, in their clauses, where the source has other words."""
    start, other = (run.at + run.length, run.other + run.length) if run else (0, 0)
    end, other_end = (after.at, after.other) if after else (len(ours.text), len(theirs.text))
    if start >= end or other >= other_end:
        return
    if run and ours.clauses[start - 1] in kept:
        stop = _reach(ours, start, end, ours.clauses[start - 1])
        if theirs.clauses[other] == theirs.clauses[other - 1]:
            yield start, stop
    if after and ours.clauses[end] in kept:
        begin = end
        while begin > start and ours.clauses[begin - 1] == ours.clauses[end]:
            begin -= 1
        if theirs.clauses[other_end - 1] == theirs.clauses[other_end]:
            yield begin, end


def _reach(side: Side, at: int, end: int, clause: int) -> int:
    while at < end and side.clauses[at] == clause:
        at += 1
    return at
