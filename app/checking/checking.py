"""All rules held against one report."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.checking.manuscript import Manuscript
    from app.checking.rule import Rule
    from app.models.finding import Finding


def check(manuscript: Manuscript, rules: Iterable[Rule]) -> tuple[Finding, ...]:
    """Return what breaks the rules in a report, in its order, nothing twice."""
    found = {finding: None for rule in rules for finding in rule.findings(manuscript)}
    return tuple(sorted(found, key=lambda each: (each.paragraph, each.start, each.end, each.rule)))
