"""Markup text to lines of characters that know whether they are markup or somebody's words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from app.markup.marks import BREAK, CLOSE, Marks, unmask

if TYPE_CHECKING:
    from app.models.report import Span


class Char(NamedTuple):
    """A character; `span` is the marked span it belongs to, `literal` if it is never markup."""

    text: str
    span: Span | None
    literal: bool


class Line(NamedTuple):
    """A line of characters and its number in the text, counted from 1."""

    chars: list[Char]
    number: int

    @property
    def bare(self) -> str:
        """Return the line with every character that is never markup blotted out."""
        return "".join("\0" if char.literal else char.text for char in self.chars)


def split_lines(text: str, marks: Marks) -> list[Line]:
    r"""Return the lines of a marked text that hold anything, without the spaces at their ends.

    A backslash makes the next character literal. A break inside a marked value starts a new
    line too, and the value goes on in it.
    """
    lines: list[Line] = []
    line = Line([], 1)
    open_spans: list[Span] = []
    escaped = False
    for char in text:
        span = marks.span_behind(char)
        if span is not None:
            open_spans.append(span)
        elif char == CLOSE:
            del open_spans[-1:]
        elif char in ("\n", BREAK):
            lines.append(line)
            line = Line([], line.number + (char == "\n"))
        elif char == "\\" and not escaped:
            escaped = True
            continue
        else:
            inside = open_spans[-1] if open_spans else None
            line.chars.append(Char(unmask(char), inside, escaped or inside is not None))
        escaped = False
    lines.append(line)
    return [Line(chars, line.number) for line in lines if (chars := _stripped(line.chars))]


def _stripped(chars: list[Char]) -> list[Char]:
    start, end = 0, len(chars)
    while start < end and _is_space(chars[start]):
        start += 1
    while start < end and _is_space(chars[end - 1]):
        end -= 1
    return chars[start:end]


def _is_space(char: Char) -> bool:
    return char.text.isspace() and not (char.literal and char.span is None)
