"""The tags that matter to the text of a Word part, as one pattern for all that may stand in it.

A `<` always opens a tag here and a `>` ends one (`app.word.set_aside`), so a search for the few
tags that carry text finds them without a tree, at the speed of a search.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from app.messages import _
from app.word.xml_part import UnusualXmlError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.word.xml_part import XmlPart

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
WORD = frozenset((MAIN, STRICT))
W = f"{{{MAIN}}}"  # Before a name in a tree.
DRAWING = frozenset(
    (
        "http://schemas.openxmlformats.org/drawingml/2006/main",
        "http://purl.oclc.org/ooxml/drawingml/main",
    )
)
_ALTERNATIVES = frozenset(("http://schemas.openxmlformats.org/markup-compatibility/2006",))

ATTRIBUTES = "[^<>]*+"
"""What stands between a tag's name and its end."""

# Text that is not (or no longer) part of the paragraph that holds it: moved away, deleted, the
# reading above ruby text.
APART = ("del", "moveFrom", "rt")
MOST_COLUMNS = 63
"""How many columns a table may have in Word."""

# What has paragraphs of its own, or a place that people can name.
BOX = "txbxContent"
CONTAINERS = (BOX, "tbl", "tr", "tc", "footnote", "endnote", "comment")
MARKS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
SYMBOL = "sym"

# The groups of the pattern, by number.
TEXT, PARAGRAPH, MARK, OPENED, CLOSED, BRANCH_OPENED, BRANCH_CLOSED = range(1, 8)


class Dialect(NamedTuple):
    """How a part writes its paragraphs: the pattern of its tags, and whether Word's own they are.

    Paragraphs of charts and diagrams have the same names (p, pPr, r, rPr, t, br) in another
    namespace, but no attribute to keep spaces.
    """

    tokens: re.Pattern[str]
    word: bool


def dialect_of(part: XmlPart, namespaces: frozenset[str] = WORD) -> Dialect | None:
    """Return how a part writes paragraphs in these namespaces; None if it has none.

    Raises `UnusualXmlError` for a part that uses one prefix in two meanings.
    """
    bound = part.bindings()
    prefixes = _prefixes(bound, namespaces)
    if not prefixes:
        return None
    tokens = _tokens(prefixes, _prefixes(bound, _ALTERNATIVES))
    return Dialect(tokens, namespaces is WORD)


def _prefixes(bound: Mapping[str, set[str]], uris: frozenset[str]) -> tuple[str, ...]:
    """Return the prefixes (`w:`, empty for none) that stand for one of these namespaces."""
    found = [prefix for prefix, meant in bound.items() if meant & uris]
    if any(bound[prefix] - uris for prefix in found):
        raise UnusualXmlError(_("同一个前缀有两种含义"))
    return tuple(f"{prefix}:" if prefix else "" for prefix in found)


@lru_cache(maxsize=64)
def _tokens(prefixes: tuple[str, ...], alternatives: tuple[str, ...]) -> re.Pattern[str]:
    own, other = _either(prefixes), _either(alternatives)
    end = r"(?=[\s/>])"
    names = "|".join((*APART, *CONTAINERS))
    branches = f"{other}(AlternateContent|Choice|Fallback)" if alternatives else "(?!)()"
    return re.compile(
        rf"<(?:{own}(?:"
        rf"t(?:\s{ATTRIBUTES})?>([^<]*+)</{own}t\s*>"
        rf"|p{end}{ATTRIBUTES}>()"
        rf"|({'|'.join((*MARKS, SYMBOL))}){end}"
        rf"|({names}|fldChar){end}{ATTRIBUTES}>"
        rf"|tabs\s*>.*?</{own}tabs\s*>)"
        rf"|/{own}(p|{names})\s*>"
        rf"|{branches}{end}{ATTRIBUTES}>"
        rf"|/{branches}\s*>)",
        re.DOTALL,
    )


def _either(prefixes: tuple[str, ...]) -> str:
    return f"(?:{'|'.join(map(re.escape, prefixes))})"
