"""Cuts to blocks: every character between two cuts belongs to the first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.models.report import Block, Paragraph, Span
from app.reading.headings import point_paragraph
from app.reading.stretches import Cut

if TYPE_CHECKING:
    from collections.abc import Sequence


def build_blocks(lines: Sequence[str], cuts: Sequence[Cut]) -> tuple[Block, ...]:
    """Return the blocks that start at the cuts, in order; no character before the first is lost."""
    cuts = _from_the_first_character(cuts)
    flat = []
    for number, cut in enumerate(cuts):
        after = cuts[number + 1] if number + 1 < len(cuts) else None
        flat.append(_block(cut, _pieces(lines, cut, after), has_more=_goes_below(cut, after)))
    return _nest(flat)


def _from_the_first_character(cuts: Sequence[Cut]) -> Sequence[Cut]:
    """Return the cuts with one for what stands before the first, whatever the rules say of it."""
    if cuts and (cuts[0].line, cuts[0].offset) == (0, 0):
        return cuts
    return [Cut(0, 0, "body"), *cuts]


def _pieces(lines: Sequence[str], cut: Cut, after: Cut | None) -> list[str]:
    """Return the text of each line, or part of a line, from one cut to the next."""
    last, end = (after.line, after.offset) if after else (len(lines) - 1, len(lines[-1]))
    pieces = []
    for index in range(cut.line, last + 1):
        start = cut.offset if index == cut.line else 0
        if text := lines[index][start : end if index == last else None]:
            pieces.append(text)
    return pieces


def _goes_below(cut: Cut, after: Cut | None) -> bool:
    return after is not None and after.level > cut.level


def _block(cut: Cut, pieces: Sequence[str], *, has_more: bool) -> Block:
    first, *rest = pieces
    paragraphs = [Paragraph(spans=(Span(text=text),)) for text in rest]
    if cut.ordinal or cut.headed:
        followed = has_more or bool(rest)
        head = point_paragraph(first, cut.ordinal, headed=cut.headed, followed=followed)
    else:
        head = Paragraph(spans=(Span(text=first),))
    return Block(
        role=cut.role,
        level=cut.level,
        paragraphs=(head, *paragraphs),
        inline=cut.offset > 0,
        note=cut.note,
    )


def _nest(flat: Sequence[Block]) -> tuple[Block, ...]:
    """Put every block below level 1 under the nearest one above it that has a lower level."""
    nested: list[Block] = []
    number = 0
    while number < len(flat):
        end = number + 1
        while end < len(flat) and flat[end].level > max(flat[number].level, 1):
            end += 1
        children = _nest(flat[number + 1 : end])
        nested.append(flat[number].model_copy(update={"children": children}))
        number = end
    return tuple(nested)
