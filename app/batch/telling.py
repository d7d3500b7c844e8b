"""What is told of the columns of a list and the blanks of a form, once for all rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.messages import _, plural
from app.placeholders.fitting import tell_otherwise
from app.placeholders.leftover import quoted, tell_halves, tell_refused

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from app.placeholders.called import Called
    from app.placeholders.fitting import Matching
    from app.placeholders.leftover import Leftover


def tell_left(left: Leftover, matching: Matching, names: Path) -> Iterator[str]:
    """Yield what was lost of a list first, then what it fills, and what stays empty.

    `names` is the names sheet in which one can say what a column is for.
    """
    named = left.named
    if lost := [each for each in left.lost if each not in named]:
        yield plural("名单里有 {count} 列没有写进去：{columns}", len(lost)).format(
            count=len(lost), columns=quoted(lost)
        )
    if named:
        yield _("只用在文件名里、没有写进去的列：{}").format(quoted(named))
    yield from tell_halves(left, names)
    yield from tell_otherwise(matching.said_otherwise())
    yield from tell_refused(left.refused, names)
    if left.idle:
        yield _("表格里没有、也没有用到的列：{}").format(quoted(left.idle))
    yield from _tell_open(left.free)


def _tell_open(free: Sequence[Called]) -> Iterator[str]:
    """Yield a line on the places of a form for which the list has no column, hands' apart."""
    rows = [each for each in free if each.in_list]
    hand = [each for each in free if each.by_hand and not each.in_list]
    other = [each for each in free if not each.by_hand and not each.in_list]
    if other:
        yield plural("名单里没有对应的列、每份都空着的有 {count} 处：{places}", len(other)).format(
            count=len(other), places=_names(other)
        )
    if hand:
        yield plural("留给手写的有 {count} 处：{places}", len(hand)).format(
            count=len(hand), places=_names(hand)
        )
    if rows:
        yield _("表格里自带的名单也空着（用 --rows 填）：{}").format(_names(rows))


def _names(places: Iterable[Called]) -> str:
    return quoted(dict.fromkeys(each.short for each in places))
