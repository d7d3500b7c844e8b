"""Pictures in the lines of a Word part: drawn in place, as large as there is room for them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from app.patterns import lazy
from app.word.breaking import element_end
from app.word.grammar import ATTRIBUTES, STRICT

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.files.pictures import Picture
    from app.word.splices import Splice

MILLIMETRE = 36_000
"""How many of the units that drawings are measured in (EMU) a millimetre has."""

IN_PLACE = "\ufffc"
"""Unicode's own sign for an object in a line; it stands in a text for a picture to be drawn."""

_NAMESPACES = (
    "http://schemas.openxmlformats.org/drawingml/2006",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
)
_STRICT_NAMESPACES = (
    "http://purl.oclc.org/ooxml/drawingml",
    "http://purl.oclc.org/ooxml/officeDocument/relationships",
)
_OWN_ID = lazy(r"docPr\s[^<>]*?\bid\s*=\s*[\"']([0-9]{1,9})[\"']")
_TEXT_OPENED = lazy(r"<((?:[\w.-]+:)?)t(?=[\s>])[^<>]*>[^<]*?" + IN_PLACE)
_EMPTY_TEXT = lazy(r"<((?:[\w.-]+:)?)t(?:\s[^<>]*)?></\1t>")
_PARAGRAPH = lazy(rf"<((?:[\w.-]+:)?)p(?=[\s/>]){ATTRIBUTES}>")
_PROPERTIES = lazy(r"\s*<(?:[\w.-]+:)?pPr(?=[\s/>])")
# What in a paragraph's properties may stand before its spacing (ECMA-376 part 1, 17.3.1.26).
_BEFORE_SPACING = {
    *("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr"),
    *("suppressLineNumbers", "pBdr", "shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap"),
    *("overflowPunct", "topLinePunct", "autoSpaceDE", "autoSpaceDN", "bidi", "adjustRightInd"),
}
_CHILD = lazy(r"\s*<((?:[\w.-]+:)?)([\w.-]+)(?=[\s/>])")
_REPLACED = ("snapToGrid", "spacing", "ind")
_ALONE = (
    '<{0}snapToGrid {0}val="0"/><{0}spacing {0}before="0" {0}beforeLines="0" {0}beforeAutospacing='
    '"0" {0}after="0" {0}afterLines="0" {0}afterAutospacing="0" {0}line="240" {0}lineRule="auto"/>'
    '<{0}ind {0}left="0" {0}leftChars="0" {0}right="0" {0}rightChars="0" {0}firstLine="0"'
    ' {0}firstLineChars="0"/>'
)
_AMONG_WORDS = '<{0}spacing {0}line="240" {0}lineRule="auto"/>'


class PlacedPicture(NamedTuple):
    """A picture with the height it has where nothing else tells, in EMU.

    One that `fills` is as large as its table cell lets it be; any other is never higher than that.
    """

    picture: Picture
    height: int
    fills: bool = False


class Room(NamedTuple):
    """How much room there is in a place, in EMU; `height` None where the form does not set it."""

    width: int
    height: int | None = None


def fitted(placed: PlacedPicture, room: Room) -> tuple[int, int]:
    """Return the width and height of a picture in a room, in EMU; its own ratio is kept."""
    height = placed.height if room.height is None else room.height
    if not placed.fills:
        height = min(height, placed.height)
    scale = min(room.width / placed.picture.width, height / placed.picture.height)
    return max(1, int(placed.picture.width * scale)), max(1, int(placed.picture.height * scale))


def first_free_id(text: str) -> int:
    """Return the first number behind all that the drawings of a part have."""
    return max((int(match[1]) for match in _OWN_ID.finditer(text)), default=0) + 1


def drawing(relation: str, number: int, size: tuple[int, int], prefix: str, part: str) -> str:
    """Return a picture in line with the text, as an element of a run of this part."""
    main, relations = _STRICT_NAMESPACES if STRICT in part[:4096] else _NAMESPACES
    width, height = size
    extent = f'cx="{width}" cy="{height}"'
    return (
        f'<{prefix}drawing><wp:inline xmlns:wp="{main}/wordprocessingDrawing"'
        f' distT="0" distB="0" distL="0" distR="0"><wp:extent {extent}/>'
        f'<wp:docPr id="{number}" name="图片 {number}"/><wp:cNvGraphicFramePr>'
        f'<a:graphicFrameLocks xmlns:a="{main}/main" noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        f'<a:graphic xmlns:a="{main}/main"><a:graphicData uri="{main}/picture">'
        f'<pic:pic xmlns:pic="{main}/picture"><pic:nvPicPr><pic:cNvPr id="{number}"'
        f' name="图片 {number}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
        f'<a:blip xmlns:r="{relations}" r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch>'
        f'</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>'
        f"</a:graphic></wp:inline></{prefix}drawing>"
    )


def drawn(splices: Sequence[Splice], draw: Callable[[str], str]) -> list[Splice]:
    """Return what is written with the next picture for each sign of one; `draw` takes a prefix."""
    return [splice._replace(raw=_drawn(splice.raw, draw)) for splice in splices]


def with_room(text: str, start: int, *, alone: bool) -> tuple[int, int, str]:
    """Return the characters to replace, and by what, so that a paragraph shows a whole picture.

    A line of a fixed height cuts a picture off. One that stands `alone` has all of its cell: the
    paragraph has no indent and no space around it.
    """
    tag = _PARAGRAPH.match(text, start)
    if tag is None or tag[0].endswith("/>"):
        return start, start, ""
    wanted = (_ALONE if alone else _AMONG_WORDS).format(tag[1])
    opened = _PROPERTIES.match(text, tag.end())
    if opened is None:
        return tag.end(), tag.end(), f"<{tag[1]}pPr>{wanted}</{tag[1]}pPr>"
    first = opened.end() - len(opened[0].lstrip())
    end = element_end(text, first)
    return first, end, _with_spacing(text[first:end], wanted, tag[1], alone=alone)


def _with_spacing(raw: str, wanted: str, prefix: str, *, alone: bool) -> str:
    """Return the properties of a paragraph with others of its spacing."""
    if raw.endswith("/>"):
        return f"<{prefix}pPr>{wanted}</{prefix}pPr>"
    at = raw.index(">") + 1
    kept: list[tuple[str, str]] = []
    while child := _CHILD.match(raw, at):
        end = element_end(raw, child.end() - len(child[0].lstrip()))
        kept.append((child[2], raw[at:end]))
        at = end
    replaced = _REPLACED if alone else ("spacing",)
    before = "".join(own for name, own in kept if name in _BEFORE_SPACING)
    if not alone:
        before += "".join(own for name, own in kept if name == "snapToGrid")
    after = "".join(
        own
        for name, own in kept
        if name not in _BEFORE_SPACING and name not in replaced and name != "snapToGrid"
    )
    return raw[: raw.index(">") + 1] + before + wanted + after + raw[at:]


def _drawn(raw: str, draw: Callable[[str], str]) -> str:
    while match := _TEXT_OPENED.search(raw):
        prefix = match[1]
        at = match.end() - 1
        again = f'</{prefix}t>{draw(prefix)}<{prefix}t xml:space="preserve">'
        raw = raw[:at] + again + raw[at + 1 :]
        raw = _EMPTY_TEXT.sub("", raw)
    return raw
