"""Figures that the text tells of a row of a table, and that do not stand in it."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Literal

from app.checking.kinds.table_total import cell_value, tables
from app.checking.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.checking.manuscript import Line, Manuscript
    from app.checking.quantities import Quantity
    from app.models.finding import Finding

_LINES_BEHIND = 3
_LEAST_NAME = 2


class TableTold(Rule):
    """Finds 装配车间58人中有53人到场 behind a table whose row 装配车间 has 58, 55 and 3.

    A clause that begins with the name of a row tells its numbers: one of them stands in the row, or
    the clause has a word of a column's head. A number that no cell of the row has, and that is no
    sum and no difference of two, is another one. Nothing is found in a clause with a word of
    `unless`. `{row}` is the row's name.
    """

    kind: Literal["table_told"]
    unless: tuple[str, ...] = ()

    def findings(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield each number that is not the row's."""
        lines = manuscript.lines
        for first, last in tables(lines):
            heads = lines[first].paragraph.cells[1:]
            rows = {row.paragraph.cells[0].strip(): row for row in lines[first + 1 : last]}
            for line in lines[last : last + _LINES_BEHIND]:
                if not line.is_row:
                    for name, row in rows.items():
                        if len(name) >= _LEAST_NAME and name in line.text:
                            yield from self._of_row(line, name, row.paragraph.cells[1:], heads)

    def _of_row(
        self, line: Line, name: str, cells: Sequence[str], heads: Sequence[str]
    ) -> Iterator[Finding]:
        told = [one for one in line.quantities if self._is_of(line, one, name)]
        values = [cell_value(cell) for cell in cells]
        known = {value for value in values if value is not None}
        made = known | {a + b for a, b in combinations(known, 2)}
        made |= {abs(a - b) for a, b in combinations(known, 2)}
        if not known or None in values or any(sign in "".join(heads) for sign in "%％率"):
            return
        units = [one for one in told if any(one.figure.unit in head for head in heads)]
        others = [one for one in units if one.size not in made]
        stands = any(one.size in known for one in units)
        if len(others) == 1 and (stands or self._names_column(line, others[0], heads)):
            yield self.finding(line, others[0].start, others[0].end, row=name)

    def _is_of(self, line: Line, one: Quantity, name: str) -> bool:
        clause = line.text[slice(*one.clause)]
        excused = any(word in clause for word in self.unless)
        return clause.lstrip("；、 ").startswith(name) and one.is_exact and not excused

    def _names_column(self, line: Line, one: Quantity, heads: Sequence[str]) -> bool:
        clause = line.text[slice(*one.clause)]
        words = [head.split("（")[0] for head in heads]
        return sum(len(word) > 1 and word in clause for word in words) == 1
