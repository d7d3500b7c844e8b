"""The phrases that an outline pins, and what is wrong with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.errors import Problem
from app.files.validated import nearest
from app.models.outline import Content, Pin

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.bank.phrase_bank import PhraseBank
    from app.models.outline import Outline, Point, Section, Written


def pins_of(outline: Outline) -> Iterator[Pin]:
    """Yield every phrase that an outline pins, in reading order."""
    for written in (outline.title, outline.audience, outline.opening):
        yield from _written(written)
    yield from _section(outline.insights)
    if outline.next_steps:
        yield from _section(outline.next_steps)
    for written in (outline.closing, outline.signoff):
        yield from _written(written)


def pin_problems(outline: Outline, bank: PhraseBank) -> Iterator[tuple[str, Problem]]:
    """Yield each pin's id with what is wrong: no such phrase, or a slot the phrase lacks."""
    ids = [phrase.id for phrase in bank.phrases]
    for pin in pins_of(outline):
        phrase = bank.phrase(pin.id)
        if phrase is None:
            yield pin.id, Problem(f"词库里没有“{pin.id}”", _advice(pin.id, ids))
            continue
        for name in pin.slots:
            if name not in phrase.slots:
                known = nearest(name, list(phrase.slots)) if phrase.slots else "它没有槽位"
                yield pin.id, Problem(f"“{pin.id}”没有槽位“{name}”", known)


def _advice(ident: str, ids: list[str]) -> str:
    close = nearest(ident, ids)
    return close if close.startswith("是不是") else "用 nigao phrases 查编号，或用 --bank 加上词库"


def _written(written: Written) -> Iterator[Pin]:
    if isinstance(written, Content):
        yield from (piece for piece in written.pieces if isinstance(piece, Pin))


def _section(section: Section) -> Iterator[Pin]:
    yield from _written(section.lead)
    for point in section.items:
        yield from _point(point)


def _point(point: Point) -> Iterator[Pin]:
    yield from _written(point.heading)
    yield from (piece for piece in point.content or () if isinstance(piece, Pin))
    yield from point.pin
