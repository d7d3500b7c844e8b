"""The placeholders of a text as a list to be read."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from app.placeholders.asking import questions
from app.placeholders.finding import context
from app.placeholders.sheets.words import KIND_WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.models.names import Placeholder
    from app.placeholders.asking import Question


def list_placeholders(
    placeholders: Sequence[Placeholder], lines: Sequence[str], labels: Sequence[str] | None = None
) -> str:
    """Return what is to be filled in, one to a line: number, place, kind, group, context, doubt.

    A date is listed once, whatever the number of its markers. `labels` say where each line
    stands (正文第 3 段); without them paragraphs are counted from 1, empty ones not.
    """
    if not placeholders:
        return "没有找到占位名称\n"
    if labels is None:
        labels = [f"第{number}段" for number in paragraph_numbers(lines)]
    rows = [
        f"{_numbers(asked)} {labels[asked.place.paragraph]} {KIND_WORDS[asked.place.kind]} "
        f"第{asked.place.group}组 {asked.words} {_shown(asked, lines[asked.place.paragraph])}"
        for asked in questions(placeholders)
    ]
    return "".join(row + "\n" for row in rows)


def paragraph_numbers(lines: Sequence[str]) -> list[int]:
    """Return the number of each line among those that hold anything, from 1."""
    return list(accumulate(int(bool(line.strip())) for line in lines))


def _numbers(asked: Question) -> str:
    if asked.first == asked.last:
        return f"第{asked.first}处"
    return f"第{asked.first}至{asked.last}处"


def _shown(asked: Question, line: str) -> str:
    return _with_doubt(context(line, asked.start, asked.end), asked.doubt)


def _with_doubt(shown: str, doubt: str | None) -> str:
    return " ".join(shown.split()) + (f"（存疑：{doubt}）" if doubt else "")
