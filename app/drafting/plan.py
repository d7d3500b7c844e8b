"""What a draft is going to say: one plan, from which headings, body, steps and ends are written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from app.messages import N_
from app.models.report import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Tier = Literal["own", "reading", "remark", "question", "formula", "run", "joint"]
"""What entitles words to stand: the writer said them; a fact's form entails them; they are true
of the deed; they ask; the genre wants them; they argue in the official voice; they only join."""

TIER_LABELS: dict[Tier, str] = {
    "own": N_("自己写的"),
    "reading": N_("从事实里算得出来"),
    "remark": N_("关于这种做法的一句实话"),
    "question": N_("等你回答"),
    "formula": N_("文体的套话"),
    "run": N_("庄重语体的成套论述"),
    "joint": N_("连接的话"),
}


Words = Span
"""Words with their origin: they are planned, laid out by a template, and stand in the report."""


class Saying(NamedTuple):
    """One or more sentences that do one thing: their move, their tier, and why they stand.

    What is `spare` a length may take away.
    """

    move: str
    tier: Tier
    words: tuple[Words, ...]
    why: str = ""
    spare: bool = False

    @property
    def text(self) -> str:
        """Return the saying's characters."""
        return "".join(words.text for words in self.words)


class PlannedBlock(NamedTuple):
    """What a block says; an `inline` one goes on in the paragraph before it."""

    sayings: tuple[Saying, ...] = ()
    inline: bool = False

    @property
    def words(self) -> tuple[Words, ...]:
        """Return all words, in order."""
        return tuple(words for saying in self.sayings for words in saying.words)


class PlannedPoint(NamedTuple):
    """A point: its key in the outline, its heading and what it says, in order.

    A `spare` one a length may take away: nothing in the outline asks for it.
    """

    key: str
    theme: str | None
    heading: tuple[Words, ...]
    sayings: tuple[Saying, ...]
    inline: bool = False
    numbered: bool = True
    spare: bool = False

    @property
    def text(self) -> str:
        """Return the characters of the body."""
        return texts(self.words)

    @property
    def words(self) -> tuple[Words, ...]:
        """Return all words of the body, in order."""
        return tuple(words for saying in self.sayings for words in saying.words)


class Plan(NamedTuple):
    """The whole draft: blocks by the name a template calls them, and the two runs of points."""

    blocks: dict[str, PlannedBlock]
    insights: tuple[PlannedPoint, ...]
    steps: tuple[PlannedPoint, ...]

    def sayings(self) -> Iterator[Saying]:
        """Yield every saying: those of the blocks, then the points'."""
        for block in self.blocks.values():
            yield from block.sayings
        for point in (*self.insights, *self.steps):
            yield from point.sayings


def texts(words: Iterable[Words]) -> str:
    """Return the characters of words, one after the other."""
    return "".join(one.text for one in words)
