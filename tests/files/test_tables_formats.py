"""A number with its format is the text that Excel shows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.files.tables.formats import show_number, show_text

# The number of days by which Excel keeps 20 November 2026, a Friday.
DAY = 46346


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        (12, "General", "12"),
        (12.0, "General", "12"),
        (0.1 + 0.2, "General", "0.3"),
        (-2.5, "General", "-2.5"),
        (3.14159265358979, "General", "3.141592654"),
        (123456.789, "General", "123456.789"),
        (0.00001, "General", "0.00001"),
        (0.00000012345678, "General", "1.23457E-07"),
        (13800001111, "General", "13800001111"),
        (110101199003.0, "General", "110101199003"),
        (123456789012345, "General", "123456789012345"),
        (12, "G/通用格式", "12"),
        (12, 'General"人"', "12人"),
        (12, "@", "12"),
    ],
)
def test_a_number_without_a_format_keeps_its_digits(value: float, code: str, shown: str) -> None:
    assert show_number(value, code) == shown


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        (12, "0", "12"),
        (2.5, "0", "3"),
        (1.005, "0.00", "1.01"),
        (-0.001, "0", "0"),
        (-5, "0.0", "-5.0"),
        (5, "000", "005"),
        (0.5, "0%", "50%"),
        (0.1234, "0.0%", "12.3%"),
        (1234.5, "#,##0.00", "1,234.50"),
        (1234567, "#,##0", "1,234,567"),
        (999, "#,##0", "999"),
        (0, "#,###", ""),
        (12345678, "#,##0,", "12,346"),
        (1234567, '0.00,,"百万"', "1.23百万"),
        (1234.5, '"¥"#,##0.00', "¥1,234.50"),
        (1234.5, "[$¥-804]#,##0.00", "¥1,234.50"),
        (13800001111, "000-0000-0000", "138-0000-1111"),
        (3, '"第"0"届"', "第3届"),
        (3.5, r"0.0\万", "3.5万"),
        (123456, "0.00E+00", "1.23E+05"),
        (0.00012, "0.0E+00", "1.2E-04"),
        (9.999, "0.0E+00", "1.0E+01"),
        (123456.789, "####.0E+0", "12.3E+4"),
        (0, "0.00E+00", "0.00E+00"),
        (-1234.5, "#,##0.00_);(#,##0.00)", "(1,234.50)"),
        (-7, "0;[Red]-0", "-7"),
        (0, '0;-0;"无"', "无"),
        (7, ";;;", ""),
        (20000, '[>=10000]0.0,"千";0', "20.0千"),
        (200, '[>=10000]0.0,"千";0', "200"),
        (1234, "[DBNum1]General", "一千二百三十四"),
        (12, "[DBNum1]General", "一十二"),
        (100000001, "[DBNum1]General", "一亿〇一"),
        (0, "[DBNum1]General", "〇"),
        (1010, "[DBNum2]General", "壹仟零壹拾"),
        (12.5, "[DBNum1]General", "一十二.五"),
        (2026, "[DBNum1]0", "二〇二六"),
        (12, "[DBNum3]0", "１２"),
        (-4, "[DBNum1]0", "-四"),
        (-4, "[DBNum2]General", "-肆"),
        (-12, "[DBNum3]0", "-１２"),
        (-0.2, "[DBNum1]0", "〇"),
        (-0.2, '0"万元"', "0万元"),
    ],
)
def test_figures_stand_as_their_format_says(value: float, code: str, shown: str) -> None:
    assert show_number(value, code) == shown


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        (DAY, 'yyyy"年"m"月"d"日"', "2026年11月20日"),
        (DAY, 'yyyy"年"m"月"d"日";@', "2026年11月20日"),
        (DAY, "yyyy-mm-dd", "2026-11-20"),
        (DAY, "yyyy/m/d", "2026/11/20"),
        (DAY, "yyyy.m.d", "2026.11.20"),
        (DAY, 'm"月"d"日"', "11月20日"),
        (DAY, "yy-m-d", "26-11-20"),
        (DAY, "e", "2026"),
        (DAY, "mmm-yy", "Nov-26"),
        (DAY, "[$-804]mmmm", "十一月"),
        (DAY, "aaaa", "星期五"),
        (DAY, "[$-804]dddd", "星期五"),
        (DAY, "[$-zh-CN]ddd", "周五"),
        (DAY, "dddd", "Friday"),
        (DAY, r"[$-F800]dddd\,\ mmmm\ dd\,\ yyyy", "2026年11月20日"),
        (DAY, '[DBNum1][$-804]yyyy"年"m"月"d"日";@', "二〇二六年十一月二十日"),
        (DAY - 10, '[DBNum1]m"月"d"日"', "十一月十日"),
        (DAY + 0.604, "yyyy/m/d h:mm", "2026/11/20 14:29"),
        (DAY + 0.4999999999, "h:mm:ss", "12:00:00"),
        (0.604, "h:mm AM/PM", "2:29 PM"),
        (0.604, "h:mm am/pm", "2:29 PM"),
        (0.604, "s:m", "46:29"),
        (0.02, '上午/下午h"时"mm"分"', "上午12时28分"),
        (0.75, '上午/下午h"时"mm"分"', "下午6时00分"),
        (1.5, "[h]:mm:ss", "36:00:00"),
        (0.25, "[mm]", "360"),
        (46346.60412345, "mm:ss.0", "29:56.3"),
        (1, "yyyy-mm-dd", "1900-01-01"),
        (61, "yyyy-mm-dd", "1900-03-01"),
    ],
)
def test_dates_stand_as_their_format_says(value: float, code: str, shown: str) -> None:
    assert show_number(value, code) == shown


def test_a_calendar_from_1904_gives_the_same_day() -> None:
    assert show_number(DAY - 1462, "yyyy-mm-dd", date1904=True) == "2026-11-20"


@pytest.mark.parametrize(("value", "code"), [(0.5, "# ?/?"), (-1, "yyyy"), (1e9, "yyyy")])
def test_what_has_no_known_form_is_refused(value: float, code: str) -> None:
    with pytest.raises(ValueError, match=r"fraction|calendar"):
        show_number(value, code)


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ("General", "张三"),
        ("@", "张三"),
        ('@"同志"', "张三同志"),
        ('0;-0;0;"同志："@', "同志：张三"),
        ("0.00", "张三"),
        ('yyyy"年";@', "张三"),
    ],
)
def test_a_text_stays_but_for_words_that_its_format_adds(code: str, shown: str) -> None:
    assert show_text("张三", code) == shown


@given(st.integers(-(10**14), 10**14))
def test_a_whole_number_is_never_shortened(number: int) -> None:
    assert show_number(number, "General") == str(number)
    assert show_number(float(number), "0") == str(number)
    assert show_number(number, "#,##0").replace(",", "") == str(number)


@given(st.decimals(-(10**8), 10**8, places=2))
def test_two_places_are_the_decimal_itself(number: object) -> None:
    shown = show_number(float(str(number)), "0.00")
    assert float(shown) == float(str(number))
    assert shown.partition(".")[2] == str(number).partition(".")[2]
