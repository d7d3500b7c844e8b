"""The runs of a line: its spans joined where they look the same, split where fonts change."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from app.writing.word.elements import element, text_elements
from app.writing.word.scripts import split_scripts
from app.writing.word.styles import fonts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.etree import _Element

    from app.writing.word.scripts import Script


class Look(NamedTuple):
    """What sets a stretch of text off from its paragraph: a character style, and being a gap.

    `chinese` is the font of Chinese characters there.
    """

    chinese: str
    style: str | None = None
    gap: bool = False


class Words(NamedTuple):
    """A stretch of text and its look."""

    text: str
    look: Look


def run_elements(words: Iterable[Words], highlight: str) -> Iterator[_Element]:
    """Yield the runs of a paragraph; gaps take the highlight colour (`none` for no colour)."""
    for text, look, script in _stretches(list(words)):
        if content := text_elements(text):
            yield element("r", _properties(look, script, highlight), *content)


def _stretches(words: list[Words]) -> Iterator[tuple[str, Look, Script]]:
    """Yield the text cut where its look or its script changes.

    Which script a shared sign belongs to is told by its neighbours, whatever they look like.
    """
    text = "".join(each.text for each in words)
    looks = (each.look for each in words for _ in each.text)
    scripts = (stretch.script for stretch in split_scripts(text) for _ in stretch.text)
    letters = zip(text, looks, scripts, strict=True)
    for (look, script), group in groupby(letters, key=lambda letter: letter[1:]):
        yield "".join(letter for letter, _, _ in group), look, script


def _properties(look: Look, script: Script, highlight: str) -> _Element:
    return element(
        "rPr",
        element("rStyle", val=look.style) if look.style else None,
        _fonts(look, script),
        element("highlight", val=highlight) if look.gap and highlight != "none" else None,
    )


def _fonts(look: Look, script: Script) -> _Element | None:
    """Return what the run says about fonts; which fonts is for its style to say, but for marks."""
    if script == "latin":
        return None
    chinese = look.chinese if script == "mark" else None
    return fonts(chinese, chinese, hint=True)
