"""The origins of a draft text's words, put back from the record at its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.markup.aligning import Placed, align, fits, likeness
from app.markup.blocks import read_paragraph
from app.markup.lines import split_lines
from app.markup.marks import Marks, without_private
from app.markup.rendering import write_line
from app.models.report import Paragraph, Span
from app.text.markdown.blocks import plain_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.markup.origins import RecordedSpan
    from app.models.report import Block

    Row = tuple[RecordedSpan, ...]


def restore(blocks: tuple[Block, ...], rows: Sequence[Row]) -> tuple[Block, ...]:
    """Return blocks, all by the writer, with the recorded origins, gaps and parts of their words.

    A paragraph whose words are unchanged gets its spans back, wherever it stands now. Of an
    edited one the spans whose words are unchanged keep origin and gap, and the rest is the
    writer's. What is number, heading, stop and text is always as the draft text now has it.
    """
    if not rows:
        return blocks
    paragraphs = [paragraph for block in _walk(blocks) for paragraph in block.paragraphs]
    found = _pair([paragraph.text for paragraph in paragraphs], rows)
    restored = iter(
        _restored(paragraph, rows[found[number]]) if number in found else paragraph
        for number, paragraph in enumerate(paragraphs)
    )
    return tuple(_rebuilt(block, restored) for block in blocks)


def _pair(texts: list[str], rows: Sequence[Row]) -> dict[int, int]:
    """Return for each paragraph (by number) the row it was recorded in, if one is found."""
    pairs = _unchanged(texts, rows)
    paragraphs = [n for n in range(len(texts)) if n not in pairs]
    taken = set(pairs.values())
    left = [n for n in range(len(rows)) if n not in taken]
    alike = [(likeness(rows[row], texts[n]), n, row) for n in paragraphs for row in left]
    for score, n, row in sorted(alike, key=lambda pair: (-pair[0], abs(pair[1] - pair[2]))):
        if score and n not in pairs and row not in taken:
            pairs[n] = row
            taken.add(row)
    # What was edited at both ends is looked for in the order in which it stood.
    rest = [n for n in paragraphs if n not in pairs]
    return pairs | dict(zip(rest, (row for row in left if row not in taken), strict=False))


def _unchanged(texts: list[str], rows: Sequence[Row]) -> dict[int, int]:
    """Return the rows of unchanged paragraphs; of several with the same words, in order."""
    by_length: dict[int, list[int]] = {}
    for number, row in enumerate(rows):
        by_length.setdefault(sum(piece.length for piece in row), []).append(number)
    pairs: dict[int, int] = {}
    for number, text in enumerate(texts):
        alike = by_length.get(len(text), [])
        same = next((row for row in alike if fits(rows[row], text)), None)
        if same is not None:
            pairs[number] = same
            alike.remove(same)
    return pairs


def _restored(paragraph: Paragraph, row: Row) -> Paragraph:
    text = paragraph.text
    placed = align(row, text)
    if fits(row, text):
        spans = tuple(_span(one, text) for one in placed)
        recorded = paragraph.model_copy(update={"spans": spans})
        # A row has no parts that its record could have differently.
        if paragraph.row or _read_line(write_line(recorded)) == paragraph:
            return recorded
    return paragraph.model_copy(update={"spans": tuple(_cut(paragraph, placed))})


def _read_line(text: str) -> Paragraph:
    """Return the paragraph that one line of a file stands for, all of it by the writer."""
    plain = plain_text(without_private(text), draft=True)
    lines = split_lines(plain.text, Marks())
    return read_paragraph(lines[0]) if lines else Paragraph(spans=())


def _span(placed: Placed, text: str) -> Span:
    piece = placed.piece
    words = text[placed.start : placed.end]
    return Span(text=words, origin=piece.origin, part=piece.part, gap=piece.gap)


def _cut(paragraph: Paragraph, placed: Sequence[Placed]) -> Iterator[Span]:
    """Yield the spans of a paragraph, cut where a placed piece starts or ends."""
    start = 0
    for span in paragraph.spans:
        end = start + len(span.text)
        at = start
        for piece, first, last in placed:
            words = paragraph.text[max(at, first) : min(end, last)]
            if max(at, first) >= min(end, last):
                continue
            if first > at:
                yield span.saying(paragraph.text[at:first])
            yield span.model_copy(update={"text": words, "origin": piece.origin, "gap": piece.gap})
            at = min(end, last)
        if at < end:
            yield span.saying(paragraph.text[at:end])
        start = end


def _walk(blocks: tuple[Block, ...]) -> Iterator[Block]:
    for block in blocks:
        yield block
        yield from _walk(block.children)


def _rebuilt(block: Block, paragraphs: Iterator[Paragraph]) -> Block:
    """Return the block with its paragraphs, then its children's, taken from those given."""
    own = tuple(next(paragraphs) for _ in block.paragraphs)
    children = tuple(_rebuilt(child, paragraphs) for child in block.children)
    return block.model_copy(update={"paragraphs": own, "children": children})
