"""What a table asks for in a cell: the words at the head of its column, or to its left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.placeholders.form_labels import label_of
from app.text.labels import is_label
from app.text.markers import find_markers

if TYPE_CHECKING:
    from app.word.grids import Beside

_LITTLE = 4


def cell_heading(line: str, head: str, left: str) -> str:
    r"""Return what is asked for where a line of a cell is hardly more than a marker, else nothing.

    A label \(姓名\) comes before any other words, and a column's head before the cell
    to the left.
    """
    if not _is_open(line):
        return ""
    headings = list(filter(None, map(label_of, (head, left))))
    return next((words for words in headings if is_label(words)), next(iter(headings), ""))


def cell_label(beside: Beside | None) -> str | None:
    """Return the label of a cell that holds only what is to be filled in; None outside of tables.

    It stands to its left, or at the head of its column.
    """
    if beside is None:
        return None
    near = [label_of(words) for words in (beside.left, beside.head)]
    return next((words for words in near if is_label(words)), next(filter(None, near), ""))


def _is_open(line: str) -> bool:
    markers = find_markers(line)
    held = sum(marker.end - marker.start for marker in markers)
    return bool(markers) and len(line.strip()) - held <= _LITTLE
