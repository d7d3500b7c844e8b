"""The years that a day without a year may be of, as the report around it tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.checking.manuscript import Manuscript
    from app.text.dates import WrittenDate

# In January and February the year before may still be meant.
_YEAR_TURNS = 2


def years_meant(date: WrittenDate, manuscript: Manuscript, line: int) -> tuple[int, ...]:
    """Return the years that a day of a line may be of, the likeliest first; none if unknown."""
    if date.year:
        return (date.year,)
    own = manuscript.date
    moments = manuscript.moments.get(line, ())
    told = next((one for one in moments if one.start <= date.start < one.end), None)
    if own is None or not own.year or (told and told.said):
        return told.years if told and own else ()
    around = told.years if told else ()
    is_past = date.begins[1:] <= own.ends[1:] and own.month > _YEAR_TURNS
    last_year = () if is_past else (own.year - 1,)
    return tuple(dict.fromkeys((own.year, *last_year, *around)))
