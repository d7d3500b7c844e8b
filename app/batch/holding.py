"""The columns of a table held against the places they are to fill: too few, and too many."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from app.batch.columns import LIKE, is_to_write_on, own_name
from app.errors import Problem
from app.messages import _, plural
from app.placeholders.choosing import plan_filling
from app.placeholders.finding import context
from app.placeholders.others import others_places

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from app.batch.columns import Columns, Texts
    from app.batch.pattern import NamePattern
    from app.files.tables import Table
    from app.models.names import Placeholder
    from app.outline.key_paths import KeyPath

    LinesOf = Callable[[tuple[tuple[int, KeyPath], ...]], Sequence[str]]

# So many problems of one sort are told as one.
_MANY = 10


def missing_columns(
    table: Table,
    columns: Columns,
    texts: Texts,
    unasked: Sequence[str] = (),
    *,
    may_stay: bool = False,
) -> list[Problem]:
    """Return what names the placeholders that neither a column nor anything else fills.

    The blanks of a form are no problem: some are for a hand, and so may be its markers, unless one
    of the columns that nobody asked for (`unasked`) reads like one. `may_stay` tells that a names
    sheet can leave a marker as it is, which is then advised.
    """
    missing = dict(_missing(columns, texts))
    misspelt = any(get_close_matches(name, missing, n=1, cutoff=LIKE) for name in unasked)
    if not missing or (texts.in_form and not misspelt):
        return []
    hint = _("在表里添上（格子可以先空着），或用 --names 给出名称")
    if may_stay:
        token = next(iter(missing.values())).token
        hint = _(
            "在表里添上（格子可以先空着），或用 --names 给出名称；"
            "要留着手写的，在对照表里写成它自己（{token}: {token}）"
        ).format(token=token)
    if len(missing) < _MANY:
        return [
            Problem(
                _("表里缺“{name}”这一列，它要填的是 {shown}").format(
                    name=name,
                    shown=context(texts.lines[place.paragraph], place.start, place.end),
                ),
                hint,
                table.path,
            )
            for name, place in missing.items()
        ]
    names = "”“".join(missing)
    return [
        Problem(
            plural("表里缺 {count} 列：“{names}”", len(missing)).format(
                count=len(missing), names=names
            ),
            hint,
            table.path,
        )
    ]


def tell_useless(
    table: Table, columns: Columns, pattern: NamePattern, texts: Texts, lines_of: LinesOf
) -> Iterator[str]:
    """Yield a line for each column whose places are all written by keys in other columns.

    `texts` are what the keys leave of an outline, whose lines without some keys `lines_of` gives.
    """
    for at, name, _column in columns.names:
        header = table.columns[at]
        if name in pattern.columns or texts.shown_as(name) or _in_cells(table, columns, name):
            continue
        whole = _count(name, lines_of(()))
        keys = [
            table.columns[key].text
            for key, path in columns.keys
            if _count(name, lines_of(((key, path),))) < whole
        ]
        others = _("、").join(keys)
        yield _("{where}：“{name}”这一列没有用上，它在提纲里的地方都由“{others}”这一列写了").format(
            where=header.where, name=name, others=others
        )


def open_places(columns: Columns, texts: Texts) -> list[Placeholder]:
    """Return the places of a form that neither a column nor anything else fills."""
    headers = {name for _, name, _ in columns.names}
    names = {**texts.given.names, **dict.fromkeys(headers, "x")}
    sheet = texts.given.model_copy(update={"names": names})
    plan = plan_filling(texts.lines, sheet, texts.places)
    # What may be no placeholder at all is not demanded; it is told once it is left. A place for
    # a figure is left by a value that is none, but not for want of a column, and so is a choice.
    named = {id(place) for place, _ in plan.refused}
    others = {id(texts.places[n]) for n in others_places(texts.places)}
    return [
        place
        for place in plan.left
        if place.doubt is None
        and id(place) not in named
        and (id(place) in others or headers.isdisjoint((place.label, own_name(place))))
    ]


def _may_wait(place: Placeholder, texts: Texts) -> bool:
    """Tell whether a place is a blank of a form, not a sign that somebody has to replace."""
    if texts.matching is None or not is_to_write_on(place):
        return False
    # In running text a line without a label stands for a word, in a form for what a hand adds.
    return bool(place.label) or not place.token.strip() or texts.in_form


def _missing(columns: Columns, texts: Texts) -> Iterator[tuple[str, Placeholder]]:
    """Yield each name that is missing with its first place."""
    left = [place for place in open_places(columns, texts) if not _may_wait(place, texts)]
    affixed = {place.text for place in left if place.text != place.token}
    said: set[str] = set()
    for place in left:
        name = own_name(place)
        # XX区 fills XX区税务局 too.
        shorter = any(other != name and other in name for other in affixed)
        if name not in said and not shorter:
            said.add(name)
            yield name, place


def _in_cells(table: Table, columns: Columns, name: str) -> bool:
    """Tell whether a name stands in what some row writes to a key."""
    return any(name in row.cells[at] for row in table.rows for at, _ in columns.keys)


def _count(name: str, lines: Sequence[str]) -> int:
    return sum(line.count(name) for line in lines)
