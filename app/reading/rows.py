"""What among the lines of a report is no text: kept from the genre's rules, and put back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.models.report import Block, Paragraph, Report, Span, places
from app.reading.bare_lines import bare_line
from app.reading.cleaning import clean_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from app.models.report import Doubt
    from app.models.roles import BlockRole
    from app.reading.bare_lines import BareLine

    Rows = Mapping[int, Sequence[Paragraph]]

# A table is no part of these: it stands beside them.
_CLOSED: tuple[BlockRole, ...] = ("title", "byline", "salutation", "signoff", "tail")


def set_apart(
    lines: Iterable[str | Paragraph], *, edges: bool = False
) -> tuple[list[BareLine], Rows]:
    """Return the lines with words, cleaned, and the others by how many lines come before.

    The others are rows of tables, and rules across the page. `edges` is that of `clean_lines`.
    """
    kept: list[BareLine] = []
    rows: dict[int, list[Paragraph]] = {}
    for line in lines:
        if isinstance(line, Paragraph):
            rows.setdefault(len(kept), []).append(line)
            continue
        for bare in map(bare_line, clean_lines([line], edges=edges)):
            if bare.text:
                kept.append(bare)
            else:
                rule = Paragraph(spans=(Span(text=bare.whole),))
                rows.setdefault(len(kept), []).append(rule)
    return kept, rows


def among_rows(report: Report, rows: Rows) -> Report:
    """Return the report with each row where it stood, in the block that its line belongs to."""
    if not rows:
        return report
    last: dict[int, tuple[int, int]] = {}
    for block, place in places(report):
        last |= {place.first + n: (id(block), n) for n in range(len(block.paragraphs))}
    after = {last[line - 1]: found for line, found in rows.items() if line}
    blocks = [each for block in report.blocks for each in _woven(block, after)]
    if 0 in rows:
        blocks = _begun(rows[0], blocks)
    doubts = tuple(_moved_on(doubt, rows) for doubt in report.doubts)
    return report.model_copy(update={"blocks": tuple(blocks), "doubts": doubts})


def _moved_on(doubt: Doubt, rows: Rows) -> Doubt:
    before = sum(len(found) for line, found in rows.items() if line <= doubt.paragraph)
    return doubt.model_copy(update={"paragraph": doubt.paragraph + before})


def _woven(block: Block, after: Mapping[tuple[int, int], Sequence[Paragraph]]) -> Iterator[Block]:
    """Yield a block with the rows behind its paragraphs; a closed one ends before each table."""
    held: list[Paragraph] = []
    inline = block.inline
    for n, paragraph in enumerate(block.paragraphs):
        held.append(paragraph)
        found = after.get((id(block), n), ())
        if found and found[0].row and block.role in _CLOSED:
            yield block.model_copy(update={"paragraphs": tuple(held), "inline": inline})
            yield _beside(found)
            held, inline = [], False
        else:
            held += found
    if held:
        children = tuple(each for child in block.children for each in _woven(child, after))
        own = {"paragraphs": tuple(held), "inline": inline, "children": children}
        yield block.model_copy(update=own)


def _begun(first: Sequence[Paragraph], blocks: Sequence[Block]) -> list[Block]:
    """Return blocks with what stands before all of them: a table apart, a rule in the first."""
    if first[0].row or not blocks:
        return [_beside(first), *blocks]
    begun = {"paragraphs": (*first, *blocks[0].paragraphs)}
    return [blocks[0].model_copy(update=begun), *blocks[1:]]


def _beside(rows: Sequence[Paragraph]) -> Block:
    return Block(role="body", paragraphs=tuple(rows))
