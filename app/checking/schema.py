"""The JSON Schema of a file of rules, for editors to go by."""

from __future__ import annotations

from typing import Any

from app.checking.explained import KINDS
from app.checking.explained_fields import meaning
from app.checking.rule_files import RuleFile

Schema = dict[str, Any]


def rules_schema() -> Schema:
    """Return the JSON Schema (2020-12) of a file of rules.

    What JSON Schema cannot say is left to the reader: that a pattern is one, that examples hold.
    """
    return {**_in_chinese(RuleFile.model_json_schema()), "title": "查稿子的规则"}


def _in_chinese(part: Any) -> Any:
    """Return a part of a schema whose keys are explained in Chinese, or not at all."""
    if isinstance(part, list):
        return [_in_chinese(each) for each in part]
    if not isinstance(part, dict):
        return part
    made = {key: _in_chinese(each) for key, each in part.items() if key != "properties"}
    if isinstance(made.get("title"), str):
        made.pop("title")
        made.pop("description", None)
    if "properties" in part:
        kind = part["properties"].get("kind", {}).get("const", "")
        made["properties"] = {
            key: {**_in_chinese(each), **_explained(key, kind)}
            for key, each in part["properties"].items()
        }
        if kind in KINDS:
            made["description"] = KINDS[kind]
    return made


def _explained(key: str, kind: str) -> Schema:
    said = meaning(key, kind) if kind else None
    return {"description": said} if said else {}
