"""A key of an outline is told in the words a writer knows."""

from __future__ import annotations

import pytest

from app.outline.speaking import opens_like_a_key, spoken_key


@pytest.mark.parametrize(
    ("key", "spoken"),
    [
        ("insights[2].facts", "体会第 3 条的事例"),
        ("insights[0].facts[1]", "体会第 1 条的事例第 2 条"),
        ("insights[0].facts[1].shows", "体会第 1 条的事例第 2 条的说明"),
        ("insights[0].facts[0].learned", "体会第 1 条的事例第 1 条的所学"),
        ("next_steps[1].measures[0].for", "下一步第 2 条的措施第 1 条的受益"),
        ("next_steps[0].measures[0].by", "下一步第 1 条的措施第 1 条的期限"),
        ("voice", "语体"),
        ("speaker.unit", "发言人的单位"),
    ],
)
def test_a_key_is_spoken_by_the_names_it_has_in_a_file(key: str, spoken: str) -> None:
    assert spoken_key(key) == f"{spoken}（{key}）"


@pytest.mark.parametrize(
    "text", ["原先：甲", "for: 甲", "受益：甲", "所学: 甲", "语体：甲", "by：甲"]
)
def test_words_that_open_like_an_answer_may_be_taken_for_one(text: str) -> None:
    assert opens_like_a_key(text)


@pytest.mark.parametrize("text", ["whom：甲", "原先想的：甲", "甲：原先"])
def test_words_that_open_otherwise_are_none(text: str) -> None:
    assert not opens_like_a_key(text)
