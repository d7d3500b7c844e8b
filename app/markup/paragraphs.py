"""A line of draft text to a paragraph: its number, heading, stop and text."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from app.markup.lines import bare_text, split_lines
from app.markup.marks import Marks, without_private
from app.models.report import WRITER, Paragraph, Span
from app.text.characters import HEADING_STOPS
from app.text.markdown.blocks import plain_text
from app.text.markdown.signs import HEADING
from app.text.ordinals import read_bare, read_ordinal

if TYPE_CHECKING:
    from app.markup.lines import Line, Stretch
    from app.models.report import Origin, Part
    from app.text.ordinals import Ordinal

    _Piece = tuple[Stretch, Part]


def read_paragraph(line: Line, raw: Origin = WRITER) -> Paragraph:
    """Return the paragraph that a line stands for; `raw` is the origin of unmarked words."""
    stretches, bare = line.stretches, line.bare
    head = None if line.row else HEADING.match(bare)
    closing = -1 if line.row or head else _heading_end(bare)
    if head:
        pieces = _heading_parts(_between(stretches, head.end(), len(bare)))
    elif closing >= 0:
        heading = _between(stretches, 2, closing)
        pieces = _heading_parts(heading) + _in_part(
            "text", _between(stretches, closing + 2, len(bare))
        )
    else:
        pieces = _in_part("text", stretches)
    return Paragraph(spans=_spans(pieces, raw), row=line.row)


def read_line(text: str) -> Paragraph:
    """Return the paragraph that one line of a file stands for, all of it by the writer."""
    plain = plain_text(without_private(text), draft=True)
    lines = split_lines(plain.text, Marks())
    return read_paragraph(lines[0]) if lines else Paragraph(spans=())


def _heading_end(bare: str) -> int:
    """Return where a heading that opens a line, between `**` and `**`, ends; -1 without one."""
    return bare.find("**", 2) if bare.startswith("**") else -1


def _heading_parts(stretches: list[Stretch]) -> list[_Piece]:
    """Return the stretches of a heading by part: number, heading proper, closing stop."""
    bare = bare_text(stretches)
    ordinal = read_ordinal(bare) or _set_apart(stretches, bare)
    stop = len(bare) - bare.endswith(tuple(HEADING_STOPS))
    number = min(len(ordinal.text), stop) if ordinal else 0
    return [
        *_in_part("ordinal", _between(stretches, 0, number)),
        *_in_part("heading", _between(stretches, number, stop)),
        *_in_part("stop", _between(stretches, stop, len(bare))),
    ]


def _set_apart(stretches: list[Stretch], bare: str) -> Ordinal | None:
    r"""Return a bare numeral that an escape sets apart from the heading: `一\思想上要重视`."""
    ordinal = read_bare(bare)
    at = len(ordinal.text) if ordinal else len(bare)
    after = _between(stretches, at, at + 1)
    return ordinal if after and after[0].literal and after[0].span is None else None


def _in_part(part: Part, stretches: list[Stretch]) -> list[_Piece]:
    return [(stretch, part) for stretch in stretches]


def _between(stretches: list[Stretch], start: int, end: int) -> list[Stretch]:
    """Return the stretches from one character to another."""
    found: list[Stretch] = []
    at = 0
    for stretch in stretches:
        text = stretch.text[max(start - at, 0) : max(end - at, 0)]
        at += len(stretch.text)
        if text:
            found.append(stretch._replace(text=text))
    return found


def _spans(pieces: list[_Piece], raw: Origin) -> tuple[Span, ...]:
    """Return stretches as spans: one for all that are side by side of the same value and part."""
    return tuple(_span(list(members), raw) for _, members in groupby(pieces, _value_or_part))


def _span(members: list[_Piece], raw: Origin) -> Span:
    (_, span, _), part = members[0]
    text = "".join(stretch.text for stretch, _ in members)
    if span is None:
        return Span(text=text, origin=raw, part=part)
    return span if span.text == text else span.model_copy(update={"text": text})


def _value_or_part(piece: _Piece) -> tuple[int, Part | None]:
    (_, span, _), part = piece
    # Two values with the same words are two all the same.
    return (id(span), None) if span else (0, part)
