"""Numbers that the writer has set, taken away where a draft sets numbers of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeVar

from app.messages import _
from app.models.outline import Content, Fact, Measure, Outline, Section
from app.outline.speaking import spoken_key
from app.text.closing_forms import own_number
from app.text.ordinals import leading_number, read_ordinal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from app.models.outline import Listed, Pin, Point
    from app.text.ordinals import LeadingNumber

_T = TypeVar("_T", Fact, Measure)


class DroppedNumber(NamedTuple):
    """A number that was taken away: the key of the outline it stood in, and its words."""

    key: str
    number: str


def without_own_numbers(
    outline: Outline, numbers: Mapping[str, str]
) -> tuple[Outline, tuple[str, ...]]:
    """Return an outline without the numbers that its draft would double, and notes on them.

    `numbers` are the first ones that a template gives to 体会 and 下一步; the outline's own
    `ordinals` come before them. A number before a theme would stand within sentences, and is
    always taken away; one before a heading, a fact, a measure or a content only where the draft
    numbers the points.
    """
    dropped: list[DroppedNumber] = []
    changed: dict[str, Section] = {}
    for name, field in Outline.model_fields.items():
        section: Section | bool | None = getattr(outline, name)
        if isinstance(section, Section):
            own: str | None = getattr(outline.ordinals, name)
            first = numbers.get(field.title or name, "") if own is None else own
            points = points_without_numbers(section.items, first, name, dropped)
            changed[name] = section.model_copy(update={"items": points})
    dropped += _of_attachments(outline.attachments)
    if not dropped:
        return outline, ()
    return outline.model_copy(update=changed), tuple(_told(dropped))


def points_without_numbers(
    points: Sequence[Point], first: str, name: str, dropped: list[DroppedNumber]
) -> tuple[Point, ...]:
    """Return points without the numbers that `first` doubles; these are added to `dropped`."""
    style = read_ordinal(first)
    taking = _Taking(style.style if style else first, len(points), dropped)
    return tuple(taking.point(point, f"{name}[{at}]", at + 1) for at, point in enumerate(points))


def _of_attachments(attachments: Listed) -> Iterator[DroppedNumber]:
    """Yield the numbers before names of attachments, which their form takes away itself."""
    for at, name in enumerate(attachments if isinstance(attachments, tuple) else ()):
        if number := own_number(name, at + 1):
            yield DroppedNumber(f"attachments[{at}]", number)


def _told(dropped: Sequence[DroppedNumber]) -> Iterator[str]:
    for one in dropped:
        note = _("{key}：去掉了自己写的序号“{number}”，由拟稿来编")
        yield note.format(key=spoken_key(one.key), number=one.number.strip())


class _Taking:
    """Takes numbers away from points that a draft numbers in one style (empty for none)."""

    def __init__(self, style: str, points: int, dropped: list[DroppedNumber]) -> None:
        self._style = style
        self._points = points
        self._dropped = dropped

    def point(self, point: Point, key: str, place: int) -> Point:
        """Return the point at a place (from 1) without its numbers."""
        changed: dict[str, object] = {}
        before = len(self._dropped)
        if point.theme and (number := leading_number(point.theme, place, self._points)):
            changed["theme"] = self._bare(point.theme, number, f"{key}.theme")
        if self._style and isinstance(point.heading, Content):
            words = self._first_bare(point.heading.pieces, f"{key}.heading", place, alone=True)
            changed["heading"] = Content(pieces=words)
        if self._style:
            for name in ("facts", "measures"):
                changed[name] = tuple(self._items(getattr(point, name), f"{key}.{name}"))
        if self._style and point.content:
            alone = point.heading is False
            words = self._first_bare(point.content, f"{key}.content", place, alone=alone)
            changed["content"] = words
        return point.model_copy(update=changed) if len(self._dropped) > before else point

    def _items(self, told: Sequence[_T], key: str) -> Iterator[_T]:
        """Yield facts or measures; a list that is written in sentences needs no marks of one.

        Spoken numbers (一是) stay where they count otherwise than the points do.
        """
        for at, one in enumerate(told):
            (field, text), *_ = one
            number = leading_number(text, at + 1, len(told))
            if number and number.number == at + 1 and self._is_mark(number):
                one = one.model_copy(update={field: self._bare(text, number, f"{key}[{at}]")})
            yield one

    def _first_bare(
        self, pieces: Sequence[Pin | str], key: str, place: int, *, alone: bool
    ) -> tuple[Pin | str, ...]:
        """Return pieces, the first without a number that the draft's own stands before.

        It stands right before it if the pieces are `alone`, else the heading is between them.
        """
        first, *rest = pieces
        if isinstance(first, str):
            number = leading_number(first, place, self._points)
            if number and (alone or (number.number, number.style) == (place, self._style)):
                first = self._bare(first, number, key)
        return (first, *rest)

    def _is_mark(self, number: LeadingNumber) -> bool:
        return not number.is_spoken or number.style == self._style

    def _bare(self, text: str, number: LeadingNumber, key: str) -> str:
        self._dropped.append(DroppedNumber(key, number.text))
        return text[len(number.text) :]
