"""A number of an Excel cell as its number format shows it, where that is beyond doubt.

The codes are those of ECMA-376 part 1, 18.8.31, as far as offices use them: figures, thousands,
per cent, 万, dates and times, and sections for negatives, zero and text. Any other is refused:
fractions, powers of ten, English names of months, Chinese figures, words between the digits.
"""

from __future__ import annotations

import operator
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import TYPE_CHECKING

from app.files.tables.dates import show_date
from app.files.tables.sections import MOST_SECTIONS, sections_of
from app.messages import _
from app.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.files.tables.sections import Number, Section

_COMPARE: dict[str, Callable[[float, float], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
# Of the shape of a section.
_FIGURES = lazy(r"(l*)([#?0,]*?)([.s][#0]*)?(,*)(%?)(l*)")
_WORDS = lazy(r"[l]*[gt]?[l]*")
# Excel reckons with no more digits than these.
_MOST_EXACT = 15
_WIDEST_GENERAL = 11
# Excel takes no format with more places, and refuses the file.
_MOST_PLACES = 30
_EXACTLY = Context(prec=2 * _MOST_PLACES + _MOST_EXACT)


def show_number(value: Number, code: str, *, date1904: bool = False) -> str:
    """Return what Excel shows of a number, or of a date as the number of days that it is.

    Raises `ValueError` that says why that is not certain.
    """
    section, minus = _choose(sections_of(code), value)
    if section.has("date", "elapsed", "half"):
        return show_date(value, section.tokens, date1904=date1904)
    exact = Decimal(f"{abs(value):.{_MOST_EXACT}g}")
    if section.has("text") and len(section.tokens) > 1:
        raise ValueError(_("“@”旁边的字只给文字用"))
    if section.has("general", "text"):
        shown = plain_general(exact)
        minus = minus and shown != "0"
        return "-" * minus + _around(section, shown)
    shown, is_zero = _figures(exact, section)
    return "-" * (minus and not is_zero) + shown


def show_text(text: str, code: str) -> str:
    """Return what Excel shows of a text: a format with `@` may put words round it.

    Raises `ValueError` that says why that is not certain.
    """
    last = code.rpartition(";")[2]
    if "@" not in last or last == "@":
        return text
    sections = sections_of(code)
    if not sections[-1].has("text") or 1 < len(sections) < MOST_SECTIONS:
        return text
    return _around(sections[-1], text)


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
        raise ValueError(_("数太小，只能用科学计数法"))
    return f"{fixed:f}".rstrip("0").rstrip(".")


def _choose(sections: tuple[Section, ...], value: Number) -> tuple[Section, bool]:
    """Return the section for a number, and whether it takes a minus sign of its own."""
    usable = sections[: MOST_SECTIONS - 1]
    if len(usable) > 1 and usable[-1].has("text"):
        usable = usable[:-1]
    if any(section.limit for section in usable):
        for section in usable:
            if value >= 0 and (not section.limit or _holds(section.limit, value)):
                return section, False
        raise ValueError(_("条件不包括这个数"))
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
        raise ValueError(_("数字和“常规”或“@”写在一起"))
    return "".join(token.text if token.kind == "literal" else text for token in section.tokens)


def _figures(value: Decimal, section: Section) -> tuple[str, bool]:
    """Return figures laid out by a section, and whether they are zero once rounded."""
    match = _FIGURES.fullmatch(section.shape)
    if not match:
        raise ValueError(_("数字中间夹着别的"))
    before, whole, part, thousands, percent, _after = match.groups("")
    least = len(whole.replace(",", "").lstrip("#?"))
    grouped = "," in whole
    if grouped and (least > 1 or whole[0] == "," or whole[-1] == ","):
        raise ValueError(_("逗号分的不是千位"))
    places = len(part[1:])
    if places > _MOST_PLACES:
        raise ValueError(_("小数的位数太多"))
    scale = 2 * len(percent) - 3 * len(thousands) - places * part.startswith("s")
    rounded = _rounded(value.scaleb(scale), places)
    left, _point, right = f"{rounded:{',' * grouped}f}".partition(".")
    left = left.rjust(least, "0") if left != "0" or least else ""
    kept = part[1:].rstrip("#")
    right = right[: len(kept)] + right[len(kept) :].rstrip("0")
    figures = left + "." * bool(part) + right + percent if whole or part else percent
    words = [token.text for token in section.tokens if token.kind == "literal"]
    texts = "".join(words[: len(before)]), "".join(words[len(before) :])
    return figures.join(texts), bool(whole or part) and not rounded


def _rounded(value: Decimal, places: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, _EXACTLY)
