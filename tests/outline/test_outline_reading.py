"""What an outline may say, and what it is read as."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING, Any

import pytest

from app.files.yaml_nodes import parse_yaml
from app.models.outline import (
    Content,
    Course,
    Fact,
    Measure,
    Outline,
    Pin,
    Point,
    Section,
    Speaker,
    Study,
)
from app.outline.reading import outline_of, parse_outline, read_outline

if TYPE_CHECKING:
    from pathlib import Path

LEAST = "kind: 心得体会\ninsights: [为民]\n"

CONTRACT = """
kind: 交流研讨材料
title: 在《数字政府建设》专题培训班上的交流研讨材料
speaker: {unit: XX区政务服务中心, post: 副主任}
date: 2026-11-20
audience: 各位领导，同志们
study:
  subject: 《数字政府建设》
  form: 网络课程
  organizer: 市委组织部
  period: 10月份
  courses:
    - {title: 一, teacher: 甲}
insights:                # how many there are is counted for you; three is usual
  - theme: 为民
    facts: [我区推行一站办]
next_steps:
  - theme: 高质量发展
    measures: [办好一件事]
closing: 新征程上，我们将……
voice: plain             # plain 平实 | official 庄重
length: 1500
names: {XX区: 历下区}
"""

CONTRACT_IN_CHINESE = """
文种: 交流研讨材料
标题: 在《数字政府建设》专题培训班上的交流研讨材料
发言人: {单位: XX区政务服务中心, 职务: 副主任}
日期: 2026-11-20
称谓: 各位领导，同志们
学习内容:
  名称: 《数字政府建设》
  形式: 网络课程
  组织单位: 市委组织部
  时间: 10月份
  课程:
    - {题目: 一, 主讲: 甲}
体会:
  - 主题: 为民
    事例: [我区推行一站办]
下一步:
  条目:
    - 主题: 高质量发展
      措施: [办好一件事]
