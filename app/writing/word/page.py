"""The page: paper, margins, grid, and footers with the page number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.writing.word.elements import element, switch, text_element, to_xml
from app.writing.word.formats import ALIGNMENTS, fonts, indent
from app.writing.word.styles import FOOTER

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element

    from app.writing.layout import Layout
    from app.writing.layout.formats import Alignment
    from app.writing.layout.page import PageNumber


def section(layout: Layout, footers: Mapping[str, str]) -> str:
    """Return the layout's paper, margins and grid, with the ids of its footers by their kinds."""
    page, margins = layout.page, layout.page.margins
    references = "".join(
        f'<w:footerReference w:type="{kind}" r:id="{relation}"/>'
        for kind, relation in footers.items()
    )
    size = element("pgSz", w=page.width.twips, h=page.height.twips)
    white = element(
        "pgMar",
        top=margins.top.twips,
        bottom=margins.bottom.twips,
        left=margins.left.twips,
        right=margins.right.twips,
        header=page.footer.twips,
        footer=page.footer.twips,
        gutter=0,
    )
    # With `linesAndChars` LibreOffice sets half as many characters a line.
    pitch = layout.line_pitch
    grid = [element("docGrid", type="lines", linePitch=pitch.twips)] if pitch else []
    return f"<w:sectPr>{references}{''.join(map(to_xml, (size, white, *grid)))}</w:sectPr>"


def footers(layout: Layout) -> dict[str, _Element]:
    """Return the paragraph with the page's number for each kind of page: `default`, `even`."""
    number = layout.page_number
    if number is None:
        return {}
    sides = {"default": number.odd, "even": number.even}
    if number.even == number.odd:
        del sides["even"]
    return {kind: _footer(layout, number, side) for kind, side in sides.items()}


def _footer(layout: Layout, number: PageNumber, side: Alignment) -> _Element:
    before, after = number.around
    return element(
        "p",
        element(
            "pPr",
            element("pStyle", val=FOOTER),
            switch("snapToGrid", on=False),
            _side_indent(layout, number, side),
            element("jc", val=ALIGNMENTS[side]),
        ),
        *_words(before),
        *_page_field(),
        *_words(after),
    )


def _side_indent(layout: Layout, number: PageNumber, side: Alignment) -> _Element | None:
    if not number.indent or side not in ("left", "right"):
        return None
    width = indent(layout, number.size, number.indent)
    said: dict[str, str | int] = {f"{side}Chars": round(number.indent * 100), side: width}
    return element("ind", **said)


def _words(text: str) -> list[_Element]:
    return [_run(text_element("t", text))] if text else []


def _page_field() -> list[_Element]:
    """Return the runs of a field that shows the page's number; `1` until it is worked out."""
    return [
        _run(element("fldChar", fldCharType="begin")),
        _run(text_element("instrText", " PAGE ")),
        _run(element("fldChar", fldCharType="separate")),
        _run(text_element("t", "1")),
        _run(element("fldChar", fldCharType="end")),
    ]


def _run(content: _Element) -> _Element:
    return element("r", element("rPr", fonts(None, None, hint=True)), content)
