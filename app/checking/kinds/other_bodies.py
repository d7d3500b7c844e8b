"""Bodies that act for a place of the writer's level that is not his: 临河县委, 临河县政协."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from app.checking.meeting_others import MeetingOthers
from app.checking.own_names import OwnName, headed_names, signed_names
from app.checking.regex import Regex
from app.mining.names.unit_words import general_words
from app.patterns import lazy
from app.text.characters import HAN
from app.text.lineages import lineages, lineages_of, one_in_other
from app.text.numerals import DIGITS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.checking.manuscript import Line, Manuscript
    from app.models.finding import Finding

_OWN = lazy(f"[{HAN}]{{2,5}}?(?P<level>[市县区旗])")
_LEVELS = str.maketrans("区旗", "县县")


class OtherBodies(MeetingOthers):
    """Finds the bodies of a place of the writer's level that the writer's units are not in.

    `bodies` are regular expressions for what stands behind the place. Two characters tell its name;
    none of `apart` stands in it. What matches `after` behind a body makes it a person's post.
    `{writer}` in the message is the writer's unit.
    """

    kind: Literal["other_bodies"]
    bodies: Regex
    after: Regex
    apart: str

    def findings(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield each body of another place."""
        signed = signed_names(manuscript, "unit")
        own = list(dict.fromkeys(name.words for name in (*signed, *headed_names(manuscript))))
        levels = {match["level"].translate(_LEVELS) for unit in own if (match := _OWN.match(unit))}
        for line in manuscript.own_prose[1:] if levels else ():
            for match in self._body.finditer(line.uncited):
                if match["level"].translate(_LEVELS) in levels and self._is_another(match, own):
                    name = OwnName(line, *match.span("at"))
                    place = OwnName(line, match.start("core"), match.end("level"))
                    if not self._speaks_of_others(line, match) and not self.is_met(
                        place, manuscript
                    ):
                        yield self.finding(line, name.start, name.end, writer=own[0])

    def _speaks_of_others(self, line: Line, match: re.Match[str]) -> bool:
        """Tell whether one goes to the body just here."""
        return self.is_behind_others(line.uncited[: match.start("at")])

    def _is_another(self, match: re.Match[str], own: Sequence[str]) -> bool:
        core, place = match["core"], match["core"] + match["level"]
        if core in general_words() or any(core in unit for unit in own):
            return False
        there = lineages(place)
        here = [one for unit in own for one in lineages_of(unit)]
        return not any(one_in_other(a, b) for a in here for b in there)

    @cached_property
    def _body(self) -> re.Pattern[str]:
        core = f"(?P<core>(?:(?![{self.apart}])[{HAN}]){{2}})"
        place = f"(?<![第百千{DIGITS}])(?:中共)?{core}(?P<level>[市县区旗])"
        return re.compile(f"(?P<at>{place}(?:{self.bodies}))(?!{self.after})")