结尾: 新征程上，我们将……
语体: 平实
篇幅: 1500字
名称对照: {XX区: 历下区}
"""


def read(text: str) -> Outline:
    return parse_outline(text, "o.yaml")


def test_the_outline_of_the_contract() -> None:
    assert read(CONTRACT) == Outline(
        kind="交流研讨材料",
        title=block("在《数字政府建设》专题培训班上的交流研讨材料"),
        speaker=Speaker(unit="XX区政务服务中心", post="副主任"),
        date="2026-11-20",
        audience=block("各位领导，同志们"),
        study=Study(
            subject="《数字政府建设》",
            form="网络课程",
            organizer="市委组织部",
            period="10月份",
            courses=(Course(title="一", teacher="甲"),),
        ),
        insights=Section(items=(Point(theme="为民", facts=(Fact(fact="我区推行一站办"),)),)),
        next_steps=Section(
            items=(Point(theme="高质量发展", measures=(Measure(measure="办好一件事"),)),)
        ),
        closing=block("新征程上，我们将……"),
        voice="plain",
        length=1500,
        names={"XX区": "历下区"},
    )


def test_chinese_keys_say_the_same() -> None:
    assert read(CONTRACT_IN_CHINESE) == read(CONTRACT)


def test_keys_of_both_languages_may_be_mixed() -> None:
    mixed = CONTRACT.replace("title:", "标题:", 1).replace("theme:", "主题:", 1)
    assert mixed != CONTRACT
    assert read(mixed) == read(CONTRACT)


def block(*pieces: Pin | str) -> Content:
    return Content(pieces=pieces)


PIN = Pin(id="seeds/title/8c1f", slots={"学习内容": "《…》网络课程"})


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("一段话", block("一段话")),
        ("false", False),
        ("", None),
        ("~", None),
        ("'false'", block("false")),
        ("no", block("no")),
        ("2026", block("2026")),
        ("{id: seeds/title/8c1f, slots: {学习内容: 《…》网络课程}}", block(PIN)),
        ("{content: 一段话}", block("一段话")),
        ("{内容: [一, 二]}", block("一", "二")),
        ('{content: ["\\n", 二]}', block("\n", "二")),
        (
            "{content: [一, {id: seeds/title/8c1f, slots: {学习内容: 《…》网络课程}}]}",
            block("一", PIN),
        ),
        ("{content: {id: a/title/b}}", block(Pin(id="a/title/b"))),
    ],
)
@pytest.mark.parametrize("key", ["title", "audience", "opening", "closing", "signoff"])
def test_a_block_is_a_text_false_a_pin_or_content(key: str, written: str, expected: object) -> None:
    assert getattr(read(f"{LEAST}{key}: {written}\n"), key) == expected


@pytest.mark.parametrize(
    ("written", "field", "expected"),
    [
        ("length: 1500", "length", 1500),
        ("length: 1500字", "length", 1500),
        ("length: 约 1500 字左右", "length", 1500),
        ("length: １５００", "length", 1500),
        ("length: 8分钟", "length", 1440),
        ("length: 8 minutes", "length", 1440),
        ("length: 10min", "length", 1800),
        ("篇幅: 7.5分", "length", 1350),
        ("篇幅: 1,500字", "length", 1500),
        ("篇幅: 1，500字", "length", 1500),
        ("篇幅: 1500多字", "length", 1500),
        ("篇幅: 三千字", "length", 3000),
        ("篇幅: 一千五左右", "length", 1500),
        ("篇幅: 1.5千字", "length", 1500),
        ("篇幅: 十分钟", "length", 1800),
        ("篇幅: 8分半", "length", 1530),
        ("篇幅: 半小时", "length", 5400),
        ("篇幅: 一刻钟", "length", 2700),
        ("篇幅: 一个半小时", "length", 16200),
        ("篇幅: 1小时20分钟", "length", 14400),
        ("date: 2022-10-16", "date", "2022-10-16"),
        ("date: false", "date", False),
        ("speaker: false", "speaker", False),
        ("speaker: 张三", "speaker", Speaker(name="张三")),
        ("speaker: {姓名: 010}", "speaker", Speaker(name="010")),
        ("study: 某次会议精神", "study", Study(subject="某次会议精神")),
        ("study: {时间: 10:30}", "study", Study(period="10:30")),
        ("study: {courses: 甲}", "study", Study(courses=(Course(title="甲"),))),
        (
            "study: {courses: [甲, {题目: 乙, teacher: 丙}]}",
            "study",
            Study(courses=(Course(title="甲"), Course(title="乙", teacher="丙"))),
        ),
        ("voice: plain", "voice", "plain"),
        ("语体: 平实", "voice", "plain"),
        ("语体: official", "voice", "official"),
        ("voice: ' 庄重 '", "voice", "official"),
        ("voice:", "voice", None),
        ("next_steps: false", "next_steps", False),
        ("next_steps: [为民]", "next_steps", Section(items=(Point(theme="为民"),))),
        ("next_steps: {lead: 下一步，}", "next_steps", Section(lead=block("下一步，"))),
        ("names: {XX区: , XX: 历下}", "names", {"XX": "历下"}),
    ],
)
def test_shorthands(written: str, field: str, expected: object) -> None:
    assert getattr(read(f"{LEAST}{written}\n"), field) == expected


@pytest.mark.parametrize(
    ("written", "characters"),
    [
        ("1500-2000字", 1750),
        ("1500～2000字", 1750),
        ("1500字至2000字", 1750),
        ("一到两千字", 1500),
        ("8-10分钟", 1620),
        ("半小时到一小时", 8100),
        ("不少于800字", 880),
        ("800字以上", 880),
        ("不超过1500字", 1350),
        ("5分钟以内", 810),
    ],
)
def test_a_range_or_a_limit_is_aimed_at_and_told(written: str, characters: int) -> None:
    outline, notes = outline_of(parse_yaml(f"{LEAST}篇幅: {written}\n", "o.yaml"))
    assert outline.length == characters
    assert notes == (f"篇幅写的是“{written}”，照 {characters} 字来写",)


def test_a_length_that_says_one_number_is_not_talked_about() -> None:
    assert outline_of(parse_yaml(f"{LEAST}篇幅: 约1500字左右\n", "o.yaml")).notes == ()


@pytest.mark.parametrize(
    "written", ["2026年2月28日", "2024年2月29日", "20XX年X月X日", "二〇二六年十一月三十日", "11月"]
)
def test_a_date_stands_as_it_is_written(written: str) -> None:
    assert read(f"{LEAST}日期: {written}\n").date == written


def test_wide_blanks_around_a_value_are_none_of_it() -> None:
    assert read("文种: 　心得体会\n体会:\n  - 　为民\xa0\n") == read(LEAST)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("为民", Point(theme="为民")),
        ("{facts: 一件事}", Point(facts=(Fact(fact="一件事"),))),
        ("{措施: [一, 二]}", Point(measures=(Measure(measure="一"), Measure(measure="二")))),
        ("{facts: {事情: 一件事}}", Point(facts=(Fact(fact="一件事"),))),
        ("{facts: [{fact: 一件事, before: , shows: ~}]}", Point(facts=(Fact(fact="一件事"),))),
        (
            "{事例: [一, {事情: 二, 原先: 三, shows: 四, 差距: 五, change: 六, 所学: 七}]}",
            Point(
                facts=(
                    Fact(fact="一"),
                    Fact(fact="二", before="三", shows="四", lacks="五", change="六", learned="七"),
                )
            ),
        ),
        (
            "{措施: [{做法: 一, by: 12月底, 检验: 三, for: 四}, {measure: 五, 受益: 六}]}",
            Point(
                measures=(
                    Measure(measure="一", by="12月底", check="三", whom="四"),
                    Measure(measure="五", whom="六"),
                )
            ),
        ),
        ("{theme: 为民, facts: }", Point(theme="为民")),
        ("{content: 一句。}", Point(content=("一句。",))),
        ("{theme: 为民, content: []}", Point(theme="为民", content=())),
        ("{heading: false, content: [一]}", Point(heading=False, content=("一",))),
        ("{标题: 一}", Point(heading=block("一"))),
        ("{pin: a/insight.heading/b}", Point(pin=(Pin(id="a/insight.heading/b"),))),
        ("{固定: {id: a/insight/b}}", Point(pin=(Pin(id="a/insight/b"),))),
        (
            "{pin: [{id: a/insight/b, slots: {数: 3}}, a/insight/c]}",
            Point(pin=(Pin(id="a/insight/b", slots={"数": "3"}), Pin(id="a/insight/c"))),
        ),
    ],
)
def test_points(written: str, expected: Point) -> None:
    assert read(f"kind: 心得体会\ninsights: [{written}]\n").insights.items == (expected,)


def test_a_report_may_have_no_insights() -> None:
    assert read("kind: 通知\ninsights: false\n").insights == Section()


def test_ordinals_may_be_switched_off() -> None:
    ordinals = read(f"{LEAST}ordinals: {{insights: 一是, 下一步: false}}\n").ordinals
    assert (ordinals.insights, ordinals.next_steps) == ("一是", "")


@pytest.mark.parametrize("odd", ["{{ 7*7 }}", "**大", "1. <w:p/>", "# 一", "a: b", "\\n", "<>&"])
def test_what_looks_like_markup_comes_through_letter_for_letter(odd: str) -> None:
    outline = read(f"kind: 心得体会\ntitle: '{odd}'\ninsights: [{{facts: ['{odd}']}}]\n")
    assert outline.title == block(odd)
    assert outline.insights.items[0].facts == (Fact(fact=odd),)


@pytest.mark.parametrize(
    "encode",
    [
        lambda text: text.encode("utf-8"),
        lambda text: text.encode("utf-8-sig"),
        lambda text: text.encode("gb18030"),
        lambda text: text.encode("utf-16"),
        lambda text: codecs.BOM_UTF16_BE + text.encode("utf-16-be"),
        lambda text: text.replace("\n", "\r\n").encode(),
    ],
    ids=["utf-8", "bom", "gb18030", "utf-16", "utf-16-be", "crlf"],
)
def test_every_encoding_reads_the_same(tmp_path: Path, encode: Any) -> None:
    path = tmp_path / "提纲.yaml"
    path.write_bytes(encode(CONTRACT))
    assert read_outline(path) == read(CONTRACT)
