"""`check` on Word files: everything that is open anywhere in them, told where `fill` tells it."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from app.workflow.check import CheckOptions, check_files
from tests.placeholders.word_probe import packed
from tests.word.forms_of_words import line, table

_BOX = (
    "<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent>"
    "<w:p><w:r><w:t>请XX同志收</w:t></w:r></w:p>"
    "</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
)


@pytest.fixture(autouse=True)
def _work_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def _found(*inner: str, header: str = "") -> list[tuple[str, str]]:
    """Return the levels of what is open in a Word file, and what a person reads of it."""
    parts = {"document": f"<w:body>{''.join(inner)}</w:body>"}
    if header:
        parts["header1"] = header
    path = Path("稿.docx")
    path.write_bytes(packed(parts, "题"))
    found = json.loads(check_files([path], CheckOptions(format="json")).output or "")
    shown = str(check_files([path], CheckOptions()).output).splitlines()[1::2]
    return [
        (each["level"], told.strip())
        for each, told in zip(found, shown, strict=True)
        if each["rule"].startswith("placeholder/")
    ]


def test_a_cell_of_a_form_is_a_hint_where_fill_says_it_is() -> None:
    [(level, shown)] = _found(table("姓名|张三|性别|", "单位|财政局|职务|科员"))
    assert level == "hint"
    assert shown == "稿.docx 提示 表格 1 第 1 行“姓名”第 4 列（性别） 〔〕"


def test_a_blank_on_a_line_is_an_error() -> None:
    [(level, shown)] = _found(line("联系电话：<u>        </u>，请于周五前报来"))
    assert level == "error"
    assert "正文第 1 段" in shown


@pytest.mark.parametrize("label", ["签名", "盖章", "审批意见", "备注"])
def test_what_a_hand_adds_and_remarks_are_not_missing(label: str) -> None:
    assert _found(table(f"姓名|张三|{label}|", "单位|财政局|职务|科员")) == []


def test_what_is_open_once_is_told_once() -> None:
    assert len(_found(line("到XX区调研，看了三个村。"))) == 1


def test_a_text_box_is_looked_through_too() -> None:
    [(level, shown)] = _found(line("到历下区调研，看了三个村。"), _BOX)
    assert level == "error"
    assert "文本框" in shown


def test_a_comment_that_no_text_box_can_show_is_told() -> None:
    path = Path("稿.docx")
    path.write_bytes(packed({"document": f"<w:body>{line('看了三个村。')}{_BOX}</w:body>"}, "题"))
    told = check_files([path], CheckOptions(mark=Path("批.docx"))).closing
    assert [each for each in told if "标不出来" in each and "文本框" in each]


_EQUATION = "<m:oMath xmlns:m='m'><m:r><m:t>x=1</m:t></m:r></m:oMath>"
_OBJECT = "<w:r><w:object><v:shape/></w:object></w:r>"
_PICTURE = "<w:r><w:drawing><wp:inline xmlns:wp='p'/></w:drawing></w:r>"


def _marks_found(before: str, between: str, behind: str) -> list[str]:
    """Return which rules of marks and repeats find something in a line with a thing in it."""
    runs = [f"<w:r><w:t>{words}</w:t></w:r>" for words in (before, behind)]
    path = Path("稿.docx")
    line_of_it = f"<w:p>{runs[0]}{between}{runs[1]}</w:p>"
    path.write_bytes(packed({"document": f"<w:body>{line_of_it}</w:body>"}, "题"))
    found = json.loads(check_files([path], CheckOptions(format="json")).output or "")
    families = ("punctuation", "quotes", "repeat")
    return [each["rule"] for each in found if each["rule"].partition("/")[0] in families]


@pytest.mark.parametrize("thing", [_EQUATION, _OBJECT, _PICTURE])
@pytest.mark.parametrize(
    ("before", "behind"),
    [
        ("按这个式子算，", "，得出的数就是每户的负担。"),
        ("每户的负担是", "是一个定数，水费、电费都在里面。"),
        ("大家把“", "”写在黑板上，一个一个地代进去算。"),
        ("", "，就是每户的负担。"),
        ("把", "把每户的负担算出来，贴在墙上。"),
    ],
)
def test_marks_do_not_meet_where_an_equation_stands(before: str, thing: str, behind: str) -> None:
    assert _marks_found(before, thing, behind) == []
    assert len(_marks_found(before, "", behind)) == 1


def test_what_stands_apart_from_an_equation_is_found() -> None:
    found = _marks_found("努力学习，，按这个式子", _EQUATION, "算出来的的数是每户的负担。")
    assert found == ["punctuation/doubled", "repeat/characters"]


def test_nothing_is_taken_away_beside_an_equation() -> None:
    _marks_found("按这个式子算，", _EQUATION, "，得出的数就是每户的负担。")
    check_files([Path("稿.docx")], CheckOptions(fix=Path("改.docx")))
    with zipfile.ZipFile("改.docx") as mended, zipfile.ZipFile("稿.docx") as draft:
        name = "word/document.xml"
        assert mended.read(name) == draft.read(name)


def test_a_file_that_was_marked_is_checked_and_marked_as_before() -> None:
    path = Path("稿.docx")
    path.write_bytes(
        packed({"document": f"<w:body>{line('到XX区调研，看了三个村。')}</w:body>"}, "题")
    )
    check_files([path], CheckOptions(mark=Path("批.docx")))
    found = json.loads(check_files([Path("批.docx")], CheckOptions(format="json")).output or "")
    assert [each["text"] for each in found] == ["XX"]
    check_files([Path("批.docx")], CheckOptions(mark=Path("又批.docx")))
    with zipfile.ZipFile("又批.docx") as archive:
        assert archive.read("word/comments.xml").count(b"<w:comment ") == 1
