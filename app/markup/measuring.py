"""How long the report of a rendered template is, told without making the report.

A draft that is to have a length is rendered a few times over, and only the best of its texts is
read: to read one takes twice as long as to render it.
"""

from __future__ import annotations

import re

from app.markup.marks import CLOSE, OUTSIDE, Marks
from app.markup.paragraphs import heading_end
from app.markup.parsing import HEADER
from app.models.report import WRITER
from app.text.markdown.signs import BREAK, HEADING, ROWS

_MARKED_SPACE = Marks().mark(" ", WRITER)
_FIRST, _SPACE = _MARKED_SPACE[0], _MARKED_SPACE[1]
_OPENING = f"{_FIRST}-\U000ffffd"
_VALUE = re.compile(f"[{_OPENING}]([^{_OPENING}{CLOSE}{re.escape(OUTSIDE)}]*){CLOSE}")
# Outside of values these tell that a template cut one, wrote into it, or escapes characters.
_UNUSUAL = re.compile(f"[\\\\{_OPENING}{CLOSE}-\uf8ff]")
_ROW = re.compile(f"[{''.join(ROWS)}]")


def measure(text: str) -> int | None:
    """Return the length that `read_markup` would give a rendered text's report.

    It is None where only reading the text can tell.
    """
    if _UNUSUAL.search(_VALUE.sub("", text)) or _ROW.search(text):
        return None
    # Both are of one length: the words, and the markup with every value blotted out.
    words = _VALUE.sub(r"\1", text).replace(BREAK, "\n").replace(_SPACE, " ")
    blotted = _VALUE.sub(_blot, text)
    return sum(map(_line_length, words.split("\n"), blotted.split("\n")))


def _blot(match: re.Match[str]) -> str:
    return "\n".join("\0" * len(part) for part in match[1].split(BREAK))


def _line_length(words: str, blotted: str) -> int:
    """Return how many of a line's characters a report shows."""
    length = len(words.strip())
    start = len(words) - len(words.lstrip())
    bare = blotted[start : start + length]
    if HEADER.fullmatch(bare):
        return 0
    if heading := HEADING.match(bare):
        return length - heading.end()
    return length - 4 if heading_end(bare) >= 0 else length
