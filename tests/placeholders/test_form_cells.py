"""Which cells of a table are a form's, each with the label that asks for it."""

from __future__ import annotations

import pytest

from app.placeholders.form_cells import open_cells
from app.placeholders.form_labels import label_of
from tests.word.forms_of_words import document, table


def check(rows: tuple[str, ...], *expected: str) -> None:
    (grid,) = document(table(*rows)).tables
    assert [found.label for found in open_cells(grid)] == list(expected)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (("姓 名|", "性别："), ("姓名", "性别")),
        (("姓名||性别|", "政治面貌||应试语种|"), ("姓名", "性别", "政治面貌", "应试语种")),
        (("姓名|张三|性别|男", "政治面貌||应试语种|"), ("政治面貌", "应试语种")),
        (("v家庭住址|", "^|"), ("家庭住址", "家庭住址")),
        (("姓名|3:", "主要事迹|3:"), ("姓名", "主要事迹")),
        (("4:主要事迹", "4:"), ("主要事迹",)),
        (("4:审核意见：//>（盖章）",), ("审核意见",)),
        (("4:审核意见：/>单位盖章/>  年  月  日",), ("审核意见",)),
        (("审核意见|//签字：    年  月  日",), ("审核意见",)),
        (("4:一、项目简介：（限 500 字）//",), ("一、项目简介",)),
        (("从业人员|      人|流动资金|万元",), ("从业人员", "流动资金")),
        # Where a figure goes is no label of the words behind it.
        (("工号||试用期|   个月|薪级||经办人|",), ("工号", "试用期", "薪级", "经办人")),
        (("体重|   kg|视力||血型|AB",), ("体重", "视力")),
        (("面积|  平方米|朝向||楼层|",), ("面积", "朝向", "楼层")),
        (("姓名：|性别：",), ("姓名", "性别")),
        (("身份证号码||||||||",), ("身份证号码",)),
    ],
)
def test_a_label_asks_for_what_stands_beside_below_or_behind_it(
    rows: tuple[str, ...], expected: tuple[str, ...]
) -> None:
    check(rows, *expected)


@pytest.mark.parametrize(
    "rows",
    [
        ("||", "||"),
        ("1|2|3", "4||6"),
        ("姓名|张三", "性别|男"),
        ("地区|数量|金额", "济南|3|", "青岛||5"),
        ("v|姓名", "^|张三"),
        ("Name|", "Age|"),
        ("本表一式两份，交人事处。|",),
        ("XX市|", "【单位】|"),
    ],
)
def test_a_table_without_labels_or_full_of_data_asks_for_nothing(rows: tuple[str, ...]) -> None:
    check(rows)


def test_the_first_empty_row_under_a_header_stands_for_all() -> None:
    rows = ("序号|姓名|工作单位", "1||", "2||", "3||")
    (grid,) = document(table(*rows)).tables
    found = list(open_cells(grid))
    assert [each.label for each in found] == ["姓名", "工作单位"]
    assert all(each.is_list for each in found)


def test_a_list_goes_on_below_what_is_filled_in() -> None:
    check(("姓名|年龄|电话", "张三|33|1", "||", "||"), "姓名", "年龄", "电话")


def test_a_group_beside_a_list_is_no_column_of_it() -> None:
    check(("v家庭成员|称谓|姓名", "^||", "^||"), "称谓", "姓名")


def test_rows_with_a_name_each_ask_by_it_and_the_head() -> None:
    rows = ("项目|金额|备注", "差旅费||", "会议费||")
    check(rows, "差旅费金额", "差旅费备注", "会议费金额", "会议费备注")


@pytest.mark.parametrize(
    ("heads", "total", "expected"),
    [
        ("序号|姓名|100米|跳远|备注", "2:合计人数||||", ("100米合计人数", "跳远合计人数")),
        ("序号|姓名|餐费（元）|住宿补助|备注", "2:小　计|||——", ("餐费小计", "住宿补助小计")),
        ("序号|品名|数量|金额（元）|备注", "2:总计||||", ("数量总计", "金额总计")),
    ],
)
def test_sums_are_called_by_the_heads_of_their_columns(
    heads: str, total: str, expected: tuple[str, ...]
) -> None:
    (grid,) = document(table(heads, "例|张三|1|2|", "1||||", "2||||", total)).tables
    assert tuple(each.label for each in open_cells(grid) if not each.is_list) == expected


def test_a_row_of_sums_that_asks_for_more_is_none() -> None:
    check(
        (
            "金额|数量|单价",
            "合计|大写|",
        ),
        "大写",
    )


def test_a_corner_over_the_names_of_rows_is_none() -> None:
    rows = ("v教师||姓名|电话", "^|第一指导||", "^|第二指导||")
    check(rows, "第一指导姓名", "第一指导电话", "第二指导姓名", "第二指导电话")


def test_a_cell_behind_a_value_is_none() -> None:
    check(("姓名|刘芳|性别|女|v", "民族|汉|职务||^"), "职务")


def test_many_boxes_are_one_place() -> None:
    (grid,) = document(table("身份证号码||||||||")).tables
    (found,) = open_cells(grid)
    assert len(found.boxes) == 8


def test_only_the_cell_that_begins_a_row_of_boxes_has_them() -> None:
    heads = "|".join(["学号", *["得分"] * 7])
    (grid,) = document(table(heads, "甲乙|||||||")).tables
    assert [len(found.boxes) for found in open_cells(grid)][1:] == [0] * 6


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("姓　名：", "姓名"),
        ("联系电话", "联系电话"),
        ("12", ""),
        ("Name", ""),
        ("XX局", ""),
        ("请如实填写。", ""),
    ],
)
def test_a_label_is_a_few_words_without_blanks(words: str, expected: str) -> None:
    assert label_of(words) == expected


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (
            ("序号|项目|分值|得分", "1|学习态度|10|", "2|设计报告|20|"),
            ("学习态度得分", "设计报告得分"),
        ),
        (
            ("题号|词语|从不|经常", "1|紧张||", "2|高兴||"),
            ("紧张从不", "紧张经常", "高兴从不", "高兴经常"),
        ),
    ],
)
def test_columns_that_nobody_filled_ask_by_the_row_and_the_head(
    rows: tuple[str, ...], expected: tuple[str, ...]
) -> None:
    check(rows, *expected)


def test_an_example_under_the_heads_is_neither_a_head_nor_open() -> None:
    check(("项目|金额|说明", "例：设备|12|一台", "||", "||"), "项目", "金额", "说明")
    check(("姓名|跑步|跳远", "例：张三|√|", "||"), "姓名", "跑步", "跳远")


def test_a_label_whose_answer_stands_beside_it_is_not_open() -> None:
    check(("学号：|20240117", "姓名：|张三"))


def test_what_is_answered_beside_an_empty_cell_asks_for_nothing() -> None:
    check(("是否住校|是|", "爱好|无|"))


def test_units_under_heads_are_the_room_of_a_list() -> None:
    check(("身高|体重|职称", " cm|  kg|"), "身高", "体重", "职称")


def test_boxes_in_a_table_of_their_own_are_asked_for_beside_it() -> None:
    boxes = table("||||||||")
    made = document(table("账号|").replace("<w:p></w:p>", boxes + "<w:p/>", 1))
    found = [cell for grid in made.tables for cell in open_cells(grid)]
    assert [(each.label, len(each.boxes)) for each in found] == [("账号", 9)]
