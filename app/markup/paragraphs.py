"""A line of draft text to a paragraph: its number, heading, stop and text."""

from __future__ import annotations

from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from app.markup.lines import bare_text
from app.models.report import WRITER, Paragraph, Span
from app.text.characters import HEADING_STOPS
from app.text.markdown.signs import HEADING
from app.text.ordinals import read_bare, read_ordinal

if TYPE_CHECKING:
    from app.markup.lines import Line, Stretch
    from app.models.report import Origin, Part
    from app.text.ordinals import Ordinal

# What a line begins with that may have a heading.
_HEADING_SIGNS = ("#", "*")


def read_paragraph(line: Line, raw: Origin = WRITER) -> Paragraph:
    """Return the paragraph that a line stands for; `raw` is the origin of unmarked words."""
    stretches = line.stretches
    # Most lines are text alone, which is told by their first character.
    if line.row or not stretches[0].text.startswith(_HEADING_SIGNS):
        return Paragraph(spans=_spans(stretches, "text", raw), row=line.row)
    bare = line.bare
    if head := HEADING.match(bare):
        return Paragraph(spans=_heading_spans(_between(stretches, head.end(), len(bare)), raw))
    closing = bare.find("**", 2) if bare.startswith("**") else -1
    if closing < 0:
        return Paragraph(spans=_spans(stretches, "text", raw))
    heading = _heading_spans(_between(stretches, 2, closing), raw)
    rest = _between(stretches, closing + 2, len(bare))
    return Paragraph(spans=(*heading, *_spans(rest, "text", raw)))


def _heading_spans(stretches: list[Stretch], raw: Origin) -> tuple[Span, ...]:
    """Return the spans of a heading: its number, the heading proper, its closing stop."""
    bare = bare_text(stretches)
    ordinal = read_ordinal(bare) or _set_apart(stretches, bare)
    stop = len(bare) - bare.endswith(tuple(HEADING_STOPS))
    number = min(len(ordinal.text), stop) if ordinal else 0
    return (
        *_spans(_between(stretches, 0, number), "ordinal", raw),
        *_spans(_between(stretches, number, stop), "heading", raw),
        *_spans(_between(stretches, stop, len(bare)), "stop", raw),
    )


def _set_apart(stretches: list[Stretch], bare: str) -> Ordinal | None:
    r"""Return a bare numeral that an escape sets apart from the heading: `一\思想上要重视`."""
    ordinal = read_bare(bare)
    at = len(ordinal.text) if ordinal else len(bare)
    after = _between(stretches, at, at + 1)
    return ordinal if after and after[0].literal and after[0].span is None else None


def _between(stretches: list[Stretch], start: int, end: int) -> list[Stretch]:
    """Return the stretches from one character to another."""
    found: list[Stretch] = []
    at = 0
    for stretch in stretches:
        first, at = at, at + len(stretch.text)
        if start <= first and at <= end:
            found.append(stretch)
        elif max(start, first) < min(end, at):
            text = stretch.text[max(start - first, 0) : end - first]
            found.append(stretch._replace(text=text))
    return found


def _spans(stretches: list[Stretch], part: Part, raw: Origin) -> tuple[Span, ...]:
    """Return stretches as spans, one for all that are side by side in the same value or in none.

    What is in none is of the given part; a value says itself which part it is.
    """
    # Two values with the same words are two all the same.
    values = groupby(stretches, attrgetter("mark"))
    return tuple(_span(list(members), part, raw) for _, members in values)


def _span(members: list[Stretch], part: Part, raw: Origin) -> Span:
    value = members[0].span
    text = members[0].text if len(members) == 1 else "".join(one.text for one in members)
    if value is None:
        return Span(text=text, origin=raw, part=part)
    return value if value.text == text else value.saying(text)
