"""What two short stretches of plain text have in common, in order and out of it.

The longest common subsequence of their pairs of characters, found with one number of as many bits
as the other has pairs (Hyyrö, 2004): a stretch is no longer than some constant, so that all the
stretches of a text take time linear in it.
"""

from __future__ import annotations

from operator import add
from typing import NamedTuple

_TAKEN = "\0", "\1"
_ROUNDS = 3
# What stands elsewhere in the other text has to be longer than what any two texts share.
_MOVED = 5


class Run(NamedTuple):
    """So many characters in a row from `at` that stand in the other text from `other`."""

    at: int
    other: int
    length: int


def common_runs(text: str, other: str, fewest: int) -> list[list[Run]]:
    """Return what stands in both: runs in the order of both, then those that were moved.

    Each list is a chain, in order in both texts. No character belongs to two chains. Where fewer
    than `fewest` pairs are in common in order, nothing is returned.
    """
    chains = [_in_order(text, other, fewest)]
    while len(chains) < _ROUNDS and chains[-1]:
        for run in chains[-1]:
            text = _without(text, run.at, run.length, _TAKEN[0])
            other = _without(other, run.other, run.length, _TAKEN[1])
        moved = [run for run in _in_order(text, other, _MOVED - 1) if run.length >= _MOVED]
        chains.append(moved)
    return [chain for chain in chains if chain]


def pairs_of(text: str) -> frozenset[str]:
    """Return the pairs of characters of a text."""
    return frozenset(map(add, text, text[1:]))


def _without(text: str, start: int, length: int, sign: str) -> str:
    return text[:start] + sign * length + text[start + length :]


def _in_order(text: str, other: str, fewest: int) -> list[Run]:
    """Return the runs of two characters or more of a longest common subsequence of pairs."""
    masks: dict[str, int] = {}
    bit = 1
    for pair in map(add, other, other[1:]):
        masks[pair] = masks.get(pair, 0) | bit
        bit <<= 1
    row = every = bit - 1
    rows: list[int] = []
    for pair in map(add, text, text[1:]):
        if pair in masks:
            kept = row & masks[pair]
            row = ((row + kept) | (row - kept)) & every
        rows.append(row)
    if len(other) - 1 - row.bit_count() < fewest:
        return []
    return _runs(rows, len(other) - 1)


def _runs(rows: list[int], column: int) -> list[Run]:
    """Return the runs that the rows of bits tell, a bit that is not set for each pair in common."""
    pairs: list[tuple[int, int]] = []
    row = len(rows)
    while row > 0 and column > 0:
        if rows[row - 1] >> (column - 1) & 1:
            column -= 1
            continue
        row -= 1
        if row == 0 or rows[row - 1] >> (column - 1) & 1:
            column -= 1
            pairs.append((row, column))
    runs: list[Run] = []
    for at, there in reversed(pairs):
        last = runs[-1] if runs else None
        if last and at - last.at == there - last.other and at == last.at + last.length - 1:
            runs[-1] = last._replace(length=last.length + 1)
        elif last and (at < last.at + last.length or there < last.other + last.length):
            # Pairs that overlap in one text alone share one character with the run before.
            runs.append(Run(at + 1, there + 1, 1))
        else:
            runs.append(Run(at, there, 2))
    return [run for run in runs if run.length > 1]
