"""Places of the writer's own level that he pledges himself to, and that are not his."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Literal

from app.checking.meeting_others import MeetingOthers
from app.checking.own_names import OwnName, headed_names, is_title
from app.checking.regex import Regex
from app.mining.names.unit_words import general_words
from app.patterns import lazy
from app.text.characters import HAN
from app.text.lineages import divisions_in, lineages, lineages_of, one_in_other

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from app.checking.manuscript import Manuscript
    from app.models.finding import Finding
    from app.text.lineages import Lineage

_WHOLE = "省市县区旗州盟"
# So many characters before a name hold that of its place.
_PLACE = 8
_CLAUSE = lazy("[^，；：。！？]+")


class PledgedPlaces(MeetingOthers):
    """Finds in sentences that match `pledge` the places that are of a level with the writer's.

    `levels` are regular expressions, each for what places of one level end in; two characters
    before that are enough to tell their names apart, if `named` matches them, and not `apart`, and
    not any unit may be called so. A clause that matches `contact` speaks of others, and so does a
    name behind what matches `before`; where it is about what is said `anywhere`, a whole sentence
    does, and so do the places of a list. `{writer}` in the message is the writer's unit.
    """

    kind: Literal["pledged_places"]
    pledge: Regex
    before: Regex
    levels: tuple[Regex, ...]
    apart: Regex
    named: Regex
    anywhere: bool = False

    def findings(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield each place that is another's."""
        headed = (name.words for name in headed_names(manuscript))
        units = tuple(dict.fromkeys((*manuscript.writer.units, *headed)))
        levels = [one for one in self._levels if any(one.search(unit) for unit in units)]
        here = [] if self.anywhere else [one for unit in units for one in lineages_of(unit)]
        for line in manuscript.own_prose if levels or here else ():
            if is_title(line):
                continue
            for sentence in line.sentences:
                if not self._pledge.search(sentence.text):
                    continue
                for clause in _CLAUSE.finditer(line.uncited, sentence.start, sentence.end):
                    others = self._others(
                        clause[0], levels, units, listed=bool(here) or self.anywhere
                    )
                    found = {*self._listed(clause[0], here), *others}
                    if not found or self._contact.search(clause[0]):
                        continue
                    for start, end in sorted(found):
                        name = OwnName(line, clause.start() + start, clause.start() + end)
                        if not self._is_passed_over(name, manuscript):
                            yield self.finding(line, name.start, name.end, writer=units[0])

    def _is_passed_over(self, name: OwnName, manuscript: Manuscript) -> bool:
        if not self.anywhere:
            return self.was_met(name, manuscript)
        return self.is_known(name.line.text, name.end) or self.is_met(name, manuscript)

    def _listed(self, clause: str, here: Sequence[Lineage]) -> Iterator[tuple[int, int]]:
        """Yield the divisions of a clause that lie apart from the writer's."""
        for at, name in divisions_in(clause) if here else ():
            apart = not any(one_in_other(a, b) for a in here for b in lineages(name))
            if apart and name[-1] in _WHOLE and not self._before.search(clause[:at]):
                yield at, at + len(name)

    def _others(
        self, clause: str, levels: Sequence[re.Pattern[str]], units: Sequence[str], *, listed: bool
    ) -> Iterator[tuple[int, int]]:
        """Yield the places of a clause that are of a level with the writer's.

        Those of the list of divisions are not told where the writer's own is `listed` there.
        """
        for level in levels:
            for match in level.finditer(clause):
                if self._is_another(match, units) and not (listed and lineages(match[0])):
                    yield match.span()

    def _is_another(self, match: re.Match[str], units: Sequence[str]) -> bool:
        core = match["core"]
        if self._apart.search(core) or not self._named.fullmatch(core) or core in general_words():
            return False
        behind = match.string[max(0, match.start() - 4) : match.start()]
        if self.anywhere and _is_placed(match.string[: match.start()]):
            return False
        if behind[-1:] and behind[-1] in _WHOLE:
            # Who says whose it is has not forgotten it: 诸暨市枫桥派出所.
            return False
        return not self._before.search(behind) and not any(core in unit for unit in units)

    @cached_property
    def _pledge(self) -> re.Pattern[str]:
        return lazy(self.pledge)

    @cached_property
    def _before(self) -> re.Pattern[str]:
        return lazy(f"(?:{self.before})$")

    @cached_property
    def _apart(self) -> re.Pattern[str]:
        return lazy(self.apart)

    @cached_property
    def _named(self) -> re.Pattern[str]:
        return lazy(self.named)

    @cached_property
    def _levels(self) -> Sequence[re.Pattern[str]]:
        return [lazy(f"(?P<core>[{HAN}]{{2}})(?:{level})") for level in self.levels]


def _is_placed(behind: str) -> bool:
    """Tell whether a name stands behind that of the place where it lies: 上海的建平中学."""
    near = behind.removesuffix("的")[-_PLACE:]
    return any(at + len(name) == len(near) for at, name in divisions_in(near))
