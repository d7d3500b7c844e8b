"""What a bank can be asked for, whether its packs are held in memory or indexed."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from app.bank.runs import MOVES
from app.models.roles import PHRASE_ROLES, PhraseRole, Voice

if TYPE_CHECKING:
    from collections.abc import Collection

    from app.models.pattern import ThemeClass
    from app.models.phrase import Phrase

_OF_WHOLE = 1000

Facet = Literal["role", "theme", "report"]
"""By what the phrases that a search finds can be counted."""


class FormulaQuery(NamedTuple):
    """Which formulas may serve a draft; `borrowed` are those of old reports among them.

    Without it only those of old reports serve that several plain ones share. What an old report
    says of its own study, or of theory, serves only a draft on the same study.
    """

    role: PhraseRole
    voice: Voice
    kind: str
    subject: str
    borrowed: bool


class RunQuery(NamedTuple):
    """Which arguments may serve a point; `subject` is what its draft is about.

    With `of_study` only those of a report on the same study.
    """

    theme: str | None
    classes: frozenset[ThemeClass] = frozenset()
    action: bool = False
    subject: str = ""
    of_study: bool = False


class Search(NamedTuple):
    """What to look for: phrases that hold all `words`, and are of this role, theme and the rest.

    A role without a dot finds its parts too (`opening` finds `opening.bridge`); a theme finds the
    themes that hold it or that it holds, a source the reports whose name holds it. A pack is known
    by its whole name.
    """

    words: tuple[str, ...] = ()
    role: str | None = None
    theme: str | None = None
    move: str | None = None
    source: str | None = None
    pack: str | None = None

    @property
    def roles(self) -> tuple[str, ...]:
        """Return the roles of which phrases are looked for."""
        return _roles(self.role, self.move)


@cache
def _roles(part_of: str | None, move: str | None) -> tuple[str, ...]:
    return tuple(
        role
        for role in PHRASE_ROLES
        if (part_of is None or role == part_of or role.startswith(f"{part_of}."))
        and (move is None or MOVES.get(role) == move)
    )


class Rank(NamedTuple):
    """What decides which of the phrases found comes first, the lowest before the others.

    One of the very theme before one of a like theme, then what more reports say, then what says
    the fewest other words, as thousandths; then the packs' order.
    """

    other_theme: bool
    seen: int
    other_words: int
    place: int


class Hits(NamedTuple):
    """How many phrases a search finds, and the first of them in order."""

    total: int
    first: list[Rank]


def searched_text(phrase: Phrase) -> str:
    """Return the words that a search looks at: a phrase's own, and with what its slots held."""
    source = phrase.source_text
    return phrase.text if source == phrase.text else f"{phrase.text}\n{source}"


def reports_of(phrase: Phrase) -> list[str]:
    """Return the reports that a phrase names, three at most, its source the first."""
    return [place.report for place in (phrase.source, *phrase.places) if place]


def rank(
    search: Search, phrase: Phrase, text: str, themes: Collection[str], place: int
) -> Rank | None:
    """Return the rank of a phrase in what a search finds; None if it does not.

    `text` is what a search looks at of it.
    """
    theme, source = search.theme, search.source
    if phrase.role not in search.roles or not all(word in text for word in search.words):
        return None
    if theme is not None and not any(theme in own or own in theme for own in themes):
        return None
    if source is not None and not any(source in report for report in reports_of(phrase)):
        return None
    held = sum((len(text) - len(text.replace(word, ""))) * _OF_WHOLE for word in search.words)
    other = theme is not None and theme not in themes
    return Rank(other, -phrase.seen, -(held // len(text)), place)
