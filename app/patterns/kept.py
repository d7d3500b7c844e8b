"""Compiled patterns kept from one run of the program to the next.

To compile a pattern takes Python a hundred times as long as to take up what it once compiled, and
a command needs some hundreds. What is kept is Python's own code of a pattern, as its version makes
it; where that cannot be had or taken up, the pattern is compiled as ever.
"""

from __future__ import annotations

import importlib
import marshal
import re
import sys
from array import array
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from app.patterns.signs import signs_of

if TYPE_CHECKING:
    from collections.abc import Callable

# More than the program has: patterns of rules that were changed since are among them.
_MOST = 6_000
_FLAGS = {re.IGNORECASE: "i", re.MULTILINE: "m", re.DOTALL: "s", re.VERBOSE: "x", re.ASCII: "a"}
# A pattern's code, its flags, groups, their names by number and numbers by name.
_Code = tuple[bytes, int, int, tuple[str | None, ...], dict[str, int]]


class _Table(NamedTuple):
    """What is kept of patterns, by these: their code, and what a text must hold for a match."""

    codes: dict[str, _Code]
    signs: dict[str, tuple[str, ...]]


def _machine() -> Any:
    try:
        return importlib.import_module("_sre"), importlib.import_module("re._compiler")
    except ImportError:
        return None


class _Kept:
    """The patterns that earlier runs compiled, read when the first is asked for."""

    def __init__(self, read: Callable[[], bytes | None]) -> None:
        self._read = read
        self._table: _Table | None = None
        self._new: set[str] = set()
        self._told = False

    def compiled(self, pattern: str, flags: int) -> re.Pattern[str]:
        """Return a pattern that an earlier run compiled, or else a new one, which is noted."""
        # With its flags before it, it says the same.
        key = "".join(sign for flag, sign in _FLAGS.items() if flags & flag)
        key = f"(?{key}){pattern}" if key else pattern
        try:
            data, every, groups, names, numbers = self._opened().codes[key]
            code = array("I", data).tolist()
            made = _machine()[0].compile(pattern, every, code, groups, numbers, names)
        except (KeyError, TypeError, ValueError, RuntimeError, OverflowError):
            # A faulty one is told of here, as ever.
            made = re.compile(pattern, flags)
            self._new.add(key)
        return cast("re.Pattern[str]", made)

    def signs(self, pattern: str) -> tuple[str, ...]:
        """Return what a text must hold for a pattern to match, told once for all runs."""
        signs = self._opened().signs
        if pattern not in signs:
            self._told = True
            signs[pattern] = signs_of(pattern)
        return signs[pattern]

    def data(self) -> bytes | None:
        """Return all patterns to keep; None if no run would gain by them."""
        if not self._new and not self._told:
            return None
        codes, signs = self._opened()
        if len(signs) > _MOST or len(codes) + len(self._new) > _MOST:
            codes.clear()
            signs.clear()
        codes |= {pattern: _code(pattern) for pattern in self._new}
        return marshal.dumps((codes, signs))

    def _opened(self) -> _Table:
        if self._table is None:
            data = self._read() if _machine() else None
            try:
                # The cache is the user's own, and sealed against damage.
                self._table = _Table(*marshal.loads(data)) if data else _Table({}, {})  # noqa: S302
            except (ValueError, EOFError, TypeError):
                self._table = _Table({}, {})
        return self._table


_kept: _Kept | None = None


def version() -> str:
    """Return what the code of a pattern hangs on."""
    machine = _machine()
    return f"{sys.implementation.cache_tag}-{sys.hexversion:x}-{machine[0].MAGIC if machine else 0}"


def keep(read: Callable[[], bytes | None]) -> None:
    """Take up patterns that an earlier run kept, as `read` returns them when one is needed."""
    global _kept
    _kept = _Kept(read)


def to_keep() -> bytes | None:
    """Return the patterns to keep for the next run; None if it has them all."""
    return _kept.data() if _kept and _machine() else None


def known_signs(pattern: str) -> tuple[str, ...]:
    """Return what a text must hold for a pattern to match; nothing where that is not known."""
    return _kept.signs(pattern) if _kept else signs_of(pattern)


def compiled(pattern: str | bytes, flags: int = 0) -> re.Pattern[Any]:
    """Return a compiled pattern, one that is kept without compiling it again."""
    if _kept and isinstance(pattern, str):
        return _kept.compiled(pattern, flags)
    return re.compile(pattern, flags)


def _code(pattern: str) -> _Code:
    """Return what `re.compile` makes of a pattern before it is one; see `re._compiler.compile`."""
    compiler = _machine()[1]
    parsed = compiler._parser.parse(pattern, 0)
    code = compiler._code(parsed, 0)
    numbers = dict(parsed.state.groupdict)
    names: list[str | None] = [None] * parsed.state.groups
    for name, number in numbers.items():
        names[number] = name
    flags = int(parsed.state.flags)
    return array("I", code).tobytes(), flags, parsed.state.groups - 1, tuple(names), numbers
