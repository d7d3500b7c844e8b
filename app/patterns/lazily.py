"""Stand for compiled patterns until a text comes that they may match."""

from __future__ import annotations

from functools import cached_property, partial
from operator import add
from typing import TYPE_CHECKING, Any, AnyStr, cast

from app.patterns.kept import compiled, known_signs

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterable

# What looks for a pattern in a text, which of its arguments that text is, and its answer where
# the pattern does not match.
_ANSWERS: dict[str, tuple[int, Callable[[str], object]]] = {
    **dict.fromkeys(("search", "match", "fullmatch"), (0, lambda _: None)),
    "finditer": (0, lambda _: iter(())),
    "findall": (0, lambda _: []),
    "split": (0, lambda text: [text]),
    "sub": (1, lambda text: text),
    "subn": (1, lambda text: (text, 0)),
}
# After so many lines without a match compiling would have cost less; a long text counts as many.
_SPARED = 256
_LINE = 256


def lazy(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return a pattern that is compiled at its first search; it is used like any other."""
    return cast("re.Pattern[AnyStr]", _Lazy(pattern, flags))


def one_of(branches: str) -> re.Pattern[str]:
    """Return a lazy pattern of branches that blanks part; each begins with a character or a set.

    It is tried only where one of the branches may begin: a hundred cost hardly more than one.
    """
    return cast("re.Pattern[str]", _OneOf(branches, 0))


def those_in(patterns: Iterable[re.Pattern[str]], parts: frozenset[str]) -> list[re.Pattern[str]]:
    """Return those of some lazy patterns that may match in a text of such `parts_of`."""
    return [
        one
        for one in patterns
        if not (heads := cast("_Lazy", one).heads) or not heads.isdisjoint(parts)
    ]


def parts_of(text: str) -> frozenset[str]:
    """Return the characters of a text, and every two that stand side by side."""
    return frozenset(text).union(map(add, text, text[1:]))


class _Lazy:
    """Stands for a compiled pattern; in a text without its signs it matches nothing."""

    def __init__(self, pattern: str | bytes, flags: int) -> None:
        self.pattern = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> object:
        """Return a method of the compiled pattern, which then stands here as an own attribute."""
        signs = self._known() if name in _ANSWERS else ()
        if signs:
            self._signs, self._spared = signs, _SPARED
            method: object = partial(self._asked, name)
        else:
            method = getattr(self._compiled(), name)
        setattr(self, name, method)
        return method

    @cached_property
    def heads(self) -> frozenset[str]:
        """Return the first two characters of each sign, or the one that it is."""
        return frozenset(sign[:2] for sign in self._known())

    def _known(self) -> tuple[str, ...]:
        if not isinstance(self.pattern, str) or self._flags:
            return ()
        return known_signs(self.pattern)

    def _asked(self, name: str, *args: Any, **more: Any) -> object:
        """Ask the pattern about a text, if it can match there or has been asked often."""
        at, answer = _ANSWERS[name]
        text = args[at]
        self._spared -= 1 + len(text) // _LINE
        if self._spared > 0 and not any(sign in text for sign in self._signs):
            return answer(text)
        compiled = self._compiled()
        for each in _ANSWERS:
            setattr(self, each, getattr(compiled, each))
        return getattr(compiled, name)(*args, **more)

    def _compiled(self) -> re.Pattern[str] | re.Pattern[bytes]:
        return compiled(self.pattern, self._flags)


# What is optional or stands in a group may be skipped, and then something else would be first.
_BEGINNING = lazy(r"(?:\[(?P<set>[^]^\\]+)\]|(?P<one>[^][(){}^$.?*+|\\]))(?![?*{])")


class _OneOf(_Lazy):
    def _known(self) -> tuple[str, ...]:
        # What is tried first is in the pattern already.
        return ()

    def _compiled(self) -> re.Pattern[str] | re.Pattern[bytes]:
        parts = str(self.pattern).split()
        characters = "".join(map(_beginning, parts))
        return compiled(f"(?=[{characters}])(?:{'|'.join(parts)})")


def _beginning(branch: str) -> str:
    match = _BEGINNING.match(branch)
    if match is None:
        raise ValueError(f"begins with no character: {branch}")
    return match["set"] or match["one"]
