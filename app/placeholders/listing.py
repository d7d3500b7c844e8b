"""The placeholders of a text as a list to be read."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from app.placeholders.finding import context

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.models.names import Placeholder, PlaceholderKind

_KINDS: dict[PlaceholderKind, str] = {
    "place": "地方",
    "unit": "单位",
    "person": "人名",
    "date": "日期",
    "number": "数字",
    "unknown": "未定",
}


def list_placeholders(placeholders: Sequence[Placeholder], lines: Sequence[str]) -> str:
    """Return each placeholder on a line: number, paragraph, kind, group, context, doubt.

    Paragraphs are counted from 1, empty ones not.
    """
    if not placeholders:
        return "没有找到占位名称\n"
    numbers = paragraph_numbers(lines)
    rows = [
        f"{_place(n, numbers[place.paragraph])} {_KINDS[place.kind]} 第{place.group}组 "
        f"{place.token} {_shown(place, lines[place.paragraph])}"
        for n, place in enumerate(placeholders, 1)
    ]
    return "".join(row + "\n" for row in rows)


def show_place(n: int, place: Placeholder, line: str, paragraph: int) -> str:
    """Return one placeholder with its number, its paragraph (from 1) and its context."""
    return f"{_place(n, paragraph)} {_shown(place, line)}"


def paragraph_numbers(lines: Sequence[str]) -> list[int]:
    """Return the number of each line among those that hold anything, from 1."""
    return list(accumulate(int(bool(line.strip())) for line in lines))


def _place(n: int, paragraph: int) -> str:
    return f"第{n}处 第{paragraph}段"


def _shown(place: Placeholder, line: str) -> str:
    shown = context(line, place.start, place.end)
    doubt = f"（存疑：{place.doubt}）" if place.doubt else ""
    return " ".join(shown.split()) + doubt
