"""Words as YAML takes them whole: which ones need quotes, and a line with its words in quotes."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from app.errors import Problem
from app.patterns import lazy

BLANKS = "\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000\ufeff"
"""Blanks that a person takes for a space and YAML for a letter, as a character class."""

ODD_COLON = lazy(rf"\w{{1,12}}:(?=[{BLANKS}])")
"""A key whose colon is followed by such a blank, and so is no key."""

BULLET = lazy("[－–−•·●▪]|—(?!—)")
"""Marks of a list as other keyboards have them."""

ODD_REMARK = lazy(rf"(?<![{BLANKS}])[{BLANKS}]++(#+(?=[ \t{BLANKS}]|$).*)")
"""A remark that such a blank keeps from being one."""

WIDE_COMMAS = lazy("[^，]{1,6}(?:，[^，]{1,6})+")
"""Short words with full-width commas between them: a list, where they stand in brackets."""

_AT_ENDS = " \t\n\u00a0\u1680\u202f\u205f\u3000\ufeff" + "".join(map(chr, range(0x2000, 0x200C)))
_VALUE = lazy(r"""\s*(?:- +)*(?:(?:"[^"]*"|'[^']*'|[^\s"'\[{#:-][^:#]*?)\s*: +)?(?=\S)""")
_TO_COMMA = lazy(r"[^,\]}\n]*")
_BRACKET = lazy(r"[\[{\]}]")
_LONGEST = 36


def stripped(words: str) -> str:
    """Return words without the blanks at their ends, wide ones too."""
    return words.strip(_AT_ENDS)


def needs_quotes(words: str) -> bool:
    """Tell whether words that YAML takes without quotes would be refused here, or bent."""
    return bool(
        words.startswith("-")
        or BULLET.match(words)
        or ODD_COLON.match(words)
        or ODD_REMARK.search(words)
        or stripped(words) != words
    )


def quote(words: str) -> str:
    """Return words in double quotes, or in single ones where they hold what those would change."""
    if '"' in words or "\\" in words:
        return "'" + words.replace("'", "''") + "'"
    return f'"{words}"'


def shortened(words: str) -> str:
    """Return words cut in the middle where they are too long to be shown again."""
    if len(words) <= _LONGEST:
        return words
    return f"{words[: _LONGEST // 2]}…{words[-_LONGEST // 2 :]}"


@dataclass(frozen=True)
class Source:
    """A YAML text and its path; places in it are indices of characters, from 0."""

    text: str
    path: str

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """Return the lines of the text."""
        return tuple(self.text.split("\n"))

    @cached_property
    def _starts(self) -> list[int]:
        """Return where each line begins."""
        return [0, *(match.end() for match in re.finditer("\n", self.text))]

    def problem(self, index: int, what: str, hint: str) -> Problem:
        """Return a problem at a place, with the line that it stands in."""
        line, start = self.line(index), self.line_start(index)
        return Problem(what, hint, self.path, line, index - start + 1, self.lines[line - 1])

    def place(self, line: int, column: int) -> int:
        """Return the place of a line and a column, both from 1."""
        return self._starts[line - 1] + column - 1

    def line(self, index: int) -> int:
        """Return the number of the line of a place, from 1."""
        return bisect_right(self._starts, index)

    def line_start(self, index: int) -> int:
        """Return where the line of a place begins."""
        return self._starts[self.line(index) - 1]

    def line_end(self, index: int) -> int:
        """Return where the line of a place ends, its last blanks left off."""
        end = self.text.find("\n", index)
        line = self.text[index : len(self.text) if end < 0 else end]
        return index + len(line.rstrip())

    def opens_line(self, index: int) -> bool:
        """Tell whether nothing but blanks stands before a place in its line."""
        return not self.text[self.line_start(index) : index].strip()

    def quoted(self, start: int, end: int) -> str:
        """Return the line of some words with these in quotes, long ones cut in the middle."""
        before = self.text[self.line_start(start) : start].lstrip()
        words = stripped(self.text[start:end])
        return f"{before}{shortened(quote(words))}{self.text[end : self.line_end(end)]}"

    def words_end(self, index: int, *, in_brackets: bool) -> int:
        """Return where the words at a place end: with their line, or in brackets at a comma.

        Brackets that they open with belong to them.
        """
        match = _TO_COMMA.match(self.text, self._closed(index)) if in_brackets else None
        return match.end() if match else self.line_end(index)

    def _closed(self, index: int) -> int:
        """Return where the brackets that open at a place are closed again, in its line."""
        if self.text[index : index + 1] not in ("[", "{"):
            return index
        depth = 0
        for sign in _BRACKET.finditer(self.text, index, self.line_end(index)):
            depth += 1 if sign[0] in "[{" else -1
            if depth == 0:
                return sign.end()
        return index

    def value_start(self, index: int) -> int:
        """Return where the value in the line of a place begins: behind its dashes and its key."""
        match = _VALUE.match(self.text, self.line_start(index))
        return match.end() if match else index
