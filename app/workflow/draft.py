"""The verb `draft`: an outline becomes a draft, and its gaps are told to the writer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from app.checking import Checker
from app.files.suffixes import WORD, is_pdf
from app.messages import _
from app.outline.speaking import outline_advice
from app.placeholders.filling import mark_gaps
from app.placeholders.in_reports import open_problems, tell_open
from app.workflow.checked_outline import found_in
from app.workflow.delivering import STANDARD_OUTPUT, deliver_all, word_target
from app.workflow.drafted import Drafter, check_outline
from app.workflow.explaining import explain
from app.workflow.outcome import Outcome
from app.workflow.remarking import source_remarks
from app.workflow.several import check_telling, variant_paths
from app.workflow.telling import is_short, tell_length, tell_questions
from app.workflow.telling_findings import error_problems, refuse, tell_findings
from app.writing import check_suffix, load_layout, write_report
from app.writing.layout.pages import page_count

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from app.models.names import NameSheet
    from app.models.outline import Outline
    from app.models.report import Report
    from app.workflow.against import Against
    from app.writing.layout.model import Layout


@dataclass(frozen=True)
class DraftOptions:
    """How an outline is to be drafted; see the command line's help for each."""

    output: Path | None = None
    seed: int = 0
    bank: tuple[Path, ...] = ()
    template: Path | None = None
    names: Path | None = None
    layout: str | None = None
    sources: bool = False
    final: bool = False
    force: bool = False
    variants: int = 1
    explain: bool = False
    avoid: tuple[Path, ...] = ()
    pdf: bool = False


def draft(outline: Path, options: DraftOptions) -> Outcome:
    """Write the draft of an outline; its notes list every gap with the key that would fill it.

    With `variants` there are several files, each by other words where there is a choice. Raises
    `InputError` for faulty input, and with `final` `NotFinishedError` while it has gaps or errors.
    """
    check_outline(outline)
    target, suffix = word_target(outline, options.output)
    check_suffix(suffix)
    check_telling(target, suffix, options)
    checker = Checker(drafts=[outline])
    against = _against(outline, options, checker) if options.final else None
    writing = _Writing(options, load_layout(options.layout), suffix, checker, against)
    drafter = Drafter.of(
        outline,
        bank=options.bank,
        template=options.template,
        names=options.names,
        avoid=options.avoid,
        seed=options.seed,
    )
    targets = variant_paths(target, options.variants)
    if options.pdf or is_pdf(target):
        # What prints is only loaded where something is printed.
        from app.workflow.printing import check_printing

        check_printing(targets, inputs=[outline], force=options.force)
    turns = range(len(targets)) if len(targets) > 1 else [None]
    made = [_made(drafter, writing, turn) for turn in turns]
    inputs = [path for path in (outline, options.names, options.template) if path]
    notes = tuple(dict.fromkeys(note for one in made for note in one.told))
    explained = "\n".join(one.explained for one in made) or None
    if target == STANDARD_OUTPUT:
        return Outcome(output=made[0].data, notes=notes)
    files = [(path, one.data) for path, one in zip(targets, made, strict=True)]
    written = deliver_all(files, inputs=inputs, force=options.force, pdf=options.pdf)
    return Outcome(output=explained, written=written, notes=notes)


def _against(outline: Path, options: DraftOptions, checker: Checker) -> Against:
    # What looks into other texts is only loaded where it may keep a draft from being final.
    from app.workflow.against import before_final

    return before_final(outline, options.bank, checker)


class _Writing(NamedTuple):
    """How each draft is written and looked through."""

    options: DraftOptions
    layout: Layout
    suffix: str
    checker: Checker
    against: Against | None


class _Made(NamedTuple):
    """A draft as bytes, what is told of it, and why each of its sentences stands."""

    data: bytes
    told: tuple[str, ...]
    explained: str


def _made(drafter: Drafter, writing: _Writing, turn: int | None) -> _Made:
    """Return the draft that begins at a turn of the choices."""
    options, layout, suffix, checker, _ = writing
    drafted = drafter.draft(turn)
    report, left, plan, unfilled = drafted
    lines, wanted = report.paragraphs, drafter.outline.length
    held = writing.against.copied(report, drafter.path) if writing.against else None
    found = found_in(drafted, drafter, checker, held)
    if options.final:
        open_places = open_problems(drafter.path, lines, left, outline_advice)
        refuse([*open_places, *error_problems(found, drafter.path)])
    remarks = source_remarks(report, left, drafter.bank) if options.sources else ()
    data = write_report(mark_gaps(report, left), suffix, layout, remarks)
    length, spoken = sum(map(len, lines)), report.is_spoken
    pages = page_count(report, layout) if suffix.lower() == WORD and not spoken else None
    told = (
        *drafter.notes,
        *tell_length(length, wanted, spoken=spoken, pages=pages),
        *tell_open(lines, left, outline_advice),
        *tell_questions(drafter.unasked(left) if is_short(length, wanted) else ()),
        *_unused_names(drafter.outline, drafter.sheet, unfilled),
        *tell_findings(found, drafter.path),
    )
    return _Made(data, told, explain(plan) if options.explain else "")


def _unused_names(outline: Outline, sheet: NameSheet, report: Report) -> Iterator[str]:
    text = report.text
    unused = [name for name in sheet.names if name not in text and name not in outline.names]
    if unused:
        yield _("文中没有、因而没有用到的名称：{}").format(_("、").join(unused))
