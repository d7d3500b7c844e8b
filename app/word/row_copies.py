"""A row of a table as another one may be written: all of it but what it alone can have."""

from __future__ import annotations

import re
from itertools import count
from typing import TYPE_CHECKING

from app.files.xml_numbers import whole_number
from app.patterns import lazy
from app.word.breaking import element_end
from app.word.grammar import ATTRIBUTES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

# What is at one place only, and what a tracked change made of a row, a cell, a paragraph, a run.
_SINGLE = lazy(
    r"<(?:[\w.-]+:)?(?:bookmark(?:Start|End)|comment(?:RangeStart|RangeEnd|Reference)"
    r"|perm(?:Start|End)|move(?:From|To)Range(?:Start|End)|customXml\w+Range(?:Start|End)"
    r"|(?:footnote|endnote)Reference|(?:[prt]|tr|tc|tblPrEx?|sect|tblPr)PrChange|tblPrExChange"
    r"|numberingChange|cell(?:Ins|Del|Merge)|del|moveFrom|conflictDel|dataBinding"
    r"|lastRenderedPageBreak)(?=[\s/>])"
)
_INSERTED = lazy(rf"</?(?:[\w.-]+:)?(?:ins|moveTo|conflictIns)(?=[\s/>]){ATTRIBUTES}>")
_OWN_ID = lazy(r"\s[\w.-]+:(?:paraId|textId|anchorId|editId)\s*=\s*(?:\"[^\"]*\"|'[^']*')")
_NUMBER = lazy(
    r"(<(?:[\w.-]+:)?id\s[^<>]*?val\s*=\s*[\"']|<(?:[\w.-]+:)?docPr\s(?:[^<>]*?\s)?id\s*=\s*[\"'])"
    r"(-?[0-9]+)"
)
# What a picture of older kind is known by, wherever it is spoken of; shape types are for all.
_SHAPE = lazy(r"(_x0000_[a-su-z])([0-9]+)(?=[\"';\s])")
_FIELD_NAME = lazy(
    r"(<(?:[\w.-]+:)?ffData(?:\s[^<>]*)?>(?:(?!</(?:[\w.-]+:)?ffData>).)*?)"
    r"<(?:[\w.-]+:)?name\s[^<>]*?(?:/>|></(?:[\w.-]+:)?name>)",
    re.DOTALL,
)
_FIRST_SHAPE, _LAST_SHAPE = 1025, 10**9  # No program counts further.
_MERGED = lazy(r"(<(?:[\w.-]+:)?vMerge)\s[^<>]*?restart[^<>]*?(/?>)")
_CONTENT = lazy(r"<((?:[\w.-]+:)?)sdtContent>\s*$")
_CONTENT_ENDS = lazy(r"\s*</(?:[\w.-]+:)?sdtContent>\s*</(?:[\w.-]+:)?sdt>")
_BEFORE = 200
NUMBER = "#"
"""What is marked to stand for a number by which something is known."""


def row_element(text: str, start: int) -> tuple[int, int]:
    """Return where the row at `start` begins and ends, with the control that holds it alone.

    Such a control is one item of a section that repeats.
    """
    end = element_end(text, start)
    opened = _CONTENT.search(text, max(0, start - _BEFORE), start)
    closed = _CONTENT_ENDS.match(text, end)
    if opened is None or closed is None:
        return start, end
    properties = text.rfind(f"<{opened[1]}sdt>", 0, start)
    return (properties, closed.end()) if properties >= 0 else (start, end)


def as_copy(raw: str, joined: Iterable[int], mark: Callable[[str], str]) -> str:
    """Return the characters of a row as another one has them.

    Bookmarks, comments, notes and tracked changes are left out, as are the tie of a control to its
    data and the name of a field. The `mark` of `#` stands for each number by which something is
    known, that of `s0` for the first shape's. In the cells that start at `joined` the merged cell
    above goes on.
    """
    for start in sorted(joined, reverse=True):
        found = _MERGED.search(raw, start)
        if found:
            raw = f"{raw[: found.start()]}{found[1]}{found[2]}{raw[found.end() :]}"
    pieces: list[str] = []
    at = 0
    while match := _SINGLE.search(raw, at):
        pieces.append(raw[at : match.start()])
        at = element_end(raw, match.start())
    kept = _OWN_ID.sub("", _INSERTED.sub("", "".join([*pieces, raw[at:]])))
    kept = _NUMBER.sub(lambda match: match[1] + mark(NUMBER), _FIELD_NAME.sub(r"\1", kept))
    known: dict[str, str] = {}
    return _SHAPE.sub(
        lambda match: match[1] + known.setdefault(match[2], mark(f"s{len(known)}")), kept
    )


def first_free_shape(text: str) -> int:
    """Return the first number from which on no shape of a part is known."""
    known = (whole_number(match[2], 0, most=_LAST_SHAPE) for match in _SHAPE.finditer(text))
    return max((n + 1 for n in known if n < _LAST_SHAPE), default=_FIRST_SHAPE)


def free_numbers(text: str) -> Callable[[], str]:
    """Return what gives one number after the other by which nothing is known in a part."""

    def free() -> Iterator[int]:
        taken = {whole_number(match[2], 0) for match in _NUMBER.finditer(text)}
        yield from (number for number in count(1) if number not in taken)

    numbers = free()
    return lambda: str(next(numbers))
