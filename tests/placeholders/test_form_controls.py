"""Controls, fields and boxes of a form: what they are called, what they take, what is told."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook

from app.errors import ExitCode
from app.models.names import NameSheet, Occurrence, Placeholder
from app.placeholders.choosing import FillPlan, plan_filling
from app.placeholders.finding import find_placeholders
from app.placeholders.interview import Interview, group_questions
from app.placeholders.keeping import split_kept
from app.placeholders.plain import PlainText
from app.placeholders.sheets import offer, sheet_data
from app.placeholders.sheets.content import with_remarks
from app.placeholders.word import WordText
from app.workflow.fill import FillOptions, fill
from tests.word.building_controls import (
    HINT,
    bound,
    check_box,
    control,
    field,
    paragraph,
    prompt,
    run,
    word,
)

_LIST = (
    '<w:dropDownList><w:listItem w:displayText="男" w:value="M"/>'
    '<w:listItem w:displayText="女" w:value="F"/></w:dropDownList>'
)
_BOX = '<w:enabled/><w:checkBox><w:sizeAuto/><w:default w:val="0"/></w:checkBox>'
_DATE = '<w:date><w:dateFormat w:val="yyyy-MM-dd"/></w:date>'


def cells(*row: str) -> str:
    return f"<w:tbl><w:tr>{''.join(f'<w:tc>{cell}</w:tc>' for cell in row)}</w:tr></w:tbl>"


def found(*inner: str) -> list[Placeholder]:
    source = WordText(word(*inner))
    return find_placeholders(source.lines, source.form)


def named(*inner: str) -> list[tuple[str, str, str]]:
    return [(place.shape, place.label, place.token) for place in found(*inner)]


def planned(inner: str, sheet: NameSheet) -> tuple[WordText, FillPlan]:
    source = WordText(word(inner))
    return source, plan_filling(source.lines, sheet, find_placeholders(source.lines, source.form))


def filled(inner: str, **names: str) -> str:
    """The first line with text, once names are filled in."""
    source, plan = planned(inner, NameSheet(names=names))
    return next(filter(None, WordText(source.filled(plan.edits)).lines))


@pytest.mark.parametrize(
    ("inner", "label"),
    [
        (paragraph(run("联系人："), control(HINT, prompt("请写"))), "联系人"),
        (cells(paragraph(run("姓名")), paragraph(control(HINT, prompt("请写")))), "姓名"),
        (cells(paragraph(run("姓名")), control(HINT, paragraph(prompt("请写")))), "姓名"),
        (paragraph(control(HINT, prompt("【姓名】"))), "姓名"),
        (paragraph(control(HINT, prompt("请输入姓名"))), "姓名"),
        (paragraph(control(HINT, prompt("单击或点击此处输入文字。"))), ""),
    ],
)
def test_a_control_without_a_name_is_called_by_the_words_beside_it(inner: str, label: str) -> None:
    assert [(place.shape, place.label) for place in found(inner)] == [("control", label)]


def test_a_prompt_that_is_a_marker_is_one_place() -> None:
    inner = paragraph(run("甲"), control('<w:alias w:val="名"/>' + HINT, prompt("【姓名】")))
    assert named(inner) == [("control", "名", "【姓名】")]


def test_a_field_alone_in_a_cell_is_the_place_of_the_cell() -> None:
    inner = cells(paragraph(run("姓名")), paragraph(field(" MACROBUTTON NoMacro [此处填写]")))
    assert named(inner) == [("field", "姓名", "")]


def test_a_label_says_more_than_a_prompt_and_a_merge_fields_name_more_than_a_label() -> None:
    asked = paragraph(run("联系人："), field(" MACROBUTTON NoMacro [点击输入姓名]"))
    assert named(asked)[0][1] == "联系人"
    assert named(paragraph(run("联系人："), field(" MERGEFIELD 姓名 ")))[0][1] == "姓名"


def test_boxes_of_a_text_are_one_choice_and_words_own_boxes_one_place_each() -> None:
    assert named(paragraph(run("性别：□男 □女"))) == [("choice", "性别", "□男 □女")]
    one = control(check_box(), run("☐"))
    assert named(paragraph(run("性别："), one, run("男 "), one, run("女"))) == [
        ("checkbox", "男", "☐"),
        ("checkbox", "女", "☐"),
    ]
    legacy = field(" FORMCHECKBOX ", "", _BOX)
    assert [each[1] for each in named(paragraph(legacy, run("党员"), legacy, run("团员")))] == [
        "党员",
        "团员",
    ]


def test_a_choice_that_stands_for_itself_is_left_for_a_hand() -> None:
    source, plan = planned(paragraph(run("性别：□男 □女")), NameSheet(names={"性别": "性别"}))
    assert (plan.refused, plan.left) == ((), ())
    assert source.filled(split_kept(plan, source.lines).plan.edits) == word(
        paragraph(run("性别：□男 □女"))
    )


def test_boxes_in_a_cell_are_called_by_the_cell_beside() -> None:
    inner = cells(paragraph(run("性 别")), paragraph(run("□男 □女")))
    assert [(p.label, p.choices) for p in found(inner)] == [("性别", ("男", "女"))]


def test_places_are_one_name_by_what_the_file_says_and_not_by_the_words_before_them() -> None:
    alias = '<w:alias w:val="电话"/>'
    named_ones = paragraph(control(alias + HINT, prompt("写")), control(alias + HINT, prompt("写")))
    assert [place.group for place in found(named_ones)] == [1, 1]
    labelled = paragraph(run("电话："), control(HINT, prompt("写")))
    assert [place.group for place in found(labelled, labelled)] == [1, 2]
    tied = paragraph(run("电话："), control(HINT + bound("/n:f"), prompt("写")))
    assert [place.group for place in found(tied, tied.replace("电话", "传真"))] == [1, 1]


def test_a_control_that_follows_another_ones_data_is_not_left(tmp_path: Path) -> None:
    held = control(HINT + bound("/n:f[1]/n:a[1]"), prompt("请写"))
    path = tmp_path / "表.docx"
    data = '<f xmlns="urn:form"><a/></f>'
    path.write_bytes(word(paragraph(run("电话："), held), paragraph(run("即"), held), data=data))
    outcome = fill(path, FillOptions(settings=("电话=110",)))
    assert outcome.exit_code == ExitCode.DONE, outcome.notes
    lines = WordText((tmp_path / "表.filled.docx").read_bytes()).lines
    assert lines[:2] == ["电话：110", "即110"]


def test_a_list_of_boxes_is_no_form_but_a_box_alone_is() -> None:
    points = [paragraph(run(f"□ {words}")) for words in ("身份证", "户口本", "照片")]
    assert named(*points) == []
    assert [(p.shape, p.label) for p in found(points[0])] == [("checkbox", "身份证")]
    assert [p.label for p in found(cells(*points))] == ["身份证", "户口本", "照片"]


def test_boxes_of_a_plain_text_are_a_place_too() -> None:
    source = PlainText("性别：□男 □女\n")
    places = find_placeholders(source.lines, source.form)
    plan = plan_filling(source.lines, NameSheet(names={"性别": "女"}), places)
    assert source.filled(plan.edits).decode() == "性别：□男 ☑女\n"


@pytest.mark.parametrize(
    ("value", "read"),
    [
        ("男", "性别：☑男 □女"),
        (" 女 ", "性别：□男 ☑女"),
        ("男、女", "性别：☑男 ☑女"),
        ("未知", "性别：□男 □女"),
        ("男、未知", "性别：□男 □女"),
        ("", "性别：□男 □女"),
    ],
)
def test_the_box_before_a_choice_is_ticked(value: str, read: str) -> None:
    assert filled(paragraph(run("性别：□男 □女")), 性别=value) == read


@pytest.mark.parametrize(
    ("value", "read"),
    [("男", "男"), ("F", "女"), ("m", "男"), ("未知", "选"), ("男、女", "选")],
)
def test_a_list_takes_its_choices_alone(value: str, read: str) -> None:
    inner = paragraph(control(f'<w:alias w:val="性别"/>{HINT}{_LIST}', prompt("选")))
    assert filled(inner, 性别=value) == read


@pytest.mark.parametrize(("value", "read"), [("M", "男"), ("未知", "未知")])
def test_a_combo_box_takes_any_text(value: str, read: str) -> None:
    combo = _LIST.replace("dropDownList", "comboBox")
    inner = paragraph(control(f'<w:alias w:val="性别"/>{HINT}{combo}', prompt("选")))
    assert filled(inner, 性别=value) == read


@pytest.mark.parametrize(
    ("value", "read"),
    [
        *((yes, "☒党员") for yes in ("是", "√", "✓", "对", "有", "true", "1", "Y", "党员")),
        *((no, "☐党员") for no in ("否", "×", "不是", "无", "false", "0", "N", "")),
        ("也许", "☐党员"),
    ],
)
def test_a_box_takes_yes_and_no(value: str, read: str) -> None:
    assert filled(paragraph(control(check_box(), run("☐")), run("党员")), 党员=value) == read


@pytest.mark.parametrize(
    ("names", "read"),
    [
        ({"性别": "女"}, "性别：☐男 ☒女"),
        ({"女": "是"}, "性别：☐男 ☒女"),
        ({"性别": "未知"}, "性别：☐男 ☐女"),
    ],
)
def test_words_own_boxes_are_ticked_by_their_question_too(names: dict[str, str], read: str) -> None:
    one = control(check_box(), run("☐"))
    inner = paragraph(run("性别："), one, run("男 "), one, run("女"))
    assert filled(inner, **names) == read


@pytest.mark.parametrize(
    ("value", "read"),
    [
        ("户口本", ["□身份证", "☑户口本", "□护照 □其他"]),
        ("身份证、其他", ["☑身份证", "□户口本", "□护照 ☑其他"]),
        ("驾照", ["□身份证", "□户口本", "□护照 □其他"]),
    ],
)
def test_boxes_on_several_lines_of_a_cell_answer_one_question(value: str, read: list[str]) -> None:
    lines = "".join(paragraph(run(each)) for each in ("□身份证", "□户口本", "□护照 □其他"))
    inner = cells(paragraph(run("证件类型")), lines)
    source, plan = planned(inner, NameSheet(names={"证件类型": value}))
    assert [each for each in WordText(source.filled(plan.edits)).lines if each][1:4] == read
    assert bool(plan.refused) is (value == "驾照")


def test_a_box_alone_is_no_answer_to_the_label_beside_it() -> None:
    inner = cells(paragraph(run("备注")), paragraph(run("□ 已核对")))
    _, plan = planned(inner, NameSheet(names={"备注": "无"}))
    assert (plan.refused, plan.unused) == ((), ("备注",))


def test_a_date_is_written_in_the_form_of_the_control() -> None:
    inner = paragraph(control(f'<w:alias w:val="日期"/>{HINT}{_DATE}', prompt("选")))
    assert filled(inner, 日期="2026年1月5日") == "2026-01-05"
    assert filled(inner, 日期="长期") == "长期"


def test_what_a_place_does_not_take_is_left_and_told_with_what_it_takes() -> None:
    source, plan = planned(paragraph(run("性别：□男 □女")), NameSheet(names={"性别": "未知"}))
    assert [(place.label, value) for place, value in plan.refused] == [("性别", "未知")]
    assert [place.label for place in plan.left] == ["性别"]
    assert plan.unused == ()
    assert source.filled(plan.edits) == word(paragraph(run("性别：□男 □女")))


def test_a_single_marker_of_a_sheet_is_refused_as_well() -> None:
    occurrence = Occurrence.model_validate({"n": 1, "token": "□男 □女", "value": "未知"})
    sheet = NameSheet(names={}, occurrences=(occurrence,))
    _, plan = planned(paragraph(run("性别：□男 □女")), sheet)
    assert [value for _, value in plan.refused] == ["未知"]


def command(tmp_path: Path, *settings: str, list_only: bool = False) -> tuple[int, str]:
    path = tmp_path / "表.docx"
    box = control(check_box(name="党员"), run("☐"))
    path.write_bytes(
        word(
            paragraph(run("性别：□男 □女")),
            paragraph(box, run("党员")),
            paragraph(run("姓名："), field(" MERGEFIELD 姓名 ", run("«姓名»"))),
        )
    )
    options = FillOptions(settings=settings, list_only=list_only, force=True)
    outcome = fill(path, options)
    return outcome.exit_code, "\n".join([str(outcome.output or ""), *outcome.notes])


def test_the_command_fills_them_and_finds_nothing_left(tmp_path: Path) -> None:
    code, told = command(tmp_path, "性别=女", "党员=是", "姓名=张三")
    assert code == ExitCode.DONE, told
    assert "还有 0 处没有填" in told


def test_the_command_keeps_a_box_that_is_not_to_be_ticked(tmp_path: Path) -> None:
    code, told = command(tmp_path, "性别=女", "党员=否", "姓名=张三")
    assert code == ExitCode.DONE, told
    assert "1 处照原样留着" in told


def test_the_command_says_what_may_be_filled_in(tmp_path: Path) -> None:
    code, told = command(tmp_path, "性别=未知", "党员=也许", "姓名=张三")
    assert code == ExitCode.NEEDS_WRITER
    assert "“性别”不能填“未知”，只能填：男、女" in told
    assert "“党员”不能填“也许”，只能填：是、否" in told
    assert "（可选：男、女）" in told
    assert "没有用到" not in told


def test_the_list_shows_the_choices(tmp_path: Path) -> None:
    _, told = command(tmp_path, list_only=True)
    assert "性别 性别：〔□男 □女〕（可选：男、女）" in told
    assert "党员 〔☐〕党员（可选：是、否）" in told
    assert "姓名 姓名：〔«姓名»〕\n" in told


def test_the_questions_offer_the_choices_by_number() -> None:
    source = WordText(word(paragraph(run("性别：□男 □女"))))
    places = find_placeholders(source.lines, source.form)
    interview = Interview(group_questions(places, source.lines, lambda _: "正文", places))
    assert interview.lines()[1].endswith("性别")
    assert interview.lines()[-1] == "  1) 男  2) 女"
    assert interview.answer("未知").told == "只能填：男、女（写前面的数字也行）"
    assert interview.answer("2").values == {1: "女"}
    assert interview.question is None


def test_cautions_tell_of_locked_controls_and_protected_files() -> None:
    lock = '<w:alias w:val="姓名"/><w:lock w:val="contentLocked"/>'
    source = WordText(word(control(lock + HINT, paragraph(prompt("写")))))
    assert find_placeholders(source.lines, source.form) == []
    assert [caution[:15] for caution in source.cautions(changed=False)] == [
        "锁定了内容的控件没有填：姓名；"
    ]


def test_a_names_sheet_offers_the_choices() -> None:
    source = WordText(word(paragraph(run("性别：□男 □女")), paragraph(run("姓名：____"))))
    places = find_placeholders(source.lines, source.form)
    content = offer(places, source.lines)
    assert list(content.names)[:2] == ["性别", "姓名"]
    assert [row.remark for row in content.rows] == ["第 1 组，可选：男、女", "第 2 组"]
    book = load_workbook(io.BytesIO(sheet_data(content, ".xlsx")))
    offered = {
        title: [
            (str(each.sqref), each.formula1) for each in book[title].data_validations.dataValidation
        ]
        for title in ("名称", "逐处")
    }
    assert offered == {"名称": [("B2", '"男,女"')], "逐处": [("F2", '"男,女"')]}


def test_what_a_sheet_says_of_choices_is_nobodys_own_remark() -> None:
    source = WordText(word(paragraph(run("性别：□男 □女"))))
    content = offer(find_placeholders(source.lines, source.form), source.lines)
    row = content.rows[0]._replace(was=1)
    again = with_remarks(replace(content, rows=(row,)), {1: f"{row.remark}；问过本人"})
    assert again.rows[0].remark == "第 1 组，可选：男、女；问过本人"
