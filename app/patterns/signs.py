"""What a text must hold for a regular expression to match anywhere in it, told without compiling.

To compile an expression takes as long as to look some hundred lines through for a few characters.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

_MOST = 64
_OFTEN = 4.0
_COMMON = frozenset("的一是了不在有和人中大以为上到")


class _Notation(NamedTuple):
    """How regular expressions are written."""

    plain: re.Pattern[str]
    escaped: re.Pattern[str]
    again: re.Pattern[str]
    opens: re.Pattern[str]
    repeated: re.Pattern[str]


@cache
def _notation() -> _Notation:
    return _Notation(
        # Characters that stand for themselves; the last of them may be repeated, or left out.
        re.compile(r"[^\\()\[\].^$|?*+{]+"),
        # What an escape may stand for beside the sign behind it.
        re.compile(r"\\(?:[dDwWsSbBAZntrfv]|[1-9]\d?|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2})"),
        # What a group matched before.
        re.compile(r"\(\?P=\w+\)"),
        re.compile(r"\((?:\?(?:P<\w+>|(:|=|<=)|(!|<!)))?(?!\?)"),
        re.compile(r"(?:([?*])|\+|\{(\d*)(?:,\d*)?\})[?+]?"),
    )


class _UnknownError(Exception):
    """The expression says something that is not read here."""


def signs_of(pattern: str) -> tuple[str, ...]:
    """Return strings of which every text that an expression matches in holds at least one.

    There are none where nothing of the kind is known.
    """
    try:
        signs, end = _branches(pattern, 0)
    except (_UnknownError, IndexError):
        return ()
    return signs if end == len(pattern) else ()


def _branches(pattern: str, at: int) -> tuple[tuple[str, ...], int]:
    """Return the signs of the branches from a place on, and where these end."""
    signs, at = _branch(pattern, at)
    while pattern.startswith("|", at):
        more, at = _branch(pattern, at + 1)
        signs = tuple(dict.fromkeys(signs + more)) if signs and more else ()
    return (signs if len(signs) <= _MOST else ()), at


def _branch(pattern: str, at: int) -> tuple[tuple[str, ...], int]:
    """Return the signs of one branch: those that the fewest texts hold."""
    best: tuple[str, ...] = ()
    run = ""
    while at < len(pattern) and pattern[at] not in "|)":
        plain, signs, at = _next(pattern, at)
        least, at = _least(pattern, at)
        if plain:
            # Only the last character is repeated.
            before, last = (run + plain[:-1], plain[-1]) if least != 1 else (run + plain, "")
            if least == 1:
                run = before
                continue
            signs = (before + last,) if least else (before,) if before else ()
        else:
            signs = signs if least else ()
            best = _rarer(best, (run,) if run else ())
        best = _rarer(best, signs)
        run = ""
    return _rarer(best, (run,) if run else ()), at


def _next(pattern: str, at: int) -> tuple[str, tuple[str, ...], int]:
    """Return the characters that stand next, or the signs of what does, and where it ends."""
    if plain := _notation().plain.match(pattern, at):
        return plain[0], (), plain.end()
    char = pattern[at]
    if char == "(":
        if again := _notation().again.match(pattern, at):
            return "", (), again.end()
        opens = _notation().opens.match(pattern, at)
        if opens is None:
            raise _UnknownError
        signs, end = _branches(pattern, opens.end())
        # What may not stand there says nothing of what does.
        return "", (() if opens[2] else signs), end + 1
    if char == "[":
        return "", *_set(pattern, at + 1)
    if char == "\\":
        if other := _notation().escaped.match(pattern, at):
            return "", (), other.end()
        if pattern[at + 1].isalnum():
            raise _UnknownError
        return pattern[at + 1], (), at + 2
    if char in ".^$":
        return "", (), at + 1
    raise _UnknownError


def _set(pattern: str, first: int) -> tuple[tuple[str, ...], int]:
    at = first + (pattern[first] == "^")
    # A bracket that stands first is one of the characters.
    at += 2 if pattern[at] == "\\" else 1
    while pattern[at] != "]":
        at += 2 if pattern[at] == "\\" else 1
    inside = pattern[first:at]
    plain = inside[0] != "^" and "-" not in inside and "\\" not in inside
    return (tuple(inside) if plain and len(inside) <= _MOST else ()), at + 1


def _least(pattern: str, at: int) -> tuple[int, int]:
    """Return how often at least what stands before is there, 2 for more, and what comes next."""
    match = _notation().repeated.match(pattern, at)
    if match is None:
        if pattern.startswith("{", at):
            raise _UnknownError
        return 1, at
    often = 0 if match[1] else 2 if match[2] is None else min(2 * int(match[2] or 0), 2)
    return often, match.end()


def _rarer(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    """Return those of two signs that fewer texts hold, as far as their length and number tell."""
    return min(one, other, key=_weight)


def _weight(signs: tuple[str, ...]) -> float:
    if not signs:
        return float("inf")
    return sum(_OFTEN if sign in _COMMON else 0.1 ** (len(sign) - 1) for sign in signs)
