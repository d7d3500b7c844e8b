"""Mutations of XML by its elements, attributes and texts."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from tests.fuzzing.tokens import NUMBERS, TEXTS

if TYPE_CHECKING:
    from tests.fuzzing.dice import Dice

_PIECE = re.compile(r"<!--.*?-->|<[^>]*>|[^<]+", re.DOTALL)
_NAME = re.compile(r"[\w:.-]+")
_ATTRIBUTE = re.compile(r"""([\w:.-]+)\s*=\s*("[^"]*"|'[^']*')""")
_LONGEST = 400_000
# A file that is only large is read in the time that its size takes, which is not looked at here.
_MOST = 800_000

Pieces = tuple[str, ...]

_WRONG = (
    *(
        "<",
        ">",
        "&",
        "&amp;",
        "&#0;",
        "&#x1b;",
        "&#27;",
        "&nope;",
        "]]>",
        "<!--",
        "-->",
        "<![CDATA[",
        "<?x",
    ),
    *(
        "<![CDATA[<w:p>]]>",
        "<!-- <w:t>XX</w:t> -->",
        "<?xml version='1.0'?>",
        "\0",
        "\x1b",
        "\ufffe",
    ),
    *(
        "</w:p>",
        "<w:p>",
        "</w:body>",
        "<w:t>",
        "<w:p/>",
        "<w:tbl/>",
        "<w:tr/>",
        "<w:tc/>",
        "<w:r/>",
    ),
)
_DOCTYPES = (
    '<!DOCTYPE a [<!ENTITY b "bb">]>',
    '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>',
    '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>',
)
_ELEMENTS = (
    *(
        "w:p",
        "w:r",
        "w:t",
        "w:tbl",
        "w:tr",
        "w:tc",
        "w:sdt",
        "w:sdtContent",
        "w:sdtPr",
        "w:ins",
        "w:del",
    ),
    *(
        "w:hyperlink",
        "w:fldSimple",
        "w:instrText",
        "w:fldChar",
        "w:pPr",
        "w:rPr",
        "w:numPr",
        "w:ilvl",
    ),
    *(
        "w:tab",
        "w:br",
        "w:sym",
        "w:drawing",
        "w:pict",
        "mc:AlternateContent",
        "w:txbxContent",
        "w:sectPr",
    ),
    *(
        "w:gridSpan",
        "w:vMerge",
        "w:footnoteReference",
        "w:commentReference",
        "w:smartTag",
        "w:customXml",
    ),
    *(
        "row",
        "c",
        "v",
        "f",
        "is",
        "t",
        "si",
        "mergeCell",
        "sheetData",
        "numFmt",
        "xf",
        "Relationship",
    ),
)
_ATTRIBUTES = (
    *(
        "w:val",
        "w:id",
        "r:id",
        "r:embed",
        "w:fldCharType",
        "w:type",
        "w:instr",
        "w:w",
        "xml:space",
        "xmlns",
    ),
    *(
        "r",
        "s",
        "t",
        "spans",
        "ref",
        "count",
        "numFmtId",
        "Target",
        "TargetMode",
        "Type",
        "Id",
        "xmlns:w",
    ),
)


def mutated(text: str, dice: Dice) -> str:
    """Return the XML with one thing in it changed."""
    pieces = _cut(text)
    if len(text) > _LONGEST or len(pieces) < 3:
        return text
    return "".join(dice.weighed(_WAYS)(pieces, dice))


@lru_cache(maxsize=512)
def _cut(text: str) -> Pieces:
    return tuple(_PIECE.findall(text))


@lru_cache(maxsize=512)
def _ends(pieces: Pieces) -> dict[int, int]:
    """Return where each element that begins at a piece ends."""
    found: dict[int, int] = {}
    begun: list[tuple[str, int]] = []
    for at, piece in enumerate(pieces):
        if piece[0] != "<" or piece[1:2] in "?!":
            continue
        name = _name(piece)
        if piece.endswith("/>"):
            found[at] = at + 1
        elif piece[1:2] == "/":
            if begun and begun[-1][0] == name:
                found[begun.pop()[1]] = at + 1
        else:
            begun.append((name, at))
    return found


def _name(tag: str) -> str:
    found = _NAME.search(tag)
    return found[0] if found else ""


def _element(pieces: Pieces, dice: Dice) -> tuple[int, int]:
    """Return where an element begins and ends."""
    ends = _ends(pieces)
    if not ends:
        return 0, 1
    start = dice.one(tuple(ends))
    return start, ends[start]


def _dropped(pieces: Pieces, dice: Dice) -> Pieces:
    start, end = _element(pieces, dice)
    return pieces[:start] + pieces[end:]


