"""The JSON Schema of a file of rules, for editors to go by."""

from __future__ import annotations

from typing import Any

from app.checking.explained import KINDS
from app.checking.explained_fields import meaning
from app.checking.explained_parts import LEVELS, part_meaning
from app.checking.rule import Rule
from app.checking.rule_files import RuleFile
from app.files.editors import for_editors, shown_field, shown_key

Schema = dict[str, Any]

_MEANINGS = dict.fromkeys(("level", "order", "alone"), LEVELS)


def rules_schema() -> Schema:
    """Return the JSON Schema (2020-12) of a file of rules.

    What JSON Schema cannot say is left to the reader: that a pattern is one, that examples hold.
    """
    made: Schema = for_editors(RuleFile.model_json_schema(), _shown)
    rules = made["properties"]["rules"]
    parts = made["$defs"]
    refs = {_kind(parts, ref): ref for ref in rules["items"]["oneOf"]}
    rules["items"] = _by_kind(refs)
    for kind, ref in refs.items():
        _lean(kind, parts[_name(ref)], parts)
    return {"title": "查稿子的规则", **made}


def _by_kind(refs: dict[str, Schema]) -> Schema:
    """Return the schema of a rule: what it may hold hangs on its kind.

    An editor that is given all kinds to choose from cannot tell which one a faulty rule is of.
    """
    kind = {**shown_key("kind", "kind", meaning("kind", "") or ""), "enum": [*refs]}
    kind["enumDescriptions"] = [KINDS[name] for name in refs]
    common = {field: {"$ref": f"#/$defs/{field}"} for field in Rule.model_fields}
    return {
        "title": "规则",
        "type": "object",
        "required": ["kind"],
        "properties": {"kind": kind, **common},
        "allOf": [
            {"if": {"properties": {"kind": {"const": name}}, "required": ["kind"]}, "then": ref}
            for name, ref in refs.items()
        ],
    }


def _lean(kind: str, rule: Schema, parts: Schema) -> None:
    """Say of a kind of rule what is its own: what all have in common is said once."""
    rule["title"] = kind
    properties = rule["properties"]
    properties["kind"] = True
    for field in Rule.model_fields:
        parts.setdefault(field, properties[field])
        properties[field] = {"$ref": f"#/$defs/{field}"}


def _kind(parts: Schema, ref: Schema) -> str:
    return str(parts[_name(ref)]["properties"]["kind"]["const"])


def _name(ref: Schema) -> str:
    return str(ref["$ref"]).rpartition("/")[2]


def _shown(mapping: Schema, key: str) -> Schema:
    kind = mapping["properties"].get("kind", {}).get("const")
    about = meaning(key, kind) if kind else part_meaning(mapping["title"], key)
    if about is None:
        return shown_field(mapping, key)
    return {**shown_key(key, key, about), "meanings": _MEANINGS.get(key)}
