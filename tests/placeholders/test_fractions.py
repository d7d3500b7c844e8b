"""A fraction with a marker on either side of its point is asked for and filled as one."""

from __future__ import annotations

import pytest

from app.models.names import NameSheet, Occurrence
from app.placeholders.dates import written_as
from app.placeholders.finding import find_placeholders
from app.placeholders.interview import Answer, Interview, group_questions
from app.placeholders.questions import questions
from tests.placeholders.filled_text import filled_text


@pytest.mark.parametrize(
    ("whole", "value", "expected"),
    [
        ("XX.XX%", "12.5%", "12.5%"),
        ("XX.XX%", "12.5", "12.5%"),
        ("XX.XX%", " 1,200.5 ", "1,200.5%"),
        ("XX.XX%", "12", "12%"),
        ("XX.XX%", "-0.3", "-0.3%"),
        ("X.X个百分点", "1.2", "1.2个百分点"),
        ("X.X个百分点", "1.2个", "1.2个百分点"),
        ("**.*万元", "3.5亿元", "3.5亿元"),
        ("1X.XX%", "12.5", "12.5%"),
        ("1X.XX%", "2.55", None),
        ("XX.XX%", "约一成", None),
        ("XX.XX%", "", None),
        ("XX.XX%", "2026-11-20", None),
    ],
)
def test_a_figure_is_written_with_its_unit_once(
    whole: str, value: str, expected: str | None
) -> None:
    assert written_as(whole, value) == expected


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        ("增长XX.XX%。", {"XX.XX%": "12.5%"}, "增长12.5%。"),
        ("增长XX.XX%。", {"XX.XX%": "12.5"}, "增长12.5%。"),
        ("增长XX.XX%。", {"XX.XX": "12.5%"}, "增长12.5%。"),
        ("增长XX.XX%。", {"XX%": "12.5%"}, "增长12.5%。"),
        ("增长XX.XX%。", {"XX": "12.5"}, "增长12.5%。"),
        ("增长XX.XX%。", {"XX": "12"}, "增长12%。"),
        ("增长XX.XX%。", {"XX": "济南"}, "增长XX.XX%。"),
        ("增长XX.XX%。", {"XX.XX%": "一成"}, "增长一成。"),
        ("增长XX.XX%。", {"增长XX.XX%": "持平"}, "持平。"),
        ("XX市增长XX.XX%。", {"XX": "12.5", "XX市": "济南市"}, "济南市增长12.5%。"),
        ("增1X.X%减X.X%", {"1X.X%": "12.5", "X.X%": "3.5%"}, "增12.5%减3.5%"),
    ],
)
def test_a_name_for_a_fraction_or_a_part_of_it(
    text: str, names: dict[str, str], expected: str
) -> None:
    assert filled_text(text, NameSheet(names=names))[0] == expected


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (["12.5", None], "增12.5%"),
        ([None, "12.5%"], "增12.5%"),
        (["12", None], "增12%"),
        (["12", "5"], "增12.5%"),
    ],
)
def test_a_value_for_a_part_is_that_of_the_whole(values: list[str | None], expected: str) -> None:
    text = "增XX.XX%"
    found = enumerate(find_placeholders([text]), 1)
    rows = (Occurrence(n=n, token=place.token, value=values[n - 1]) for n, place in found)
    assert filled_text(text, NameSheet(occurrences=tuple(rows)))[0] == expected


def test_a_fraction_is_one_question_and_a_number() -> None:
    found = find_placeholders(["增长XX.XX%，共XX人"])
    assert [place.kind for place in found] == ["number"] * 3
    assert [asked.words for asked in questions(found)] == ["XX.XX%", "XX"]


def test_an_answer_to_a_fraction_is_a_figure() -> None:
    lines = ["增长XX.XX%"]
    found = find_placeholders(lines)
    interview = Interview(group_questions(found, lines, lambda _: "", found), [Answer("9")])
    assert interview.offered == []
    assert interview.answer("约一成").told == "XX.XX% 要写成数字，如 12.5"
    assert interview.answer("12").values == {1: "12"}
    assert interview.question is None
