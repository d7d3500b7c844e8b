"""The words of a report that were borrowed from a phrase in doubt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.models.names import Placeholder

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.bank.phrase_bank import PhraseBank
    from app.models.report import Block, Paragraph, Report, Span


def doubts_in(report: Report, bank: PhraseBank) -> Iterator[Placeholder]:
    """Yield the borrowed passages of a report, up to a slot, that hold words in doubt, in order."""
    for paragraph, spans in enumerate(report.lines()):
        start = 0
        for span in spans:
            end = start + len(span.text)
            if words := _doubted(span, bank):
                yield Placeholder(
                    token=span.text,
                    text=span.text,
                    paragraph=paragraph,
                    start=start,
                    end=end,
                    doubt="、".join(f"“{word}”" for word in words),
                    phrase=span.origin.ref,
                )
            start = end


def settled(report: Report, bank: PhraseBank) -> Report:
    """Return a draft that was kept with its doubts, without the marks of those that are settled.

    That is where the phrase has been decided on since, or the writer has put other words in the
    place of those in doubt. What the bank does not know stays in doubt.
    """
    blocks = tuple(_settled_block(block, bank) for block in report.blocks)
    return report.model_copy(update={"blocks": blocks})


def _settled_block(block: Block, bank: PhraseBank) -> Block:
    paragraphs = tuple(_settled_line(paragraph, bank) for paragraph in block.paragraphs)
    children = tuple(_settled_block(child, bank) for child in block.children)
    return block.model_copy(update={"paragraphs": paragraphs, "children": children})


def _settled_line(paragraph: Paragraph, bank: PhraseBank) -> Paragraph:
    spans = (
        span.model_copy(update={"gap": False}) if _is_settled(span, bank) else span
        for span in paragraph.spans
    )
    return paragraph.model_copy(update={"spans": tuple(spans)})


def _is_settled(span: Span, bank: PhraseBank) -> bool:
    marked = span.gap and span.origin.kind == "phrase"
    return marked and bank.phrase(span.origin.ref) is not None and not _doubted(span, bank)


def _doubted(span: Span, bank: PhraseBank) -> list[str]:
    """Return the words of a span that are in doubt in the phrase it was borrowed from."""
    phrase = bank.phrase(span.origin.ref) if span.origin.kind == "phrase" else None
    return [word for word in phrase.doubt if word in span.text] if phrase else []
