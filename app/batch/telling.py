"""What is told of the columns of a list and the blanks of a form, once for all rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.batch.columns import is_to_write_on, own_name
from app.placeholders.fitting import tell_near, tell_otherwise
from app.placeholders.questions import questions

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from app.batch.columns import Sorting
    from app.files.tables import Table
    from app.models.names import Placeholder
    from app.placeholders.fitting import Matching
    from app.placeholders.questions import Question

_MOST = 12


def tell_columns(table: Table, sorting: Sorting, matching: Matching, names: Path) -> Iterator[str]:
    """Yield what fills a place in other words, what might, and what nobody asked for.

    `names` is the names sheet in which one can say what a column is for.
    """
    yield from tell_otherwise(matching)
    near = matching.near()
    yield from tell_near(matching, near)
    if near:
        header, (label, *_) = next(iter(near.items()))
        yield f"  是，就在 {names} 里写 columns: {{{header}: {label}}}，或把表头改成那个叫法"
    idle = [table.columns[at].text for at in sorting.unasked]
    if said := "、".join(f"“{name}”" for name in idle if name not in near):
        yield f"这几列没有地方填，没有用：{said}"


def tell_open(places: Sequence[Placeholder]) -> Iterator[str]:
    """Yield a line on the places of a form for which the list has no column."""
    asked = questions(places)
    if not asked:
        return
    names = [name for each in asked if (name := _called(each))]
    shown = list(dict.fromkeys(names))
    parts = []
    if names:
        parts.append("、".join(shown[:_MOST]) + "等" * (len(shown) > _MOST))
    if nameless := len(asked) - len(names):
        parts.append(f"没有名目的 {nameless} 处")
    yield f"表里没有对应的列、每份都空着的有 {len(asked)} 处：{'；'.join(parts)}"


def _called(asked: Question) -> str:
    """Return what people call a place; nothing for a line to write on without a label."""
    place = asked.place
    if place.label or not is_to_write_on(place):
        return own_name(place)
    return "日期" if place.date else ""
