"""Cells of a form that hold nothing but the words where a photograph goes: 照片, （贴照片处）."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.patterns import lazy
from app.placeholders.form_rows import FormRow

if TYPE_CHECKING:
    from app.word.grids import Cell, Grid

PHOTO = "照片"
"""What such a place is called, in whatever words a form asks for it."""

_SPACE = lazy(r"\s+")
_WORDS = lazy(
    r"[（(【]?(?:请?(?:在此)?(?:处)?[粘贴张]*)?(?:本人)?(?:近期|近照|半身|正面|[一二两大小12](?:英)?寸"
    r"|免冠|彩色|黑白|[白蓝红]底|登记|标准|证件|电子|数码|的)*(?:照片|相片|照)"
    r"(?:张?[粘张]?贴?处|一张)?(?:[（(](?:[一二两大小12]寸|免冠|彩色|[白蓝红]底)+[)）])?[)）】]?"
)


def is_photo_words(words: str) -> bool:
    """Tell whether words only say where a photograph goes."""
    return _WORDS.fullmatch(_SPACE.sub("", words)) is not None


def is_photo_cell(grid: Grid, cell: Cell) -> bool:
    """Tell whether a cell is the place of a photograph itself, not the label of one beside it.

    Its words may stand one below the other. The cell to the right, and the one below, are not
    empty: else those would be the place, as is one that says so below the head of a list.
    """
    if not is_photo_words(cell.text):
        return False
    right = grid.right_of(cell)
    if right is not None and right.is_empty:
        return False
    return not any(
        each.first == cell.first
        and not each.continues
        and (each.is_empty or (is_photo_words(each.text) and FormRow(grid, cell.row, None).is_head))
        for each in (grid.rows[cell.row + 1] if cell.row + 1 < len(grid.rows) else ())
    )
