"""The list that `fill --list` shows."""

from __future__ import annotations

from app.placeholders.finding import find_placeholders
from app.placeholders.listing import NOTHING, list_placeholders


def check(text: str, expected: str, labels: list[str]) -> None:
    lines = text.split("\n")
    assert list_placeholders(find_placeholders(lines), lines, labels.__getitem__) == expected


def test_each_shows_number_place_kind_group_context_and_doubt() -> None:
    check(
        "在XX市\n\n设X为人数，XX市",
        "第1处 第1段 地方 第1组 XX 在〔XX〕市\n"
        "第2处 第2段 未定 第2组 X 设〔X〕为人数，XX市（存疑：单个 X 也可能是字母或未知数）\n"
        "第3处 第2段 地方 第1组 XX 设X为人数，〔XX〕市\n",
        ["第1段", "", "第2段"],
    )


def test_a_label_says_where_a_line_stands() -> None:
    check(
        "姓名：____\nXX局",
        "第1处 表格 1 第 1 行第 2 列 人名 第1组 ____ 姓名：〔____〕\n"
        "第2处 首页页眉 单位 第2组 XX 〔XX〕局\n",
        ["表格 1 第 1 行第 2 列", "首页页眉"],
    )


def test_a_date_is_listed_once() -> None:
    check(
        "定于20XX年X月X日在XX县",
        "第1至3处 第1段 日期 第1组 20XX年X月X日 定于〔20XX年X月X日〕在XX县\n"
        "第4处 第1段 地方 第2组 XX 定于20XX年X月X日在〔XX〕县\n",
        ["第1段"],
    )


def test_a_text_without_any_says_so() -> None:
    check("没有要填的", f"{NOTHING}\n", ["第1段"])
