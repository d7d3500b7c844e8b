"""Markdown as people write it to plain lines: its marks go, placeholders made of stars stay."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from app.markup.marks import without_private
from app.models.report import Paragraph, Span
from app.patterns import lazy
from app.text.markdown.blocks import plain_text
from app.text.markdown.signs import BREAK, ROWS

if TYPE_CHECKING:
    from app.text.markdown.regions import ToldAt

_ESCAPED = lazy(r"\\([!-/:-@\[-`{-~])")


class MarkdownLines(NamedTuple):
    """The lines of a Markdown text, each row of a table as a paragraph, and what is told."""

    lines: list[str | Paragraph]
    told: tuple[ToldAt, ...]


def read_markdown(text: str) -> MarkdownLines:
    """Return the lines of a Markdown text without its marks."""
    plain = plain_text(without_private(text))
    lines = plain.text.replace(BREAK, "\n").split("\n")
    return MarkdownLines(list(map(_line, lines)), plain.told)


def _line(line: str) -> str | Paragraph:
    words = _ESCAPED.sub(r"\1", line)
    row = ROWS.get(words[:1])
    return Paragraph(spans=(Span(text=words[1:]),), row=row) if row else words
