"""Texts of a Word file that are one value each: its properties, chart labels, watermarks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.patterns import lazy
from app.word.grammar import ATTRIBUTES, NO_TAG
from app.word.raw_text import read_raw

if TYPE_CHECKING:
    from collections.abc import Iterator

_LEAF = lazy(
    rf"<(?:[\w.-]+:)?([\w.-]+)(?=[\s>])({ATTRIBUTES})>([^<]*+(?:<(?:{NO_TAG})[^<]*+)*+)</",
    re.DOTALL,
)
_OWNER = lazy(r"<(?:[\w.-]+:)?property\s[^<>]*?name\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_LABEL = lazy(r"<(?:[\w.-]+:)?strCache>.*?</(?:[\w.-]+:)?strCache>", re.DOTALL)
_WATERMARK = lazy(r"<(?:[\w.-]+:)?textpath\s[^<>]*?string\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_BOUND = lazy(r"storeItemID\s*=\s*[\"']([^\"']+)")
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
    """A text that is one line whatever is filled in; `raw` stands at `start` in its part."""

    start: int
    raw: str
    label: str
    attribute: bool = False

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


def data_values(text: str, title: str) -> Iterator[Value]:
    """Yield the texts of a part of data, which content controls show."""
    for match in _LEAF.finditer(text):
        if match[3].strip():
            yield Value(match.start(3), match[3], title)


def bound_ids(text: str) -> set[str]:
    """Return the ids of the data to which the content controls of a part are bound."""
    return {match[1].upper() for match in _BOUND.finditer(text)}


def chart_values(text: str, title: str) -> Iterator[Value]:
    """Yield the names of a chart's series and categories, as it shows them."""
    for cache in _LABEL.finditer(text):
        for match in _LEAF.finditer(text, *cache.span()):
            if match[1] == "v":
                yield Value(match.start(3), match[3], title)


def watermarks(text: str, title: str) -> Iterator[Value]:
    """Yield the texts drawn as a shape, by which watermarks are made."""
    if "textpath" in text:
        for match in _WATERMARK.finditer(text):
            group = 1 if match[1] is not None else 2
            yield Value(match.start(group), match[group], f"{title}水印", attribute=True)


def _owner(text: str, at: int) -> str:
    """Return the name of the custom property that holds the element at a place."""
    start = text.rfind("<", 0, at)
    match = _OWNER.match(text, start)
    return (match[1] if match[1] is not None else match[2]) if match else ""
