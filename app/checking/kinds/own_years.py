"""Years that a writer tells of himself and that do not go together: 28 years old, 从教三十年."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple

from app.checking.regex import Regex
from app.checking.rule import Rule
from app.checking.speech import is_told
from app.models.base import Model
from app.patterns import lazy, those_in
from app.text.numerals import numeral_value

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from app.checking.manuscript import Line, Manuscript
    from app.models.finding import Finding

# Years are counted whole or begun; what is told of one length differs by more.
_ALIKE = 2
_ABOUT_ALIKE = 9


class Career(Model):
    """Something that one does for years: its `words`, and at what age it begins at the earliest."""

    words: Regex
    from_age: int


class _Told(NamedTuple):
    line: Line
    start: int
    end: int
    deed: str
    years: int
    is_about: bool

    @property
    def text(self) -> str:
        return self.line.text[self.start : self.end]


class OwnYears(Rule):
    """Finds the later of two lengths or ages that a writer tells of himself and that cannot be.

    `age` tells how old he is. A career is told by a deed and its length, which `length` matches
    behind it; what it matches tells `years`, and whether that is `about`. What matches `others` in
    the same sentence before it is of somebody else. `{other}` in the message is what it does not
    go with.
    """

    kind: Literal["own_years"]
    age: Regex
    careers: dict[str, Career]
    length: Regex
    others: Regex

    def findings(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield each length or age, in the order of the report."""
        told: list[tuple[str, _Told]] = []
        for line in manuscript.own_prose:
            for name, pattern in self._patterns.items():
                if those_in([pattern], line.parts):
                    told += ((name, each) for each in self._told(line, pattern))
        told.sort(key=lambda each: (each[1].line.number, each[1].start))
        for at, (name, later) in enumerate(told):
            against = (one for other, one in told[:at] if self._differ(other, one, name, later))
            if (one := next(against, None)) is not None:
                yield self.finding(later.line, later.start, later.end, other=one.text)

    def _differ(self, other: str, one: _Told, name: str, later: _Told) -> bool:
        if other == name:
            is_about = one.is_about or later.is_about
            apart = abs(one.years - later.years)
            return one.deed == later.deed and apart > (_ABOUT_ALIKE if is_about else _ALIKE)
        if "" not in {other, name}:
            return False
        age, career = (one, later) if other == "" else (later, one)
        return age.years - career.years < self.careers[name or other].from_age

    def _told(self, line: Line, pattern: re.Pattern[str]) -> Iterator[_Told]:
        for match in pattern.finditer(line.uncited):
            years = numeral_value(match["years"])
            if years and self._is_own(line, match.start()):
                deed = match.groupdict().get("deed") or ""
                about = bool(match.groupdict().get("about"))
                yield _Told(line, match.start("at"), match.end(), deed, years, about)

    def _is_own(self, line: Line, start: int) -> bool:
        sentence = line.sentence_at(start)
        if sentence is None or "我" not in sentence.text or is_told(line, start):
            return False
        return not lazy(self.others).search(line.uncited, sentence.start, start)

    @cached_property
    def _patterns(self) -> dict[str, re.Pattern[str]]:
        careers = {
            name: lazy(f"(?:{each.words}){self.length}") for name, each in self.careers.items()
        }
        return {"": lazy(self.age), **careers}
