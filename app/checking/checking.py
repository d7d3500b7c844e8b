"""All rules held against one report."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from app.checking.manuscript import Manuscript
    from app.checking.rule import Rule
    from app.models.finding import Finding
    from app.models.names import Placeholder


def check(manuscript: Manuscript, rules: Iterable[Rule]) -> tuple[Finding, ...]:
    """Return what breaks the rules in a report, in its order, nothing twice."""
    found = {finding: None for rule in rules for finding in rule.findings(manuscript)}
    return tuple(sorted(found, key=lambda each: (each.paragraph, each.start, each.end, each.rule)))


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