def _repeated(pieces: Pieces, dice: Dice) -> Pieces:
    start, end = _element(pieces, dice)
    element = pieces[start:end]
    times = min(dice.times(), max(2, _MOST // max(1, sum(map(len, element)))))
    return pieces[:end] + element * times + pieces[end:]


def _moved(pieces: Pieces, dice: Dice) -> Pieces:
    start, end = _element(pieces, dice)
    to = dice.below(len(pieces))
    if start < to < end:
        return pieces
    element = pieces[start:end]
    if to <= start:
        return pieces[:to] + element + pieces[to:start] + pieces[end:]
    return pieces[:start] + pieces[end:to] + element + pieces[to:]


def _copied(pieces: Pieces, dice: Dice) -> Pieces:
    start, end = _element(pieces, dice)
    to = dice.below(len(pieces))
    return pieces[:to] + pieces[start:end] + pieces[to:]


def _nested(pieces: Pieces, dice: Dice) -> Pieces:
    start, end = _element(pieces, dice)
    name = _name(pieces[start]) if dice.chance(0.6) else dice.one(_ELEMENTS)
    times = min(dice.times(), 3000)
    return (
        *pieces[:start],
        *[f"<{name}>"] * times,
        *pieces[start:end],
        *[f"</{name}>"] * times,
        *pieces[end:],
    )


def _unwrapped(pieces: Pieces, dice: Dice) -> Pieces:
    start, end = _element(pieces, dice)
    return pieces[:start] + pieces[start + 1 : max(start + 1, end - 1)] + pieces[end:]


def _emptied(pieces: Pieces, dice: Dice) -> Pieces:
    start, end = _element(pieces, dice)
    return pieces[: start + 1] + pieces[max(start + 1, end - 1) :]


def _renamed(pieces: Pieces, dice: Dice) -> Pieces:
    start, end = _element(pieces, dice)
    old = _name(pieces[start])
    names = [_name(piece) for piece in pieces if piece[0] == "<" and piece[1:2] not in "?!/"]
    new = dice.one(names) if names and dice.chance(0.7) else dice.one(_ELEMENTS)
    last = max(start, end - 1)
    changed = list(pieces)
    for at in {start, last}:
        changed[at] = pieces[at].replace(old, new, 1)
    return tuple(changed)


def _torn(pieces: Pieces, dice: Dice) -> Pieces:
    """Drop a single tag, so that nothing fits any more."""
    at = dice.below(len(pieces))
    return pieces[:at] + pieces[at + 1 :]


def _tag(pieces: Pieces, dice: Dice) -> int:
    tags = [at for at, piece in enumerate(pieces) if "=" in piece and piece[0] == "<"]
    return dice.one(tags) if tags else 0


def _attribute(pieces: Pieces, dice: Dice) -> Pieces:
    at = _tag(pieces, dice)
    found = list(_ATTRIBUTE.finditer(pieces[at]))
    if not found:
        return pieces
    one = dice.one(found)
    tag = pieces[at]
    value = dice.one(NUMBERS) if dice.chance(0.6) else dice.one(TEXTS)
    other = dice.one([each[2] for each in found])
    made = dice.weighed(
        [
            (12, f"{one[1]}={quoteattr(value)}"),
            (3, ""),
            (2, f"{one[0]} {one[0]}"),
            (2, f"{dice.one(_ATTRIBUTES)}={one[2]}"),
            (2, f"{one[1]}={other}"),
            (1, f"{one[1]}={one[2][:-1]}"),
            (1, f"{one[1]}={one[2][0]}{dice.one(_WRONG)}{one[2][0]}"),
            (1, f"{one[0]} {dice.one(_ATTRIBUTES)}={quoteattr(value)}"),
        ]
    )
    return (*pieces[:at], tag[: one.start()] + made + tag[one.end() :], *pieces[at + 1 :])


def _swapped(pieces: Pieces, dice: Dice) -> Pieces:
    """Give an attribute the value that one of its name has elsewhere."""
    at = _tag(pieces, dice)
    other = pieces[_tag(pieces, dice)]
    found = _ATTRIBUTE.search(pieces[at])
    taken = _ATTRIBUTE.search(other)
    if not found or not taken:
        return pieces
    tag = pieces[at].replace(found[2], taken[2], 1)
    return (*pieces[:at], tag, *pieces[at + 1 :])


def _text(pieces: Pieces, dice: Dice) -> Pieces:
    texts = [at for at, piece in enumerate(pieces) if piece[0] != "<"]
    if not texts:
        return pieces
    at = dice.one(texts)
    new = dice.one(TEXTS)
    words = new * min(dice.times(), _MOST // max(1, len(new)))
    # What XML cannot hold is handed in all the same, in some of the cases.
    words = words if dice.chance(0.1) else escape(words)
    where = dice.below(len(pieces[at]) + 1)
    made = dice.one((words, pieces[at][:where] + words + pieces[at][where:]))
    return (*pieces[:at], made, *pieces[at + 1 :])


def _wrong(pieces: Pieces, dice: Dice) -> Pieces:
    at = dice.below(len(pieces))
    return (*pieces[:at], dice.one(_WRONG) * min(dice.times(), 1000), *pieces[at:])


def _doctype(pieces: Pieces, dice: Dice) -> Pieces:
    return (*pieces[:1], dice.one(_DOCTYPES), *pieces[1:-1], "&b;", *pieces[-1:])


def _cdata(pieces: Pieces, dice: Dice) -> Pieces:
    start, end = _element(pieces, dice)
    before, after = dice.one((("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?x ", "?>")))
    return (*pieces[:start], before, *pieces[start:end], after, *pieces[end:])


_WAYS = (
    *((8, _dropped), (7, _repeated), (6, _moved), (6, _copied), (4, _nested), (3, _unwrapped)),
    *((4, _emptied), (4, _renamed), (2, _torn), (14, _attribute), (4, _swapped), (10, _text)),
    *((3, _wrong), (1, _doctype), (3, _cdata)),
)
