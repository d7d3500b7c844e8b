"""The Markdown-like draft text to a Report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.markup.blocks import opens_block, read_blocks
from app.markup.lines import split_lines
from app.markup.marks import Marks, without_private
from app.markup.origins import split_origins
from app.markup.restoring import restore
from app.models.report import WRITER, LeftOut, Report
from app.text.markdown.blocks import plain_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.models.report import Origin
    from app.text.markdown.regions import ToldAt


def looks_like_markup(text: str) -> bool:
    """Tell whether a text has block lines (`::: 开头`) of draft markup."""
    return any(opens_block(line.strip()) for line in text.splitlines())


def read_markup(
    text: str, kind: str = "", name: str = "", marks: Marks | None = None, raw: Origin = WRITER
) -> Report:
    """Return the Report that a draft text stands for.

    `marks` holds the spans of marked values, `raw` is the origin of all other words. A block
    without a paragraph vanishes. A text without marked values loses its private-use characters,
    which have a meaning of their own here; what its record of origins tells is put back, kind and
    name before those given. Of Markdown that a report has no place for the words stay, and the
    rest stands in its `left_out`. Raises `InputError` with every block line that has an unknown
    label, or words after the label that are none of its flags.
    """
    if marks:
        return Report(kind=kind, name=name, blocks=read_blocks(split_lines(text, marks), name, raw))
    words, record = split_origins(without_private(text))
    plain = plain_text(words, draft=True)
    blocks = read_blocks(split_lines(plain.text, Marks()), name, raw)
    return Report(
        kind=record.kind or kind,
        name=record.name or name,
        blocks=restore(blocks, record.rows),
        left_out=left_out(plain.told),
    )


def left_out(told: Iterable[ToldAt]) -> tuple[LeftOut, ...]:
    """Return what is told of a Markdown text, which its report does not hold."""
    return tuple(LeftOut(**each._asdict()) for each in told)
