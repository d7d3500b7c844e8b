"""Which names are labels that a form has printed: they say what is asked for, and stay."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from app.patterns import lazy
from app.placeholders.form_labels import label_of
from app.placeholders.form_rows import is_known, is_value, own_cells
from app.placeholders.plain import PlainText
from app.text.label_names import is_same_label, label_key
from app.text.surnames import SURNAMES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from app.models.names import Placeholder
    from app.placeholders.sources import Source
    from app.word.grids import Cell, Grid

_SIGN = lazy(r"[^\w\s（）()、/]")
_ASIDE = r"\s*(?:[（(][^（）()]{1,8}[）)])?\s*"
_BLANK = r"(?:[_＿]{2}|[ \u3000]{2}|\t)"
_FOR_A_HAND = r"[（(](?:加?盖?公?[章印]|签[字名章])[)）]"
_LONGEST_PERSON = 3
_SPOKEN_TO = lazy(
    r"(?:[局委办厅院校部处科室所站]|公司|政府|中心|银行|同志|先生|女士|老师|同学|代表)们?$"
)
_OPENS = r"(?:^|(?<=[\s，。；、（(：:]))"


def printed_labels(
    names: Iterable[str], source: Source, places: Sequence[Placeholder]
) -> frozenset[str]:
    """Return those of the names that are a form's labels.

    A label stands alone in the cell at the head of a column or beside another, or in its line for
    what a hand adds, or before a colon or a blank, or names the blank before it in brackets. Those
    who are spoken to (市财政局：) are none.
    """
    cells = frozenset() if isinstance(source, PlainText) else _cell_labels(source.tables)
    lines = source.lines
    within = source.form.tables
    asked = [place.label for place in places if place.label]
    return frozenset(
        name
        for name in names
        if label_key(name) in cells
        or any(is_same_label(name, label) for label in asked)
        or any(_labels(name, line, n in within) for n, line in enumerate(lines) if name in line)
    )


def _labels(name: str, line: str, in_cell: bool) -> bool:
    """Tell whether a name without any sign stands in a line as the label of what follows."""
    if _SIGN.search(name):
        return False
    if is_known(name) and re.fullmatch(rf"\s*{re.escape(name)}\s*{_FOR_A_HAND}\s*", line):
        return True
    words = _OPENS + re.escape(name) + _ASIDE
    if re.search(rf"{_BLANK}\s*[（(]{re.escape(name)}[)）]", line):
        return True
    open_behind = rf"(?:{_BLANK}|[：:]\s*(?:{_BLANK}|[（(]\s{{2,}}))"
    if in_cell or is_known(name):
        behind = "[：:]"
    else:
        behind = open_behind if _is_spoken_to(name) else r"[：:]\s*\S"
    return re.search(f"{words}(?:{behind}|{open_behind})", line) is not None


def _is_spoken_to(name: str) -> bool:
    person = len(name) <= _LONGEST_PERSON and name[0] in SURNAMES
    return person or _SPOKEN_TO.search(name) is not None


def _cell_labels(tables: Iterable[Grid]) -> frozenset[str]:
    return frozenset(
        label_key(cell.text) for grid in tables for cell in _cells(grid) if _is_label(grid, cell)
    )


def _cells(grid: Grid) -> Iterator[Cell]:
    return (cell for row in grid.rows for cell in own_cells(row) if label_of(cell.text))


def _is_label(grid: Grid, cell: Cell) -> bool:
    """Tell whether a cell says what is asked for below it or to its right, and is no value."""
    if is_known(label_of(cell.text)):
        return True
    head = grid.head_of(cell)
    if is_value(grid, cell) or (head and is_known(label_of(head.text))):
        return False
    row = own_cells(grid.rows[cell.row])
    if not cell.row and all(label_of(each.text) for each in row) and _goes_on_below(grid, cell):
        return True
    at = row.index(cell)
    answers = at % 2 and not len(row) % 2 and label_of(row[at - 1].text)
    return not answers and at + 1 < len(row)


def _goes_on_below(grid: Grid, cell: Cell) -> bool:
    below = grid.rows[cell.row + 1] if cell.row + 1 < len(grid.rows) else ()
    return any((each.first, each.last) == (cell.first, cell.last) for each in below)
