"""The JSON Schema of a names sheet takes what the reader takes, in both languages."""

from __future__ import annotations

import json
from typing import Any

import pytest
import yaml

from app.errors import InputError
from app.placeholders.sheets.yaml_sheet import parse_sheet
from app.workflow.schema import schema


def accepts(rule: dict[str, Any], value: Any) -> bool:
    """Tell whether a schema takes a value; only for the keywords that are used here."""
    kinds = {"object": dict, "array": list, "string": str, "integer": int, "number": int | float}
    given = rule.get("type", [])
    named = [given] if isinstance(given, str) else given
    if named and not any(
        value is None if kind == "null" else isinstance(value, kinds[kind]) for kind in named
    ):
        return False
    if "enum" in rule and value not in rule["enum"]:
        return False
    if isinstance(value, list):
        return all(accepts(rule["items"], item) for item in value)
    if not isinstance(value, dict):
        return True
    known = rule.get("properties", {})
    other = rule.get("additionalProperties", True)
    for key, inner in value.items():
        if key not in known and other is False:
            return False
        if not accepts(known.get(key, other if isinstance(other, dict) else {}), inner):
            return False
    return all(_follows(each, value) for each in rule.get("allOf", []))


def _follows(rule: dict[str, Any], value: dict[str, Any]) -> bool:
    if "not" in rule:
        return not set(rule["not"]["required"]) <= value.keys()
    return any(set(each["required"]) <= value.keys() for each in rule["anyOf"])


@pytest.mark.parametrize(
    "text",
    [
        "names: {XX市: 济南市, XXX: , X: 3}\noccurrences: [{n: 1, token: X, value: }]\n",
        "名称: {XX市: 济南市}\n逐处: [{序号: 1, 占位: X, 上下文: , 类别: 日期, 填: 五}]\n",
        "names: {}\n逐处: [{n: 1, 占位: X, kind: place}]\n",
        "names:\noccurrences:\n",
        "columns: {单位名称: 推荐单位, 备注: , 年: 3}\n",
        "names: {}\n列:\n",
        "columns: [单位名称]\n",
        "columns: {单位名称: [推荐单位]}\n",
        "columns: {}\n列: {}\n",
        "name: {}\n",
        "names: {}\n名称: {}\n",
        "names: []\n",
        "occurrences: [{n: 1}]\n",
        "occurrences: [{占位: X}]\n",
        "occurrences: [{n: 一, token: X}]\n",
        "occurrences: [{n: 1, 序号: 1, token: X}]\n",
        "occurrences: [{n: 1, token: X, 类别: 县}]\n",
        "occurrences: [{n: 1, token: X, 地点: 县}]\n",
        "names: {XX: [甲]}\n",
    ],
)
def test_the_schema_agrees_with_the_reader(text: str) -> None:
    rule = json.loads(schema("names").output or "")
    try:
        parse_sheet(text, "")
        read = True
    except InputError:
        read = False
    assert accepts(rule, yaml.safe_load(text)) == read


def test_every_key_is_explained() -> None:
    rule = json.loads(schema("names").output or "")
    row = rule["properties"]["逐处"]["items"]["properties"]
    assert all(each["description"] for each in (*rule["properties"].values(), *row.values()))
    assert row["填"]["description"] == row["value"]["description"]
