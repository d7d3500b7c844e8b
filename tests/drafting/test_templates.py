"""A template's faults are told at its line; what it may not reach it does not reach."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

import pytest

from app.drafting.drafting import draft_report
from app.errors import InputError
from app.outline.reading import parse_outline
from app.writing.writers import write_json, write_md

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from app.bank.phrase_bank import PhraseBank
    from app.models.report import Report

OUTLINE = parse_outline("kind: 心得体会\ninsights: [{theme: 为民}]")


def draft_with(folder: Path, bank: PhraseBank, template: str) -> str:
    path = folder / "我的.md"
    path.write_text(template, encoding="utf-8")
    return draft_report(OUTLINE, bank, path).text


@pytest.mark.parametrize(
    ("template", "line", "says"),
    [
        ("::: 开头\n{{ 没有这个 }}\n", 2, "没有这个"),
        ("::: 开头\n\n{{ 开头.__class__ }}\n", 3, "__class__"),
        ("{{ ''.__class__.__mro__ }}\n", 1, "__class__"),
        ("{{ 开头('没有这一类') }}\n", 1, "没有这一类"),
        ("{{ 署名('多余') }}\n", 1, "模板出错"),
        ("{% for 点 in 体会 %}\n{{ 点.序号() }}\n{% endfor %}\n", 2, "模板出错"),
        ("{% for 点 in 体会 %}\n{{ 点.序号('壹') }}\n{% endfor %}\n", 2, "看不懂的序号"),
        ("{{ '%d'|format('x') }}\n", 1, "模板出错"),
        ("{% for i in range(10**9) %}{% endfor %}\n", 1, "模板出错"),
        ("{% macro a() %}{{ a() }}{% endmacro %}\n{{ a() }}\n", 1, "模板出错"),
        ("{{ lipsum() }}\n", 1, "lipsum"),
        ("{# 说明 #}\n一\n{% if true %}\n::: 瞎写\n{% endif %}\n", 4, "瞎写"),
        ("{% for 点 in 体会 %}\n{{ 点.没有 }}\n{% endfor %}\n", 2, "没有"),
        ("::: 开头\n{% if %}\n", 2, "模板写法不对：“%}”前面缺内容"),
        ("一\n{{ 1 / 0 }}\n", 2, "模板出错：除数是零"),
        ("{{ 开头(“问候”) }}\n", 1, "““”用不了：括号、逗号、引号要用半角"),
        ("{{ 开头('问候'，'背景') }}\n", 1, "“，”用不了"),
        ("{% for 点 in 体会 %}\n", 1, "“for”没有关上：在后面写 {% endfor %}"),
        ("{% endfor %}\n", 1, "“endfor”前面没有对应的 {% for … %}"),
        ("{{ 开头('问候' }}\n", 1, "这里要写“)”，写的是“}”"),
        ("{{ 开头('问候')\n", 1, "这里要写“}}”，写的是“文件的末尾”"),
        ("{% fro 点 in 体会 %}\n", 1, "没有“fro”这种语句"),
        ("{# 说明\n", 1, "说明没有用 #} 关上"),
        ("{{ 'a'|nothing }}\n", 1, "后面没有“nothing”这种写法"),
        ("{{ 'a' + 1 }}\n", 1, "模板出错：这一行算不出来"),
        ("{% include '乙.md' %}\n", 1, "不能用 include"),
        ("{% for 点 in 5 %}{% endfor %}\n", 1, "for 后面的不是列表"),
        ("{{ 体会.append('x') }}\n", 1, "不能用“append”"),
        ("::: 没有的块\n文字\n", 1, "没有的块"),
        ("：：：没有的块\n文字\n", 1, "没有的块"),
        ("::: 署名\n{{ 署名 }}\n", 2, "括号"),
        ("::: 体会\n{{ 体会 }}\n", 2, "for"),
        ("{% for 点 in 体会 %}\n{{ 点.正文('事列') }}\n{% endfor %}\n", 2, "事例"),
    ],
)
def test_a_fault_is_told_at_its_line(
    tmp_path: Path, bank: PhraseBank, template: str, line: int, says: str
) -> None:
    with pytest.raises(InputError) as refused:
        draft_with(tmp_path, bank, template)
    (problem,) = refused.value.problems
    assert (problem.path, problem.line) == (str(tmp_path / "我的.md"), line)
    assert says in problem.what
    # Nobody who writes templates in Chinese is told of tokens and statements.
    assert not re.search("[a-z]+ [a-z]+ [a-z]+", problem.what)


def test_fixed_words_order_and_roles_are_the_templates(tmp_path: Path, bank: PhraseBank) -> None:
    template = """
