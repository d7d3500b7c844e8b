"""The sentences that stand right before some words, where those are led into."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from app.text.sentences import split_sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.checking.manuscript import Line, Manuscript
    from app.text.sentences import Sentence


def sentences_before(
    manuscript: Manuscript, number: int, start: int
) -> Iterator[tuple[Line, Sentence]]:
    """Yield the sentences before a place of a line, the nearest first.

    They are those of the line; of the line before, where the place is the line's beginning.
    """
    if not start:
        number -= 1
    if number >= 0:
        line = manuscript.lines[number]
        sentences = split_sentences(line.text[:start]) if start else line.sentences
        for sentence in reversed(sentences):
            yield line, sentence


def is_announced(manuscript: Manuscript, number: int, start: int, pattern: str | None) -> bool:
    """Tell whether the sentence right before a place matches a pattern, if there is one."""
    before = next(sentences_before(manuscript, number, start), None)
    return bool(pattern and before and re.search(pattern, before[1].text))
