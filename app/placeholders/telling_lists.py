"""What a form says of its lists, before there is a sheet for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.messages import _, plural
from app.placeholders.counted_rows import counts_rows
from app.placeholders.form_rows import is_known
from app.placeholders.places_told import place_told
from app.placeholders.plain import PlainText
from app.placeholders.record_tables import Block, covered, labels_of, open_rows
from app.text.label_names import label_key

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from app.models.names import Placeholder
    from app.placeholders.sources import Source
    from app.word.grids import Grid

_FEWEST = 2
_PERSON = "姓名"


def tell_lists(source: Source, places: Sequence[Placeholder]) -> dict[int, str]:
    """Return what tells of each list of records, by the last line of its first open row.

    Its header are labels, most of them well known; its open rows are several, or counted.
    """
    if isinstance(source, PlainText):
        return {}
    opened = {place.paragraph for place in places if source.lines[place.paragraph]}
    told: dict[int, str] = {}
    for grid in source.tables:
        for labels, rows in _lists(grid, opened):
            last = max(line.number for cell in grid.rows[rows[0]] for line in cell.lines)
            title = place_told(source.table_title(grid.rows[0][0]))
            words = plural(
                "{title}：一行一条，用 --rows 表格.xlsx 填（{labels}；现在空着 {count} 行）",
                len(rows),
            )
            if _PERSON in labels:
                words = plural(
                    "{title}：一行一人，用 --rows 人员.xlsx 填（{labels}；现在空着 {count} 行）",
                    len(rows),
                )
            labelled = _("、").join(labels)
            told[last] = words.format(title=title, labels=labelled, count=len(rows))
    return told


def _lists(grid: Grid, opened: Container[int]) -> Iterator[tuple[list[str], range]]:
    """Yield the labels and the open rows of each list in a table."""
    reached = 0
    for number, row in enumerate(grid.rows):
        labels = [next(iter(labels_of(grid, cell)), "") for cell in row]
        if number < reached or not _is_header(labels):
            continue
        block = Block()
        for at, (cell, label) in enumerate(zip(row, labels, strict=True)):
            if counts_rows(label):
                block.number = covered(cell)
            else:
                block.columns[covered(cell)] = at
        rows = open_rows(grid, number, [block], opened)
        # From a row further down the same would be found.
        reached = rows.stop
        if len(rows) >= _FEWEST or (rows and block.number):
            # What only heads the rows is merged over them.
            heads = {covered(cell) for cell in grid.rows[rows[0]] if cell.continues or cell.heads}
            named = [
                label
                for cell, label in zip(row, labels, strict=True)
                if not counts_rows(label) and covered(cell) not in heads
            ]
            yield list(dict.fromkeys(named)), rows


def _is_header(labels: Sequence[str]) -> bool:
    """Tell whether a row holds nothing but labels, half of them well known, or the rows' count."""
    known = sum(is_known(label_key(label)) for label in labels)
    counts = any(map(counts_rows, labels))
    return len(labels) >= _FEWEST and all(labels) and (counts or known * 2 >= len(labels))
