"""Names of others that were handed in with the report."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Literal

from app.checking.regex import Regex
from app.checking.rule import Rule
from app.patterns import lazy

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from app.checking.manuscript import Line, Manuscript
    from app.checking.other_names import OtherName
    from app.models.finding import Finding

_SHORTEST = 2
# What an outline that was made of an old report holds of it: whole texts, and names in phrases.
_ANYTHING = lazy(".")
# What a report is about, and for whom; in a batch the rest may be brought from another row.
_FRAME = lazy("study|title|audience|speaker|date|signature|attachments|copies|contact|names")
_BROUGHT = lazy(r"\bcontent\b|\.slots\.")


class OtherNames(Rule):
    """Finds the names that the manuscript is told to be others', units' or persons'.

    Not where what stands before it matches `before`, or what stands behind it `after`: there the
    report speaks of them. Right before a person's name stands what matches `ahead`, and behind one
    of two characters what matches `alone`. A name that the writer bears is not another's, nor one
    in the facts of an outline. `{source}` in the message is where a name is from.
    """

    kind: Literal["other_names"]
    before: Regex
    after: Regex
    ahead: Regex
    alone: Regex

    def findings(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield each such name."""
        lines = [line for line in manuscript.own_prose if not line.is_signed]
        writer = manuscript.writer
        own = ("".join(words.split()) for words in (*writer.units, *writer.names))
        known = manuscript.others.in_text("\n".join(line.uncited for line in lines))
        told: set[str] = set()
        for name in known:
            if name.words in told:
                continue
            told.add(name.words)
            if not any(name.words in each or each in name.words for each in own):
                yield from self._places(name, lines)

    def _places(self, name: OtherName, lines: Sequence[Line]) -> Iterator[Finding]:
        for line in lines:
            at = line.uncited.find(name.words)
            while at >= 0:
                end = at + len(name.words)
                meant = _is_said(line, at, _FRAME if name.always else _ANYTHING)
                if not meant and self._is_left(name, line.uncited, at, end):
                    yield self.finding(line, at, end, source=name.where)
                at = line.uncited.find(name.words, end)

    def _is_left(self, name: OtherName, text: str, start: int, end: int) -> bool:
        if self._before.search(text, max(0, start - 8), start) or self._after.match(text, end):
            return False
        if name.of != "person":
            return True
        alone = end - start > _SHORTEST or self._alone.match(text, end) is not None
        return alone and self._ahead.search(text, max(0, start - 8), start) is not None

    @cached_property
    def _before(self) -> re.Pattern[str]:
        return lazy(f"(?:{self.before})$")

    @cached_property
    def _after(self) -> re.Pattern[str]:
        return lazy(self.after)

    @cached_property
    def _ahead(self) -> re.Pattern[str]:
        return lazy(f"(?:{self.ahead})$")

    @cached_property
    def _alone(self) -> re.Pattern[str]:
        return lazy(self.alone)


def _is_said(line: Line, at: int, what: re.Pattern[str]) -> bool:
    """Tell whether a character stands in what the writer himself says of something in an outline.

    `what` matches where in the outline that is.
    """
    for span in line.paragraph.spans:
        if at < len(span.text):
            ref = span.origin.ref if span.origin.kind == "outline" else ""
            return bool(what.match(ref)) and not _BROUGHT.search(ref)
        at -= len(span.text)
    return False
