"""Bodies that act for a place of the writer's level that is not his: 临河县委, 临河县政协."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Literal

from app.checking.meeting_others import MeetingOthers
from app.checking.own_names import OwnName, headed_names, signed_names
from app.checking.regex import Characters, Regex
from app.mining.names.unit_words import general_words
from app.patterns import lazy
from app.text.characters import HAN
from app.text.lineages import lineages, lineages_of, one_in_other
from app.text.numerals import DIGITS

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from app.checking.manuscript import Manuscript
    from app.models.finding import Finding

_LEVELS = str.maketrans("区旗乡", "县县镇")


class OtherBodies(MeetingOthers):
    """Finds the bodies of a place of the writer's level that the writer's units are not in.

    `endings` matches what a place's name ends in, `bodies` what stands behind it. Two characters
    tell its name: none of `apart` is among them, and `named` matches them if no list has the place.
    What matches `after` behind a body makes it a person's post. `{writer}` in the message is the
    writer's unit.
    """

    kind: Literal["other_bodies"]
    endings: Regex
    bodies: Regex
    after: Regex
    apart: Characters
    named: Regex

    def findings(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield each body of another place."""
        signed = signed_names(manuscript, "unit")
        own = list(dict.fromkeys(name.words for name in (*signed, *headed_names(manuscript))))
        levels = {_level(match) for unit in own for match in self._place.finditer(unit)}
        for line in manuscript.own_prose[1:] if levels else ():
            for match in self._body.finditer(line.uncited):
                if _level(match) in levels and self._is_another(match, own):
                    place = OwnName(line, match.start("core"), match.end("level"))
                    name = OwnName(line, *match.span("at"))
                    here = self.is_behind_others(line.text, name.start)
                    if not here and not any(self.is_met(one, manuscript) for one in (place, name)):
                        yield self.finding(line, name.start, name.end, writer=own[0])

    def _is_another(self, match: re.Match[str], own: Sequence[str]) -> bool:
        core = match["core"]
        if core in general_words() or any(core in unit for unit in own):
            return False
        there = lineages(core + match["level"])
        if not there:
            return self._named.fullmatch(core) is not None
        here = [one for unit in own for one in lineages_of(unit)]
        return not any(one_in_other(a, b) for a in here for b in there)

    @cached_property
    def _named(self) -> re.Pattern[str]:
        return lazy(self.named)

    @cached_property
    def _place(self) -> re.Pattern[str]:
        return lazy(f"[{HAN}]{{2,5}}?(?P<level>{self.endings})")

    @cached_property
    def _body(self) -> re.Pattern[str]:
        core = f"(?P<core>(?:(?![{self.apart}])[{HAN}]){{2}})"
        place = f"(?<![第百千{DIGITS}])(?:中共)?{core}(?P<level>{self.endings})"
        return lazy(f"(?P<at>{place}(?:{self.bodies}))(?!{self.after})")


def _level(match: re.Match[str]) -> str:
    return match["level"].translate(_LEVELS)
