"""All rules held against one report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.models.finding import LEVELS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from app.checking.manuscript import Manuscript
    from app.checking.rule import Rule
    from app.models.finding import Finding
    from app.models.names import Placeholder


def check(manuscript: Manuscript, rules: Iterable[Rule]) -> tuple[Finding, ...]:
    """Return what breaks the rules in a report, in its order, nothing twice.

    Of what rules of one family say of the very same words, only the gravest is told.
    """
    found: dict[tuple[int, int, int, str], Finding] = {}
    for rule in rules:
        for each in rule.findings(manuscript):
            place = each.paragraph, each.start, each.end, rule.family
            other = found.setdefault(place, each)
            if LEVELS.index(each.level) < LEVELS.index(other.level):
                found[place] = each
    return tuple(found[place] for place in sorted(found))


def apart_from_open(
    findings: Iterable[Finding], left: Sequence[Placeholder]
) -> tuple[Finding, ...]:
    """Return the findings but those in places that are still open, which are told as such."""
    open_in: dict[int, list[tuple[int, int]]] = {}
    for place in left:
        open_in.setdefault(place.paragraph, []).append((place.start, place.end))
    return tuple(
        each
        for each in findings
        if not any(
            start < each.end and each.start < end for start, end in open_in.get(each.paragraph, ())
        )
    )
