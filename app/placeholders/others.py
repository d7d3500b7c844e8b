"""Places of a form that are for somebody else than the one whom it is filled for.

A form about one person lists others: family, a second parent, experience by years. Their cells
have labels of their own that read the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.patterns import lazy
from app.placeholders.counted_rows import counts_rows
from app.placeholders.subjects import of_other_subjects
from app.text.label_matching import label_thing
from app.text.label_names import label_in_unit, label_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.models.names import Placeholder

_OF_SOMEBODY = lazy(r"称谓|(?:与.{1,4})?关系")
# What any list asks for besides, whomever it is of.
_OF_ANY_LIST = lazy(r"备注|说明|日期|时间|数量|金额|名称|内容")


def others_places(found: Sequence[Placeholder]) -> frozenset[int]:
    """Return the placeholders that no name for their label fills, by index.

    Of places in one table with the same label the first is meant, whatever stands there, and behind
    the name of somebody else all of the line is about them; in the text it is so for those that
    follow the name of the same person. Of a list's row none is if the form
    asks for the same outside of it, or if it says how its people are related to the one.
    """
    again = {*_again(found), *of_other_subjects(found)}
    single = {
        label_thing(place.label)
        for n, place in enumerate(found)
        if place.label and place.shape != "row" and n not in again
    }
    others = again.union(*(_rest_of_line(n, found) for n in again))
    for row in list_rows(found):
        doubled = [n for n in row if label_thing(found[n].label) in single]
        tells = not all(_is_of_any_list(label_key(found[n].label)) for n in doubled)
        of_others = single and any(_is_of_somebody_else(found[n]) for n in row)
        others.update(row if tells or of_others else doubled)
    return frozenset(others)


def is_persons_name(label: str) -> bool:
    """Tell whether a label asks for the name of a person, and not for whose."""
    return label_thing(label) == label_thing("姓名")


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


def _is_of_somebody_else(place: Placeholder) -> bool:
    is_name = is_persons_name(place.label)
    return (is_name and place.again) or _OF_SOMEBODY.fullmatch(label_key(place.label)) is not None


def _rest_of_line(at: int, found: Sequence[Placeholder]) -> Iterator[int]:
    """Yield the places of a line behind one that is for somebody's name."""
    if not is_persons_name(found[at].label):
        return
    for n in range(at + 1, len(found)):
        if found[n].paragraph != found[at].paragraph:
            return
        yield n


def _again(found: Sequence[Placeholder]) -> Iterator[int]:
    """Yield the places whose label their table has before, but for parts of one date.

    In the rows of a list before them that may be anybody's, but for the name of a person.
    """
    first: dict[tuple[int, str, str], int] = {}
    for n, place in enumerate(found):
        in_list = place.shape == "row"
        if place.label and place.table and not (in_list and not is_persons_name(place.label)):
            key = place.table, *label_in_unit(place.label)
            before = first.setdefault(key, place.group)
            if not in_list and (place.again or before != place.group):
                yield n
