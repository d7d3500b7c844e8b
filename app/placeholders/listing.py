"""The placeholders of a text as a list to be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.placeholders.asking import questions
from app.placeholders.finding import context
from app.placeholders.sheets.words import KIND_WORDS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.models.names import Placeholder
    from app.placeholders.asking import Question


def list_placeholders(
    placeholders: Sequence[Placeholder], lines: Sequence[str], label: Callable[[int], str]
) -> str:
    """Return what is to be filled in, one to a line: number, place, kind, group, context, doubt.

    A date is listed once, whatever the number of its markers. `label` says where a line
    stands (正文第 3 段).
    """
    if not placeholders:
        return "没有找到占位名称\n"
    rows = [
        f"{_numbers(asked)} {label(asked.place.paragraph)} {KIND_WORDS[asked.place.kind]} "
        f"第{asked.place.group}组 {asked.words} {shown_in(lines[asked.place.paragraph], asked)}"
        for asked in questions(placeholders)
    ]
    return "".join(row + "\n" for row in rows)


def shown_in(line: str, marker: Placeholder | Question) -> str:
    """Return a marker in the words around it, blanks drawn together, and why it is doubted."""
    words = " ".join(context(line, marker.start, marker.end).split())
    return words + (f"（存疑：{marker.doubt}）" if marker.doubt else "")


def _numbers(asked: Question) -> str:
    if asked.first == asked.last:
        return f"第{asked.first}处"
    return f"第{asked.first}至{asked.last}处"
