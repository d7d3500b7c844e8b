"""Places that a report speaks of as its writer's own, and that are not one place."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple

from app.checking.own_names import OwnName, headed_names, signed_names
from app.checking.regex import Regex
from app.checking.rule import Rule
from app.patterns import lazy
from app.text.lineages import division_at, divisions_in, lineages, lineages_of, one_in_other

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from app.checking.manuscript import Manuscript
    from app.models.finding import Finding
    from app.text.lineages import Lineage


class _Place(NamedTuple):
    name: OwnName
    lineages: Sequence[Lineage]


class OwnPlaces(Rule):
    """Finds the places of one's own that lie apart from where the report's writer is.

    That is told by byline and signature; of a report without, by what it says first. A division
    is one's own where it stands behind what matches `before` and before what matches `after`, and
    in a clause that matches `pledged`, but not in one that matches `elsewhere`. What the group `at`
    of `short` matches is one's own, too, and a place if the report names it elsewhere with one of
    the `endings`. `{writer}` in the message is the place or unit that the report has named before.
    """

    kind: Literal["own_places"]
    before: Regex
    after: Regex
    pledged: Regex
    elsewhere: Regex
    short: Regex
    endings: str

    def findings(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield each place that is another's."""
        names = (*signed_names(manuscript, "unit"), *headed_names(manuscript))
        signed = [_Place(each, lineages_of(each.words)) for each in names]
        signed = [each for each in signed if each.lineages]
        said = [_Place(each, lineages(each.words)) for each in self._said(manuscript)]
        places = signed + said
        for place in places[1:]:
            if not _agree(place, places[0]):
                name = place.name
                yield self.finding(name.line, name.start, name.end, writer=places[0].name.words)
        yield from self._short_ones(manuscript)

    def _short_ones(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield what is called without its ending, where the writer's own place is in no list."""
        units = manuscript.writer.units
        listed = any(map(lineages_of, units))
        for line in manuscript.own_prose if units and not listed else ():
            for match in self._short.finditer(line.uncited):
                named = [match["at"] + ending for ending in self.endings]
                texts = (other.text for other in manuscript.own_prose)
                own = any(match["at"] in unit for unit in units)
                if not own and any(name in text for text in texts for name in named):
                    yield self.finding(line, *match.span("at"), writer=units[0])

    def _said(self, manuscript: Manuscript) -> Iterator[OwnName]:
        for line in manuscript.own_prose:
            text = line.uncited
            for match in self._before.finditer(text):
                name = division_at(text, match.end())
                if name and self._after.match(text, match.end() + len(name)):
                    yield OwnName(line, match.end(), match.end() + len(name))
            for match in self._pledged.finditer(text):
                if not self._elsewhere.search(match[0]):
                    for at, name in divisions_in(match[0]):
                        start = match.start() + at
                        yield OwnName(line, start, start + len(name))

    @cached_property
    def _before(self) -> re.Pattern[str]:
        return lazy(self.before)

    @cached_property
    def _after(self) -> re.Pattern[str]:
        return lazy(self.after)

    @cached_property
    def _pledged(self) -> re.Pattern[str]:
        return lazy(self.pledged)

    @cached_property
    def _short(self) -> re.Pattern[str]:
        return lazy(self.short)

    @cached_property
    def _elsewhere(self) -> re.Pattern[str]:
        return lazy(self.elsewhere)


def _agree(one: _Place, other: _Place) -> bool:
    return any(one_in_other(a, b) for a in one.lineages for b in other.lineages)
