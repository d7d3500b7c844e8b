"""The verb `check`: what the writer of a draft should look at before anybody else does."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from app.checking import Manuscript, check, load_rules
from app.checking.aligning import NOWHERE, aligned
from app.errors import ExitCode, InputError, Problem
from app.files.decoding import read_text
from app.models.finding import LEVELS
from app.placeholders.finding import context
from app.placeholders.in_reports import placeholders_of
from app.reading import read_report
from app.workflow.outcome import Outcome

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from app.checking.rule import Rule
    from app.models.finding import Finding, Level
    from app.models.report import Report

_TEXTS = (".md", ".txt")
LEVEL_WORDS: dict[Level, str] = {"error": "错误", "warning": "警告", "hint": "提示"}


class Found(NamedTuple):
    """A finding in a file, and the line and column that it stands at there, from 1."""

    path: Path
    report: Report
    finding: Finding
    line: int
    column: int


def check_files(files: Sequence[Path], *, format: str = "text") -> Outcome:  # noqa: A002 - as `read`
    """Show what should be looked at in some drafts; `format` is `text` or `json`.

    The exit code tells whether there is an error among it. Raises `InputError` for a file that
    cannot be read, for faulty rules, and for an unknown format.
    """
    show = _FORMATS.get(format)
    if show is None:
        raise InputError(Problem(f"没有“{format}”这种格式", f"用 {' 或 '.join(_FORMATS)}"))
    rules = load_rules()
    found = [each for path in files for each in _found(path, rules)]
    errors = any(each.finding.level == "error" for each in found)
    code = ExitCode.NEEDS_WRITER if errors else ExitCode.DONE
    return Outcome(code, output=show(found), notes=(_summary(len(files), found),))


def _found(path: Path, rules: Sequence[Rule]) -> Iterator[Found]:
    report = read_report(path)
    findings = check(Manuscript(report, placeholders_of(report)), rules)
    for finding, (line, column) in zip(findings, _places(path, report, findings), strict=True):
        yield Found(path, report, finding, line, column)


def _places(path: Path, report: Report, findings: Sequence[Finding]) -> Iterator[tuple[int, int]]:
    """Yield the line and column of each finding: in a text its own, else by the report's lines."""
    text = read_text(path) if path.suffix.lower() in _TEXTS and findings else ""
    places = list(aligned(report.paragraphs, text)) if text else []
    for finding in findings:
        at = places[finding.paragraph][finding.start] if places else NOWHERE
        if at == NOWHERE:
            yield finding.paragraph + 1, finding.start + 1
        else:
            yield text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)


def _as_text(found: Sequence[Found]) -> str:
    """Return a line a finding, as a compiler tells what it has found."""
    lines: list[str] = []
    for each in found:
        finding = each.finding
        words = context(each.report.paragraphs[finding.paragraph], finding.start, finding.end)
        where = f"{each.path}:{each.line}:{each.column}"
        lines += [
            f"{where}: {LEVEL_WORDS[finding.level]}：{finding.message}",
            f"  第 {finding.paragraph + 1} 段 {words}  [{finding.rule}，{finding.basis}]",
        ]
    return "".join(f"{line}\n" for line in lines)


def _as_json(found: Sequence[Found]) -> str:
    shown = [
        {
            "rule": each.finding.rule,
            "level": each.finding.level,
            "file": str(each.path),
            "paragraph": each.finding.paragraph,
            "line": each.line,
            "column": each.column,
            "text": each.finding.text,
            "message": each.finding.message,
            "basis": each.finding.basis,
        }
        for each in found
    ]
    return json.dumps(shown, ensure_ascii=False, indent=2) + "\n"


def _summary(files: int, found: Sequence[Found]) -> str:
    counts = {level: sum(each.finding.level == level for each in found) for level in LEVELS}
    told = "、".join(f"{LEVEL_WORDS[level]} {n} 处" for level, n in counts.items() if n)
    return f"看了 {files} 份：{told or '没有要改的'}"


_FORMATS: dict[str, Callable[[Sequence[Found]], str]] = {"text": _as_text, "json": _as_json}
