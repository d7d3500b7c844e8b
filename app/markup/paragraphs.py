"""A line of draft text to a paragraph: its number, heading, stop and text."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from app.markup.lines import split_lines
from app.markup.marks import Marks, without_private
from app.models.report import WRITER, Paragraph, Span
from app.text.characters import HEADING_STOPS
from app.text.markdown.blocks import plain_text
from app.text.markdown.signs import HEADING
from app.text.ordinals import read_bare, read_ordinal

if TYPE_CHECKING:
    from app.markup.lines import Char, Line
    from app.models.report import Origin, Part
    from app.text.ordinals import Ordinal


def read_paragraph(line: Line, raw: Origin = WRITER) -> Paragraph:
    """Return the paragraph that a line stands for; `raw` is the origin of unmarked words."""
    chars, bare = line.chars, line.bare
    if line.row:
        return Paragraph(spans=_spans([(char, "text") for char in chars], raw), row=line.row)
    head = HEADING.match(bare)
    if head:
        parts = _heading_parts(chars[head.end() :])
        return Paragraph(spans=_spans(parts, raw))
    closing = heading_end(bare)
    if closing < 0:
        return Paragraph(spans=_spans([(char, "text") for char in chars], raw))
    parts = _heading_parts(chars[2:closing])
    rest: list[tuple[Char, Part]] = [(char, "text") for char in chars[closing + 2 :]]
    return Paragraph(spans=_spans(parts + rest, raw))


def heading_end(bare: str) -> int:
    """Return where a heading that opens a line, between `**` and `**`, ends; -1 without one."""
    return bare.find("**", 2) if bare.startswith("**") else -1


def read_line(text: str) -> Paragraph:
    """Return the paragraph that one line of a file stands for, all of it by the writer."""
    plain = plain_text(without_private(text), draft=True)
    lines = split_lines(plain.text, Marks())
    return read_paragraph(lines[0]) if lines else Paragraph(spans=())


def _heading_parts(chars: list[Char]) -> list[tuple[Char, Part]]:
    """Return each character of a heading with its part: number, heading proper, closing stop."""
    parts: list[Part] = ["heading"] * len(chars)
    bare = "".join("\0" if char.literal else char.text for char in chars)
    ordinal = read_ordinal(bare) or _set_apart(chars, bare)
    if ordinal:
        parts[: len(ordinal.text)] = ["ordinal"] * len(ordinal.text)
    if chars and chars[-1].text in HEADING_STOPS and not chars[-1].literal:
        parts[-1] = "stop"
    return list(zip(chars, parts, strict=True))


def _set_apart(chars: list[Char], bare: str) -> Ordinal | None:
    r"""Return a bare numeral that an escape sets apart from the heading: `一\思想上要重视`."""
    ordinal = read_bare(bare)
    after = chars[len(ordinal.text)] if ordinal else None
    return ordinal if after and after.literal and after.span is None else None


def _spans(parts: list[tuple[Char, Part]], raw: Origin) -> tuple[Span, ...]:
    """Return the characters as spans: one for each stretch of the same value and part."""
    spans: list[Span] = []
    for _, stretch in groupby(parts, _same_span):
        members = list(stretch)
        char, part = members[0]
        text = "".join(member.text for member, _ in members)
        if char.span:
            spans.append(char.span.model_copy(update={"text": text}))
        else:
            spans.append(Span(text=text, origin=raw, part=part))
    return tuple(spans)


def _same_span(item: tuple[Char, Part]) -> tuple[int, Part | None]:
    char, part = item
    return (id(char.span), None) if char.span else (0, part)
