"""Sentences of Chinese prose, split with an eye to quotation marks."""

from __future__ import annotations

import re
from typing import NamedTuple

from app.patterns import lazy
from app.text.characters import CLOSERS, OPENERS, SENTENCE_ENDS

_PAIRS = dict(zip(CLOSERS, OPENERS, strict=True))
_CLOSING = dict(zip(OPENERS, CLOSERS, strict=True))
# What goes on with the sentence, whatever mark stands before it: 从脱贫攻坚到……，
_GOES_ON = ("，", "、", "；", "：", ",", ";", ":")
# A mark that is never closed must not swallow the rest of the text; quotations are shorter.
_LONGEST_QUOTE = 200
# Nothing before the next of these can end a sentence.
_STOP = lazy("[" + re.escape(OPENERS + SENTENCE_ENDS) + "]")


class Sentence(NamedTuple):
    """A sentence and its offsets in the text it was split from."""

    text: str
    start: int
    end: int


def split_sentences(text: str, start: int = 0) -> list[Sentence]:
    """Return the sentences of a text; put together they are the text, character for character.

    A sentence ends at 。！？…… outside closed quotation marks, or after a closing mark whose
    quotation ends in one of them, when what follows does not go on with it (a comma does). An
    opening mark that is never closed does not count as a quotation.
    Offsets count from `start`, the place of the text in its paragraph.
    """
    sentences: list[Sentence] = []
    begin = position = 0
    while position < len(text):
        position = _next_end(text, position)
        sentences.append(Sentence(text[begin:position], start + begin, start + position))
        begin = position
    return sentences


def first_sentence_end(text: str) -> int:
    """Return where the first sentence of a text ends; a quotation's own full stop can end it."""
    return _next_end(text, 0)


def closing_of(text: str, opening: int) -> int | None:
    """Return the offset of the mark that closes the one at `opening`, or None."""
    end = min(len(text), opening + _LONGEST_QUOTE)
    # Most that have none are told apart from it without a look at each character.
    if text.find(_CLOSING[text[opening]], opening, end) < 0:
        return None
    depth: list[str] = []
    for offset in range(opening, end):
        char = text[offset]
        if char in OPENERS:
            depth.append(char)
        elif char in _PAIRS:
            if not depth or depth[-1] != _PAIRS[char]:
                return None
            depth.pop()
            if not depth:
                return offset
    return None


def _next_end(text: str, position: int) -> int:
    """Return the offset just after the sentence that goes on at `position`."""
    while stop := _STOP.search(text, position):
        position = stop.start()
        if stop[0] in OPENERS:
            closing = closing_of(text, position)
            if closing is None:
                position += 1
                continue
            position = closing + 1
            if _quotation_ends_sentence(text, closing):
                return _with_trailing_marks(text, position)
            continue
        position = _with_trailing_marks(text, position + 1)
        if not text.startswith(_GOES_ON, position):
            return position
    return len(text)


def _quotation_ends_sentence(text: str, closing: int) -> bool:
    """Tell whether a closed quotation that holds its own full stop ends the sentence around it."""
    if text[closing] not in "”’" or text[closing - 1] not in SENTENCE_ENDS:
        return False
    goes_on = (*_GOES_ON, *"的等和与之中", *CLOSERS)
    return not text.startswith(goes_on, closing + 1)


def _with_trailing_marks(text: str, position: int) -> int:
    while position < len(text) and (text[position] in SENTENCE_ENDS or text[position] in "”’）"):
        position += 1
    return position
