"""What a name for a label writes at a place of a form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.patterns import lazy
from app.placeholders.dates import written_as
from app.placeholders.grouping import bare_name
from app.placeholders.taking import asked_choices
from app.text.label_names import label_key

if TYPE_CHECKING:
    from app.models.names import Placeholder

_MIDNIGHT = lazy(r"(\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?)[ T]0?0:00(?::00)?(?:\.0+)?")
_DAY = lazy(r"\d{4}[-/]\d{1,2}[-/]\d{1,2}")


def value_at(place: Placeholder, key: str, value: str) -> str | None:
    """Return what the value of a name writes at the place it names; None if it cannot stand there.

    A name that stands for itself leaves the place as it is, for a hand; a box that is called so, or
    a choice of these words, is ticked by it, and only left by the name in brackets. Where a date
    stands, only a date is written. A cell for one takes it as the table shows it, but for an hour
    that nobody meant, and for the day where year and month are asked for (1990/5/1 beside 出生年月:
    1990年5月).
    """
    own = place.shape == "checkbox" or value in asked_choices(place)
    if value == left_open(key) or (value and _means(value, key) and not own):
        return place.token
    if place.date is not None:
        return value if not value or written_as(place.date, value) is not None else None
    midnight = _MIDNIGHT.fullmatch(value)
    shown = midnight[1] if midnight else value
    if label_key(place.label).endswith("年月") and _DAY.fullmatch(shown):
        return written_as("年月", shown)
    return shown


def left_open(key: str) -> str:
    """Return the value by which a name leaves any place as it is."""
    return f"【{key}】"


def _means(value: str, key: str) -> bool:
    return label_key(bare_name(value)) == label_key(key)
