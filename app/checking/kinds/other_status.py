"""What a writer says to be that excludes what he is: a clerk of a court who is a judge."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Literal

from app.checking.claims import is_passed
from app.checking.kinds.own_words import Own, mostly
from app.checking.regex import Regex
from app.checking.rule import Rule
from app.models.base import Model
from app.patterns import lazy, those_in

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from app.checking.claims import Claim
    from app.checking.manuscript import Manuscript
    from app.models.finding import Finding

# The title and what stands under it.
_HEAD = 2


class Status(Model):
    """One of several things that nobody is at once.

    `writers` is looked for in the writer's units and posts, `titles` in the title; `calls` is how
    a name that he goes by ends, `says` what only somebody of the sort says. `also` are others of
    the group that go with it, and `wishes` tells whether a wish to be it is as good as being it.
    """

    writers: Regex = ""
    titles: Regex = ""
    calls: Regex = ""
    says: Regex = ""
    also: tuple[str, ...] = ()


class Statuses(Model):
    """Statuses that exclude each other.

    A wish to be one tells nothing unless `wish_counts`. What matches `then` stands behind words
    that say to be one, unless 我 stands in them.
    """

    wish_counts: bool = False
    then: Regex = ""
    of: dict[str, Status]


class OtherStatus(Rule):
    """Finds what the writer says to be where byline and title, or else his other words, exclude it.

    Nothing is found in a report that says its writer has or had another post as well. `{writer}` in
    the message is who the report says that it is by, or the words that it says elsewhere.
    """

    kind: Literal["other_status"]
    groups: dict[str, Statuses]

    def findings(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield what excludes what the writer is, group by group."""
        said = [(name, own) for name in self.groups for own in self._own(manuscript, name)]
        if not said or manuscript.has_second_post:
            return
        found: dict[tuple[int, int], Finding] = {}
        for name in self.groups:
            own = [each for group, each in said if group == name]
            sorts, writer = self._writer(manuscript, name, own) if own else (frozenset(), "")
            for each in own:
                if writer and not each.sorts & sorts:
                    told = self.finding(each.line, each.start, each.end, writer=writer)
                    found.setdefault((told.paragraph, told.start), told)
        yield from (found[place] for place in sorted(found))

    def _writer(
        self, manuscript: Manuscript, group: str, own: Sequence[Own]
    ) -> tuple[frozenset[str], str]:
        standing = manuscript.writer.standing
        title = " ".join(line.text for line in manuscript.own_prose[:_HEAD])
        sorts: set[str] = set()
        told = ""
        for name, (writers, titles, _, _) in self._patterns[group].items():
            by = (standing if writers and writers.search(standing) else "") or (
                titles and (match := titles.search(title)) and match[0]
            )
            if by:
                sorts |= {name, *self.groups[group].of[name].also}
                told = by
        return (frozenset(sorts), told) if sorts else mostly(own)

    def _own(self, manuscript: Manuscript, group: str) -> Iterator[Own]:
        statuses, then = self.groups[group], lazy(self.groups[group].then)
        found: list[Own] = []
        for claim in manuscript.claims:
            if claim.wished and not statuses.wish_counts:
                continue
            if not _is_firm(claim) and not then.match(claim.line.uncited, claim.end):
                continue
            names = [
                name
                for name, (_, _, calls, _) in self._patterns[group].items()
                if calls and calls.search(claim.name)
            ]
            if names:
                found.append(Own(claim.line, claim.start, claim.end, self._with(group, names)))
        for name, (_, _, _, says) in self._patterns[group].items():
            if not says or not those_in([says], manuscript.parts):
                continue
            for line in manuscript.own_prose:
                for match in says.finditer(line.uncited):
                    if not is_passed(line, match.start(), match.end()):
                        own = self._with(group, [name])
                        found.append(Own(line, match.start(), match.end(), own))
        yield from sorted(found, key=lambda each: (each.line.number, each.start))

    def _with(self, group: str, names: Sequence[str]) -> frozenset[str]:
        of = self.groups[group].of
        return frozenset((*names, *(also for name in names for also in of[name].also)))

    @cached_property
    def _patterns(self) -> dict[str, dict[str, tuple[re.Pattern[str] | None, ...]]]:
        return {
            group: {
                name: (
                    lazy(each.writers) if each.writers else None,
                    lazy(each.titles) if each.titles else None,
                    lazy(f"(?:{each.calls})$") if each.calls else None,
                    lazy(each.says) if each.says else None,
                )
                for name, each in statuses.of.items()
            }
            for group, statuses in self.groups.items()
        }


def _is_firm(claim: Claim) -> bool:
    return claim.line.uncited[claim.start : claim.end].startswith(("我", "本人"))
