"""The name of the report's own unit with a character wrong in it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Literal

from app.checking.regex import Regex
from app.checking.rule import Rule
from app.patterns import lazy
from app.text.characters import ONE_HAN
from app.text.lineages import divisions_in

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from app.checking.manuscript import Manuscript
    from app.models.finding import Finding

# What differs in the name of a place is another place: 竹山市, 梅山市.
_PLACE = lazy("[^省市县区旗镇乡村]?[省市县区旗镇乡村]")


class NearNames(Rule):
    """Finds what is a character off from a unit of the writer's of `shortest` characters or more.

    That is another character in it, or two that have changed places. Names that differ so and are
    right elsewhere stay: those of another place or of another sort of unit, those in which a
    character of `telling` differs, and those that end in one of the `known` offices.
    """

    kind: Literal["near_names"]
    shortest: int
    telling: str
    known: Regex

    def findings(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield each wrong name with the right one."""
        for name in manuscript.writer.units:
            if len(name) >= self.shortest:
                for line in manuscript.own_lines:
                    for start in sorted(set(_beginnings(name, line.text))):
                        end = start + len(name)
                        if self._is_slip(name, line.text[start:end]):
                            yield self.finding(line, start, end, writer=name)

    def _is_slip(self, name: str, other: str) -> bool:
        apart = [at for at, char in enumerate(name) if other[at : at + 1] != char]
        if len(other) < len(name) or not apart or apart[-1] == len(name) - 1:
            return False
        if len(apart) == 2:
            first, second = apart
            return second == first + 1 and other[first : second + 1] == name[second] + name[first]
        (at, *more) = apart
        differing = name[at] + other[at]
        if more or not all(map(ONE_HAN.match, differing)) or set(differing) & set(self.telling):
            return False
        if _PLACE.match(name, at + 1):
            return False
        places = {place for _, place in divisions_in(name)}
        return not self._known.search(other) and all(
            place in places for _, place in divisions_in(other)
        )

    @cached_property
    def _known(self) -> re.Pattern[str]:
        return lazy(f"(?:{self.known})$")


def _beginnings(name: str, text: str) -> Iterator[int]:
    """Yield where a name may begin in a text: where one half of it stands."""
    middle = len(name) // 2
    for half, before in ((name[:middle], 0), (name[middle:], middle)):
        at = text.find(half)
        while at >= 0:
            if at >= before:
                yield at - before
            at = text.find(half, at + 1)
