"""A phrase of the bank, its slots, its parallel family, and the pack it lives in."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from pydantic import Field

from app.models.base import Model
from app.models.roles import PhraseRole

if TYPE_CHECKING:
    from collections.abc import Mapping

SlotKind = Literal[
    "organizer",  # who organised the study: 市委组织部
    "period",  # when: 10月份
    "study",  # what was studied and in what form: 《…》第四卷网络课程
    "subject",  # what was studied: 《…》第四卷
    "form",  # in what form: 网络课程
    "courses",  # courses with their teachers
    "unit",  # the writer's unit
    "post",  # the writer's post
    "person",  # the writer's name
    "place",  # a place: XX市
    "campaign",  # a local campaign or slogan
    "event",  # an occasion or a matter of its day
    "count",  # how many points there are, as a numeral: 三
    "number",  # any other figure
    "theme",  # the theme of the point
    "verse",  # a quoted line
    "fact",  # the writer's own facts or measures
    "words",  # any other words
]


_SLOT = re.compile(r"\{([^{}]*)\}")


class Piece(NamedTuple):
    """A stretch of a phrase's text: literal words, or the name of a slot."""

    text: str
    is_slot: bool


class Slot(Model):
    """A hole in a phrase: what belongs there, and what stood there.

    `held` is what stood there in the source, character for character; None in authored phrases.
    `general` is a general word that may stand there when nothing better is given.
    """

    kind: SlotKind
    held: str | None = None
    general: str | None = None


class Source(Model):
    """Where a phrase was found: report (file name), paragraph from 0, characters from 0."""

    report: str
    paragraph: int
    start: int
    end: int


class Phrase(Model):
    """A reusable passage. `text` holds each slot as `{name}`.

    `source` is None for a phrase that was written for the pack (`origin: authored`).
    `set` is the id of its parallel family, `follows` the id of the passage it leans on,
    `seen` in how many reports it was found.
    """

    id: str
    role: PhraseRole
    text: str
    slots: dict[str, Slot] = Field({})
    themes: tuple[str, ...] = ()
    set: str | None = None
    follows: str | None = None
    source: Source | None = None
    origin: Literal["authored"] | None = None
    seen: int = 1

    @property
    def source_text(self) -> str:
        """Return the words as they stand in the source: every slot with what it held."""
        return fill_slots(self.text, {name: slot.held or "" for name, slot in self.slots.items()})


class Row(Model):
    """One member of a parallel family: its frame (index) and the values it holds, by theme."""

    theme: str
    frame: int = 0
    values: dict[str, str]


class ParallelSet(Model):
    """A family of parallel headings: its frames, their slots, and a row of values by theme."""

    id: str
    role: Literal["insight.heading", "action.heading"]
    frames: tuple[str, ...]
    slots: dict[str, Slot]
    rows: tuple[Row, ...] = ()


class SourceFile(Model):
    """A report that a pack was mined from."""

    file: str
    sha256: str


class LeftOut(Model):
    """A sentence that was kept out of a pack, and why."""

    id: str
    reason: Literal["defect", "dated", "local"]
    detail: str
    text: str
    source: Source


class PhrasePack(Model):
    """A folder of phrases under one name."""

    name: str
    licence: str
    language: str = "zh-CN"
    origin: Literal["authored", "mined"] = "authored"
    sources: tuple[SourceFile, ...] = ()
    phrases: tuple[Phrase, ...] = ()
    sets: tuple[ParallelSet, ...] = ()
    left_out: tuple[LeftOut, ...] = ()


def split_slots(text: str) -> list[Piece]:
    """Return the literal stretches and the slots of a phrase's text, in order."""
    pieces: list[Piece] = []
    end = 0
    for match in _SLOT.finditer(text):
        if match.start() > end:
            pieces.append(Piece(text[end : match.start()], is_slot=False))
        pieces.append(Piece(match[1], is_slot=True))
        end = match.end()
    if end < len(text):
        pieces.append(Piece(text[end:], is_slot=False))
    return pieces


def fill_slots(text: str, values: Mapping[str, str]) -> str:
    """Return a phrase's text with its slots filled. Raises `KeyError` for a slot without value."""
    return "".join(values[word] if is_slot else word for word, is_slot in split_slots(text))


def phrase_id(pack: str, role: str, place: str, text: str) -> str:
    """Return `pack/role/hash`; the hash is of the place and the words, so it never moves."""
    digest = hashlib.sha256(f"{place}\n{text}".encode()).hexdigest()
    return f"{pack}/{role}/{digest[:6]}"
