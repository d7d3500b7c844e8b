"""The words of a names sheet: its keys and columns, and the kinds of names, in two languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.messages import N_

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.text.labels import NameKind

SHEET_KEYS: Mapping[str, str] = {
    "names": "names",
    "名称": "names",
    "columns": "columns",
    "列": "columns",
    "occurrences": "occurrences",
    "逐处": "occurrences",
}
OCCURRENCE_KEYS: Mapping[str, str] = {
    "n": "n",
    "序号": "n",
    "token": "token",
    "占位": "token",
    "context": "context",
    "上下文": "context",
    "kind": "kind",
    "类别": "kind",
    "value": "value",
    "填": "value",
}
# A table also has columns that only tell: where a marker stands, and remarks.
COLUMNS: Mapping[str, str] = {
    **OCCURRENCE_KEYS,
    "名称": "value",
    "name": "value",
    "位置": "place",
    "place": "place",
    "备注": "remark",
    "remark": "remark",
    "列": "column",
    "填在": "value",
}
KIND_WORDS: Mapping[NameKind, str] = {
    "place": N_("地方"),
    "unit": N_("单位"),
    "person": N_("人名"),
    "date": N_("日期"),
    "number": N_("数字"),
    "unknown": N_("未定"),
}
KINDS: Mapping[str, NameKind] = {word: kind for kind, word in KIND_WORDS.items()}
# In a table an empty cell is one that nobody has filled in yet; this is a name of no characters.
EMPTY = "（空）"
NAMES_TITLE, OCCURRENCES_TITLE, COLUMNS_TITLE = "名称", "逐处", "列"
