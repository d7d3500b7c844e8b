"""Findings that the writer wants to hear nothing of, said in the text's own place or by words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from app.checking.selecting import is_selected
from app.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from app.checking.settings import Passed
    from app.models.finding import Finding

_SAID = lazy(r"\s*nigao\s*[:：]\s*忽略\s*(?P<rules>.*?)\s*", re.S)
_COMMENT = lazy(r"<!--(?P<said>(?:(?!-->).){0,400})-->", re.S)
_PARTED = lazy(r"[\s,，、;；]+")


class Silence(NamedTuple):
    """Rules that find nothing in the characters `start` to `end` of a text; `at` says it.

    Without names, no rule at all does.
    """

    rules: tuple[str, ...]
    start: int
    end: int
    at: int = 0

    def covers(self, finding: Finding) -> bool:
        """Tell whether the rule of a finding is one of those, wherever it found something."""
        return not self.rules or is_selected(finding.rule, self.rules)


def silenced_rules(comment: str) -> tuple[str, ...] | None:
    """Return the rules that a comment (`nigao: 忽略 term/`) names; None if it does not."""
    said = _SAID.fullmatch(comment)
    return tuple(filter(None, _PARTED.split(said["rules"]))) if said else None


def silences_in(text: str, places: Sequence[Sequence[int]]) -> Iterator[Silence]:
    """Yield what the HTML comments of a text switch off, each in the paragraph that goes on.

    `places` says for each line of the report where its characters stand in the text.
    """
    for comment in _COMMENT.finditer(text):
        rules = silenced_rules(comment["said"])
        last = (max(line, default=-1) for line in places)
        start = comment.end()
        end = next((end + 1 for end in last if end >= start), None) if rules is not None else None
        if rules is not None and end:
            yield Silence(rules, start, end, comment.start())


def heard(
    findings: Iterable[Finding],
    lines: Sequence[str],
    silences: Sequence[Silence],
    places: Sequence[Sequence[int]],
    passed: Sequence[Passed] = (),
) -> Iterator[Finding]:
    """Yield the findings that nobody has switched off.

    `silences` hold characters of a text, in which `places` says where those of each line stand;
    `passed` are words of any line.
    """
    for finding in findings:
        at = places[finding.paragraph][finding.start : finding.end] if silences else ()
        said = any(
            each.covers(finding) and any(each.start <= place < each.end for place in at)
            for each in silences
        )
        if not said and not any(_passes(each, finding, lines) for each in passed):
            yield finding


def _passes(passed: Passed, finding: Finding, lines: Sequence[str]) -> bool:
    """Tell whether the words found and those to be passed over have a character in common."""
    if not is_selected(finding.rule, (passed.rule,)):
        return False
    line = lines[finding.paragraph]
    near = max(0, finding.start - len(passed.text) + 1)
    return passed.text in line[near : finding.end + len(passed.text) - 1]
