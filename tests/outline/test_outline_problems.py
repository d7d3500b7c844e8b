"""What is wrong with an outline is told at its place, all of it, with what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.errors import InputError, Problem
from app.outline.reading import parse_outline, read_outline

if TYPE_CHECKING:
    from pathlib import Path

LEAST = "kind: 心得体会\ninsights: [为民]\n"


def problems(text: str) -> tuple[Problem, ...]:
    with pytest.raises(InputError) as caught:
        parse_outline(text, "o.yaml")
    return caught.value.problems


def check(text: str, *expected: str) -> None:
    """Compare each problem's `line:column: what: hint`, as far as the expected text goes."""
    told = [str(problem).removeprefix("o.yaml:").strip() for problem in problems(text)]
    assert len(told) == len(expected), told
    for found, wanted in zip(told, expected, strict=True):
        assert found.startswith(wanted)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("tilte: 甲", "不认识“tilte”: 是不是“title”？"),
        ("Title: 甲", "不认识“Title”: 是不是“title”？"),
        ("称乎: 甲", "不认识“称乎”: 是不是“称谓”？"),
        ("结束: 甲", "不认识“结束”: 是不是“结束语”？"),
        ("单位: 甲", "不认识“单位”: 它写在“发言人”、“落款”里面"),
        ("职务: 甲", "不认识“职务”: 它写在“发言人”里面"),
        ("organizer: 甲", "不认识“organizer”: 它写在“study”里面"),
        ("原先: 甲", "不认识“原先”: 它写在“事例”里面"),
        ("check: 甲", "不认识“check”: 它写在“measures”里面"),
        ("主讲: 甲", "不认识“主讲”: 它写在“课程”里面"),
        ("甲乙丙: 甲", "不认识“甲乙丙”: 可以写：文种、标题、"),
        ("zzz: 甲", "不认识“zzz”: 可以写：kind、title、"),
    ],
)
def test_an_unknown_key_is_answered_in_its_own_language(line: str, told: str) -> None:
    check(f"{LEAST}{line}\n", f"3:1: {told}")


def test_a_key_doubled_across_languages() -> None:
    check(f"{LEAST}文种: 乙\n", "3:1: “文种”和第 1 行的“kind”是同一项: 删去其中一个")
    check(
        "kind: 甲\ninsights:\n  - theme: 一\n    主题: 二\n",
        "4:5: “主题”和第 3 行的“theme”是同一项",
    )


