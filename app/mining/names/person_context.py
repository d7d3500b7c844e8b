"""What stands around a person's name, and tells that one is named there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.mining.names.person_words import (
    INTRODUCING,
    INTRODUCING_ENDS,
    RELATING,
    SHORT_TITLES,
    TOGETHER,
    TOLD_AFTER,
    WITH,
    is_title,
)
from app.patterns import lazy
from app.text.characters import HAN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.mining.names.words import Word

_WORD = lazy(rf"[{HAN}]+")


def adjacent(words: Sequence[Word], at: int) -> str:
    """Return the word after one that stands right beside it, or nothing."""
    if at + 1 < len(words):
        text = words[at + 1].text
        return text if _WORD.fullmatch(text) else ""
    return ""


def title_at(words: Sequence[Word], at: int) -> str:
    """Return the title that begins at a word, or nothing."""
    if at >= len(words):
        return ""
    text = words[at].text
    if text == "副" and at + 1 < len(words):
        text = words[at + 1].text
    return text if is_title(text) else ""


def ends(words: Sequence[Word], at: int) -> bool:
    """Tell whether a name may end before a word: at a mark, a verb or a particle."""
    if at >= len(words):
        return True
    word = words[at]
    return not _WORD.fullmatch(word.text) or word.tag[:1] in ("v", "p", "d", "u", "c", "r")


def is_told(words: Sequence[Word], at: int, end: int) -> bool:
    """Tell whether the words around say that a person is named."""
    if title_at(words, end) and words[end].text not in SHORT_TITLES:
        return True
    after = words[end].text if end < len(words) else ""
    if after in TOLD_AFTER or (after == "（" and at == 0):
        return True
    if at == 0 or words[at - 1].end != words[at].start:
        return False
    if after in TOGETHER and words[at - 1].text in WITH:
        return True
    colon = at > 1 and words[at - 1].text in ("：", ":")
    before = words[at - 1 - colon].text
    said = before.endswith(INTRODUCING_ENDS)
    return (said and ends(words, end)) or (before in INTRODUCING and title_at(words, end) != "")


def is_run_on(words: Sequence[Word], at: int) -> bool:
    """Tell whether a character alone stands right before a word."""
    before = words[at - 1].text if at > 0 else ""
    return len(before) == 1 and before not in RELATING and bool(_WORD.fullmatch(before))
