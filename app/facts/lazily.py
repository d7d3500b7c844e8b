"""Patterns compiled when they are first used: a program that reads no fact pays nothing."""

from __future__ import annotations

import re
from typing import cast


def lazy(source: str) -> re.Pattern[str]:
    """Return a pattern that is compiled at its first search; it is used like any other."""
    return cast("re.Pattern[str]", _Lazy(source))


class _Lazy:
    def __init__(self, source: str) -> None:
        self._source = source

    def __getattr__(self, name: str) -> object:
        """Return a method of the compiled pattern, which then stands here as an own attribute."""
        found: object = getattr(re.compile(self._source), name)
        setattr(self, name, found)
        return found
