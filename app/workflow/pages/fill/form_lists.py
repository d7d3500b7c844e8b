"""A list held against a form: its columns, the places of the form, and which fills which."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from app.batch.listed import open_listed
from app.placeholders.called import called_places
from app.placeholders.counted_rows import counts_rows
from app.placeholders.leftover import first_values
from app.placeholders.plain import PlainText
from app.placeholders.records import open_list
from app.text.label_matching import is_by_hand
from app.text.label_names import label_key

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from app.batch.options import BatchOptions
    from app.files.tables import Table
    from app.placeholders.called import Called
    from app.workflow.pages.fill.fillings import ListState, OpenForm

_MOST_OFFERED = 2
_NOTHING: Mapping[str, Sequence[Target]] = MappingProxyType({})
_NAMING = ("姓名", "名称", "单位", "部门", "编号")


class Column(NamedTuple):
    """A column of a list: its header, its first value, and how many places it fills.

    `counts` tells that it only counts the rows; `offers` are the places that it may be meant for.
    """

    header: str
    sample: str
    uses: int = 0
    counts: bool = False
    offers: tuple[Target, ...] = ()


class Target(NamedTuple):
    """A place of a form that a column may fill.

    `name` is that by which it is decided on, `short` what people call it, `shown` the words round
    it; `column` is the header that fills it, empty where none does.
    """

    name: str
    short: str
    shown: str
    column: str = ""
    by_hand: bool = False
    in_list: bool = False


class Matched(NamedTuple):
    """The columns of a list and the places of a form; `filled` are places by their indices."""

    columns: tuple[Column, ...]
    targets: tuple[Target, ...]
    filled: frozenset[int] = frozenset()

    @property
    def used(self) -> int:
        """Return how many columns fill anything."""
        return sum(column.uses > 0 for column in self.columns)

    @property
    def is_of_list(self) -> bool:
        """Tell whether all that is filled stands in a row of the form's own list."""
        filled = [target for target in self.targets if target.column]
        return bool(filled) and all(target.in_list for target in filled)

    def decided(self, place: str, header: str) -> dict[str, tuple[str, ...]]:
        """Return what is decided where a column is to fill a place, or with no header none is.

        Raises `KeyError` for a place or a header that is not there.
        """
        by_name = {target.name: target for target in self.targets}
        before = by_name[place].column
        if header and header not in {column.header for column in self.columns}:
            raise KeyError(header)
        filling: dict[str, list[str]] = {}
        for target in self.targets:
            filling.setdefault(target.column, []).append(target.name)
        decided = {}
        if before and before != header:
            decided[before] = tuple(each for each in filling[before] if each != place)
        if header:
            decided[header] = tuple(dict.fromkeys([*filling.get(header, ()), place]))
        return decided


def matched_files(form: OpenForm, table: Table, options: BatchOptions, state: ListState) -> Matched:
    """Return which column fills which place where each row becomes a file.

    Raises `InputError` for a names sheet that is at odds with the form.
    """
    listed = open_listed(form.fillable, table, options, state.columns)
    filled = listed.filled_by(state.columns)
    called = called_places(form.found, form.lines, lambda n: form.source.where(n).label)
    headers = [column.text for column in table.columns]
    targets = [_target(form, each, filled, headers) for each in called]
    # A row of the form's own list is for its own records, unless a column fills it.
    shown = [each for each in targets if each.column or not each.in_list]
    names = {target.name: target for target in shown}
    near = {
        column.header: [names[each.name] for each in column.near if each.name in names]
        for column in listed.left(state.columns).columns
    }
    return Matched(_columns(table, shown, near), tuple(shown), frozenset(filled))


def matched_rows(form: OpenForm, path: Path, state: ListState) -> Matched:
    """Return which column fills which column of the form's own list, whose rows are its records.

    Raises `InputError` where no list of the form matches the table.
    """
    records = open_list(form.source, form.found, path, None, state.columns)
    block = records.table.blocks[0]
    headers = [column.text for column in records.sheet.columns]
    title = records.table.title
    targets = tuple(
        Target(
            label,
            label,
            title,
            headers[block.columns[place]] if place in block.columns else "",
            by_hand=is_by_hand(label),
        )
        for place, label in block.labels.items()
        if label and place != block.number
    )
    return Matched(_columns(records.sheet, targets), targets)


def has_list(form: OpenForm) -> bool:
    """Tell whether a form has a list of its own, a row for each record."""
    is_text = isinstance(form.source, PlainText)
    return not is_text and any(place.shape == "row" for place in form.found)


def usual_pattern(columns: Sequence[Column]) -> str:
    """Return by what the files of a list are named where nobody has said: names before others."""
    able = [each for each in columns if each.sample and not each.counts] or list(columns)
    named = [
        *(
            each
            for word in _NAMING
            for found in (
                [each for each in able if label_key(each.header) == word],
                [each for each in able if word in each.header],
            )
            for each in found
        ),
        *able,
    ]
    return f"{{{named[0].header}}}" if named else ""


def _target(
    form: OpenForm, each: Called, filled: Mapping[int, int], headers: Sequence[str]
) -> Target:
    by = next((filled[n] for n in each.places if n in filled), None)
    column = "" if by is None else headers[by]
    place = form.found[each.places[0]]
    where = form.source.where(place.paragraph).label
    shown = each.shown if form.lines[place.paragraph].strip() else where
    return Target(each.name, each.short, shown, column, each.by_hand, each.in_list)


def _columns(
    table: Table, targets: Sequence[Target], near: Mapping[str, Sequence[Target]] = _NOTHING
) -> tuple[Column, ...]:
    values = first_values(table)
    filling = [target.column for target in targets]
    return tuple(
        Column(
            column.text,
            values[column.text],
            filling.count(column.text),
            counts_rows(column.text),
            tuple(near.get(column.text, ()))[:_MOST_OFFERED],
        )
        for column in table.columns
    )
