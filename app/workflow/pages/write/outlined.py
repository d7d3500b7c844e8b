"""An outline as a form: what a writer may say, by its keys, with the words that are there."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from app.drafting.themes import themes_for
from app.messages import N_, _, language
from app.models.outline import (
    Content,
    Outline,
    Pin,
    Point,
    Section,
    Signature,
    Speaker,
    Study,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from app.bank.phrase_bank import PhraseBank
    from app.models.base import Model

_POINTS = {"insights": N_("体会 {}"), "next_steps": N_("打算 {}")}


class Field(NamedTuple):
    """A place of an outline where words may stand: its key, its name, and the words there.

    `offers` are words that may do there; `was` is what stands there where that is no words: `false`
    for what the report has not.
    """

    key: str
    title: str
    words: str
    offers: Sequence[str] = ()
    was: str = ""


class Item(NamedTuple):
    """What a point holds: a fact or a measure with what more its writer has said of it, or a piece
    of its given text, of a phrase its slots and the words of the phrase.
    """

    key: str
    fields: Sequence[Field]
    phrase: str = ""


class FormPoint(NamedTuple):
    """An insight or a step of the plan: its fields, its facts or measures, and its own text.

    `pieces` are its text where that is given, so that nothing is drafted of its facts.
    """

    key: str
    name: str
    fields: Sequence[Field]
    items: Sequence[Item]
    more: str
    pieces: Sequence[Item]


class Form(NamedTuple):
    """An outline as a form: the words about the whole, the insights, and the plan."""

    head: Sequence[Field]
    study: Sequence[Field]
    insights: Sequence[FormPoint]
    steps: Sequence[FormPoint]
    end: Sequence[Field]


def form_of(outline: Outline, bank: PhraseBank, held: Callable[[str], str]) -> Form:
    """Return an outline as a form; `held` says which words stand at a key of it."""
    return _Forming(outline, bank, held).form()


class _Forming:
    """Makes the fields of one outline."""

    def __init__(self, outline: Outline, bank: PhraseBank, held: Callable[[str], str]) -> None:
        self._outline = outline
        self._bank = bank
        self._held = held

    def form(self) -> Form:
        outline = self._outline
        speaker = outline.speaker if isinstance(outline.speaker, Speaker) else Speaker()
        steps = outline.next_steps
        return Form(
            [
                *self._block("title"),
                *_fields(speaker, "speaker"),
                *self._block("date"),
                *self._block("audience"),
            ],
            [*_fields(outline.study, "study"), *_courses(outline.study)],
            list(self._points(outline.insights, "insights", "facts")),
            list(self._points(steps, "next_steps", "measures"))
            if isinstance(steps, Section)
            else [],
            [
                *(one for name in ("opening", "closing", "signoff") for one in self._block(name)),
                *self._lines(),
                self._length(),
            ],
        )

    def _lines(self) -> Iterator[Field]:
        """Yield the fields of lines that an old report has beside its title and at its end."""
        outline = self._outline
        if isinstance(outline.signature, Signature):
            yield from _fields(outline.signature, "signature")
        for name in ("byline", "signature", "attachments", "contact", "copies"):
            if isinstance(getattr(outline, name), Content):
                yield from self._block(name)

    def _length(self) -> Field:
        title = called(Outline.model_fields["length"].title, "length")
        return Field("length", title, str(self._outline.length or ""))

    def _block(self, name: str) -> Iterator[Field]:
        """Yield the fields of a block: one for its words, or those of the pieces it is made of."""
        value = getattr(self._outline, name)
        title = called(Outline.model_fields[name].title, name)
        yield from self._written(value, name, title)

    def _written(self, value: object, key: str, title: str) -> Iterator[Field]:
        pieces = value.pieces if isinstance(value, Content) else ()
        if not any(isinstance(piece, Pin) for piece in pieces) and len(pieces) < 2:
            words = "".join(map(str, pieces)) if pieces else value if isinstance(value, str) else ""
            at = key if self._held(key) or not pieces else f"{key}.content[0]"
            yield Field(at, title, words, was="false" if value is False else "")
            return
        for n in range(len(pieces)):
            at = key if self._held(f"{key}.id") else f"{key}.content[{n}]"
            for one in self._piece(pieces[n], at).fields:
                yield one._replace(title=one.title or title)

    def _piece(self, piece: Pin | str, key: str) -> Item:
        if isinstance(piece, str):
            return Item(key, [Field(key, "", piece)])
        phrase = self._bank.phrase(piece.id)
        slots = [Field(f"{key}.slots.{name}", name, words) for name, words in piece.slots.items()]
        return Item(key, slots, phrase.text if phrase else piece.id)

    def _points(self, section: Section, key: str, told: str) -> Iterator[FormPoint]:
        for number, point in enumerate(section.items):
            at = f"{key}[{number}]"
            items = [
                Item(f"{at}.{told}[{n}]", list(_fields(item, f"{at}.{told}[{n}]")))
                for n, item in enumerate(getattr(point, told))
            ]
            name = _(_POINTS[key]).format(number + 1)
            given = point.content or ()
            pieces = [self._piece(one, f"{at}.content[{n}]") for n, one in enumerate(given)]
            more = f"{at}.content" if pieces else f"{at}.{told}"
            yield FormPoint(at, name, list(self._own(point, at)), items, more, pieces)

    def _own(self, point: Point, at: str) -> Iterator[Field]:
        fields = Point.model_fields
        if point.content is None:
            offers = themes_for(point.told, self._bank.vocabulary)
            title = called(fields["theme"].title, "theme")
            yield Field(f"{at}.theme", title, point.theme or "", offers)
        yield from self._written(
            point.heading, f"{at}.heading", called(fields["heading"].title, "heading")
        )


def _fields(model: Model, key: str) -> Iterator[Field]:
    written = model.written_names()
    for name, field in type(model).model_fields.items():
        value = getattr(model, name)
        if value is None or isinstance(value, str):
            at = written[name]
            yield Field(f"{key}.{at}", called(field.title, at), value or "")


def _courses(study: Study) -> Iterator[Field]:
    for number, course in enumerate(study.courses):
        for field in _fields(course, f"study.courses[{number}]"):
            name = _("课程 {n} {what}").format(n=number + 1, what=field.title)
            yield field._replace(title=name)


def called(title: str | None, key: str) -> str:
    """Return what a field is called: by its Chinese key, in English by the other one."""
    return title if title and language() == "zh" else key.replace("_", " ")