def test_a_key_doubled_in_one_language() -> None:
    check(f"{LEAST}kind: 乙\n", "3:1: “kind”写了两次（第一次在第 1 行）: 删去其中一个")


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("title: [甲]", "3:8: “title”这里不能写列表: 要写一段文字，或 {内容: […]}"),
        ("标题: {a: b}", "3:6: 不认识“a”: 可以写：content"),
        ("title: {slots: {}}", "3:8: 缺少 id"),
        ("date: {a: b}", "3:7: “date”这里不能写一组“键: 值”"),
        ("speaker: [甲]", "3:10: “speaker”这里不能写列表"),
        ("study: false", "3:8: “study”这里不能写false"),
        ("copies: true", "3:9: 这里不能写“true”: 写出文字；没有就写 false"),
        ("附件: True", "3:5: 这里不能写“True”: 写出文字；没有就写 false"),
        ("联系人: true", "3:6: 这里不能写“true”"),
        ("结尾: true", "3:5: 这里不能写“true”"),
        ("next_steps: [{heading: true}]", "3:24: 这里不能写“true”"),
        ("发言人: true", "3:6: 这里不能写“true”"),
        ("日期: true", "3:5: 这里不能写“true”"),
        ("names: 甲", "3:8: “names”这里不能写文字"),
        ("signature: [甲]", "3:12: “signature”这里不能写列表: 要写true、一段文字，或 {"),
        ("落款: {职务: 乙}", "3:6: 不认识“职务”"),
        ("落款: {}", "3:5: “落款”这里什么也没写: 至少写一项：unit（单位）、date（日期）"),
        ("落款: {日期: 2026-02-30}", "3:10: 没有“2026-02-30”这一天"),
        ("attachments: []", "3:14: “attachments”里一条也没有"),
        ("附件: [甲, ]\n抄送: {a: b}", "4:6: 不认识“a”: 可以写：content"),
        ("抄送: ['']", "3:6: 这里是空的"),
        ("names: {XX: [甲]}", "3:13: “XX”这里不能写列表"),
        ("names: {'': 甲}", "3:9: 冒号前面是空的"),
        ("length: 很长", "3:9: 看不懂的篇幅“很长”: 写字数（如 1500）"),
        ("length: 0", "3:9: 篇幅要大于零"),
        ("length: -5", "3:9: 篇幅要大于零"),
        ("length: 0分钟", "3:9: 篇幅要大于零"),
        ("length: 0.001分钟", "3:9: 篇幅要大于零"),
        ("length: 1000001", "3:9: 篇幅太大: 最多 100 万字"),
        (f"length: {'9' * 400}字", "3:9: 篇幅太大"),
        (f"length: {'9' * 5000}", "3:9: 篇幅太大"),
        ("length: 不超过200万字", "3:9: 篇幅太大"),
        ("length: 999999小时", "3:9: 篇幅太大"),
        ("length: [1]", "3:9: “length”这里不能写列表"),
        ("length: 三四千字", "3:9: 看不懂的篇幅“三四千”"),
        ("length: 2000-1500字", "3:9: 看不懂的篇幅“2000-1500字”: 范围先写小的"),
        ("日期: 2024年2月30日", "3:5: 没有“2024年2月30日”这一天: 2月只有 29 天"),
        ("日期: 2026年11月31日", "3:5: 没有“2026年11月31日”这一天: 11月只有 30 天"),
        ("日期: 2025-02-29", "3:5: 没有“2025-02-29”这一天"),
        ("日期: 二〇二六年十三月一日", "3:5: 没有“二〇二六年十三月一日”这一天: 月份从 1 到 12"),
        ("日期: 11月31号下午", "3:5: 没有“11月31号”这一天"),
        ("study: {时间: 2月30日至3月5日}", "3:13: 没有“2月30日”这一天"),
        ("落款: {日期: 2026年2月29日}", "3:10: 没有“2026年2月29日”这一天"),
        (
            "next_steps:\n  - 上半年: 清理积案",
            "4:5: “next_steps”这里不能写一组“键: 值”: 要写{主题: …, 事例: […]}，"
            '或只写主题；是一段文字，就加引号：- "上半年: 清理积案"',
        ),
        (
            "next_steps:\n  - 措施:\n      - 上半年: 清理积案",
            "5:9: “措施”这里不能写一组“键: 值”: 要写一段文字，或 {做法: …, 期限: …}；是一段文字，"
            '就加引号：- "上半年: 清理积案"',
        ),
        (
            "next_steps: [{facts: [上半年: 清理, 甲]}]",
            "3:23: “facts”这里不能写一组“键: 值”: 要写一段文字，或 {事情: …, 原先: …, 说明: …}；"
            "是一段文字，就加引号："
            'next_steps: [{facts: ["上半年: 清理", 甲]}]',
        ),
        (
            "study: {subject: [甲, 乙], form: 丙}",
            "3:18: “subject”这里不能写列表: 要写一段文字；是一段文字，就加引号："
            'study: {subject: "[甲, 乙]", form: 丙}',
        ),
        (
            "next_steps: [{facts: [{fact: {a: [b]}}, 甲]}]",
            "3:30: “fact”这里不能写一组“键: 值”: 要写一段文字；是一段文字，就加引号："
            'next_steps: [{facts: [{fact: "{a: [b]}"}, 甲]}]',
        ),
        ("closing: [通知]", "3:10: “closing”这里不能写列表: 要写一段文字，或 {内容: […]}"),
        ("study: 名称：《甲》", "3:10: “名称”后面的冒号是全角的: 改成半角“:”，后面空一格"),
        ("speaker:\n  姓名:王敏", "4:5: “姓名:”后面没有空格"),
        ("study: {courses: [题目：甲]}", "3:21: “题目”后面的冒号是全角的"),
        ("next_steps:\n  - 主题:为民", "4:7: “主题:”后面没有空格"),
        ("signoff: '  '", "3:10: 这里是空的"),
        ("opening: {content: []}", "3:20: “content”里一条也没有"),
        ("opening: {content: [甲, '']}", "3:24: 这里是空的"),
        ("opening: {content: [false]}", "3:21: “content”这里不能写false"),
        ("opening: {content: }", "3:11: “content”还没有填"),
        ("opening: {}", "3:10: 缺少 content（内容）"),
        ("title: {id: a/title/b, content: 甲}", "3:9: 不认识“id”"),
        ("title: {id: 甲}", "3:13: “甲”不是语句的编号"),
        ("title: {id: seeds/nothing/41d0}", "3:13: “seeds/nothing/41d0”不是语句的编号"),
        ("title: {id: a/title/b, slots: 甲}", "3:31: “slots”这里不能写文字"),
        ("study: {courses: [{teacher: 甲}]}", "3:19: 缺少 title（题目）"),
        ("next_steps: []", "3:13: “next_steps”里一条也没有"),
        ("next_steps: {}", "3:13: “next_steps”这里什么也没写: 至少写一项：lead（引语）"),
        ("next_steps: [{heading: false}]", "3:14: “next_steps”这里什么也没写"),
        ("next_steps: [甲, ]\nordinals: {insights: 甲}", "4:22: 看不懂的序号“甲”"),
    ],
)
def test_a_wrong_value(line: str, told: str) -> None:
    check(f"{LEAST}{line}\n", told)


