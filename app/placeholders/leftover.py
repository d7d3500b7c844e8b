"""What is left over where a list fills a form: columns that went nowhere, places without a column.

Both halves may be one thing under two names.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from app.messages import _
from app.patterns import lazy
from app.placeholders.called_by import likeness, nearest
from app.placeholders.sheets.yaml_writing import scalar
from app.text.label_matching import is_remark, label_thing
from app.text.label_names import same_label

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from app.files.tables import Table
    from app.placeholders.called import Called

_BESIDE = 3  # Characters before and behind a place that tell of it.
# Whose a thing is: 联系电话（本人）.
_BRACKETED = lazy(r"[（(][^（()）]*[）)]")
_CLAUSE_STOP = lazy(r"\W")


class LeftColumn(NamedTuple):
    """A column that fills nothing: its header, its first value, and where it may be meant to go.

    `near` are the likeliest places. `in_names` tells that the files are named by it, `of_list` that
    the form has a list of its own that asks for it.
    """

    header: str
    value: str
    near: tuple[Called, ...] = ()
    in_names: bool = False
    of_list: bool = False


class Leftover(NamedTuple):
    """Columns and places that are left over, the places in file order.

    `refused` are headers that somebody said are for nothing, `idle` those that are an office's
    own or have no value at all.
    """

    columns: tuple[LeftColumn, ...] = ()
    free: tuple[Called, ...] = ()
    refused: tuple[str, ...] = ()
    idle: tuple[str, ...] = ()

    @property
    def lost(self) -> tuple[str, ...]:
        """Return the headers whose values stand in no file."""
        return tuple(column.header for column in self.columns)

    @property
    def named(self) -> tuple[str, ...]:
        """Return the headers whose values stand in the names of the files alone."""
        return tuple(column.header for column in self.columns if column.in_names)

    @property
    def doubtful(self) -> list[LeftColumn]:
        """Return the columns to ask about, if there is a place that one might fill.

        What the form's own list asks for is no other place's: 100米 is not the sum of 100米.
        """
        is_free = any(not each.in_list for each in self.free)
        return [each for each in self.columns if is_free and not each.of_list]

    def offered(self, column: LeftColumn) -> list[Called]:
        """Return where a column may go, what is likely first, what is for a hand last."""
        rest = [each for each in self.free if each not in column.near and not each.in_list]
        return [*column.near, *sorted(rest, key=lambda each: _distance(column.header, each))]


def left_over(
    table: Table,
    headers: Iterable[str],
    refused: Sequence[str],
    free: Sequence[Called],
    in_names: Sequence[str],
) -> Leftover:
    """Return what is left over of a table whose `headers` fill nothing, and of a form's places."""
    values = first_values(table)
    unused = frozenset(refused)
    left = [each for each in headers if each not in unused]
    # Keeps the order of the list, and tells at once of each of many columns.
    idle = dict.fromkeys(each for each in left if is_remark(each) or not values[each])
    listed = [each.name for each in free if each.in_list]
    columns = [
        LeftColumn(
            each,
            values[each],
            nearest(each, free),
            in_names=each in in_names,
            of_list=same_label(each, listed) is not None,
        )
        for each in left
        if each not in idle
    ]
    named = [each for each in idle if each not in in_names]
    return Leftover(tuple(columns), tuple(free), tuple(refused), tuple(named))


def first_values(table: Table) -> dict[str, str]:
    """Return the first value of each column by its header, all of them found in one walk."""
    found = [""] * len(table.columns)
    for row in table.rows:
        found = [value or cell for value, cell in zip(found, row.cells, strict=True)]
        if all(found):
            break
    return {column.text: value for column, value in zip(table.columns, found, strict=True)}


def tell_halves(left: Leftover, names: Path) -> Iterator[str]:
    """Yield which column and which place may be one thing under two names.

    `names` is the names sheet in which one can say so.
    """
    doubtful = left.doubtful
    meant = _meant(doubtful)
    for column in doubtful:
        if place := meant.get(column.header):
            line = f"{scalar(column.header)}: {scalar(place.name)}"
            told = _(
                "“{header}”没有用上，“{place}”空着：是不是同一项？写在对照表 columns 里：{line}"
            )
            yield "  " + told.format(header=column.header, place=place.short, line=line)
    if doubtful:
        told = _("对照表是 {}（冒号后写空着的一项；在终端里运行，就逐列问）")
        if len(meant) == len(doubtful):
            told = _("对照表是 {}（在终端里运行，就逐列问）")
        yield "  " + told.format(names)


def _meant(columns: Sequence[LeftColumn]) -> dict[str, Called]:
    """Return which place each column is likely meant for, no place for two: the likeliest first."""
    pairs = [
        (-likeness(column.header, place), at, rank, column.header, place)
        for at, column in enumerate(columns)
        for rank, place in enumerate(column.near)
    ]
    meant: dict[str, Called] = {}
    taken: set[str] = set()
    for *_rank, header, place in sorted(pairs, key=lambda pair: pair[:3]):
        if header not in meant and place.name not in taken:
            meant[header] = place
            taken.add(place.name)
    return meant


def tell_refused(headers: Iterable[str], names: Path) -> Iterator[str]:
    """Yield a line for each column that somebody said is for nothing."""
    for header in headers:
        yield _("说好不用“{header}”这一列（记在 {names} 的 columns 里，删去那一行再问）").format(
            header=header, names=names
        )


def quoted(words: Iterable[str]) -> str:
    """Return words in quotes, so that a mark inside of one parts nothing."""
    return "".join(f"“{word}”" for word in words)


def _distance(header: str, each: Called) -> tuple[bool, bool, int]:
    """Return what tells a place that a header is hardly meant for from one that it may be."""
    name = _BRACKETED.sub("", each.name)
    before = _CLAUSE_STOP.split(each.near)[-1][-_BESIDE:]
    behind = _CLAUSE_STOP.split(each.shown.partition("〕")[2])[0][:_BESIDE]
    shared = set(header) & set(name + before + behind)
    return each.by_hand, label_thing(header) != label_thing(name), -len(shared)
