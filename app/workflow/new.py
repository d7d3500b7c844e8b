"""The verb `new`: an outline to start from, blank or taken from an old report."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from app.bank.loading import load_bank
from app.drafting.asking import open_questions
from app.drafting.templates import about_kind, find_template, template_kinds
from app.errors import InputError, Problem
from app.files.places import standing
from app.files.suffixes import is_yaml, names_beside
from app.files.whole import write_together
from app.outline.languages import in_language
from app.outline.pinning import pinned_share
from app.outline.starters import starter
from app.placeholders.in_reports import placeholders_of
from app.placeholders.sheets import sheet_text
from app.reading import read_report
from app.workflow.delivering import STANDARD_OUTPUT, deliver
from app.workflow.old_reports import taken_apart
from app.workflow.outcome import Outcome
from app.workflow.telling import tell_matter, tell_reading

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from app.outline.shapes import Language


def new(
    kind: str | None = None,
    *,
    output: Path | None = None,
    source: Path | None = None,
    bank: Sequence[Path] = (),
    language: Language = "zh",
    force: bool = False,
) -> Outcome:
    """Write a starter outline of a kind, or with `source` a report taken apart into an outline.

    `language` is that of the keys. Without `output` the outline goes to standard output; without
    kind and source the kinds are listed. A report's placeholders are listed in a names sheet
    beside the outline (`o.yaml`, `o.names.yaml`). Raises `InputError` for an unknown kind, a
    report that cannot be read, and files that may not be written.
    """
    target = output or STANDARD_OUTPUT
    check_new(kind, target)
    if source:
        return _from_report(_OldReport(source, kind, language), target, bank, force=force)
    if kind is None:
        return Outcome(output="".join(map(_described, template_kinds())))
    asked = open_questions(kind, load_bank(bank))
    text = in_language(starter(kind, asked=asked), language)
    return deliver(target, text.encode(), force=force)


def check_new(kind: str | None, target: Path) -> None:
    """Raise `InputError` for an unknown kind, and for a target that no outline can be called."""
    if kind:
        find_template(kind)
    if target != STANDARD_OUTPUT and standing(target) == "folder":
        raise InputError(Problem("这是一个文件夹", "用 -o 写出文件名，如 提纲.yaml", str(target)))
    if target != STANDARD_OUTPUT and not is_yaml(target):
        hint = "把文件名的后缀写成 .yaml"
        raise InputError(Problem("提纲是 .yaml 文件", hint, str(target)))


def _described(kind: str) -> str:
    """Return a line on a kind: its name, and what it is."""
    about = about_kind(kind)
    return f"{kind}  {about}\n" if about else f"{kind}\n"


class _OldReport(NamedTuple):
    """The file of an old report, the kind its outline is to have, and its keys' language."""

    source: Path
    kind: str | None
    language: Language


def _from_report(old: _OldReport, target: Path, bank: Sequence[Path], *, force: bool) -> Outcome:
    source = old.source
    report = read_report(source, edges=True)
    phrases = load_bank(bank)
    taken = taken_apart(report, phrases, source.name, kind=old.kind, language=old.language)
    data = taken.text.encode()
    placeholders = placeholders_of(report)
    notes = [
        f"{pinned_share(taken.outline, phrases):.0%} 的字用的是词库里的语句，其余照原文带上",
        *tell_reading(report),
        *tell_matter(taken.matter),
    ]
    if not placeholders:
        return deliver(target, data, inputs=[source], notes=notes, force=force)
    if target == STANDARD_OUTPUT:
        notes.append(f"有 {len(placeholders)} 处占位；用 -o 写成文件，旁边会列出名称对照表")
        return deliver(target, data, notes=notes)
    sheet = names_beside(target)
    names = sheet_text(placeholders, report.paragraphs).encode()
    notes.append(f"有 {len(placeholders)} 处占位，列在 {sheet.name} 里")
    files = [(target, data), (sheet, names)]
    write_together(files, force=force, inputs=[source])
    return Outcome(written=(target, sheet), notes=tuple(notes))
