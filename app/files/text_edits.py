"""Edits of a text at places of it, made in the text as it stands: its ends of lines, its BOM."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from app.files.decoding import BOM, plain_lines
from app.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable

_LINE_END = lazy("\r\n?|\n")


class Edit(NamedTuple):
    r"""Words for what stands between two places of a text that has `\n` at its ends of lines."""

    start: int
    end: int
    words: str


def edited(text: str, edits: Iterable[Edit]) -> str:
    r"""Return a text with some edits made, which do not overlap; the rest is kept as it is.

    The places are those of the text without its BOM and with `\n` newlines; what is put in gets
    the newlines of the text.
    """
    bom, text = text[: len(BOM)], text.removeprefix(BOM)
    found = _LINE_END.search(text)
    newline = found[0] if found else "\n"
    # Where a newline of two characters is one in the places.
    double = [match.start() - n for n, match in enumerate(re.finditer("\r\n", text))]
    parts = [bom if bom == BOM else ""]
    done = 0
    for start, end, words in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        parts += [text[done : start + bisect_left(double, start)], words.replace("\n", newline)]
        done = end + bisect_left(double, end)
    return "".join([*parts, text[done:]])


def editable(text: str) -> str:
    """Return a text as the places of edits count it."""
    return plain_lines(text.removeprefix(BOM))
