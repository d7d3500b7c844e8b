"""An outline as a form: what a writer may say, by its keys, with the words that are there."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from app.models.outline import Content, Outline, Point, Section, Speaker, Study

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.models.base import Model
    from app.models.outline import Pin


class Field(NamedTuple):
    """A place of an outline where words may stand: its key, its name, and the words there."""

    key: str
    title: str
    words: str


class Item(NamedTuple):
    """A fact or a measure, with what more its writer has said of it."""

    key: str
    fields: Sequence[Field]


class FormPoint(NamedTuple):
    """An insight or a step of the plan: its fields, its facts or measures, and its own text.

    `pinned` tells that its text is given, so that nothing is drafted of its facts.
    """

    key: str
    name: str
    fields: Sequence[Field]
    items: Sequence[Item]
    more: str
    pinned: str


class Form(NamedTuple):
    """An outline as a form: the words about the whole, the insights, and the plan."""

    head: Sequence[Field]
    study: Sequence[Field]
    insights: Sequence[FormPoint]
    steps: Sequence[FormPoint]
    end: Sequence[Field]


def form_of(outline: Outline) -> Form:
    """Return an outline as a form."""
    speaker = outline.speaker if isinstance(outline.speaker, Speaker) else Speaker()
    head = [_said(outline, "title"), *_fields(speaker, "speaker"), _said(outline, "date")]
    steps = outline.next_steps
    return Form(
        [*head, _said(outline, "audience")],
        [*_fields(outline.study, "study"), *_courses(outline.study)],
        list(_points(outline.insights, "insights", "facts")),
        list(_points(steps, "next_steps", "measures")) if isinstance(steps, Section) else [],
        [_said(outline, "opening"), _said(outline, "closing"), _said(outline, "signoff")],
    )


def _said(outline: Outline, name: str) -> Field:
    return Field(name, Outline.model_fields[name].title or name, _words(getattr(outline, name)))


def _fields(model: Model, key: str) -> Iterator[Field]:
    written = model.written_names()
    for name, field in type(model).model_fields.items():
        value = getattr(model, name)
        if value is None or isinstance(value, str):
            yield Field(f"{key}.{written[name]}", field.title or name, value or "")


def _courses(study: Study) -> Iterator[Field]:
    for number, course in enumerate(study.courses):
        for field in _fields(course, f"study.courses[{number}]"):
            yield field._replace(title=f"课程{number + 1}{field.title}")


def _points(section: Section, key: str, told: str) -> Iterator[FormPoint]:
    names = {"insights": "体会", "next_steps": "打算"}
    for number, point in enumerate(section.items):
        at = f"{key}[{number}]"
        items = [
            Item(f"{at}.{told}[{n}]", list(_fields(item, f"{at}.{told}[{n}]")))
            for n, item in enumerate(getattr(point, told))
        ]
        yield FormPoint(
            at, f"{names[key]} {number + 1}", _own(point, at), items, f"{at}.{told}", _text(point)
        )


def _own(point: Point, at: str) -> list[Field]:
    return [
        Field(f"{at}.theme", "主题", point.theme or ""),
        Field(f"{at}.heading", "标题", _words(point.heading)),
    ]


def _text(point: Point) -> str:
    return "".join(map(_piece, point.content)) if point.content else ""


def _words(value: object) -> str:
    """Return what a part of an outline says; a part that the report has not says 没有."""
    if isinstance(value, Content):
        return "".join(map(_piece, value.pieces))
    return "false" if value is False else value if isinstance(value, str) else ""


def _piece(piece: Pin | str) -> str:
    return piece if isinstance(piece, str) else f"〔{piece.id}〕"
