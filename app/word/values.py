"""Texts of a Word file that are one value each: properties, chart labels, equations and others."""

from __future__ import annotations

from bisect import bisect
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.patterns import lazy
from app.word.elements import elements
from app.word.grammar import ATTRIBUTES
from app.word.raw_text import read_raw
from app.word.splices import joined

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.word.scanning import Paragraph

_LEAF = lazy(rf"<(?:[\w.-]+:)?([\w.-]+)(?=[\s>])({ATTRIBUTES})>([^<]*+)</")
_OWNER = lazy(r"<(?:[\w.-]+:)?property\s[^<>]*?name\s*=\s*(?:\"([^\"<>]*)\"|'([^'<>]*)')")
_WATERMARK = lazy(r"<(?:[\w.-]+:)?textpath\s[^<>]*?string\s*=\s*(?:\"([^\"<>]*)\"|'([^'<>]*)')")
_BOUND = lazy(r"storeItemID\s*=\s*[\"']([^\"']+)")
_EQUATION_TEXT = lazy(rf"<((?:[\w.-]+:)?)t(?:\s{ATTRIBUTES})?>([^<]*+)</\1t\s*>")
# A single letter or sign of a formula stands for a quantity, and is to stay.
_WORDS = lazy(r"[\u4e00-\u9fff【〔{\[［<‹「$]|XX|ＸＸ|××|\*\*|[_＿]{2}|[○〇◯□●]{2}")
_DRAWN = lazy(rf"<(?:[\w.-]+:)?(?:docPr|cNvPr)\s({ATTRIBUTES})>")
_VML = lazy(rf"<(?:[\w.-]+:)?(?:shape|rect|roundrect|oval|line|group|image)\s({ATTRIBUTES})>")
_TOLD = lazy(r"(?<=\s)(?:descr|title|alt)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_DRAWING_ENDS = lazy(r"</(?:[\w.-]+:)?(?:drawing|pict|object)\s*>")
_FALLBACK = lazy(r"<(?:[\w.-]+:)?Fallback(?=[\s>])")
# Programs name the file that a picture came from.
_FILE = lazy(r"://|\\|\.\w{3,4}$")
_NO_WORDS = lazy(r"\d{4}-\d\d-\d\d(?:T[\d:.]+Z?)?|true|false")
_CORE = {
    "title": "标题",
    "subject": "主题",
    "creator": "作者",
    "keywords": "关键词",
    "description": "备注",
    "category": "类别",
    "contentStatus": "状态",
}
_EXTENDED = {"Company": "单位", "Manager": "经理"}
_CUSTOM = ("lpwstr", "lpstr", "bstr")


@dataclass(slots=True)
class Value:
    """A text that is one line whatever is filled in; `raw` stands at `start` in its part.

    `copies` are the same text once more, for older programs.
    """

    start: int
    raw: str
    label: str
    attribute: bool = False
    copies: tuple[Value, ...] = ()

    @property
    def text(self) -> str:
        """Return what the raw characters read."""
        return read_raw(self.raw)


def property_values(text: str, kind: str) -> Iterator[Value]:
    """Yield the properties that people see; `kind` says whose: core, extended or custom ones."""
    known = _CORE if kind == "core-properties" else _EXTENDED
    for match in _LEAF.finditer(text):
        name = match[1]
        if kind == "custom-properties":
            owner = _owner(text, match.start()) if name in _CUSTOM else ""
            label = owner and read_raw(owner)
        else:
            label = known.get(name, "")
        if label:
            yield Value(match.start(3), match[3], f"文件属性“{label}”")


def data_values(text: str, title: str, paragraphs: Sequence[Paragraph]) -> Iterator[Value]:
    """Yield the texts of a part of data that controls show; days and switches are none.

    What stands in one of its paragraphs is that one's text.
    """
    own = joined((each.start, each.end) for each in paragraphs)
    for match in _LEAF.finditer(text):
        at = bisect(own, (match.start(3), len(text)))
        if at and match.start(3) < own[at - 1][1]:
            continue
        if match[3].strip() and not _NO_WORDS.fullmatch(match[3]):
            yield Value(match.start(3), match[3], title)


def bound_ids(text: str) -> set[str]:
    """Return the ids of the data to which the content controls of a part are bound."""
    return {match[1].upper() for match in _BOUND.finditer(text)}


def chart_values(text: str, title: str) -> Iterator[Value]:
    """Yield the names of a chart's series and categories, as it shows them."""
    for cache in elements(text, "strCache"):
        for match in _LEAF.finditer(text, cache.start, cache.end):
            if match[1] == "v":
                yield Value(match.start(3), match[3], title)


def watermarks(text: str, title: str) -> Iterator[Value]:
    """Yield the texts drawn as a shape, by which watermarks are made."""
    if "textpath" in text:
        for match in _WATERMARK.finditer(text):
            group = 1 if match[1] is not None else 2
            yield Value(match.start(group), match[group], f"{title}水印", attribute=True)


def equations(text: str, owner: str) -> Iterator[Value]:
    """Yield the texts of equations that hold words; `owner` is whose they are (页眉的)."""
    if "oMath>" not in text:
        return
    for equation in elements(text, "oMath"):
        for match in _EQUATION_TEXT.finditer(text, equation.start, equation.end):
            # Text of Word's own in a formula is that of its paragraph.
            if equation.tag.startswith(f"<{match[1]}oMath") and _WORDS.search(match[2]):
                yield Value(match.start(2), match[2], f"{owner}公式")


def alternative_texts(text: str, owner: str) -> Iterator[Value]:
    """Yield what pictures and shapes are said to show; once where the file says it again."""
    said: list[Value] = []
    ends = repeats = False
    for start, raw in sorted(_told(text)):
        value = Value(start, raw, f"{owner}图片的说明文字", attribute=True)
        if said:
            # Two are of one picture as long as none ends between them, or it is for older programs.
            ends |= _DRAWING_ENDS.search(text, said[-1].start, start) is not None
            repeats |= _FALLBACK.search(text, said[-1].start, start) is not None
            if said[0].text == value.text and (repeats or not ends):
                said.append(value)
                continue
            yield _with_copies(said)
        said, ends, repeats = [value], False, False
    if said:
        yield _with_copies(said)


def _told(text: str) -> Iterator[tuple[int, str]]:
    # Whatever is drawn has properties of its own among those of the drawing (docPr).
    tags = [_DRAWN] if "docPr" in text else []
    tags += [_VML] if " alt=" in text else []
    for tag in tags:
        for element in tag.finditer(text):
            for match in _TOLD.finditer(text, element.start(1) - 1, element.end(1)):
                group = 1 if match[1] is not None else 2
                if match[group].strip() and not _FILE.search(match[group]):
                    yield match.start(group), match[group]


def _with_copies(said: Sequence[Value]) -> Value:
    said[0].copies = tuple(said[1:])
    return said[0]


def _owner(text: str, at: int) -> str:
    """Return the name of the custom property that holds the element at a place."""
    start = text.rfind("<", 0, at)
    match = _OWNER.match(text, start)
    return (match[1] if match[1] is not None else match[2]) if match else ""
