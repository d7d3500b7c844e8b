"""A TOML file with the line and column of what it says, which its reader does not tell."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from typing import TYPE_CHECKING, Any

from app.errors import InputError, Problem
from app.files.decoding import read_text
from app.messages import N_, _
from app.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_AT = lazy(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
# By words of the reader's own, which are English.
_SAY = {
    "overwrite": (N_("这个键写了两次"), N_("删去其中一个")),
    "twice": (N_("这个方括号里的名称写了两次"), N_("把两处合在一起")),
    "Expected '='": (N_("键的后面没有“=”"), N_("写成 键 = 值")),
    "Unclosed": (N_("括号没有关上"), N_("补上后一半")),
    "nterminated": (N_("引号没有关上"), N_("补上后一半")),
    "Illegal character": (N_("引号里有不能写的字符"), N_("一段文字写在一行里，引号用半角的")),
    "recursion": (N_("方括号、花括号套得太深"), N_("少套几层")),
    "digits": (N_("数字太长"), N_("写短些；是文字，就加引号")),
    "Expected newline": (N_("这一行后面还有字"), N_("一行写一项；说明写在 # 后面")),
}
_USUAL = (N_("TOML 写法不对"), N_('照 ignore = ["term/"] 的样子写，引号、等号、括号都用半角'))


class TomlFile:
    """A TOML file that was read, as plain `data`."""

    def __init__(self, text: str, path: str) -> None:
        """Read a text. Raises `InputError` with line and column for what is no TOML."""
        self.path = path
        self._lines = text.split("\n")
        self._prefix = cache(self._read_prefix)
        try:
            self.data: dict[str, Any] = tomllib.loads(text)
        except (ValueError, RecursionError) as error:
            raise InputError(self._fault(str(error))) from error

    def problem(self, loc: Sequence[str | int], what: str, hint: str = "") -> Problem:
        """Return a problem with the key or member at the end of a path of keys and indices.

        Steps that the file lacks are passed over.
        """
        line, column = self._place(loc)
        return Problem(what, hint, self.path, line, column, self._lines[line - 1])

    def _fault(self, said: str) -> Problem:
        at = _AT.search(said)
        line, column = (int(at[1]), int(at[2])) if at and at[1] else self._end()
        what, hint = next((words for sign, words in _SAY.items() if sign in said), _USUAL)
        return Problem(_(what), _(hint), self.path, line, column, self._lines[line - 1])

    def _end(self) -> tuple[int, int]:
        written = [number for number, line in enumerate(self._lines, 1) if line.strip()]
        last = written[-1] if written else 1
        return last, len(self._lines[last - 1]) + 1

    def _place(self, loc: Sequence[str | int]) -> tuple[int, int]:
        """Return where in the file the last of some steps that it has is said."""
        known = list(loc)
        while known and not _holds(self.data, known):
            known.pop()
        first, last = self._statement(known)
        text = "\n".join(self._lines[first:last])
        at = len(text) - len(text.lstrip())
        for count, step in enumerate(known, 1):
            sought = _key(step) if isinstance(step, str) else _member(self.data, known[:count])
            if sought and (found := re.compile(sought, re.M).search(text, at)):
                at = found.start("at")
        return first + 1 + text.count("\n", 0, at), at - text.rfind("\n", 0, at)

    def _statement(self, loc: Sequence[str | int]) -> tuple[int, int]:
        """Return the lines, from 0, of what first says all steps of a path.

        That is what stands between the longest beginning of the file that lacks them and the
        shortest one that has them; a beginning that breaks a value off is no TOML, and none.
        """
        before, last, top = 0, len(self._lines), len(self._lines)
        while top - before > 1:
            middle = (before + top) // 2
            sound = (end for end in range(middle, top) if self._prefix(end) is not None)
            end = next(sound, None)
            if end is None:
                top = middle
            elif _holds(self._prefix(end), loc):
                top = last = end
            else:
                before = end
        return before, last

    def _read_prefix(self, lines: int) -> dict[str, Any] | None:
        try:
            return tomllib.loads("\n".join(self._lines[:lines]) + "\n")
        except ValueError:
            return None


def read_toml(path: Path) -> TomlFile:
    """Return a TOML file. Raises `InputError` for what cannot be read, or is no TOML."""
    return TomlFile(read_text(path), str(path))


def _holds(data: object, loc: Sequence[str | int]) -> bool:
    for step in loc:
        if isinstance(data, list):
            data = dict(enumerate(data))
        if not isinstance(data, dict) or step not in data:
            return False
        data = data[step]
    return True


def _key(name: str) -> str:
    return rf"(?:^|[\[{{,.\s])(?P<at>[\"']?{re.escape(name)}[\"']?)\s*[=.\]]"


def _member(data: object, loc: Sequence[str | int]) -> str:
    """Return what a text in a list is found by; nothing for what is no text."""
    value: Any = data
    for step in loc:
        value = value[step]
    return rf"(?P<at>[\"']{re.escape(value)}[\"'])" if isinstance(value, str) else ""
