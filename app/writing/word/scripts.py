"""Which stretches of a Chinese text belong to which font."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

Script = Literal["chinese", "latin", "mark"]

_Cut = tuple[int, int, Script]

_LETTER = "A-Za-zÀ-ÖØ-öø-ɏ"

# Signs that stand in both scripts: quotation marks, dashes, dots, and some of Latin-1.
_SHARED = "‘’“”‐-―…‥·×°±§¨÷"

# A Latin word holds its own apostrophe (It’s); the marks around it are the Chinese text's.
_LATIN = re.compile(rf"[{_LETTER}]+(?:[’'·-][{_LETTER}]+)*")
_FOREIGN = re.compile(r"[^\x00-\x7f]")

# Next to ASCII, programs that do not read the hint (LibreOffice) take a shared sign for Latin.
_ASCII = rf"[!-~{_LETTER}]"
_MARK = re.compile(rf"(?<={_ASCII})[ {_SHARED}]*[{_SHARED}]")
# At the start of a paragraph they do so whatever follows: “大 begins with a Latin mark there.
_FIRST_MARK = re.compile(rf"[{_SHARED}]+")

# All that is no plain Chinese starts in the range that holds ASCII and every letter. To look for
# that range alone takes a tenth of the time.
_FOREIGN_STRETCH = re.compile(rf"[!-ɏ][ !-ɏ{_SHARED}]*")


class Stretch(NamedTuple):
    """Characters that share a run: Chinese (figures and plain Latin words too, which every
    program tells by itself), a Latin word that holds shared signs, or Chinese marks that a
    program could take for Latin.
    """

    text: str
    script: Script


def split_scripts(text: str) -> list[Stretch]:
    """Return the text in stretches; as few as give every character its font."""
    cuts: list[_Cut] = []
    first = _FIRST_MARK.match(text)
    if first:
        cuts.append((*first.span(), "mark"))
    for stretch in _FOREIGN_STRETCH.finditer(text):
        if not stretch[0].isascii():
            cuts.extend(_cuts(text, *stretch.span()))
    if not cuts:
        return [Stretch(text, "chinese")] if text else []
    return _stretches(text, cuts)


def _cuts(text: str, start: int, end: int) -> list[_Cut]:
    """Return what is to be cut out of a stretch that holds Latin letters or figures."""
    words = [
        match.span() for match in _LATIN.finditer(text, start, end) if _FOREIGN.search(match[0])
    ]
    marks = (match.span() for match in _MARK.finditer(text, start, end))
    apart = [mark for mark in marks if not any(a < mark[1] and mark[0] < b for a, b in words)]
    cuts: list[_Cut] = [(*word, "latin") for word in words]
    cuts.extend((*mark, "mark") for mark in apart)
    return sorted(cuts)


def _stretches(text: str, cuts: list[_Cut]) -> list[Stretch]:
    found: list[Stretch] = []
    at = 0
    for start, end, script in cuts:
        found.append(Stretch(text[at:start], "chinese"))
        found.append(Stretch(text[start:end], script))
        at = end
    found.append(Stretch(text[at:], "chinese"))
    return [stretch for stretch in found if stretch.text]