::: 结尾
{{ 结尾("表态") }}
::: 开头
固定的一句。{{ 开头("过渡") }}
::: 落款
特此报告。
"""
    lines = draft_with(tmp_path, bank, template).splitlines()
    assert len(lines) == 3
    assert lines[1].startswith("固定的一句。")
    assert lines[2] == "特此报告。"


def test_a_block_without_words_vanishes(tmp_path: Path, bank: PhraseBank) -> None:
    assert draft_with(tmp_path, bank, "::: 开头\n\n::: 落款\n完。\n") == "完。\n"


def test_origins_survive_filters_and_macros(tmp_path: Path, bank: PhraseBank) -> None:
    template = """
{% macro 包(话) %}（{{ 话 | trim }}）{% endmacro %}
::: 开头
{{ 包(署名()) ~ "。" }}
"""
    path = tmp_path / "我的.md"
    path.write_text(template, encoding="utf-8")
    outline = parse_outline(
        "kind: x\nspeaker: {name: ' 李明 '}\ndate: false\ninsights: [{theme: 为民}]"
    )
    report = draft_report(outline, bank, path)
    origins = [(span.text.strip(), span.origin.ref) for line in report.lines() for span in line]
    assert ("李明", "speaker.name") in origins
    assert origins[0] == ("（", "我的.md")


def test_what_a_template_asks_for_twice_is_the_same_words(tmp_path: Path, bank: PhraseBank) -> None:
    lines = draft_with(
        tmp_path, bank, '::: 结尾\n{{ 结尾("表态") }}\n{{ 结尾("表态") }}\n'
    ).splitlines()
    assert len(lines) == 2
    assert lines[0] == lines[1]


def test_a_draft_without_a_word_is_refused(tmp_path: Path, bank: PhraseBank) -> None:
    with pytest.raises(InputError, match="空"):
        draft_with(tmp_path, bank, "::: 开头\n")


ENDED = parse_outline(
    "kind: 心得体会\ninsights: [{theme: 为民}]\nattachments: 目录\nsignature: 某局\ncopies: 甲局\n"
)


def draft_ended(folder: Path, bank: PhraseBank, template: str) -> list[tuple[str, str | None, str]]:
    path = folder / "我的.md"
    path.write_text(template, encoding="utf-8")
    return [
        (block.role, block.note, paragraph.text)
        for block in draft_report(ENDED, bank, path).blocks
        for paragraph in block.paragraphs
    ]


def test_closing_lines_that_a_template_does_not_place_follow_its_text(
    tmp_path: Path, bank: PhraseBank
) -> None:
    assert draft_ended(tmp_path, bank, "::: 开头\n一。\n::: 抄送\n{{ 抄送() }}") == [
        ("opening", None, "一。"),
        ("tail", "copies", "抄送：甲局。"),
        ("tail", "attachments", "附件：目录"),
        ("tail", "signature", "某局"),
    ]


def test_closing_lines_of_a_templates_own_are_told_by_what_they_say(
    tmp_path: Path, bank: PhraseBank
) -> None:
    template = "::: 开头\n一。\n::: 落款\n此致\n{{ 落款() }}\n2026年11月20日\n（联系人：王敏）"
    assert draft_ended(tmp_path, bank, template)[1:5] == [
        ("tail", None, "此致"),
        ("tail", "signature", "某局"),
        ("tail", "date", "2026年11月20日"),
        ("tail", "contact", "（联系人：王敏）"),
    ]


def test_functions_of_the_language_are_no_blocks(tmp_path: Path, bank: PhraseBank) -> None:
    template = "::: 开头\n{% for n in range(3) %}好。{% endfor %}\n"
    assert draft_with(tmp_path, bank, template) == "好。好。好。\n"


@pytest.mark.parametrize("write", [write_md, write_json])
def test_a_template_whose_name_is_no_text_is_one_all_the_same(
    tmp_path: Path, bank: PhraseBank, write: Callable[[Report], bytes]
) -> None:
    template = tmp_path / os.fsdecode(b"\xff\x1b.md")
    template.write_text("::: 开头\n一段写好的话。\n", encoding="utf-8")
    report = draft_report(OUTLINE, bank, template)
    assert "一段写好的话。" in report.text
    assert b"ff" in write(report)
