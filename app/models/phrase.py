"""A phrase of the bank, its slots, and its parallel family."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Literal, NamedTuple

from pydantic import Field, ValidationInfo, model_validator

from app.messages import _
from app.models.base import Model
from app.models.roles import PhraseRole, Voice
from app.patterns import lazy
from app.text.characters import BLOT
from app.text.half_width import narrowed
from app.text.markers import find_markers
from app.text.pairs import unpaired_marks

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

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
    "self",  # the writer's unit, post and name in one
    "writer",  # the person the report speaks in: 我 or 我们
    "place",  # a place: XX市
    "campaign",  # a local campaign or slogan
    "event",  # an occasion or a matter of its day
    "count",  # how many insights there are, as a numeral: 三
    "steps",  # how many next steps there are, as a numeral: 三
    "number",  # any other figure
    "theme",  # the theme of the point
    "verse",  # a quoted line
    "fact",  # the writer's own facts or measures
    "venue",  # where it was taught, as far as that can be told: 课上, 会上, 文件里
    "learned",  # what was taught, in the writer's words, with its quotation marks
    "noun",  # a noun of the body
    "deadline",  # the latest date of the plan
    "words",  # any other words
]


_ID = lazy(r"[^/\s]+/[a-z_.]+/[^/\s]+")
_SLOT = lazy(r"\{([^{}]*)\}")
# More than any file has that is read.
_MOST_LINES = 4_000_000
_MOST_CHARACTERS = 100_000_000


class Segment(NamedTuple):
    """A stretch of a phrase's text: literal words, or the name of a slot."""

    text: str
    is_slot: bool


class Slot(Model):
    """A hole in a phrase: what belongs there, and what stood there.

    `held` is what stood there in the source, its marks full-width; None in authored phrases.
    `general` is a general word that may stand there when nothing better is given.
    """

    kind: SlotKind
    held: str | None = None
    general: str | None = None


class Source(Model):
    """Where a phrase was found: report (file name), paragraph from 0, characters from 0."""

    report: str
    paragraph: int = Field(ge=0, le=_MOST_LINES)
    start: int = Field(ge=0, le=_MOST_CHARACTERS)
    end: int = Field(ge=0, le=_MOST_CHARACTERS)

    @property
    def place(self) -> str:
        """Return the place that an id is made of."""
        return f"{self.report}:{self.paragraph}:{self.start}"


class Phrase(Model):
    """A reusable passage. `text` holds each slot as `{name}`.

    `source` is None for a phrase that was written for the pack (`origin: authored`).
    `voice` is the one voice it is for, `reports` the kinds of report; without them it is for any.
    `set` is the id of its parallel family, `follows` the id of the passage it depends on, `behind`
    that of the one before it in its paragraph where another report's stands for it,
    `seen` in how many reports it was found, `places` where in others than `source`, two at most,
    `variants` how it is said there with other light words. A `formula` stands in most reports.
    `marks` are the full-width marks that its source writes half-width, with what stands there.
    `doubt` are the words of it of which it could not be told whether they are somebody's own,
    `mined` is the text as it was mined, where its user has put another `text` in its place.
    """

    id: str
    role: PhraseRole
    text: str
    slots: dict[str, Slot] = Field({})
    themes: tuple[str, ...] = ()
    voice: Voice | None = None
    reports: tuple[str, ...] = ()
    set: str | None = None
    follows: str | None = None
    behind: str | None = None
    marks: dict[str, str] = Field({})
    source: Source | None = None
    origin: Literal["authored"] | None = None
    seen: int = 1
    places: tuple[Source, ...] = ()
    variants: tuple[str, ...] = ()
    formula: bool = False
    doubt: tuple[str, ...] = ()
    mined: str | None = None

    @model_validator(mode="after")
    def _is_sound(self, info: ValidationInfo) -> Phrase:
        if not is_checked(info):
            faults = id_faults(self.id) + text_faults(self.text, set(self.slots))
            faults += _general_faults(self.slots) + _doubt_faults(self.text, self.doubt)
            faults += [] if self.mined is None else _slot_faults(self.mined, set(self.slots))
            if (self.source is None) == (self.origin is None):
                faults += [_("要写明来处：source（报告、段、起、止）或 origin: authored，只写一个")]
            refuse(faults)
        return self

    @property
    def said(self) -> str:
        """Return the words as mined, with every slot filled with what it held."""
        held = {name: slot.held or "" for name, slot in self.slots.items()}
        return fill_slots(self.as_mined, held)

    @property
    def as_mined(self) -> str:
        """Return the text before its user edited it."""
        return self.text if self.mined is None else self.mined

    @property
    def wording(self) -> str:
        """Return what tells it from others wherever it stands: its text as mined.

        The frame that siblings share tells none from the other: a heading of a family is its words.
        """
        return self.source_text if self.set else self.as_mined

    @property
    def source_text(self) -> str:
        """Return the words as they stand in the source, half-width marks included."""
        return narrowed(self.said, self.marks)


class Row(Model):
    """One member of a parallel family: its frame (index) and the values it holds, by theme.

    The theme is empty where no word tells what the member is about.
    """

    theme: str
    frame: int = 0
    values: dict[str, str]


