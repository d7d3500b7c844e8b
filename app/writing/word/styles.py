"""The named styles of a layout: a user restyles a document by changing these."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.word.gaps import GAP, gap_name
from app.writing.layout.formats import ParagraphFormat
from app.writing.word.elements import element, switch
from app.writing.word.formats import font_properties, fonts, paragraph_format
from app.writing.word.heading_styles import heading_styles

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from app.writing.layout import Layout
    from app.writing.layout.formats import Font, Heading
    from app.writing.word.heading_styles import HeadingStyles

NORMAL, BODY, FOOTER, TABLE_END = "Normal", "BodyText", "Footer", "TableEnd"

PARAGRAPH_STYLES: dict[str, tuple[str, str]] = {
    "body": (BODY, "Body Text"),
    "title": ("Title", "Title"),
    "byline": ("Byline", "署名"),
    "salutation": ("Salutation", "Salutation"),
    "signoff": ("Closing", "Closing"),
    "tail": ("Signature", "Signature"),
    "attachments": ("Attachments", "附件说明"),
    "contact": ("Contact", "附注"),
    "copies": ("Copies", "版记"),
    "table": ("TableText", "表格文字"),
    "table_short": ("TableShort", "表格短语"),
    "table_header": ("TableHeader", "表头"),
}
"""The id and the name of the style of each paragraph format of a layout, by its key there."""

# Whoever types on after one of these by hand goes on in body text.
_BEFORE_THE_BODY = ("Title", "Byline", "Salutation")

# No page ends with a table's header.
_WITH_THE_NEXT = ("TableHeader",)

_LANGUAGE = "zh-CN"
# Latin text has no language: nobody wants XXX spell-checked, and figures that were called
# Chinese are broken in the middle by LibreOffice (1|0月份).
_NO_LANGUAGE = "x-none"
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
            _style(layout, style_id, name, getattr(layout, key))
            for key, (style_id, name) in PARAGRAPH_STYLES.items()
        ),
        *_headings(layout),
        *_gaps(layout),
        _paragraph_style(TABLE_END, "表后", _table_end()),
        _paragraph_style(FOOTER, "footer", font_properties(layout, _footer_font(layout))),
    ]


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


def _style(layout: Layout, style_id: str, name: str, paragraph: ParagraphFormat) -> _Element:
    properties = paragraph_format(layout, paragraph)
    if style_id in _WITH_THE_NEXT:
        properties.insert(0, element("keepNext"))
    return _paragraph_style(
        style_id,
        name,
        properties,
        font_properties(layout, paragraph),
        body_next=style_id in _BEFORE_THE_BODY,
    )


def _table_end() -> _Element:
    """Return the properties of a paragraph that is only there for a table to end before it."""
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
                font_properties(layout, heading),
                type="character",
                customStyle=1,
                styleId=ids.run_in,
            )
        )
    return made


def _gaps(layout: Layout) -> Iterator[_Element]:
    """Yield the styles of what is still open: one for any text, and one for each run-in heading.

    They look like what they are based on, for no style can have a colour to highlight with: that
    is each run's own. By them a gap is known once it is filled, and by their names its colour.
    """
    if layout.gap == "none":
        return
    bases = {"": ("DefaultParagraphFont", "")}
    bases |= {ids.run_in: (ids.run_in, ids.run_in_name) for ids in heading_styles(layout)}
    for key, (based_on, name) in bases.items():
        yield element(
            "style",
            element("name", val=gap_name(layout.gap, name)),
            element("basedOn", val=based_on),
            element("uiPriority", val=99),
            element("semiHidden"),
            type="character",
            customStyle=1,
            styleId=gap_style(key),
        )


def gap_style(run_in: str | None) -> str:
    """Return the id of the style of a gap, in a run-in heading of this style or anywhere else."""
    return GAP + (run_in or "")


def _own_line(layout: Layout, heading: Heading, ids: HeadingStyles) -> _Element:
    paragraph = ParagraphFormat(
        size=heading.size,
        align=heading.align,
        indent=layout.body.indent if heading.indent is None else heading.indent,
        blank_before=heading.blank_before,
        blank_after=heading.blank_after,
    )
    properties = paragraph_format(layout, paragraph)
    properties.insert(0, element("keepNext"))
    properties.append(element("outlineLvl", val=heading.level - 1))
    return _paragraph_style(
        ids.own_line,
        ids.own_line_name,
        properties,
        font_properties(layout, heading),
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


def _footer_font(layout: Layout) -> Font:
    return layout.page_number or layout.body
