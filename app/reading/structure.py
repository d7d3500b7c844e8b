"""The structure rules of the genre: lines of a report to its tree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.models.report import Report
from app.reading.back import Back, read_back
from app.reading.blocks import build_blocks
from app.reading.cleaning import clean_lines
from app.reading.front import Front, read_front
from app.reading.kinds import kind_of
from app.reading.marks import find_marks
from app.reading.roles import cast
from app.reading.runs import nest
from app.reading.stretches import Line

if TYPE_CHECKING:
    from collections.abc import Sequence


def read_lines(lines: Sequence[str], name: str = "") -> Report:
    """Return the report that some lines make, with what was unsure of its structure.

    Never fails: the paragraphs of the report are always the lines that hold something, stripped.
    """
    kept = clean_lines(lines)
    if not kept:
        return Report(name=name)
    front = read_front(kept)
    back = read_back(kept, front.line + (front.offset > 0))
    body = _body(kept, front, back)
    nested = nest(body, find_marks(body))
    parts = cast(nested.items)
    blocks = build_blocks(kept, [*front.cuts, *parts.cuts, *back.cuts])
    doubts = sorted((*nested.doubts, *parts.doubts), key=lambda doubt: doubt.paragraph)
    return Report(kind=kind_of(blocks), name=name, blocks=blocks, doubts=tuple(doubts))


def _body(lines: Sequence[str], front: Front, back: Back) -> list[Line]:
    """Return the lines between front and back; the first and last may be parts of a line."""
    body: list[Line] = []
    for index in range(front.line, min(back.line + 1, len(lines))):
        start = front.offset if index == front.line else 0
        end = back.offset if index == back.line else len(lines[index])
        if text := lines[index][start:end]:
            body.append(Line(index, text, start))
    return body
