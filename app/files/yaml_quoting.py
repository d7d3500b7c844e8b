"""Words as YAML takes them whole: which ones need quotes, and a line with its words in quotes.

A text is known by its places, where all that is wrong with it is told.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from app.errors import Problem
from app.messages import N_, _
from app.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

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

AT_ENDS = " \t\n\u00a0\u1680\u202f\u205f\u3000\ufeff" + "".join(map(chr, range(0x2000, 0x200C)))
"""Blanks that no words begin or end with, wide ones too."""

_VALUE = lazy(r"""\s*(?:- +)*(?:(?:"[^"]*"|'[^']*'|[^\s"'\[{#:-][^:#]*?)\s*: +)?(?=\S)""")
_TO_COMMA = lazy(r"[^,\]}\n]*")
_BRACKET = lazy(r"[\[{\]}]")
_LONGEST = 36
_KEY = lazy(
    rf"[ \t]*(?:- +)?(?P<key>\w{{1,12}})(?:(?P<wide>：)|(?P<odd>:)[{BLANKS}]|(?P<tight>:)[^\s/])"
)
_COLONS: dict[str, tuple[str, str]] = {
    "wide": (N_("“{}”后面的冒号是全角的"), N_("改成半角“:”，后面空一格；是文字，就加引号：{}")),
    "odd": (N_("“{}:”后面的空格不是半角的"), N_("删去它，改成半角的空格；是文字，就加引号：{}")),
    "tight": (N_("“{}:”后面没有空格"), N_("在冒号后面空一格；是文字，就加引号：{}")),
}
# Line breaks that only YAML takes for such, and what no YAML text may hold.
_HIDDEN = lazy("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")


def needs_quotes(words: str) -> bool:
    """Tell whether words that YAML takes without quotes would be refused here, or bent."""
    return bool(
        words.startswith("-")
        or BULLET.match(words)
        or ODD_COLON.match(words)
        or ODD_REMARK.search(words)
        or words.strip(AT_ENDS) != words
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

    def hidden_characters(self) -> Iterator[Problem]:
        """Yield a problem for each line with characters that nobody sees and YAML does not take."""
        for number, line in enumerate(self.lines, 1):
            if found := _HIDDEN.findall(line):
                what = _("有看不见的控制字符（U+{code:04X}）")
                if found[1:]:
                    what = _("有看不见的控制字符（U+{code:04X}），这一行共 {count} 个")
                what = what.format(code=ord(found[0]), count=len(found))
                column = line.index(found[0]) + 1
                yield Problem(what, _("删去它再试"), self.path, number, column, line)

    def colon_problem(
        self, start: int, is_key: Callable[[str], bool] = bool, tight: bool = True
    ) -> Problem | None:
        """Return what keeps the words at a place from being a key and its value, if they look so.

        The colon is full-width, or has an odd blank behind it, or none (`tight`).
        """
        match = _KEY.match(self.text, start)
        kind = (match.lastgroup or "") if match else ""
        if match is None or not is_key(match["key"]) or (kind == "tight" and not tight):
            return None
        what, hint = _COLONS[kind]
        words = self.quoted(match.start("key"), self.line_end(start))
        what, hint = _(what).format(match["key"]), _(hint).format(words)
        return self.problem(match.start(kind), what, hint)

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
        words = self.text[start:end].strip(AT_ENDS)
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
