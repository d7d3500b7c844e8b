"""A date with a marker for each part is asked for once and filled by one value."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.names import NameSheet, Occurrence
from app.placeholders.dates import written_as
from app.placeholders.finding import find_placeholders
from app.placeholders.questions import questions
from tests.placeholders.filled_text import filled_text


def check(text: str, values: dict[int, str], expected: str, *left: str) -> None:
    """Values by the number of the occurrence fill the text as expected."""
    found = find_placeholders([text])
    rows = tuple(Occurrence(n=n, token=found[n - 1].token, value=v) for n, v in values.items())
    filled, unfilled = filled_text(text, NameSheet(names={}, occurrences=rows))
    assert filled == expected
    assert [place.token for place in unfilled] == list(left)


@pytest.mark.parametrize(
    ("text", "wholes"),
    [
        ("20XX年X月X日", ["20XX年X月X日"] * 3),
        ("20**年*月", ["20**年*月"] * 2),
        ("____年__月__日", ["____年__月__日"] * 3),
        ("至X月X日前", ["X月X日"] * 2),
        ("20XX-XX-XX", ["20XX-XX-XX"] * 3),
        ("20XX.X.X", ["20XX.X.X"] * 3),
        ("20XX年工作", ["20XX年"]),
        ("〔20XX〕X号", ["20XX", None]),
        ("20××—20××学年", ["20××", "20××"]),
        ("X月X日至X日", ["X月X日", "X月X日", None]),
        ("20XX年X月X日至20XX年X月X日", ["20XX年X月X日"] * 6),
        ("X月底", [None]),
        ("    年  月  日", ["    年  月  日"] * 3),
        ("20  年  月  日", ["20  年  月  日"] * 3),
        ("201  年  月", ["201  年  月"] * 2),
        ("202X年X月X日", ["202X年X月X日"] * 3),
        ("20____年__月__日", ["20____年__月__日"] * 3),
        ("日期：年  月  日", ["年  月  日"]),
        ("YYYY年MM月DD日", ["YYYY年MM月DD日"] * 3),
        ("yyyy-mm-dd", ["yyyy-mm-dd"] * 3),
        ("2026年  月  日", ["  月  日"] * 2),
        ("XX年X月", ["XX年X月"] * 2),
        ("X月X日X时", ["X月X日", "X月X日", None]),
        ("X.X个百分点", ["X.X个百分点"] * 2),
        ("增长XX.XX%，", ["XX.XX%"] * 2),
        ("增长1X.XX%，", ["1X.XX%"] * 2),
        ("**.*万元", ["**.*万元"] * 2),
        ("X.X.X条", [None, None, None]),
        ("3.XX%", [None]),
        ("版本X.X", [None, None]),
    ],
)
def test_each_part_knows_the_whole_date(text: str, wholes: list[str | None]) -> None:
    assert [place.date for place in find_placeholders([text])] == wholes


@pytest.mark.parametrize(
    ("whole", "value", "expected"),
    [
        ("20XX年X月X日", "2026年11月20日", "2026年11月20日"),
        ("20XX年X月X日", "2026-11-20", "2026年11月20日"),
        ("20XX年X月X日", "2026/1/2", "2026年1月2日"),
        ("20XX年X月X日", "2026.01.02", "2026年1月2日"),
        ("20XX年X月X日", "20261120", "2026年11月20日"),
        ("20XX年X月X日", "2026-11-20 00:00:00", "2026年11月20日"),
        ("20XX年X月X日", " 2026年11月20号 ", "2026年11月20日"),
        ("20XX年X月X日", "11月20日", "11月20日"),
        ("20XX年X月X日", "二〇二六年十一月二十日", "二〇二六年十一月二十日"),
        ("X月X日", "2026-11-20", "11月20日"),
        ("20XX年X月", "2026-11-20", "2026年11月"),
        ("20XX年X月", "2026-11", "2026年11月"),
        ("20XX年", "2026", "2026年"),
        ("20XX", "2026年", "2026"),
        ("20XX-XX-XX", "2026年1月2日", "2026-01-02"),
        ("20XX年X月X日", "2026", None),
        ("20XX年X月X日", "26", None),
        ("20XX年X月X日", "2026-13-20", None),
        ("20XX年X月X日", "2026-12-32", None),
        ("20XX年X月X日", "济南市", None),
        ("20XX年X月X日", "", None),
    ],
)
def test_a_date_is_written_as_the_whole_is(whole: str, value: str, expected: str | None) -> None:
    assert written_as(whole, value) == expected


@pytest.mark.parametrize("value", ["2026年11月20日", "2026-11-20"])
def test_a_whole_date_for_any_part_or_for_all_fills_all(value: str) -> None:
    for values in ({1: value}, {2: value}, {1: value, 2: value, 3: value}):
        check("定于20XX年X月X日召开", values, "定于2026年11月20日召开")


def test_each_of_two_dates_takes_its_own() -> None:
    text = "20XX年X月X日至20XX年X月X日"
    check(text, {1: "2026-1-2", 4: "2026-3-4"}, "2026年1月2日至2026年3月4日")
    check(text, {4: "2026-3-4"}, "20XX年X月X日至2026年3月4日", "XX", "X", "X")


def test_parts_are_still_filled_one_by_one() -> None:
    check("20XX年X月X日", {1: "26", 2: "11", 3: "20"}, "2026年11月20日")
    check("20XX年X月X日", {1: "2026", 2: "11月"}, "2026年11月X日", "X")


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ({"20XX年X月X日": "2026年11月20日"}, "2026年11月20日，XX市"),
        ({"20XX年X月X日": "2026-11-20"}, "2026年11月20日，XX市"),
        ({"20XX年X月X日": "年底"}, "年底，XX市"),
        ({"XX": "济南"}, "20XX年X月X日，济南市"),
        ({"XX": "26"}, "2026年X月X日，26市"),
    ],
)
def test_a_name_for_the_whole_date_and_none_of_a_place_in_it(
    names: dict[str, str], expected: str
) -> None:
    filled, _ = filled_text("20XX年X月X日，XX市", NameSheet(names=names))
    assert filled == expected


def test_a_date_is_one_question() -> None:
    text = "XX市定于20XX年X月X日开会，20XX年X月X日结束"
    asked = questions(find_placeholders([text]))
    assert [(q.first, q.last, q.words) for q in asked] == [
        (1, 1, "XX"),
        (2, 4, "20XX年X月X日"),
        (5, 7, "20XX年X月X日"),
    ]
    assert all(text[q.start : q.end] == q.words for q in asked)


@given(
    st.dates(min_value=date(1900, 1, 1)),
    st.sampled_from(["20XX年X月X日", "20**年*月*日", "____年__月__日"]),
)
def test_any_date_fills_any_whole(day: date, whole: str) -> None:
    check(f"于{whole}。", {1: day.isoformat()}, f"于{day.year}年{day.month}月{day.day}日。")


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("日期：    年    月    日", "    年    月    日", "日期：2026年11月20日"),
        # A sheet's cell and a command line lose the blanks around a name.
        ("日期：    年    月    日", "年    月    日", "日期：2026年11月20日"),
        ("日期：年  月  日", "年  月  日", "日期：2026年11月20日"),
        ("于20  年  月  日", "20  年  月  日", "于2026年11月20日"),
        ("于202X年X月X日", "202X年X月X日", "于2026年11月20日"),
        ("于20____年__月__日", "20____年__月__日", "于2026年11月20日"),
        ("于YYYY年MM月DD日", "YYYY年MM月DD日", "于2026年11月20日"),
        ("于yyyy-mm-dd", "yyyy-mm-dd", "于2026-11-20"),
    ],
)
def test_a_date_of_any_shape_is_filled_whole(text: str, name: str, expected: str) -> None:
    assert filled_text(text, NameSheet(names={name: "2026-11-20"})) == (expected, [])


@pytest.mark.parametrize(
    ("text", "value", "expected"),
    [
        ("20  年  月  日", "2026-11-20", "2026年11月20日"),
        ("201  年", "2019", "2019年"),
        ("202X年", "2026", "2026年"),
        ("202X年", "2026年", "2026年"),
    ],
)
def test_the_figures_of_a_year_that_stand_are_not_written_twice(
    text: str, value: str, expected: str
) -> None:
    check(text, {1: value}, expected)
