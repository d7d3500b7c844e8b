"""What a pack holds besides phrases: patterns that point at what a writer says, never instead.

Each pattern bears its own proof: a remark and a reading come with facts they fit and facts they
do not, and the tests hold them to both.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Annotated, Literal, TypeVar, get_args

from pydantic import Field, ValidationInfo, model_validator

from app.messages import _
from app.models.base import Model
from app.models.phrase import Slot, Source, id_faults, is_checked, refuse, slot_names, word_faults
from app.models.roles import Voice

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_K = TypeVar("_K")

Move = Literal[
    "fact",  # what happened
    "before",  # what one had thought or done
    "shows",  # what it shows
    "thought",  # what one thinks of it, and why
    "lacks",  # what is still missing
    "change",  # what will be different
    "learned",  # what in the study brings it to mind
]
"""What a sentence does in a point; each is a key of a fact in the outline."""

Asks = Literal[Move, "heading", "measure", "because", "by", "closing"]
"""What a question asks for: a move, or another key of the outline."""

RunMove = Literal["study", "says", "requires", "duty", "local", "resolve"]
"""The steps of an argument in the official voice; the writer's own facts stand at `local`."""

Nature = Literal["belief", "deed", "motive", "opinion", "bound"]
"""What `before` tells: what one believed, did, or did it for, what others said, or something
that points at the fact and so can only stand after it."""

FactKind = Literal[
    "count",  # how much was done
    "compared",  # two quantities side by side: years, shifts, units
    "quoted",  # words of somebody else
    "mistake",  # what went wrong, one's own or the unit's
    "shortfall",  # what was not reached, is late, is missing
    "colleague",  # another's deed
    "lasting",  # kept up over time
    "visited",  # seen elsewhere
    "read",  # a text studied
    "scene",  # one event at one time
]

FactSign = Literal[
    "self",  # the writer acts
    "named",  # a colleague acts whom the fact calls by name
    "others",  # somebody from outside acts
    "several",  # the last figure counts some that one tells apart: 19家, but no 50盒
    "goes_on",  # behind its last figure it comes to something else
    "explained",  # the fact says itself what it comes from
]
"""What a fact tells beside its kinds."""

StudySign = Literal[
    "taught",  # somebody taught, or there were courses
    "courses",  # there were several
    "theory",  # theory or the party is studied
    "text",  # what is studied has words to cite: a law, a document, a book
    "meeting",  # those who study sit together and speak
    "visit",  # it was seen elsewhere
    "unit",  # a unit reports that nobody signs for
]
"""What the study is, and who reports on it."""

STUDY_SIGNS: frozenset[str] = frozenset(get_args(StudySign))

Told = Literal[FactKind, FactSign, StudySign]
"""What a question may need of its fact or its study, or what may answer it or make it untrue."""

ThemeClass = Literal["duty", "virtue", "activity", "hazard", "resource", "people", "order"]

Licence = Literal[
    "remainder",  # a whole and a part of it: what is left is computed
    "difference",  # two quantities of one thing: how much more or less
    "ratio",  # two quantities of one thing: how many times, which share
    "same_conditions",  # the same people, place or means with another result
    "missing_step",  # what a worker willed and left out
    "counterfactual",  # what had not been found otherwise, as a question
]

Sense = Literal[
    "done",  # the part is what was done; the rest was not
    "so",  # the part is what is so, wrong or not; the rest is not so
    "most",  # the part is half of it or more; the later quantity is half of the earlier or more
    "few",  # the part, or the later quantity, is less than half
    "more",  # it became more
    "less",  # it became less
    "gap",  # what was said and what was counted
    "two",  # two cases side by side
    "seen",  # something was seen by it
    "averted",  # something was averted by it
]
"""The direction or polarity of what a licence entails."""

