"""The JSON Schema of a YAML names sheet: it takes what `read_sheet` takes, for editors."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.placeholders.sheets.words import KIND_WORDS, KINDS, OCCURRENCE_KEYS, SHEET_KEYS

if TYPE_CHECKING:
    from collections.abc import Mapping

Schema = dict[str, Any]

# A text may look like a number, as 10 does without quotes.
_TEXT: Schema = {"type": ["string", "number"]}
_TEXT_OR_NOT_YET: Schema = {"type": ["string", "number", "null"]}
_ABOUT = {
    "names": "占位名称各换成什么；上下文越长的越优先",
    "columns": "名单里的一列填在表格的哪一项（几项写成 [甲, 乙]）；空着的不填",
    "occurrences": "逐处列出；这里写了的，优先于上面的名称",
    "n": "文中的第几处",
    "token": "占位本身，如 XX",
    "context": "前后的文字，占位用〔〕括起来",
    "kind": "名称的类别",
    "value": "这一处填什么；空着的不填",
}


def names_schema() -> Schema:
    """Return the JSON Schema (2020-12) of a names sheet, keys in both languages."""
    occurrence = {
        "n": {"type": "integer"},
        "token": _TEXT,
        "context": _TEXT_OR_NOT_YET,
        "kind": {"enum": [*KIND_WORDS, *KINDS, None]},
        "value": _TEXT_OR_NOT_YET,
    }
    rows = {"type": ["array", "null"], "items": _keyed(OCCURRENCE_KEYS, occurrence, "n", "token")}
    names = {"type": ["object", "null"], "additionalProperties": _TEXT_OR_NOT_YET}
    places = {"type": ["string", "number", "null", "array"], "items": _TEXT}
    columns = {"type": ["object", "null"], "additionalProperties": places}
    return {
        "title": "名称对照表",
        **_keyed(SHEET_KEYS, {"names": names, "columns": columns, "occurrences": rows}),
    }


def _keyed(keys: Mapping[str, str], values: Mapping[str, Schema], *needed: str) -> Schema:
    """Return the schema of a mapping whose keys have two names each, of which one may stand."""
    names = {target: [key for key in keys if keys[key] == target] for target in values}
    rules: list[Schema] = [{"not": {"required": both}} for both in names.values()]
    rules += [{"anyOf": [{"required": [key]} for key in names[target]]} for target in needed]
    properties = {
        key: {"description": _ABOUT[target], **values[target]} for key, target in keys.items()
    }
    return {
        "type": "object",
        "properties": properties,
        "additionalProperties": False,
        "allOf": rules,
    }
