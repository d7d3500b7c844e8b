"""The outlines of the bed: their halves, and each as facts only."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple

from app.models.outline import Fact, Outline, Section
from app.outline.reading import read_outline
from tests.bed.told import ANSWERS

Half = Literal["dev", "held"]

BED = Path(__file__).resolve().parent
FOLDER = BED / "outlines"


class BedOutline(NamedTuple):
    """An outline of the bed: its trade and number (its file is called by both)."""

    trade: str
    number: int
    outline: Outline

    @property
    def name(self) -> str:
        """Return the name of its file."""
        return f"{self.trade}-{self.number:02}"

    @property
    def half(self) -> Half:
        """Return whether it may be tuned on; even numbers are held back."""
        return "dev" if self.number % 2 else "held"


@cache
def bed() -> tuple[BedOutline, ...]:
    """Return all outlines, by trade and number."""
    return tuple(_read(path) for path in sorted(FOLDER.glob("*.yaml")))


def facts_only(outline: Outline) -> Outline:
    """Return an outline without the answers about its facts; measures stay as they are."""
    changed = {"insights": _bare(outline.insights)}
    if outline.next_steps:
        changed["next_steps"] = _bare(outline.next_steps)
    return outline.model_copy(update=changed)


def _read(path: Path) -> BedOutline:
    trade, _, number = path.stem.rpartition("-")
    return BedOutline(trade, int(number), read_outline(path))


def _bare(section: Section) -> Section:
    items = [
        point.model_copy(update={"facts": tuple(map(_alone, point.facts))})
        for point in section.items
    ]
    return section.model_copy(update={"items": tuple(items)})


def _alone(fact: Fact) -> Fact:
    return fact.model_copy(update=dict.fromkeys(ANSWERS))
