"""Which styles a heading takes: told by its number first, by its level where that says nothing."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from app.text.ordinals import read_ordinal

if TYPE_CHECKING:
    from app.writing.layout import Layout


class HeadingStyles(NamedTuple):
    """The ids and names of the two styles of one kind of heading, and its outline level from 1."""

    own_line: str
    own_line_name: str
    run_in: str
    run_in_name: str
    level: int


def heading_styles(layout: Layout) -> list[HeadingStyles]:
    """Return the styles of each of the layout's headings, in their order.

    The first of each level is Word's own `heading N`, which makes its navigation and contents
    work as users expect; further ones of the level have names of their own.
    """
    found: list[HeadingStyles] = []
    for number, heading in enumerate(layout.headings, 1):
        sample = heading.numbers[0] if heading.numbers else f"{heading.level} 级"
        first = all(other.level != heading.level for other in found)
        found.append(
            HeadingStyles(
                f"Heading{heading.level}" if first else f"OwnLine{number}",
                f"heading {heading.level}" if first else f"标题{_in_brackets(sample)}",
                f"RunIn{number}",
                f"段首标题{_in_brackets(sample)}",
                heading.level,
            )
        )
    return found


def _in_brackets(sample: str) -> str:
    return sample if sample.startswith("（") else f"（{sample}）"


class HeadingFinder:
    """Finds the styles of a heading."""

    def __init__(self, layout: Layout) -> None:
        self.kinds = heading_styles(layout)
        self._by_number = {
            _number_style(number): kind
            for heading, kind in zip(layout.headings, self.kinds, strict=True)
            for number in heading.numbers
        }

    def find(self, ordinal: str, level: int) -> HeadingStyles:
        """Return the styles of a heading with this number (empty for none) at this level."""
        by_number = self._by_number.get(_number_style(ordinal))
        if by_number:
            return by_number
        return next((kind for kind in self.kinds if kind.level >= level), self.kinds[-1])


@lru_cache(maxsize=256)
def _number_style(ordinal: str) -> str:
    found = read_ordinal(ordinal)
    return found.style if found else ""