@pytest.mark.parametrize(
    ("fact", "told"),
    [
        ("{before: 乙}", ["4:12: 缺少 fact（事情）: 一件真事"]),
        ("[{原先: 乙, 说明: 丙}]", ["4:13: 缺少 fact（事情）"]),
        ("\n      - 差距: 乙\n        改变: 丙", ["5:9: 缺少 fact（事情）"]),
        ("[{fact: , shows: 乙}]", ["4:14: “fact”还没有填: 一件真事"]),
        ("[{}]", ["4:13: 缺少 fact（事情）"]),
        ("{a: b}", ["4:13: 不认识“a”: 可以写：fact、before、", "4:12: 缺少 fact（事情）"]),
        ("[{事请: 甲, 原先: 乙}]", ["4:14: 不认识“事请”: 是不是“事情”？"]),
        ("[{fact: 甲, befor: 乙}]", ["4:23: 不认识“befor”: 是不是“before”？"]),
        ("[{fact: 甲, 原来: 乙}]", ["4:23: 不认识“原来”: 是不是“原先”？"]),
        ("\n      - facts: 甲", ["5:9: 不认识“facts”: 是不是“fact”？"]),
        ("\n      - 领导说: 甲", ["5:9: “facts”这里不能写一组“键: 值”: 要写一段文字，或 {"]),
        ("[{fact: 甲, 期限: 乙}]", ["4:23: 不认识“期限”: 它写在“措施”里面"]),
        ("[{fact: 甲, 事情: 乙}]", ["4:23: “事情”和第 4 行的“fact”是同一项"]),
        ("[{fact: [甲]}]", ["4:20: “fact”这里不能写列表"]),
        ("[{fact: 甲, shows: false}]", ["4:30: “shows”这里不能写false: 要写一段文字"]),
        ("[{fact: 甲, shows: ''}]", ["4:30: 这里是空的"]),
        ("[甲, {shows: [乙]}]", ["4:24: “shows”这里不能写列表", "4:16: 缺少 fact（事情）"]),
        ("[false]", ["4:13: “facts”这里不能写false"]),
        ("原先：甲", ["4:14: “原先”后面的冒号是全角的"]),
        ("\n      - 事情：甲\n        原先：乙", ["6:11: “原先”后面的冒号是全角的"]),
        ("\n      - 事情: 甲\n        说明:乙", ["6:11: “说明:”后面没有空格"]),
        ("[{事情: 甲，原先：乙}]", ["4:19: “原先”前面的“，”是全角的: 是“原先”这一项，就改成半角"]),
    ],
)
def test_what_is_wrong_with_a_fact(fact: str, told: list[str]) -> None:
    check(f"kind: 甲\ninsights:\n  - theme: 乙\n    facts: {fact}\n", *told)


@pytest.mark.parametrize(
    ("measure", "told"),
    [
        ("[{by: 12月底}]", "4:16: 缺少 measure（做法）: 要做的一件实事"),
        ("{受益: 4个村}", "4:15: 缺少 measure（做法）"),
        ("[{measure: 甲, 时限: 乙}]", "4:29: 不认识“时限”: 是不是“期限”？"),
        ("[{measure: 甲, whom: 乙}]", "4:29: 不认识“whom”: 可以写：measure、by、check、for"),
        ("\n      - 检验：甲", "5:11: “检验”后面的冒号是全角的"),
        ("[{做法: 甲；受益：乙}]", "4:22: “受益”前面的“；”是全角的"),
    ],
)
def test_what_is_wrong_with_a_measure(measure: str, told: str) -> None:
    check(f"kind: 甲\ninsights:\n  - theme: 乙\n    measures: {measure}\n", told)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("发言人: {单位: 甲局，职务：局长}", "3:13: “职务”前面的“，”是全角的"),
        ("study: {courses: [{题目: 甲，主讲：乙}]}", "3:25: “主讲”前面的“，”是全角的"),
        ("落款: {单位: 甲局；date：2026-11-20}", "3:12: “date”前面的“；”是全角的"),
    ],
)
def test_a_wide_comma_before_a_key_is_told_in_any_mapping(line: str, told: str) -> None:
    check(f"{LEAST}{line}\n", told)


