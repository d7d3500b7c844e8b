"""Dates in figures, and as reports write them."""

from __future__ import annotations

import pytest

from app.text.dates import date_in_figures, long_date


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("2026-11-20", "2026年11月20日"),
        ("2026/3/5", "2026年3月5日"),
        (" 2026.03.05 ", "2026年3月5日"),
        ("2026年11月20日", "2026年11月20日"),
        ("11-20", "11-20"),
        ("今年冬天", "今年冬天"),
    ],
)
def test_a_date_in_figures_is_written_out_and_any_other_kept(text: str, written: str) -> None:
    assert long_date(text) == written
    assert (date_in_figures(text) is None) == (text == written)


def test_a_day_that_no_calendar_has_is_read_all_the_same() -> None:
    assert date_in_figures("2026-13-41") == (2026, 13, 41)
