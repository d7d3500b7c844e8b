"""The points of a report as points of an outline: numbers, headings and texts taken apart."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.models.outline import Content, Point
from app.outline.own_numbers import points_without_numbers
from app.outline.pinning import Pieces, Pinner, PlacedText, merged
from app.text.characters import CHINESE_MARKS
from app.text.ordinals import make_ordinal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.models.report import Paragraph

STOP = "。"
"""What drafting sets between a run-in heading and its text, unless the heading brings a mark."""

# Marks after which drafting sets no stop of its own.
_MARKS = tuple(CHINESE_MARKS)


@dataclass
class TakenPoint:
    """A point as it was found: its number, its heading and the mark after it, and its text."""

    ordinal: str
    heading: str = ""
    words: Pieces = field(default_factory=list)
    stop: str = ""
    inline: bool = False
    content: Pieces = field(default_factory=list)


def take_point(
    paragraph: Paragraph, line: int, start: int, pinner: Pinner, *, inline: bool = False
) -> TakenPoint:
    """Return the point that a paragraph begins; its place is told as in `PlacedText`.

    An `inline` one goes on in the line before it.
    """
    ordinal, heading, stop = (_part(paragraph, part) for part in ("ordinal", "heading", "stop"))
    head = ordinal + heading + stop
    if not paragraph.text.startswith(head):
        content = pinner.pieces(PlacedText(paragraph.text, line, start))
        return TakenPoint("", inline=inline, content=content)
    rest = PlacedText(paragraph.text[len(head) :], line, start + len(head))
    content = pinner.pieces(rest) if rest.text else []
    if not heading:
        return TakenPoint(ordinal + stop, inline=inline, content=content)
    words = pinner.pin(PlacedText(heading, line, start + len(ordinal))) or heading
    return TakenPoint(ordinal, heading, [words], stop, inline, content)


def outline_points(taken: Sequence[TakenPoint]) -> tuple[tuple[Point, ...], str | None]:
    """Return sibling points and how they are numbered (the first number, or empty for none).

    Numbers that do not count up in one style stand in the points' own words, and so do those
    behind which comes another number: drafting would take that for the writer's own.
    """
    if not taken:
        return (), None
    sample = taken[0].ordinal
    if sample and _counts_up([point.ordinal for point in taken]):
        points = tuple(_point(point, "") for point in taken)
        if points_without_numbers(points, sample, "", []) == points:
            return points, sample
    return tuple(_point(point, point.ordinal) for point in taken), ""


def _part(paragraph: Paragraph, part: str) -> str:
    return "".join(span.text for span in paragraph.spans if span.part == part)


def _counts_up(ordinals: Sequence[str]) -> bool:
    try:
        wanted = [make_ordinal(ordinals[0], n + 1, len(ordinals)) for n in range(len(ordinals))]
    except ValueError:
        return False
    return wanted == list(ordinals)


def _point(taken: TakenPoint, ordinal: str) -> Point:
    """Return the outline's point; `ordinal` is a number that must stand in its words.

    A heading on its own line shows in a content that starts with a line break. A heading whose
    mark drafting would not set brings it along; one that runs into its text without any mark
    cannot be told from it, and stays in the text.
    """
    number: Pieces = [ordinal]
    with_stop = merged([*number, *taken.words, taken.stop])
    marked = (taken.heading + taken.stop).endswith(_MARKS)
    content = merged(taken.content) or (() if taken.inline or marked else ("\n",))
    if not content and taken.inline:
        return Point(inline=True, heading=False, content=with_stop)
    own_line = "".join(map(str, content[:1])).startswith("\n")
    if not taken.heading or not (own_line or marked):
        words = merged([*with_stop, *content])
        return Point(inline=taken.inline, heading=False, content=words)
    usual = taken.stop == STOP and not own_line and not taken.heading.endswith(_MARKS)
    heading = merged([*number, *taken.words]) if usual else with_stop
    return Point(inline=taken.inline, heading=Content(pieces=heading), content=content)
