"""Findings in the forms that people and programs read."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from app.workflow.sarif import as_sarif
from app.workflow.telling_findings import LEVEL_WORDS, tell_counts, words_found

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from app.checking.rule import Rule
    from app.workflow.found import Checked

    Show = Callable[[Sequence[Checked], Mapping[str, Rule]], str]


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
