"""The verb `read`: how a report was taken apart, as a tree for people or as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.errors import InputError, Problem
from app.messages import _, plural
from app.models.report import NOTE_LABELS, Block, Place, Report, places
from app.models.roles import BLOCK_LABELS
from app.placeholders.in_reports import placeholders_of
from app.reading import read_report
from app.workflow.as_json import as_json
from app.workflow.outcome import Outcome
from app.workflow.telling import tell_left_out

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from app.models.names import Placeholder

_LONGEST_SHOWN = 24


def read(report: Path, *, format: str = "tree") -> Outcome:  # noqa: A002 - the contract's name
    """Show how a report was taken apart; `format` is `tree` or `json`.

    What else the file holds is told. Raises `InputError` for a file that cannot be read, and for
    an unknown format.
    """
    show = _FORMATS.get(format)
    if show is None:
        raise InputError(
            Problem(
                _("没有“{}”这种格式").format(format), _("用 {}").format(_(" 或 ").join(_FORMATS))
            )
        )
    tree = read_report(report)
    return Outcome(output=show(tree, placeholders_of(tree)), notes=tuple(tell_left_out(tree)))


def _as_json(report: Report, placeholders: Sequence[Placeholder]) -> bytes:
    where = {id(block): place for block, place in places(report)}
    shown = {
        "kind": report.kind,
        "paragraphs": report.paragraphs,
        "blocks": [_block_as_dict(block, where) for block in report.blocks],
        "placeholders": [placeholder.model_dump() for placeholder in placeholders],
        "tables": list(_tables(report)),
    }
    return as_json(shown)


def _tables(report: Report) -> Iterator[dict[str, int | bool]]:
    """Yield the lines that each table takes, from 0, and whether its first row is a header."""
    table: dict[str, int | bool] = {}
    for number, line in enumerate(report.whole_lines()):
        if table and line.row != "next":
            yield table
            table = {}
        if line.row:
            table = table or {"first": number, "header": line.row == "header"}
            table["last"] = number
    if table:
        yield table


def _block_as_dict(block: Block, where: dict[int, Place]) -> dict[str, object]:
    place = where[id(block)]
    return {
        "role": block.role,
        "level": block.level,
        "heading": block.heading or None,
        "first": place.first,
        "last": place.last,
        "start": place.start,
        "end": place.end,
        "inline": block.inline,
        "note": block.note,
        "children": [_block_as_dict(child, where) for child in block.children],
    }


def _as_tree(report: Report, placeholders: Sequence[Placeholder]) -> str:
    where = {id(block): place for block, place in places(report)}
    count = report.length
    lines = [
        plural("{kind} · {paragraphs} 段 · {count} 字", len(report.paragraphs)).format(
            kind=report.kind or _("文种不明"), paragraphs=len(report.paragraphs), count=count
        )
    ]
    for number, block in enumerate(report.blocks):
        lines += _branch(block, where, "", last=number + 1 == len(report.blocks))
    lines.append(plural("占位符 {} 处", len(placeholders)).format(len(placeholders)))
    lines += [
        _("存疑：第 {paragraph} 段，{what}").format(paragraph=doubt.paragraph + 1, what=doubt.what)
        for doubt in report.doubts
    ]
    return "\n".join(lines) + "\n"


def _branch(block: Block, where: dict[int, Place], indent: str, *, last: bool) -> list[str]:
    lines = [f"{indent}{'└─' if last else '├─'} {_label(block, where[id(block)])}"]
    below = indent + ("   " if last else "│  ")
    for number, child in enumerate(block.children):
        lines += _branch(child, where, below, last=number + 1 == len(block.children))
    return lines


def _label(block: Block, place: Place) -> str:
    note = _("（{}）").format(NOTE_LABELS[block.note]) if block.note else ""
    span = _("第 {} 段").format(place.first + 1)
    if place.last > place.first:
        span = _("第 {first}–{last} 段").format(first=place.first + 1, last=place.last + 1)
    parts = (
        BLOCK_LABELS[block.role] + note,
        block.ordinal.strip() + (block.heading or _beginning(block)),
        span + (_("（段内）") if block.inline else ""),
        plural("{} 字", _characters(block)).format(_characters(block)),
    )
    return "  ".join(part for part in parts if part)


def _beginning(block: Block) -> str:
    """Return the first words of a block without a heading."""
    text = " | ".join(block.paragraphs[0].cells)[len(block.ordinal) :].strip()
    return text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"


def _characters(block: Block) -> int:
    own = sum(len(paragraph.text) for paragraph in block.paragraphs)
    return own + sum(map(_characters, block.children))


_FORMATS: dict[str, Callable[[Report, Sequence[Placeholder]], bytes | str]] = {
    "tree": _as_tree,
    "json": _as_json,
}
