"""Units of another field than the writer's where only one's own can stand: a school's nurse."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from app.checking.kinds.own_units import Form
from app.checking.meeting_others import MeetingOthers
from app.checking.own_names import OwnName, headed_names
from app.checking.regex import Characters, Regex
from app.patterns import lazy
from app.text.characters import HAN

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.checking.manuscript import Manuscript
    from app.models.finding import Finding


class StrayUnits(MeetingOthers):
    """Finds units in one of the `forms` that are of none of the writer's fields.

    `fields` tell by a regular expression over units and posts what the writer works in, `units` by
    one what the names of a field's units end in. Of a writer of no field nothing is told. No
    character of `apart` stands in a name, and what matches `general` is none. `{writer}` in the
    message is the writer's unit.
    """

    kind: Literal["stray_units"]
    fields: dict[str, Regex]
    units: dict[str, Regex]
    forms: tuple[Form, ...]
    apart: Characters
    general: Regex

    def findings(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield each unit of another field."""
        headed = [name.words for name in headed_names(manuscript)]
        own = " ".join((manuscript.writer.standing, *headed))
        fields = {""} | {name for name, field in self.fields.items() if lazy(field).search(own)}
        for line in manuscript.own_prose if len(fields) > 1 else ():
            found = {
                match.span("at")
                for form in self._forms
                for match in form.finditer(line.uncited)
                if self._field(match) not in fields and not _is_named(match, own)
            }
            for span in sorted(found):
                name = OwnName(line, *span)
                if not self.is_met(name, manuscript):
                    yield self.finding(line, *span, writer=(own.split() or [""])[0])

    def _field(self, match: re.Match[str]) -> str:
        """Return the field of a unit, or nothing for what any unit may be called."""
        if re.fullmatch(self.general, match["at"]):
            return ""
        return next(field for at, field in enumerate(self.units) if match[f"f{at}"])

    @cached_property
    def _forms(self) -> Sequence[re.Pattern[str]]:
        ends = "|".join(f"(?P<f{at}>{end})" for at, end in enumerate(self.units.values()))
        core = f"(?P<core>(?:(?![{self.apart}])[{HAN}]){{1,12}}?)"
        return [
            lazy(f"(?:{form.before})(?P<at>{core}(?:{ends}))(?={form.after})")
            for form in self.forms
        ]


def _is_named(match: re.Match[str], own: str) -> bool:
    """Tell whether a unit is the writer's by its name or by the place in it."""
    root = match["core"][-2:]
    return match["at"] in own or (len(root) > 1 and root in own)
