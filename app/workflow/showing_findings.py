"""Findings in the forms that people and programs read."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from app.placeholders.finding import context

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from app.models.finding import Level
    from app.workflow.checked import Checked

LEVEL_WORDS: Mapping[Level, str] = {"error": "错误", "warning": "警告", "hint": "提示"}


def _as_text(checked: Sequence[Checked]) -> str:
    """Return a line a finding, as a compiler tells what it has found."""
    lines: list[str] = []
    for each in checked:
        for finding, line, column in each.found:
            words = context(each.report.paragraphs[finding.paragraph], finding.start, finding.end)
            where = f"{each.path}:{line}:{column}"
            lines += [
                f"{where}: {LEVEL_WORDS[finding.level]}：{finding.message}",
                f"  第 {finding.paragraph + 1} 段 {words}  [{finding.rule}，{finding.basis}]",
            ]
    return "".join(f"{line}\n" for line in lines)


def _as_json(checked: Sequence[Checked]) -> str:
    shown = [
        {
            "rule": finding.rule,
            "level": finding.level,
            "file": str(each.path),
            "paragraph": finding.paragraph,
            "line": line,
            "column": column,
            "text": finding.text,
            "message": finding.message,
            "basis": finding.basis,
        }
        for each in checked
        for finding, line, column in each.found
    ]
    return json.dumps(shown, ensure_ascii=False, indent=2) + "\n"


FORMATS: Mapping[str, Callable[[Sequence[Checked]], str]] = {"text": _as_text, "json": _as_json}
"""What shows findings, by the name of the form."""
