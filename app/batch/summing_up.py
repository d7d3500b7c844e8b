"""How a batch went, in words: how many files there are, and of what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.messages import _, plural

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Collection, Iterator, Sequence

_TOLD = 10


def summary(counts: Counter[str], lost: Collection[str], seconds: float) -> str:
    """Return how many rows there were, and what became of how many of them.

    `lost` are the columns that went nowhere.
    """
    parts = [plural("写出 {} 份", counts["written"]).format(counts["written"])]
    if counts["kept"]:
        parts.append(plural("{} 份上次写过", counts["kept"]).format(counts["kept"]))
    if counts["changed"]:
        parts.append(
            plural("{} 份上次写过、现在改了，没有重写", counts["changed"]).format(counts["changed"])
        )
    if counts["failed"]:
        parts.append(plural("{} 份没有写", counts["failed"]).format(counts["failed"]))
    if counts["open"]:
        parts.append(
            plural("{} 份里还有空缺，逐处列在报告里", counts["open"]).format(counts["open"])
        )
    if counts["found"]:
        parts.append(
            plural("{} 份里有该改的，也列在报告里", counts["found"]).format(counts["found"])
        )
    if lost:
        parts.append(plural("名单里有 {} 列没有写进去", len(lost)).format(len(lost)))
    rate = counts["written"] / max(seconds, 0.001)
    told = plural("共 {count} 行：{parts}", counts["done"])
    if counts["written"]:
        told = plural(
            "共 {count} 行：{parts}（{seconds:.1f} 秒，每秒 {rate:.0f} 份）", counts["done"]
        )
    return told.format(count=counts["done"], parts=_("，").join(parts), seconds=seconds, rate=rate)


def told_twins(twins: Sequence[Sequence[int]]) -> Iterator[str]:
    """Yield which rows have the same words, by their numbers."""
    for numbers in twins[:_TOLD]:
        said = _("、").join(map(str, sorted(numbers)))
        yield _("第 {} 行的正文一字不差：给它们不同的事例，或换一个 --seed").format(said)
