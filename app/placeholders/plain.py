"""A text or Markdown file with its placeholders filled by a names sheet."""

from __future__ import annotations

import re
import string
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from app.patterns import lazy
from app.placeholders.choosing import Edit
from app.placeholders.filling import apply_to_text, split_lines
from app.placeholders.form import Form
from app.text.emphasis import is_rule
from app.text.markdown.blocks import opens_block
from app.text.markdown.inline import escaped
from app.text.markdown.tables import find_rows
from app.word.containers import Where
from app.word.xml_part import one_line

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

_ESCAPED = lazy(rf"\\([{re.escape(string.punctuation)}])")


class _Line(NamedTuple):
    """A line as it reads, and where each of its characters (and its end) stands in the file."""

    text: str
    places: Sequence[int]


class PlainText:
    r"""The lines of a text as they read, and the text with edits made to them.

    In Markdown `\*区委` reads `*区委`, a rule (`***`) reads as nothing, and a value is
    escaped so that it reads as it was given, in one cell where it stands in a table. A rule that
    is among the `named` reads as it stands.
    """

    def __init__(self, text: str, *, markdown: bool = False, named: Collection[str] = ()) -> None:
        self._raw, self._newlines = split_lines(text)
        self._markdown = markdown
        self._lines = [_read(line, markdown, named) for line in self._raw]
        self._rows = find_rows(self._raw) if markdown else {}
        self._numbers = list(accumulate(int(bool(line.strip())) for line in self._raw))

    @property
    def lines(self) -> list[str]:
        """Return each line as it reads, empty ones too."""
        return [line.text for line in self._lines]

    def cautions(self, *, changed: bool) -> tuple[str, ...]:  # noqa: ARG002
        """Return what a writer should know of the file: of a text, nothing."""
        return ()

    @property
    def form(self) -> Form:
        """Return what is open beside the markers: in a text, boxes to tick."""
        # What reads forms is not loaded for a text that is only looked at.
        from app.placeholders.forms import box_places

        return Form(box_places(self.lines))

    def where(self, n: int) -> Where:
        """Return where a line stands; blank lines are not counted."""
        return Where("", f"第 {self._numbers[n]} 段")

    def column(self, n: int, offset: int) -> int:
        """Return where a character of a line as it reads stands in the line of the file."""
        return self._lines[n].places[offset]

    def filled(self, edits: Iterable[Edit]) -> bytes:
        """Return the text with the edits made, in UTF-8."""
        text = apply_to_text(self._raw, self._newlines, map(self._in_file, edits))
        return text.encode("utf-8", errors="replace")

    def _in_file(self, edit: Edit) -> Edit:
        places = self._lines[edit.paragraph].places
        return Edit(edit.paragraph, places[edit.start], places[edit.end], self._written(edit))

    def _written(self, edit: Edit) -> str:
        if not self._markdown:
            return edit.value
        if edit.paragraph in self._rows:
            return escaped(one_line(edit.value)).replace("|", "\\|")
        return _escape(edit.value, opens=edit.start == 0)


def _read(line: str, markdown: bool, named: Collection[str]) -> _Line:
    if not markdown:
        return _Line(line, range(len(line) + 1))
    if is_rule(line) and line.strip() not in named:
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
    lines = map(escaped, value.split("\n"))
    return "\n".join(_kept(line) if n or opens else line for n, line in enumerate(lines))


def _kept(line: str) -> str:
    """Return a line that opens no block, as one may behind spaces too."""
    at = len(line) - len(line.lstrip())
    return f"{line[:at]}\\{line[at:]}" if opens_block(line) else line
