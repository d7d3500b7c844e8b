"""The phrases that an outline pins, and what is wrong with them."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from app.errors import Problem
from app.files.validated import nearest
from app.messages import _
from app.models.outline import Content, Pin

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.bank.phrase_bank import PhraseBank
    from app.models.outline import Listed, Outline, Point, Section, Signature, Written

_INSIGHT, _ACTION = "insight.", "action."


def pins_of(outline: Outline) -> Iterator[Pin]:
    """Yield every phrase that an outline pins, in reading order."""
    for written in (outline.title, outline.byline, outline.audience, outline.opening):
        yield from _written(written)
    yield from _section(outline.insights)
    if outline.next_steps:
        yield from _section(outline.next_steps)
    ends = (outline.attachments, outline.signature, outline.contact, outline.copies)
    for ending in (outline.closing, outline.signoff, *ends):
        yield from _written(ending)


def pin_problems(outline: Outline, bank: PhraseBank) -> Iterator[tuple[str, Problem]]:
    """Yield each pin's id with what is wrong: no such phrase, or a slot the phrase lacks."""
    pins = list(pins_of(outline))
    for ident in dict.fromkeys(pin.id for pin in pins):
        if bank.phrase(ident) is None:
            yield ident, Problem(_("词库里没有“{}”").format(ident), _advice(ident, bank))
    for pin in pins:
        phrase = bank.phrase(pin.id)
        for name in pin.slots if phrase else ():
            if phrase and name not in phrase.slots:
                known = nearest(name, list(phrase.slots)) if phrase.slots else _("它没有槽位")
                what = _("“{id}”没有槽位“{name}”").format(id=pin.id, name=name)
                yield pin.id, Problem(what, known)
    for pin, group in _pins_in_points(outline) if pins else ():
        phrase = bank.phrase(pin.id)
        if phrase and (not phrase.role.startswith(group) or phrase.role.endswith(".heading")):
            what, hint = _in_steps() if group == _ACTION else _in_insights()
            yield pin.id, Problem(what.format(pin.id), hint)


def _in_insights() -> tuple[str, str]:
    return _("“{}”不能用在体会的正文里"), _("固定的语句要是体会里的话；标题写在“标题”里")


def _in_steps() -> tuple[str, str]:
    return _("“{}”不能用在下一步的正文里"), _("固定的语句要是下一步里的话；标题写在“标题”里")


def _pins_in_points(outline: Outline) -> Iterator[tuple[Pin, str]]:
    """Yield the pins that a point must find a place for, and the roles that have one there."""
    for point in outline.insights.items:
        yield from ((pin, _INSIGHT) for pin in point.pin)
    for point in outline.next_steps.items if outline.next_steps else ():
        yield from ((pin, _ACTION) for pin in point.pin)


def _advice(ident: str, bank: PhraseBank) -> str:
    close = get_close_matches(ident, [phrase.id for phrase in bank.phrases], n=1, cutoff=0.85)
    if close:
        return _("是不是“{}”？").format(close[0])
    return _("用 nigao phrases 查编号，或用 --bank 加上词库")


def _written(written: Written | Listed | Signature | bool) -> Iterator[Pin]:
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
