"""Whose report it is: the names under its title, which no other report may say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from app.text.characters import HAN
from app.text.people import UNIT_END

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.models.phrase import SlotKind
    from app.models.report import Report

_LABEL = re.compile(r"(?:汇报人|发言人|报告人|姓名|作者|撰稿|供稿|交流人|单位|部门)\s*[：:]\s*")
_PERSON = re.compile(rf"[{HAN}]{{2,4}}")
# A unit is told from a post by how it ends; 副主任 and 教师 follow it.
_UNIT = re.compile(rf"[{HAN}]{{2,20}}?{UNIT_END}")


class Owned(NamedTuple):
    """Words that belong to the writer, and the slot they become wherever they stand."""

    words: str
    name: str
    kind: SlotKind


def owned_words(report: Report) -> list[Owned]:
    """Return the writer's name and unit as the byline and the tail give them, the longest first."""
    found = {
        owned
        for block in report.blocks
        if block.role in ("byline", "tail")
        for paragraph in block.paragraphs
        for owned in _owned(paragraph.text)
    }
    return sorted(found, key=lambda owned: (-len(owned.words), owned.words))


def _owned(line: str) -> Iterator[Owned]:
    words = _LABEL.sub("", line).split()
    if not words or any(char.isdigit() for char in line):
        return
    person = words[-1]
    if _PERSON.fullmatch(person) and not _UNIT.fullmatch(person):
        yield Owned(person, "姓名", "person")
    unit = _UNIT.match(words[0])
    if unit and len(unit[0]) > 2:
        yield Owned(unit[0], "单位", "unit")
