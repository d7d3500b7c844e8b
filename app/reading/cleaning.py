"""Lines of a text as the rules read them: stripped of blanks and invisible characters."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

# Zero-width space, joiners, marks of direction, word joiner, BOM, soft hyphen.
INVISIBLE = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad"


def clean_lines(lines: Iterable[str], *, edges: bool = False) -> list[str]:
    """Return the lines that hold something, without blanks or invisible characters at their ends.

    With `edges`, invisible characters there stay. A line that holds line breaks (soft ones of
    Word among them) counts as several.
    """
    pieces = (piece for line in lines for piece in line.splitlines())
    if edges:
        return [piece.strip() for piece in pieces if _strip(piece)]
    return [clean for piece in pieces if (clean := _strip(piece))]


def _strip(line: str) -> str:
    """Strip blanks and invisible characters, however they are mixed."""
    line = line.strip()
    while line and (line[0] in INVISIBLE or line[-1] in INVISIBLE):
        line = line.strip(INVISIBLE).strip()
    return line
