"""The verb `export`: a draft in any form becomes a Word file (or another form)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.placeholders.finding import find_placeholders
from app.placeholders.gaps import with_gaps
from app.reading import read_report
from app.workflow.delivering import deliver, word_target
from app.workflow.telling import refuse_open, tell_open
from app.writing import check_suffix, load_layout, mark_gaps, write_report

if TYPE_CHECKING:
    from pathlib import Path

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
    if final:
        refuse_open(draft, report, left, None)
    data = write_report(mark_gaps(report, left), suffix, chosen)
    doubts = (f"第 {doubt.paragraph + 1} 段：{doubt.what}" for doubt in report.doubts)
    notes = [*doubts, *tell_open(report, left, None)]
    return deliver(target, data, inputs=[draft], notes=notes, force=force)
