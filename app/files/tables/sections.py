"""A number format taken apart: up to four sections, each made of tokens."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from app.messages import _
from app.patterns import lazy

Number = int | float

MOST_SECTIONS = 4


class Token(NamedTuple):
    """A piece of a format: what it is, and its characters."""

    kind: str
    text: str


_TOKEN = lazy(
    # A point that is none to Excel, as 0"."0, shows ten thousands with one place. Excel keeps it
    # as \. in a file; what a Chinese user types for it is !. and other programs keep that.
    r'(?P<stop>[!\\]\.|"\.")|"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|(?P<space>_.)|(?P<fill>\*\ )'
    r"|\[(?P<color>black|white|red|green|blue|yellow|magenta|cyan|colou?r\s?\d+|[黑白红绿蓝黄]色?"
    r"|洋红色?|蓝绿色|颜色\s?\d+)\]|\[(?P<limit>[<>]=?\d{1,15})\]|\[(?P<elapsed>h+|m+|s+)\]"
    # A locale of more than four digits also names a calendar, or figures of its own.
    r"|\[\$(?P<currency>[^-\]]*)(?:-(?:[0-9a-f]{1,4}|[a-z]{2}-[a-z]{2}))?\]"
    r"|(?P<general>general|G/通用格式)|(?P<half>AM/PM|上午/下午)"
    r"|(?P<date>yyyy|yy|mm?|dd?|hh?|ss?|aaaa|(?-i:e))(?![ymdhsae]|\.0)"
    r"|(?P<digit>[0#?])|(?P<point>\.)|(?P<comma>,)|(?P<percent>%)|(?P<text>@)|(?P<end>;)"
    # Letters of other scripts stand for themselves, but for the sign of any currency.
    r"|(?P<literal>[-+$():'~{}<>=^&/\ ]|[^\x00-\x7f¤])",
    re.IGNORECASE | re.DOTALL,
)
_LITERAL = ("quoted", "escaped", "currency", "literal")
_FIXED = {"space": Token("literal", " "), "stop": Token("stop", ".")}
_LIMIT = lazy(r"([<>]=?)(\d+)")
# What Windows shows in Chinese for its own long date and its own time.
_SYSTEM = {"F800": 'yyyy"年"m"月"d"日"', "F400": "h:mm:ss"}
# In other countries e is a year of an emperor or a republic.
_ABROAD = lazy(r"\[\$-(?!804\]|zh-cn\])", re.IGNORECASE)
_SHAPES = {"literal": "l", "general": "g", "text": "t", "stop": "s"}


class Section(NamedTuple):
    """One of the up to four formats between semicolons; `limit` is the condition on its use."""

    tokens: tuple[Token, ...]
    limit: tuple[str, int] | None = None

    @property
    def shape(self) -> str:
        """Return the section with a letter for each token; digits stand for themselves."""
        return "".join(_SHAPES.get(token.kind, token.text) for token in self.tokens)

    def has(self, *kinds: str) -> bool:
        """Tell whether a token of one of these kinds is in it."""
        return any(token.kind in kinds for token in self.tokens)


@lru_cache(maxsize=256)
def sections_of(code: str) -> tuple[Section, ...]:
    """Return the up to four sections of a format code such as `0.00;[Red]-0.00`.

    Raises `ValueError` for a code that holds anything unknown.
    """
    whole = next((say for tag, say in _SYSTEM.items() if f"[$-{tag}]" in code.upper()), code)
    matches = list(_TOKEN.finditer(whole))
    if "".join(match[0] for match in matches) != whole:
        raise ValueError(_("不认识的写法"))
    if _ABROAD.search(whole) and any(match["date"] == "e" for match in matches):
        raise ValueError(_("不是公元纪年"))
    parts: list[list[re.Match[str]]] = [[]]
    for match in matches:
        if match.lastgroup == "end":
            parts.append([])
        else:
            parts[-1].append(match)
    if len(parts) > MOST_SECTIONS:
        raise ValueError(_("分号太多"))
    return tuple(map(_section, parts))


def _section(matches: list[re.Match[str]]) -> Section:
    tokens: list[Token] = []
    limit: tuple[str, int] | None = None
    for match in matches:
        kind = str(match.lastgroup)
        if kind == "limit":
            sign, number = _LIMIT.findall(match["limit"])[0]
            limit = sign, int(number)
        elif kind in _LITERAL:
            tokens += [Token("literal", match[kind])] * bool(match[kind])
        elif kind in _FIXED:
            tokens.append(_FIXED[kind])
        elif kind not in ("color", "fill"):
            tokens.append(Token(kind, match[kind].lower() if kind == "date" else match[kind]))
    return Section(tuple(tokens), limit)
