"""Units of one sort that a report calls its writer's own, and that are not one unit."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple

from app.checking.own_names import OwnName, signed_names
from app.checking.rule import Rule
from app.text.characters import HAN

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.checking.manuscript import Manuscript
    from app.models.finding import Finding


class _Unit(NamedTuple):
    name: OwnName
    sort: int
    core: str


class OwnUnits(Rule):
    """Finds the units of one's own that are of one sort and called otherwise than the first.

    `sorts` are regular expressions, each for what units of one sort end in. A unit is one's own
    in byline and signature, where a line of the title begins with it and `titled` follows, and
    where it stands behind what matches `before` and before what matches `after`; no character of
    `apart` stands in a name, and what matches `general` is none. `{writer}` in the message is the
    unit that the report has named before.
    """

    kind: Literal["own_units"]
    sorts: tuple[str, ...]
    before: str
    after: str
    titled: str
    apart: str
    general: str

    def findings(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield each unit that is another than the writer's."""
        names = [*signed_names(manuscript, "unit"), *self._said(manuscript)]
        units = [unit for name in names if (unit := self._unit(name))]
        first: dict[int, _Unit] = {}
        for unit in units:
            own = first.setdefault(unit.sort, unit)
            if not _is_short_for(unit.core, own.core) and not _is_short_for(own.core, unit.core):
                name = unit.name
                yield self.finding(name.line, name.start, name.end, writer=own.name.words)

    def _said(self, manuscript: Manuscript) -> Iterator[OwnName]:
        for line in manuscript.prose:
            titled = line.block is not None and line.block.role == "title"
            for match in (self._titled if titled else self._named).finditer(line.uncited):
                if not self._general.fullmatch(match["at"]):
                    yield OwnName(line, *match.span("at"))

    def _unit(self, name: OwnName) -> _Unit | None:
        """Return the sort of a unit and its name without what it ends in and is a part of it."""
        for sort, ending in enumerate(self._sorts):
            if found := list(ending.finditer(name.words)):
                return _Unit(name, sort, name.words[: found[-1].start()])
        return None

    @cached_property
    def _sorts(self) -> Sequence[re.Pattern[str]]:
        return [re.compile(sort) for sort in self.sorts]

    @cached_property
    def _name(self) -> str:
        return f"(?P<at>(?:(?![{self.apart}])[{HAN}]){{2,14}}?(?:{'|'.join(self.sorts)}))"

    @cached_property
    def _named(self) -> re.Pattern[str]:
        return re.compile(f"(?:{self.before}){self._name}(?={self.after})")

    @cached_property
    def _titled(self) -> re.Pattern[str]:
        return re.compile(f"^{self._name}(?={self.titled})")

    @cached_property
    def _general(self) -> re.Pattern[str]:
        return re.compile(self.general)


def _is_short_for(short: str, whole: str) -> bool:
    """Tell whether the characters of a name stand in another one in their order."""
    rest = iter(whole)
    return all(char in rest for char in short)
