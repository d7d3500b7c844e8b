"""Regular expressions compiled when they are first used: a program that needs none pays nothing."""

from __future__ import annotations

import re
from typing import AnyStr, cast


def lazy(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return a pattern that is compiled at its first search; it is used like any other."""
    return cast("re.Pattern[AnyStr]", _Lazy(pattern, flags))


def one_of(branches: str) -> re.Pattern[str]:
    """Return a lazy pattern of branches that blanks part; each begins with a character or a set.

    It is tried only where one of the branches may begin: a hundred cost hardly more than one.
    """
    return cast("re.Pattern[str]", _OneOf(branches, 0))


class _Lazy:
    def __init__(self, pattern: str | bytes, flags: int) -> None:
        self.pattern = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> object:
        """Return a method of the compiled pattern, which then stands here as an own attribute."""
        found: object = getattr(self._compiled(), name)
        setattr(self, name, found)
        return found

    def _compiled(self) -> re.Pattern[str] | re.Pattern[bytes]:
        return re.compile(self.pattern, self._flags)


# What is optional or stands in a group may be skipped, and then something else would be first.
_BEGINNING = lazy(r"(?:\[(?P<set>[^]^\\]+)\]|(?P<one>[^][(){}^$.?*+|\\]))(?![?*{])")


class _OneOf(_Lazy):
    def _compiled(self) -> re.Pattern[str] | re.Pattern[bytes]:
        parts = str(self.pattern).split()
        characters = "".join(map(_beginning, parts))
        return re.compile(f"(?=[{characters}])(?:{'|'.join(parts)})")


def _beginning(branch: str) -> str:
    match = _BEGINNING.match(branch)
    if match is None:
        raise ValueError(f"begins with no character: {branch}")
    return match["set"] or match["one"]
