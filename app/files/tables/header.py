"""The header of a table: its columns, and what in the rows below does not stand under one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from app.errors import Problem
from app.files.tables.rows import cell_name
from app.messages import N_, _, plural
from app.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.files.tables.rows import Row

_TITLE = lazy(
    r".*(?:表|名单|名册|清单|台账|一览|统计|汇总|情况)(?:\s*[（(].*[）)])?|.*\d{4}\s*年.*",
    re.DOTALL,
)
TITLE_HINT = N_("第一行写每一列的名称，如：单位、姓名")


class Column(NamedTuple):
    """A column of a table: its header as trimmed, and the cell that holds it (`B1`)."""

    text: str
    where: str


class Header:
    """The header of a table, held against every row below it."""

    def __init__(self, row: Row, path: str) -> None:
        self._path = path
        self._row = row.number
        self.texts = ["".join(part.strip() for part in cell.split("\n")) for cell in row.cells]
        # The columns without a header that hold something, by the row that shows it first.
        self._headless: dict[int, int] = {}
        self._too_long: list[Problem] = []
        self._looked_at = False
        # Whether a title of the whole table stands in the place of the header.
        self._is_title = False

    @property
    def is_none(self) -> bool:
        """Tell whether the header is none: nothing but figures, or the title of the table."""
        return self._is_title or self._is_data

    @property
    def _is_data(self) -> bool:
        return bool(self.texts) and all(map(_is_figure, filter(None, self.texts)))

    @property
    def filled(self) -> list[int]:
        """Return the places of the columns that have a header."""
        return [at for at, text in enumerate(self.texts) if text]

    @property
    def columns(self) -> tuple[Column, ...]:
        """Return the columns that have a header."""
        return tuple(Column(self.texts[at], self._cell(at, self._row)) for at in self.filled)

    def look_at(self, row: Row, *, ragged: bool) -> None:
        """Note what in a row stands under no header."""
        if not self._looked_at:
            self._looked_at = True
            words = "".join(self.texts)
            alone = len(self.filled) == 1 < sum(map(bool, row.cells))
            self._is_title = alone and bool(_TITLE.fullmatch(words))
        for at, cell in enumerate(row.cells):
            if not cell or (at < len(self.texts) and self.texts[at]):
                continue
            if ragged and at >= len(self.texts):
                self._too_long.append(self._too_long_problem(row, at))
                return
            self._headless.setdefault(at, row.number)

    def cells(self, row: Row) -> tuple[str, ...]:
        """Return a row's cells, as many as the header has."""
        short = len(self.texts) - len(row.cells)
        return row.cells[: len(self.texts)] + ("",) * short

    def problems(self) -> Iterator[Problem]:
        """Yield what is wrong with the header, and what stands under none."""
        where = _("第 {row} 行").format(row=self._row)
        if self._is_title:
            what = _("“{}”像是整张表的标题，不像表头").format("".join(self.texts))
            hint = _("删去这一行；第一行写每一列的名称，如：单位、姓名")
            yield Problem(what, hint, self._path, self._row, where=where)
            return
        if self._is_data:
            what = _("像是数据，不像表头")
            yield Problem(what, _(TITLE_HINT), self._path, self._row, where=where)
        first: dict[str, int] = {}
        for at in self.filled:
            text = self.texts[at]
            if first.setdefault(text, at) != at:
                other = self._cell(first[text], self._row)
                what = _("和 {other} 都叫“{text}”").format(other=other, text=text)
                yield self._problem(at, self._row, what, _("改掉一个，或删去重复的一列"))
        for at, number in sorted(self._headless.items()):
            what = _("有内容，但 {} 没有表头").format(self._cell(at, self._row))
            yield self._problem(at, number, what, _("给这一列写上名称，或删去这一列"))
        yield from self._too_long

    def _too_long_problem(self, row: Row, at: int) -> Problem:
        count = sum(map(bool, row.cells[at:]))
        what = plural("这一行比表头多出 {} 格", count).format(count)
        return self._problem(at, row.number, what, _("内容里有分隔用的逗号，就给它加上引号"))

    def _problem(self, at: int, number: int, what: str, hint: str) -> Problem:
        place = self._cell(at, number)
        return Problem(what, hint, self._path, number, at + 1, where=place)

    def _cell(self, at: int, number: int) -> str:
        return cell_name(number, at + 1)


def _is_figure(text: str) -> bool:
    return text.replace(",", "").replace(".", "").replace("%", "").isdigit()
