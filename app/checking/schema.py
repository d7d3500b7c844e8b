"""The JSON Schema of a file of rules, for editors to go by."""

from __future__ import annotations

from typing import Any

from app.checking.rule_files import RuleFile

Schema = dict[str, Any]

_ABOUT = {
    "id": "规则的编号：类别/名称，如 term/members",
    "kind": "用哪一种查法",
    "level": "error 一定有错，warning 多半有错，hint 请看一看",
    "basis": "依据：标准和条款，或写 惯例",
    "message": "告诉写的人怎么改；{text} 是找到的字",
    "good": "正例，一篇或几行：什么也找不到",
    "bad": "反例：只找到 ⟦ 和 ⟧ 之间的字",
    "patterns": "正则表达式；有 (?P<at>…) 就只标出这一段",
    "never": "正则表达式：和它碰到的都不算",
    "fix": "只有一种改法的，改成什么",
    "marks": "要成对的符号",
    "doubtful": "true：只查拿不准的",
}


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
        made["properties"] = {
            key: {**_in_chinese(each), **({"description": _ABOUT[key]} if key in _ABOUT else {})}
            for key, each in part["properties"].items()
        }
    return made
