"""Whom a place in the running text is about: the person or the party named last before it.

患者____，联系电话____ and below it 转诊医师____ 联系电话____ ask two people for one thing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.patterns import lazy
from app.text.label_matching import label_thing
from app.text.label_names import label_in_unit, label_key
from app.text.labels import kind_of_label

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.models.names import Placeholder

_PARTY = lazy(r"[甲乙丙丁]方|(?:委托|受托|转让|受让|出租|承租|发包|承包|买|卖|供|需)(?:方|人)")


def of_other_subjects(found: Sequence[Placeholder]) -> Iterator[int]:
    """Yield the places of the text whose label an earlier one has that is about somebody else.

    A form in several copies asks for the same person again. A date is nobody's own.
    """
    first: dict[tuple[str, str], str] = {}
    for n, subject in _subjects(found):
        place = found[n]
        if place.label and place.kind != "date" and place.date is None:
            known = first.setdefault(label_in_unit(place.label), subject)
            if not _is_same(known, subject):
                yield n


def _subjects(found: Sequence[Placeholder]) -> Iterator[tuple[int, str]]:
    """Yield each place of the text with the label of whom it is about; none after a gap."""
    party = person = ""
    last = -1
    for n, place in enumerate(found):
        if place.table or place.paragraph > last + 1:
            party = person = ""
        last = place.paragraph
        if place.table:
            continue
        label = label_key(place.label)
        if _PARTY.match(label):
            yield n, label
            party = person = label
        elif label and (place.kind == "person" or kind_of_label(label) == "person"):
            yield n, party
            person = label
        else:
            yield n, person


def _is_same(one: str, other: str) -> bool:
    alike = one.endswith(other) or other.endswith(one)
    return (alike and bool(one) == bool(other)) or label_thing(one) == label_thing(other)
