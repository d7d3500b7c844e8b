"""`fill`: files in, filled files out, and what is left told."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pytest

from app.errors import ExitCode, InputError
from app.placeholders.listing import NOTHING
from app.workflow.fill import FillOptions, fill
from tests.placeholders.word_probe import packed, paragraph

SEEDS = Path(__file__).resolve().parents[2] / "seeds"


def text_file(folder: Path, text: str, name: str = "稿.txt") -> Path:
    path = folder / name
    path.write_bytes(text.encode("utf-8"))
    return path


def word_file(folder: Path, *texts: str) -> Path:
    document = docx.Document()
    for text in texts:
        paragraph = document.add_paragraph()
        for char in text:
            paragraph.add_run(char)
    path = folder / "稿.docx"
    document.save(str(path))
    return path


def settings(*given: str, output: Path | None = None) -> FillOptions:
    return FillOptions(settings=given, output=output)


def word_texts(data: bytes) -> list[str]:
    return [paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs]


def test_a_text_is_filled_beside_the_input(tmp_path: Path) -> None:
    path = text_file(tmp_path, "在XX市\r\n\r\n的XX\r\n")
    outcome = fill(path, settings("XX市=济南市", "XX=高新"))
    assert outcome.exit_code == ExitCode.DONE
    assert outcome.written == (tmp_path / "稿.filled.txt",)
    assert outcome.written[0].read_bytes() == "在济南市\r\n\r\n的高新\r\n".encode()
    assert path.read_bytes() == "在XX市\r\n\r\n的XX\r\n".encode()


@pytest.mark.parametrize("signs", ["***", "___"])
def test_a_paragraph_of_three_signs_is_a_rule_in_markdown_alone(tmp_path: Path, signs: str) -> None:
    outcome = fill(word_file(tmp_path, signs), settings())
    assert outcome.exit_code == ExitCode.NEEDS_WRITER
    assert outcome.notes[1] == f"  第1处 正文第 1 段 〔{signs}〕（存疑：也可能是分隔线）"
    assert fill(text_file(tmp_path, signs, "稿.md"), settings()).exit_code == ExitCode.DONE


@pytest.mark.parametrize(("value", "escaped"), [("***", r"\*\*\*"), ("___", r"\___")])
def test_a_value_in_markdown_is_no_rule(tmp_path: Path, value: str, escaped: str) -> None:
    path = text_file(tmp_path, "【单位】\n", "稿.md")
    outcome = fill(path, settings(f"【单位】={value}"))
    assert outcome.written[0].read_text(encoding="utf-8") == f"{escaped}\n"
    assert "填进去的名称里还有" not in "".join(outcome.notes)


def test_what_is_left_is_told_with_its_place_and_the_exit_code_is_one(tmp_path: Path) -> None:
    path = text_file(tmp_path, "在XX市\n\n推动XXX建设\n")
    outcome = fill(path, settings("XX市=济南市", "YY=甲"))
    assert outcome.exit_code == ExitCode.NEEDS_WRITER
    assert outcome.notes == (
        "占位名称 2 处，还有 1 处没有填",
        "  第2处 第 2 段 推动〔XXX〕建设",
        "没有用到的名称（文中没有，或都填了更具体的）：YY",
    )
    assert outcome.written[0].read_text(encoding="utf-8") == "在济南市\n\n推动XXX建设\n"


def test_a_word_file_is_filled_over_its_runs(tmp_path: Path) -> None:
    path = word_file(tmp_path, "在XX市", "*区委**，大家好")
    outcome = fill(path, settings("XX市=济南市", "*区委=历下区委", "**=张三"))
    assert outcome.exit_code == ExitCode.DONE
    assert outcome.written == (tmp_path / "稿.filled.docx",)
    assert word_texts(outcome.written[0].read_bytes()) == ["在济南市", "历下区委张三，大家好"]


def test_a_word_file_with_nothing_to_fill_stays_the_same_bytes(tmp_path: Path) -> None:
    path = word_file(tmp_path, "没有占位", "3*5、X光和某些")
    outcome = fill(path, settings("XX=甲", output=tmp_path / "出.docx"))
    assert outcome.exit_code == ExitCode.DONE
    assert outcome.written[0].read_bytes() == path.read_bytes()
    assert outcome.notes[0] == NOTHING


def test_what_stands_outside_a_word_body_is_filled_too(tmp_path: Path) -> None:
    path = word_file(tmp_path, "在XX市")
    document = docx.Document(str(path))
    document.sections[0].header.paragraphs[0].text = "XX公司 *区"
    document.save(str(path))
    outcome = fill(path, settings("XX市=济南市", "XX公司=历下公司"))
    assert outcome.exit_code == ExitCode.NEEDS_WRITER
    filled = docx.Document(io.BytesIO(outcome.written[0].read_bytes()))
    assert filled.sections[0].header.paragraphs[0].text == "历下公司 *区"


def test_control_characters_are_left_out_of_word_and_told(tmp_path: Path) -> None:
    outcome = fill(word_file(tmp_path, "在XX市"), settings("XX=济\x07南"))
    assert word_texts(outcome.written[0].read_bytes()) == ["在济南市"]
    assert any("控制字符" in note for note in outcome.notes)


def test_a_names_sheet_fills_and_a_setting_wins(tmp_path: Path) -> None:
    path = text_file(tmp_path, "XX市，XX市，*区")
    sheet = text_file(
        tmp_path,
        "names: {XX市: 济南市, '*区': 市中区}\noccurrences:\n  - {n: 1, token: XX, value: 青岛}\n",
        "名称.yaml",
    )
    outcome = fill(path, FillOptions(names=sheet, settings=("*区=历下区",)))
    assert outcome.written[0].read_text(encoding="utf-8") == "青岛市，济南市，历下区"


def test_a_filled_in_sheet_brings_every_value_to_its_place(tmp_path: Path) -> None:
    (seed,) = SEEDS.glob("003_*.txt")
    sheet = tmp_path / "名称.yaml"
    assert fill(seed, FillOptions(sheet=sheet)).written == (sheet,)
    text = sheet.read_text(encoding="utf-8")
    for n in range(1, 12):
        text = text.replace("value: }", f"value: 〈{n}〉}}", 1)
    sheet.write_text(text, encoding="utf-8")
    outcome = fill(seed, FillOptions(names=sheet, output=tmp_path / "出.txt"))
    assert outcome.exit_code == ExitCode.DONE
    filled = outcome.written[0].read_text(encoding="utf-8")
    assert "我是〈1〉区委〈2〉，" in filled
    assert "贡献最大〈10〉力量。" in filled
    assert "中国式现代化的〈11〉篇章" in filled
    assert "*" not in filled


def test_an_occurrence_that_does_not_fit_needs_the_writer(tmp_path: Path) -> None:
    path = text_file(tmp_path, "没有占位")
    sheet = text_file(tmp_path, "occurrences: [{n: 1, token: XX, value: 甲}]", "名称.yaml")
    outcome = fill(path, FillOptions(names=sheet))
    assert outcome.exit_code == ExitCode.NEEDS_WRITER
    assert any("第 1 处（XX）和文中对不上，没有填“甲”" in note for note in outcome.notes)


def test_the_list_shows_number_place_kind_context_and_doubt(tmp_path: Path) -> None:
    path = text_file(tmp_path, "在XX市\n\n最大*力量\n")
    outcome = fill(path, FillOptions(list_only=True))
    assert outcome.exit_code == ExitCode.DONE
    assert outcome.written == ()
    assert outcome.output == (
        "第1处 第 1 段 地方 第1组 XX 在〔XX〕市\n"
        "第2处 第 2 段 未定 第2组 * 最大〔*〕力量（存疑：单个 * 也可能是注释或乘号）\n"
    )
    assert sorted(tmp_path.iterdir()) == [path]


def test_markdown_escapes_are_read_and_written(tmp_path: Path) -> None:
    path = text_file(
        tmp_path, "**一是围绕\\*区建设。**我是\\*区委\\*\\*\n\\*区\n**加粗**\n", "稿.md"
    )
    outcome = fill(path, settings("*区=历下区", "*区委**=**某\\某**\n# 甲"))
    assert outcome.exit_code == ExitCode.DONE
    assert outcome.written[0].read_text(encoding="utf-8") == (
        "**一是围绕历下区建设。**我是\\*\\*某\\\\某\\*\\*\n\\# 甲\n历下区\n**加粗**\n"
    )


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (" 甲", " 甲"),
        ("　　甲", "　　甲"),
        ("  # 甲", "  \\# 甲"),
        (" - 甲\n> 乙", " \\- 甲\n\\> 乙"),
        ("+ 甲\n```\n---", "\\+ 甲\n\\```\n\\---"),
        ("[甲](http://a.cn)~~乙~~<br>", "\\[甲\\](http://a.cn)\\~~乙\\~~\\<br>"),
    ],
)
def test_a_value_that_opens_with_spaces_has_no_backslash_before_them(
    tmp_path: Path, value: str, written: str
) -> None:
    outcome = fill(text_file(tmp_path, "【单位】\n", "稿.md"), settings(f"单位={value}"))
    assert outcome.exit_code == ExitCode.DONE
    assert outcome.written[0].read_text(encoding="utf-8") == f"{written}\n"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
def test_other_encodings_are_read_and_utf_8_is_written(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "稿.txt"
    path.write_bytes("在XX市学习\n".encode(encoding))
    outcome = fill(path, settings("XX市=济南市"))
    assert outcome.written[0].read_bytes() == "在济南市学习\n".encode()


def test_a_dash_gives_the_bytes_to_standard_output(tmp_path: Path) -> None:
    path = text_file(tmp_path, "XX市")
    outcome = fill(path, settings("XX市=济南市", output=Path("-")))
    assert (outcome.output, outcome.written) == ("济南市".encode(), ())


def refused(path: Path, options: FillOptions, *said: str) -> None:
    with pytest.raises(InputError) as caught:
        fill(path, options)
    assert len(caught.value.problems) == len(said)
    for problem, words in zip(caught.value.problems, said, strict=True):
        assert words in str(problem)
        assert problem.hint


def test_wrong_settings_are_told_all_at_once(tmp_path: Path) -> None:
    path = text_file(tmp_path, "XX")
    wrong = settings("XX市", "=甲", "X=甲", "X=乙")
    refused(path, wrong, "“XX市”", "“=甲”", "“X”两个名称")
    assert sorted(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("稿.docx", b"PK\x03\x04 broken", "坏了"),
        ("稿.docx", "只是文字".encode(), "不是 Word"),
        (
            "稿.doc",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"),
            ".doc、.wps",
        ),
        ("稿.pdf", b"%PDF-1.7", "PDF"),
        ("稿.txt", b"PK\x03\x04\x00", "压缩包或 Word"),
        ("稿.txt", b"", "空的"),
        ("稿.csv", b"XX", ".csv"),
    ],
)
def test_what_cannot_be_filled_is_refused(
    tmp_path: Path, name: str, data: bytes, said: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    refused(path, settings("XX=甲"), said)
    assert sorted(tmp_path.iterdir()) == [path]


def test_listing_does_not_fill(tmp_path: Path) -> None:
    path = text_file(tmp_path, "XX")
    refused(path, FillOptions(list_only=True, settings=("XX=甲",)), "--list")
    refused(path, FillOptions(sheet=tmp_path / "名.txt"), ".yaml、.csv 或 .xlsx")
    refused(path, FillOptions(names=tmp_path / "名.xls"), ".yaml、.csv 或 .xlsx")


def test_an_input_is_never_overwritten(tmp_path: Path) -> None:
    path = text_file(tmp_path, "XX")
    sheet = text_file(tmp_path, "names: {XX: 甲}", "名.yaml")
    refused(path, FillOptions(settings=("XX=甲",), output=path, force=True), "盖住输入")
    refused(path, FillOptions(names=sheet, output=sheet, force=True), "不能写成 .yaml")
    refused(path, FillOptions(sheet=path, force=True), ".yaml")


def test_another_file_is_only_overwritten_by_force(tmp_path: Path) -> None:
    path = text_file(tmp_path, "XX")
    other = text_file(tmp_path, "旧", "出.txt")
    refused(path, settings("XX=甲", output=other), "已经存在")
    fill(path, FillOptions(settings=("XX=甲",), output=other, force=True))
    assert other.read_text(encoding="utf-8") == "甲"


def test_all_other_parts_of_a_word_file_are_copied(tmp_path: Path) -> None:
    path = word_file(tmp_path, "在XX市")
    outcome = fill(path, settings("XX市=济南市"))
    with zipfile.ZipFile(path) as before, zipfile.ZipFile(outcome.written[0]) as after:
        assert before.namelist() == after.namelist()
        changed = [n for n in before.namelist() if before.read(n) != after.read(n)]
    assert changed == ["word/document.xml"]


@pytest.mark.parametrize("suffix", [".docx", ".docm", ".dotx", ".dotm", ".DOCX"])
def test_word_files_and_templates_of_word_are_filled(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"稿{suffix}"
    path.write_bytes(packed({"document": f"<w:body>{paragraph('在XX市')}</w:body>"}, ""))
    outcome = fill(path, settings("XX市=济南市"))
    assert outcome.exit_code == ExitCode.DONE
    assert [each.name for each in outcome.written] == [f"稿.filled{suffix}"]


def test_a_value_in_a_table_of_markdown_stays_in_its_cell(tmp_path: Path) -> None:
    path = text_file(tmp_path, "| 姓名 | 单位 |\n| --- | --- |\n| XX | 【单位】 |\n", "稿.md")
    outcome = fill(path, settings("XX=张三\n李四", "单位=甲|乙*"))
    assert outcome.exit_code == ExitCode.DONE
    written = outcome.written[0].read_text(encoding="utf-8")
    assert written.split("\n")[2] == "| 张三 李四 | 甲\\|乙\\* |"
