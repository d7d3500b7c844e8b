"""The same people, place or means with two results."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from app.facts.fact_text import fact_text
from app.facts.figures import figures_of
from app.facts.words import WordTable
from app.patterns import lazy

if TYPE_CHECKING:
    from app.facts.figures import Figure

# 同一批稻种, 同样的题, 一样的料: what did not differ.
_SAME = lazy(
    r"(?:同一|同样的?|一样的)[批个条台份张间种套组位项块片块支瓶]?[^\W\d我你他她两三的天年月周]{1,6}?"
    r"(?=我|两|，|在|报|测|由|、|，|一|白班|夜班|甲|上午|先)"
)
_NOT = ("不是", "并非", "未必是", "不在")
# What says that something else changed, too.
_OTHERWISE = WordTable(changed="换了 改了 变了 不同 不一样 重新 调整 后来 修了 换成 改成 涨价 降价")


class SameConditions(NamedTuple):
    """What was the same, and the two results."""

    condition: str
    first: Figure
    second: Figure


@lru_cache(maxsize=512)
def same_conditions(fact: str) -> SameConditions | None:
    """Return what was the same where a fact gives two results of one measure for it, or None."""
    plain = fact_text(fact).plain
    found = _SAME.search(plain)
    if found is None or plain.endswith(_NOT, 0, found.start()) or _OTHERWISE.first(plain):
        return None
    results = [
        figure
        for figure in figures_of(fact)
        if figure.start >= found.end()
        and figure.number.exact
        and figure.kind not in ("time", "people")
    ]
    # How often something was done is no result.
    results = [figure for figure in results if figure.unit not in ("次", "回", "遍", "趟")]
    alike = [figure for figure in results if figure.measured == results[0].measured]
    if len(alike) != 2 or alike[0].number.size == alike[1].number.size:
        return None
    return SameConditions(found.group(), *alike)
