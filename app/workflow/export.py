"""The verb `export`: a draft in any form becomes a Word file (or another form)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.errors import InputError, Problem
from app.files.decoding import read_bytes
from app.placeholders.finding import find_placeholders
from app.placeholders.gaps import with_gaps
from app.reading import read_report
from app.word.package import Package
from app.workflow.delivering import WORD, deliver, word_target
from app.workflow.telling import gap_keys, outline_advice, refuse_open, tell_open
from app.writing import check_suffix, load_layout, mark_gaps, write_report
from app.writing.writers import write_like

if TYPE_CHECKING:
    from pathlib import Path

    from app.workflow.outcome import Outcome


def export(
    draft: Path,
    *,
    output: Path | None = None,
    layout: str = "gbt9704",
    reference: Path | None = None,
    final: bool = False,
    force: bool = False,
) -> Outcome:
    """Write a draft as Word, `NAME.docx` beside it or `output`; its notes list what is left open.

    A `reference` is a Word file whose page, header, footer and styles the new one takes; its own
    text is left out, and it is never changed.

    Raises `InputError` for a draft or a reference that cannot be read, an unknown layout or
    suffix, or an output that may not be written; with `final`, `NotFinishedError` while anything
    is left open.
    """
    chosen = load_layout(layout)
    target, suffix = word_target(draft, output)
    check_suffix(suffix)
    like = _package(reference, suffix) if reference else None
    report = read_report(draft)
    left = with_gaps(find_placeholders(report.paragraphs), list(report.lines()))
    keys = gap_keys(report)
    # A draft that knows its outline tells where to fill its gaps; any other has only the gaps.
    advice = outline_advice(keys) if keys else None
    if final:
        refuse_open(draft, report, left, advice)
    marked = mark_gaps(report, left)
    data = write_like(like, marked, chosen) if like else write_report(marked, suffix, chosen)
    doubts = (f"第 {doubt.paragraph + 1} 段：{doubt.what}" for doubt in report.doubts)
    notes = [*doubts, *tell_open(report, left, advice)]
    inputs = [draft, reference] if reference else [draft]
    return deliver(target, data, inputs=inputs, notes=notes, force=force)


def _package(reference: Path, suffix: str) -> Package:
    if suffix.lower() != WORD:
        what = f"--reference 只用于 Word 文件，这里要写的是“{suffix}”"
        raise InputError(Problem(what, "输出的文件名用 .docx 作后缀，或去掉 --reference"))
    return Package(read_bytes(reference), str(reference))
