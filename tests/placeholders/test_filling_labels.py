"""What a name for a label writes in a form, and whose places it leaves alone."""

from __future__ import annotations

import pytest

from app.models.names import NameSheet, Occurrence
from app.placeholders.choosing import plan_filling
from app.placeholders.finding import find_placeholders
from app.placeholders.keeping import split_kept
from app.placeholders.word import WordText
from tests.placeholders.word_probe import packed
from tests.word.forms_of_words import line, table


def _form(*inner: str) -> WordText:
    return WordText(packed({"document": f"<w:body>{''.join(inner)}</w:body>"}, "题"))


def _filled(form: WordText, names: dict[str, str]) -> list[str]:
    found = find_placeholders(form.lines, form.form)
    plan = plan_filling(form.lines, NameSheet(names=names), found)
    return WordText(form.filled(plan.edits)).lines[: len(form.lines)]


def _read(form: WordText, **names: str) -> list[str]:
    """Return the lines of a filled form that it did not have before."""
    before = list(form.lines)
    return [new for old, new in zip(before, _filled(form, names), strict=True) if old != new]


def test_names_fill_the_places_whose_label_they_are() -> None:
    form = _form(
        table("姓 名|", "单位（盖章）：|", "金额（元）|"),
        line("联系电话：<u>　　　　</u>"),
    )
    assert _read(form, 姓名="张三", 单位="财政局", 金额="300") == ["张三", "财政局", "300"]


def test_the_unit_decides_between_names_of_one_label() -> None:
    form = _form(table("金额（万元）|"))
    assert _read(form, **{"金额（元）": "30000", "金额（万元）": "3"}) == ["3"]
    assert _read(form, **{"金额（元）": "30000"}) == []


def test_a_hands_place_takes_no_name_of_its_label() -> None:
    assert _read(_form(table("负责人（签字）|")), 负责人="张三") == []


@pytest.mark.parametrize(
    ("rows", "names", "expected"),
    [
        # The list of a family is of others, whatever its first row lacks.
        (
            ("姓名||工作单位|", "称谓|姓名|工作单位|职务", "|||"),
            {"姓名": "张三", "工作单位": "财政局", "职务": "科长"},
            ["张三", "财政局"],
        ),
        (("姓名||电话|", "称谓|姓名|单位|电话", "|||"), {"单位": "财政局"}, []),
        # A form that is a header and a row is for whoever a file is for.
        (("姓名|单位|电话", "||"), {"姓名": "张三", "电话": "139"}, ["张三", "139"]),
        (("序号|姓名|单位", "1||"), {"姓名": "张三", "单位": "财政局"}, ["张三", "财政局"]),
        # What every list has says nothing of whose it is.
        (("备注||", "姓名|单位|备注", "||"), {"姓名": "张三", "备注": "无"}, ["无", "张三"]),
        # Heads over a single row are the one person's, in a form that asks for more of him.
        (
            ("姓名|性别|身高", "||  cm", "工号||薪级|"),
            {"姓名": "张三", "性别": "女", "身高": "163", "薪级": "12"},
            ["张三", "女", "163  cm", "12"],
        ),
        (("姓名|性别|民族", "||", "学历|学位|职称", "||"), {"职称": "讲师"}, ["讲师"]),
        (
            ("姓名|性别|民族", "||", "有无亲属|2:姓名：____，科室：____"),
            {"姓名": "张三", "科室": "外科"},
            ["张三"],
        ),
        # They are nobody's own where it asks how people are related, by years, or for the same.
        (("学号||班级|", "称谓|姓名|单位", "||"), {"姓名": "张三", "单位": "财政局"}, []),
        (("学号||班级|", "姓名|与本人关系|单位", "||"), {"姓名": "张三", "单位": "财政局"}, []),
        (("姓名||单位|", "4:家庭成员", "姓名|年龄|2:单位", "||2:"), {"年龄": "40"}, []),
        # A label that is printed first is the person's, though nothing is open beside it.
        (
            ("姓名|李四|性别|女", "2:有无亲属|2:姓名：____，科室：____"),
            {"姓名": "张三", "科室": "外科"},
            [],
        ),
        (("电话|139|邮编|", "2:联系人|2:电话：____"), {"电话": "138", "邮编": "250"}, ["250"]),
        (("姓名|年龄|单位", "李四|9|甲", "王五|9|乙", "介绍人|2:姓名：____"), {"姓名": "张三"}, []),
        # So it is where the first name is that of a list.
        (("序号|姓名", "1|", "2|", "介绍人|姓名：____，单位：____"), {"单位": "财政局"}, []),
        # Of two cells with one label in a table the second is somebody else's.
        (("姓名||电话|", "姓名||电话|"), {"姓名": "张三", "电话": "139"}, ["张三", "139"]),
    ],
)
def test_places_of_others_are_left_alone(
    rows: tuple[str, ...], names: dict[str, str], expected: list[str]
) -> None:
    assert _read(_form(table(*rows)), **names) == expected


