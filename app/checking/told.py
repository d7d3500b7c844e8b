"""The sentence that something stands in, and what rules ask about it."""

from __future__ import annotations

from functools import cached_property

from app.text.dates import congress_years_in, years_in


class Told:
    """A sentence of a report; what is asked of it is looked up once, however often it is asked."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._named: dict[tuple[str, ...], bool] = {}

    @cached_property
    def years(self) -> list[int]:
        """Return the years that the sentence names."""
        return years_in(self.text)

    @cached_property
    def history(self) -> list[int]:
        """Return the years that the sentence names, and those of congresses of the Party."""
        return [*self.years, *congress_years_in(self.text)]

    def names(self, words: tuple[str, ...]) -> bool:
        """Tell whether one of some words stands in the sentence."""
        if words not in self._named:
            self._named[words] = any(word in self.text for word in words)
        return self._named[words]
