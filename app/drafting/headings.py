"""Headings of one run of points, all from one parallel family."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from app.models.phrase import split_slots

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

    from app.bank.phrase_bank import PhraseBank
    from app.drafting.shelf import Shelf
    from app.models.phrase import ParallelSet, Phrase, Row

# What a heading costs: a row of values made for the theme costs nothing, a frame that the theme
# alone fills a little, and every value that nobody has given a lot.
_THEME_ONLY = 1
_MISSING = 10


class Heading(NamedTuple):
    """A heading to be written: its family, its frame, and the values its row gives."""

    family: ParallelSet
    frame: str
    values: dict[str, str]

    def phrase_id(self, bank: PhraseBank) -> str:
        """Return the id of the phrase this heading is made of, or of its family."""
        members = [
            phrase
            for phrase in bank.by_role(self.family.role)
            if phrase.set == self.family.id and phrase.text == self.frame
        ]
        own = [phrase for phrase in members if self._is_row_of(phrase)]
        return (own or members)[0].id if members else self.family.id

    def _is_row_of(self, phrase: Phrase) -> bool:
        return all(phrase.slots[name].held == value for name, value in self.values.items())


def choose_headings(
    role: str, themes: Sequence[str | None], shelf: Shelf, draw: Random
) -> list[Heading] | None:
    """Return a heading for each theme, all of one family, or None if the bank has no family."""
    runs = [_run(family, themes, shelf) for family in shelf.families(role)]
    if not runs:
        return None
    costs = [cost for _, cost in runs]
    best = [headings for headings, cost in runs if cost == min(costs)]
    return draw.choice(best)


def _run(
    family: ParallelSet, themes: Sequence[str | None], shelf: Shelf
) -> tuple[list[Heading], int]:
    headings: list[Heading] = []
    total = 0
    for theme in themes:
        heading, cost = _heading(family, theme, headings, shelf)
        headings.append(heading)
        total += cost
    return headings, total


def _heading(
    family: ParallelSet, theme: str | None, taken: Sequence[Heading], shelf: Shelf
) -> tuple[Heading, int]:
    row = _row(family.rows, theme)
    if row and shelf.may_say("".join(row.values.values())):
        heading = Heading(family, family.frames[row.frame], _used(family, row))
        if heading not in taken:
            return heading, 0
    costs = [(_cost(family, frame, theme), n) for n, frame in enumerate(family.frames)]
    cost, n = min(costs)
    return Heading(family, family.frames[n], {}), cost


def _row(rows: Sequence[Row], theme: str | None) -> Row | None:
    """Return the row for a theme: its own, or that of the longest theme it holds."""
    if not theme:
        return None
    held = [row for row in rows if row.theme in theme]
    return max(held, key=lambda row: len(row.theme), default=None)


def _used(family: ParallelSet, row: Row) -> dict[str, str]:
    names = {piece.text for piece in split_slots(family.frames[row.frame]) if piece.is_slot}
    return {name: value for name, value in row.values.items() if name in names}


def _cost(family: ParallelSet, frame: str, theme: str | None) -> int:
    names = [piece.text for piece in split_slots(frame) if piece.is_slot]
    missing = sum(family.slots[name].kind != "theme" or not theme for name in names)
    return _THEME_ONLY + _MISSING * missing
