"""What of a part is neither an element nor its text: it is set aside, so that nobody meets it.

Comments, instructions and the brackets of CDATA are signs of blanks instead, which XML itself
cannot hold, and text of CDATA is escaped as any other; so is a `>` that ends no tag. Then each `<`
opens a tag and each `>` ends one, and whoever looks for tags need know nothing else of XML. What
was set aside is put back where its signs still are.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from app.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Sequence

SIGN = r"\x1c[\x1d\x1e]*\x1f"
"""What stands for something set aside: between its ends a number in binary figures."""

END = "&\x0e;"
"""What stands for a `>` that ends no tag, like a reference."""

_CLOSED = "\x1c\x1f"  # Behind the text of CDATA; it has no number of its own.
_SIGN = lazy(SIGN)
# The first branch that fits is taken, and the first is what most of a part is made of.
_PIECE = lazy(
    r"(?P<usual>(?:[^<>]++|<[^!?\"'>](?:[^\"'>]++|\"[^\">]*+\"|'[^'>]*+')*+>)++)"
    r"|(?P<cdata><!\[CDATA\[(?P<text>.*?)\]\]>)|(?P<remark><!--.*?-->|<\?.*?\?>)"
    r"|(?P<tag><(?:[^\"'>]++|\"[^\"]*+\"|'[^']*+')*+)>|>",
    re.DOTALL,
)
_FIGURES = str.maketrans("01", "\x1d\x1e")
_NUMBERS = str.maketrans("\x1d\x1e", "01")
_ENDS_CDATA = f"]]{END}"
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


class Aside(NamedTuple):
    """What was set aside, as it stands in the file, and what follows its sign if it is CDATA."""

    raw: str
    held: str = ""


def set_aside(text: str, start: int) -> tuple[str, tuple[Aside, ...]]:
    """Return the characters of well-formed XML with signs for what is set aside from `start` on."""
    found: list[Aside] = []

    def sign(match: re.Match[str]) -> str:
        kind = match.lastgroup
        if kind == "usual":
            return match[0]
        if kind == "tag":
            return f"{match['tag'].replace('>', END)}>"
        if kind is None:
            return END
        held = f"{match['text'].translate(_ESCAPES)}{_CLOSED}" if kind == "cdata" else ""
        found.append(Aside(match[0], held))
        return f"\x1c{len(found):b}\x1f".translate(_FIGURES) + held

    made = _PIECE.sub(sign, text[start:])
    return text[:start] + made, tuple(found)


def put_back(text: str, asides: Sequence[Aside]) -> str:
    """Return characters with what was set aside in its place again, each but once.

    CDATA whose text has changed stay as the escaped text that they have become.
    """
    pieces: list[str] = []
    known: set[int] = set()
    at = 0
    for match in _SIGN.finditer(text) if asides else ():
        if match.start() < at:
            continue
        pieces.append(text[at : match.start()])
        at = match.end()
        number = int(match[0][1:-1].translate(_NUMBERS) or "0", 2)
        if 0 < number <= len(asides) and number not in known:
            known.add(number)
            aside = asides[number - 1]
            if text.startswith(aside.held, at):
                pieces.append(aside.raw)
                at += len(aside.held)
    return "".join([*pieces, text[at:]]).replace(_ENDS_CDATA, "]]&gt;").replace(END, ">")


def without_asides(text: str) -> str:
    """Return characters without what was set aside from them, as XML that can be read."""
    return _SIGN.sub("", text).replace(END, "&gt;")
