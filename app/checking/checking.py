"""All rules held against one report."""

from __future__ import annotations

from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from app.checking.rule import BREAKING
from app.messages import N_
from app.models.finding import LEVELS
from app.text.stretches import Stretches
from app.trace import step

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from app.checking.manuscript import Manuscript
    from app.checking.rule import Rule
    from app.models.finding import Finding
    from app.models.names import Placeholder


# Where rules of these families tell words that lie in others', they tell of one thing.
_OF_THINGS = frozenset(("count", "parallel", "term", "date", "residue", "role", "fact"))


class BrokenRuleError(Exception):
    """A rule that cannot be held against a report, of which the cause tells why."""

    def __init__(self, rule: Rule) -> None:
        super().__init__(rule.id)
        self.rule = rule


@step(N_("查稿子"))
def check(manuscript: Manuscript, rules: Iterable[Rule]) -> tuple[Finding, ...]:
    """Return what breaks the rules in a report, in its order, nothing twice.

    Of what rules of one family say of the very same words, only the gravest is told; and so it is
    where one's words lie within another's, and both say what is wrong with a thing: there, of those
    that are as grave, one that knows a source says more, and one with fewer words more exactly.
    Raises `BrokenRuleError` for a rule whose patterns give it nothing that it can reckon with.
    """
    found: dict[tuple[int, int, int, str], Finding] = {}
    for rule in rules:
        for each in _findings(rule, manuscript):
            place = each.paragraph, each.start, each.end, rule.family
            other = found.setdefault(place, each)
            if _gravity(each) < _gravity(other):
                found[place] = each
    within: dict[tuple[int, str], list[Finding]] = {}
    for paragraph, start, end, family in sorted(found):
        within.setdefault((paragraph, family), []).append(found[paragraph, start, end, family])
    told = {
        id(each)
        for (_, family), each_there in within.items()
        for each in (_told_once(each_there) if family in _OF_THINGS else each_there)
    }
    return tuple(found[place] for place in sorted(found) if id(found[place]) in told)


def _findings(rule: Rule, manuscript: Manuscript) -> Iterator[Finding]:
    try:
        yield from rule.findings(manuscript)
    except BREAKING as error:
        raise BrokenRuleError(rule) from error


def _told_once(findings: Sequence[Finding]) -> Iterator[Finding]:
    """Yield the findings of a line, in its order, but those that tell the same thing worse."""
    group: list[Finding] = []
    end = 0
    for each in findings:
        if each.start >= end:
            yield from _best(group)
            group = []
        group.append(each)
        end = max(end, each.end)
    yield from _best(group)


def _best(group: Sequence[Finding]) -> Iterable[Finding]:
    if len(group) == 1:
        return group
    kept: list[Finding] = []
    for each in sorted(group, key=lambda one: (_gravity(one), not one.source, one.end - one.start)):
        if not any(_lies_in(each, one) or _lies_in(one, each) for one in kept):
            kept.append(each)
    return kept


def _lies_in(one: Finding, other: Finding) -> bool:
    return other.start <= one.start and one.end <= other.end


def _gravity(finding: Finding) -> int:
    return LEVELS.index(finding.level)


def apart_from_open(
    findings: Iterable[Finding], left: Sequence[Placeholder]
) -> tuple[Finding, ...]:
    """Return the findings but those in places that are still open, which are told as such."""
    open_in: dict[int, Stretches] = {}
    for paragraph, places in groupby(sorted(left, key=_where), key=attrgetter("paragraph")):
        open_in[paragraph] = Stretches((place.start, place.end) for place in places)
    return tuple(
        each
        for each in findings
        if each.paragraph not in open_in
        or not open_in[each.paragraph].overlap(each.start, each.end)
    )


def _where(place: Placeholder) -> tuple[int, int]:
    return place.paragraph, place.start
