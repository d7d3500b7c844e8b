"""What shows in a file of this program's own that something is still open: it goes once filled.

A gap stands in a run of a style that nobody else uses, besides its colour; so a colour that a user
gave is told from it, even the same one.
"""

from __future__ import annotations

from typing import NamedTuple

from app.patterns import lazy

GAP = "NigaoGap"
"""What the ids of the styles of gaps begin with."""

_NAME = "拟稿空缺"
_STYLE = lazy(r"<(?:[\w.-]+:)?style\s([^<>]*)>")
_ID = lazy(r"styleId\s*=\s*[\"']([^\"']*)")
_NAMED = lazy(
    rf"<(?:[\w.-]+:)?name\s[^<>]*val\s*=\s*[\"']{_NAME}（(?P<colour>\w+)）(?P<within>[^\"']*)"
)
_BASE = lazy(r"<(?:[\w.-]+:)?basedOn\s[^<>]*val\s*=\s*[\"']([^\"']*)")
_RUN_STYLE = lazy(r"<(?:[\w.-]+:)?rStyle\s[^<>]*?val\s*=\s*[\"']([^\"']*)[\"'][^<>]*/>")
_HIGHLIGHT = lazy(r"<(?:[\w.-]+:)?highlight\s[^<>]*?val\s*=\s*[\"']([^\"']*)[\"'][^<>]*/>")


class _Gap(NamedTuple):
    """The style that a gap's run has without being one (or none), and a gap's colour."""

    base: str
    colour: str


def gap_name(colour: str, within: str = "") -> str:
    """Return the name of the style of a gap in a colour, within text of a style of its own."""
    return f"{_NAME}（{colour}）{within}"


class GapStyles:
    """The styles of gaps in a file, by their ids, which other programs choose anew."""

    def __init__(self, styles: str = "") -> None:
        self._gaps: dict[str, _Gap] = {}
        if _NAME not in styles:
            return
        opened = list(_STYLE.finditer(styles))
        ends = [*(style.start() for style in opened[1:]), len(styles)]
        for style, end in zip(opened, ends, strict=False):
            name, own = _NAMED.search(styles, style.end(), end), _ID.search(style[1])
            if name and own:
                base = _BASE.search(styles, style.end(), end) if name["within"] else None
                self._gaps[own[1]] = _Gap(base[1] if base else "", name["colour"])

    def __bool__(self) -> bool:
        return bool(self._gaps)

    def without(self, properties: str) -> str | None:
        """Return the properties of a run without what shows a gap; None for no gap.

        A colour that is not the gap's is a user's, and stays.
        """
        style = _RUN_STYLE.search(properties)
        gap = self._gaps.get(style[1]) if style else None
        if style is None or gap is None:
            return None
        kept = style[0].replace(style[1], gap.base) if gap.base else ""
        properties = properties.replace(style[0], kept, 1)
        colour = _HIGHLIGHT.search(properties)
        if colour and colour[1] == gap.colour:
            properties = properties.replace(colour[0], "", 1)
        return properties
