"""A form while it is filled on its page: what was typed, and what becomes of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pydantic import Field

from app.errors import InputError, Problem
from app.files.suffixes import WORD
from app.messages import _
from app.models.base import Model
from app.models.names import NameSheet, Occurrence
from app.placeholders.choosing import plan_filling
from app.placeholders.finding import find_placeholders
from app.placeholders.interview import group_questions
from app.placeholders.pictures import asks_for_picture, is_picture_path
from app.placeholders.sheets.words import EMPTY
from app.placeholders.sources import Fillable, open_fillable

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping, Sequence

    from app.models.names import Placeholder
    from app.placeholders.choosing import FillPlan
    from app.placeholders.interview import GroupQuestion
    from app.placeholders.sources import Source


class ListState(Model):
    """A list that fills a form: its `table` among the files kept with the form, and how it is used.

    `columns` are decisions on what its columns fill. Each row becomes a file by a `pattern` of
    names and a `suffix`, or `as_rows` a row of the form's own list. `made` is what was made last,
    and `told` what is to be said of it.
    """

    table: str
    columns: dict[str, tuple[str, ...]] = Field({})
    pattern: str = ""
    suffix: str = WORD
    as_rows: bool = False
    made: str = ""
    told: tuple[str, ...] = ()


class Filling(Model):
    """A form while it is filled.

    `file` is the form among the files kept with it, `suffix` what the filled one ends in, `note`
    tells of another form that it had. `said` are values by the numbers of groups, `apart` those of
    single places by theirs, for which the value of the group is not meant; `pictures` are files
    kept with it that a value may name. `saved` tells that it was taken away as it is now; `list` is
    a list that fills it.
    """

    file: str
    suffix: str
    note: str = ""
    said: dict[int, str] = Field({})
    apart: dict[int, str] = Field({})
    pictures: tuple[str, ...] = ()
    list: ListState | None = None
    saved: bool = False

    def with_word(self, group: int, words: str) -> Filling:
        """Return it with what was typed for a group."""
        return self._changed(said=_with(self.said, group, words))

    def with_picture(self, group: int, file: str) -> Filling:
        """Return it with a picture for a group."""
        return self.with_kept(file).with_word(group, file)

    def with_kept(self, picture: str) -> Filling:
        """Return it with a picture that values may name."""
        return self._changed(pictures=tuple(dict.fromkeys([*self.pictures, picture])))

    def with_apart(self, n: int, words: str) -> Filling:
        """Return it with what was typed for a single place."""
        return self._changed(apart={**self.apart, n: words})

    def set_apart(self, question: GroupQuestion) -> Filling:
        """Return it with the places of a group each for itself, the value of all in each."""
        value = self.said.get(question.group, "")
        own = {place.n: self.apart.get(place.n, value) for place in question.places}
        return self._changed(apart={**self.apart, **own})

    def joined(self, question: GroupQuestion) -> Filling:
        """Return it with one value for all places of a group again: that of the first."""
        numbers = {place.n for place in question.places}
        values = [self.apart[n] for n in sorted(numbers) if self.apart.get(n)]
        apart = {n: words for n, words in self.apart.items() if n not in numbers}
        first = values[0] if values else ""
        return self._changed(said=_with(self.said, question.group, first), apart=apart)

    def with_list(self, state: ListState | None) -> Filling:
        """Return it with a list, or with none."""
        return self.model_copy(update={"list": state})

    def value_at(self, group: int, n: int) -> str:
        """Return what is to stand at a place of a group; nothing where it stays open."""
        return self.apart.get(n, self.said.get(group, ""))

    def _changed(self, **more: object) -> Filling:
        return self.model_copy(update={**more, "saved": False})


class OpenForm(NamedTuple):
    """A form that was opened: its lines, its places, and what is asked for them."""

    fillable: Fillable
    source: Source
    found: tuple[Placeholder, ...]
    asked: tuple[GroupQuestion, ...]

    @property
    def lines(self) -> Sequence[str]:
        """Return the lines of the form."""
        return self.source.lines

    def question(self, group: int) -> GroupQuestion:
        """Return what is asked for a group. Raises `KeyError` where there is none."""
        by_group = {each.group: each for each in self.asked}
        return by_group[group]

    def sheet(self, filling: Filling, besides: Container[int] = ()) -> NameSheet:
        """Return what was typed as a names sheet: a value for each place, a date's for its first.

        What cannot stand in a place is left out, and so are places `besides`, by their indices.
        """
        return NameSheet(
            columns=filling.list.columns if filling.list else {},
            occurrences=tuple(
                Occurrence(n=n, token=token, value=value)
                for n, token, value in self._values(filling)
                if n - 1 not in besides
            ),
        )

    def refusal(self, filling: Filling, question: GroupQuestion, value: str) -> str:
        """Return why a value cannot stand in the places of a group; nothing where it can.

        A picture is one of those that were given: no other is looked for on this machine.
        """
        if value == EMPTY:
            return ""
        is_path = is_picture_path(value) and value not in filling.pictures
        if is_path and any(map(asks_for_picture, self._picture_labels)):
            return _("这张图片还没有拖进来：点“选图片”")
        return question.refusal(value)

    @property
    def _picture_labels(self) -> Iterator[str]:
        return (place.label + place.token for place in self.found)

    def plan(self, filling: Filling) -> FillPlan:
        """Return what is filled in where, without the look back at the filled file."""
        return plan_filling(self.lines, self.sheet(filling), self.found)

    def plan_of(self, filling: Filling, lines: Container[int]) -> FillPlan:
        """Return what is filled in where on some of the lines, as if they were all."""
        numbers = [n for n, place in enumerate(self.found, 1) if place.paragraph in lines]
        renumbered = {n: at for at, n in enumerate(numbers, 1)}
        sheet = NameSheet(
            occurrences=tuple(
                Occurrence(n=renumbered[n], token=token, value=value)
                for n, token, value in self._values(filling)
                if n in renumbered
            )
        )
        return plan_filling(self.lines, sheet, [self.found[n - 1] for n in numbers])

    def count_open(self, filling: Filling) -> int:
        """Return for how many groups nothing is typed, the rows of a list left out."""
        return sum(
            not any(
                value and not self.refusal(filling, question, value)
                for place in question.places
                if (value := filling.value_at(question.group, place.n))
            )
            for question in self.asked
            if question.places[0].place.place.shape != "row"
        )

    def _values(self, filling: Filling) -> Iterator[tuple[int, str, str]]:
        """Yield the number, the token and the value of each place in which something stands."""
        for question in self.asked:
            for place in question.places:
                value = filling.value_at(question.group, place.n)
                if value and not self.refusal(filling, question, value):
                    yield place.n, place.place.place.token, "" if value == EMPTY else value


def open_form(fillable: Fillable) -> OpenForm:
    """Return a form with its places. Raises `InputError` for a file that cannot be filled."""
    source = open_fillable(fillable)
    found = tuple(find_placeholders(source.lines, source.form))
    asked = group_questions(found, source.lines, lambda n: source.where(n).label, found)
    return OpenForm(fillable, source, found, tuple(asked))


def fillable_in(filling: Filling, data: bytes) -> Fillable:
    """Return the form that is kept with a filling, by its own name alone."""
    return Fillable(Path(filling.file), data, filling.suffix, filling.note)


def no_list(name: str) -> InputError:
    """Return what is said where a list comes before the form that it is to fill."""
    what = _("“{}”是一张表，先要有让它填的 Word 文件").format(name)
    return InputError(Problem(what, _("先拖进要填的 Word 文件，再把这张表拖到它那一页")))


def _with(values: Mapping[int, str], key: int, words: str) -> dict[int, str]:
    rest = {number: value for number, value in values.items() if number != key}
    return {**rest, key: words} if words else rest
