"""An editor that goes by the JSON Schema takes what the program takes."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from app.errors import ExitCode, InputError
from app.models.outline import Outline
from app.models.report import Block, Paragraph, Report, Span
from app.outline.reading import parse_outline
from app.workflow.schema import schema

ROOT = Path(__file__).resolve().parents[2]


class EditorLoader(yaml.SafeLoader):
    """Reads plain values as editors do (YAML 1.2): a date, a time and a `no` are texts."""


EditorLoader.yaml_implicit_resolvers = {}
for tag, pattern, first in (
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"[-+]?[0-9]+", list("-+0123456789")),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", list("-+.0123456789")),
):
    EditorLoader.add_implicit_resolver(
        f"tag:yaml.org,2002:{tag}", re.compile(rf"(?:{pattern})$"), first
    )
EditorLoader.add_constructor("tag:yaml.org,2002:int", lambda _, node: int(node.value))


def as_an_editor_sees(text: str) -> Any:
    return yaml.load(text, Loader=EditorLoader)  # noqa: S506 - a SafeLoader with fewer values


def made(name: str) -> dict[str, Any]:
    outcome = schema(name)
    assert outcome.exit_code is ExitCode.DONE
    assert isinstance(outcome.output, bytes)
    read: dict[str, Any] = json.loads(outcome.output)
    return read


OUTLINE = made("outline")
FOLLOWS_OUTLINE = Draft202012Validator(OUTLINE).is_valid


def reads(text: str) -> bool:
    try:
        parse_outline(text, "o.yaml")
    except InputError:
        return False
    return True


KEY_WORDS = """title 标题 speaker 发言人 date 日期 audience study 学习内容 opening next_steps 下一步
ordinals closing voice 语体 signoff attachments 附件 byline 署名 signature 落款 copies contact
length 篇幅 names foo"""
TOLD_WORDS = """fact 事情 before 原先 shows 说明 lacks 差距 change 改变 learned 所学 measure 做法 by
期限 check 检验 for 受益 because 缘由"""
INNER_WORDS = """content 内容 id slots 槽位 unit 姓名 name subject 名称 courses 课程 theme 主题
heading facts 事例 measures pin lead items 条目 insights 体会 teacher 题目 XX a"""
SCALAR_WORDS = """甲 false ~ '' no true 10:30 2022-10-16 0 1500 -1 8.5 plain 庄重 8分钟 10min 0分钟
很长 a/title/b a/nothing/b 'false' '1' [] {}"""
KEYS = st.sampled_from(KEY_WORDS.split())
INNER = st.sampled_from(INNER_WORDS.split())
SCALARS = st.sampled_from(["", "' '", "10 min", *SCALAR_WORDS.split()])
TOLD = st.sampled_from(TOLD_WORDS.split())


def listed(below: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Draw a list in brackets."""
    return st.lists(below.filter(bool), max_size=2).map(lambda items: f"[{', '.join(items)}]")


