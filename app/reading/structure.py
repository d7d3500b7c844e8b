"""The structure rules of the genre: lines of a report to its tree, and the kind of report it is."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from app.messages import N_, _
from app.models.report import Doubt, Report
from app.patterns import lazy
from app.reading.back import Back, read_back
from app.reading.bare_lines import as_written
from app.reading.blocks import build_blocks
from app.reading.front import Front, read_front
from app.reading.half_width import as_printed
from app.reading.marks import find_marks
from app.reading.nesting import nest
from app.reading.roles import cast
from app.reading.rows import among_rows, set_apart
from app.reading.several import report_starts
from app.reading.stray import among_stray, leading_lines
from app.reading.stretches import Cut, Line
from app.reading.wrapped import as_broken, unwrapped
from app.text.page_lines import is_stray

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.models.report import Block, Paragraph

_SPOKEN_TITLE = lazy(r"交流|研讨|发言|讲话|演讲")
_REPORT_TITLE = lazy(r"情况(?:的)?(?:报告|汇报|总结)")
_ANOTHER = N_("从这里起像是另一份报告；一份报告存一个文件，才好用")
_SPOKEN_SIGNOFF = lazy(r"汇报|发言|交流|谢谢|聆听|完毕|大家")


def read_lines(lines: Sequence[str | Paragraph], name: str = "", *, edges: bool = False) -> Report:
    """Return the report that some lines make, with what was unsure of its structure.

    Never fails: the paragraphs of the report are always the lines that hold something, stripped
    of blanks and, but for `edges`, of invisible characters.
    A paragraph among them is a row of a table, which belongs to what stands before it.
    """
    kept, rows = set_apart(lines, edges=edges)
    if not kept:
        return among_rows(Report(name=name), rows)
    report = _read_all([line.text for line in kept], [line.sign for line in kept], name)
    return among_rows(as_written(report, kept), rows)


def kind_of(blocks: Sequence[Block]) -> str:
    """Return the kind of a report, by its title and by whether it is meant to be spoken."""
    title = _text(blocks, "title")
    if _REPORT_TITLE.search(title):
        return "学习情况报告"
    spoken = _SPOKEN_TITLE.search(title) or _text(blocks, "salutation")
    if spoken or _SPOKEN_SIGNOFF.search(_text(blocks, "signoff")):
        return "交流研讨材料"
    return "心得体会"


def _read_all(lines: Sequence[str], signs: Sequence[str], name: str) -> Report:
    """Return the report that lines make, or several one behind the other, each with its front."""
    starts = report_starts(lines)
    if len(starts) == 1:
        return _read(lines, signs, name)
    blocks: list[Block] = []
    doubts: list[Doubt] = []
    for number, (start, end) in enumerate(pairwise([*starts, len(lines)])):
        report = _read(lines[start:end], signs[start:end], name)
        blocks += report.blocks
        if number:
            doubts.append(Doubt(paragraph=start, what=_(_ANOTHER), begins_another=True))
        doubts += (
            doubt.model_copy(update={"paragraph": doubt.paragraph + start})
            for doubt in report.doubts
        )
    return Report(kind=kind_of(blocks), name=name, blocks=tuple(blocks), doubts=tuple(doubts))


def _read(lines: Sequence[str], signs: Sequence[str], name: str) -> Report:
    printed = [as_printed(line) for line in lines]
    front = _read_front(printed)
    back = read_back(printed, front.line + (front.offset > 0))
    told = _body(printed, signs, front, back)
    kept = [line for line in told if not is_stray(line.text)] or told
    body = unwrapped(kept)
    nested = nest(body, find_marks(body))
    parts = cast(nested.items)
    cuts = parts.cuts if len(body) == len(kept) else as_broken(parts.cuts, body, lines)
    stray = sorted({line.index for line in told} - {line.index for line in kept})
    cuts = [*front.cuts, *among_stray([*cuts, *back.cuts], stray)]
    blocks = build_blocks(lines, cuts)
    doubts = sorted((*nested.doubts, *parts.doubts), key=lambda doubt: doubt.paragraph)
    report = Report(kind=kind_of(blocks), name=name, blocks=blocks, doubts=tuple(doubts))
    return report.with_closing_notes()


def _read_front(lines: Sequence[str]) -> Front:
    """Return the front, with the lines that a web page has set above it."""
    added = leading_lines(lines)
    front = read_front(lines[added:])
    if not added:
        return front
    cuts = [replace(cut, line=cut.line + added) for cut in front.cuts]
    return Front([Cut(0, 0, "body"), *cuts], front.line + added, front.offset)


def _body(lines: Sequence[str], signs: Sequence[str], front: Front, back: Back) -> list[Line]:
    """Return the lines between front and back; the first and last may be parts of a line.

    The rules read them with full-width marks; the blocks are cut from the lines as they stand.
    """
    body: list[Line] = []
    for index in range(front.line, min(back.line + 1, len(lines))):
        start = front.offset if index == front.line else 0
        end = back.offset if index == back.line else len(lines[index])
        if text := lines[index][start:end]:
            body.append(Line(index, text, start, "" if start else signs[index]))
    return body


def _text(blocks: Sequence[Block], role: str) -> str:
    return "".join(line.text for block in blocks if block.role == role for line in block.paragraphs)
