"""The verb `draft`: an outline becomes a draft, and its gaps are told to the writer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.bank.loading import load_bank
from app.drafting.drafting import draft_report
from app.drafting.pins import pin_problems
from app.drafting.templates import find_template, first_numbers, missing_template, template_kinds
from app.errors import InputError, Problem, raise_all
from app.files.places import standing
from app.files.suffixes import is_yaml
from app.files.yaml_nodes import read_yaml
from app.models.names import NameSheet
from app.outline.own_numbers import without_own_numbers
from app.outline.reading import outline_of
from app.outline.speaking import gap_keys, outline_advice
from app.placeholders.filling import fill_report
from app.placeholders.open_places import refuse_open, tell_open
from app.placeholders.sheets import read_sheet
from app.workflow.delivering import deliver, word_target
from app.workflow.remarking import check_sources, source_remarks
from app.workflow.telling import tell_length
from app.writing import check_suffix, load_layout, mark_gaps, write_report

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from app.bank.phrase_bank import PhraseBank
    from app.files.yaml_nodes import YamlFile
    from app.models.outline import Outline
    from app.models.report import Report
    from app.workflow.outcome import Outcome


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


def draft(outline: Path, options: DraftOptions) -> Outcome:
    """Write the draft of an outline; its notes list every gap with the key that would fill it.

    Raises `InputError` for faulty input, and with `final` `NotFinishedError` while there are gaps.
    """
    check_outline(outline)
    layout = load_layout(options.layout)
    target, suffix = word_target(outline, options.output)
    check_suffix(suffix)
    if options.sources:
        check_sources(suffix)
    file = read_yaml(outline)
    read, notes = outline_of(file)
    bank = load_bank(options.bank)
    template = _template(file, read, bank, options)
    plan, dropped = without_own_numbers(read, first_numbers(template))
    drafted = draft_report(plan, bank, template, options.seed)
    sheet = read_sheet(options.names) if options.names else NameSheet()
    names = {**plan.names, **sheet.names}
    report, left = fill_report(drafted, sheet.model_copy(update={"names": names}))
    keys = gap_keys(report)
    advice = outline_advice(keys)
    if options.final:
        refuse_open(outline, report, left, advice)
    remarks = source_remarks(report, left, keys, bank) if options.sources else ()
    data = write_report(mark_gaps(report, left), suffix, layout, remarks)
    told = [
        *notes,
        *dropped,
        *tell_length(report, plan.length),
        *tell_open(report, left, advice),
        *_unused_names(plan, sheet, drafted),
    ]
    inputs = [path for path in (outline, options.names, options.template) if path]
    return deliver(target, data, inputs=inputs, notes=told, force=options.force)


def check_outline(path: Path) -> None:
    """Refuse a report in the place of an outline, with the way from one to the other.

    Raises `InputError`.
    """
    if is_yaml(path):
        return
    # The readers are only loaded for what may be no outline.
    from app.reading.readers import READERS

    if path.suffix.lower() in READERS and standing(path) == "file":
        hint = f"先用 nigao new --from {path} -o 提纲.yaml 拆成提纲"
        raise InputError(Problem("这是一份报告，不是提纲", hint, str(path)))


def _template(file: YamlFile, outline: Outline, bank: PhraseBank, options: DraftOptions) -> Path:
    """Return the template of an outline all of whose pins the bank has.

    Raises `InputError`.
    """
    problems = list(pin_problems(outline, bank))
    if options.template is None and outline.kind not in template_kinds():
        problems.append((outline.kind, missing_template(outline.kind)))
    raise_all(_placed(file, problems))
    return options.template or find_template(outline.kind)


def _placed(file: YamlFile, problems: Sequence[tuple[str, Problem]]) -> Iterator[Problem]:
    """Yield each problem at the line of the outline that holds the words it comes with."""
    for words, problem in problems:
        node = file.scalar(words)
        yield file.problem(node, problem.what, problem.hint) if node else problem


def _unused_names(outline: Outline, sheet: NameSheet, report: Report) -> Iterator[str]:
    unused = [name for name in sheet.names if name not in report.text and name not in outline.names]
    if unused:
        yield "文中没有、因而没有用到的名称：" + "、".join(unused)
