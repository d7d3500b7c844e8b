"""What a person is told of findings, and why a draft with some of them is not finished."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from app.errors import NotFinishedError, Problem
from app.messages import N_, _, plural
from app.models.finding import LEVELS
from app.placeholders.finding import context, shortened
from app.text.visible import in_one_line
from app.workflow.outcome import Piece, Told

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from app.copying.copied import Shares
    from app.models.finding import Finding, Level
    from app.workflow.found import Found

LEVEL_WORDS: Mapping[Level, str] = {"error": N_("错误"), "warning": N_("警告"), "hint": N_("提示")}

_LONGEST_SHOWN = 40
_LONGEST_SOURCE = 100
_MOST_TOLD = 3


def tell_counts(levels: Iterable[Level]) -> str:
    """Return how many findings there are of each level: 错误 1 处、警告 2 处; empty if none."""
    counts = Counter(levels)
    return _("、").join(
        plural("{level} {count} 处", counts[level]).format(
            level=_(LEVEL_WORDS[level]), count=counts[level]
        )
        for level in LEVELS
        if counts[level]
    )


def tell_copied(what: str, shares: Shares) -> str:
    """Return how much of something stands in other texts, without set formulae and with them."""
    alone, both = shares.share_without_formulae, shares.share
    return _("{what}：和别的文章相同 {alone:.0%}（连套话 {both:.0%}）").format(
        what=what, alone=alone, both=both
    )


def words_of_source(finding: Finding) -> str:
    """Return where else the words stand, and how they read there, many without middle."""
    return "" if finding.source in finding.message else shortened(finding.source, _LONGEST_SOURCE)


def words_found(found: Found) -> str:
    """Return where words were found, and these with those around them, many without middle."""
    finding = found.finding
    shown = context(found.line, finding.start, finding.end)
    if finding.text:
        shown = shown.replace(finding.text, shortened(finding.text, _LONGEST_SHOWN), 1)
    return f"{found.place} {in_one_line(shown)}"


def tell_findings(found: Sequence[Found], path: Path) -> Iterator[str]:
    """Yield how many faults a draft has and the gravest of them; `path` is what to check."""
    if found:
        counts = tell_counts(each.finding.level for each in found)
        yield _("查了一遍：{counts}（逐处看：nigao check {path}）").format(counts=counts, path=path)
    gravest = sorted(found, key=lambda each: LEVELS.index(each.finding.level))
    for each in [each for each in gravest if each.finding.level != "hint"][:_MOST_TOLD]:
        level = Piece(_(LEVEL_WORDS[each.finding.level]), each.finding.level)
        yield Told("  ", level, f" {words_found(each)} {each.finding.message}")


def error_problems(found: Iterable[Found], path: Path) -> Iterator[Problem]:
    """Yield for each error in a draft why it is not finished, with its place in the file."""
    for each in found:
        finding = each.finding
        if finding.level == "error":
            what = _("有错误：{}").format(words_found(each))
            hint = _("{message}（{rule}）").format(message=finding.message, rule=finding.rule)
            yield Problem(what, hint, str(path), *(each.start or ()))


def refuse(problems: Iterable[Problem]) -> None:
    """Raise one `NotFinishedError` with every problem, or return if there is none."""
    if found := tuple(problems):
        raise NotFinishedError(found)
