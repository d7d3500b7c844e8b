"""The verb `draft`: an outline becomes a draft, and its gaps are told to the writer."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from app.bank.loading import load_bank
from app.drafting.doubts import doubts_in
from app.drafting.picking import Choices
from app.drafting.pins import pin_problems
from app.drafting.planning import plan_report
from app.drafting.questions import worth_asking
from app.drafting.realising import realise
from app.drafting.templates import (
    Template,
    find_template,
    first_numbers,
    missing_template,
    template_kinds,
)
from app.errors import InputError, Problem, raise_all
from app.files.decoding import check_file
from app.files.suffixes import WORD, is_yaml
from app.files.yaml_nodes import read_yaml
from app.models.names import NameSheet
from app.outline.own_numbers import without_own_numbers
from app.outline.reading import outline_of
from app.outline.speaking import outline_advice
from app.placeholders.filling import fill_report, mark_gaps
from app.placeholders.in_reports import refuse_open, tell_open
from app.workflow.avoiding import avoided
from app.workflow.delivering import deliver, word_target
from app.workflow.explaining import explain
from app.workflow.outcome import Outcome
from app.workflow.remarking import source_remarks
from app.workflow.several import check_telling, variant_paths
from app.workflow.telling import is_short, tell_length, tell_questions
from app.writing import check_suffix, load_layout, write_report
from app.writing.layout.pages import page_count

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.bank.phrase_bank import PhraseBank
    from app.drafting.asking import Asking
    from app.files.yaml_nodes import YamlFile
    from app.models.names import Placeholder
    from app.models.outline import Outline
    from app.models.report import Report


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
    `InputError` for faulty input, and with `final` `NotFinishedError` while there are gaps.
    """
    check_outline(outline)
    target, suffix = word_target(outline, options.output)
    check_suffix(suffix)
    check_telling(target, suffix, options)
    desk = _Desk(outline, options, suffix)
    targets = variant_paths(target, options.variants)
    if options.pdf:
        from app.workflow.printing import check_printing

        check_printing(targets, inputs=[outline], force=options.force)
    made = [desk.draft(turn, several=len(targets) > 1) for turn in range(len(targets))]
    inputs = [path for path in (outline, options.names, options.template) if path]
    outcomes = [
        deliver(path, one.data, inputs=inputs, notes=one.told, force=options.force, pdf=options.pdf)
        for path, one in zip(targets, made, strict=True)
    ]
    return Outcome(
        output=outcomes[0].output or "\n".join(one.explained for one in made) or None,
        written=tuple(path for one in outcomes for path in one.written),
        notes=tuple(dict.fromkeys(note for one in outcomes for note in one.notes)),
    )


class _Made(NamedTuple):
    """A draft as bytes, what is told of it, and why each of its sentences stands."""

    data: bytes
    told: tuple[str, ...]
    explained: str


class _Desk:
    """All that the drafts of one outline are made with."""

    def __init__(self, outline: Path, options: DraftOptions, suffix: str) -> None:
        self._path = outline
        self._options = options
        self._suffix = suffix
        self._layout = load_layout(options.layout)
        file = read_yaml(outline)
        read, self._notes = outline_of(file)
        self._bank = load_bank(options.bank)
        template = template_of(file, read, self._bank, options.template)
        self._outline, self._dropped = without_own_numbers(read, first_numbers(template))
        self._template = Template(template)
        self._sheet = _names(options.names)
        self._avoid = avoided(options.avoid)

    def draft(self, turn: int, *, several: bool) -> _Made:
        """Return the draft that begins at a turn of the choices; of several, each has its own."""
        outline, options, sheet = self._outline, self._options, self._sheet
        choices = Choices(options.seed, turn if several else None, self._avoid)
        plan = plan_report(outline, self._bank, self._template.anatomy, choices)
        drafted = realise(plan, outline, self._template)
        names = {**outline.names, **sheet.names}
        report, gaps = fill_report(drafted, sheet.model_copy(update={"names": names}))
        left = [*gaps, *doubts_in(report, self._bank)]
        lines = report.paragraphs
        if options.final:
            refuse_open(self._path, lines, left, outline_advice)
        remarks = source_remarks(report, left, self._bank) if options.sources else ()
        data = write_report(mark_gaps(report, left), self._suffix, self._layout, remarks)
        length, spoken = sum(map(len, lines)), report.is_spoken
        laid_out = self._suffix.lower() == WORD and not spoken
        pages = page_count(report, self._layout) if laid_out else None
        told = (
            *self._notes,
            *self._dropped,
            *tell_length(length, outline.length, spoken=spoken, pages=pages),
            *tell_open(lines, left, outline_advice),
            *tell_questions(self._unasked(left) if is_short(length, outline.length) else ()),
            *_unused_names(outline, sheet, drafted),
        )
        return _Made(data, told, explain(plan) if options.explain else "")

    def _unasked(self, left: Sequence[Placeholder]) -> Sequence[Asking]:
        """Return what is worth asking beyond what the draft asks itself."""
        asked = [place.key for place in left if place.key]
        return worth_asking(self._outline, self._bank, self._template.path, asked)


def _names(path: Path | None) -> NameSheet:
    """Return the names of a sheet; none where there is no sheet, and then nothing reads one."""
    if path is None:
        return NameSheet()
    from app.placeholders.sheets import read_sheet

    return read_sheet(path)


def check_outline(path: Path) -> None:
    """Refuse what is no file, and a report in the place of an outline, with the way to one.

    Raises `InputError`.
    """
    check_file(path)
    if is_yaml(path):
        return
    if is_yaml(Path(path.stem)):
        # Windows hides the suffix that its editor adds.
        hint = f"改名为 {path.stem}（资源管理器里先勾选“文件扩展名”）"
        raise InputError(Problem(f"文件名多了一个后缀 {path.suffix}", hint, str(path)))
    # The readers are only loaded for what may be no outline.
    from app.reading.readers import HOW_TO_CONVERT, READERS

    suffix = path.suffix.lower()
    if suffix in READERS:
        hint = f"先用 nigao new --from {path} -o 提纲.yaml 拆成提纲"
        raise InputError(Problem("这是一份报告，不是提纲", hint, str(path)))
    if suffix in HOW_TO_CONVERT:
        hint = "用 nigao new 写一份起步的提纲；旧报告另存为 .docx，再用 nigao new --from 拆成提纲"
        raise InputError(Problem(f"这是“{path.suffix}”文件，不是提纲（.yaml）", hint, str(path)))


def template_of(file: YamlFile, outline: Outline, bank: PhraseBank, template: Path | None) -> Path:
    """Return the template given, or that of the kind of an outline, all of whose pins the bank has.

    Raises `InputError`.
    """
    problems = list(pin_problems(outline, bank))
    if template is None and outline.kind not in template_kinds():
        problems.append((outline.kind, missing_template(outline.kind)))
    raise_all(_placed(file, problems))
    return template or find_template(outline.kind)


def _placed(file: YamlFile, problems: Sequence[tuple[str, Problem]]) -> Iterator[Problem]:
    """Yield each problem at the line of the outline that holds the words it comes with."""
    for words, problem in problems:
        node = file.scalar(words)
        yield file.problem(node, problem.what, problem.hint) if node else problem


def _unused_names(outline: Outline, sheet: NameSheet, report: Report) -> Iterator[str]:
    text = report.text
    unused = [name for name in sheet.names if name not in text and name not in outline.names]
    if unused:
        yield "文中没有、因而没有用到的名称：" + "、".join(unused)
