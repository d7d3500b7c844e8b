"""Regular expressions compiled when they are first used: a program that needs none pays nothing."""

from __future__ import annotations

import re
from typing import AnyStr, cast


def lazy(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return a pattern that is compiled at its first search; it is used like any other."""
    return cast("re.Pattern[AnyStr]", _Lazy(pattern, flags))


# What is optional or stands in a group may be skipped, and then something else would be first.
_BEGINNING = re.compile(r"(?:\[(?P<set>[^]^\\]+)\]|(?P<one>[^][(){}^$.?*+|\\]))(?![?*{])")


class _Lazy:
    def __init__(self, pattern: str | bytes, flags: int) -> None:
        self.pattern = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> object:
        """Return a method of the compiled pattern, which then stands here as an own attribute."""
        found: object = getattr(re.compile(self.pattern, self._flags), name)
        setattr(self, name, found)
        return found


def one_of(branches: str) -> re.Pattern[str]:
    """Return a lazy pattern of branches that blanks part, each begun by a character or a set of them.

    It is tried only where one of the branches may begin: a hundred cost hardly more than one.
    """
    parts = branches.split()
    starts = [_BEGINNING.match(part) for part in parts]
    if missing := [part for part, start in zip(parts, starts, strict=True) if start is None]:
        raise ValueError(f"begins with no character: {missing[0]}")
    characters = "".join(start["set"] or start["one"] for start in starts if start)
    return lazy(f"(?=[{characters}])(?:{'|'.join(parts)})")
