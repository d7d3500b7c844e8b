"""What is open in a form, as fields to type into: by where it stands, with the words around it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from app.messages import _
from app.patterns import lazy
from app.placeholders.called import called_places
from app.placeholders.finding import context
from app.placeholders.pictures import asks_for_picture
from app.placeholders.sheets.words import EMPTY
from app.workflow.pages.fill.shown_form import title_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.placeholders.interview import Answer, AskedPlace, GroupQuestion
    from app.workflow.pages.fill.fillings import Filling, OpenForm

_DRAWN = lazy(r"[\s_＿年月日]*")
_LONG = ("cell", "row", "control")
_SHORT = ("person", "date", "number")


class Spot(NamedTuple):
    """A place of a group: its number, where it stands, the words round it, its own value if any."""

    n: int
    where: str
    shown: str
    value: str
    refusal: str = ""


class Field(NamedTuple):
    """A group of places that one value fills.

    `several` tells that some of the `choices` may be picked, not one alone; `free` that any other
    words are taken, too; `is_long` that there may be many; `is_picture` that a picture is asked
    for. `offered` was said of others of its kind.
    """

    group: int
    name: str
    spots: tuple[Spot, ...]
    value: str
    refusal: str = ""
    choices: tuple[str, ...] = ()
    several: bool = False
    free: bool = False
    is_apart: bool = False
    is_long: bool = False
    is_picture: bool = False
    doubt: str = ""
    offered: tuple[str, ...] = ()

    @property
    def fault(self) -> str:
        """Return why something that is typed cannot stand there; nothing where all can."""
        return self.refusal or next((spot.refusal for spot in self.spots if spot.refusal), "")


class Section(NamedTuple):
    """Fields that stand in one part or table; `is_list` tells that its rows are for records."""

    title: str
    fields: tuple[Field, ...]
    is_list: bool = False


def sections_of(form: OpenForm, filling: Filling) -> list[Section]:
    """Return the fields of a form, part by part and table by table, in file order."""
    called = called_places(form.found, form.lines, lambda n: form.source.where(n).label)
    words = {n: each.word for each in called for n in each.places}
    answers = [
        question.answer(value)
        for question in reversed(form.asked)
        if (value := filling.said.get(question.group, "")) and value != EMPTY
    ]
    recent = list({each.value: each for each in answers}.values())
    by_title: dict[tuple[str, bool], list[Field]] = {}
    for question in form.asked:
        first = question.places[0].place.place
        key = title_of(form.source.where(first.paragraph).label), first.shape == "row"
        by_title.setdefault(key, []).append(_field(form, filling, question, words, recent))
    return [Section(title, tuple(each), listed) for (title, listed), each in by_title.items()]


def _field(
    form: OpenForm,
    filling: Filling,
    question: GroupQuestion,
    words: Mapping[int, str],
    recent: Sequence[Answer],
) -> Field:
    first = question.places[0]
    place = first.place.place
    value = filling.said.get(question.group, "")
    takes = place.takes
    return Field(
        question.group,
        _name(question, words.get(first.n - 1, "")),
        tuple(_spot(form, filling, question, each) for each in question.places),
        value,
        form.refusal(filling, question, value),
        question.choices,
        several=bool(takes.ticks) and place.shape != "checkbox",
        free=takes.free,
        is_apart=any(each.n in filling.apart for each in question.places),
        is_long=place.shape in _LONG and question.kind not in _SHORT,
        is_picture=asks_for_picture(place.label + place.token),
        doubt=place.doubt or "",
        offered=tuple(each for each in question.offered(recent) if each != value),
    )


def _name(question: GroupQuestion, called: str) -> str:
    """Return what a field is called: where nothing but a blank stands, by the words round it."""
    words = question.words
    if _DRAWN.fullmatch(question.places[0].place.words):
        return question.label or called or _("空白")
    # XX市 says what XX市委 and XX市税务局 have in common.
    texts = [each.place.place.text for each in question.places]
    return min(texts, key=len) if words in texts else words


def _spot(form: OpenForm, filling: Filling, question: GroupQuestion, each: AskedPlace) -> Spot:
    line = form.lines[each.place.place.paragraph]
    shown = " ".join(context(line, each.place.start, each.place.end).split())
    value = filling.apart.get(each.n, "")
    where = form.source.where(each.place.place.paragraph).label
    refusal = form.refusal(filling, question, value)
    return Spot(each.n, where, shown if line.strip() else "", value, refusal)
