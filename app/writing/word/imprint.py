"""Whom copies go to, at the foot of the last page between rules: GB/T 9704-2012, 7.4.

It is a table of one column: only that has rules as wide as the page's text over words that are
set in. LibreOffice leaves a table that wide below the text, where Word puts it at the foot.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.text.closing_lines import closing_note, label_of
from app.writing.layout.units import Mm
from app.writing.word.elements import element, to_xml
from app.writing.word.lines import line_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element

    from app.writing.layout import Layout
    from app.writing.word.lines import Line

_ROW_END = "</w:tc></w:tr>"
_END = f"{_ROW_END}</w:tbl>"


def imprint_starts(lines: Sequence[Line], layout: Layout) -> dict[int, str]:
    """Return what comes before each line of an imprint, and before the line after it, as XML.

    They are told by their numbers; the one after the last line is the number of lines. What is a
    line of its own begins a row, and a thin rule parts who printed it from whom copies go to.
    """
    copies = layout.copies
    if not (copies.rule or copies.inner_rule or copies.at_page_end):
        return {}
    starts: dict[int, str] = {}
    before = False
    for number, (kind, segments) in enumerate((*lines, ("body", ()))):
        inside = kind == "copies"
        if inside and not before:
            starts[number] = _table_start(layout) + _row_start(layout, 0)
        elif inside and closing_note(text := line_text(segments)):
            label, _ = label_of(text)
            starts[number] = _ROW_END + _row_start(layout, 0 if label else copies.inner_rule)
        elif before and not inside:
            starts[number] = _END
        before = inside
    return starts


def _table_start(layout: Layout) -> str:
    copies = layout.copies
    width = layout.page.text_width.twips
    properties = element(
        "tblPr",
        _foot() if copies.at_page_end else None,
        element("tblW", w=width, type="dxa"),
        _borders("tblBorders", {"top": copies.rule, "bottom": copies.rule}),
        element("tblLayout", type="fixed"),
        element("tblCellMar", *(element(side, w=0, type="dxa") for side in ("left", "right"))),
    )
    grid = element("tblGrid", element("gridCol", w=width))
    return f"<w:tbl>{to_xml(properties)}{to_xml(grid)}"


def _foot() -> _Element:
    return element(
        "tblpPr",
        leftFromText=0,
        rightFromText=0,
        vertAnchor="margin",
        horzAnchor="margin",
        tblpXSpec="left",
        tblpYSpec="bottom",
    )


def _row_start(layout: Layout, rule: float) -> str:
    cell = element(
        "tcPr",
        element("tcW", w=layout.page.text_width.twips, type="dxa"),
        _borders("tcBorders", {"top": rule}),
    )
    whole = element("trPr", element("cantSplit"))
    return f"<w:tr>{to_xml(whole)}<w:tc>{to_xml(cell)}"


def _borders(tag: str, rules: dict[str, float]) -> _Element | None:
    """Return the borders of a table or a cell, their thickness in eighths of a point."""
    drawn = {side: round(Mm(rule).points * 8) for side, rule in rules.items() if rule}
    made = [
        element(side, val="single", sz=eighths, space=0, color="auto")
        for side, eighths in drawn.items()
    ]
    return element(tag, *made) if made else None