LICENCE_SLOTS: dict[Licence, frozenset[str]] = {
    "remainder": frozenset({"总数", "部分", "余数", "名"}),
    "difference": frozenset({"前数", "后数", "差数", "名"}),
    "ratio": frozenset({"前数", "后数", "倍数", "成数", "名"}),
    "same_conditions": frozenset({"条件", "前数", "后数"}),
    "missing_step": frozenset({"步骤"}),
    "counterfactual": frozenset({"做法", "人", "数"}),
}
"""The words that the construction itself gives, and no other: nothing else may be said."""

QUESTION_SLOTS = frozenset({"事", "数", "引语", "人", "主题", "差距", "改变", "做法", "说明"})


class Question(Model):
    """A question about the fact at hand, asked in the terminal, in a draft and in a comment.

    `asks` is the outline key that the answer fills. It fits a fact of one of `kinds`, `deeds`,
    `classes` or `fields` (any where all are empty); the narrower one is asked. What it takes for
    granted stands in `needs`, what would answer it or make it untrue in `unless`: the fact tells
    it, or the study, or who signs. One that needs something of the study goes before all others.
    `explains` says why it is asked and `example` is an answer as somebody of the trade would give
    it.
    """

    id: str
    asks: Asks
    text: str
    kinds: tuple[FactKind, ...] = ()
    deeds: tuple[str, ...] = ()
    classes: tuple[ThemeClass, ...] = ()
    fields: tuple[str, ...] = ()
    needs: tuple[Told, ...] = ()
    unless: tuple[Told, ...] = ()
    reports: tuple[str, ...] = Field((), description="kinds of report (文种); any where empty")
    explains: str = ""
    example: str = ""

    @model_validator(mode="after")
    def _is_sound(self, info: ValidationInfo) -> Question:
        if not is_checked(info):
            refuse([*id_faults(self.id), *_foreign_slots(self.text, QUESTION_SLOTS)])
        return self


