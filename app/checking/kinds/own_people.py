"""Persons that a report says it is by, and that are not one person."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from app.checking.own_names import OwnName, signed_names
from app.checking.regex import Regex
from app.checking.rule import Rule
from app.text.surnames import GIVEN_NAMES, OTHER_SURNAMES, SURNAMES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.checking.manuscript import Manuscript
    from app.models.finding import Finding


class OwnPeople(Rule):
    """Finds the names of persons who sign, or say to be, and are not the first to do so.

    `before` and `after` are regular expressions for what stands round the name that one says to
    be. `{writer}` in the message is the name that the report has named before.
    """

    kind: Literal["own_people"]
    before: Regex
    after: Regex

    def findings(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield each name that is another's."""
        names = [*signed_names(manuscript, "name"), *self._said(manuscript)]
        for name in names[1:]:
            if _bare(name.words) != _bare(names[0].words):
                yield self.finding(name.line, name.start, name.end, writer=names[0].words)

    def _said(self, manuscript: Manuscript) -> Iterator[OwnName]:
        for line in manuscript.prose:
            for match in self._named.finditer(line.uncited):
                yield OwnName(line, *match.span("at"))

    @cached_property
    def _named(self) -> re.Pattern[str]:
        surnames = SURNAMES + OTHER_SURNAMES
        name = f"(?P<at>[{surnames}][{GIVEN_NAMES}]{{1,2}})"
        return re.compile(f"(?:{self.before}){name}(?={self.after})")


def _bare(name: str) -> str:
    return "".join(name.split())
