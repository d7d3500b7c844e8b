"""The JSON Schema of a names sheet takes what the reader takes, in both languages."""

from __future__ import annotations

import json

import pytest
import yaml
from jsonschema import Draft202012Validator

from app.errors import InputError
from app.placeholders.sheets.yaml_sheet import parse_sheet
from app.workflow.schema import schema

FOLLOWS_NAMES = Draft202012Validator(json.loads(schema("names").output or "")).is_valid


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
    try:
        parse_sheet(text, "")
        read = True
    except InputError:
        read = False
    assert FOLLOWS_NAMES(yaml.safe_load(text)) == read
