"""Numbers side by side that one sum ties together, beside a result that is another one."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple

from pydantic import Field

from app.checking.figures import shown
from app.checking.rule import Rule
from app.facts.numbers import read_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.checking.manuscript import Manuscript
    from app.facts.numbers import Number
    from app.models.finding import Finding

_NUMBER = r"(?<![\d.])(?:\d[\d,]*(?:\.\d+)?[万亿]?|[一二三四五六七八九十百两]{1,5})"
_UNIT = "(?:人次|户次|课时|学时|小时|公里|分钟|[名人个件起户家元份条篇场次亩吨天处本项])"
_SAME = 1e-6
_ABOUT = 0.04
_POINT = 1.0
_PERCENT = 100


class _Said(NamedTuple):
    """The numbers of a match, by their groups; `rounded` where it tells of averages."""

    a: Number
    b: Number
    c: Number
    d: Number | None
    rounded: bool


class Reckoned(Rule):
    """Finds 分5组，每组6人，共36人: what the numbers make is not what is said.

    `patterns` name numbers by the groups `a`, `b` and `c`; `{n}` in them is any number, `{unit}`
    any measure. By `relation`, `a` times `b` is `c`; `c` is by how many percent `a` has changed to
    `b`, or by which fraction with `d` below; how often it has doubled; or how many percent of `a`
    are `b`. `{right}` is what it should be.
    """

    kind: Literal["reckoned"]
    relation: Literal["product", "growth", "fraction", "doubling", "share"]
    patterns: tuple[str, ...] = Field(min_length=1)

    def findings(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield each result that the numbers do not make."""
        reckon = _RELATIONS[self.relation]
        for line in manuscript.prose:
            for pattern in self._patterns:
                for match in pattern.finditer(line.text):
                    said = _said(match)
                    right = reckon(said) if said else None
                    if right is not None:
                        yield self.finding(line, *match.span(), right=right)

    @cached_property
    def _patterns(self) -> list[re.Pattern[str]]:
        return [
            re.compile(pattern.replace("{n}", _NUMBER).replace("{unit}", _UNIT))
            for pattern in self.patterns
        ]


def _said(match: re.Match[str]) -> _Said | None:
    """Return the numbers of a match, if all of them are exact and none is nothing."""
    words = match.groupdict()
    a, b, c = (read_number(words[name]) for name in "abc")
    d = read_number(words["d"]) if words.get("d") else None
    if a is None or b is None or c is None:
        return None
    exact = all(each is None or (each.exact and each.size) for each in (a, b, c, d))
    return _Said(a, b, c, d, rounded="均" in match[0]) if exact else None


def _product(said: _Said) -> str | None:
    right = said.a.size * said.b.size
    spare = said.a.size * _leeway(said.b, said.b.places) if said.rounded else 0
    scale = said.c.size / said.c.value
    told = f"{shown(right / scale)}{said.c.scale}"
    return told if abs(right - said.c.size) > spare + _SAME * right else None


def _growth(said: _Said) -> str | None:
    places = max(said.a.places, said.b.places)
    spare = sum(_leeway(each, places) for each in (said.a, said.b)) if _rounds(said) else 0
    share = _PERCENT * abs(said.b.size - said.a.size) / said.a.size
    rounding = max(_POINT, _PERCENT * spare * said.b.size / said.a.size**2)
    return f"{shown(share)}%" if abs(share - said.c.value) > rounding else None


def _fraction(said: _Said) -> str | None:
    share = abs(said.b.size - said.a.size) / said.a.size
    parts = said.d.size if said.d else 1
    off = abs(share - said.c.size / parts) > _ABOUT
    return f"{shown(_PERCENT * share)}%" if off else None


def _doubling(said: _Said) -> str | None:
    times = said.b.size / said.a.size
    off = abs(times / 2**said.c.size - 1) > _ABOUT
    return f"{shown(times)}倍" if off else None


def _share(said: _Said) -> str | None:
    share = _PERCENT * said.b.size / said.a.size
    return f"{shown(share)}%" if abs(share - said.c.value) > _POINT else None


def _rounds(said: _Said) -> bool:
    return any(each.scale or each.places for each in (said.a, said.b))


def _leeway(number: Number, places: int) -> float:
    """Return by how much a number may have been rounded that is told to so many places."""
    return 0.5 * number.size / number.value / float(10**places)


_RELATIONS = {
    "product": _product,
    "growth": _growth,
    "fraction": _fraction,
    "doubling": _doubling,
    "share": _share,
}
