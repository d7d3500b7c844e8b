"""Chinese numerals as they are spoken."""

from __future__ import annotations

import pytest

from app.text.numerals import amount, figures_value, numeral, numeral_value


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("三", 3),
        ("两千", 2000),
        ("一千五", 1500),
        ("一千五百", 1500),
        ("一百二", 120),
        ("三千零五", 3005),
        ("三千零五十", 3050),
        ("一万二", 12_000),
        ("两万五千", 25_000),
        ("二〇二六", None),
        ("三四千", None),
        ("几千", None),
        ("", None),
    ],
)
def test_an_amount_is_read_as_it_is_spoken(text: str, number: int | None) -> None:
    assert amount(text) == number


def test_a_numeral_is_an_amount() -> None:
    for number in range(1000):
        assert amount(numeral(number)) == numeral_value(numeral(number)) == number


@pytest.mark.parametrize("text", ["一千", "一百二", "三千五百"])
def test_a_numeral_that_no_point_has_is_no_ordinals_number(text: str) -> None:
    assert numeral_value(text) is None


@pytest.mark.parametrize(
    ("text", "number"),
    [
        *(("12", 12), ("１２", 12), ("007", 7), ("9" * 300, 10**300 - 1), ("9" * 5000, None)),
        *((text, None) for text in ("²", "-1", "1.5", "三", "")),
    ],
)
def test_figures_are_a_number_if_they_are_no_more_than_one_writes(
    text: str, number: int | None
) -> None:
    assert figures_value(text) == number
