"""A form while it is filled on its page: what was typed, and what becomes of it."""

from __future__ import annotations

import hashlib
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
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

    from app.models.names import Placeholder
    from app.placeholders.choosing import FillPlan
    from app.placeholders.interview import GroupQuestion
    from app.placeholders.sources import Source

_DIGITS = 24


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


class Given(Model):
    """A picture that was given for a group: what its file was called, and as what it is kept."""

    name: str
    kept: str


class Filling(Model):
    """A form while it is filled.

    `file` is the form among the files kept with it, `suffix` what the filled one ends in, `note`
    tells of another form that it had. `said` are values by the numbers of groups, `apart` those of
    single places by theirs, for which the value of the group is not meant; `given` are pictures by
    the numbers of their groups. `pictures` are those that any value may name, by their names the
    digests of what they are, and `replaced` the names that stood for others until a moment ago.
    `saved` tells that it was taken away as it is now; `list` is a list that fills it.
    """

    file: str
    suffix: str
    note: str = ""
    said: dict[int, str] = Field({})
    apart: dict[int, str] = Field({})
    given: dict[int, Given] = Field({})
    pictures: dict[str, str] = Field({})
    replaced: tuple[str, ...] = ()
    list: ListState | None = None
    saved: bool = False

    def with_word(self, group: int, words: str) -> Filling:
        """Return it with what was typed for a group."""
        return self._changed(said=_with(self.said, group, words))

    def with_picture(self, group: int, picture: Given) -> Filling:
        """Return it with a picture for a group."""
        given = self._changed(given={**self.given, group: picture})
        return given.with_word(group, picture.name)

    def with_pictures(self, digests: Mapping[str, str]) -> Filling:
        """Return it with pictures that values may name; those whose names had others are told."""
        others = {name for name, one in digests.items() if self.pictures.get(name, one) != one}
        changed = self._changed(pictures={**self.pictures, **digests})
        return changed.model_copy(update={"replaced": tuple(sorted(others))})

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
        return self.model_copy(update={"list": state, "saved": False})

    def is_as(self, before: Filling) -> bool:
        """Tell whether what is made of it is what was made of another state of it."""
        aside = {"saved": before.saved, "replaced": before.replaced}
        return self.model_copy(update=aside) == before

    def as_saved(self, taken: Filling) -> Filling:
        """Return it as one that was taken away, where it still is what was `taken`."""
        return self.model_copy(update={"saved": True}) if self.is_as(taken) else self

    def value_at(self, group: int, n: int) -> str:
        """Return what is to stand at a place of a group; nothing where it stays open."""
        return self.apart.get(n, self.said.get(group, ""))

    def has_picture(self, group: int, value: str) -> bool:
        """Tell whether a value of a group names a picture that was given."""
        return value in self.pictures or self.kept_name(group, value) != value

    def kept_name(self, group: int, value: str) -> str:
        """Return as what the picture is kept that a value of a group names, any other as it is."""
        own = self.given.get(group)
        return own.kept if own and own.name == value else value

    @property
    def state(self) -> str:
        """Return what tells one state of it from another, as far as its pages go."""
        said = self.model_dump_json(include={"said", "apart", "given", "pictures"})
        return digest_of(said.encode())

    def _changed(self, **more: object) -> Filling:
        """Return it with something else in it: what was made of it before is so no longer."""
        changed = self.model_copy(update=more)
        if changed == self:
            return self
        stale = {"made": "", "told": ()}
        listed = self.list.model_copy(update=stale) if self.list else None
        return changed.model_copy(update={"list": listed, "saved": False})


class _Value(NamedTuple):
    """What stands in a place: its number, its group, its token, and the words."""

    n: int
    group: int
    token: str
    value: str


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
        return _sheet(filling, self._values(filling, besides))

    def filling_sheet(self, filling: Filling, besides: Container[int] = ()) -> NameSheet:
        """Return the sheet that fills the form: pictures are called there as they are kept."""
        values = (
            each._replace(value=filling.kept_name(each.group, each.value))
            for each in self._values(filling, besides)
        )
        return _sheet(filling, values)

    def refusal(self, filling: Filling, question: GroupQuestion, value: str) -> str:
        """Return why a value cannot stand in the places of a group; nothing where it can.

        A picture is one of those that were given: no other is looked for on this machine.
        """
        if value == EMPTY:
            return ""
        is_path = is_picture_path(value) and not filling.has_picture(question.group, value)
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
                Occurrence(n=renumbered[each.n], token=each.token, value=each.value)
                for each in self._values(filling)
                if each.n in renumbered
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

    def _values(self, filling: Filling, besides: Container[int] = ()) -> Iterator[_Value]:
        """Yield the value of each place in which something stands."""
        for question in self.asked:
            for place in question.places:
                value = filling.value_at(question.group, place.n)
                if place.n - 1 in besides or not value:
                    continue
                if not self.refusal(filling, question, value):
                    words = "" if value == EMPTY else value
                    yield _Value(place.n, question.group, place.place.place.token, words)


def open_form(fillable: Fillable) -> OpenForm:
    """Return a form with its places. Raises `InputError` for a file that cannot be filled."""
    source = open_fillable(fillable)
    found = tuple(find_placeholders(source.lines, source.form))
    asked = group_questions(found, source.lines, lambda n: source.where(n).label, found)
    return OpenForm(fillable, source, found, tuple(asked))


def fillable_in(filling: Filling, data: bytes) -> Fillable:
    """Return the form that is kept with a filling, by its own name alone."""
    return Fillable(Path(filling.file), data, filling.suffix, filling.note)


def digest_of(data: bytes) -> str:
    """Return what tells bytes from any others."""
    return hashlib.sha256(data).hexdigest()[:_DIGITS]


def no_list(name: str) -> InputError:
    """Return what is said where a list comes before the form that it is to fill."""
    what = _("“{}”是一张表，先要有让它填的 Word 文件").format(name)
    return InputError(Problem(what, _("先拖进要填的 Word 文件，再把这张表拖到它那一页")))


def _sheet(filling: Filling, values: Iterable[_Value]) -> NameSheet:
    return NameSheet(
        columns=filling.list.columns if filling.list else {},
        occurrences=tuple(
            Occurrence(n=each.n, token=each.token, value=each.value) for each in values
        ),
    )


def _with(values: Mapping[int, str], key: int, words: str) -> dict[int, str]:
    rest = {number: value for number, value in values.items() if number != key}
    return {**rest, key: words} if words else rest
