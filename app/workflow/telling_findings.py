"""What a person is told of findings, and why a draft with some of them is not finished."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from app.errors import NotFinishedError, Problem
from app.models.finding import LEVELS
from app.placeholders.finding import context

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from app.copying.copied import Shares
    from app.models.finding import Finding, Level
    from app.workflow.found import Found

LEVEL_WORDS: Mapping[Level, str] = {"error": "错误", "warning": "警告", "hint": "提示"}

_LONGEST_SHOWN = 40
_LONGEST_SOURCE = 100
_MOST_TOLD = 3


def tell_counts(levels: Iterable[Level]) -> str:
    """Return how many findings there are of each level: 错误 1 处、警告 2 处; empty if none."""
    counts = Counter(levels)
    return "、".join(
        f"{LEVEL_WORDS[level]} {counts[level]} 处" for level in LEVELS if counts[level]
    )


def tell_copied(what: str, shares: Shares) -> str:
    """Return how much of something stands in other texts, without set formulae and with them."""
    alone, both = shares.share_without_formulae, shares.share
    return f"{what}：和别的文章相同 {alone:.0%}（连套话 {both:.0%}）"


def words_of_source(finding: Finding) -> str:
    """Return where else the words stand, and how they read there, many without middle."""
    return "" if finding.source in finding.message else _shortened(finding.source, _LONGEST_SOURCE)


def words_found(line: str, finding: Finding) -> str:
    """Return the words of a line that were found with those around them, many without middle."""
    shown = context(line, finding.start, finding.end)
    shown = shown.replace(finding.text, _shortened(finding.text, _LONGEST_SHOWN), 1)
    # The cells of a row are parted by what a terminal would jump at.
    return "".join(char if char.isprintable() else " " for char in shown)


def _shortened(text: str, longest: int) -> str:
    half = longest // 2
    return f"{text[:half]}……{text[-half:]}" if len(text) > longest else text


def tell_findings(findings: Sequence[Finding], lines: Sequence[str], path: Path) -> Iterator[str]:
    """Yield how many faults a draft has and the gravest of them; `path` is what to check."""
    if findings:
        counts = tell_counts(each.level for each in findings)
        yield f"查了一遍：{counts}（逐处看：nigao check {path}）"
    gravest = sorted(findings, key=lambda each: LEVELS.index(each.level))
    for each in [each for each in gravest if each.level != "hint"][:_MOST_TOLD]:
        words = words_found(lines[each.paragraph], each)
        yield f"  {LEVEL_WORDS[each.level]} 第 {each.paragraph + 1} 段 {words} {each.message}"


def error_problems(found: Iterable[Found], lines: Sequence[str], path: Path) -> Iterator[Problem]:
    """Yield for each error in a draft why it is not finished, with its place in the file."""
    for finding, start, _, placed in found:
        if finding.level == "error":
            words = words_found(lines[finding.paragraph], finding)
            what = f"有错误：第 {finding.paragraph + 1} 段 {words}"
            where = start if placed else (None, None)
            yield Problem(what, f"{finding.message}（{finding.rule}）", str(path), *where)


def refuse(problems: Iterable[Problem]) -> None:
    """Raise one `NotFinishedError` with every problem, or return if there is none."""
    if found := tuple(problems):
        raise NotFinishedError(found)
