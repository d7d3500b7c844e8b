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
        (3, '"第"0"届"', "第3届"),
        (3.5, r"0.0\万", "3.5万"),
        (-1234.5, "#,##0.00_);(#,##0.00)", "(1,234.50)"),
        (-7, "0;[Red]-0", "-7"),
        (0, '0;-0;"无"', "无"),
        (7, ";;;", ""),
        (20000, '[>=10000]0.0,"千";0', "20.0千"),
        (200, '[>=10000]0.0,"千";0', "200"),
        (-0.2, '0"万元"', "0万元"),
        (123456, '0!.0,"万"', "12.3万"),
        (123456, r'0\.0,"万"', "12.3万"),
        (123456, '0"."0,"万"', "12.3万"),
        (400, "0!.0,", "0.0"),
        (-123456, '0!.0,"万"', "-12.3万"),
        (1234567890, '0!.00,,"亿"', "12.35亿"),
        (123456, '[>=10000]0!.0,"万";0', "12.3万"),
        (9999, '[>=10000]0!.0,"万";0', "9999"),
        (1234567890, '[>=100000000]0!.00,,"亿";[>=10000]0!.0,"万";0', "12.35亿"),
        (12345.6, '0.00"万元"', "12345.60万元"),
        (1234.5, "#,##0.00元", "1,234.50元"),
        (0.5, ".00", ".50"),
        (0.1, "0." + "0" * 30, "0.1" + "0" * 29),
        (123456789012345, "0." + "0" * 20, "123456789012345." + "0" * 20),
        (0.5, "0." + "0" * 28 + "%", "50." + "0" * 28 + "%"),
        (0.5, "#.##", ".5"),
        (5, "#.##", "5."),
        (1234.5, "#,##0.0#", "1,234.5"),
        (1234.5, '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', " 1,234.50 "),
        (-1234.5, '_ ¥* #,##0.00_ ;_ ¥* -#,##0.00_ ;_ ¥* "-"??_ ;_ @_ ', " ¥-1,234.50 "),
        (0, '_ ¥* #,##0.00_ ;_ ¥* -#,##0.00_ ;_ ¥* "-"??_ ;_ @_ ', " ¥- "),
        (-5, "0_);[红色](0)", "(5)"),
        (-5, "[$-409]0;[Red]-0", "-5"),
        (2087.025, "0.00", "2087.03"),
        (1783784400.25, "General", "1783784400"),
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
        (DAY, "aaaa", "星期五"),
        (DAY, r"[$-F800]dddd\,\ mmmm\ dd\,\ yyyy", "2026年11月20日"),
        (DAY + 0.604, "yyyy/m/d h:mm", "2026/11/20 14:29"),
        (DAY + 0.4999999999, "h:mm:ss", "12:00:00"),
        (0.604, "h:mm AM/PM", "2:29 PM"),
        (0.604, "h:mm am/pm", "2:29 PM"),
        (0.604, "s:m", "46:29"),
        (0.02, '上午/下午h"时"mm"分"', "上午12时28分"),
        (0.75, '上午/下午h"时"mm"分"', "下午6时00分"),
        (1.5, "[h]:mm:ss", "36:00:00"),
        (0.25, "[mm]", "360"),
        (1, "yyyy-mm-dd", "1900-01-01"),
        (1, "aaaa", "星期日"),
        (DAY + 0.9999999, "yyyy-mm-dd", "2026-11-20"),
        (DAY, r"yyyy\.m\.d", "2026.11.20"),
        (DAY, "[$-409]m/d/yy h:mm AM/PM;@", "11/20/26 12:00 AM"),
        (0.5, "[$-F400]h:mm:ss AM/PM", "12:00:00"),
        (61, "yyyy-mm-dd", "1900-03-01"),
    ],
)
def test_dates_stand_as_their_format_says(value: float, code: str, shown: str) -> None:
    assert show_number(value, code) == shown


def test_a_calendar_from_1904_gives_the_same_day() -> None:
    assert show_number(DAY - 1462, "yyyy-mm-dd", date1904=True) == "2026-11-20"


@pytest.mark.parametrize(
    ("value", "code", "why"),
    [
        (0.5, "# ?/?", "夹着别的"),
        (0.5, "# ??/16", "不认识"),
        (123456, "0.00E+00", "不认识"),
        (0.00000012345678, "General", "科学计数法"),
        (13800001111, "000-0000-0000", "夹着别的"),
        (20261120, '0000"年"00"月"00"日"', "夹着别的"),
        (12.3456, "00.00.00.000", "夹着别的"),
        (1234, "0,00", "千位"),
        (1234, "[DBNum1]General", "不认识"),
        (1234, "[DBNum2][$-804]General", "不认识"),
        (5, "**0", "不认识"),
        (20, "¤#,##0.00", "不认识"),
        (5, '_("$"* #,##0.00_)_("$"* "-"??_)_(@_)', "给文字用"),
        (5, "0x", "不认识"),
        (5, '"a"@', "给文字用"),
        (5, "0;0;0;0;0", "分号"),
        (5, "0." + "0" * 31, "小数"),
        (5, "#." + "#" * 240, "小数"),
        (5, f"[>{'9' * 5000}]0", "不认识"),
        (-20000, '[>=10000]0!.0,"万";0', "条件"),
        (5, "[=0]0;0%", "不认识"),
        (5, "[<0]0;[>10]0", "条件"),
        (DAY, "mmm-yy", "不认识"),
        (DAY, "[$-804]dddd", "不认识"),
        (DAY, "aaa", "不认识"),
        (DAY, "yy0", "夹着数字"),
        (DAY, "mm:ss.0", "不认识"),
        (DAY, "[DBNum1]yyyy", "不认识"),
        (DAY, "[$-404]e/m/d", "公元"),
        (DAY, "[$-130000]yyyy/m/d", "不认识"),
        (DAY, "[$-411]ggge", "不认识"),
        (0, "yyyy/m/d", "1 月 0 日"),
        (60, "yyyy/m/d", "2 月 29 日"),
        (-1, "yyyy", "1900 年到 9999 年"),
        (1e9, "h:mm", "1900 年到 9999 年"),
    ],
)
def test_what_is_not_certain_is_refused(value: float, code: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
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
        ('[DBNum1]yyyy"年";@', "张三"),
        ("# ?/?", "张三"),
    ],
)
def test_a_text_stays_but_for_words_that_its_format_adds(code: str, shown: str) -> None:
    assert show_text("张三", code) == shown


def test_a_text_whose_words_are_not_certain_is_refused() -> None:
    with pytest.raises(ValueError, match="不认识"):
        show_text("张三", "[DBNum1]@")


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
