"""Places of a form that are for somebody else than the one whom it is filled for.

A form about one person lists others: family, a second parent, experience by years. Their cells
have labels of their own that read the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.patterns import lazy
from app.placeholders.counted_rows import counts_rows
from app.text.label_matching import label_thing
from app.text.label_names import label_in_unit, label_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.models.names import Placeholder

# What any list asks for besides, whomever it is of.
_OF_ANY_LIST = lazy(r"备注|说明|日期|时间|数量|金额|名称|内容")


def others_places(found: Sequence[Placeholder]) -> frozenset[int]:
    """Return the placeholders that no name for their label fills, by index.

    Of places in one table with the same label the first is meant, and of a list's row none if the
    form asks for the same outside of it.
    """
    single = {label_thing(place.label) for place in found if place.label and place.shape != "row"}
    others = set(_again(found))
    for row in list_rows(found):
        again = [n for n in row if label_thing(found[n].label) in single]
        tells = not all(_is_of_any_list(label_key(found[n].label)) for n in again)
        others.update(row if tells else again)
    return frozenset(others)


def list_rows(found: Sequence[Placeholder]) -> Iterator[list[int]]:
    """Yield the placeholders of each row of a list, by index."""
    row: list[int] = []
    for n, place in enumerate(found):
        if place.shape != "row":
            continue
        before = found[row[-1]] if row else place
        labels = [found[at].label for at in row]
        if row and (before.table != place.table or row[-1] != n - 1 or place.label in labels):
            yield row
            row = []
        row.append(n)
    if row:
        yield row


def _is_of_any_list(label: str) -> bool:
    return counts_rows(label) or _OF_ANY_LIST.fullmatch(label) is not None


def _again(found: Sequence[Placeholder]) -> Iterator[int]:
    """Yield the places whose label an earlier one of their table has, but for parts of one date."""
    first: dict[tuple[int, str, str], int] = {}
    for n, place in enumerate(found):
        if place.shape != "row" and place.label and place.table:
            key = place.table, *label_in_unit(place.label)
            if first.setdefault(key, place.group) != place.group:
                yield n
