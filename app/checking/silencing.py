"""Findings that the writer wants to hear nothing of, said in the text's own place or by words."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from app.checking.selecting import is_selected
from app.patterns import lazy
from app.text.stretches import Stretches

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from app.checking.settings import Passed
    from app.models.finding import Finding

_SAID = lazy(r"\s*nigao\s*[:：]\s*忽略\s*(?P<rules>.*?)\s*", re.S)
_COMMENT = lazy(r"<!--(?P<said>(?:(?!-->).){0,400})-->", re.S)
_EVERY = ""  # What names no rule means all.
_PARTED = lazy(r"[\s,，、;；]+")


class Silence(NamedTuple):
    """Rules that find nothing in the characters `start` to `end` of a text; `at` says it.

    Without names, no rule at all does.
    """

    rules: tuple[str, ...]
    start: int
    end: int
    at: int = 0


def silenced_rules(comment: str) -> tuple[str, ...] | None:
    """Return the rules that a comment (`nigao: 忽略 term/`) names; None if it does not."""
    said = _SAID.fullmatch(comment)
    return tuple(filter(None, _PARTED.split(said["rules"]))) if said else None


def silences_in(text: str, places: Sequence[Sequence[int]]) -> Iterator[Silence]:
    """Yield what the HTML comments of a text switch off, each in the paragraph that goes on.

    `places` says for each line of the report where its characters stand in the text.
    """
    # How far the first lines reach: the first that reaches a place is the one that goes on there.
    reach = list(accumulate((max(line, default=-1) for line in places), max))
    for comment in _COMMENT.finditer(text):
        rules = silenced_rules(comment["said"])
        start = comment.end()
        at = bisect_left(reach, start)
        if rules is not None and at < len(reach):
            yield Silence(rules, start, reach[at] + 1, comment.start())


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
    silenced = _Silenced(silences)
    for finding in findings:
        at = places[finding.paragraph][finding.start : finding.end] if silences else ()
        if silenced.holds(finding.rule, at):
            continue
        if not any(_passes(each, finding, lines) for each in passed):
            yield finding


class _Silenced:
    """The characters of a text in which rules find nothing, by what the rules are named there."""

    def __init__(self, silences: Iterable[Silence]) -> None:
        spans: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for each in silences:
            for name in each.rules or (_EVERY,):
                spans[name].append((each.start, each.end))
        self._stretches = {name: Stretches(held) for name, held in spans.items()}

    def holds(self, rule: str, at: Iterable[int]) -> bool:
        """Tell whether a rule is to find nothing in one of some characters."""
        names = (_EVERY, rule, f"{rule.partition('/')[0]}/")
        silent = [self._stretches[name] for name in names if name in self._stretches]
        return bool(silent) and any(
            stretches.overlap(place, place + 1) for place in at for stretches in silent
        )


def _passes(passed: Passed, finding: Finding, lines: Sequence[str]) -> bool:
    """Tell whether the words found and those to be passed over have a character in common."""
    if not is_selected(finding.rule, (passed.rule,)):
        return False
    line = lines[finding.paragraph]
    near = max(0, finding.start - len(passed.text) + 1)
    return passed.text in line[near : finding.end + len(passed.text) - 1]
