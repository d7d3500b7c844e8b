"""Markup text to lines of characters that know whether they are markup or somebody's words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from app.markup.marks import CLOSE, OUTSIDE, Marks, unmask
from app.text.markdown.signs import BREAK, JOINED, ROWS

if TYPE_CHECKING:
    from app.models.report import Span
    from app.text.markdown.signs import Row


class Char(NamedTuple):
    """A character; `span` is the marked span it belongs to, `literal` if it is never markup."""

    text: str
    span: Span | None
    literal: bool


class Line(NamedTuple):
    """A line of characters, its number in the text, counted from 1, and whether it is a row.

    `joined` tells that it goes on in the line before.
    """

    chars: list[Char]
    number: int
    row: Row | None = None
    joined: bool = False

    @property
    def text(self) -> str:
        """Return the line as a person reads it."""
        return "".join(char.text for char in self.chars)

    @property
    def bare(self) -> str:
        """Return the line with every character that is never markup blotted out."""
        return "".join("\0" if char.literal else char.text for char in self.chars)


def split_lines(text: str, marks: Marks) -> list[Line]:
    r"""Return the lines of a marked text that hold anything, without the spaces at their ends.

    A backslash makes the next character literal. A break inside a marked value starts a new
    line too, and the value goes on in it. A line that begins with the sign of a row is one.
    """
    lines: list[Line] = []
    line = Line([], 1)
    escaped = False
    for char, span in zip(text, _spans_over(text, marks), strict=True):
        if char in ("\n", BREAK):
            lines.append(line)
            line = Line([], line.number + (char == "\n"))
        elif char == "\\" and not escaped:
            escaped = True
            continue
        elif char == JOINED:
            line = line._replace(joined=True)
            continue
        elif char in ROWS:
            # A row stands on a line of its own, whatever a template has set before it.
            lines.append(line)
            line = Line([], line.number, ROWS[char])
        elif char != CLOSE and marks.span_behind(char) is None:
            line.chars.append(Char(unmask(char), span, escaped or span is not None))
        escaped = False
    lines.append(line)
    goes_on = [*(line.joined for line in lines[1:]), False]
    return [
        line._replace(chars=chars)
        for line, followed in zip(lines, goes_on, strict=True)
        if (chars := line.chars if line.row else _stripped(line, followed=followed))
    ]


def _spans_over(text: str, marks: Marks) -> list[Span | None]:
    """Return for each character the marked span it belongs to.

    A value whose end a filter cut off (`truncate`) ends at the first character that no marked
    value holds, so that it cannot swallow the rest of the text.
    """
    over: list[Span | None] = [None] * len(text)
    waiting: list[int] = []
    for offset, char in enumerate(text):
        if marks.span_behind(char) is not None:
            waiting.append(offset)
        elif char == CLOSE and waiting:
            _cover(over, marks.span_behind(text[waiting[-1]]), waiting.pop(), offset)
    for start in waiting:
        end = next((at for at in range(start, len(text)) if text[at] in OUTSIDE), len(text))
        _cover(over, marks.span_behind(text[start]), start, end)
    return over


def _cover(over: list[Span | None], span: Span | None, start: int, end: int) -> None:
    for offset in range(start, end):
        over[offset] = over[offset] or span


def _stripped(line: Line, *, followed: bool) -> list[Char]:
    """Return a line's characters without the spaces at its ends.

    Where it goes on from another line, or another one from it, a value keeps its own spaces.
    """
    chars = line.chars
    start, end = 0, len(chars)
    while start < end and _is_space(chars[start]) and not (line.joined and chars[start].span):
        start += 1
    while start < end and _is_space(chars[end - 1]) and not (followed and chars[end - 1].span):
        end -= 1
    return chars[start:end]


def _is_space(char: Char) -> bool:
    return char.text.isspace() and not (char.literal and char.span is None)
