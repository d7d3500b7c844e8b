"""The named styles of a layout: a user restyles a document by changing these."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.writing.layout.formats import Hanging, ParagraphFormat
from app.writing.word.elements import element, switch
from app.writing.word.heading_styles import heading_styles

if TYPE_CHECKING:
    from lxml.etree import _Element

    from app.writing.layout import Layout
    from app.writing.layout.formats import Font, Heading
    from app.writing.layout.units import Pt
    from app.writing.word.heading_styles import HeadingStyles

NORMAL, BODY, FOOTER, TABLE_END = "Normal", "BodyText", "Footer", "TableEnd"

FORM_STYLES: dict[str, tuple[str, str]] = {
    "body": (BODY, "Body Text"),
    "title": ("Title", "Title"),
    "byline": ("Byline", "署名"),
    "salutation": ("Salutation", "Salutation"),
    "signoff": ("Closing", "Closing"),
    "tail": ("Signature", "Signature"),
    "attachments": ("Attachments", "附件说明"),
    "contact": ("Contact", "附注"),
    "copies": ("Copies", "版记"),
}
"""The id and the name of the style of each form of a layout."""

# Whoever types on after one of these by hand goes on in body text.
_BEFORE_THE_BODY = ("Title", "Byline", "Salutation")

ALIGNMENTS = {"left": "left", "centre": "center", "right": "right", "justified": "both"}
_LANGUAGE = "zh-CN"
# Latin text has no language: nobody wants XXX spell-checked, and figures that were called
# Chinese are broken in the middle by LibreOffice (1|0月份).
_NO_LANGUAGE = "x-none"
# The height of a line over its type size, where a layout gives no pitch.
_USUAL_LEADING = 1.3
_LOWEST_LINE = 20  # Twips; there is no lower one that every program takes.


def style_elements(layout: Layout) -> list[_Element]:
    """Return the document defaults and every style of the layout."""
    return [
        _defaults(layout),
        _normal(layout),
        element(
            "style",
            element("name", val="Default Paragraph Font"),
            type="character",
            default=1,
            styleId="DefaultParagraphFont",
        ),
        *(
            _form(layout, style_id, name, getattr(layout, form))
            for form, (style_id, name) in FORM_STYLES.items()
        ),
        *_headings(layout),
        _paragraph_style(TABLE_END, "表后", _table_end()),
        _paragraph_style(FOOTER, "footer", _character_properties(layout, _footer_font(layout))),
    ]


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
    pitch = layout.line_pitch or layout.body.line_pitch
    height = pitch.twips if pitch else layout.body.size.twips * _USUAL_LEADING
    return round(count * height)


def indent(layout: Layout, size: Pt | None, characters: float) -> int:
    """Return the width of so many characters of a size (None for the body's), in twips."""
    pitch = layout.character_pitch if size in (None, layout.body.size) else size
    return round(characters * (pitch or layout.body.size) * 20)


def _defaults(layout: Layout) -> _Element:
    body = layout.body
    characters = element(
        "rPr",
        fonts(body.chinese, body.latin),
        element("sz", val=body.size.half_points),
        element("szCs", val=body.size.half_points),
        element("lang", val=_NO_LANGUAGE, eastAsia=_LANGUAGE, bidi=_NO_LANGUAGE),
    )
    return element(
        "docDefaults", element("rPrDefault", characters), element("pPrDefault", element("pPr"))
    )


def _normal(layout: Layout) -> _Element:
    body = layout.body
    return element(
        "style",
        element("name", val="Normal"),
        element("qFormat"),
        element(
            "pPr",
            # With it on, pages end a line short where a paragraph would leave one line over.
            switch("widowControl", on=False),
            switch("kinsoku", on=True),
            # Word hangs a mark beyond the line's end with it, or without a word of it. LibreOffice
            # 7.4 reads it the other way round, which is as well: left to hang marks, it loses
            # some off a justified line of characters set closer than their size.
            switch("overflowPunct", on=True),
        ),
        element(
            "rPr",
            fonts(body.chinese, body.latin),
            element("spacing", val=layout.character_spacing),
            element("sz", val=body.size.half_points),
            element("szCs", val=body.size.half_points),
        ),
        type="paragraph",
        default=1,
        styleId=NORMAL,
    )


def _form(layout: Layout, style_id: str, name: str, form: ParagraphFormat) -> _Element:
    return _paragraph_style(
        style_id,
        name,
        _paragraph_properties(layout, form),
        _character_properties(layout, form),
        body_next=style_id in _BEFORE_THE_BODY,
    )


def _table_end() -> _Element:
    """Return the look of a paragraph that only is there because a table wants one after it."""
    lowest = element("spacing", line=_LOWEST_LINE, lineRule="exact")
    return element("pPr", switch("snapToGrid", on=False), lowest)


def _headings(layout: Layout) -> list[_Element]:
    made = []
    for heading, ids in zip(layout.headings, heading_styles(layout), strict=True):
        made.append(_own_line(layout, heading, ids))
        made.append(
            element(
                "style",
                element("name", val=ids.run_in_name),
                element("basedOn", val="DefaultParagraphFont"),
                element("qFormat"),
                _character_properties(layout, heading),
                type="character",
                customStyle=1,
                styleId=ids.run_in,
            )
        )
    return made


def _own_line(layout: Layout, heading: Heading, ids: HeadingStyles) -> _Element:
    form = ParagraphFormat(
        size=heading.size,
        align=heading.align,
        indent=layout.body.indent if heading.indent is None else heading.indent,
        blank_before=heading.blank_before,
        blank_after=heading.blank_after,
    )
    look = _paragraph_properties(layout, form)
    look.insert(0, element("keepNext"))
    look.append(element("outlineLvl", val=heading.level - 1))
    return _paragraph_style(
        ids.own_line,
        ids.own_line_name,
        look,
        _character_properties(layout, heading),
        body_next=True,
    )


def _paragraph_style(
    style_id: str, name: str, *properties: _Element, body_next: bool = False
) -> _Element:
    kind: dict[str, str | int] = {"type": "paragraph"}
    if not name.isascii():
        kind["customStyle"] = 1
    return element(
        "style",
        element("name", val=name),
        element("basedOn", val=NORMAL),
        element("next", val=BODY) if body_next else None,
        element("qFormat"),
        *properties,
        **kind,
        styleId=style_id,
    )


def _paragraph_properties(layout: Layout, form: ParagraphFormat) -> _Element:
    blanks = form.blank_before or form.blank_after
    return element(
        "pPr",
        switch("snapToGrid", on=False) if _line_pitch(layout, form) else None,
        _line_spacing(layout, form),
        _indents(layout, form),
        # Between lines of one title or one signature there is no blank line.
        element("contextualSpacing") if blanks else None,
        element("jc", val=ALIGNMENTS[form.align]),
    )


def _line_pitch(layout: Layout, form: ParagraphFormat) -> Pt | None:
    """Return a form's exact line height: its own, or the body's where it has the body's size."""
    body_size = form.size in (None, layout.body.size)
    return form.line_pitch or (layout.body.line_pitch if body_size else None)


def _line_spacing(layout: Layout, form: ParagraphFormat) -> _Element | None:
    said: dict[str, str | int] = {}
    if form.blank_before:
        said["before"] = blank_lines(layout, form.blank_before)
    if form.blank_after:
        said["after"] = blank_lines(layout, form.blank_after)
    if pitch := _line_pitch(layout, form):
        said |= {"line": pitch.twips, "lineRule": "exact"}
    return element("spacing", **said) if said else None


def _indents(layout: Layout, form: ParagraphFormat) -> _Element | None:
    """Return the indents in characters, for Word and WPS, and in twips, for LibreOffice."""
    said: dict[str, str | int] = {}
    if form.right_indent:
        said["rightChars"] = round(form.right_indent * 100)
        said["right"] = indent(layout, form.size, form.right_indent)
    if form.indent:
        side = "left" if isinstance(form, Hanging) and form.hanging else "firstLine"
        said[f"{side}Chars"] = round(form.indent * 100)
        said[side] = indent(layout, form.size, form.indent)
    return element("ind", **said) if said else None


def _character_properties(layout: Layout, font: Font) -> _Element:
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


def _other(font: str | None, usual: str) -> str | None:
    return None if font == usual else font


def _footer_font(layout: Layout) -> Font:
    return layout.page_number or layout.body
