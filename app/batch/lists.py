"""Which rows of a second sheet go into the list of which file of a batch."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import normalize

from app.messages import _, plural
from app.patterns import lazy
from app.placeholders.counted_rows import counts_rows
from app.placeholders.record_tables import column_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from app.files.tables import Row, Table

_SPACE = lazy(r"\s+")
_MOST = 0.5
_TOLD = 10

Keys = tuple[tuple[int, int], ...]


class ListSetup(NamedTuple):
    """A sheet for the list of each file, and the number of the table that is the list.

    `keys` are the columns that a row of the table and those of its list have in common: their
    places in the table and in the sheet. `decided` says which labels of the list some of its
    columns are for.
    """

    rows: Path
    into: int | None = None
    keys: Keys = ()
    decided: Mapping[str, Sequence[str]] | None = None


class Grouped:
    """The rows of a sheet by what their cells hold in the columns that it shares with a table."""

    def __init__(self, sheet: Table, keys: Keys) -> None:
        self._sheet = sheet
        self._keys = keys
        self._rows: dict[tuple[str, ...], list[Row]] = defaultdict(list)
        for row in sheet.rows if keys else ():
            self._rows[tuple(_same(row.cells[at]) for _, at in keys)].append(row)

    def of(self, row: Row) -> Sequence[Row]:
        """Return the rows that go into the file of a table's row."""
        if not self._keys:
            return list(self._sheet.rows)
        return self._rows.get(self._key(row), [])

    def notes(self, table: Table) -> Iterator[str]:
        """Yield how the rows are shared out, and which files have none."""
        if not self._keys:
            count = len(self._sheet.rows)
            yield plural(
                "{table} 和 {sheet} 没有相同的列，每一份都写进全部 {count} 行", count
            ).format(table=table.path, sheet=self._sheet.path, count=count)
            return
        shared = "”“".join(table.columns[at].text for at, _ in self._keys)
        yield _("按“{shared}”把 {path} 的行分到各份").format(shared=shared, path=self._sheet.path)
        without = [row for row in table.rows if self._key(row) not in self._rows]
        if without:
            said = _listed([self._shown(row) for row in without])
            yield plural("{count} 份在 {path} 里没有行，表格空着：{said}", len(without)).format(
                count=len(without), path=self._sheet.path, said=said
            )

    def astray(self, table: Table) -> Iterator[str]:
        """Yield what tells of rows that go into no file."""
        known = {self._key(row) for row in table.rows}
        lost = {key: rows for key, rows in self._rows.items() if key not in known}
        if lost:
            count = sum(map(len, lost.values()))
            said = _listed(
                [
                    plural("{key}（{count} 行）", len(lost[key])).format(
                        key=_("、").join(key) or _("空格"), count=len(lost[key])
                    )
                    for key in lost
                ]
            )
            yield plural(
                "{sheet} 有 {count} 行没有写进任何一份，{table} 里没有：{said}", count
            ).format(sheet=self._sheet.path, count=count, table=table.path, said=said)

    def _key(self, row: Row) -> tuple[str, ...]:
        return tuple(_same(row.cells[at]) for at, _ in self._keys)

    def _shown(self, row: Row) -> str:
        told = _("、").join(row.cells[at] for at, _other in self._keys)
        return told or _("第 {} 行").format(row.number)


def shared_columns(table: Table, sheet: Table) -> Keys:
    """Return the columns by which the rows of a sheet belong to those of a table.

    Both have them, and hold the same in most rows: the telephone of a unit is none of its people's.
    """
    shared = [
        (at, other)
        for at, column in enumerate(table.columns)
        if (other := column_of([column.text], sheet)) is not None and not counts_rows(column.text)
    ]
    if not shared:
        return ()
    held = {at: {_same(row.cells[at]) for row in table.rows} for at, _ in shared}
    common: Counter[tuple[int, int]] = Counter()
    for row in sheet.rows:
        common.update(pair for pair in shared if _same(row.cells[pair[1]]) in held[pair[0]])
    most = [pair for pair in shared if common[pair] >= _MOST * len(sheet.rows)]
    return tuple(most or [max(shared, key=lambda pair: common[pair])])


def _same(cell: str) -> str:
    return _SPACE.sub("", normalize("NFKC", cell))


def _listed(words: Sequence[str]) -> str:
    return _("、").join(words[:_TOLD]) + ("……" if len(words) > _TOLD else "")
