"""Where the closing lines of a report stand: the indents of each beside those of its style."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from app.text.closing_lines import closing_note, label_of
from app.writing.layout.formats import Hanging
from app.writing.word.lines import line_text
from app.writing.word.scripts import text_width
from app.writing.word.signature import signature_indents

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.writing.layout import Layout
    from app.writing.word.lines import Kind, Line

_TOGETHER: tuple[tuple[Kind, ...], ...] = (
    ("attachments",),
    ("copies",),
    ("signature", "date", "tail"),
)
CLOSING = frozenset(kind for kinds in _TOGETHER for kind in kinds)
"""The kinds of lines that stand otherwise than their style says."""


class Sides(NamedTuple):
    """Indents in characters; None where the style's own holds."""

    left: float | None = None
    right: float | None = None
    hanging: float | None = None


def closing_sides(lines: Sequence[Line], layout: Layout) -> dict[int, Sides]:
    """Return the indents of the closing lines among a report's, by the lines' numbers."""
    sides: dict[int, Sides] = {}
    for kinds in _TOGETHER:
        found = [
            (at, kind, line_text(each)) for at, (kind, each) in enumerate(lines) if kind in kinds
        ]
        if not found:
            continue
        numbers, own, texts = zip(*found, strict=True)
        paragraph = getattr(layout, own[0], None)
        if isinstance(paragraph, Hanging):
            made = _hanging(texts, paragraph) if paragraph.hanging else ()
        else:
            rights = signature_indents(texts, own, layout)
            made = (Sides(right=right) for right in rights)
        sides |= dict(zip(numbers, made, strict=False))
    return sides


def _hanging(texts: Sequence[str], paragraph: Hanging) -> Iterator[Sides]:
    """Yield the indents of a list's lines: names begin below one another, and go on there."""
    word = figure = 0.0
    for text in texts:
        label, number = label_of(text)
        if label or closing_note(text):
            word = text_width(label)
        if label or number:
            figure = text_width(number)
        hanging = (word if label else 0) + (figure if label or number else 0)
        yield Sides(left=paragraph.indent + word + figure, hanging=hanging)
