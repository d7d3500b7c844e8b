"""How a batch went, in words: how many files there are, and of what."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Collection, Iterator, Sequence

_TOLD = 10


def summary(counts: Counter[str], lost: Collection[str], seconds: float) -> str:
    """Return how many rows there were, and what became of how many of them.

    `lost` are the columns that went nowhere.
    """
    parts = [f"写出 {counts['written']} 份"]
    if counts["kept"]:
        parts.append(f"{counts['kept']} 份上次写过")
    if counts["changed"]:
        parts.append(f"{counts['changed']} 份上次写过、现在改了，没有重写")
    if counts["failed"]:
        parts.append(f"{counts['failed']} 份没有写")
    if counts["open"]:
        parts.append(f"{counts['open']} 份里还有空缺，逐处列在报告里")
    if counts["found"]:
        parts.append(f"{counts['found']} 份里有该改的，也列在报告里")
    if lost:
        parts.append(f"名单里有 {len(lost)} 列没有写进去")
    rate = counts["written"] / max(seconds, 0.001)
    speed = f"（{seconds:.1f} 秒，每秒 {rate:.0f} 份）" if counts["written"] else ""
    return f"共 {counts['done']} 行：{'，'.join(parts)}{speed}"


def told_twins(twins: Sequence[Sequence[int]]) -> Iterator[str]:
    """Yield which rows have the same words, by their numbers."""
    for numbers in twins[:_TOLD]:
        said = "、".join(map(str, sorted(numbers)))
        yield f"第 {said} 行的正文一字不差：给它们不同的事例，或换一个 --seed"
