"""A number of an Excel cell as its number format shows it.

The codes are those of ECMA-376 part 1, 18.8.31, as far as offices use them: figures, per cent,
thousands, dates and times with 年月日, 上午/下午 and weekdays, Chinese figures ([DBNum1]),
exponents, conditions, and sections for negatives, zero and text. No library that is kept up
renders them (ssf, the only one, was last released in 2020 and brings five others with it).
"""

from __future__ import annotations

import operator
import re
from typing import TYPE_CHECKING

from app.files.tables.codes import Number, Section, sections_of
from app.files.tables.dates import show_date
from app.files.tables.figures import show_figures

if TYPE_CHECKING:
    from collections.abc import Callable

_COMPARE: dict[str, Callable[[float, float], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "=": operator.eq,
    "<>": operator.ne,
}
_MOST_NUMBER_SECTIONS = 3


def show_number(value: Number, code: str, *, date1904: bool = False) -> str:
    """Return what Excel shows of a number, or of a date as the number of days that it is.

    Raises `ValueError` for a format that this does not know, such as fractions.
    """
    section, negative = _choose(sections_of(code), value)
    if section.has("date", "elapsed", "half"):
        return show_date(value, section, date1904=date1904)
    shown = show_figures(abs(value), section)
    # What is rounded to nought has no sign; words beside the figures may hold any character.
    bare = tuple(token for token in section.tokens if token.kind != "literal")
    signed = negative and re.search("[1-9]", show_figures(abs(value), Section(bare)))
    return "-" + shown if signed else shown


def show_text(text: str, code: str) -> str:
    """Return what Excel shows of a text: a format with `@` may put words round it."""
    sections = sections_of(code)
    last = sections[-1]
    if not last.has("text") or (len(sections) > 1 and len(sections) <= _MOST_NUMBER_SECTIONS):
        return text
    return "".join(text if token.kind == "text" else token.text for token in last.tokens)


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
