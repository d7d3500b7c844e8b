"""Chinese and Latin script on a page: which font each character takes, and how wide it is."""

from __future__ import annotations

from typing import Literal

from app.patterns import lazy

Script = Literal["chinese", "latin", "mark"]

Stretch = tuple[str, Script]
"""Characters that share a run: Chinese (figures and plain Latin words too, which every program
tells by itself), a Latin word that holds shared signs, or Chinese marks that a program could take
for Latin.
"""

_Cut = tuple[int, int, Script]

_LETTER = "A-Za-zÀ-ÖØ-öø-ɏ"

SHARED = "‘’“”‐‑‒–—―…‥·×°±§¨÷"
"""Signs that stand in both scripts: quotation marks, dashes, dots, and some of Latin-1."""

# Next to ASCII, programs that do not read the hint (LibreOffice) take a shared sign for Latin.
_ASCII = rf"[!-~{_LETTER}]"
# At the start of a paragraph they do so whatever follows: “大 begins with a Latin mark there.
_FIRST_MARK = lazy(rf"[{SHARED}]+")

# A Latin word holds its own apostrophe (It’s); the marks around it are the Chinese text's.
_CUT = lazy(rf"(?P<word>[{_LETTER}]+(?:[’'·-][{_LETTER}]+)*)|(?<={_ASCII})[ {SHARED}]*[{SHARED}]")

# All that is no plain Chinese starts in the range that holds ASCII and every letter. To look for
# that range alone takes a tenth of the time.
_FOREIGN_STRETCH = lazy(rf"[!-ɏ][ !-ɏ{SHARED}]*")

_CAPITAL = 0.7  # Of a Latin capital in Times New Roman, as XX市 has them.
_NARROW = 0.5  # Of a figure, a small letter, most half-width marks.
_THIN = 0.25  # Of these marks; a number's stop is what names of attachments stand after.
_THIN_MARKS = ".,:;"
# Word sets figures and Latin words off from the Chinese beside them by a quarter of a character.
_GAP = 0.25
_HAN = r"[〇\u4e00-\u9fff]"
_SET_OFF = lazy(rf"{_HAN}(?=[0-9A-Za-z])|[0-9A-Za-z](?={_HAN})")


def split_scripts(text: str) -> list[Stretch]:
    """Return the text in stretches; as few as give every character its font."""
    cuts: list[_Cut] = []
    first = _FIRST_MARK.match(text)
    if first:
        cuts.append((*first.span(), "mark"))
    for stretch in _FOREIGN_STRETCH.finditer(text):
        if stretch[0].isascii():
            continue
        for match in _CUT.finditer(text, *stretch.span()):
            if not match["word"]:
                cuts.append((*match.span(), "mark"))
            elif not match[0].isascii():
                cuts.append((*match.span(), "latin"))
    if not cuts:
        return [(text, "chinese")] if text else []
    return _stretches(text, cuts)


def text_width(text: str) -> float:
    """Return the width of a text in Chinese characters of its size."""
    return sum(character_widths(text))


def character_widths(text: str) -> list[float]:
    """Return the width of each character with the gap after it."""
    widths = [_width(character) for character in text]
    # Most titles are Chinese alone.
    if any(map(str.isascii, text)):
        for match in _SET_OFF.finditer(text):
            widths[match.start()] += _GAP
    return widths


def _stretches(text: str, cuts: list[_Cut]) -> list[Stretch]:
    found: list[Stretch] = []
    at = 0
    for start, end, script in cuts:
        if at < start:
            found.append((text[at:start], "chinese"))
        found.append((text[start:end], script))
        at = end
    if at < len(text):
        found.append((text[at:], "chinese"))
    return found


def _width(character: str) -> float:
    if not character.isascii():
        return 1
    if character in _THIN_MARKS:
        return _THIN
    return _CAPITAL if character.isupper() else _NARROW
