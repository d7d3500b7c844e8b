"""The words beside a table cell: those of the cell to its left, and at the head of its column."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.word.containers import Container

_CELL = "tc"


class Beside(NamedTuple):
    """What stands to the left of a cell and at the head of its column; empty where nothing does."""

    left: str
    head: str


class Cells:
    """The cells of all tables by their places; `lines` are texts with what they stand in."""

    def __init__(self, lines: Iterable[tuple[Container, str]]) -> None:
        # By table, row and column, the last two counted from 1.
        self._texts: dict[tuple[Container, int, int], str] = defaultdict(str)
        self._widths: dict[tuple[Container, int], int] = {}
        for container, text in lines:
            place = _place(container)
            if place and container.above:
                table, row, _ = place
                self._texts[place] += text
                self._widths[table, row] = container.above.counts[_CELL]

    def beside(self, container: Container) -> Beside | None:
        """Return the words beside a cell; None for what is no cell.

        A column has a head where the first row has as many cells as this one; merged cells shift
        the columns.
        """
        place = _place(container)
        if place is None:
            return None
        table, row, column = place
        level = self._widths.get((table, row)) == self._widths.get((table, 1))
        head = self._texts.get((table, 1, column), "") if row > 1 and level else ""
        return Beside(self._texts.get((table, row, column - 1), ""), head)


def _place(container: Container) -> tuple[Container, int, int] | None:
    row = container.above
    if container.kind != _CELL or row is None or row.above is None:
        return None
    return row.above, row.number, container.number
