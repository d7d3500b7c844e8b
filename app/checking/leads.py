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
    """Yield the sentences before a place of a line, the nearest first, over the ends of lines."""
    if start:
        line = manuscript.lines[number]
        for sentence in reversed(split_sentences(line.text[:start])):
            yield line, sentence
    for line in reversed(manuscript.lines[:number]):
        for sentence in reversed(line.sentences):
            yield line, sentence


def is_announced(manuscript: Manuscript, number: int, start: int, pattern: str | None) -> bool:
    """Tell whether the sentence right before a place matches a pattern, if there is one."""
    before = next(sentences_before(manuscript, number, start), None)
    return bool(pattern and before and re.search(pattern, before[1].text))
