"""What counts the rows of a list, and what they are summed up under."""

from __future__ import annotations

import re

from app.patterns import lazy

COUNTED = lazy(r"[\d.．、]*|[（(]\d+[)）]|…+")
"""What stands where rows are counted: a number, nothing, or dots for all that follow."""

TOTAL = lazy(r"\s*[合小总共]\s*计\s*[:：]?\s*")
"""What a row of sums is called."""

SUMMING = lazy(r"[合小总共]计[人数次金额费量分时天户个]{0,3}")
"""What a row of sums is called that also says what is summed: 合计人数."""

_COUNTING = lazy(r"[序编行]\s*号|项次|№|NO\.?", re.IGNORECASE)


def counts_rows(label: str) -> bool:
    """Tell whether a column of this label may only count the rows."""
    return _COUNTING.fullmatch(label) is not None
