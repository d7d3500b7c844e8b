"""Headings of one run of points, all from one parallel family."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from app.drafting.report_bank import is_of_theme
from app.models.phrase import split_slots

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from random import Random

    from app.bank.phrase_bank import PhraseBank
    from app.drafting.report_bank import ReportBank
    from app.models.phrase import ParallelSet, Phrase, Row
    from app.models.roles import PhraseRole

# What a heading costs: a row of values made for the theme costs nothing, a frame that the theme
# alone fills a little, and every value that nobody has given a lot.
_THEME_ONLY = 1
_MISSING = 10
_NOTHING_LEFT = 100
# How much likelier a family from a report is drawn than one made for any report.
_OWN_WEIGHT = 3


class Heading(NamedTuple):
    """A heading to be written: its family, its frame, its theme, the values its row gives."""

    family: ParallelSet
    frame: str
    theme: str | None
    values: dict[str, str]

    def phrase_id(self, bank: PhraseBank) -> str:
        """Return the id of the phrase this heading is made of, or of its family."""
        members = [
            phrase
            for phrase in _members(bank, self.family.role).get(self.family.id, ())
            if phrase.text == self.frame
        ]
        own = [phrase for phrase in members if self._is_row_of(phrase)]
        return (own or members)[0].id if members else self.family.id

    def _is_row_of(self, phrase: Phrase) -> bool:
        return all(phrase.slots[name].held == value for name, value in self.values.items())


def choose_headings(
    role: str, themes: Sequence[str | None], bank: ReportBank, draw: Random
) -> list[Heading | None]:
    """Return a heading for each theme, all of one family.

    It is None where every heading the family could make for the theme stands already, and
    everywhere if the bank has no family.
    """
    best = bank.kept(("headings", role, tuple(themes)), lambda: _best(role, themes, bank))
    if not best:
        return [None] * len(themes)
    runs, weights = zip(*best, strict=True)
    # The list is the caller's own: this run of headings will be asked for again.
    return list(draw.choices(runs, weights)[0])


def _best(
    role: str, themes: Sequence[str | None], bank: ReportBank
) -> list[tuple[list[Heading | None], int]]:
    """Return the runs of headings that cost the least, and how likely each is to be drawn."""
    families = bank.families(role)
    runs = [_run(family, themes, bank) for family in families]
    least = min((cost for _, cost in runs), default=0)
    return [
        (headings, _OWN_WEIGHT if bank.is_mined(family) else 1)
        for family, (headings, cost) in zip(families, runs, strict=True)
        if cost == least
    ]


def _members(bank: PhraseBank, role: PhraseRole) -> dict[str, list[Phrase]]:
    """Return the headings of a role by the family they belong to."""

    def grouped() -> dict[str, list[Phrase]]:
        found: dict[str, list[Phrase]] = {}
        for phrase in bank.by_role(role):
            if phrase.set:
                found.setdefault(phrase.set, []).append(phrase)
        return found

    return bank.kept(("members", role), grouped)


def _run(
    family: ParallelSet, themes: Sequence[str | None], bank: ReportBank
) -> tuple[list[Heading | None], int]:
    headings: list[Heading | None] = []
    total = 0
    for theme in themes:
        choices = [
            (heading, cost)
            for heading, cost in _choices(family, theme, bank)
            if heading not in headings
        ]
        frames = [heading.frame for heading in headings if heading]
        heading, cost = min(
            choices,
            # Of frames that cost the same, the one that stands least often already.
            key=lambda choice: (choice[1], frames.count(choice[0].frame)),
            default=(None, _NOTHING_LEFT),
        )
        headings.append(heading)
        total += cost
    return headings, total


def _choices(
    family: ParallelSet, theme: str | None, bank: ReportBank
) -> Iterator[tuple[Heading, int]]:
    """Yield each heading the family can make for a theme, and what it costs."""
    row = _row(family.rows, theme)
    if row and bank.may_say("".join(row.values.values())):
        yield Heading(family, family.frames[row.frame], theme, _used(family, row)), 0
    for frame in family.frames:
        yield Heading(family, frame, theme, {}), _cost(family, frame, theme)


def _row(rows: Sequence[Row], theme: str | None) -> Row | None:
    """Return the row for a theme: its own, or that of the longest theme it opens or ends with."""
    if not theme:
        return None
    held = [row for row in rows if is_of_theme(theme, row.theme)]
    return max(held, key=lambda row: len(row.theme), default=None)


def _used(family: ParallelSet, row: Row) -> dict[str, str]:
    names = {piece.text for piece in split_slots(family.frames[row.frame]) if piece.is_slot}
    return {name: value for name, value in row.values.items() if name in names}


def _cost(family: ParallelSet, frame: str, theme: str | None) -> int:
    names = [piece.text for piece in split_slots(frame) if piece.is_slot]
    missing = sum(family.slots[name].kind != "theme" or not theme for name in names)
    return _THEME_ONLY + _MISSING * missing
