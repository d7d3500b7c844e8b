"""A plan laid out by a template: the template decides the places, and no word is lost for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.drafting.drafting import draft_report
from app.outline.reading import parse_outline

if TYPE_CHECKING:
    from pathlib import Path

    from app.bank.phrase_bank import PhraseBank
    from app.models.report import Report

WHOLE = """
文种: 心得体会
标题: 这是我的标题
发言人: {单位: 甲厂, 职务: 班长, 姓名: 李四}
日期: 2026-11-20
称谓: 各位师傅
开头: 这是我的开头。
体会:
  引语: 这是我的引语。
  条目:
    - 标题: 先听后修
      事例:
        - {事情: 夜里泵响了, 原先: 以为是进了气, 说明: 先听再拆, 差距: 图还没画完,
           改变: 每班听一遍, 所学: 课上讲听诊}
    - 事例: [{事情: 两个人一起看了一宿, 说明: 一个人的耳朵不够}]
下一步:
  引语: 这是下一步的引语。
  条目:
    - {措施: [{做法: 画好管线图, 期限: 月底, 检验: 班长签字, 受益: 新来的徒弟}]}
结尾: 这是我的结尾。
结束语: 谢谢各位。
附件: [听诊记录]
落款: {单位: 甲厂二车间, 日期: 2026-11-21}
联系人: 李四
抄送: 设备科
"""
OWN = (
    *("这是我的标题", "甲厂", "班长", "李四", "2026年11月20日", "各位师傅", "这是我的开头"),
    *("这是我的引语", "先听后修", "夜里泵响了", "进了气", "先听再拆", "图还没画完", "每班听一遍"),
    *("课上讲听诊", "两个人一起看了一宿", "一个人的耳朵不够", "这是下一步的引语", "画好管线图"),
    *("月底", "班长签字", "新来的徒弟", "这是我的结尾", "谢谢各位", "听诊记录", "甲厂二车间"),
    *("2026年11月21日", "联系人：李四", "抄送：设备科"),
)


def lay_out(folder: Path, bank: PhraseBank, template: str, outline: str = WHOLE) -> Report:
    path = folder / "我的.md"
    path.write_text(template, encoding="utf-8")
    return draft_report(parse_outline(outline), bank, path)


@pytest.mark.parametrize(
    "template",
    [
        "::: 开头\n完。\n",
        "::: 标题\n{{ 标题() }}\n::: 结尾\n{{ 结尾() }}\n",
        # A loop that shows the text and no heading, or the heading and no text.
        "{% for 点 in 体会 %}\n::: 体会\n{{ 点.正文() }}\n{% endfor %}\n",
        "{% for 点 in 体会 %}\n::: 体会\n**{{ 点.标题 }}**\n{% endfor %}\n",
        "{% for 点 in 下一步 %}\n::: 行动\n{{ 点.序号('一是') }}\n{% endfor %}\n",
        "{% if false %}{{ 开头() }}{% endif %}\n::: 正文\n完。\n",
    ],
)
def test_a_template_without_a_place_loses_no_word_of_the_writer(
    tmp_path: Path, bank: PhraseBank, template: str
) -> None:
    report = lay_out(tmp_path, bank, template)
    assert [words for words in OWN if words not in report.text] == []


def test_what_has_no_place_stands_once_in_a_block_of_its_own(
    tmp_path: Path, bank: PhraseBank
) -> None:
    report = lay_out(tmp_path, bank, "::: 开头\n{{ 开头() }}\n")
    assert report.text.startswith("这是我的开头。\n")
    assert [words for words in OWN[6:22] if report.text.count(words) != 1] == []
    roles = [block.role for block in report.blocks]
    assert {"title", "byline", "salutation", "insight", "action", "closing", "tail"} <= {*roles}


def test_what_nobody_said_is_not_missed(tmp_path: Path, bank: PhraseBank) -> None:
    outline = "文种: 心得体会\n体会: [{主题: 为民}, {主题: 安全}]\n"
    assert lay_out(tmp_path, bank, "::: 开头\n完。\n", outline).text == "完。\n"


OWN_LINE = (
    "{% for 点 in 体会 %}\n::: 体会\n## {{ 点.序号('一、') }}{{ 点.标题 }}\n"
    "{{ 点.正文() }}\n{% endfor %}\n"
)
RUN_IN = OWN_LINE.replace("## ", "**").replace("标题 }}\n", "标题 }}{{ 点.句号 }}**")


@pytest.mark.parametrize(
    ("point", "own_line", "run_in"),
    [
        (
            "{标题: 先听, 事例: [{事情: 拆, 改变: 下月装}]}",
            "一、先听\n拆。下月装。\n",
            "一、先听。拆。下月装。\n",
        ),
        # A number alone is no heading.
        (
            "{标题: false, 事例: [{事情: 拆, 改变: 下月装}]}",
            "一、拆。下月装。\n",
            "一、拆。下月装。\n",
        ),
        # What the outline fixes stands as it stood in the report it was taken from.
        ("{标题: 先听, 内容: [后拆。]}", "一、先听。后拆。\n", "一、先听。后拆。\n"),
        ('{标题: 先听, 内容: ["\\n后拆。"]}', "一、先听\n后拆。\n", "一、先听\n后拆。\n"),
        ("{标题: 先听, 内容: []}", "一、先听。\n", "一、先听。\n"),
        ("{标题: 先听！, 内容: [后拆。]}", "一、先听！后拆。\n", "一、先听！后拆。\n"),
        ("{标题: false, 内容: [后拆。]}", "一、后拆。\n", "一、后拆。\n"),
    ],
)
def test_a_text_stands_under_its_heading_or_goes_on_behind_it(
    tmp_path: Path, bank: PhraseBank, point: str, own_line: str, run_in: str
) -> None:
    outline = f"文种: 心得体会\n体会: [{point}]\n下一步: false\n"
    for template, text in ((OWN_LINE, own_line), (RUN_IN, run_in)):
        assert lay_out(tmp_path, bank, template, outline).text == text


def test_a_point_without_number_and_heading_is_a_paragraph_of_its_own(
    tmp_path: Path, bank: PhraseBank
) -> None:
    points = '体会: [{标题: 先听, 内容: ["\\n后拆。"]}, {标题: false, 内容: [再装。]}]'
    outline = f"文种: 心得体会\n{points}\n序号: {{体会: false}}\n下一步: false\n"
    assert lay_out(tmp_path, bank, OWN_LINE, outline).text == "先听\n后拆。\n再装。\n"


def test_every_value_keeps_where_it_comes_from(tmp_path: Path, bank: PhraseBank) -> None:
    template = OWN_LINE.replace("{{ 点.正文() }}", "我说：{{ 点.正文() | replace('。', '！') }}")
    report = lay_out(tmp_path, bank, template)
    spans = [span for line in report.lines() for span in line]
    told = {(span.origin.kind, span.origin.ref, span.part): span.text for span in spans}
    assert told["template", "我的.md", "text"] == "我说："
    assert told["outline", "insights[0].heading[0]", "heading"] == "先听后修"
    assert told["outline", "insights[0].facts[0]", "text"] == "夜里泵响了！"
    assert told["outline", "next_steps[0].measures[0].by", "text"] == "月底"
