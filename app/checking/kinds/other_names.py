"""Names of others that were handed in with the report."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from app.checking.regex import Regex
from app.checking.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.checking.manuscript import Line, Manuscript
    from app.checking.other_names import OtherName
    from app.models.finding import Finding


class OtherNames(Rule):
    """Finds the names that the manuscript is told to be others', units' or persons'.

    Not where what stands before it matches `before`, or what stands behind it `after`: there the
    report speaks of them. A name that the writer bears, or says in the outline, is not another's.
    Of a person's name of two characters, `alone` matches what stands right behind it. `{source}`
    in the message is where a name is from.
    """

    kind: Literal["other_names"]
    before: Regex
    after: Regex
    alone: Regex

    def findings(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield each such name."""
        lines = [line for line in manuscript.own_prose if not line.is_signed]
        text = "\n".join(line.uncited for line in lines)
        for name in _others(manuscript):
            if name.words in text:
                yield from self._places(name, lines)

    def _places(self, name: OtherName, lines: Sequence[Line]) -> Iterator[Finding]:
        for line in lines:
            at = line.uncited.find(name.words)
            while at >= 0:
                end = at + len(name.words)
                if self._is_left(name, line.uncited, at, end):
                    yield self.finding(line, at, end, source=name.where)
                at = line.uncited.find(name.words, end)

    def _is_left(self, name: OtherName, text: str, start: int, end: int) -> bool:
        if self._before.search(text, max(0, start - 8), start) or self._after.match(text, end):
            return False
        short = name.of == "person" and end - start == 2
        return not short or self._alone.match(text, end) is not None

    @cached_property
    def _before(self) -> re.Pattern[str]:
        return re.compile(f"(?:{self.before})$")

    @cached_property
    def _after(self) -> re.Pattern[str]:
        return re.compile(self.after)

    @cached_property
    def _alone(self) -> re.Pattern[str]:
        return re.compile(self.alone)


def _others(manuscript: Manuscript) -> Iterator[OtherName]:
    """Yield the names handed in that are telling and not the writer's own."""
    if not manuscript.others:
        return
    writer = manuscript.writer
    own = (*writer.units, *writer.names)
    outline = manuscript.outline.model_dump_json() if manuscript.outline else ""
    for name in dict.fromkeys(manuscript.others):
        words = name.words
        is_own = words in outline or any(words in each or each in words for each in own)
        if not is_own and name.is_telling:
            yield name
