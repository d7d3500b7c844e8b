"""Persons that a report says it is by, and that are not one person."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Literal

from app.checking.own_names import OwnName, signed_names
from app.checking.regex import Regex
from app.checking.rule import Rule
from app.models.base import Model
from app.patterns import lazy, those_in
from app.text.characters import HAN
from app.text.surnames import COMPOUND_SURNAMES, GIVEN_NAMES, OTHER_SURNAMES, SURNAMES

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from app.checking.manuscript import Manuscript
    from app.models.finding import Finding

_SURNAME = f"(?:{COMPOUND_SURNAMES}|[{SURNAMES}{OTHER_SURNAMES}])"
_PERSON = lazy(f"{_SURNAME}[{HAN}]{{1,2}}")


class Around(Model):
    """What stands before and after a name that a report calls its writer's own."""

    before: Regex
    after: Regex


class OwnPeople(Rule):
    """Finds the names of persons who sign, or say to be, and are not the first to do so.

    `before` and `after` are regular expressions for what stands round the name that one says to
    be, and so is each pair of `also`, where one may speak of others, too: of those whom the report
    names more than once. What `words` matches only looks like a name. `{writer}` in the message is
    the name that the report has named before.
    """

    kind: Literal["own_people"]
    before: Regex
    after: Regex
    words: Regex = "(?!)"
    also: tuple[Around, ...] = ()

    def findings(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield each name that is another's."""
        signed = signed_names(manuscript, "name")
        names = [*filter(_is_person, signed), *self._said(manuscript)]
        for name in names[1:]:
            if _bare(name.words) != _bare(names[0].words):
                yield self.finding(name.line, name.start, name.end, writer=names[0].words)

    def _said(self, manuscript: Manuscript) -> Iterator[OwnName]:
        for line in (one for one in manuscript.own_prose if not one.is_signed):
            found = {
                each: {match.span("at") for match in each.finditer(line.uncited)}
                for each in those_in(self._named, line.parts)
            }
            said = found.get(self._named[0], set())
            for span in sorted(said.union(*found.values())):
                name = OwnName(line, *span)
                if span in said or manuscript.text.count(name.words) == 1:
                    yield name

    @cached_property
    def _named(self) -> Sequence[re.Pattern[str]]:
        name = f"(?!{self.words})(?P<at>{_SURNAME}[{GIVEN_NAMES}]{{1,2}})"
        pairs = ((self.before, self.after), *((each.before, each.after) for each in self.also))
        return [lazy(f"(?:{before}){name}(?={after})") for before, after in pairs]


def _is_person(name: OwnName) -> bool:
    return _PERSON.fullmatch(_bare(name.words)) is not None


def _bare(name: str) -> str:
    return "".join(name.split())
