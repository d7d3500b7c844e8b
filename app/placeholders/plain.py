"""A text or Markdown file with its placeholders filled by a names sheet."""

from __future__ import annotations

import re
import string
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from app.placeholders.choosing import Edit
from app.placeholders.filling import apply_to_text, split_lines
from app.text.emphasis import is_rule
from app.word.containers import Where

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_ESCAPED = re.compile(rf"\\([{re.escape(string.punctuation)}])")
_SPECIAL = re.compile(r"([\\*])")
# Spaces before such a sign do not keep it from opening a block.
_BLOCK_START = re.compile(r"\A(\s*)(?=:::|#|- |> |_{3})")


class _Line(NamedTuple):
    """A line as it reads, and where each of its characters (and its end) stands in the file."""

    text: str
    places: Sequence[int]


class PlainText:
    r"""The lines of a text as they read, and the text with edits made to them.

    In Markdown `\*区委` reads `*区委`, a rule (`***`) reads as nothing, and a value is
    escaped so that it reads as it was given.
    """

    def __init__(self, text: str, *, markdown: bool = False) -> None:
        self._raw, self._newlines = split_lines(text)
        self._markdown = markdown
        self._lines = [_read(line, markdown=markdown) for line in self._raw]
        self._numbers = list(accumulate(int(bool(line.strip())) for line in self._raw))

    @property
    def lines(self) -> list[str]:
        """Return each line as it reads, empty ones too."""
        return [line.text for line in self._lines]

    def cautions(self, *, changed: bool) -> tuple[str, ...]:  # noqa: ARG002
        """Return what a writer should know of the file: of a text, nothing."""
        return ()

    @property
    def headings(self) -> None:
        """Return what tables ask for in each line: a text has no tables."""

    def where(self, n: int) -> Where:
        """Return where a line stands; blank lines are not counted."""
        return Where("", f"第 {self._numbers[n]} 段")

    def filled(self, edits: Iterable[Edit]) -> bytes:
        """Return the text with the edits made, in UTF-8."""
        text = apply_to_text(self._raw, self._newlines, map(self._in_file, edits))
        return text.encode("utf-8", errors="replace")

    def _in_file(self, edit: Edit) -> Edit:
        places = self._lines[edit.paragraph].places
        value = _escape(edit.value, opens=edit.start == 0) if self._markdown else edit.value
        return Edit(edit.paragraph, places[edit.start], places[edit.end], value)


def _read(line: str, *, markdown: bool) -> _Line:
    if not markdown:
        return _Line(line, range(len(line) + 1))
    if is_rule(line):
        return _Line("", [0])
    text: list[str] = []
    places: list[int] = []
    at = 0
    while at < len(line):
        escaped = _ESCAPED.match(line, at)
        text.append(escaped[1] if escaped else line[at])
        places.append(at)
        at = escaped.end() if escaped else at + 1
    return _Line("".join(text), [*places, len(line)])


def _escape(value: str, *, opens: bool) -> str:
    """Return a value that Markdown reads as it is; `opens` tells that it opens its line."""
    lines = _SPECIAL.sub(r"\\\1", value).split("\n")
    return "\n".join(
        _BLOCK_START.sub(r"\1\\", line) if n or opens else line for n, line in enumerate(lines)
    )
