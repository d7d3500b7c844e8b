"""A Markdown text to lines of plain words: the marks of its blocks gone, its tables laid as rows.

Line breaks stay line breaks, for who writes a report in Markdown ends a paragraph with each.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from app.messages import _
from app.patterns import lazy
from app.text.emphasis import is_rule
from app.text.markdown.definitions import defines, find_definitions
from app.text.markdown.inline import plain_line
from app.text.markdown.regions import ToldAt, without_regions
from app.text.markdown.signs import BLOCK, BREAK, HEADING, ROWS
from app.text.markdown.tables import (
    begins_unruled,
    cell_places,
    find_rows,
    is_delimiter,
    lay_row,
    write_row,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.text.markdown.inline import Definitions

UNDERLINE = lazy(r"\s*+(?:(?:-\s*+){3,}|(?:=\s*+){3,}|`{3,}\w*|~{3,}\w*)\s*")
# Three hashes are nothing but a heading; one may be #1机组 or #话题.
LEADING = lazy(
    r"\s*(?:(?P<heading>#{1,6}[^\S\n]+|#{2,6}(?=[\u4e00-\u9fff（“《]))|>(?![\d=])\s?"
    r"|[-*+]\s+(?=\S)(?:\[(?P<task>[ xX])\]\s+)?)"
)
_CLOSING = lazy(r"(?<!\s)\s++#++\s*+$")
_BROKEN_BY_HAND = lazy(r"(?<!\\)((?:\\\\)*)\\$")
_DRAFT_BOLD = lazy(r"\*\*((?:\\.|(?!\*\*)[^\\])*+)\*\*")
_TASKS = {" ": "□ ", "x": "☑ ", "X": "☑ "}


class PlainText(NamedTuple):
    r"""A text without marks, and what is told of them, in order.

    It has as many lines as before. A row of a table begins with its sign, a further line of one
    line with `BREAK`, and a sign behind a backslash is itself.
    """

    text: str
    told: tuple[ToldAt, ...] = ()


class _Body(NamedTuple):
    """A line without the marks of its blocks: where its words began, and what stands for marks."""

    words: str
    column: int = 0
    before: str = ""


def plain_text(text: str, *, draft: bool = False) -> PlainText:
    """Return a Markdown text without its marks; in a `draft` those of headings and blocks stay."""
    kept, told = without_regions(text)
    lines = kept.split("\n")
    defined = find_definitions(lines)
    plain = _Lines(defined.known, draft=draft)
    written = plain.read([defined.lines.get(n, line) for n, line in enumerate(lines)])
    return PlainText("\n".join(written), tuple(sorted([*told, *defined.told, *plain.told])))


def opens_block(line: str) -> bool:
    """Tell whether a line begins with the mark of a block, is one itself, or tells of others."""
    return bool(
        LEADING.match(line)
        or line.lstrip().startswith((*BLOCK, "#", "```", "~~~"))
        or UNDERLINE.fullmatch(line)
        or is_rule(line)
        or is_delimiter(line)
        or defines(line)
    )


class _Lines:
    """Reads the lines of one text."""

    def __init__(self, known: Definitions, *, draft: bool) -> None:
        self.told: list[ToldAt] = []
        self._known = known
        self._draft = draft

    def read(self, lines: Sequence[str]) -> Iterator[str]:
        """Yield each line without marks."""
        bodies = [_Body(line) if BREAK in line else self._body(line) for line in lines]
        words = ["" if self._is_apart(body.words) else body.words for body in bodies]
        rows = find_rows(words)
        for n, body in enumerate(bodies):
            if n not in rows:
                if begins_unruled(words, n):
                    self._tell_unruled(n, body.words.strip())
                yield self._line(n, body)
            elif row := rows[n]:
                yield lay_row(self._cells(n, body), row)
            else:
                yield ""

    def _tell_unruled(self, n: int, header: str) -> None:
        delimiter = write_row(["---"] * len(cell_places(header)), "next")
        what = _("“{header}”像表头，下面缺一行 {delimiter}").format(
            header=header, delimiter=delimiter
        )
        self.told.append(ToldAt(n + 1, 1, what, _("补上这一行，才排成表格")))

    def _is_apart(self, line: str) -> bool:
        return BREAK in line or (self._draft and line.lstrip().startswith(BLOCK))

    def _body(self, line: str) -> _Body:
        if is_rule(line) or UNDERLINE.fullmatch(line):
            return _Body("")
        at, before, is_heading = 0, "", False
        while (mark := LEADING.match(line, at)) and not (self._draft and HEADING.match(line)):
            at = mark.end()
            before = _TASKS.get(mark["task"] or "", before)
            is_heading = is_heading or mark["heading"] is not None
        words = _CLOSING.sub("", line[at:]) if is_heading else line[at:]
        return _Body(_BROKEN_BY_HAND.sub(r"\1", words), at, before)

    def _line(self, n: int, body: _Body) -> str:
        if not self._is_apart(body.words):
            return body.before + self._words(n, body)
        if BREAK not in body.words:
            return body.words
        # What an HTML table was stands among the words of its line.
        parts = body.words.split(BREAK)
        return BREAK.join(
            part if part[:1] in ROWS else self._line(n, self._body(part)) for part in parts
        )

    def _words(self, n: int, body: _Body) -> str:
        line, column = body.words, body.column
        if not self._draft:
            return self._plain(n, line, column)
        if head := HEADING.match(line):
            return head[0] + self._plain(n, line[head.end() :], column + head.end())
        if head := _DRAFT_BOLD.match(line):
            words = self._plain(n, head[1], column + 2)
            return f"**{words}**{self._plain(n, line[head.end() :], column + head.end())}"
        return self._plain(n, line, column)

    def _cells(self, n: int, body: _Body) -> Iterator[str]:
        for start, end in cell_places(body.words):
            yield self._plain(n, body.words[start:end], body.column + start)

    def _plain(self, n: int, line: str, column: int) -> str:
        plain = plain_line(line, self._known)
        self.told += (
            ToldAt(n + 1, column + each.at + 1, each.what, each.hint) for each in plain.told
        )
        return plain.text
