"""An outline's keys in one language; its values and comments stay as they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.outline.languages import in_language
from app.outline.reading import parse_outline
from app.outline.starters import starter

EXAMPLES = sorted((Path(__file__).resolve().parents[2] / "examples").glob("*.yaml"))

MIXED = """\
# 标题: 不动
文种: 心得体会  # title: 不动
title: "标题: 甲"
speaker: {单位: 甲局, name: 乙}
体会:
  - 为民
  - {主题: 担当, 标题: 甲, facts: [事例, {事情: 原先, before: 甲}]}
  - {measures: {做法: 期限, 受益: 甲}}
next_steps: {lead: 下一步，, 条目: [{标题: {content: [标题, {编号: a/title/b}]}}]}
名称对照: {标题: 甲, title: 乙}
"""


def test_every_known_key_and_nothing_else_is_in_the_language_asked_for() -> None:
    assert (
        in_language(MIXED, "en")
        == """\
# 标题: 不动
kind: 心得体会  # title: 不动
title: "标题: 甲"
speaker: {unit: 甲局, name: 乙}
insights:
  - 为民
  - {theme: 担当, heading: 甲, facts: [事例, {fact: 原先, before: 甲}]}
  - {measures: {measure: 期限, for: 甲}}
next_steps: {lead: 下一步，, items: [{heading: {content: [标题, {id: a/title/b}]}}]}
names: {标题: 甲, title: 乙}
"""
    )


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(
    "text",
    [MIXED, *map(starter, ("心得体会", "交流研讨材料")), *(p.read_text("utf-8") for p in EXAMPLES)],
)
def test_an_outline_says_the_same_in_either_language(text: str, language: str) -> None:
    said = in_language(text, "en" if language == "en" else "zh")
    assert parse_outline(said, "o.yaml") == parse_outline(text, "o.yaml")
    assert in_language(in_language(said, "en"), "zh") == in_language(text, "zh")
