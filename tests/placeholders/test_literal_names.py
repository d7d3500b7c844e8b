"""What is named and stands in the text is filled, marker or not; labels and false friends stay."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.errors import ExitCode
from app.models.names import NameSheet
from app.placeholders.choosing import plan_filling
from app.placeholders.filling import apply_to_text
from app.placeholders.literal import literal_names
from app.workflow.fill import FillOptions, fill
from tests.placeholders.test_fill_workflow import text_file, word_file, word_texts


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
    assert "没有用到的名称（文中没有，或都填了更具体的）：姓名" in outcome.notes
    assert word_texts(outcome.written[0].read_bytes()) == [
        "致财政局",
        "由历下区负责",
        "财政局",
        "姓名：",
    ]


@pytest.mark.parametrize("rule", ["***", "____", "- - -"])
def test_a_rule_of_markdown_that_is_named_is_filled(tmp_path: Path, rule: str) -> None:
    path = text_file(tmp_path, f"甲\n\n{rule}\n\n乙\n\n---\n", "稿.md")
    outcome = fill(path, FillOptions(settings=(f"{rule}=# 值",)))
    assert outcome.written[0].read_text("utf-8") == "甲\n\n\\# 值\n\n乙\n\n---\n"
    assert outcome.exit_code == ExitCode.DONE
