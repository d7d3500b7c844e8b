"""Dates in figures, and as reports write them."""

from __future__ import annotations

import pytest

from app.text.dates import date_in_figures, dates_in, long_date, no_such_day


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


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("2024年2月30日", ("2024年2月30日", "2", 29)),
        ("2026年11月31日", ("2026年11月31日", "11", 30)),
        ("2025-02-29", ("2025-02-29", "02", 28)),
        ("2026.1.32", ("2026.1.32", "1", 31)),
        ("2026/13/01", ("2026/13/01", "13", 0)),
        ("0000-01-01", ("0000-01-01", "01", 0)),
        ("定于11月31号下午", ("11月31号", "11", 30)),
        ("２０２６年２月３０日", ("２０２６年２月３０日", "２", 28)),
        ("二〇二六年二月三十日", ("二〇二六年二月三十日", "二", 28)),
        ("二○二六年十三月一日", ("二○二六年十三月一日", "十三", 0)),
        ("3月28日至32日", ("32日", "3", 31)),
        ("11月28-31日", ("31日", "11", 30)),
        ("2026年13月", ("2026年13月", "13", 0)),
        ("13月底前", ("13月", "13", 0)),
        ("11月31号楼", None),
        ("发了13月薪", None),
        ("2024年2月29日", None),
        ("2月29日", None),
        ("2026年 11 月 30 日", None),
        ("二〇二六年十二月三十一日", None),
        ("20XX年X月X日", None),
        ("12.345", None),
        ("", None),
    ],
)
def test_a_day_that_no_calendar_has(text: str, wrong: tuple[str, str, int] | None) -> None:
    assert no_such_day(text) == wrong


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("2026年11月28日至30日", [(2026, 11, 28), (2026, 11, 30)]),
        ("11月28—30日", [(None, 11, 28), (None, 11, 30)]),
        ("3月1日、2日和5日", [(None, 3, 1), (None, 3, 2)]),
        ("八月底前，2026年九月三日", [(None, 8, None), (2026, 9, 3)]),
        ("二〇二六年九月", [(2026, 9, None)]),
        ("用了12个月，1.5月", []),
        ("六七月份雨水多，七八月间、三四月里、十一二月也来过，五月又来。", [(None, 5, None)]),
    ],
)
def test_the_dates_of_a_text(text: str, dates: list[tuple[int | None, int, int | None]]) -> None:
    assert [(date.year, date.month, date.day) for date in dates_in(text)] == dates
