"""What each column of a table is for, and every column that is unknown or doubled."""

from __future__ import annotations

from difflib import get_close_matches
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from app.errors import Problem
from app.messages import _
from app.models.names import NameSheet, Placeholder
from app.placeholders.choosing import plan_filling
from app.placeholders.counted_rows import counts_rows
from app.placeholders.finding import bare_name
from app.placeholders.labelled import left_open

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from app.batch.pattern import NamePattern
    from app.files.tables import Row, Table
    from app.outline.key_paths import KeyPath
    from app.placeholders.fitting import Matching

LIKE = 0.5
"""How alike two names are of which one may be meant for the other, as `difflib` reckons."""


class Columns(NamedTuple):
    """The columns of a table that fill something, by their places from 0.

    `names` come with the placeholder's name, and with what shows it where a cell is empty;
    `keys` with their place in the outline, in an order in which they can be set one by one.
    """

    names: tuple[tuple[int, str, str], ...] = ()
    keys: tuple[tuple[int, KeyPath], ...] = ()

    def values(self, row: Row) -> dict[str, str]:
        """Return what placeholder names stand for in a row.

        Where a cell is empty the name stands for itself, so that no shorter one takes its place.
        """
        return {name: row.cells[at] or itself for at, name, itself in self.names}

    def empty(self, row: Row) -> list[int]:
        """Return the columns whose cell is empty in a row."""
        filling = {at for at, *_ in self.names} | {at for at, _ in self.keys}
        return sorted(at for at in filling if not row.cells[at])


class Texts(NamedTuple):
    """The lines whose placeholders are to be filled, the placeholders, and names given elsewhere.

    `given` holds values by the numbers of places only where the lines are those of the file that
    is filled. `more` are names of places that only a draft will show. `matching` says which columns
    fit the labels of a form.
    """

    lines: Sequence[str]
    places: Sequence[Placeholder]
    given: NameSheet
    more: frozenset[str] = frozenset()
    matching: Matching | None = None

    @property
    def in_form(self) -> bool:
        """Tell whether they are those of a form, in which places are drawn or built."""
        drawn = any(place.shape != "marker" for place in self.places)
        return self.matching is not None and drawn

    @property
    def signs(self) -> Texts:
        """Return the texts without what a form calls its places: by that a label is matched."""
        if self.matching is None:
            return self
        bare = [place.model_copy(update={"label": ""}) for place in self.places]
        return self._replace(places=bare)

    def shown_as(self, name: str) -> str | None:
        """Return what a names sheet with this name alone would fill, or None if nothing."""
        if not self._fills(name):
            return f"【{name}】" if name in self.more else None
        tokens = (place.token for place in self.places)
        return next((token for token in tokens if name != token and bare_name(token) == name), name)

    def _fills(self, name: str) -> bool:
        """Tell whether a name fills any place, some of which take nothing but a figure."""
        sheets = (NameSheet(names={name: value}) for value in ("x", "1"))
        return bool(self.places) and not all(
            plan_filling(self.lines, sheet, self.places).unused for sheet in sheets
        )


class Keys(NamedTuple):
    """How a column is found to be a key, and the keys worth suggesting; a file has none."""

    path: Callable[[str], KeyPath | None] = lambda name: None  # noqa: ARG005 - every name is none
    known: Sequence[str] = ()


class Sorting(NamedTuple):
    """What the columns of a table are for, those that nobody asked for, and what is wrong."""

    columns: Columns
    unasked: tuple[int, ...]
    problems: list[Problem]


def sort_columns(table: Table, pattern: NamePattern, texts: Texts, keys: Keys) -> Sorting:
    """Return what the columns are for.

    A column is a label's or a placeholder's name, else a key of the outline, else but part of the
    files' names. One that only counts the rows (序号) is none of these, and no fault.
    """
    signs = texts.signs
    in_text = signs._replace(more=frozenset())
    names: list[tuple[int, str, str]] = []
    paths: list[tuple[int, KeyPath]] = []
    unasked: list[int] = []
    for at, column in enumerate(table.columns):
        name = column.text
        if found := list(_filled_by(name, in_text)):
            names += ((at, filled, itself) for filled, itself in found)
        elif _counts_rows(table, at):
            continue
        elif path := keys.path(name):
            paths.append((at, path))
        elif itself := signs.shown_as(name):
            names.append((at, name, itself))
        elif name not in pattern.columns:
            unasked.append(at)
    paths = sorted(_filling(table, paths, pattern), key=lambda item: _order(item[1]))
    problems = [*_doubled(table, paths), *_nameless(table, pattern)]
    return Sorting(Columns(tuple(names), tuple(paths)), tuple(unasked), problems)


