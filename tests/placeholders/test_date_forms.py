"""A date is written in the form of a control."""

from __future__ import annotations

import pytest

from app.placeholders.date_forms import written_in


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("yyyy年M月d日", "2026年1月5日"),
        ("yyyy'年'M'月'd'日'", "2026年1月5日"),
        ("yyyy-MM-dd", "2026-01-05"),
        ("yyyy/M/d", "2026/1/5"),
        ("YYYY.MM.DD", "2026.01.05"),
        ("yy.M.d", "26.1.5"),
        ("M/d/yyyy", "1/5/2026"),
        ("yyyy年M月", "2026年1月"),
        ("EEEE年O月A日", "二〇二六年一月五日"),
        ("yyyy年M月d日dddd", "2026年1月5日星期一"),
        ("MMMM d, yyyy", "January 5, 2026"),
        ("dddd, MMMM dd, yyyy", "Monday, January 05, 2026"),
        ("d MMM yyyy", "5 Jan 2026"),
        ("yyyy-MM-dd HH:mm", "2026年1月5日"),
        ("", "2026年1月5日"),
    ],
)
@pytest.mark.parametrize("value", ["2026-01-05", "2026年1月5日", "2026/1/5", "20260105"])
def test_a_date_in_the_form_of_a_control(form: str, expected: str, value: str) -> None:
    assert written_in(form, value) == expected


@pytest.mark.parametrize("value", ["长期", "2026年1月", "2026-02-30", "", "1月5日"])
def test_what_is_no_whole_date_is_none(value: str) -> None:
    assert written_in("yyyy年M月d日", value) is None
