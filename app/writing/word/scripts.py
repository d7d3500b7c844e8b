"""Which stretches of a Chinese text belong to which font."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

Script = Literal["chinese", "latin", "mark"]

_LETTER = "A-Za-zÀ-ÖØ-öø-ɏ"

# Signs that stand in both scripts: quotation marks, dashes, dots, and some of Latin-1.
_SHARED = "‘’“”‐-―…‥·×°±§¨÷"

# A Latin word holds its own apostrophe (It’s); the marks around it are the Chinese text's.
_LATIN = re.compile(rf"[{_LETTER}]+(?:[’'·-][{_LETTER}]+)*")
_FOREIGN = re.compile(r"[^\x00-\x7f]")

# A text without any of these, which reach from ASCII to the last letter, is Chinese throughout.
_MIXED = re.compile("[!-ɏ]")

# Next to ASCII, programs that do not read the hint (LibreOffice) take a shared sign for Latin.
_ASCII = rf"[!-~{_LETTER}]"
_MARK = re.compile(rf"(?<={_ASCII})[ {_SHARED}]*[{_SHARED}]|^[{_SHARED}]+(?={_ASCII})")


class Stretch(NamedTuple):
    """Characters that share a run: Chinese (figures and plain Latin words too, which every
    program tells by itself), a Latin word that holds shared signs, or Chinese marks that a
    program could take for Latin.
    """

    text: str
    script: Script


def split_scripts(text: str) -> list[Stretch]:
    """Return the text in stretches; as few as give every character its font."""
    if not _MIXED.search(text):
        return [Stretch(text, "chinese")] if text else []
    cuts: list[tuple[int, int, Script]] = [
        (match.start(), match.end(), "latin")
        for match in _LATIN.finditer(text)
        if _FOREIGN.search(match[0])
    ]
    words = list(cuts)
    for match in _MARK.finditer(text):
        if not any(start < match.end() and match.start() < end for start, end, _ in words):
            cuts.append((match.start(), match.end(), "mark"))
    return _stretches(text, sorted(cuts))


def _stretches(text: str, cuts: list[tuple[int, int, Script]]) -> list[Stretch]:
    found: list[Stretch] = []
    at = 0
    for start, end, script in cuts:
        found.append(Stretch(text[at:start], "chinese"))
        found.append(Stretch(text[start:end], script))
        at = end
    found.append(Stretch(text[at:], "chinese"))
    return [stretch for stretch in found if stretch.text]
