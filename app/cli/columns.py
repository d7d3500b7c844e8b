"""How wide text stands on a terminal, where East Asian wide characters take two columns."""

from collections.abc import Container, Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from unicodedata import combining, east_asian_width

from app.patterns import lazy
from app.text.visible import shapes

# So many characters may stand in a column: marks are set over others.
_A_COLUMN = 4
_OPENING = "（《〈“‘『「【〔"
_CLOSING = "，。、；：！？）》〉”’』」】〕…"
# A line may break between two Chinese characters, but not after an opening mark, before a closing
# one, or inside a run of Latin letters (an option, a file name).
_UNBROKEN = lazy(rf"\s+|[{_OPENING}]*(?:[!-~]+|[^\s])[{_CLOSING}]*")
_WORDS = lazy(r"\s+|\S+")


def width(text: str) -> int:
    """Return the columns a text takes on a terminal."""
    return sum(map(_columns, text))


def pad(text: str, columns: int) -> str:
    """Return the text with spaces after it, up to so many columns."""
    return text + " " * (columns - width(text))


def fold(text: str, columns: int) -> list[str]:
    """Return the text as lines of at most so many columns; its own line ends are kept."""
    return [line for given in text.splitlines() for line in _fold_line(given, columns)]


def fold_words(text: str, columns: int) -> list[str]:
    """Return the text as `fold` does, but broken at blanks only, as far as words leave room."""
    return [line for given in text.splitlines() for line in _laid(_words(given, columns), columns)]


def fold_marked(
    text: str, marked: Container[int], columns: int
) -> Iterator[list[tuple[str, bool]]]:
    """Yield the folded lines of a text in pieces, each with whether its characters are marked.

    `marked` holds the places of characters in the text, which is shown as within one line.
    """
    shown = shapes(text)
    signs = [(sign, n in marked) for n, shape in enumerate(shown) for sign in shape]
    at = 0
    for line in fold("".join(shown), columns):
        chars = []
        for char in line:
            # A blank at which a line was broken is gone.
            while signs[at][0] != char:
                at += 1
            chars.append(signs[at])
            at += 1
        yield [
            ("".join(char for char, _ in same), is_marked)
            for is_marked, same in groupby(chars, key=itemgetter(1))
        ]


def excerpt(text: str, offset: int, columns: int) -> tuple[str, int]:
    """Return the part of a line around an offset, and the column where the offset stands in it."""
    # Of a long line in which everything is wrong, no more is looked at than may be shown.
    offset = min(offset, len(text))
    first = max(offset - _A_COLUMN * columns, 0)
    line = shapes(text[first : offset + _A_COLUMN * columns])
    at = start = offset - first
    room = columns // 2
    while start and (room := room - width(line[start - 1])) >= 0:
        start -= 1
    end, room = start, columns
    while end < len(line) and (room := room - width(line[end])) >= 0:
        end += 1
    before = ["…"] if first + start else []
    after = ["…"] if first + end < len(text) else []
    shown = "".join([*before, *line[start:end], *after])
    return shown, width("".join([*before, *line[start:at]]))


def _columns(char: str) -> int:
    if combining(char) or char in "\u200b\u200c\u200d\u2060\ufeff":
        return 0
    return 2 if east_asian_width(char) in "WF" else 1


def _fold_line(text: str, columns: int) -> list[str]:
    return _laid(_UNBROKEN.findall(text), columns)


def _words(text: str, columns: int) -> Iterator[str]:
    for word in _WORDS.findall(text):
        yield from [word] if width(word) <= columns else _UNBROKEN.findall(word)


def _laid(pieces: Iterable[str], columns: int) -> list[str]:
    lines = [""]
    for piece in pieces:
        if lines[-1] and width(lines[-1] + piece.rstrip()) > columns:
            lines[-1] = lines[-1].rstrip()
            lines.append("")
        lines[-1] += piece if lines[-1] else piece.lstrip()
    return [line.rstrip() for line in lines]
