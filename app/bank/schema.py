"""The JSON Schema of the files in a pack's folder, for editors to go by."""

from __future__ import annotations

from typing import Any

from app.bank.explained import ENTRIES, meaning
from app.bank.explained_values import MEANINGS
from app.bank.pack_files import PackFile, PhraseFile
from app.files.editors import any_of, for_editors, nothing_but, shown_key
from app.models.decision import Decisions

Schema = dict[str, Any]

(_DECISIONS,) = Decisions.model_fields


def phrases_schema() -> Schema:
    """Return the JSON Schema (2020-12) of any file in a pack's folder: its first, one that holds
    something, or the decisions on its phrases.

    What JSON Schema cannot say is left to the reader: that slots and marks are paired, that what
    is mentioned is there.
    """
    first, other, decided = (_shown(model) for model in (PackFile, PhraseFile, Decisions))
    parts = (first, decided, other)
    merged = {
        key: {name: one for part in parts for name, one in part[key].items()}
        for key in ("$defs", "properties")
    }
    listed = merged["properties"][_DECISIONS]
    array = {key: listed.pop(key) for key in ("type", "items")}
    # Where every item was taken out by hand the key stands there with nothing behind it.
    listed.update(any_of([array, nothing_but("null")]))
    contents = ({"required": [name]} for name in (_DECISIONS, *other["properties"]))
    return {
        "title": "词库里的文件",
        **other,
        **merged,
        "anyOf": [{"required": first["required"]}, *contents],
        "dependentSchemas": {_DECISIONS: {"maxProperties": 1}},
    }


def _shown(model: Any) -> Schema:
    made: Schema = for_editors(model.model_json_schema(), _key)
    for name, part in made["$defs"].items():
        part["title"] = ENTRIES[name]
    return made


def _key(mapping: Schema, key: str) -> Schema:
    name = f"{mapping['title']}.{key}"
    return {**shown_key(key, *meaning(name)), "meanings": MEANINGS.get(name)}
