"""Whose report it is: the names under its title, which no other report may say."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from app.text.bylines import split_byline
from app.text.markers import find_markers

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from app.models.phrase import SlotKind
    from app.models.report import Report

_SLOTS: Mapping[str | None, tuple[str, SlotKind]] = {
    "name": ("姓名", "person"),
    "unit": ("单位", "unit"),
}
_SHORTEST = 2  # Characters of a name; a unit as short (区委) is any district's.


class Owned(NamedTuple):
    """Words that belong to the writer, and the slot they become wherever they stand."""

    words: str
    name: str
    kind: SlotKind


def owned_words(report: Report) -> list[Owned]:
    """Return the writer's name and unit as byline and signature give them, the longest first."""
    found = {
        owned
        for block in report.blocks
        if block.role == "byline" or block.note == "signature"
        for paragraph in block.paragraphs
        for owned in _owned(paragraph.text)
    }
    return sorted(found, key=lambda owned: (-len(owned.words), owned.words))


def _owned(line: str) -> Iterator[Owned]:
    for text, field in split_byline(line):
        shortest = _SHORTEST if field == "name" else _SHORTEST + 1
        if field in _SLOTS and len(text) >= shortest and not find_markers(text):
            name, kind = _SLOTS[field]
            yield Owned(text, name, kind)
