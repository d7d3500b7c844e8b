"""Names of others where only one's own can stand: 维护县林业局的良好形象 in the water bureau's."""

from __future__ import annotations

from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, Literal, NamedTuple

from app.checking.meeting_others import MeetingOthers
from app.checking.own_names import OwnName, headed_names, is_title
from app.checking.regex import Characters, Regex
from app.checking.unit_names import differ, is_short_for, work_of
from app.models.base import Model
from app.patterns import lazy, those_in
from app.text.characters import HAN
from app.text.lineages import division_at, lineages, lineages_of, one_in_other

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from app.checking.manuscript import Line, Manuscript
    from app.models.finding import Finding
    from app.text.lineages import Lineage

_CLAUSE = lazy("[^，；。！？]*")


class SelfFrame(Model):
    """What stands before and after a name that can only be one's own.

    Units of any sort count where it is of `any`, else those of the writer's sort; divisions where
    it is of a `place`. What it says of a `planned` deed holds among plans alone. A `raw` one looks
    into titles, too.
    """

    before: Regex
    after: Regex
    any: bool = False
    unit: bool = True
    place: bool = False
    planned: bool = False
    raw: bool = False


class _Own(NamedTuple):
    units: tuple[str, ...]
    sorts: frozenset[int]
    places: Sequence[Lineage]


class Framed(MeetingOthers):
    """Finds the names of others in one of the `frames` that only one's own can stand in.

    `sorts` tell by regular expressions what units of a sort end in; the writer's sorts are told by
    his units. No character of `apart` stands in a name but where `joined` matches, and what matches
    `general` is none. Behind a unit one of its bodies may stand, as `bodies` matches them.
    `{writer}` in the message is the writer's unit.
    """

    kind: Literal["framed"]
    frames: tuple[SelfFrame, ...]
    sorts: dict[str, Regex]
    bodies: Regex
    apart: Characters
    joined: Regex
    general: Regex

    def findings(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield each name of another, in the order of the report."""
        own = self._own(manuscript)
        if not own.units or self.is_away(manuscript):
            return
        plans = {(each.line.number, each.start) for each in manuscript.plans}
        for line in islice(manuscript.own_prose, 1, None):
            if line.is_signed or is_title(line):
                continue
            found: set[tuple[int, int]] = set()
            for text, raw in ((line.uncited, False), (line.text, True)):
                found.update(self._in_text(line, text, raw, own, plans))
            for span in sorted(found):
                name = OwnName(line, *span)
                if not self._is_theirs(name, manuscript):
                    yield self.finding(line, *span, writer=own.units[0])

    def _own(self, manuscript: Manuscript) -> _Own:
        headed = (name.words for name in headed_names(manuscript))
        units = tuple(dict.fromkeys((*manuscript.writer.units, *headed)))
        sorts = {at for at, sort in enumerate(self._sorts) for unit in units if sort.search(unit)}
        places = [one for unit in units for one in lineages_of(unit)]
        return _Own(units, frozenset(sorts), places)

    def _in_text(
        self, line: Line, text: str, raw: bool, own: _Own, plans: set[tuple[int, int]]
    ) -> Iterator[tuple[int, int]]:
        planned = {number for number, _ in plans}
        begun = {*those_in(self._begun, line.parts)}
        for number, frame in enumerate(self.frames):
            if frame.raw != raw or self._begun[number] not in begun:
                continue
            if frame.planned and line.number not in planned:
                continue
            for match in self._begun[number].finditer(text):
                at = match.end()
                if frame.planned and not _is_planned(line, at, plans):
                    continue
                unit = self._names[number].match(text, at) if frame.unit else None
                if unit:
                    if self._is_another(unit, frame, own):
                        yield unit.span()
                elif frame.place and own.places:
                    name = division_at(text, at)
                    end = at + len(name)
                    if name and self._afters[number].match(text, end) and _apart(name, own.places):
                        yield at, end

    def _is_another(self, unit: re.Match[str], frame: SelfFrame, own: _Own) -> bool:
        words, core = unit[0], unit["core"]
        sort = int(str(unit.lastgroup)[1:])
        if self._general.fullmatch(words) or any(words in one or one in words for one in own.units):
            return False
        if sort not in own.sorts:
            return frame.any and bool(own.sorts) and not self._is_root(core, own)
        cores = [one[: ends[-1].start()] for one in own.units if (ends := self._ends(one, sort))]
        return all(differ(core, one) for one in cores)

    def _ends(self, unit: str, sort: int) -> Sequence[re.Match[str]]:
        return list(self._sorts[sort].finditer(unit))

    def _is_root(self, core: str, own: _Own) -> bool:
        """Tell whether a name is short for one of the writer's units."""
        work = work_of(core)
        return bool(work) and any(is_short_for(work, unit) for unit in own.units)

    def _is_theirs(self, name: OwnName, manuscript: Manuscript) -> bool:
        text = name.line.text
        clause = text[
            max(text.rfind(mark, 0, name.start) for mark in "，；。！？") + 1 : name.start
        ]
        after = _CLAUSE.match(text, name.end)
        said = clause + (after[0] if after else "")
        return bool(self._contact.search(said)) or self.was_met(name, manuscript)

    @cached_property
    def _sorts(self) -> Sequence[re.Pattern[str]]:
        return [lazy(sort) for sort in self.sorts.values()]

    @cached_property
    def _begun(self) -> Sequence[re.Pattern[str]]:
        return [lazy(frame.before) for frame in self.frames]

    @cached_property
    def _names(self) -> Sequence[re.Pattern[str]]:
        ends = "|".join(f"(?P<s{at}>{sort})" for at, sort in enumerate(self.sorts.values()))
        char = f"(?:(?![{self.apart}])[{HAN}]|{self.joined})"
        return [
            lazy(f"(?P<core>{char}{{0,14}}?)(?:{ends})(?=(?:{self.bodies})?(?:{frame.after}))")
            for frame in self.frames
        ]

    @cached_property
    def _afters(self) -> Sequence[re.Pattern[str]]:
        return [lazy(frame.after) for frame in self.frames]

    @cached_property
    def _general(self) -> re.Pattern[str]:
        return lazy(self.general)


def _is_planned(line: Line, at: int, plans: set[tuple[int, int]]) -> bool:
    sentence = line.sentence_at(at)
    return sentence is not None and (line.number, sentence.start) in plans


def _apart(name: str, places: Sequence[Lineage]) -> bool:
    return not any(one_in_other(a, b) for a in places for b in lineages(name))
