"""A passage of a report with its volatile spans taken out into slots."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from app.mining.slots.volatile import find_volatile
from app.models.phrase import Slot

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from app.mining.slots.owners import Owned
    from app.mining.slots.volatile import Held


class Slotted(NamedTuple):
    """A passage with `{slot}`s in the place of its volatile spans, and what each slot held."""

    text: str
    slots: dict[str, Slot]


def slot_passage(passage: str, owned: Sequence[Owned] = ()) -> Slotted:
    """Return a passage slotted; putting the held values back gives it character for character.

    Spans that held the same words share a slot; others of one name are numbered (地区, 地区二).
    """
    return with_slots(passage, find_volatile(passage, owned))


def with_slots(passage: str, volatile: Iterable[Held]) -> Slotted:
    """Return a passage whose volatile spans are known already, slotted."""
    text = ""
    slots: dict[str, Slot] = {}
    end = 0
    for held in volatile:
        words = passage[held.start : held.end]
        name = _free_name(held.name, words, slots)
        slots[name] = Slot(kind=held.kind, held=words, general=held.general)
        text += passage[end : held.start] + f"{{{name}}}"
        end = held.end
    return Slotted(text + passage[end:], slots)


def _free_name(name: str, words: str, slots: Mapping[str, Slot]) -> str:
    candidates = [name, *(name + numeral for numeral in "二三四五六七八九十")]
    for candidate in candidates:
        if candidate not in slots or slots[candidate].held == words:
            return candidate
    return f"{name}{len(slots)}"