class Remark(Model):
    """A truth about a deed that names it and claims nothing about this event.

    `fits` are facts beside which it may stand, `unfit` facts with like words beside which it
    would be false or cruel.
    """

    id: str
    deed: str
    text: str
    fits: tuple[str, ...] = Field(min_length=1)
    unfit: tuple[str, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _is_sound(self, info: ValidationInfo) -> Remark:
        if not is_checked(info):
            refuse([*id_faults(self.id), *word_faults(self.text)])
        return self


class Reading(Model):
    """A sentence that the form of a fact entails, with the values its licence computes.

    It holds where all its `senses` do.
    """

    id: str
    licence: Licence
    text: str
    senses: tuple[Sense, ...] = ()
    fits: tuple[str, ...] = Field(min_length=1)
    unfit: tuple[str, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _is_sound(self, info: ValidationInfo) -> Reading:
        if not is_checked(info):
            foreign = _foreign_slots(self.text, LICENCE_SLOTS[self.licence])
            refuse([*id_faults(self.id), *foreign])
        return self


class Step(Model):
    """One step of a run: what it does and its words."""

    move: RunMove
    text: str
    slots: dict[str, Slot] = Field({})


class Run(Model):
    """An argument in the official voice, its steps in order.

    `themes` are the themes it is about, `classes` the kinds of theme it would also serve.
    `action` marks a run for the next steps. `headings` are headings for its point, each of one
    parallel family; the first ones of all runs are made alike, and so are the second ones.
    """

    id: str
    themes: tuple[str, ...] = ()
    classes: tuple[ThemeClass, ...] = ()
    action: bool = False
    headings: tuple[str, ...] = ()
    steps: tuple[Step, ...] = Field(min_length=2)

    @model_validator(mode="after")
    def _is_sound(self, info: ValidationInfo) -> Run:
        if not is_checked(info):
            faults = [fault for step in self.steps for fault in _step_faults(step)]
            faults += [fault for words in self.headings for fault in word_faults(words)]
            faults += [
                _("标题“{}”里不能有槽位").format(words)
                for words in self.headings
                if slot_names(words)
            ]
            refuse([*id_faults(self.id), *faults])
        return self


class Joint(Model):
    """Words that may stand before a move, once a draft.

    `natures` are the kinds of `before` it may stand before (or, with `after`, come after).
    `source` is where an old report joins so, `seen` how many do.
    """

    id: str
    move: Move
    text: str
    after: Move | None = None
    natures: tuple[Nature, ...] = ()
    source: Source | None = None
    seen: int = 1


class PointHeading(Model):
    """A heading for a point whose writer gave none and whose answers give none.

    It fits a point by a deed its fact tells, or by the class of its theme.
    """

    id: str
    text: str
    deeds: tuple[str, ...] = ()
    classes: tuple[ThemeClass, ...] = ()
    voice: Voice = "plain"

    @model_validator(mode="after")
    def _is_sound(self, info: ValidationInfo) -> PointHeading:
        if not is_checked(info):
            none = [] if self.deeds or self.classes else [_("写明 deeds 或 classes")]
            refuse([*id_faults(self.id), *_foreign_slots(self.text, {"主题"}), *none])
        return self


Word = Annotated[str, Field(min_length=1)]
"""A word that is looked for; nothing would stand everywhere."""


class Deed(Model):
    """A deed by the words that tell it: a verb, near an object where some are given.

    `never` are words beside which the verb means something else.
    """

    name: str
    verbs: tuple[Word, ...] = Field(min_length=1)
    objects: tuple[Word, ...] = ()
    never: tuple[Word, ...] = ()
    polarity: Literal["good", "neutral", "bad"] = "neutral"


class FieldWords(Model):
    """A field of work: the nouns that show a report is about it, and its usual steps."""

    name: str
    nouns: tuple[Word, ...] = Field(min_length=1)
    steps: tuple[Word, ...] = ()


class Vocabulary(Model):
    """What words mean to a draft: classes of themes, deeds, fields, who speaks."""

    classes: dict[ThemeClass, tuple[Word, ...]] = Field({})
    deeds: tuple[Deed, ...] = ()
    fields: tuple[FieldWords, ...] = ()
    speakers: dict[Literal["staff", "middle", "head"], tuple[Word, ...]] = Field({})

    @cached_property
    def verbs(self) -> dict[str, tuple[tuple[str, Deed], ...]]:
        """Every verb with its deed by the verb's first character, the longest first."""
        pairs = [(verb, deed) for deed in self.deeds for verb in deed.verbs]
        pairs.sort(key=lambda pair: -len(pair[0]))
        found: dict[str, list[tuple[str, Deed]]] = {}
        for verb, deed in pairs:
            found.setdefault(verb[0], []).append((verb, deed))
        return {sign: tuple(listed) for sign, listed in found.items()}


def joined_vocabulary(parts: Sequence[Vocabulary]) -> Vocabulary:
    """Return the words of all parts together."""
    return Vocabulary(
        classes=_joined(part.classes for part in parts),
        deeds=tuple(deed for part in parts for deed in part.deeds),
        fields=tuple(field for part in parts for field in part.fields),
        speakers=_joined(part.speakers for part in parts),
    )


THEME_CLASSES: tuple[ThemeClass, ...] = get_args(ThemeClass)


def _foreign_slots(text: str, known: frozenset[str] | set[str]) -> Iterator[str]:
    yield from word_faults(text)
    for name in slot_names(text) - known:
        fault = _("这里没有“{name}”可填；可以用 {known}")
        yield fault.format(name=name, known=_("、").join(sorted(known)))


def _step_faults(step: Step) -> Iterator[str]:
    yield from word_faults(step.text)
    for name in slot_names(step.text) ^ set(step.slots):
        yield _("槽位“{}”要在文字和 slots 里都有").format(name)


def _joined(tables: Iterable[Mapping[_K, tuple[str, ...]]]) -> dict[_K, tuple[str, ...]]:
    found: dict[_K, tuple[str, ...]] = {}
    for table in tables:
        for key, words in table.items():
            found[key] = found.get(key, ()) + words
    return found
