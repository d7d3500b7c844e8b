"""What a name for a label writes at a place of a form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.patterns import lazy
from app.placeholders.blanks import Edit
from app.placeholders.dates import written_as
from app.placeholders.grouping import bare_name
from app.placeholders.taking import asked_choices
from app.text.label_names import label_key

if TYPE_CHECKING:
    from app.models.names import Placeholder

_MIDNIGHT = lazy(r"(\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?)[ T]0?0:00(?::00)?(?:\.0+)?")
_DAY = lazy(r"\d{4}[-/]\d{1,2}[-/]\d{1,2}")
_TIMED = lazy(
    r"(?P<date>.+?[日号]|\d{4}[-/.]\d{1,2}[-/.]\d{1,2})[ T]*"
    r"(?P<hour>(?:[上下]午|中午|晚上)?\d{1,2})(?:[时点]|[:：])(?:(?P<minute>\d{1,2})分?)?(?::00)?"
)
_HOUR = lazy(r"[\s_＿]+时(?:[\s_＿]+分)?")


def value_at(place: Placeholder, key: str, value: str) -> str | None:
    """Return what the value of a name writes at the place it names; None if it cannot stand there.

    A name that stands for itself leaves the place as it is, for a hand; a box that is called so, or
    a choice of these words, is ticked by it, and only left by the name in brackets. Where a date
    stands, only a date is written. A cell for one takes it as people write it: of Excel's 1990/5/1
    0:00 it is 1990年5月1日, and 1990年5月 where year and month are asked for.
    """
    own = place.shape == "checkbox" or value in asked_choices(place)
    if value == left_open(key) or (value and _means(value, key) and not own):
        return place.token
    if place.date is not None:
        is_date = written_as(place.date, value) is not None or _TIMED.fullmatch(value)
        return value if is_date or not value else None
    midnight = _MIDNIGHT.fullmatch(value)
    shown = midnight[1] if midnight else value
    if not _DAY.fullmatch(shown):
        return shown
    if label_key(place.label).endswith("年月"):
        return written_as("年月", shown)
    return written_as("年月日", shown) if place.kind == "date" and "/" in shown else shown


def timed_edit(place: Placeholder, line: str, value: str) -> Edit | None:
    """Return the edit of a date by a value with an hour, which goes where one is open behind it."""
    whole = place.date or ""
    start = place.start - whole.find(place.token)
    end = start + len(whole)
    said = _TIMED.fullmatch(value) if whole else None
    date = written_as(whole, said["date"]) if said else None
    if not said or date is None:
        return None
    behind = _HOUR.match(line, end)
    if not behind:
        return Edit(place.paragraph, start, end, date)
    minute = said["minute"] or ("0" if "分" in behind[0] else "")
    minutes = f"{minute}分" if "分" in behind[0] or minute.strip("0") else ""
    return Edit(place.paragraph, start, behind.end(), f"{date}{said['hour']}时{minutes}")


def left_open(key: str) -> str:
    """Return the value by which a name leaves any place as it is."""
    return f"【{key}】"


def _means(value: str, key: str) -> bool:
    return label_key(bare_name(value)) == label_key(key)
