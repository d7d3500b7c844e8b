"""An Excel number format taken apart into its sections, and these into tokens."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

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
# What Windows shows in Chinese for its own long date and its own time.
_SYSTEM = {"F800": 'yyyy"年"m"月"d"日"', "F400": "h:mm:ss"}


@lru_cache(maxsize=256)
def sections_of(code: str) -> tuple[Section, ...]:
    """Return the up to four sections of a format code such as `0.00;[Red]-0.00`."""
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
