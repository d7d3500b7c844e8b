"""Elements found among the characters of a part, and what their attributes say."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from app.patterns import lazy
from app.word.breaking import element_end
from app.word.grammar import ATTRIBUTES
from app.word.raw_text import escaped, read_raw
from app.word.splices import Splice

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator

_OFF = ("0", "false", "off")
_ENDS_NAME = (" ", "/", ">", "\t", "\r", "\n")
_PREFIX = lazy(r"(?:[\w.-]+:)?")
_LONGEST_PREFIX = 64
_RUN = lazy(rf"<((?:[\w.-]+:)?)r(?=[\s>]){ATTRIBUTES}(?<!/)>")


class Element(NamedTuple):
    """An element of a part: `start` to `end` are its characters, `tag` those of its first tag."""

    start: int
    end: int
    tag: str

    @property
    def is_on(self) -> bool:
        """Tell whether an element that is a switch is switched on."""
        return attribute(self.tag, "val") not in _OFF

    @property
    def value(self) -> str:
        """Return what the element says of itself, its `val`."""
        return attribute(self.tag, "val")


def elements(text: str, name: str, start: int = 0, end: int | None = None) -> Iterator[Element]:
    """Yield the elements of a name within a stretch of a part, none of them in another."""
    last = len(text) if end is None else end
    while match := _tag(name).search(text, start, last):
        start = element_end(text, match.start())
        yield Element(match.start(), start, match[0])


def tags_named(text: str, name: str) -> Iterator[int]:
    """Yield where the tags of a name open in a part, found by their names alone: that is fast."""
    at = text.find(name)
    while at >= 0:
        end = at + len(name)
        if text[end : end + 1] in _ENDS_NAME:
            opened = text.rfind("<", max(at - _LONGEST_PREFIX, 0), at)
            if opened >= 0 and _PREFIX.fullmatch(text, opened + 1, at):
                yield opened
        at = text.find(name, end)


def element(text: str, name: str, start: int = 0, end: int | None = None) -> Element | None:
    """Return the first element of a name within a stretch of a part."""
    return next(elements(text, name, start, end), None)


def attribute(tag: str, name: str) -> str:
    """Return an attribute of a tag, whatever its prefix is; empty without it."""
    match = _attribute(name).search(tag)
    return read_raw(match[2]) if match else ""


def with_attribute(found: Element, name: str, value: str) -> Splice:
    """Return what gives an element an attribute, with the prefix of its others."""
    raw = escaped(value, attribute=True)
    match = _attribute(name).search(found.tag)
    if match:
        return Splice(found.start + match.start(2), found.start + match.end(2), raw)
    prefix = found.tag[1:].split()[0].rstrip("/>").rpartition(":")[0]
    at = found.start + len(found.tag.rstrip("/> "))
    return Splice(at, at, f' {prefix}:{name}="{raw}"' if prefix else f' {name}="{raw}"')


class Run(NamedTuple):
    """A run: its properties, if it has any, stand from `opened` to `inner`."""

    start: int
    opened: int
    inner: int
    end: int


def runs(text: str, start: int, end: int) -> Iterator[Run]:
    """Yield the runs of a stretch of a part."""
    for match in _RUN.finditer(text, start, end):
        opened = text.index("<", match.end())
        has_properties = text.startswith(f"<{match[1]}rPr", opened)
        inner = element_end(text, opened) if has_properties else opened
        yield Run(match.start(), opened, inner, element_end(text, match.start()))


def outer(spans: Iterable[tuple[int, int]]) -> list[int]:
    """Return for each of some stretches, in order, the one it stands in; -1 for those in none."""
    ends: list[int] = []
    found: list[int] = []
    for number, (start, end) in enumerate(spans):
        at = number - 1
        while at >= 0 and ends[at] <= start:
            at = found[at]
        found.append(at)
        ends.append(end)
    return found


@lru_cache(maxsize=64)
def _tag(name: str) -> re.Pattern[str]:
    return lazy(rf"<(?:[\w.-]+:)?{name}(?=[\s/>]){ATTRIBUTES}>")


@lru_cache(maxsize=64)
def _attribute(name: str) -> re.Pattern[str]:
    return lazy(rf"\s(?:[\w.-]+:)?{name}\s*=\s*([\"'])(.*?)\1")
