"""Rows of a table that are about it and not in it: totals, notes below, the header once more."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from app.messages import _
from app.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.files.tables.rows import Row

_FIGURE = r"[约共]?\s*[-+¥￥$]?\s*\d[\d,，.]*\s*[%％‰]?\s*\w{0,3}"
_IS_FIGURE = lazy(rf"{_FIGURE}|[-—－/]+")
_TOTAL = lazy(
    r"(?:本页|本表|以上)?(?:[合总小共累]\s*计|总数|平均[值数]?|(?:sub|grand )?total)"
    rf"(?:\s*[（(][^（）()]*[）)])?(?:\s*[:：]?\s*{_FIGURE}|\s*[:：])?|[总一合]?共\s*\d+\s*\w{{0,3}}",
    re.IGNORECASE,
)
_NOTE = lazy(
    r"(?:[备附]?注|注释|(?:填[表报]|编制)?说明|制表人?|填[表报]人|(?:填报|制表)单位|[审复]核人?"
    r"|(?:填[表报]|制表|打印|导出|统计|截止|更新)(?:日期|时间)|[数资]据?料?来源"
    r"|(?:(?:单位|部门|科室)?(?:负责人|领导)|分管领导)(?:签[字名章])?)"
    r"\s*\d*(?:[（(][^（）()]*[）)])?\s*[:：].*"
    r"|[（(【](?:[备附]?注|说明)[）)】].*|[※★].*",
    re.DOTALL,
)
_LABELLED = lazy(r"[^:：]{1,10}[:：].*", re.DOTALL)
_NUMBERED = lazy(r"[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[)）.．、].*", re.DOTALL)
_MOST_TOLD = 5
_LONGEST_TOLD = 10


class Asides:
    """Finds such rows of a table, met in order."""

    def __init__(self) -> None:
        self._found: dict[int, str] = {}
        self._in_notes = False

    def take(self, row: Row, header: Sequence[str]) -> bool:
        """Tell whether a row is about the table with this header, and remember it."""
        filled = list(filter(None, row.cells))
        if not filled:
            return False
        self._in_notes = _is_note(filled) or (self._in_notes and _goes_on(filled))
        if self._in_notes or _is_total(filled) or _is_header(row.cells, header):
            self._found[row.number] = filled[0]
        return row.number in self

    def __contains__(self, number: object) -> bool:
        """Tell whether the row of this number is about the table."""
        return number in self._found

    def notes(self) -> Iterator[str]:
        """Yield a line that names the rows that were found, if there are any."""
        if self._found:
            row = _("第 {number} 行“{text}”")
            told = [row.format(number=n, text=_short(text)) for n, text in self._found.items()]
            rows = _("、").join(told[:_MOST_TOLD])
            if len(told) > _MOST_TOLD:
                what = _("不是名单的内容，跳过了：{rows}等 {count} 行")
                yield what.format(rows=rows, count=len(told))
            else:
                yield _("不是名单的内容，跳过了：{}").format(rows)


def _is_total(filled: Sequence[str]) -> bool:
    """Tell whether cells are a total: its name, and behind it nothing but figures.

    Before it may stand a number, or the name of what is summed up if figures follow. A unit that
    is really called so has something else beside it.
    """
    at = next((n for n, cell in enumerate(filled) if _TOTAL.fullmatch(cell)), None)
    if at is None:
        return False
    behind = [cell for cell in filled[at:] if cell != filled[at]]
    before_is_bare = all(map(_IS_FIGURE.fullmatch, filled[:at]))
    return all(map(_IS_FIGURE.fullmatch, behind)) and (before_is_bare or bool(behind))


def _is_header(cells: Sequence[str], header: Sequence[str]) -> bool:
    """Tell whether cells are a header once more; one word alone may be a unit called so."""
    return len(set(filter(None, header))) > 1 and list(cells[: len(header)]) == list(header)


def _is_note(filled: Sequence[str]) -> bool:
    first, *others = filled
    return bool(_NOTE.fullmatch(first)) and all(
        other == first or _LABELLED.fullmatch(other) for other in others
    )


def _goes_on(filled: Sequence[str]) -> bool:
    return len(set(filled)) == 1 and bool(_NUMBERED.fullmatch(filled[0]))


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST_TOLD else f"{line[:_LONGEST_TOLD]}…"
