"""A number of an Excel cell as its number format shows it.

The codes are those of ECMA-376 part 1, 18.8.31, as far as offices use them: figures, per cent,
thousands, dates and times with 年月日, 上午/下午 and weekdays, Chinese figures ([DBNum1]),
exponents, conditions, and sections for negatives, zero and text. No library that is kept up
renders them (ssf, the only one, was last released in 2020 and brings five others with it).
"""

from __future__ import annotations

import operator
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

Number = int | float


class Token(NamedTuple):
    """A piece of a format: what it is, and its characters."""

    kind: str
    text: str


@dataclass(frozen=True)
class Section:
    """One of the up to four formats between semicolons.

    `figures` is 1 for 一二三, 2 for 壹贰叁, 3 for full-width digits, 0 for plain ones; `chinese`
    tells that names of months and days are Chinese; `limit` is the condition on its use.
    """

    tokens: tuple[Token, ...]
    figures: int = 0
    chinese: bool = False
    limit: tuple[str, float] | None = None

    def has(self, *kinds: str) -> bool:
        """Tell whether a token of one of these kinds is in it."""
        return any(token.kind in kinds for token in self.tokens)


_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|_(?P<space>.)|\*(?P<fill>.)|\[(?P<bracket>[^\]]*)\]'
    r"|(?P<general>General|G/通用格式)|(?P<half>AM/PM|A/P|上午/下午)|(?P<exponent>E[+-])"
    r"|(?P<date>y+|m+|d+|h+|s+(?:\.0+)?|a{3,4}|e+)"
    r"|(?P<digit>[0#?])|(?P<point>\.)|(?P<comma>,)|(?P<percent>%)|(?P<text>@)|(?P<slash>/)"
    r"|(?P<end>;)|(?P<literal>.)",
    re.IGNORECASE | re.DOTALL,
)
_LIMIT = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?[\d.]+)")
_ELAPSED = re.compile(r"h+|m+|s+", re.IGNORECASE)
_CURRENCY = re.compile(r"\$([^-\]]*)(?:-([\w-]*))?")
_COMPARE: dict[str, Callable[[float, float], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "=": operator.eq,
    "<>": operator.ne,
}
# What Windows shows in Chinese for its own long date and its own time.
_SYSTEM = {"F800": 'yyyy"年"m"月"d"日"', "F400": "h:mm:ss"}
_MOST_NUMBER_SECTIONS = 3


def show_number(value: Number, code: str, *, date1904: bool = False) -> str:
    """Return what Excel shows of a number, or of a date as the number of days that it is.

    Raises `ValueError` for a format that this does not know, such as fractions.
    """
    from app.files.tables.dates import show_date
    from app.files.tables.figures import show_figures

    section, negative = _choose(_sections(code), value)
    if section.has("date", "elapsed", "half"):
        return show_date(value, section, date1904=date1904)
    shown = show_figures(abs(value), section)
    # What is rounded to nought has no sign; words beside the figures may hold any character.
    bare = tuple(token for token in section.tokens if token.kind != "literal")
    signed = negative and re.search("[1-9]", show_figures(abs(value), Section(bare)))
    return "-" + shown if signed else shown


def show_text(text: str, code: str) -> str:
    """Return what Excel shows of a text: a format with `@` may put words round it."""
    sections = _sections(code)
    last = sections[-1]
    if not last.has("text") or (len(sections) > 1 and len(sections) <= _MOST_NUMBER_SECTIONS):
        return text
    return "".join(text if token.kind == "text" else token.text for token in last.tokens)


@lru_cache(maxsize=256)
def _sections(code: str) -> tuple[Section, ...]:
    whole = next((say for tag, say in _SYSTEM.items() if f"[$-{tag}]" in code.upper()), code)
    parts: list[list[Token]] = [[]]
    for match in _TOKEN.finditer(whole):
        kind = str(match.lastgroup)
        if kind == "end":
            parts.append([])
        else:
            parts[-1].append(Token(kind, match[kind]))
    return tuple(map(_section, parts))


def _section(pieces: list[Token]) -> Section:
    tokens: list[Token] = []
    figures, chinese = 0, False
    limit: tuple[str, float] | None = None
    for kind, text in pieces:
        if kind in ("quoted", "escaped", "literal"):
            tokens.append(Token("literal", text))
        elif kind == "space":
            tokens.append(Token("literal", " "))
        elif kind == "bracket":
            if text.upper().startswith("DBNUM"):
                figures = int(text[5:6] or 0)
            elif condition := _LIMIT.fullmatch(text):
                limit = (condition[1], float(condition[2]))
            elif _ELAPSED.fullmatch(text):
                tokens.append(Token("elapsed", text.lower()))
            elif currency := _CURRENCY.match(text):
                tokens += [Token("literal", currency[1])] if currency[1] else []
                chinese = chinese or (currency[2] or "").lower() in ("804", "zh-cn")
        elif kind != "fill":
            tokens.append(Token(kind, text))
    return Section(tuple(tokens), figures, chinese, limit)


def _choose(sections: tuple[Section, ...], value: Number) -> tuple[Section, bool]:
    """Return the section for a number, and whether it takes a minus sign of its own."""
    usable = sections[:_MOST_NUMBER_SECTIONS]
    if len(usable) > 1 and usable[-1].has("text") and not usable[-1].has("digit", "date"):
        usable = usable[:-1]
    if any(section.limit for section in usable):
        for section in usable:
            if section.limit is None or _COMPARE[section.limit[0]](value, section.limit[1]):
                return section, value < 0
        raise ValueError("no section of the format takes this number")
    if len(usable) == 1 or value > 0:
        return usable[0], value < 0
    if value < 0:
        return usable[1], False
    return usable[2] if len(usable) > 2 else usable[0], False
