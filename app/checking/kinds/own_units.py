"""Units of one sort that a report calls its writer's own, and that are not one unit."""

from __future__ import annotations

import re
from functools import cached_property
from itertools import chain, takewhile
from typing import TYPE_CHECKING, Literal, NamedTuple

from app.checking.own_names import OwnName, signed_names
from app.checking.regex import Regex
from app.checking.rule import Rule
from app.models.base import Model
from app.patterns import lazy
from app.text.characters import HAN
from app.text.lineages import lineages, lineages_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.checking.manuscript import Manuscript
    from app.models.finding import Finding

_PLACE = lazy("(?P<place>.{2,6}[省市县区旗镇乡])(?P<work>[^省市县区旗镇乡]{2,})")


class _Unit(NamedTuple):
    name: OwnName
    sort: int
    core: str


class Form(Model):
    """What stands before and after a unit that is called one's own.

    Where it is `alike`, others that do other work may stand there, too.
    """

    before: Regex
    after: Regex
    alike: bool = False


class OwnUnits(Rule):
    """Finds the units of one's own that are of one sort and called otherwise than the first.

    `sorts` are regular expressions, each for what units of one sort end in. A unit is one's own
    in byline and signature, where a line of the title begins with it and `titled` follows, and in
    one of the `forms`. In an `alike` one others may be named, too: those of a sort that matches
    `alike` are another's if they do the same work elsewhere. No character of `apart` stands in a
    name, unless `joined` matches it, and what matches `general` is none. `{writer}` in the message
    is the unit that the report has named before.
    """

    kind: Literal["own_units"]
    sorts: tuple[Regex, ...]
    forms: tuple[Form, ...]
    alike: Regex
    titled: Regex
    apart: str
    joined: Regex
    general: Regex

    def findings(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield each unit that is another than the writer's."""
        signed = ((name, False) for name in signed_names(manuscript, "unit"))
        first: dict[int, _Unit] = {}
        for name, weak in chain(signed, self._said(manuscript)):
            for unit in self._units(name):
                own = first.get(unit.sort)
                if own is None:
                    first.update({} if weak else {unit.sort: unit})
                elif not _may_be_one(unit, own) and (not weak or self._is_like(unit, own)):
                    yield self.finding(name.line, name.start, name.end, writer=own.name.words)
                    break

    def _is_like(self, unit: _Unit, own: _Unit) -> bool:
        """Tell whether a unit does the same work elsewhere as one's own, where that matters."""
        if not self._alike.search(unit.name.words[len(unit.core) :]):
            return True
        one, other = _PLACE.match(unit.core), _PLACE.match(own.core)
        if one and other:
            return one["work"] == other["work"] and one["place"] != other["place"]
        pairs = zip(reversed(unit.core), reversed(own.core), strict=False)
        tail = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
        return tail > 1 and min(len(unit.core), len(own.core)) > tail + 1

    def _said(self, manuscript: Manuscript) -> Iterator[tuple[OwnName, bool]]:
        for line in manuscript.own_prose:
            titled = line.block is not None and line.block.role == "title"
            found: dict[tuple[int, int], bool] = {}
            for form, weak in [(self._titled, False)] if titled else self._forms:
                for match in form.finditer(line.uncited):
                    if not self._general.fullmatch(match["at"]):
                        found[match.span("at")] = weak and found.get(match.span("at"), True)
            for span in sorted(found):
                yield OwnName(line, *span, signed=titled), found[span]

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
        char = f"(?:(?![{self.apart}])[{HAN}]|{self.joined})"
        return f"(?P<at>{char}{{2,14}}?(?:{'|'.join(self.sorts)}))"

    @cached_property
    def _forms(self) -> Sequence[tuple[re.Pattern[str], bool]]:
        return [
            (re.compile(f"(?:{form.before}){self._name}(?={form.after})"), form.alike)
            for form in self.forms
        ]

    @cached_property
    def _alike(self) -> re.Pattern[str]:
        return re.compile(self.alike)

    @cached_property
    def _titled(self) -> re.Pattern[str]:
        # The whole name, of which a part may be one of a place: 松岭县民政局, and not 松岭县.
        whole = self._name.replace("{2,14}?", "{2,14}")
        return re.compile(f"^(?:在|关于)?{whole}(?={self.titled})")

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
