"""`mine` renews what it wrote, and nothing that somebody else wrote or edited."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import pytest

from app.bank.decisions import decisions_path, with_decision
from app.bank.loading import load_pack
from app.errors import InputError
from app.models.decision import Choice, Decision
from app.models.phrase import Phrase
from app.models.roles import WHOLE_BLOCKS
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


def test_the_line_for_editors_may_come_and_go(report: Path, tmp_path: Path) -> None:
    folder = tmp_path / "我的"
    folder.mkdir()
    (folder / "phrases.schema.json").write_text("{}\n", encoding="utf-8")
    mine([report], output=folder)
    for path in folder.glob("*.yaml"):
        first, _, rest = path.read_text(encoding="utf-8").partition("\n")
        assert first == "# yaml-language-server: $schema=./phrases.schema.json"
        path.write_text(rest, encoding="utf-8")
    mine([report], output=folder)
    assert (folder / "phrases.schema.json").read_text(encoding="utf-8") == "{}\n"


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


def _bomb(path: Path) -> None:
    """Write a Word file whose body unpacks to far more than any report has."""
    whole = io.BytesIO()
    docx.Document().save(whole)
    with ZipFile(whole) as good, ZipFile(path, "w", ZIP_DEFLATED) as bomb:
        for name in good.namelist():
            data = good.read(name)
            filled = data.replace(b"<w:body>", b"<w:body>" + b" " * (80 << 20))
            bomb.writestr(name, filled if name == "word/document.xml" else data)


def test_a_bad_file_of_an_archive_is_passed_over_with_its_reason(
    report: Path, tmp_path: Path
) -> None:
    archive = report.parent
    (archive / "空.txt").write_bytes(b"")
    (archive / "坏.txt").write_bytes(bytes(range(256)))
    (archive / "截断.docx").write_bytes(b"PK\x03\x04 and no more")
    (archive / "长行.txt").write_text("学习要深入。" * (1 << 20), encoding="utf-8")
    _bomb(archive / "炸弹.docx")
    os.mkfifo(archive / "管道.txt")
    (archive / "断了.txt").symlink_to("没有.txt")
    (archive / "绕圈.txt").symlink_to("绕圈.txt")
    (archive / "回来").symlink_to(archive)
    ended = mine([archive], output=tmp_path / "我的")
    assert load_pack(tmp_path / "我的").sources[0].file == "去年.txt"
    told = [line for line in ended.notes if line.startswith("没有读")]
    assert told == [
        f"没有读 {archive}：回来（链接指回读过的文件夹）",
        f"没有读 {archive}：断了.txt（链接断了）",
        f"没有读 {archive}：管道.txt（这是管道，不是文件）",
        f"没有读 {archive}：绕圈.txt（链接绕成了圈）",
        f"没有读 {archive}：坏.txt（这不是文本文件）",
        f"没有读 {archive}：截断.docx（这个 Word 文件坏了，打不开：压缩包的目录坏了）",
        f"没有读 {archive}：炸弹.docx"
        "（里面的 word/document.xml 太大了：解压后有 80 MB，最多 64 MB）",
        f"没有读 {archive}：空.txt（文件是空的）",
        f"没有读 {archive}：长行.txt（太大了：有 18 MB，最多 8 MB）",
    ]


@pytest.mark.skipif(sys.platform != "linux", reason="别的系统不收这样的文件名")
def test_a_name_that_is_no_text_costs_no_other_report(report: Path, tmp_path: Path) -> None:
    (report.parent / os.fsdecode(b"\xff\xfe.txt")).write_text(REPORT, encoding="utf-8")
    told = mine([report.parent], output=tmp_path / "我的").notes
    assert any("文件名里有认不出的字符" in line for line in told)
    assert [one.file for one in load_pack(tmp_path / "我的").sources] == ["去年.txt"]


def test_folders_in_a_folder_are_read_and_tell_reports_of_one_name_apart(
    report: Path, tmp_path: Path
) -> None:
    twin = report.parent / "一分厂" / "车间" / "去年.txt"
    twin.parent.mkdir(parents=True)
    twin.write_text(REPORT.replace("细就不出错", "细就少返工"), encoding="utf-8")
    mine([report.parent], output=tmp_path / "我的")
    pack = load_pack(tmp_path / "我的")
    assert [source.file for source in pack.sources] == ["一分厂/车间/去年.txt", "去年.txt"]
    assert {phrase.source.report for phrase in pack.phrases if phrase.source} == {
        "一分厂/车间/去年.txt",
        "去年.txt",
    }


def test_an_archive_of_which_nothing_can_be_read_is_refused(tmp_path: Path) -> None:
    (tmp_path / "旧").mkdir()
    (tmp_path / "旧" / "空.txt").write_bytes(b"")
    with pytest.raises(InputError, match=r"没有一份报告读得了.*\n.*空\.txt（文件是空的）"):
        mine([tmp_path / "旧"], output=tmp_path / "我的")


def test_of_many_reports_the_sums_are_told(tmp_path: Path) -> None:
    for n in range(30):
        text = REPORT.replace("细就不出错。", "细就不出错。要以以点带面。")
        (tmp_path / f"{n}.txt").write_text(text + "\n" * n, encoding="utf-8")
    told = mine([tmp_path], output=tmp_path / "我的").notes
    assert [line for line in told if "没收" in line] == ["  没收的共 30 句（有毛病 30 句）"]
    assert not any("字进了词库" in line for line in told)


def test_of_many_sentences_that_are_left_out_the_first_are_told(tmp_path: Path) -> None:
    for n in range(9):
        bad = "".join(f"一是{word}{word}要细。\n" for word in "是把被")
        (tmp_path / f"{n}.txt").write_text(REPORT + bad + "\n" * n, encoding="utf-8")
    told = mine([tmp_path], output=tmp_path / "我的").notes
    assert len([line for line in told if "没收" in line]) == 21
    assert told[-1] == "  没收的共 27 句（有毛病 27 句），都写在 left_out.yaml 里"


def _sentence(folder: Path, words: str) -> Phrase:
    """Return the sentence of a pack that says these words in its report."""
    (found,) = (
        one
        for one in load_pack(folder).phrases
        if one.source_text == words and one.role not in WHOLE_BLOCKS
    )
    return found


def _decide(folder: Path, words: str, choice: Choice, edited: str | None = None) -> None:
    one = _sentence(folder, words)
    made = Decision(id=one.id, decision=choice, text=one.wording, edited=edited)
    path = decisions_path(folder)
    text = path.read_text("utf-8") if path.exists() else ""
    path.write_text(with_decision(text, made, str(path)), "utf-8")


def _ids(folder: Path) -> dict[str, tuple[str, str]]:
    return {one.id: (one.role, one.text) for one in load_pack(folder).phrases}


def test_later_runs_do_as_was_decided_and_leave_the_decisions_alone(
    report: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "我的"
    mine([report], output=folder)
    kept = _sentence(folder, "稳就走得远。")
    _decide(folder, "细就不出错。", "drop")
    _decide(folder, "稳就走得远。", "edit", "稳住了就走得远。")
    decisions = decisions_path(folder)
    decisions.write_text("# 我的话\n" + decisions.read_text("utf-8"), "utf-8")
    as_decided = decisions.read_bytes()
    for force in (False, False, True):
        told = mine([report], output=folder, force=force).notes
        assert "照你定的删 1 条、改 1 条（decisions.yaml）" in told
        assert not any("没收" in line for line in told)
        assert _ids(folder)[kept.id] == (kept.role, "稳住了就走得远。")
        assert not any("细就不出错" in text for _, text in _ids(folder).values())
        assert decisions.read_bytes() == as_decided
    decisions.unlink()
    mine([report], output=folder)
    assert _sentence(folder, "细就不出错。")
    assert _ids(folder)[kept.id] == (kept.role, kept.text)


def test_faulty_decisions_stop_it_before_anything_is_written(report: Path, tmp_path: Path) -> None:
    folder = tmp_path / "我的"
    mine([report], output=folder)
    before = {path: path.read_bytes() for path in folder.iterdir()}
    path = decisions_path(folder)
    path.write_text("decisions:\n  - {id: a/b/c, decision: 删, text: 乙}\n", "utf-8")
    report.write_text(REPORT.replace("细", "实"), "utf-8")
    with pytest.raises(InputError, match=r"decisions\.yaml:2:27: “decision”不能写“删”"):
        mine([report], output=folder)
    assert {path: path.read_bytes() for path in before} == before


def test_decisions_that_came_first_are_heeded_in_a_new_folder(report: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "甲", tmp_path / "乙"
    mine([report], output=first)
    _decide(first, "细就不出错。", "drop")
    _decide(first, "稳就走得远。", "edit", "稳住了就走得远。")
    second.mkdir()
    decisions_path(second).write_bytes(decisions_path(first).read_bytes())
    mine([report], output=second)
    texts = [text for _, text in _ids(second).values()]
    assert "稳住了就走得远。" in texts
    assert "细就不出错。" not in texts


def test_what_is_decided_on_nothing_that_is_there_is_told(report: Path, tmp_path: Path) -> None:
    folder = tmp_path / "我的"
    mine([report], output=folder)
    _decide(folder, "细就不出错。", "keep")
    report.write_text(REPORT.replace("细就不出错。", ""), "utf-8")
    assert any("有 1 条对不上" in line for line in mine([report], output=folder).notes)


def test_ten_more_reports_leave_what_was_there_as_it_was(report: Path, tmp_path: Path) -> None:
    folder = tmp_path / "我的"
    archive = report.parent
    (archive / "前年.txt").write_text(REPORT.replace("细", "实"), "utf-8")
    mine([archive], output=folder)
    before = load_pack(folder)
    for n in range(10):
        # Their names come first, and they say partly the same.
        text = REPORT.replace("稳就走得远", f"稳{'得' * n}住就走得远") + f"{n}\n"
        (archive / f"0{n}.txt").write_text(text, "utf-8")
    mine([archive], output=folder)
    after = {one.id: one for one in load_pack(folder).phrases}
    grows = {"seen", "places", "variants", "formula"}
    for phrase in before.phrases:
        assert after[phrase.id].model_dump(exclude=grows) == phrase.model_dump(exclude=grows)
        assert after[phrase.id].seen >= phrase.seen
    assert any(after[phrase.id].seen > 5 for phrase in before.phrases)
    assert [source.file for source in load_pack(folder).sources[:2]] == ["前年.txt", "去年.txt"]
    # What is many by now was few, and stays what it was each time.
    pack = load_pack(folder)
    mine([archive], output=folder)
    assert load_pack(folder) == pack


def test_a_report_that_is_there_twice_is_taken_once_and_told(report: Path, tmp_path: Path) -> None:
    folder = tmp_path / "我的"
    mine([report], output=folder)
    once = load_pack(folder)
    (report.parent / f"{report.stem} (1).txt").write_bytes(report.read_bytes())
    (report.parent / "坏.txt").write_bytes(b"\0\1\2")
    notes = mine([report.parent], output=folder).notes
    assert any("一个字不差" in line for line in notes)
    assert load_pack(folder) == once
    # Neither a copy nor what cannot be read makes a pack another than it is.
    assert mine([report.parent], output=folder, unless_current=True).written == ()


def test_a_pack_of_these_very_reports_is_not_made_again_where_that_is_wanted(
    report: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "我的"
    mine([report], output=folder)
    assert mine([report], output=folder, unless_current=True).written == ()
    _decide(folder, "细就不出错。", "drop")
    assert mine([report], output=folder, unless_current=True).written
    assert mine([report], output=folder, unless_current=True).written == ()
    report.write_text(REPORT.replace("细", "实"), "utf-8")
    assert mine([report], output=folder, unless_current=True).written
    (report.parent / "前年.txt").write_text(REPORT, "utf-8")
    assert mine([report.parent], output=folder, unless_current=True).written
