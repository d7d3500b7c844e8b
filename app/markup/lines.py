"""Markup text to lines of stretches that know whether they are markup or somebody's words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from app.markup.marks import CLOSE, OPENING, OUTSIDE, Marks, unmask
from app.patterns import lazy
from app.text.markdown.signs import BREAK, JOINED, ROWS

if TYPE_CHECKING:
    from app.models.report import Span
    from app.text.markdown.signs import Row

_SIGNS = f"{OPENING}{CLOSE}\n{BREAK}\\\\{JOINED}{''.join(ROWS)}"
_VALUE = lazy(f"[{OPENING}][^{_SIGNS}]+{CLOSE}")
_SIGN = lazy(f"({_VALUE.pattern}|[{_SIGNS}])")
_EDGE = lazy(f"[{OPENING}{CLOSE}]")
_OUTSIDE = lazy(f"[{re.escape(OUTSIDE)}]")


class Stretch(NamedTuple):
    """Characters side by side; `span` is the marked span they belong to.

    They are `literal` if they are never markup; `mark` is the character that opens their span.
    """

    text: str
    span: Span | None = None
    literal: bool = False
    mark: str = ""


class Line(NamedTuple):
    """A line of stretches, its number in the text, counted from 1, and whether it is a row.

    `joined` tells that it goes on in the line before.
    """

    stretches: list[Stretch]
    number: int
    row: Row | None = None
    joined: bool = False

    @property
    def text(self) -> str:
        """Return the line as a person reads it."""
        return "".join(stretch.text for stretch in self.stretches)

    @property
    def bare(self) -> str:
        """Return the line with every character that is never markup blotted out."""
        return bare_text(self.stretches)


def bare_text(stretches: list[Stretch]) -> str:
    """Return the characters of stretches with every one that is never markup blotted out."""
    return "".join("\0" * len(text) if literal else text for text, _, literal, _ in stretches)


def split_lines(text: str, marks: Marks) -> list[Line]:
    r"""Return the lines of a marked text that hold anything, without the spaces at their ends.

    A backslash makes the next character literal. A break inside a marked value starts a new
    line too, and the value goes on in it. A line that begins with the sign of a row is one.
    """
    reader = _Reader(marks)
    # Whole values and other signs come at every other place; between two of them stand words.
    pieces = _SIGN.split(text)
    if any(len(sign) == 1 and _EDGE.match(sign) for sign in pieces[1::2]):
        pieces = _SIGN.split(_closed(text, marks))
    reader.words(pieces[0])
    for sign, words in zip(pieces[1::2], pieces[2::2], strict=True):
        if len(sign) > 1:
            reader.value(sign)
        else:
            reader.sign(sign)
        reader.words(words)
    goes_on = [*(line.joined for line in reader.lines[1:]), False]
    stripped = map(_stripped, reader.lines, goes_on)
    return [line for line in stripped if line.stretches]


class _Reader:
    """The lines of a marked text so far, and what holds at the place that is read."""

    def __init__(self, marks: Marks) -> None:
        self.lines = [Line([], 1)]
        self._marks = marks
        self._open: list[tuple[Span | None, str]] = [(None, "")]
        self._escaped = False

    def words(self, words: str) -> None:
        """Take words that hold no sign."""
        if not words:
            return
        span, mark = self._open[-1]
        stretches = self.lines[-1].stretches
        if self._escaped:
            self._escaped = False
            stretches.append(Stretch(unmask(words[0]), span, True, mark))
            words = words[1:]
        if words:
            stretches.append(Stretch(unmask(words), span, span is not None, mark))

    def value(self, value: str) -> None:
        """Take a marked value that holds no sign: the character that opens it, words, its end."""
        if span := self._marks.span_behind(value[0]):
            self._escaped = False
            words = value[1:-1]
            # Most values come back as they are, and none of their words is in disguise.
            text = words if words == span.text else unmask(words)
            self.lines[-1].stretches.append(Stretch(text, span, True, value[0]))
        else:
            self.words(value[:-1])
            self.sign(CLOSE)

    def sign(self, sign: str) -> None:
        """Take a sign."""
        if sign == "\\" and not self._escaped:
            self._escaped = True
            return
        if sign == JOINED:
            self.lines[-1] = self.lines[-1]._replace(joined=True)
            return
        if sign in ("\n", BREAK):
            self.lines.append(Line([], self.lines[-1].number + (sign == "\n")))
        elif sign in ROWS:
            # A row stands on a line of its own, whatever a template has set before it.
            self.lines.append(Line([], self.lines[-1].number, ROWS[sign]))
        elif sign == CLOSE:
            # What is outside of every value is never closed.
            self._open[1:] = self._open[1:-1]
        elif span := self._marks.span_behind(sign):
            self._open.append((span, sign))
        else:
            self.words(sign)
        self._escaped = False


def _closed(text: str, marks: Marks) -> str:
    """Return a marked text with an end for every value.

    One whose end a filter cut off (`truncate`) ends at the first character that no marked value
    holds, so that it cannot swallow the rest of the text.
    """
    waiting: list[int] = []
    for edge in _EDGE.finditer(text):
        if edge[0] != CLOSE:
            waiting += [edge.start()] if marks.span_behind(edge[0]) else []
        elif waiting:
            waiting.pop()
    for start in reversed(waiting):
        end = _OUTSIDE.search(text, start)
        at = end.start() if end else len(text)
        text = text[:at] + CLOSE + text[at:]
    return text


def _stripped(line: Line, followed: bool) -> Line:
    """Return a line without the spaces at its ends, unless they are escaped.

    Where it goes on from another line, or another one from it, a value keeps its own spaces.
    """
    left = line.stretches
    if line.row or not left or not (left[0].text[0].isspace() or left[-1].text[-1].isspace()):
        return line
    for end, strip, goes_on in ((0, str.lstrip, line.joined), (-1, str.rstrip, followed)):
        while left and not (goes_on if left[end].span else left[end].literal):
            text = strip(left[end].text)
            if text:
                left[end] = left[end]._replace(text=text)
                break
            del left[end]
    return line
