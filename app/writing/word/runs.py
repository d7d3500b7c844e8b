"""The runs of a line: its spans joined where they look the same, split where fonts change."""

from __future__ import annotations

from collections import deque
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from app.writing.word.elements import element, text_elements
from app.writing.word.scripts import split_scripts
from app.writing.word.styles import fonts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lxml.etree import _Element

    from app.writing.word.scripts import Script
    from app.writing.word.scripts import Stretch as ScriptStretch


class Look(NamedTuple):
    """What sets a stretch of text off from its paragraph: a character style, and being a gap.

    `chinese` is the font of Chinese characters there.
    """

    chinese: str
    style: str | None = None
    gap: bool = False


Words = tuple[str, Look]
"""A stretch of text and its look."""

Stretch = tuple[str, Look, "Script"]
"""Characters that share a run: one look, one script."""


class Mark(NamedTuple):
    """Elements that stand between two characters, `at` so many characters from the start.

    `opens` tells what begins there from what ends there.
    """

    at: int
    elements: tuple[_Element, ...]
    opens: bool = False


def run_elements(
    words: Sequence[Words], highlight: str, marks: Sequence[Mark] = ()
) -> Iterator[_Element]:
    """Yield the runs of a paragraph, and between them its marks, which come in order.

    Gaps take the highlight colour (`none` for no colour).
    """
    waiting = deque(marks)
    at = 0
    for text, look, script in _cut(stretches(words), [mark.at for mark in marks]):
        while waiting and waiting[0].at <= at:
            yield from waiting.popleft().elements
        if content := text_elements(text):
            yield element("r", run_properties(look, script, highlight), *content)
        at += len(text)
    for mark in waiting:
        yield from mark.elements


def stretches(words: Sequence[Words]) -> Iterable[Stretch]:
    """Return the text of a line cut where its words end or its script changes.

    Which script a shared sign belongs to is told by its neighbours, whatever they look like.
    """
    scripts = split_scripts("".join([text for text, _ in words]))
    if len(scripts) == 1:
        _, script = scripts[0]
        return [(text, look, script) for text, look in words if text]
    if len(words) == 1:
        _, look = words[0]
        return [(text, look, script) for text, script in scripts]
    return _crossed(words, scripts)


def run_properties(look: Look, script: Script, highlight: str) -> _Element:
    """Return the properties of a run; a gap takes the highlight colour."""
    return element(
        "rPr",
        element("rStyle", val=look.style) if look.style else None,
        _fonts(look, script),
        element("highlight", val=highlight) if look.gap and highlight != "none" else None,
    )


def _crossed(words: Iterable[Words], scripts: Iterable[ScriptStretch]) -> Iterator[Stretch]:
    """Yield the text cut at the ends of both."""
    rest = iter(scripts)
    script: Script = "chinese"
    left = 0
    for text, look in words:
        while len(text) > left:
            if left:
                yield text[:left], look, script
                text = text[left:]
            found, script = next(rest)
            left = len(found)
        if text:
            yield text, look, script
            left -= len(text)


def _cut(found: Iterable[Stretch], cuts: Sequence[int]) -> Iterator[Stretch]:
    """Yield the stretches cut at these places of the whole text."""
    start = 0
    for text, look, script in found:
        end = start + len(text)
        inside = sorted({at - start for at in cuts if start < at < end})
        for a, b in pairwise((0, *inside, end - start)):
            yield text[a:b], look, script
        start = end


def _fonts(look: Look, script: Script) -> _Element | None:
    """Return what the run says about fonts; which fonts is for its style to say, but for marks."""
    if script == "latin":
        return None
    # Word goes by the hint, and so by the style's font; the others take this one.
    return fonts(None, look.chinese if script == "mark" else None, hint=True)
