"""The JSON Schema of a YAML names sheet: it takes what `read_sheet` takes, for editors."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.files.editors import any_of, never_both, nothing_but, shown_key, table_of
from app.placeholders.sheets.words import KIND_WORDS, KINDS, OCCURRENCE_KEYS, SHEET_KEYS

if TYPE_CHECKING:
    from collections.abc import Mapping

Schema = dict[str, Any]

# A text may look like a number, as 10 does without quotes.
_TEXT: Schema = {"type": ["string", "number"], "errorMessage": "这里要写一段文字"}
_NOTHING = nothing_but("null")
_ABOUT = {
    "names": ("占位名称各换成什么；上下文越长的越优先", "一组“占位名称: 真名”"),
    "columns": (
        "名单里的一列填在表格的哪一项；空着的不填",
        "一组“列名: 哪一项”，几项写成 [甲, 乙]",
    ),
    "occurrences": ("逐处列出；这里写了的，优先于上面的名称", "列表，每处一行"),
    "n": ("文中的第几处", "从 1 数起的数"),
    "token": ("占位本身，如 XX", "一段文字"),
    "context": ("前后的文字，占位用〔〕括起来", "一段文字"),
    "kind": ("名称的类别", "、".join(KIND_WORDS.values())),
    "value": ("这一处填什么；空着的不填", "一段文字"),
}


def names_schema() -> Schema:
    """Return the JSON Schema (2020-12) of a names sheet, keys in both languages."""
    kinds: dict[str, str] = {**KINDS, **{str(kind): word for kind, word in KIND_WORDS.items()}}
    kind = {"enum": [*kinds], "enumDescriptions": [*kinds.values()]}
    row = {
        "n": {"type": "integer"},
        "token": _TEXT,
        "context": any_of([_TEXT, _NOTHING]),
        "kind": any_of([kind, _NOTHING]),
        "value": any_of([_TEXT, _NOTHING]),
    }
    rows = {
        "type": ["array"],
        "items": _keyed(OCCURRENCE_KEYS, row, "n", "token"),
        "errorMessage": _said("occurrences"),
    }
    places = [_TEXT, {"type": "array", "items": _TEXT}]
    sheet = {
        "names": any_of([table_of("占位名称", [_TEXT], _said("names")), _NOTHING]),
        "columns": any_of([table_of("列名", places, _said("columns")), _NOTHING]),
        "occurrences": any_of([rows, _NOTHING]),
    }
    return {"title": "名称对照表", **_keyed(SHEET_KEYS, sheet)}


def _keyed(keys: Mapping[str, str], values: Mapping[str, Schema], *needed: str) -> Schema:
    """Return the schema of a mapping whose keys have two names each, of which one may stand."""
    names = {target: [key for key in keys if keys[key] == target] for target in values}
    rules = [_one_of(names[target], target) for target in needed]
    properties = {
        key: _shown(names[target], target) | values[target] for key, target in keys.items()
    }
    keyed: Schema = {
        "type": "object",
        "properties": properties,
        "additionalProperties": False,
        "dependentSchemas": {
            name: rule for both in names.values() for name, rule in never_both(both).items()
        },
    }
    return {**keyed, "allOf": rules} if rules else keyed


def _one_of(names: list[str], target: str) -> Schema:
    """Return the rule that a key is there under either of its names."""
    said = f"缺少“{names[-1]}”（{target}）：{_ABOUT[target][0]}"
    return {"anyOf": [{"required": [name], "errorMessage": said} for name in names]}


def _said(target: str) -> str:
    return f"这里要写：{_ABOUT[target][1]}"


def _shown(names: list[str], target: str) -> Schema:
    about, how = _ABOUT[target]
    return shown_key(target, names[-1], about, how)
