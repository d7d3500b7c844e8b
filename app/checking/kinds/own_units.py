"""Units of one sort that a report calls its writer's own, and that are not one unit."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple

from app.checking.own_names import OwnName, signed_names
from app.checking.regex import Regex
from app.checking.rule import Rule
from app.models.base import Model
from app.text.characters import HAN
from app.text.lineages import lineages, lineages_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.checking.manuscript import Manuscript
    from app.models.finding import Finding


class _Unit(NamedTuple):
    name: OwnName
    sort: int
    core: str


class Form(Model):
    """What stands before and after a unit that is called one's own."""

    before: Regex
    after: Regex


class OwnUnits(Rule):
    """Finds the units of one's own that are of one sort and called otherwise than the first.

    `sorts` are regular expressions, each for what units of one sort end in. A unit is one's own
    in byline and signature, where a line of the title begins with it and `titled` follows, and in
    one of the `forms`; no character of `apart` stands in a name, and what matches `general` is
    none. `{writer}` in the message is the unit that the report has named before.
    """

    kind: Literal["own_units"]
    sorts: tuple[Regex, ...]
    forms: tuple[Form, ...]
    titled: Regex
    apart: str
    general: Regex

    def findings(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield each unit that is another than the writer's."""
        names = [*signed_names(manuscript, "unit"), *self._said(manuscript)]
        units = [unit for name in names for unit in self._units(name)]
        first: dict[int, _Unit] = {}
        for unit in units:
            own = first.setdefault(unit.sort, unit)
            if not _may_be_one(unit, own):
                name = unit.name
                yield self.finding(name.line, name.start, name.end, writer=own.name.words)

    def _said(self, manuscript: Manuscript) -> Iterator[OwnName]:
        for line in manuscript.own_prose:
            titled = line.block is not None and line.block.role == "title"
            found = {
                match.span("at")
                for form in ([self._titled] if titled else self._forms)
                for match in form.finditer(line.uncited)
                if not self._general.fullmatch(match["at"])
            }
            yield from (OwnName(line, *span) for span in sorted(found))

    def _units(self, name: OwnName) -> Iterator[_Unit]:
        """Yield the units that a name tells of: 青石镇中心小学 is one of 青石镇, too."""
        for sort, ending in enumerate(self._sorts):
            if found := list(ending.finditer(name.words)):
                last = found[-1]
                if name.signed or last.end() == len(name.words):
                    yield _Unit(name, sort, name.words[: last.start()])

    @cached_property
    def _sorts(self) -> Sequence[re.Pattern[str]]:
        return [re.compile(sort) for sort in self.sorts]

    @cached_property
    def _name(self) -> str:
        return f"(?P<at>(?:(?![{self.apart}])[{HAN}]){{2,14}}?(?:{'|'.join(self.sorts)}))"

    @cached_property
    def _forms(self) -> Sequence[re.Pattern[str]]:
        forms = ((form.before, form.after) for form in self.forms)
        return [re.compile(f"(?:{before}){self._name}(?={after})") for before, after in forms]

    @cached_property
    def _titled(self) -> re.Pattern[str]:
        return re.compile(f"^{self._name}(?={self.titled})")

    @cached_property
    def _general(self) -> re.Pattern[str]:
        return re.compile(self.general)


def _may_be_one(one: _Unit, other: _Unit) -> bool:
    # What lies in which division the list of divisions knows better.
    if lineages(one.name.words) and lineages_of(other.name.words):
        return True
    return _is_short_for(one.core, other.core) or _is_short_for(other.core, one.core)


def _is_short_for(short: str, whole: str) -> bool:
    """Tell whether the characters of a name stand in another one in their order."""
    rest = iter(whole)
    return all(char in rest for char in short)
