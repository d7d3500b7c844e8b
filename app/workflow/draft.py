"""The verb `draft`: an outline becomes a draft, and its gaps are told to the writer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.bank.loading import load_bank
from app.drafting.drafting import draft_report
from app.drafting.pins import pin_problems
from app.drafting.templates import find_template, missing_template, template_kinds
from app.errors import NotFinishedError, Problem, raise_all
from app.files.yaml_nodes import read_yaml
from app.models.names import NameSheet
from app.outline.reading import read_outline
from app.placeholders.filling import fill_report
from app.placeholders.finding import context
from app.placeholders.naming import read_sheet
from app.workflow.delivering import WORD, deliver, word_target
from app.writing import check_suffix, load_layout, mark_gaps, write_report

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from app.models.names import Placeholder
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
    layout: str = "gbt9704"
    final: bool = False
    force: bool = False


def draft(outline: Path, options: DraftOptions) -> Outcome:
    """Write the draft of an outline; its notes list every gap with the key that would fill it.

    Raises `InputError` for faulty input, and with `final` `NotFinishedError` while there are gaps.
    """
    layout = load_layout(options.layout)
    target, suffix = word_target(outline, options.output)
    check_suffix(suffix)
    report, left = _drafted(outline, options)
    keys = _gap_keys(report)
    if options.final and left:
        raise NotFinishedError(list(_refusals(outline, report, left, keys)))
    # Only Word has a way to show a gap apart from its words.
    shown = mark_gaps(report, left) if suffix.lower() == WORD else report
    data = write_report(shown, suffix, layout)
    notes = list(_notes(report, left, keys))
    inputs = [path for path in (outline, options.names, options.template) if path]
    return deliver(target, data, inputs=inputs, notes=notes, force=options.force)


def _drafted(path: Path, options: DraftOptions) -> tuple[Report, list[Placeholder]]:
    outline = read_outline(path)
    bank = load_bank(options.bank)
    problems = list(pin_problems(outline, bank))
    if options.template is None and outline.kind not in template_kinds():
        problems.append((outline.kind, missing_template(outline.kind)))
    raise_all(_placed(path, problems))
    template = options.template or find_template(outline.kind)
    report = draft_report(outline, bank, template, options.seed)
    given = read_sheet(options.names) if options.names else NameSheet()
    sheet = given.model_copy(update={"names": {**outline.names, **given.names}})
    return fill_report(report, sheet)


def _placed(path: Path, problems: Sequence[tuple[str, Problem]]) -> Iterator[Problem]:
    """Yield each problem at the line of the outline that holds the words it comes with."""
    file = read_yaml(path) if problems else None
    for words, problem in problems:
        node = file.scalar(words) if file else None
        yield file.problem(node, problem.what, problem.hint) if file and node else problem


def _gap_keys(report: Report) -> dict[tuple[int, int], str]:
    """Return the outline key behind each gap, by paragraph and offset."""
    keys: dict[tuple[int, int], str] = {}
    for paragraph, spans in enumerate(report.lines()):
        start = 0
        for span in spans:
            if span.gap:
                keys[paragraph, start] = span.origin.ref
            start += len(span.text)
    return keys


def _notes(
    report: Report, left: Sequence[Placeholder], keys: dict[tuple[int, int], str]
) -> Iterator[str]:
    yield f"全文 {sum(map(len, report.paragraphs))} 字"
    if left:
        yield f"还有 {len(left)} 处空缺（后面是能补上它的提纲键）："
    for place in left:
        yield f"  {_place(report, place)} → {_key(place, keys)}"


def _refusals(
    path: Path, report: Report, left: Sequence[Placeholder], keys: dict[tuple[int, int], str]
) -> Iterator[Problem]:
    for place in left:
        what = f"还没有填：{_place(report, place)}"
        yield Problem(what, f"在提纲里补 {_key(place, keys)}", str(path))


def _place(report: Report, place: Placeholder) -> str:
    line = report.paragraphs[place.paragraph]
    return f"第 {place.paragraph + 1} 段 {context(line, place.start, place.end)}"


def _key(place: Placeholder, keys: dict[tuple[int, int], str]) -> str:
    return keys.get((place.paragraph, place.start)) or f"names: {{{place.text}: …}}"
