"""What was found in a draft as a list that is taken away: a table, or a file for programs."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill

from app.files.tables.formulas import opens_formula
from app.text.visible import in_one_line
from app.workflow.showing_findings import FORMATS
from app.workflow.telling_findings import LEVEL_WORDS, words_found, words_of_source

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from app.checking.rule import Rule
    from app.workflow.found import Checked

_TABLE = ".xlsx"
LISTS = (_TABLE, ".json", ".sarif")
"""In which forms a list can be taken away."""

_HEADER = ("序号", "级别", "位置", "原文", "怎么改", "改成", "出处", "依据", "规则")
_WIDTHS = (6, 8, 12, 44, 44, 18, 34, 24, 24)
_HEAD = PatternFill("solid", fgColor="D9E1F2")
_WRAP = Alignment(vertical="top", wrap_text=True)


def findings_list(checked: Checked, rules: Mapping[str, Rule], suffix: str) -> bytes:
    """Return what was found in a draft as a file of a form."""
    if suffix == _TABLE:
        return _table(checked)
    shown = FORMATS[suffix.removeprefix(".")]([checked], rules)
    return shown if isinstance(shown, bytes) else shown.encode()


def _table(checked: Checked) -> bytes:
    book = Workbook()
    sheet = book.active
    sheet.title = "查稿"
    for row, cells in enumerate([_HEADER, *_rows(checked)], 1):
        for column, text in enumerate(cells, 1):
            cell = sheet.cell(row, column)
            cell.alignment = _WRAP
            if isinstance(text, int):
                cell.value = text
                continue
            # Words of a draft are no formula, whatever they begin with.
            cell.value = in_one_line(text)
            cell.data_type = "s"
            cell.quotePrefix = opens_formula(text)
    for head, width in zip(sheet[1], _WIDTHS, strict=True):
        head.font, head.fill = Font(bold=True), _HEAD
        sheet.column_dimensions[head.column_letter].width = width
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _rows(checked: Checked) -> Iterator[tuple[str | int, ...]]:
    for number, found in enumerate(checked.found, 1):
        one = found.finding
        yield (
            number,
            LEVEL_WORDS[one.level],
            found.where,
            words_found(found).removeprefix(found.where).strip(),
            one.message,
            one.fix or "",
            words_of_source(one),
            one.basis,
            one.rule,
        )
