"""A measure as people say it: by when, what, for whom, how it is seen, letter for letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.drafting.plan import Saying
from app.drafting.wording import ended, fixed, own
from app.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.drafting.plan import Words
    from app.models.outline import Measure

# A point in time by which something is done; a span (每月, 全年) and what holds 前 already is none.
_UNTIL = lazy(
    r"^(?!.*(?:前|起|内|以后|之后|每|逐|常年|长期|随时|一直|分|每逢|期间|全年|开始))"
    r".*(?:底|末|初|中旬|上旬|下旬|[日号月季年周天]|季度|学期|国庆|元旦|春节|五一|中秋|清明|暑假|寒假|开学|汛期|期中|期末)$"
)
# What a part ends in where another one follows; a measure may end in an exclamation mark.
_STOPS, _LAST_STOPS = "。；，！ ", "。；， "


def say_measure(measure: Measure, key: str) -> Saying:
    """Return a measure as one sentence, each of its parts with its own key."""
    return Saying("measure", "own", tuple(_words(measure, key)))


def _words(measure: Measure, key: str) -> Iterator[Words]:
    done, check, whom = (
        (words or "").strip().rstrip(_LAST_STOPS)
        for words in (measure.measure, measure.check, measure.whom)
    )
    by = (measure.by or "").strip().rstrip(_STOPS)
    whom = "" if whom in done else whom
    if by and by not in done:
        yield own(by, f"{key}.by")
        yield fixed("前，" if _UNTIL.search(by) else "，", "joint")
    yield own(done.rstrip(_STOPS) if whom or check else done, key)
    if whom:
        # An aside: whatever joins it as a clause (惠及, 涉及, 为的是) was struck by readers.
        yield fixed("（面向", "joint")
        yield own(whom.rstrip(_STOPS), f"{key}.for")
        yield fixed("）", "joint")
    if check:
        yield fixed("；" if whom or "，" in check or "，" in done else "，", "joint")
        yield own(check, f"{key}.check")
    if ended(check or ("" if whom else done) or "）"):
        yield fixed("。", "stop")
