"""Which paragraphs may go when a fill leaves nothing in them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from app.patterns import lazy
from app.word.breaking import element_end
from app.word.elements import attribute, elements
from app.word.grammar import ATTRIBUTES
from app.word.splices import Splice, spliced
from app.word.xml_part import xml_safe

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.word.editing import Replacement
    from app.word.scanning import Paragraph

_NAME = lazy(rf"</?(?:[\w.-]+:)?([\w.-]+){ATTRIBUTES}>")
_RUN_PROPERTIES = lazy(
    r"<((?:[\w.-]+:)?rPr)>.*?</\1>|<(?:[\w.-]+:)?smartTagPr>.*?</(?:[\w.-]+:)?smartTagPr>",
    re.DOTALL,
)
# Word leaves this bookmark where somebody wrote last; it is no one's.
_LAST_PLACE = "_GoBack"
_OF_TEXT_ALONE = {"p", "r", "t", "ins", "smartTag", "hyperlink", "proofErr"}
_OF_TEXT_ALONE |= {"lastRenderedPageBreak", "rPr", "tab", "endParaRPr"}
# Marks between paragraphs that take no room.
_MARK = lazy(r"(?:bookmark|comment|perm|moveFrom|moveTo|customXml)\w*|proofErr")


class Removals:
    """Decides paragraph by paragraph, in file order, which of a part's go.

    A paragraph that nothing can take the place of stays: the last one of a cell, a header, a
    text box or a note, one that keeps two tables apart, one that ends a section, and one that
    holds anything beside text, such as a picture or a bookmark.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        # For each that goes, by its end: what then stands before its successor.
        self._before: dict[int, str] = {}

    def goes(self, paragraph: Paragraph, replacements: Sequence[Replacement]) -> bool:
        """Tell whether a paragraph goes with these replacements, which leave nothing of it."""
        if not is_emptied(paragraph.text, replacements) or not self._is_text(paragraph):
            return False
        before = self._kind_before(paragraph.start)
        after = self._kind_after(paragraph.end)
        if before != "p" and (after == "end" or (before == after == "tbl")):
            return False
        self._before[paragraph.end] = before
        return True

    def _is_text(self, paragraph: Paragraph) -> bool:
        raw = self._text[paragraph.start : paragraph.end]
        first = _NAME.match(raw)
        start = first.end() if first else 0
        properties = _NAME.match(raw, start)
        if properties and properties[1] == "pPr":
            end = element_end(raw, start)
            if "sectPr" in raw[start:end]:
                return False
            start = end
        inner = _RUN_PROPERTIES.sub("", raw[start:])
        if _LAST_PLACE in inner:
            inner = _without_last_place(inner)
        return all(match[1] in _OF_TEXT_ALONE for match in _NAME.finditer(inner))

    def _kind_before(self, at: int) -> str:
        """Return what stands before a place: a paragraph that stays, a table, or another thing."""
        while at > 0:
            end = self._text.rfind(">", 0, at) + 1
            if end in self._before:
                return self._before[end]
            at = self._text.rfind("<", 0, end)
            match = _NAME.match(self._text, at)
            name = match[1] if match else ""
            if not _MARK.fullmatch(name):
                closed = self._text[at + 1] == "/" or self._text[end - 2] == "/"
                return name if closed and name in ("p", "tbl") else "start"
        return "start"

    def _kind_after(self, at: int) -> str:
        while match := _NAME.search(self._text, at):
            if not _MARK.fullmatch(match[1]):
                if match[0].startswith("</") or match[1] == "sectPr":
                    return "end"
                return match[1]
            at = match.end()
        return "end"


def _without_last_place(raw: str) -> str:
    """Return characters without the bookmark of the place where somebody wrote last."""
    starts = list(elements(raw, "bookmarkStart"))
    known = {attribute(e.tag, "id") for e in starts if attribute(e.tag, "name") == _LAST_PLACE}
    gone = [e for e in (*starts, *elements(raw, "bookmarkEnd")) if attribute(e.tag, "id") in known]
    return spliced(raw, (Splice(each.start, each.end, "") for each in gone))


def is_emptied(text: str, replacements: Sequence[Replacement]) -> bool:
    """Tell whether replacements take all that a paragraph holds."""
    if not replacements or any(xml_safe(at.value) for at in replacements):
        return False
    kept = "".join(
        text[before:after]
        for before, after in zip(
            [0, *(at.end for at in replacements)],
            [*(at.start for at in replacements), len(text)],
            strict=True,
        )
    )
    return not kept.strip()
