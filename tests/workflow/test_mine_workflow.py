"""`mine` renews what it wrote, and nothing that somebody else wrote or edited."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from app.bank.loading import load_pack
from app.errors import InputError
from app.workflow.mine import mine

REPORT = (
    "各位同事：\n主要有两点体会。\n一是要细。细就不出错。\n二是要稳。稳就走得远。\n汇报完毕。\n"
)


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "旧报告" / "去年.txt"
    path.parent.mkdir()
    path.write_text(REPORT, encoding="utf-8")
    return path


def test_a_pack_is_written_renewed_and_loads(report: Path, tmp_path: Path) -> None:
    folder = tmp_path / "我的"
    first = mine([report.parent], output=folder)
    assert {path.name for path in first.written} >= {"pack.yaml", "insights.yaml"}
    assert load_pack(folder).name == "我的"
    report.write_text(REPORT.replace("细就不出错", "细就出成绩"), encoding="utf-8")
    mine([report], output=folder)
    assert "细就出成绩" in (folder / "insights.yaml").read_text(encoding="utf-8")


def test_an_edit_by_hand_is_not_overwritten_without_force(report: Path, tmp_path: Path) -> None:
    folder = tmp_path / "我的"
    mine([report], output=folder)
    edited = folder / "insights.yaml"
    edited.write_text(edited.read_text(encoding="utf-8") + "# 我改过\n", encoding="utf-8")
    with pytest.raises(InputError) as refused:
        mine([report], output=folder)
    assert [problem.path for problem in refused.value.problems] == [str(edited)]
    assert "我改过" in edited.read_text(encoding="utf-8")
    mine([report], output=folder, force=True)
    assert "我改过" not in edited.read_text(encoding="utf-8")


def test_a_file_that_mining_did_not_write_is_never_removed(report: Path, tmp_path: Path) -> None:
    folder = tmp_path / "我的"
    folder.mkdir()
    own = folder / "我的提纲.yaml"
    own.write_text("文种: 心得体会\n", encoding="utf-8")
    with pytest.raises(InputError, match="别的东西"):
        mine([report], output=folder)
    mine([report], output=folder, force=True)
    assert own.exists()


@pytest.mark.parametrize(
    ("name", "says"), [("没有.txt", "没有这个文件"), ("旧报告/坏.pdf", "PDF|原稿|复制")]
)
def test_every_report_that_cannot_be_read_is_told(
    report: Path, tmp_path: Path, name: str, says: str
) -> None:
    (tmp_path / "旧报告" / "坏.pdf").write_bytes(b"%PDF-1.4")
    with pytest.raises(InputError, match=says):
        mine([report, tmp_path / name], output=tmp_path / "我的")
    assert not (tmp_path / "我的").exists()


def test_what_is_passed_over_in_a_folder_is_told_once(report: Path, tmp_path: Path) -> None:
    (report.parent / "前年.doc").write_bytes(b"x")
    notes = mine([report.parent, report.parent], output=tmp_path / "我的").notes
    assert [note for note in notes if "前年" in note] == [
        f"没有读 {report.parent}：前年.doc（用 Word 或 WPS 打开，另存为 .docx 后再试）"
    ]


def test_a_folder_without_reports_says_what_else_is_there(tmp_path: Path) -> None:
    (tmp_path / "扫描.pdf").write_bytes(b"%PDF-1.4")
    with pytest.raises(InputError, match=r"没有找到报告.*\n.*扫描\.pdf（找到它的 Word 原稿"):
        mine([tmp_path], output=tmp_path / "我的")


def test_what_a_file_holds_beside_its_body_is_told(tmp_path: Path) -> None:
    document = docx.Document()
    for line in REPORT.split():
        document.add_paragraph(line)
    document.sections[0].header.paragraphs[0].text = "第3期简报"
    document.save(str(tmp_path / "甲.docx"))
    notes = mine([tmp_path / "甲.docx"], output=tmp_path / "我的").notes
    assert "  甲.docx: 没有读页眉“第3期简报”: 要用其中的字，就写到正文里" in notes


def test_a_name_that_no_id_can_hold_is_refused(report: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="空格"):
        mine([report], output=tmp_path / "my pack")


def test_two_reports_of_one_name_are_refused(report: Path, tmp_path: Path) -> None:
    twin = tmp_path / "别处" / "去年.txt"
    twin.parent.mkdir()
    twin.write_text(REPORT, encoding="utf-8")
    with pytest.raises(InputError, match="都叫"):
        mine([report, twin], output=tmp_path / "我的")


def test_what_was_kept_and_what_was_not_is_told(report: Path, tmp_path: Path) -> None:
    said = "\n".join(mine([report], output=tmp_path / "我的").notes)
    assert "从 1 份报告里收了" in said
    assert "去年.txt：" in said
