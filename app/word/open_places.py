"""What a Word file itself leaves open in its lines: blanks that are drawn, not written."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Literal, NamedTuple

from app.models.names import Takes
from app.patterns import lazy
from app.word.elements import attribute
from app.word.grammar import ATTRIBUTES
from app.word.raw_text import read_raw
from app.word.scanning import scan_raw_texts

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence

    from app.word.grammar import Dialect
    from app.word.scanning import Paragraph

Shape = Literal["blank", "leader", "cell", "row", "control", "choice", "checkbox", "field"]

_BLANK = lazy(r"[ \u00a0\u2000-\u200a\u3000\t]")
_RUN = lazy(r"<((?:[\w.-]+:)?)r(?=[\s>])[^>]*>\s*(?:<\1rPr>(.*?)</\1rPr>)?", re.DOTALL)
_UNDERLINE = lazy(r"<(?:[\w.-]+:)?u\s[^>]*?val\s*=\s*[\"'](\w+)")
_STYLE_TAG = lazy(rf"<(?:[\w.-]+:)?style(?=[\s/>]){ATTRIBUTES}>")
_STYLE = lazy(r"<(?:[\w.-]+:)?rStyle\s[^>]*?val\s*=\s*[\"']([^\"']+)")
_LEADER = lazy(
    r"<(?:[\w.-]+:)?tab\s[^>]*?leader\s*=\s*[\"'](?:underscore|heavy|hyphen|dot|middleDot)"
)
_WIDE = "\u3000\t\u2003"
_DRAWN = ("blank", "leader")
_NARROWEST = 2  # Of half a character's width each: one space alone is none.


class OpenPlace(NamedTuple):
    """The characters `start` to `end` of a line that are left open, none of them in an empty cell.

    `name` is what the file itself calls the place, where it does; `choices` are the words that one
    may pick there, `takes` says how a value is written. Places that show the same data have
    the same `data`.
    """

    line: int
    start: int
    end: int
    shape: Shape
    name: str = ""
    choices: tuple[str, ...] = ()
    takes: Takes = Takes()
    data: str = ""


def may_be_drawn(line: str) -> bool:
    """Tell whether a line has a blank that may be drawn as more than one."""
    return _BLANK.search(line) is not None


def drawn_blanks(
    text: str, paragraph: Paragraph, dialect: Dialect, underlining: Container[str]
) -> Iterator[tuple[int, int, Shape]]:
    """Yield the stretches of a paragraph that are drawn as a line to write on.

    They are underlined blanks and tabs with nothing else on the same line (`blank`), and tabs with
    a leader (`leader`). `underlining` are the styles of characters that underline them.
    """
    raw = text[paragraph.start : paragraph.end]
    if ":u " in raw or "<u " in raw or "rStyle" in raw:
        yield from _underlined(text, paragraph, dialect, underlining)
    if "\t" in paragraph.text and _LEADER.search(raw):
        for at, char in enumerate(paragraph.text):
            if char == "\t":
                yield at, at + 1, "leader"


def with_drawn(
    built: Sequence[OpenPlace], line: int, drawn: Iterable[tuple[int, int, Shape]]
) -> list[OpenPlace]:
    """Return the places of a line in order, those that are drawn where no other stands already."""
    found: list[OpenPlace] = []
    reach = 0
    blanks = (OpenPlace(line, *place) for place in drawn)
    # Where two begin together the one that was found first comes first.
    for place in sorted([*built, *blanks], key=itemgetter(1)):
        if place.shape not in _DRAWN or place.start >= reach:
            found.append(place)
            reach = max(reach, place.end)
    return sorted(found, key=itemgetter(0, 1, 2))


def underlining_styles(styles: str) -> set[str]:
    """Return the ids of the character styles that underline, of a part of styles."""
    first = _UNDERLINE.search(styles)
    tags = list(_STYLE_TAG.finditer(styles)) if first else []
    starts = [tag.start() for tag in tags]
    said: dict[int, str] = {}
    for underline in _UNDERLINE.finditer(styles, first.start()) if first else ():
        said.setdefault(bisect_right(starts, underline.start()) - 1, underline[1])
    return {
        attribute(tags[at][0], "styleId")
        for at, kind in said.items()
        if at >= 0 and kind != "none" and attribute(tags[at][0], "type") == "character"
    }


def _underlined(
    text: str, paragraph: Paragraph, dialect: Dialect, underlining: Container[str]
) -> Iterator[tuple[int, int, Shape]]:
    runs = [
        (match.start(), _is_underlined(match[2] or "", underlining))
        for match in _RUN.finditer(text, paragraph.start, paragraph.end)
    ]
    starts = [start for start, _ in runs]
    chars: list[tuple[bool, str]] = []
    for raw, place in zip(*scan_raw_texts(text, dialect, paragraph), strict=True):
        at = bisect_right(starts, place if place >= 0 else ~place) - 1
        is_underlined = at >= 0 and runs[at][1]
        chars += [(is_underlined, char) for char in (read_raw(raw) if place >= 0 else raw)]
    at = 0
    for is_underlined, group in groupby(chars, key=itemgetter(0)):
        words = "".join(char for _, char in group)
        if is_underlined and _is_blank(words):
            yield at, at + len(words), "blank"
        at += len(words)


def _is_underlined(properties: str, underlining: Container[str]) -> bool:
    underline = _UNDERLINE.search(properties)
    if underline:
        return underline[1] != "none"
    style = _STYLE.search(properties)
    return style is not None and style[1] in underlining


def _is_blank(words: str) -> bool:
    width = sum(1 + (char in _WIDE) for char in words)
    return width >= _NARROWEST and all(map(_BLANK.match, words))