class ParallelSet(Model):
    """A family of parallel headings: its frames, their slots, and a row of values by theme."""

    id: str
    role: Literal["insight.heading", "action.heading"]
    frames: tuple[str, ...]
    slots: dict[str, Slot] = Field({})
    rows: tuple[Row, ...] = ()

    @model_validator(mode="after")
    def _is_sound(self, info: ValidationInfo) -> ParallelSet:
        if not is_checked(info):
            refuse(id_faults(self.id) + _slot_faults("".join(self.frames), set(self.slots)))
            refuse([fault for frame in self.frames for fault in word_faults(frame)])
            refuse([fault for row in self.rows for fault in _row_faults(self.frames, row)])
        return self


def is_checked(info: ValidationInfo) -> bool:
    """Tell whether the data was checked before: in a cache, or file by file."""
    return bool((info.context or {}).get("checked"))


def split_slots(text: str) -> list[Segment]:
    """Return the literal stretches and the slots of a phrase's text, in order."""
    if "{" not in text:
        return [Segment(text, is_slot=False)] if text else []
    pieces: list[Segment] = []
    end = 0
    for match in _SLOT.finditer(text):
        if match.start() > end:
            pieces.append(Segment(text[end : match.start()], is_slot=False))
        pieces.append(Segment(match[1], is_slot=True))
        end = match.end()
    if end < len(text):
        pieces.append(Segment(text[end:], is_slot=False))
    return pieces


def slot_names(text: str) -> set[str]:
    """Return the names of a text's slots."""
    return {piece.text for piece in split_slots(text) if piece.is_slot}


def fill_slots(text: str, values: Mapping[str, str]) -> str:
    """Return a phrase's text with its slots filled. Raises `KeyError` for a slot without value."""
    return "".join(values[word] if is_slot else word for word, is_slot in split_slots(text))


def phrase_id(pack: str, role: str, place: str, text: str, digits: int = 8) -> str:
    """Return `pack/role/hash`; the hash is of the place and the words, so it never moves."""
    digest = hashlib.sha256(f"{place}\n{text}".encode()).hexdigest()
    return f"{pack}/{role}/{digest[:digits]}"


def refuse(faults: Iterable[str]) -> None:
    """Raise `ValueError` with every fault, if there is one."""
    if found := list(faults):
        raise ValueError(_("；").join(found))


def id_faults(ident: str) -> list[str]:
    """Return what is wrong with an id."""
    if _ID.fullmatch(ident):
        return []
    return [_("编号“{}”要写成 词库/类别/短名，不留空格").format(ident)]


def text_faults(text: str, slots: set[str]) -> list[str]:
    """Return what is wrong with the text of a phrase that has these slots."""
    return _slot_faults(text, slots) + word_faults(text)


def _doubt_faults(text: str, doubt: tuple[str, ...]) -> list[str]:
    words = [piece.text for piece in split_slots(text) if not piece.is_slot]
    return [
        _("存疑的“{}”不在文字里").format(one) if one else _("doubt 里有一项是空的")
        for one in doubt
        if not one or not any(one in each for each in words)
    ]


def _general_faults(slots: Mapping[str, Slot]) -> list[str]:
    return [
        _("槽位“{name}”的 general 里{fault}").format(name=name, fault=fault)
        for name, slot in slots.items()
        if slot.general is not None
        for fault in _value_faults(slot.general)
    ]


def _value_faults(value: str) -> list[str]:
    braces = [_("有花括号")] if "{" in value or "}" in value else []
    return braces or word_faults(value)


def _slot_faults(text: str, declared: set[str]) -> list[str]:
    rest = _SLOT.sub("", text)
    if not text.strip():
        return [_("没有文字")]
    if "{" in rest or "}" in rest:
        return [_("花括号不成对")]
    used = slot_names(text)
    return [_("槽位“{}”没有在 slots 里说明").format(name) for name in sorted(used - declared)] + [
        _("槽位“{}”在文字里没有用到").format(name) for name in sorted(declared - used)
    ]


def word_faults(text: str) -> list[str]:
    """Return what is wrong with the words around the slots: unpaired marks, leftover markers."""
    words = _SLOT.sub(BLOT, text)
    faults = [_("“{}”不成对").format(words[at]) for at in unpaired_marks(words)]
    return faults + [_("还留着占位符“{}”").format(marker.token) for marker in find_markers(words)]


def _row_faults(frames: tuple[str, ...], row: Row) -> list[str]:
    if not 0 <= row.frame < len(frames):
        fault = _("“{theme}”一行的 frame 没有第 {frame} 个")
        return [fault.format(theme=row.theme, frame=row.frame)]
    used = slot_names(frames[row.frame])
    known = {name for frame in frames for name in slot_names(frame)}
    return [
        *(
            _("“{theme}”一行缺“{name}”的值").format(theme=row.theme, name=name)
            for name in sorted(used - set(row.values))
        ),
        *(
            _("“{theme}”一行的“{name}”不是槽位").format(theme=row.theme, name=name)
            for name in sorted(set(row.values) - known)
        ),
        *(
            _("“{theme}”一行的“{name}”{fault}").format(theme=row.theme, name=name, fault=fault)
            for name, value in row.values.items()
            for fault in _value_faults(value)
        ),
    ]
