"""Set statements: what begins like one ends otherwise."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from pydantic import Field

from app.checking.regex import Regex
from app.checking.rule import Rule
from app.patterns import lazy
from app.text.characters import HAN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.checking.manuscript import Line, Manuscript
    from app.models.finding import Finding

_SAID = rf"[：:，,]?(?P<quote>[“\"‘]?)(?P<said>[{HAN}]{{2,16}}?)(?=[，。；：、！？”’\"）\n]|$)"


class SetStatements(Rule):
    """Finds a statement that begins with the words of one and says something else of it.

    `statements` tell by their beginnings what they may go on with. What goes on with a pattern of
    `open` says nothing yet: 是什么, 是由…决定的. `{right}` in the message is what it should say.
    Where the sentence has a word of `unless`, it says itself that this is a slip.
    """

    kind: Literal["set_statements"]
    statements: dict[str, tuple[str, ...]] = Field(min_length=1)
    open: tuple[Regex, ...] = ()
    unless: tuple[str, ...] = ()

    def findings(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield what is said instead of what the statement says."""
        begins = [each for each in self.statements if each in manuscript.text]
        for line in manuscript.written if begins else ():
            for match, right in sorted(self._others(line, begins), key=lambda one: one[0].start()):
                if not line.told_at(match.start()).names(self.unless):
                    yield self.finding(line, *match.span("said"), right=right)

    def _others(self, line: Line, begins: list[str]) -> Iterator[tuple[re.Match[str], str]]:
        """Yield what goes on otherwise in a line, and what should stand there."""
        for begin in (each for each in begins if each in line.text):
            for match in self._pattern(begin).finditer(line.text):
                if self._is_other(begin, match, line.text):
                    yield match, begin + self.statements[begin][0]

    def _is_other(self, begin: str, match: re.Match[str], text: str) -> bool:
        said = match["said"]
        if any(text.startswith(right, match.start("said")) for right in self.statements[begin]):
            return False
        return not any(pattern.search(said) for pattern in self._open)

    def _pattern(self, begin: str) -> re.Pattern[str]:
        return lazy(re.escape(begin) + _SAID)

    @cached_property
    def _open(self) -> list[re.Pattern[str]]:
        return [lazy(f"^(?:{each})") for each in self.open]
