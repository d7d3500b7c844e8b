"""How the fonts and the formats of a layout are said in a style of a Word file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.writing.layout.formats import Hanging
from app.writing.word.elements import element, switch

if TYPE_CHECKING:
    from lxml.etree import _Element

    from app.writing.layout import Layout
    from app.writing.layout.formats import Font, ParagraphFormat
    from app.writing.layout.units import Pt

ALIGNMENTS = {"left": "left", "centre": "center", "right": "right", "justified": "both"}


def paragraph_format(layout: Layout, paragraph: ParagraphFormat) -> _Element:
    """Return the properties of a style of paragraphs in this format."""
    blanks = paragraph.blank_before or paragraph.blank_after
    return element(
        "pPr",
        switch("snapToGrid", on=False) if _line_pitch(layout, paragraph) else None,
        _line_spacing(layout, paragraph),
        _indents(layout, paragraph),
        # Between lines of one title or one signature there is no blank line.
        element("contextualSpacing") if blanks else None,
        element("jc", val=ALIGNMENTS[paragraph.align]),
    )


def font_properties(layout: Layout, font: Font) -> _Element:
    """Return the properties of characters in this font, as far as they are not the body's."""
    own_size = font.size if font.size not in (None, layout.body.size) else None
    return element(
        "rPr",
        # What is as in the body is left to the style below, to change with it by hand.
        fonts(_other(font.chinese, layout.body.chinese), _other(font.latin, layout.body.latin)),
        element("b") if font.bold else None,
        element("bCs") if font.bold else None,
        # The body's spacing makes its characters fit the line; other sizes have no such measure.
        element("spacing", val=0) if own_size else None,
        element("sz", val=own_size.half_points) if own_size else None,
        element("szCs", val=own_size.half_points) if own_size else None,
    )


def fonts(chinese: str | None, latin: str | None, *, hint: bool = False) -> _Element | None:
    """Return the font property; None where there is nothing to say.

    `hint` makes signs that both scripts use (“ ” — …) come out in the Chinese font.
    """
    said: dict[str, str | int] = {"hint": "eastAsia"} if hint else {}
    if latin:
        said |= {"ascii": latin, "hAnsi": latin}
    if chinese:
        said["eastAsia"] = chinese
    if latin:
        said["cs"] = latin
    return element("rFonts", **said) if said else None


def blank_lines(layout: Layout, count: float) -> int:
    """Return the height of so many blank lines, in twips."""
    return round(count * layout.line_height.twips)


def indent(layout: Layout, size: Pt | None, characters: float) -> int:
    """Return the width of so many characters of a size (None for the body's), in twips."""
    pitch = layout.character_pitch if size in (None, layout.body.size) else size
    return round(characters * (pitch or layout.body.size) * 20)


def _line_pitch(layout: Layout, paragraph: ParagraphFormat) -> Pt | None:
    """Return the exact height of a line: its own, or the body's where it has the body's size."""
    body_size = paragraph.size in (None, layout.body.size)
    return paragraph.line_pitch or (layout.body.line_pitch if body_size else None)


def _line_spacing(layout: Layout, paragraph: ParagraphFormat) -> _Element | None:
    said: dict[str, str | int] = {}
    if paragraph.blank_before:
        said["before"] = blank_lines(layout, paragraph.blank_before)
    if paragraph.blank_after:
        said["after"] = blank_lines(layout, paragraph.blank_after)
    if pitch := _line_pitch(layout, paragraph):
        said |= {"line": pitch.twips, "lineRule": "exact"}
    return element("spacing", **said) if said else None


def _indents(layout: Layout, paragraph: ParagraphFormat) -> _Element | None:
    """Return the indents in characters, for Word and WPS, and in twips, for LibreOffice."""
    said: dict[str, str | int] = {}
    if paragraph.right_indent:
        said["rightChars"] = round(paragraph.right_indent * 100)
        said["right"] = indent(layout, paragraph.size, paragraph.right_indent)
    if paragraph.indent:
        side = "left" if isinstance(paragraph, Hanging) and paragraph.hanging else "firstLine"
        said[f"{side}Chars"] = round(paragraph.indent * 100)
        said[side] = indent(layout, paragraph.size, paragraph.indent)
    return element("ind", **said) if said else None


def _other(font: str | None, usual: str) -> str | None:
    return None if font == usual else font
