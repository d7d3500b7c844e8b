"""`check` on Word files: everything that is open anywhere in them, told where `fill` tells it."""

from __future__ import annotations

import json
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
    found = json.loads(str(check_files([path], CheckOptions(format="json")).output))
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
