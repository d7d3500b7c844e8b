"""Dates and fractions with a marker for each part, `20XX年X月X日`: one question, one value."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from app.patterns import lazy
from app.placeholders.fractions import figure_as, fraction_at, is_fraction
from app.text.dates import CENTURY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.placeholders.kinds import FoundMarker
    from app.text.labels import NameKind


class DateSpan(NamedTuple):
    """A date among the markers found: `first` to `last` by index, and the whole as it stands.

    A decimal fraction is one too, of the kind `number`.
    """

    first: int
    last: int
    whole: str
    kind: NameKind = "date"


_BLANKS = " \u00a0\u3000"
_UNITS = ("年", "月", "日")
_SIGNS = ("-", ".", "/", "．", "—")
_FIGURES = {"year": r"(?P<year>\d{4})", "month": r"(?P<month>\d{1,2})", "day": r"(?P<day>\d{1,2})"}
_TIME = r"(?:[ T]\d{1,2}:\d{2}(?::\d{2})?)?"
_FORMS = [
    lazy(form.format(**_FIGURES) + _TIME)
    for form in (
        r"{year}\s*年\s*{month}\s*月\s*{day}\s*[日号]",
        r"{year}\s*[-/.．]\s*{month}\s*[-/.．]\s*{day}",
        r"{year}\s*年\s*{month}\s*月",
        r"{year}\s*[-/.．]\s*{month}",
        r"{month}\s*月\s*{day}\s*[日号]",
        r"{year}\s*年?",
    )
]
_FORMS.append(lazy(r"(?P<year>(?:19|20)\d\d)(?P<month>\d\d)(?P<day>\d\d)"))
_IN_WORDS = lazy(r"[〇○零一二三四五六七八九十]{2,4}年(?:[一二三四五六七八九十]{1,2}月)?.{0,4}")
_LIMITS = {"month": 12, "day": 31}
_TWO_FIGURES = 2
_YEAR = 4


def date_spans(found: Sequence[FoundMarker]) -> list[DateSpan]:
    """Return the dates among the markers in order: those of several parts, and years as 20XX.

    Fractions such as XX.XX% are among them.
    """
    spans: list[DateSpan] = []
    at = 0
    while at < len(found):
        if fraction := fraction_at(found, at):
            spans.append(DateSpan(at, at + 1, fraction, "number"))
            at += 2
            continue
        last = at
        while last + 1 < len(found) and _goes_on(found, at, last):
            last += 1
        # A date whose year has no room of its own is one token.
        if last > at or _century(found[at]) or found[at].marker.token.startswith("年"):
            spans.append(DateSpan(at, last, _whole(found[at], found[last])))
        at = last + 1
    return spans


def written_as(whole: str, value: str) -> str | None:
    """Return a value as the whole date that stands there, in its form; None if it is no such date.

    For `20XX年X月X日` 2026-11-20 gives 2026年11月20日, for `X月X日` 11月20日. A date that tells
    less than is asked, 11月20日 for the first of these, is taken as it is written. For a fraction
    a figure is given.
    """
    if is_fraction(whole):
        return figure_as(whole, value)
    value = value.strip()
    if _IN_WORDS.fullmatch(value):
        return value if "年" in whole else None
    parts = _parts(value)
    if not parts:
        return None
    asked = _asked(whole)
    if any(part not in parts for part in asked):
        return value if len(parts) > 1 else None
    sign = next((sign for sign in _SIGNS if sign in whole), "")
    if sign and "年" not in whole:
        return sign.join(parts[part].zfill(_TWO_FIGURES) for part in asked)
    figures = (parts[part].lstrip("0") for part in asked)
    units = dict(zip(("year", "month", "day"), _UNITS, strict=True))
    ends = (units[part] if units[part] in whole else "" for part in asked)
    return "".join(figure + end for figure, end in zip(figures, ends, strict=True))


def _goes_on(found: Sequence[FoundMarker], first: int, last: int) -> bool:
    item, following = found[last], found[last + 1]
    # Of 20XX-XX-XX only the year is known to be a date by itself.
    if item.paragraph != following.paragraph or found[first].marker.kind != "date":
        return False
    between = item.line[item.marker.end : following.marker.start]
    if between.strip(_BLANKS) in _UNITS[:2]:
        return following.marker.kind == "date"
    if between not in _SIGNS or not (_century(found[first]) or _in_letters(found[first])):
        return False
    return len(following.marker.token) <= _TWO_FIGURES and last - first < len(_UNITS) - 1


def _century(item: FoundMarker) -> str:
    """Return the figures before a year of which only the last are open: `20` of 20XX."""
    marker = item.marker
    match = CENTURY.search(item.line, max(0, marker.start - _YEAR), marker.start)
    if marker.kind != "date" or not match:
        return ""
    whole = marker.shape.to_write_on or len(match[0] + marker.token) == _YEAR
    return match[0] if whole else ""


def _in_letters(item: FoundMarker) -> bool:
    """Tell whether a year is said by the letters of a format: YYYY-MM-DD."""
    return item.marker.token.upper() == "YYYY"


def _whole(first: FoundMarker, last: FoundMarker) -> str:
    end = last.marker.end
    while last.line[end : end + 1] in tuple(_BLANKS):
        end += 1
    end = end + 1 if last.line[end : end + 1] in _UNITS else last.marker.end
    return last.line[first.marker.start - len(_century(first)) : end]


def _asked(whole: str) -> list[str]:
    """Return the parts that a whole asks for, the greatest first."""
    if any(unit in whole for unit in _UNITS):
        parts = zip(("year", "month", "day"), _UNITS, strict=True)
        return [part for part, unit in parts if unit in whole]
    signs = sum(whole.count(sign) for sign in _SIGNS)
    return ["year", "month", "day"][: signs + 1]


def _parts(value: str) -> dict[str, str]:
    match = next((match for form in _FORMS if (match := form.fullmatch(value))), None)
    parts = match.groupdict() if match else {}
    if any(not 1 <= int(parts[part]) <= most for part, most in _LIMITS.items() if part in parts):
        return {}
    return parts