def test_lines_in_one_table_are_told_apart_like_its_cells() -> None:
    rows = ("患者电话<u>    </u>地址<u>    </u>", "联系人<u>    </u>地址<u>    </u>")
    form = _form(table(*(row.replace("<u>    </u>", "____") for row in rows)))
    assert _read(form, 地址="青岛") == ["患者电话____地址青岛"]
    assert _read(_form(*(line(row) for row in rows)), 地址="青岛") != []


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("日期", ["日期：2026年11月20日"]),
        ("20XX年X月X日", ["日期：2026年11月20日"]),
        ("填表日期", []),
    ],
)
def test_a_date_in_signs_is_called_by_its_label_too(name: str, expected: list[str]) -> None:
    form = _form(line("日期：20XX年X月X日"), line("报告人：XXX"))
    assert _read(form, **{name: "2026-11-20"}) == expected


def test_the_same_label_in_two_tables_is_one_person() -> None:
    form = _form(table("姓名|"), line("存根"), table("姓名|"))
    assert _read(form, 姓名="张三") == ["张三", "张三"]


@pytest.mark.parametrize(
    ("label", "value", "expected"),
    [
        ("出生年月", "1990/5/1", "1990年5月"),
        ("出生年月", "1990-05-01 00:00:00", "1990年5月"),
        ("出生年月", "1990/5/1 0:00:00", "1990年5月"),
        ("出生年月（岁）", "1990/5/1", "1990年5月"),
        # What somebody wrote so is written so.
        ("出生年月", "1990.05", "1990.05"),
        ("出生年月", "1990年5月1日", "1990年5月1日"),
        ("出生日期", "1990/5/1", "1990年5月1日"),
        ("出生日期", "1990-5-1", "1990-5-1"),
        ("批次", "1990/5/1", "1990/5/1"),
        ("填表日期", "2026-11-20 00:00:00", "2026-11-20"),
        ("填表日期", "2026年11月20日 0:00", "2026年11月20日"),
        ("登记时间", "2026/11/20 9:30", "2026/11/20 9:30"),
        ("比分", "3-2", "3-2"),
    ],
)
def test_a_date_in_a_cell_is_as_the_table_shows_it(label: str, value: str, expected: str) -> None:
    assert _read(_form(table(f"{label}|")), **{label: value}) == [expected]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2026-11-20", ["填表日期：2026年11月20日"]),
        ("2026/11/20 0:00:00", ["填表日期：2026年11月20日"]),
        ("2026年11月20日", ["填表日期：2026年11月20日"]),
        ("另行通知", []),
    ],
)
def test_a_date_fills_the_form_that_stands_there(value: str, expected: list[str]) -> None:
    assert _read(_form(line("填表日期：    年    月    日")), 填表日期=value) == expected


@pytest.mark.parametrize(
    ("drawn", "value", "expected"),
    [
        ("    日    时", "2026年4月28日9时", "会议时间：2026年4月28日9时"),
        ("    日    时", "2026/4/28 9:00", "会议时间：2026年4月28日9时"),
        ("    日    时", "2026/4/28 14:30:00", "会议时间：2026年4月28日14时30分"),
        ("    日    时    分", "2026-04-28 9:00", "会议时间：2026年4月28日9时00分"),
        ("    日    时", "2026年4月28日下午3点", "会议时间：2026年4月28日下午3时"),
        ("    日    时", "2026-4-28", "会议时间：2026年4月28日    时"),
        ("    日    时", "下周三", None),
        ("    日", "2026年4月28日9时", "会议时间：2026年4月28日"),
    ],
)
def test_an_hour_goes_behind_its_date(drawn: str, value: str, expected: str | None) -> None:
    form = _form(line(f"会议时间：    年    月{drawn}"))
    assert _read(form, 会议时间=value) == ([expected] if expected else [])


@pytest.mark.parametrize("inner", [table("审核意见|"), line("审核意见：<u>　　　　</u>")])
def test_a_label_that_stands_for_itself_leaves_its_place_to_a_hand(inner: str) -> None:
    form = _form(inner)
    found = find_placeholders(form.lines, form.form)
    sheet = NameSheet(names={"审核意见": "审核意见"})
    split = split_kept(plan_filling(form.lines, sheet, found), form.lines)
    assert split.plan.edits == ()
    assert split.plan.left == ()
    assert split.kept == tuple(found)


def test_a_value_of_no_characters_leaves_an_empty_cell_empty() -> None:
    form = _form(table("备注|"))
    found = find_placeholders(form.lines, form.form)
    sheet = NameSheet(occurrences=(Occurrence(n=1, token="", value=""),))
    assert split_kept(plan_filling(form.lines, sheet, found), form.lines).plan.edits == ()
