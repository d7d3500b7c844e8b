"""The boxes of a form: which of them are one question, and what it is called."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from app.models.names import Takes, Tick
from app.text.boxes import BOXES, TICKED_AS, box_groups, boxes_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from app.text.boxes import BoxGroup
    from app.word.open_places import OpenPlace

_TICKED = "☑"

Boxes = dict[tuple[int, int], "OpenPlace"]
"""The boxes that Word itself builds, by line and character."""


class TickPlace(NamedTuple):
    """A question to answer by ticking boxes: a choice among several, or one box alone."""

    line: int
    start: int
    end: int
    label: str
    choices: tuple[str, ...]
    takes: Takes


def tick_places(
    lines: Sequence[str], built: Boxes, asked_in_cell: Callable[[int], str | None]
) -> Iterator[TickPlace]:
    """Yield the questions of the lines that are answered by ticking boxes.

    `asked_in_cell` says what a table asks for where a line stands, None outside of tables. A list
    whose points begin with a box each is no form; a box that Word built is always one.
    """
    found: list[TickPlace] = []
    grouped: set[tuple[int, int]] = set()
    for number, line in enumerate(lines):
        for group in box_groups(line):
            known = {(number, at) for at in group.boxes}
            grouped |= known
            cell = asked_in_cell(number)
            if cell is None and known.isdisjoint(built) and _is_listed(lines, number):
                continue
            found += _of_group(number, line, group, built, cell)
    yield from _with_answers(found)
    for (number, at), place in built.items():
        if (number, at) not in grouped:
            yield TickPlace(number, place.start, place.end, place.name, (), place.takes)


def _of_group(
    number: int,
    line: str,
    group: BoxGroup,
    built: Mapping[tuple[int, int], OpenPlace],
    cell: str | None,
) -> Iterator[TickPlace]:
    ticks = tuple(_tick(number, at, line[at], built) for at in group.boxes)
    label = group.label or cell or ""
    if len(ticks) > 1 and any((number, at) not in built for at in group.boxes):
        takes = Takes(ticks, question=label, answers=group.words)
        yield TickPlace(number, group.start, group.end, label, group.words, takes)
        return
    for tick, words in zip(ticks, group.words, strict=True):
        place = built.get((number, tick.start))
        called = (place.name if place else "") or words or label
        question = label if words else ""
        takes = Takes((tick,), question=question, answer=words, answers=(words,))
        yield TickPlace(number, tick.start, tick.end, called, (), takes)


def _with_answers(places: Sequence[TickPlace]) -> Iterator[TickPlace]:
    """Yield places with all the answers to their question, which may stand on several lines."""
    questions: list[list[TickPlace]] = []
    for place in places:
        last = questions[-1][-1] if questions else None
        asked = place.takes.question
        if last and asked and asked == last.takes.question and place.line - last.line <= 1:
            questions[-1].append(place)
        else:
            questions.append([place])
    for group in questions:
        answers = tuple(word for place in group for word in place.takes.answers)
        for place in group:
            yield place._replace(takes=place.takes._replace(answers=answers))


def _tick(line: int, at: int, sign: str, built: Mapping[tuple[int, int], OpenPlace]) -> Tick:
    place = built.get((line, at))
    return place.takes.ticks[0] if place else Tick(at, at + 1, TICKED_AS.get(sign, _TICKED))


def _is_listed(lines: Sequence[str], number: int) -> bool:
    """Tell whether a line is a point of a list, each of which begins with a box."""
    return _is_point(lines[number]) and any(
        _is_point(lines[n]) for n in (number - 1, number + 1) if 0 <= n < len(lines)
    )


def _is_point(line: str) -> bool:
    return line.strip()[:1] in BOXES and len(boxes_in(line)) == 1
