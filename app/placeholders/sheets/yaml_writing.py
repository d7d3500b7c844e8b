"""A names sheet written as YAML; nothing that reads YAML is needed for it."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from app.files.editors import editor_lines
from app.patterns import lazy

if TYPE_CHECKING:
    from app.placeholders.sheets.content import SheetContent, SheetRow

_HEAD = f"""\
{editor_lines("names")}\
# 名称对照表：把要填的名称写在冒号后面；空着的不填。
# names：同样的占位名称都换成这个名称。上下文越长的越优先（“XX市”先于“XX”），也可以自己添，
#   如“先进XXX的改革经验”。含 * & [ {{ 的要加引号。
# occurrences：按文中的先后逐处列出；这里写了 value 的，优先于 names。
"""
COLUMNS_REMARK = (
    "# columns：名单里的这一列填在表格的哪一项（几项写成 [甲, 乙]）；空着的，哪儿也不填。"
)
_PLAIN = lazy(r"[\w\u4e00-\u9fff…〔〕【】《》“”，。；：、！？×○〇%．－—（）]+")
_YAML_WORDS = lazy(r"(?i:true|false|yes|no|on|off|null|y|n)|[\d.+-][\d._+-]*|[%].*|0[xo].*")


def yaml_text(content: SheetContent) -> str:
    """Return a sheet as YAML: every name on a line, every marker on a line in file order."""
    names = "".join(map(name_line, content.names, content.names.values()))
    columns = "".join(map(name_line, content.columns, content.columns.values()))
    rows = "".join(map(row_line, content.rows))
    return (
        _HEAD
        + (f"names:\n{names}" if names else "names: {}\n")
        + (f"{COLUMNS_REMARK}\ncolumns:\n{columns}" if columns else "")
        + (f"occurrences:\n{rows}" if rows else "occurrences: []\n")
    )


def name_line(name: str, value: str | tuple[str, ...] | None, indent: str = "  ") -> str:
    """Return the line of a name, or of a column; without a value it waits to be filled in."""
    return f"{indent}{scalar(name)}:{_value(value)}\n"


def row_line(row: SheetRow, indent: str = "  ") -> str:
    """Return the line of a marker, with its place and remark in a comment."""
    note = "，".join(filter(None, (row.place, row.remark)))
    return (
        f"{indent}- {{n: {row.n}, token: {scalar(row.token)}, context: {scalar(row.context)}, "
        f"kind: {row.kind}, value:{_value(row.value) or ' '}}}"
        + (f"  # {note}\n" if note else "\n")
    )


def written(value: str | tuple[str, ...]) -> str:
    """Return a name, or the places that a column fills, as the value of a YAML line."""
    if isinstance(value, str):
        return scalar(value)
    said = ", ".join(map(scalar, value))
    return f"[{said}]" if len(value) > 1 else said or scalar("")


def scalar(text: str) -> str:
    """Return a text as a YAML scalar that reads back as the same text."""
    if _PLAIN.fullmatch(text) and not _YAML_WORDS.fullmatch(text):
        return text
    # A JSON string is a YAML one but for what YAML does not allow to stand unescaped.
    quoted = json.dumps(text, ensure_ascii=False)
    return re.sub(
        "[\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]",
        lambda match: f"\\u{ord(match[0]):04x}",
        quoted,
    )


def _value(value: str | tuple[str, ...] | None) -> str:
    return "" if value is None else " " + written(value)
