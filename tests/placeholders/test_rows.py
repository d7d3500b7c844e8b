"""`fill --rows`: a table of a form takes a row a record."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from app.errors import ExitCode, InputError
from app.placeholders.word import WordText
from app.workflow.fill import FillOptions, fill
from app.workflow.outcome import Outcome
from tests.placeholders.form_tables import field, form, read, sheet, table

PEOPLE = ("姓名 单位 电话", "张三 财政局 101", "李四 教育局 102", "王五 水务局 103")


def filled(
    folder: Path,
    parts: Sequence[str],
    rows: Sequence[str],
    *,
    into: int | None = None,
    settings: tuple[str, ...] = (),
    ask: Callable[[Sequence[str], str], str] | None = None,
) -> Outcome:
    options = FillOptions(
        rows=sheet(folder, *rows),
        output=folder / "o.docx",
        force=True,
        into=into,
        settings=settings,
    )
    return fill(form(folder, *parts), options, ask)


def check(
    folder: Path, rows: Sequence[Sequence[str]], people: Sequence[str], *expected: str
) -> None:
    outcome = filled(folder, [table(*rows)], people)
    assert read(folder / "o.docx") == list(expected)
    assert outcome.exit_code == ExitCode.DONE, outcome.notes


HEAD = ("姓名", "单位", "电话")
EMPTY = ("", "", "")
FIRST, SECOND, THIRD = "张三|财政局|101", "李四|教育局|102", "王五|水务局|103"


def test_empty_rows_are_taken_first_and_the_rest_is_added(tmp_path: Path) -> None:
    check(tmp_path, [HEAD, EMPTY, EMPTY], PEOPLE, "姓名|单位|电话", FIRST, SECOND, THIRD)


def test_empty_rows_that_are_left_over_stay(tmp_path: Path) -> None:
    rows = [HEAD, EMPTY, EMPTY, EMPTY]
    check(tmp_path, rows, PEOPLE[:2], "姓名|单位|电话", FIRST, "||", "||")


def test_a_total_and_what_is_below_stay_below(tmp_path: Path) -> None:
    rows = [HEAD, EMPTY, ("合计", "", ""), ("备注：本表一式两份>3",)]
    below = ["合计||", "备注：本表一式两份|备注：本表一式两份|备注：本表一式两份"]
    check(tmp_path, rows, PEOPLE, "姓名|单位|电话", FIRST, SECOND, THIRD, *below)


def test_rows_that_are_filled_stay_above(tmp_path: Path) -> None:
    rows = [HEAD, ("赵六", "审计局", "100"), EMPTY]
    check(tmp_path, rows, PEOPLE[:2], "姓名|单位|电话", "赵六|审计局|100", FIRST)


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        (["1"], ["1", "2", "3"]),
        (["1", "2"], ["1", "2", "3"]),
        (["", ""], ["1", "2", "3"]),
        (["1.", "2."], ["1.", "2.", "3."]),
        (["（1）"], ["（1）", "（2）", "（3）"]),
        (["01", "02"], ["01", "02", "03"]),
        (["1", "…"], ["1", "2", "3"]),
        (["5"], ["5", "6", "7"]),
        (["#"], ["", "", ""]),
    ],
)
def test_numbers_go_on(tmp_path: Path, numbers: Sequence[str], expected: Sequence[str]) -> None:
    rows = [("序号", *HEAD), *((number, *EMPTY) for number in numbers)]
    people = [
        f"{number}|{each}" for number, each in zip(expected, [FIRST, SECOND, THIRD], strict=True)
    ]
    check(tmp_path, rows, PEOPLE, "序号|姓名|单位|电话", *people)


def test_numbers_go_on_from_rows_that_are_filled(tmp_path: Path) -> None:
    rows = [("序号", *HEAD), ("1", "赵六", "审计局", "100"), ("", *EMPTY)]
    check(tmp_path, rows, PEOPLE[:2], "序号|姓名|单位|电话", "1|赵六|审计局|100", f"2|{FIRST}")


def test_the_numbers_of_a_sheet_only_count_and_its_codes_are_written(tmp_path: Path) -> None:
    people = ("序号 编号 姓名 单位", "7 A-01 张三 财政局", "9 A-02 李四 教育局")
    rows = [("序号", "编号", "姓名", "单位"), ("", *EMPTY)]
    check(tmp_path, rows, people, "序号|编号|姓名|单位", "1|A-01|张三|财政局", "2|A-02|李四|教育局")


@pytest.mark.parametrize("pattern", [("【姓名】", "{单位}", "XXX"), ("XXX", "XX局", "1XX")])
def test_a_row_of_markers_is_a_pattern(tmp_path: Path, pattern: Sequence[str]) -> None:
    check(tmp_path, [HEAD, pattern], PEOPLE, "姓名|单位|电话", FIRST, SECOND, THIRD)


def test_what_stands_round_a_marker_stays(tmp_path: Path) -> None:
    rows = [HEAD, ("【姓名】同志", "{单位}（{电话}）", "")]
    people = ["张三同志|财政局（101）|101", "李四同志|教育局（102）|102"]
    check(tmp_path, rows, PEOPLE[:3], "姓名|单位|电话", *people)


def test_a_date_takes_the_form_that_stands_there(tmp_path: Path) -> None:
    rows = [("姓名", "入党时间"), ("", "XXXX年XX月")]
    people = ("姓名 入党时间", "张三 2001-07-01", "李四 长期")
    check(tmp_path, rows, people, "姓名|入党时间", "张三|2001年7月", "李四|长期")


def test_a_line_of_a_value_is_a_paragraph_of_the_cell(tmp_path: Path) -> None:
    people = ("姓名 单位 电话", "张三 甲/乙 1", "李四 丙/丁 2")
    check(tmp_path, [HEAD, EMPTY], people, "姓名|单位|电话", "张三|甲/乙|1", "李四|丙/丁|2")


def test_a_header_of_two_rows_goes_by_the_lower(tmp_path: Path) -> None:
    rows = [("姓名v", "成绩>2"), ("^", "理论", "实操"), EMPTY]
    for people in (("姓名 理论 实操", "张三 90 80"), ("姓名 成绩理论 成绩实操", "张三 90 80")):
        check(tmp_path, rows, people, "姓名|成绩|成绩", "姓名|理论|实操", "张三|90|80")


def test_the_words_of_the_upper_row_tell_columns_alike_apart(tmp_path: Path) -> None:
    rows = [("姓名v", "上半年>2", "下半年>2"), ("^", "计划", "完成", "计划", "完成"), ("",) * 5]
    people = ("姓名 上半年计划 上半年完成 下半年计划 下半年完成", "张三 1 2 3 4")
    head = ["姓名|上半年|上半年|下半年|下半年", "姓名|计划|完成|计划|完成"]
    check(tmp_path, rows, people, *head, "张三|1|2|3|4")


def test_a_label_merged_at_the_left_goes_on_over_new_rows(tmp_path: Path) -> None:
    people = [f"一组|{each}" for each in (FIRST, SECOND, THIRD)]
    for rows in ([("一组v", *EMPTY)], [("一组v", *EMPTY), ("^", *EMPTY)]):
        rows = [("组别", *HEAD), *rows, ("二组", "赵六", "审计局", "9")]
        last = "二组|赵六|审计局|9"
        check(tmp_path, rows, PEOPLE, "组别|姓名|单位|电话", *people, last)


def test_records_stand_side_by_side_where_the_form_has_them_so(tmp_path: Path) -> None:
    rows = [("序号", "姓名", "电话") * 2, ("1", "", "", "2", "", "")]
    people = ["1|张三|101|2|李四|102", "3|王五|103|||"]
    check(tmp_path, rows, PEOPLE, "序号|姓名|电话|序号|姓名|电话", *people)
    rows = [("序号", "姓名", "电话") * 2, *((a, "", "", b, "", "") for a, b in ("13", "24"))]
    people = ["1|张三|101|3|王五|103", "2|李四|102|4||"]
    check(tmp_path, rows, PEOPLE, "序号|姓名|电话|序号|姓名|电话", *people)


def test_what_only_looks_like_a_second_record_stays_open(tmp_path: Path) -> None:
    rows = [("姓名", "单位", "姓名（签字）"), EMPTY]
    check(tmp_path, rows, PEOPLE[:2], "姓名|单位|姓名（签字）", "张三|财政局|")


def test_a_list_within_a_larger_table_is_found(tmp_path: Path) -> None:
    rows = [
        ("姓名", "赵六", "性别", "男"),
        ("家庭成员v", *HEAD),
        ("^", *EMPTY),
        ("^", *EMPTY),
        ("审批意见", "同意>3"),
    ]
    top, below = "姓名|赵六|性别|男", "审批意见|同意|同意|同意"
    people = [f"家庭成员|{each}" for each in ("姓名|单位|电话", FIRST, SECOND, THIRD)]
    check(tmp_path, rows, PEOPLE, top, *people, below)


@pytest.mark.parametrize("header", ["姓 名：", "姓名（必填）", "*姓名"])
def test_labels_are_compared_as_they_are_meant(tmp_path: Path, header: str) -> None:
    people = ("姓名 电话", "张三 1")
    rows = [("姓　名", "电 话"), ("", "")]
    check(tmp_path, rows, (f"{header.replace(' ', '')} 电话", people[1]), "姓　名|电 话", "张三|1")


@pytest.mark.parametrize(
    ("head", "first"),
    [
        (("姓名", "工作单位", "联系电话"), "张三|财政局|101"),
        (("姓名", "联系电话", "电话"), "张三||101"),
        (("姓名", "电话", "联系电话"), "张三|101|"),
        (("姓名", "单位", "联系电话", "手机"), "张三|财政局||"),
        (("姓名", "联系电话") * 2, "张三|101|李四|102"),
    ],
)
def test_a_label_in_other_words_is_met_where_none_is_nearer(
    tmp_path: Path, head: Sequence[str], first: str
) -> None:
    people = (PEOPLE[0], *PEOPLE[1:3])
    filled(tmp_path, [table(head, [""] * len(head))], people)
    assert read(tmp_path / "o.docx")[1] == first


def test_formulas_are_no_record_and_their_results_are_asked_for(tmp_path: Path) -> None:
    formula = field(" =B2*C2 ", "0")
    rows = [("品名", "数量", "单价", "金额"), ("", "", "", formula), ("合计", "", "", "")]
    outcome = filled(tmp_path, [table(*rows)], ("品名 数量 单价", "笔 2 3", "纸 4 5"))
    assert read(tmp_path / "o.docx")[1:3] == ["笔|2|3|0", "纸|4|5|0"]
    assert any("F9" in note for note in outcome.notes)


def test_the_rest_of_the_form_is_filled_beside_it(tmp_path: Path) -> None:
    parts = ["填报单位：【填报单位】", table(HEAD, EMPTY), "负责人：【负责人】"]
    outcome = filled(tmp_path, parts, PEOPLE, settings=("填报单位=市局",))
    assert outcome.exit_code == ExitCode.NEEDS_WRITER
    assert read(tmp_path / "o.docx")[1:] == [FIRST, SECOND, THIRD]
    assert [note for note in outcome.notes if "【" in note] == [
        "  第2处 正文第 2 段 负责人：〔【负责人】〕"
    ]


def test_what_does_not_fit_is_told_once(tmp_path: Path) -> None:
    people = ("姓名 单位 身份证号", "张三 - 1", "李四 教育局 2", "王五 - 3")
    outcome = filled(tmp_path, [table((*HEAD, "备注"), (*EMPTY, ""))], people)
    assert outcome.exit_code == ExitCode.NEEDS_WRITER
    assert list(outcome.notes[:5]) == [
        "表里的“身份证号”，表格 1 没有这一栏，没有用上",
        f"  对照表是 {tmp_path / '名册.names.yaml'}（冒号后写空着的一项；在终端里运行，就逐列问）",
        "表格 1 的“电话”“备注”，表里没有这样的列，空着",
        "表里“单位”有 2 格是空的，照样空着（第 2、4 行）",
        "表格 1 写了 3 条（原有 1 行，添了 2）",
    ]


@pytest.mark.parametrize("later", ["签名", "签到", "领取人签字", "盖章"])
def test_what_is_signed_later_is_no_lack(tmp_path: Path, later: str) -> None:
    rows = [("姓名", "单位", later, "备注"), (*EMPTY, "")]
    check(tmp_path, rows, PEOPLE[:2], f"姓名|单位|{later}|备注", "张三|财政局||")


def test_a_marker_that_comes_in_with_a_value_is_told(tmp_path: Path) -> None:
    outcome = filled(tmp_path, [table(HEAD, EMPTY)], ("姓名 单位", "张三 XX局", "李四 【单位】"))
    assert outcome.exit_code == ExitCode.NEEDS_WRITER
    assert "填进去的内容里还有 2 处占位：" in outcome.notes


def test_the_table_with_most_labels_is_taken(tmp_path: Path) -> None:
    parts = [table(("姓名", "单位"), ("", "")), "附：", table(HEAD, EMPTY)]
    filled(tmp_path, parts, PEOPLE)
    assert read(tmp_path / "o.docx") == ["姓名|单位", "|"]
    assert read(tmp_path / "o.docx", 1)[1:] == [FIRST, SECOND, THIRD]


def test_of_tables_alike_one_must_be_named(tmp_path: Path) -> None:
    parts = [table(HEAD, EMPTY), "附：", table(HEAD, EMPTY)]
    with pytest.raises(InputError) as error:
        filled(tmp_path, parts, PEOPLE)
    (problem,) = error.value.problems
    assert "表格 1（姓名、单位、电话）、表格 2（姓名、单位、电话）" in problem.what
    assert not (tmp_path / "o.docx").exists()
    filled(tmp_path, parts, PEOPLE, into=2)
    assert read(tmp_path / "o.docx") == ["姓名|单位|电话", "||"]
    assert read(tmp_path / "o.docx", 1)[1:] == [FIRST, SECOND, THIRD]


def test_a_table_that_is_named_and_has_no_open_row_is_told(tmp_path: Path) -> None:
    full = table(HEAD, ("赵六", "审计局", "1"))
    with pytest.raises(InputError) as error:
        filled(tmp_path, [full], PEOPLE, into=1)
    assert "表格 1 的表头对得上，下面没有可填的空行" in str(error.value)
    with pytest.raises(InputError) as error:
        filled(tmp_path, [full, table(("题目", "分值"), ("", ""))], PEOPLE, into=2)
    assert "表格 2 和表里的列对不上: 对得上的是 表格 1" in str(error.value)


@pytest.mark.parametrize(
    ("head", "told"),
    [
        (("姓名", "工作单位", "联系电话"), "“单位”填在“工作单位”，“电话”填在“联系电话”"),
        (("姓名", "单位", "手机号码"), "“电话”填在“手机号码”"),
    ],
)
def test_what_is_called_otherwise_in_a_list_is_told(
    tmp_path: Path, head: Sequence[str], told: str
) -> None:
    assert f"叫法不同的：{told}" in filled(tmp_path, [table(head, EMPTY)], PEOPLE).notes


@pytest.mark.parametrize(
    ("rows", "what"),
    [
        ([("题目", "分值"), ("", "")], "文中没有一张表的表头和这张表的列对得上"),
        ([HEAD, ("赵六", "审计局", "1")], "表格 1 的表头对得上，下面没有可填的空行"),
        ([HEAD], "表格 1 的表头对得上，下面没有可填的空行"),
        ([("姓名", "性别", "年龄"), EMPTY], "文中没有一张表的表头和这张表的列对得上"),
    ],
)
def test_a_form_without_such_a_table_is_told(
    tmp_path: Path, rows: Sequence[Sequence[str]], what: str
) -> None:
    with pytest.raises(InputError) as error:
        filled(tmp_path, [table(*rows)], PEOPLE)
    (problem,) = error.value.problems
    assert problem.what == what
    assert not (tmp_path / "o.docx").exists()


def test_the_error_shows_headers_and_columns(tmp_path: Path) -> None:
    with pytest.raises(InputError) as error:
        filled(tmp_path, [table(("题目", "分值"), ("", ""))], PEOPLE)
    (problem,) = error.value.problems
    assert "表里有：姓名、单位、电话；文中 表格 1：题目、分值" in problem.hint


def test_a_text_has_no_rows(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("| 姓名 |\n| --- |\n|  |\n", "utf-8")
    with pytest.raises(InputError):
        fill(path, FillOptions(rows=sheet(tmp_path, *PEOPLE)))


def test_faults_of_the_sheet_come_before_anything_is_written(tmp_path: Path) -> None:
    with pytest.raises(InputError) as error:
        filled(tmp_path, [table(HEAD, EMPTY)], ("姓名 单位 电话", "张三 #### 1"))
    assert [problem.where for problem in error.value.problems] == ["B2"]
    assert not (tmp_path / "o.docx").exists()


def test_the_list_of_places_tells_of_rows(tmp_path: Path) -> None:
    parts = ["甲", table(("序号", *HEAD), ("1", *EMPTY), ("2", *EMPTY)), "单位：【单位】"]
    listed = fill(form(tmp_path, *parts), FillOptions(list_only=True)).output
    assert isinstance(listed, str)
    lines = listed.splitlines()
    at = lines.index("表格 1：一行一人，用 --rows 人员.xlsx 填（姓名、单位、电话；现在空着 2 行）")
    assert "第 2 行第 4 列" in lines[at - 1]
    assert "【单位】" in lines[at + 1]


def _control(number: int, properties: str, shown: str) -> str:
    """A content control that shows its prompt, in a paragraph of its own."""
    return (
        f'<w:p><w:sdt><w:sdtPr><w:id w:val="{number}"/><w:showingPlcHdr/>{properties}</w:sdtPr>'
        f'<w:sdtContent><w:r><w:rPr><w:rStyle w:val="a3"/></w:rPr><w:t>{shown}</w:t></w:r>'
        "</w:sdtContent></w:sdt></w:p>"
    )


TEXT = _control(76, "<w:text/>", "单击或点击此处输入文字。")
CHOICE = _control(
    77,
    '<w:dropDownList><w:listItem w:displayText="男" w:value="1"/>'
    '<w:listItem w:displayText="女" w:value="2"/></w:dropDownList>',
    "选择一项。",
)
BOX = (
    '<w:p><w:sdt><w:sdtPr><w:id w:val="78"/><w14:checkbox xmlns:w14="http://schemas.microsoft.com/'
    'office/word/2010/wordml"><w14:checked w14:val="0"/></w14:checkbox></w:sdtPr><w:sdtContent>'
    "<w:r><w:t>☐</w:t></w:r></w:sdtContent></w:sdt></w:p>"
)
FIELD = field(" MERGEFIELD 姓名 ", "«姓名»")


def lines_of(path: Path) -> list[list[str]]:
    """The rows of the first table below its header, as nigao reads them: controls too."""
    grid = WordText(path.read_bytes()).tables[0]
    return [[cell.text for cell in row] for row in grid.rows[1:]]


def test_controls_choices_and_boxes_are_filled_in_every_row(tmp_path: Path) -> None:
    rows = [("姓名", "性别", "党员", "电话"), (TEXT, CHOICE, BOX, "")]
    people = ("姓名 性别 党员 电话", "张三 男 是 1", "李四 女 否 2", "王五 女 是 3")
    outcome = filled(tmp_path, [table(*rows)], people)
    ticked = ["张三", "男", "☒", "1"], ["李四", "女", "☐", "2"], ["王五", "女", "☒", "3"]
    assert lines_of(tmp_path / "o.docx") == list(ticked)
    assert outcome.exit_code == ExitCode.DONE
    text = (tmp_path / "o.docx").read_bytes()
    part = zipfile.ZipFile(io.BytesIO(text)).read("word/document.xml").decode()
    assert "showingPlcHdr" not in part
    assert re.findall(r'checked w14:val="(\d)"', part) == ["1", "0", "1"]
    ids = re.findall(r'<w:id w:val="(\d+)"', part)
    assert len(ids) == len(set(ids)) == 9


def test_a_merge_field_is_its_value_in_every_row(tmp_path: Path) -> None:
    people = [each.rpartition("|")[0] for each in (FIRST, SECOND, THIRD)]
    check(tmp_path, [("姓名", "单位"), (FIELD, "")], PEOPLE, "姓名|单位", *people)


def test_boxes_of_a_text_are_ticked(tmp_path: Path) -> None:
    rows = [("姓名", "性别"), ("", "□男 □女")]
    people = ("姓名 性别", "张三 男", "李四 女")
    check(tmp_path, rows, people, "姓名|性别", "张三|☑男 □女", "李四|□男 ☑女")


def test_a_value_that_is_no_choice_is_told_and_not_written(tmp_path: Path) -> None:
    people = ("姓名 性别", "张三 男", "李四 未知", "王五 不详")
    outcome = filled(tmp_path, [table(("姓名", "性别"), ("", CHOICE))], people)
    assert outcome.exit_code == ExitCode.NEEDS_WRITER
    at = outcome.notes.index("这些内容不在文中的选项里，没有填：")
    assert outcome.notes[at + 1 : at + 3] == ("  第 3 行：“未知”", "  第 4 行：“不详”")
    assert lines_of(tmp_path / "o.docx")[0] == ["张三", "男"]
