"""A number of an Excel cell as its number format shows it, where that is beyond doubt.

The codes are those of ECMA-376 part 1, 18.8.31, as far as offices use them: figures, thousands,
per cent, 万, dates and times, and sections for negatives, zero and text. Any other is refused:
fractions, powers of ten, English names of months, Chinese figures, words between the digits.
"""

from __future__ import annotations

import operator
import re
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from app.files.tables.dates import show_date

if TYPE_CHECKING:
    from collections.abc import Callable

Number = int | float


class Token(NamedTuple):
    """A piece of a format: what it is, and its characters."""

    kind: str
    text: str


_TOKEN = re.compile(
    # A point that is none to Excel, as 0"."0, shows ten thousands with one place. Excel keeps it
    # as \. in a file; what a Chinese user types for it is !. and other programs keep that.
    r'(?P<stop>[!\\]\.|"\.")|"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|(?P<space>_.)|(?P<fill>\*\ )'
    r"|\[(?P<color>black|white|red|green|blue|yellow|magenta|cyan|colou?r\s?\d+|[黑白红绿蓝黄]色?"
    r"|洋红色?|蓝绿色|颜色\s?\d+)\]|\[(?P<limit>[<>]=?\d+)\]|\[(?P<elapsed>h+|m+|s+)\]"
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
_LIMIT = re.compile(r"([<>]=?)(\d+)")
_COMPARE: dict[str, Callable[[float, float], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
# What Windows shows in Chinese for its own long date and its own time.
_SYSTEM = {"F800": 'yyyy"年"m"月"d"日"', "F400": "h:mm:ss"}
# In other countries e is a year of an emperor or a republic.
_ABROAD = re.compile(r"\[\$-(?!804\]|zh-cn\])", re.IGNORECASE)
_FIGURES = re.compile(r"(l*)([#?0,]*?)([.s][#0]*)?(,*)(%?)(l*)")
_WORDS = re.compile(r"[l]*[gt]?[l]*")
_SHAPES = {"literal": "l", "general": "g", "text": "t", "stop": "s"}
_MOST_SECTIONS = 4
# Excel reckons with no more digits than these.
_MOST_EXACT = 15
_WIDEST_GENERAL = 11


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


def show_number(value: Number, code: str, *, date1904: bool = False) -> str:
    """Return what Excel shows of a number, or of a date as the number of days that it is.

    Raises `ValueError` that says in Chinese why that is not certain.
    """
    section, minus = _choose(sections_of(code), value)
    if section.has("date", "elapsed", "half"):
        return show_date(value, section.tokens, date1904=date1904)
    exact = Decimal(f"{abs(value):.{_MOST_EXACT}g}")
    if section.has("text") and len(section.tokens) > 1:
        raise ValueError("“@”旁边的字只给文字用")
    if section.has("general", "text"):
        shown = plain_general(exact)
        minus = minus and shown != "0"
        return "-" * minus + _around(section, shown)
    shown, nought = _figures(exact, section)
    return "-" * (minus and not nought) + shown


def show_text(text: str, code: str) -> str:
    """Return what Excel shows of a text: a format with `@` may put words round it.

    Raises `ValueError` that says in Chinese why that is not certain.
    """
    last = code.rpartition(";")[2]
    if "@" not in last or last == "@":
        return text
    sections = sections_of(code)
    if not sections[-1].has("text") or 1 < len(sections) < _MOST_SECTIONS:
        return text
    return _around(sections[-1], text)


@lru_cache(maxsize=256)
def sections_of(code: str) -> tuple[Section, ...]:
    """Return the up to four sections of a format code such as `0.00;[Red]-0.00`.

    Raises `ValueError` for a code that holds anything unknown.
    """
    whole = next((say for tag, say in _SYSTEM.items() if f"[$-{tag}]" in code.upper()), code)
    matches = list(_TOKEN.finditer(whole))
    if "".join(match[0] for match in matches) != whole:
        raise ValueError("不认识的写法")
    if _ABROAD.search(whole) and any(match["date"] == "e" for match in matches):
        raise ValueError("不是公元纪年")
    parts: list[list[re.Match[str]]] = [[]]
    for match in matches:
        if match.lastgroup == "end":
            parts.append([])
        else:
            parts[-1].append(match)
    if len(parts) > _MOST_SECTIONS:
        raise ValueError("分号太多")
    return tuple(map(_section, parts))


def plain_general(value: Decimal) -> str:
    """Return a number as the format General shows it where the column is wide enough.

    Whole numbers keep all their digits, so that a long one stays the one it is. Raises
    `ValueError` where only a power of ten would show it.
    """
    whole = value.to_integral_value(ROUND_HALF_UP)
    if value == whole or len(f"{whole:f}") >= _WIDEST_GENERAL - 1:
        return f"{whole:f}"
    places = _WIDEST_GENERAL - len(f"{int(value)}") - 1
    fixed = _rounded(value, places)
    if value < Decimal("0.0001") and fixed != value:
        raise ValueError("数太小，只能用科学计数法")
    return f"{fixed:f}".rstrip("0").rstrip(".")


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


def _choose(sections: tuple[Section, ...], value: Number) -> tuple[Section, bool]:
    """Return the section for a number, and whether it takes a minus sign of its own."""
    usable = sections[: _MOST_SECTIONS - 1]
    if len(usable) > 1 and usable[-1].has("text"):
        usable = usable[:-1]
    if any(section.limit for section in usable):
        for section in usable:
            if value >= 0 and (not section.limit or _holds(section.limit, value)):
                return section, False
        raise ValueError("条件不包括这个数")
    if len(usable) == 1 or value > 0:
        return usable[0], value < 0
    if value < 0:
        return usable[1], False
    return usable[2] if len(usable) > 2 else usable[0], False


def _holds(limit: tuple[str, int], value: Number) -> bool:
    return _COMPARE[limit[0]](value, limit[1])


def _around(section: Section, text: str) -> str:
    """Return a text with the words that a section without figures puts round it."""
    if not _WORDS.fullmatch(section.shape):
        raise ValueError("数字和“常规”或“@”写在一起")
    return "".join(token.text if token.kind == "literal" else text for token in section.tokens)


def _figures(value: Decimal, section: Section) -> tuple[str, bool]:
    """Return figures laid out by a section, and whether they are nought once rounded."""
    match = _FIGURES.fullmatch(section.shape)
    if not match:
        raise ValueError("数字中间夹着别的")
    before, whole, part, thousands, percent, _ = match.groups("")
    least = len(whole.replace(",", "").lstrip("#?"))
    grouped = "," in whole
    if grouped and (least > 1 or whole[0] == "," or whole[-1] == ","):
        raise ValueError("逗号分的不是千位")
    places = len(part[1:])
    scale = 2 * len(percent) - 3 * len(thousands) - places * part.startswith("s")
    rounded = _rounded(value.scaleb(scale), places)
    left, _, right = f"{rounded:{',' * grouped}f}".partition(".")
    left = left.rjust(least, "0") if left != "0" or least else ""
    kept = part[1:].rstrip("#")
    right = right[: len(kept)] + right[len(kept) :].rstrip("0")
    figures = left + "." * bool(part) + right + percent if whole or part else percent
    words = [token.text for token in section.tokens if token.kind == "literal"]
    texts = "".join(words[: len(before)]), "".join(words[len(before) :])
    return figures.join(texts), bool(whole or part) and not rounded


def _rounded(value: Decimal, places: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
