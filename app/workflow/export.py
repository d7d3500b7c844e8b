"""The verb `export`: a draft in any form becomes a Word file (or another form)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.errors import NotFinishedError, Problem
from app.placeholders.finding import context, find_placeholders
from app.placeholders.gaps import with_gaps
from app.reading import read_report
from app.workflow.delivering import WORD, deliver, word_target
from app.writing import check_suffix, load_layout, mark_gaps, write_report

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from app.models.names import Placeholder
    from app.models.report import Report
    from app.workflow.outcome import Outcome


def export(
    draft: Path,
    *,
    output: Path | None = None,
    layout: str = "gbt9704",
    final: bool = False,
    force: bool = False,
) -> Outcome:
    """Write a draft as Word, `NAME.docx` beside it or `output`; its notes list what is left open.

    Raises `InputError` for a draft that cannot be read, an unknown layout or suffix, or an
    output that may not be written; with `final`, `NotFinishedError` while anything is left open.
    """
    chosen = load_layout(layout)
    target, suffix = word_target(draft, output)
    check_suffix(suffix)
    report = read_report(draft)
    left = with_gaps(find_placeholders(report.paragraphs), list(report.lines()))
    if final and left:
        raise NotFinishedError(_refusals(draft, report, left))
    # Only Word has a way to show a gap apart from its words.
    shown = mark_gaps(report, left) if suffix.lower() == WORD else report
    data = write_report(shown, suffix, chosen)
    return deliver(target, data, inputs=[draft], notes=_notes(report, left), force=force)


def _notes(report: Report, left: Sequence[Placeholder]) -> tuple[str, ...]:
    """Return what the reader was unsure of, and a line for each place that is left open."""
    doubts = [f"第 {doubt.paragraph + 1} 段：{doubt.what}" for doubt in report.doubts]
    if not left:
        return tuple(doubts)
    places = [f"  {_place(report, placeholder)}" for placeholder in left]
    return (*doubts, f"还有 {len(left)} 处没有填：", *places)


def _refusals(draft: Path, report: Report, left: Sequence[Placeholder]) -> list[Problem]:
    return [
        Problem(f"还没有填：{_place(report, placeholder)}", "填好再定稿", str(draft))
        for placeholder in left
    ]


def _place(report: Report, placeholder: Placeholder) -> str:
    line = report.paragraphs[placeholder.paragraph]
    doubt = f"（{placeholder.doubt}）" if placeholder.doubt else ""
    where = context(line, placeholder.start, placeholder.end)
    return f"第 {placeholder.paragraph + 1} 段 {where}{doubt}"
