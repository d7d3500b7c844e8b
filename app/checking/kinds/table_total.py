"""Totals of a table that its columns do not make."""

from __future__ import annotations

import re
from itertools import accumulate
from typing import TYPE_CHECKING, Literal, NamedTuple

from app.checking.figures import shown
from app.checking.rule import Rule
from app.facts.figures import every_figure
from app.patterns import lazy
from app.text.characters import HAN
from app.text.numerals import numeral_value

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.checking.manuscript import Line, Manuscript
    from app.models.finding import Finding

_NUMBER = lazy(r"\s*(\d[\d,]*(?:\.\d+)?)\s*")
_TOTAL = lazy(r"\s*(?:合\s*计|总\s*计|共\s*计|总\s*数)\s*")
_TOLD = lazy(rf"(?P<of>[{HAN}]{{0,4}}?)(?:合计|共计|总计|共)(?P<deed>[{HAN}]{{0,4}})$")
# 三个班组共有67人
_ROWS = lazy(
    rf"(?P<n>[两二三四五六七八九十]|\d{{1,2}})个?[{HAN}]{{1,4}}(?:合计|共计|总计|一?共)[{HAN}]{{0,4}}$"
)
_TAB = "\t"
_LEAST_ROWS = 2
_LINES_BEHIND = 2
_SAME = 1e-6


class _Column(NamedTuple):
    head: str
    values: list[float | None]

    @property
    def whole(self) -> float | None:
        """Return the sum of all rows, or None where there is none."""
        values = [value for value in self.values if value is not None]
        adds_up = len(values) == len(self.values) >= _LEAST_ROWS and not _is_rate(self.head)
        return sum(values) if adds_up else None

    def sums(self) -> list[float]:
        """Return the sums of all rows that stand one below the other."""
        found: list[float] = []
        for at in range(len(self.values)):
            run: list[float] = []
            for value in self.values[at:]:
                if value is None:
                    break
                run.append(value)
            found += accumulate(run)
        return found


class TableTotal(Rule):
    """Finds the total of a column, in its last row or right behind the table, that is no sum.

    Behind the table, it is told with words of the column's head (预算合计, 共收回65笔) or of all
    its rows (三个班组共有67人 behind three), and may be the sum of any rows one below the other.
    Lines of plain text with tabs are a table, too. `{sum}` is that of the whole column.
    """

    kind: Literal["table_total"]

    def findings(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield each total that is no sum."""
        lines = manuscript.lines
        for first, last in tables(lines):
            rows = lines[first:last]
            total = rows[-1] if _TOTAL.fullmatch(cells_of(rows[-1])[0]) else None
            columns = _columns(rows[:-1] if total else rows)
            if total:
                yield from self._in_row(total, columns)
            for line in lines[last : last + _LINES_BEHIND]:
                if not _is_row(line):
                    yield from self._behind(line, columns)

    def _in_row(self, total: Line, columns: Sequence[_Column]) -> Iterator[Finding]:
        start = 0
        for cell, column in zip(cells_of(total), columns, strict=False):
            said, whole = cell_value(cell), column.whole
            if None not in (said, whole) and abs((said or 0) - (whole or 0)) > _SAME:
                yield self.finding(total, start, start + len(cell), sum=shown(whole or 0))
            start += len(cell) + 1

    def _behind(self, line: Line, columns: Sequence[_Column]) -> Iterator[Finding]:
        for figure in every_figure(line.text):
            told = _TOLD.search(line.text, max(0, figure.start - 10), figure.start)
            if told is None or not figure.number.exact:
                continue
            counted = _ROWS.search(line.text, max(0, figure.start - 16), figure.start)
            rows = numeral_value(counted["n"]) if counted else None
            words = [word for word in (told["of"][-2:], told["deed"][-2:]) if len(word) > 1]
            named = [
                column
                for column in columns
                if (any(word in column.head for word in words) or rows == len(column.values))
                and figure.measured[-1:] in column.head
            ]
            if len(named) != 1 or len(named[0].values) < _LEAST_ROWS:
                continue
            sums = named[0].sums()
            said = (figure.number.value, figure.number.size)
            if sums and not any(abs(one - each) < _SAME for one in sums for each in said):
                values = [value for value in named[0].values if value is not None]
                yield self.finding(line, figure.start, figure.end, sum=shown(sum(values)))


class RowBalance(Rule):
    """Finds a row of a table whose parts do not make up its whole: 应到58, 实到55, 请假4.

    `whole`, `done` and `rest` are regular expressions for the heads of columns, and `aside` for
    those of others that do not count; a table with still others is not looked at.
    """

    kind: Literal["row_balance"]
    whole: str
    done: str
    rest: str
    aside: str

    def findings(self, manuscript: Manuscript) -> Iterator[Finding]:
        """Yield the parts of each such row."""
        lines = manuscript.lines
        for first, last in tables(lines):
            _, *heads = cells_of(lines[first])
            whole, done, rest, aside = (
                [at for at, head in enumerate(heads, 1) if re.search(words, head)]
                for words in (self.whole, self.done, self.rest, self.aside)
            )
            every = len({*whole, *done, *rest, *aside}) == len(heads)
            if every and rest and len(whole) == len(done) == 1:
                for row in lines[first + 1 : last]:
                    yield from self._of_row(row, whole[0], [*done, *rest])

    def _of_row(self, row: Line, whole: int, parts: Sequence[int]) -> Iterator[Finding]:
        cells = cells_of(row)
        if len(cells) <= max(whole, *parts):
            return
        said = cell_value(cells[whole])
        values = [cell_value(cells[at]) for at in parts]
        told = [value for value in values if value is not None]
        if said is None or len(told) < len(values) or abs(sum(told) - said) < _SAME:
            return
        starts = [0, *accumulate(len(cell) + 1 for cell in cells)]
        end = starts[max(parts)] + len(cells[max(parts)])
        yield self.finding(row, starts[min(parts)], end, sum=shown(sum(told)), whole=shown(said))


def tables(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Yield where each table begins, and where it ends."""
    first: int | None = None
    for number, line in enumerate(lines):
        row = _is_row(line)
        begins = row and line.paragraph.row != "next"
        if begins and first is not None and not line.is_row:
            # Lines of plain text with as many tabs are rows of one table.
            begins = len(cells_of(line)) != len(cells_of(lines[first])) or lines[first].is_row
        if first is not None and (begins or not row):
            yield first, number
            first = None
        if begins:
            first = number
    if first is not None:
        yield first, len(lines)


def cells_of(line: Line) -> Sequence[str]:
    """Return the cells of a row, or what tabs part in a line of plain text."""
    return line.paragraph.cells if line.is_row else line.text.split(_TAB)


def _is_row(line: Line) -> bool:
    return line.is_row or _TAB in line.text.strip()


def _columns(rows: Sequence[Line]) -> list[_Column]:
    if len(rows) <= _LEAST_ROWS:
        return []
    heads, *cells = map(cells_of, rows)
    return [
        _Column(head, [cell_value(row[at]) if at < len(row) else None for row in cells])
        for at, head in enumerate(heads)
    ]


def cell_value(cell: str) -> float | None:
    """Return the number that a cell holds and nothing else, or None."""
    match = _NUMBER.fullmatch(cell)
    return float(match[1].replace(",", "")) if match else None


def _is_rate(head: str) -> bool:
    """Tell whether what a column holds cannot be added up."""
    return any(sign in head for sign in ("率", "%", "％", "均", "序号", "年份", "占比", "比例"))