def is_to_write_on(place: Placeholder) -> bool:
    """Tell whether a place is a blank that somebody can write on, and no sign to be replaced."""
    return place.shape != "marker" or not place.token.strip("_＿ \u3000\t\xa0")


def own_name(place: Placeholder) -> str:
    """Return the name of a column that would fill a place."""
    if place.label and is_to_write_on(place):
        return place.label
    return bare_name(place.token) if place.text == place.token else place.text


def _counts_rows(table: Table, at: int) -> bool:
    """Tell whether a column holds nothing but the numbers of the rows."""
    if not counts_rows(table.columns[at].text):
        return False
    return all(row.cells[at].isdecimal() for row in table.rows if row.cells[at])


def _filling(
    table: Table, paths: Sequence[tuple[int, KeyPath]], pattern: NamePattern
) -> Iterator[tuple[int, KeyPath]]:
    """Yield the keys but those that are for the files' names, as another column has their place.

    So 单位 can be short for a file's name beside 发言人.单位, which is written out.
    """
    in_names = {at for at, _ in paths if table.columns[at].text in pattern.columns}
    said = {path.steps for at, path in paths if at not in in_names}
    yield from ((at, path) for at, path in paths if at not in in_names or path.steps not in said)


def _filled_by(name: str, texts: Texts) -> Iterator[tuple[str, str]]:
    """Yield the names under which a column fills something, each with what shows it there."""
    labels = texts.matching.fits.get(name, ()) if texts.matching else ()
    for label in labels:
        yield label, texts.shown_as(label) or left_open(label)
    if name not in labels and (itself := texts.shown_as(name)):
        yield name, itself


def unknown_column(
    table: Table, at: int, pattern: NamePattern, texts: Texts, keys: Keys
) -> Problem:
    """Return what is wrong with a column that fills nothing, and what it may be meant for."""
    name = table.columns[at].text
    # A name of one place comes before a key, and what stands in the text before both.
    places = dict.fromkeys(map(own_name, texts.places))
    known = [*places, *pattern.columns, *keys.known, *texts.more]
    close = get_close_matches(name, known, n=1, cutoff=LIKE)
    if close:
        hint = _("是不是“{}”？用不着就删去这一列").format(close[0])
    elif could := _("、").join([*places][:5]):
        hint = _("要写占位名称（如 {}），或 -o 里用到的列；用不着就删去这一列")
        if keys.known:
            hint = _("要写占位名称（如 {}）、提纲的键，或 -o 里用到的列；用不着就删去这一列")
        hint = hint.format(could)
    elif keys.known:
        hint = _("要写文中的占位名称、提纲的键，或 -o 里用到的列；用不着就删去这一列")
    else:
        hint = _("要写文中的占位名称，或 -o 里用到的列；用不着就删去这一列")
    return table.header_problem(at, _("“{}”这一列没有可填的地方").format(name), hint)


def _doubled(table: Table, paths: Sequence[tuple[int, KeyPath]]) -> Iterator[Problem]:
    """Yield each column whose place in the outline another column sets too, or one around it."""
    for (first, outer), (second, inner) in pairwise(paths):
        if inner.steps[: len(outer.steps)] == outer.steps:
            one, other = table.columns[first], table.columns[second]
            what = _("“{other}”和 {where} 的“{one}”写的是提纲里同一处").format(
                other=other.text, where=one.where, one=one.text
            )
            yield table.header_problem(second, what, _("删去其中一列"))


def _nameless(table: Table, pattern: NamePattern) -> Iterator[Problem]:
    headers = [column.text for column in table.columns]
    for name in pattern.columns:
        if name not in headers:
            close = get_close_matches(name, headers, n=1, cutoff=LIKE)
            hint = _("表里有这几列：{}").format(_("、").join(headers))
            if close:
                hint = _("是不是 {}？").format(f"{{{close[0]}}}")
            what = _("-o 里用了 {column}，表里没有“{name}”这一列")
            yield Problem(what.format(column=f"{{{name}}}", name=name), hint, table.path)


def _order(path: KeyPath) -> list[tuple[int, str | int]]:
    return [(int(isinstance(step, int)), step) for step in path.steps]
