"""Changing characters of a Word paragraph; every run keeps its own formatting."""

from __future__ import annotations

import copy
import re
from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from app.word.characters import xml_safe
from app.word.paragraphs import local_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.word.paragraphs import Piece, WordParagraph

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_OWN_IDS = ("paraId", "textId")


class Replacement(NamedTuple):
    """The characters `start` to `end` of a paragraph's text become `value`."""

    start: int
    end: int
    value: str


def replace_text(paragraph: WordParagraph, replacements: Sequence[Replacement]) -> None:
    """Change a paragraph's tree so that it reads with these replacements made.

    Replacements are in order and do not overlap. The first run that a replaced stretch touches
    carries the value in its formatting; no other run changes but for the characters it loses,
    and none is removed. A newline in a value starts a new paragraph with the same properties;
    where the run stands inside a link, a content control or a tracked change, which a paragraph
    cannot be split in, it is a line break. Characters that XML forbids are left out.
    """
    carried = zip(_carriers(paragraph.pieces, replacements), replacements, strict=True)
    values = {carrier: re.split(r"\r\n|\r|\n", xml_safe(at.value)) for carrier, at in carried}
    ends = [at.end for at in replacements]
    offset = 0
    for number, piece in enumerate(paragraph.pieces):
        end = offset + len(piece.text)
        if piece.element is not None:
            touching = replacements[bisect_right(ends, offset) : bisect_right(ends, end) + 1]
            lines = _new_lines(piece.text, offset, number, touching, values)
            if lines != [piece.text]:
                _write(paragraph.element, piece.element, lines)
        offset = end


_Carrier = tuple[int, int]


def _carriers(pieces: Sequence[Piece], replacements: Sequence[Replacement]) -> Iterator[_Carrier]:
    """Yield for each replacement the number of the first w:t it touches, and where it starts."""
    ends = list(accumulate(len(piece.text) for piece in pieces))
    for replacement in replacements:
        number = bisect_right(ends, replacement.start)
        while pieces[number].element is None:
            number += 1
        yield number, replacement.start


def _new_lines(
    text: str,
    offset: int,
    number: int,
    replacements: Sequence[Replacement],
    values: dict[_Carrier, list[str]],
) -> list[str]:
    """Return the new text of one w:t, split where a value has a newline."""
    lines = [""]
    at = 0
    for replacement in replacements:
        start, end = replacement.start - offset, replacement.end - offset
        if end <= 0 or start >= len(text):
            continue
        lines[-1] += text[at : max(start, 0)]
        value = values.get((number, replacement.start))
        if value:
            lines[-1] += value[0]
            lines += value[1:]
        at = end
    lines[-1] += text[at:]
    return lines


def _write(paragraph: etree._Element, element: etree._Element, lines: list[str]) -> None:
    _set_text(element, lines[0])
    for line in lines[1:]:
        run = element.getparent()
        if run is not None and run.getparent() is paragraph and local_name(run) == "r":
            element = _split_paragraph(paragraph, run, element)
        else:
            element = _break_line(element)
        _set_text(element, line)


def _set_text(element: etree._Element, text: str) -> None:
    element.text = text
    if text != text.strip() or "  " in text or "\t" in text:
        element.set(_SPACE, "preserve")


def _split_paragraph(
    paragraph: etree._Element, run: etree._Element, element: etree._Element
) -> etree._Element:
    """Move all up to a w:t into a new paragraph before; return a new w:t to go on in.

    The rest stays in the paragraph that was there, because a section's properties and the
    paragraph's own ids belong to its end.
    """
    earlier = _empty_twin(paragraph)
    earlier.extend(_properties(paragraph, "pPr"))
    for child in list(paragraph)[: paragraph.index(run)]:
        if local_name(child) != "pPr":
            earlier.append(child)
    first_half = _empty_twin(run)
    earlier.append(first_half)
    first_half.extend(_properties(run, "rPr"))
    for child in list(run)[: run.index(element) + 1]:
        if local_name(child) != "rPr":
            first_half.append(child)
    paragraph.addprevious(earlier)
    rest = etree.Element(element.tag)
    run.insert(len([child for child in run if local_name(child) == "rPr"]), rest)
    return rest


def _empty_twin(element: etree._Element) -> etree._Element:
    """Return an element of the same name and attributes, but for the ids that must be its own."""
    prefixes = {prefix: uri for prefix, uri in element.nsmap.items() if prefix is not None}
    twin = etree.Element(element.tag, nsmap=prefixes)
    for name, value in element.attrib.items():
        if etree.QName(name).localname not in _OWN_IDS:
            twin.set(name, value)
    return twin


def _properties(element: etree._Element, name: str) -> Iterator[etree._Element]:
    for child in element:
        if local_name(child) == name:
            twin = copy.deepcopy(child)
            for inner in list(twin):
                if local_name(inner) == "sectPr":
                    twin.remove(inner)
            yield twin


def _break_line(element: etree._Element) -> etree._Element:
    namespace = etree.QName(element).namespace
    line_break = etree.Element(f"{{{namespace}}}br")
    rest = etree.Element(element.tag)
    element.addnext(line_break)
    line_break.addnext(rest)
    return rest
