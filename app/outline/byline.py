"""The lines under a title, read as who speaks and when."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from app.models.outline import Speaker
from app.text.dates import date_in_figures, no_such_day

if TYPE_CHECKING:
    from collections.abc import Sequence

_DATED = re.compile(r"（([^（）]*\d[^（）]*)）")
_GAP = "　"


class Byline(NamedTuple):
    """Who speaks and when, as an outline says it."""

    speaker: Speaker | Literal[False]
    date: str | Literal[False]


def read_byline(text: str) -> Byline | None:
    """Return speaker and date of a byline, or None if a draft of them would read otherwise.

    A byline is a line with the speaker, unit and post parted from the name by a full-width
    space, then a line with the date in （）; one of the two may be missing.
    """
    lines = text.split("\n")
    dated = _DATED.fullmatch(lines[-1])
    before = lines[:-1] if dated else lines
    if len(before) > 1 or any(not line.strip() for line in before):
        return None
    # Drafting writes a date in figures out in full, so it would not come back as it stands, and
    # an outline takes no date that there is not.
    if dated and (date_in_figures(dated[1]) or no_such_day(dated[1])):
        return None
    return Byline(_speaker(before), dated[1] if dated else False)


def _speaker(lines: Sequence[str]) -> Speaker | Literal[False]:
    if not lines:
        return False
    unit, gap, name = lines[0].rpartition(_GAP)
    if gap and unit.strip() and name.strip():
        return Speaker(unit=unit, name=name)
    return Speaker(name=lines[0])