@pytest.mark.parametrize(
    "words", ['{事情: "甲，原先：乙"}', "{事情: 甲，他说：乙}", "\n      - 事情: 甲，原先：乙"]
)
def test_words_with_wide_marks_are_words_where_no_key_is_hidden(words: str) -> None:
    outline = parse_outline(f"kind: 甲\ninsights:\n  - theme: 乙\n    facts: {words}\n")
    assert outline.insights.items[0].facts[0].fact.startswith("甲，")


@pytest.mark.parametrize("word", ["正式", "true", "1", "Plain", "平实 庄重"])
def test_a_voice_that_nobody_knows(word: str) -> None:
    check(
        f"{LEAST}语体: {word}\n", f"3:5: 没有“{word}”这种语体: 写 平实（plain）或 庄重（official）"
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("kind: 甲\n", "1:1: 缺少 insights（体会）: 体会"),
        ("insights: [甲]\n", "1:1: 缺少 kind（文种）"),
        ("kind:\ninsights: [甲]\n", "1:1: “kind”还没有填"),
        ("文种: ''\ninsights: [甲]\n", "1:5: 这里是空的"),
        ("kind: 甲\n体会:\n", "2:1: “体会”还没有填"),
        ("kind: 甲\ninsights: []\n", "2:11: “insights”里一条也没有"),
        ("kind: 甲\ninsights: {lead: 乙}\n", "2:11: “insights”这里什么也没写: 至少写一项：items"),
        ("kind: 甲\ninsights: {lead: 乙, items: []}\n", "2:28: “items”里一条也没有"),
        ("kind: 甲\ninsights:\n  -\n", "3:4: “insights”里这一条是空的"),
        ("甲\n", "1:1: “提纲”这里不能写文字: 要写一组“键: 值”，冒号用半角"),
        ("文种：心得体会\n", "1:3: “文种”后面的冒号是全角的: 改成半角“:”，后面空一格"),
        ("[甲]\n", "1:1: “提纲”这里不能写列表"),
        ("~\n", "文件里没有内容"),
        ("# 甲\n", "文件里没有内容"),
        ("kind: 甲\n  title: 乙\n", "2:3: “title”缩进太深，会接到上一行后面: 和同一层的键"),
        ("kind: {{ 7*7 }}\ninsights: [甲]\n", "1:"),
        ("kind: **大\ninsights: [甲]\n", "1:"),
        ("kind: *a\ninsights: [甲]\n", "1:"),
    ],
)
def test_a_file_that_is_no_outline(text: str, told: str) -> None:
    check(text, told)


def test_all_problems_are_told_at_once_in_the_files_order() -> None:
    text = "kind: 甲\ntilte: 乙\nlength: 0\ninsights:\n  - heading: false\n  - theme: [甲]\n"
    found = problems(text)
    assert [problem.line for problem in found] == [2, 3, 5, 6]
    assert found[0].shown == "tilte: 乙"


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    def refused(path: Path) -> str:
        with pytest.raises(InputError) as caught:
            read_outline(path)
        (problem,) = caught.value.problems
        assert problem.path == str(path)
        assert problem.hint
        return problem.what

    binary, empty = tmp_path / "b.yaml", tmp_path / "e.yaml"
    binary.write_bytes(b"PK\x03\x04\x00\x00")
    empty.write_bytes(b"")
    assert refused(tmp_path / "none.yaml") == "没有这个文件"
    assert refused(tmp_path) == "这是一个文件夹，不是文件"
    assert refused(binary) == "这是一个压缩包或 Word 文件"
    assert refused(empty) == "文件是空的"


@pytest.mark.parametrize(
    ("before", "after", "place"),
    [
        ("kind: 甲\ninsights: [", "]\n", "2:11: “insights”里有 1000 条，最多 999 条: 分成几份"),
        (f"{LEAST}next_steps: {{items: [", "]}\n", "3:21: “items”里有 1000 条"),
        (f"{LEAST}attachments: [", "]\n", "3:14: “attachments”里有 1000 条"),
    ],
)
def test_more_members_than_are_counted_in_words_are_told_once(
    before: str, after: str, place: str
) -> None:
    check(before + ", ".join(["为民"] * 1000) + after, place)
    assert parse_outline(before + ", ".join(["为民"] * 999) + after, "o.yaml")
