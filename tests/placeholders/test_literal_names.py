"""What is named and stands in the text is filled, marker or not; labels and false friends stay."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.errors import ExitCode
from app.models.names import NameSheet
from app.placeholders.choosing import plan_filling
from app.placeholders.filling import apply_to_text
from app.placeholders.finding import find_placeholders
from app.placeholders.literal import literal_names, literals_in
from app.placeholders.printed_labels import printed_labels
from app.placeholders.word import WordText
from app.workflow.fill import FillOptions, fill
from tests.placeholders.form_tables import table
from tests.placeholders.test_fill_workflow import text_file, word_file, word_texts
from tests.placeholders.word_probe import packed, paragraph


def filled(text: str, settings: dict[str, str], names: dict[str, str] | None = None) -> str:
    """The text filled by settings, and by the names of a sheet."""
    lines = text.split("\n")
    sheet = NameSheet(names={**(names or {}), **settings})
    plan = plan_filling(lines, sheet, literal=literal_names(settings, names or {}))
    return apply_to_text(lines, ["\n"] * (len(lines) - 1), plan.edits)


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("致：☆☆☆局\n☆☆☆局的同志", "☆☆☆局", "致：值\n值的同志"),
        ("【body】和{{a b!}}", "【body】", "值和{{a b!}}"),
        ("<<name>>，##单位##", "##单位##", "<<name>>，值"),
        ("由甲方单位负责，甲方单位付款", "甲方单位", "由值负责，值付款"),
        ("张三：您好", "张三", "值：您好"),
        ("见A1和A12、BA1", "A1", "见值和A12、BA1"),
        ("- - -\n一- - -二", "- - -", "值\n一值二"),
        ("穿XXL码的", "XXL码", "穿值的"),
        ("☆☆☆局：", "☆☆☆局", "值："),
        # As rules and as what no marker is: a token alone in its line.
        ("***\n甲", "***", "值\n甲"),
        ("____________________________________", "_" * 36, "值"),
    ],
)
def test_what_is_set_is_filled_where_it_stands(text: str, name: str, expected: str) -> None:
    assert filled(text, {name: "值"}) == expected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # Labels of a form.
        ("姓名", "姓名"),
        ("请填写姓名和单位", "姓名"),
        ("甲方单位：", "甲方单位"),
        ("甲方单位（盖章）：", "甲方单位"),
        ("甲方单位\n甲方单位负责", "甲方单位"),
        # A token that is no marker there.
        ("穿XXL码的X光片", "XX"),
        ("3*5=15", "*"),
        # One character of words.
        ("甲方和乙方", "甲"),
        ("", "甲方单位"),
    ],
)
def test_what_is_a_label_or_no_marker_stays(text: str, name: str) -> None:
    assert filled(text, {name: "值"}) == text


def test_a_names_sheet_fills_only_what_has_a_sign() -> None:
    names = {"☆☆☆局": "财政局", "甲方单位": "历下区", "负责": "主管"}
    assert filled("☆☆☆局和甲方单位负责", {}, names) == "财政局和甲方单位负责"


def test_no_name_is_literal_where_nobody_says_so() -> None:
    plan = plan_filling(["☆☆☆局和甲方单位"], NameSheet(names={"☆☆☆局": "甲", "甲方单位": "乙"}))
    assert (plan.edits, plan.unused, plan.literal) == ((), ("☆☆☆局", "甲方单位"), ())


def test_markers_come_first_and_none_is_torn() -> None:
    assert filled("XX市的□XX市", {"XX市": "济南市", "的□": "之"}) == "济南市之济南市"
    assert filled("在【单位】工作", {"位】工": "值"}) == "在【单位】工作"
    assert filled("☆☆☆局办☆☆☆局", {"☆☆☆局办": "甲", "☆☆☆局": "乙"}) == "甲乙"
    assert filled("□甲□", {"□甲□": "□甲□□", "甲□": "乙"}) == "□甲□□"


def test_a_name_that_covers_an_open_marker_settles_it() -> None:
    lines = ["* * *"]
    plan = plan_filling(lines, NameSheet(names={"* * *": "值"}), literal=["* * *"])
    assert (plan.left, plan.literal, plan.unused) == ((), (("* * *", 1),), ())


def test_what_was_replaced_is_told_with_how_often(tmp_path: Path) -> None:
    path = word_file(tmp_path, "致☆☆☆局", "由甲方单位负责", "☆☆☆局", "姓名：")
    given = ("☆☆☆局=财政局", "甲方单位=历下区", "姓名=张三")
    outcome = fill(path, FillOptions(settings=given))
    assert outcome.exit_code == ExitCode.DONE
    assert "不是占位、按原字换掉的：☆☆☆局 2 处、甲方单位 1 处" in outcome.notes
    assert "“姓名”是印好的栏名，不会换掉；没有叫这个名的空白" in outcome.notes
    assert word_texts(outcome.written[0].read_bytes()) == [
        "致财政局",
        "由历下区负责",
        "财政局",
        "姓名：",
    ]


LIST = table(
    ["序号", "姓名", "结论与建议", "采样点"], ["1", "张三", "合格", "甲点"], ["2", "", "", ""]
)
FIELDS = table(["主诉病症", "", "对接人", "李四"], ["处室", "一处", "编配", "二处"])


@pytest.mark.parametrize(
    ("inner", "name"),
    [
        # The head of a column, filled or not, known or not.
        (LIST, "结论与建议"),
        (LIST, "采样点"),
        # Beside an empty cell, and beside a filled one.
        (FIELDS, "主诉病症"),
        (FIELDS, "对接人"),
        (FIELDS, "编配"),
        # Behind the unit of a figure, which is no label of it.
        (table(["工号", "", "试用期", "    个月", "薪级", "12"]), "薪级"),
        (table(["工龄", "    年", "职级", ""]), "职级"),
        # A sign in a label makes it no name.
        (table(["结论／建议", ""]), "结论／建议"),
        (table(["4×100接力", "", "编配", "二处"]), "4×100接力"),
        # Before a colon or a blank, in a cell and in a line.
        (table(["主诉病症：", "对接：李四"]), "主诉病症"),
        (table(["主诉病症：", "对接：李四"]), "对接"),
        (paragraph("主诉病症：____"), "主诉病症"),
        (paragraph("主诉病症____"), "主诉病症"),
        (paragraph("经查，主诉病症（简述）：　　　　"), "主诉病症"),
        (paragraph("主治结果：合格"), "主治结果"),
    ],
)
def test_a_printed_label_is_never_written_over(tmp_path: Path, inner: str, name: str) -> None:
    path = tmp_path / "表.docx"
    path.write_bytes(packed({"document": f"<w:body>{inner}</w:body>"}, "题"))
    source = WordText(path.read_bytes())
    found = find_placeholders(source.lines, source.form)
    assert printed_labels([name], source, found) == {name}
    fill(path, FillOptions(settings=(f"{name}=新的",), output=tmp_path / "填.docx"))
    assert any(name in line for line in WordText((tmp_path / "填.docx").read_bytes()).lines)


@pytest.mark.parametrize(
    ("inner", "name"),
    [
        # What stands in a list, or beside a label.
        (LIST, "张三"),
        (FIELDS, "李四"),
        (FIELDS, "一处"),
        # Who is spoken to.
        (paragraph("市财政局："), "市财政局"),
        (paragraph("李四：您好"), "李四"),
        # A title over all columns, and what is only part of a cell.
        (table(["体检汇总>4"], ["序号", "姓名", "科室", "备注"]), "体检汇总"),
        (table(["姓名", "高新区分局"]), "高新区"),
        (paragraph("由协作方负责，协作方付款"), "协作方"),
    ],
)
def test_what_is_no_label_may_be_written_over(tmp_path: Path, inner: str, name: str) -> None:
    path = tmp_path / "表.docx"
    path.write_bytes(packed({"document": f"<w:body>{inner}</w:body>"}, "题"))
    outcome = fill(path, FillOptions(settings=(f"{name}=新的",)))
    assert any(note.startswith("不是占位、按原字换掉的") for note in outcome.notes)
    lines = WordText(outcome.written[0].read_bytes()).lines
    assert "新的" in "".join(lines)
    assert name not in "".join(lines)


def test_a_label_is_told_with_the_places_that_it_names(tmp_path: Path) -> None:
    path, rows = tmp_path / "表.docx", tmp_path / "人员.csv"
    path.write_bytes(packed({"document": f"<w:body>{LIST}</w:body>"}, "题"))
    rows.write_text("姓名,采样点\n王五,乙点\n", "utf-8")
    outcome = fill(path, FillOptions(settings=("结论与建议=合格",), rows=rows))
    assert (
        "“结论与建议”是印好的栏名，不会换掉；叫这个名的空白在表格 1 第 3 行第 3 列（结论与建议），"
        "是名单里的一栏，用 --rows 表格.xlsx 填" in outcome.notes
    )
    assert "结论与建议" in WordText(outcome.written[0].read_bytes()).lines


@pytest.mark.parametrize("rule", ["***", "____", "- - -"])
def test_a_rule_of_markdown_that_is_named_is_filled(tmp_path: Path, rule: str) -> None:
    path = text_file(tmp_path, f"甲\n\n{rule}\n\n乙\n\n---\n", "稿.md")
    outcome = fill(path, FillOptions(settings=(f"{rule}=# 值",)))
    assert outcome.written[0].read_text("utf-8") == "甲\n\n\\# 值\n\n乙\n\n---\n"
    assert outcome.exit_code == ExitCode.DONE


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("过敏史：□无", "过敏史"),
        ("主要事迹：（略）", "主要事迹"),
        ("工作业绩：良好", "工作业绩"),
        ("____（单位名称）", "单位名称"),
        ("        （申请单位）", "申请单位"),
    ],
)
def test_a_label_is_never_written_over_whatever_follows_it(
    tmp_path: Path, text: str, name: str
) -> None:
    path = word_file(tmp_path, text)
    outcome = fill(path, FillOptions(settings=(f"{name}=值",)))
    assert name in word_texts(outcome.written[0].read_bytes())[0]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("科技局", [0, 14]),
        ("局的", [2]),
        ("单位】", []),
        ("的【单位】、", [3]),
        ("、【主任】和", [8]),
        ("【单位】、【主任】", [4]),
        ("】、【", []),
        ("和科", [13]),
    ],
)
def test_a_name_stands_across_no_edge_wherever_in_a_line(name: str, expected: list[int]) -> None:
    lines = ["科技局的【单位】、【主任】和科技局"]
    found = literals_in(lines, [name], find_placeholders(lines))
    assert [each.start for each in found] == expected
