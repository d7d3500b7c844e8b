"""Columns of a list that went nowhere: on a terminal it is asked, once, which places they fill."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.messages import N_, _, plural
from app.patterns import lazy
from app.placeholders.called import shortened
from app.placeholders.called_by import place_called
from app.text.numerals import figures_value

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from app.placeholders.asking import Ask
    from app.placeholders.called import Called
    from app.placeholders.leftover import LeftColumn, Leftover

_HELP = N_("（数字：填在那一项，几项写成 1 3；回车：不用这一列；q：退出）")
_PROMPT = N_("填在：")
_SHOWN = 12
_PARTED = lazy(r"[\s,，、;；]+")


def ask_columns(
    left: Leftover, ask: Ask, keep: Callable[[Mapping[str, tuple[str, ...]]], None]
) -> bool:
    """Ask where each column goes that may be meant for a place left; tell if all were answered.

    `keep` is given each answer as it comes: the column with the places that it fills, or none.
    """
    taken: set[str] = set()
    told = [_(_HELP)]
    for column in left.doubtful:
        offered = [each for each in left.offered(column) if each.name not in taken]
        if not offered or (column.in_names and column.near and column.near[0].name in taken):
            continue
        try:
            answer = _answer(column, offered, ask, told)
        except (EOFError, KeyboardInterrupt):
            answer = None
        if answer is None:
            return False
        keep({column.header: answer})
        taken.update(answer)
        told = []
    return True


def _answer(
    column: LeftColumn, offered: Sequence[Called], ask: Ask, told: Sequence[str]
) -> tuple[str, ...] | None:
    """Return the names of the places that are chosen, and None to break off."""
    question = _("“{header}”这一列（如“{value}”）填在哪里？").format(
        header=column.header, value=shortened(column.value)
    )
    shown = 0, min(_SHOWN, len(offered))
    while True:
        typed = ask([*told, question, *_listed(offered, *shown)], _(_PROMPT)).strip()
        told = []
        if typed == "q":
            return None
        if typed == "m":
            start = shown[1] % len(offered)
            shown = start, min(start + _SHOWN, len(offered))
            continue
        found = _chosen(typed, offered)
        if found is not None:
            return tuple(dict.fromkeys(each.name for each in found))
        told = [
            _("没有“{typed}”这一项：写 1 到 {count}，或直接回车").format(
                typed=typed, count=len(offered)
            )
        ]


def _chosen(typed: str, offered: Sequence[Called]) -> list[Called] | None:
    """Return the places that are typed by their names or numbers; None where one is neither."""
    if named := place_called(typed, offered) if typed else None:
        return [named]
    numbers = [figures_value(word) or 0 for word in _PARTED.split(typed) if word]
    if not all(1 <= number <= len(offered) for number in numbers):
        return None
    return [offered[number - 1] for number in numbers]


def _listed(offered: Sequence[Called], start: int, stop: int) -> list[str]:
    """Return the places with their numbers, a line each, and how many more there are."""
    lines = [f"  {n}) {_shown(each)}" for n, each in enumerate(offered[start:stop], start + 1)]
    more = len(offered) - (stop - start)
    return [*lines, *(["  " + plural("m) 看其余 {} 处", more).format(more)] if more else [])]


def _shown(each: Called) -> str:
    """Return a place by its name, and in the words round it where that says more."""
    return each.short if each.labelled else f"{each.short}　{each.shown}"
