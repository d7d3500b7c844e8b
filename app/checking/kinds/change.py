"""Changes that run against their words, and by another measure than they say."""

from __future__ import annotations

import itertools
import re
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from app.checking.figures import counts_alike, figures_by_sentence, is_percent, leeway, shown_as
from app.checking.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.checking.manuscript import Line, Manuscript
    from app.facts.figures import Figure
    from app.models.finding import Finding

_FARTHEST = 12


class Change(Rule):
    """Finds 由7天压缩到9天: what the words of `less` or `more` say goes the other way.

    `since` stands before the first figure, and a word of `less` or `more` between the two. A
    sentence with a word of `unless` tells of ranks, which count the other way.
    """

    kind: Literal["change"]
    since: str
    more: str
    less: str
    unless: tuple[str, ...] = ()

    def findings(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield each change that runs against its word."""
        for line, old, new, _ in self._changes(manuscript):
            word = line.text[old.end : new.start]
            up, down = self._more.search(word), self._less.search(word)
            grows = new.number.size - old.number.size
            if (up and not down and grows < 0) or (down and not up and grows > 0):
                yield self.finding(line, old.start, new.end)

    def _changes(
        self, manuscript: Manuscript
    ) -> Iterator[tuple[Line, Figure, Figure, Sequence[Figure]]]:
        """Yield the old and the new figure of each change, and the figures behind it."""
        for line in manuscript.prose:
            for (start, end), figures in figures_by_sentence(line):
                if any(word in line.text[start:end] for word in self.unless):
                    continue
                for at, (old, new) in enumerate(itertools.pairwise(figures)):
                    if counts_alike(old, new) and self._is_change(line.text, old, new):
                        yield line, old, new, figures[at + 2 :]

    def _is_change(self, text: str, old: Figure, new: Figure) -> bool:
        between = text[old.end : new.start]
        if len(between) > _FARTHEST or "每" in between:
            return False
        if self._since.search(text, max(0, old.start - _FARTHEST), old.start) is None:
            return False
        return bool(self._more.search(between) or self._less.search(between))

    @cached_property
    def _since(self) -> re.Pattern[str]:
        return re.compile(self.since)

    @cached_property
    def _more(self) -> re.Pattern[str]:
        return re.compile(self.more)

    @cached_property
    def _less(self) -> re.Pattern[str]:
        return re.compile(self.less)


class Growth(Change):
    """Finds 由50增至60，增长30%: by how much something has changed does not fit its figures.

    `by` stands between the new figure and how much it has changed. `{right}` is how much it is.
    """

    kind: Literal["growth"]  # type: ignore[assignment]  # a kind of its own with the same fields
    by: str

    def findings(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield how much something has changed, where it has not."""
        for line, old, new, behind in self._changes(manuscript):
            if not behind or not old.number.size:
                continue
            by = behind[0]
            if not self._by.fullmatch(line.text, new.end, by.start):
                continue
            right = self._right(old, new, by)
            if right is not None:
                yield self.finding(line, old.start, by.end, right=right)

    def _right(self, old: Figure, new: Figure, by: Figure) -> str | None:
        """Return by how much a figure has changed, where it is not as much as is said."""
        difference = abs(new.number.size - old.number.size)
        spare = leeway(old) + leeway(new)
        points = by.unit in ("个百分点", "百分点", "个点")
        if (points and is_percent(old)) or (counts_alike(old, by) and not is_percent(old)):
            whole = not (old.number.places or new.number.places or by.number.places)
            exact = whole and old.number.scale == new.number.scale == by.number.scale
            off = abs(difference - by.number.size) > (0 if exact else spare + leeway(by)) + 1e-6
            return shown_as(difference, by) if off else None
        if not is_percent(by) or is_percent(old):
            return None
        share = difference / old.number.size * 100
        rounding = 100 * spare / old.number.size if old.number.places or old.number.scale else 0
        off = abs(share - by.number.size) > max(1, rounding) + leeway(by)
        return f"{share:.1f}".removesuffix(".0") + "%" if off else None

    @cached_property
    def _by(self) -> re.Pattern[str]:
        return re.compile(self.by)
