"""Findings in the forms that people and programs read."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING

from app.models.finding import LEVELS
from app.placeholders.finding import context
from app.workflow.sarif import as_sarif

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from app.checking.rule import Rule
    from app.models.finding import Finding, Level
    from app.workflow.checked import Checked

    Show = Callable[[Sequence[Checked], Mapping[str, Rule]], str]

LEVEL_WORDS: Mapping[Level, str] = {"error": "错误", "warning": "警告", "hint": "提示"}

_LONGEST_SHOWN = 40


def tell_counts(levels: Iterable[Level]) -> str:
    """Return how many findings there are of each level: 错误 1 处、警告 2 处; empty if none."""
    counts = Counter(levels)
    return "、".join(
        f"{LEVEL_WORDS[level]} {counts[level]} 处" for level in LEVELS if counts[level]
    )


def words_found(line: str, finding: Finding) -> str:
    """Return the words of a line that were found with those around them, many without middle."""
    shown = context(line, finding.start, finding.end)
    if len(finding.text) > _LONGEST_SHOWN:
        half = _LONGEST_SHOWN // 2
        shown = shown.replace(finding.text, f"{finding.text[:half]}……{finding.text[-half:]}", 1)
    # The cells of a row are parted by what a terminal would jump at.
    return "".join(char if char.isprintable() else " " for char in shown)


def _as_text(checked: Sequence[Checked], rules: Mapping[str, Rule]) -> str:  # noqa: ARG001 - as all
    """Return for each draft its name and what was found in it, place by place."""
    parts = ["\n".join(_told(each)) for each in checked if each.found]
    return "\n\n".join(parts) + "\n" * bool(parts)


def _told(checked: Checked) -> Iterator[str]:
    yield f"{checked.path}：{tell_counts(each.finding.level for each in checked.found)}"
    for finding, start, _, placed in checked.found:
        words = words_found(checked.report.paragraphs[finding.paragraph], finding)
        level = LEVEL_WORDS[finding.level]
        where = f"{checked.path}:{start.line}:{start.column}" if placed else f"{checked.path}"
        yield f"  {where} {level} 第 {finding.paragraph + 1} 段 {words}"
        yield f"    {finding.message}  [{finding.rule}，{finding.basis}]"
        if finding.source and finding.source not in finding.message:
            yield f"    {finding.source}"


def _as_json(checked: Sequence[Checked], rules: Mapping[str, Rule]) -> str:  # noqa: ARG001 - as all
    shown = [
        {
            "rule": finding.rule,
            "level": finding.level,
            "file": str(each.path),
            "paragraph": finding.paragraph,
            "line": start.line,
            "column": start.column,
            "text": finding.text,
            "message": finding.message,
            "basis": finding.basis,
        }
        for each in checked
        for finding, start, *_ in each.found
    ]
    return json.dumps(shown, ensure_ascii=False, indent=2) + "\n"


FORMATS: Mapping[str, Show] = {"text": _as_text, "json": _as_json, "sarif": as_sarif}
"""What shows findings, by the name of the form."""