def mapping(keys: st.SearchStrategy[str], below: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Draw a mapping in brackets."""
    return st.dictionaries(keys, below, max_size=2).map(
        lambda pairs: "{" + ", ".join(f"{key}: {value}" for key, value in pairs.items()) + "}"
    )


VALUES = st.recursive(
    SCALARS, lambda below: listed(below) | mapping(INNER | TOLD, below), max_leaves=4
)
ONE_TOLD = SCALARS | mapping(TOLD, SCALARS)


def check(text: str) -> None:
    assert FOLLOWS_OUTLINE(as_an_editor_sees(text)) == reads(text), text


@given(st.dictionaries(KEYS, VALUES, max_size=2), VALUES)
def test_the_schema_takes_exactly_what_the_reader_takes(extra: dict[str, str], point: str) -> None:
    # An ordinal is judged by rules that JSON Schema cannot say.
    lines = [f"{key}: {value}\n" for key, value in extra.items() if key != "ordinals"]
    check("kind: 甲\ninsights: [为民]\n" + "".join(lines))
    check(f"kind: 甲\ninsights: {point}\n")
    check(f"kind: 甲\ninsights: [为民, {point or '甲'}]\n")


@given(st.sampled_from(["facts", "事例", "measures", "措施"]), ONE_TOLD | listed(ONE_TOLD))
def test_the_schema_takes_the_answers_that_the_reader_takes(key: str, told: str) -> None:
    check(f"kind: 甲\ninsights: [{{theme: 乙, {key}: {told}}}]\n")


@pytest.mark.parametrize(
    "text",
    [
        "kind: 甲\ninsights: [{facts: {事情: 乙, shows: 丙, 改变: }}]\n",
        "kind: 甲\ninsights: [{facts: [{before: 丙}]}]\n",
        "kind: 甲\ninsights: [{measures: [乙, {做法: 丙, for: 丁, 期限: 2026-11-20}]}]\n",
        "kind: 甲\ninsights: [{measures: {whom: 丁, measure: 丙}}]\n",
        "kind: 甲\ninsights: [乙]\nvoice: 平实\n",
        "kind: 甲\ninsights: [乙]\n语体: ' official '\n",
        "kind: 甲\ninsights: [乙]\nvoice: Plain\n",
        "文种: 甲\n体会: [为民]\n",
        "kind: 甲\n文种: 甲\n体会: [为民]\n",
        "kind: 甲\n",
        "kind:\ninsights: [为民]\n",
        "kind: 甲\ninsights: false\n",
        "kind: 甲\ninsights: {lead: 乙, 条目: [丙]}\n",
        "kind: 甲\ninsights: [{theme: , heading: false}]\n",
        "kind: 甲\ninsights: [{theme: , pin: a/insight/b}]\n",
        "kind: 甲\ninsights: [{theme: 乙, content: []}]\n",
        "kind: 甲\ninsights: [为民]\nordinals: {insights: 一是, 下一步: false}\n",
        "甲\n",
        "[甲]\n",
    ],
)
def test_the_schema_agrees_with_the_reader(text: str) -> None:
    check(text)


@pytest.mark.parametrize("path", sorted((ROOT / "examples").glob("*.yaml")), ids=str)
def test_the_examples_follow_the_schema(path: Path) -> None:
    assert FOLLOWS_OUTLINE(as_an_editor_sees(path.read_text(encoding="utf-8")))


def test_every_key_is_explained_in_both_languages() -> None:
    fields = Outline.model_fields
    keys = OUTLINE["properties"]
    assert set(keys) == set(fields) | {field.title for field in fields.values()}


def test_every_pack_file_follows_the_phrases_schema() -> None:
    follows = Draft202012Validator(made("phrases")).is_valid
    files = sorted((ROOT / "phrasebank").glob("*/*.yaml"))
    assert files
    for path in files:
        assert follows(as_an_editor_sees(path.read_text(encoding="utf-8"))), path
    assert not follows({"phrases": [{"id": "a"}]})
    assert not follows({"name": "a"})


def test_a_names_sheet_follows_the_names_schema() -> None:
    follows = Draft202012Validator(made("names")).is_valid
    sheet = "names: {XX市: 济南市, XXX: , X: 3}\noccurrences: [{n: 1, token: X, value: }]\n"
    assert follows(as_an_editor_sees(sheet))
    assert not follows({"name": {}})


def test_a_stored_report_follows_the_report_schema() -> None:
    follows = Draft202012Validator(made("report")).is_valid
    line = Paragraph(spans=(Span(text="甲"),))
    report = Report(kind="心得体会", blocks=(Block(role="opening", paragraphs=(line,)),))
    assert follows(json.loads(report.model_dump_json()))
    assert not follows({"blocks": [{"role": "nothing"}]})


def test_every_file_of_rules_follows_the_rules_schema() -> None:
    follows = Draft202012Validator(made("rules")).is_valid
    files = sorted((ROOT / "rules").glob("*.yaml"))
    assert files
    for path in files:
        assert follows(as_an_editor_sees(path.read_text(encoding="utf-8"))), path
    assert not follows({"rules": [{"id": "quotes/a", "kind": "pattern"}]})
    assert not follows({"rules": [], "rule": []})


def test_an_unknown_schema_is_refused_with_the_nearest_name() -> None:
    with pytest.raises(InputError) as caught:
        schema("outlin")
    assert str(caught.value) == "没有“outlin”的 JSON Schema: 是不是“outline”？"
