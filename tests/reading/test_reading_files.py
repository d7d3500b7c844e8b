from collections.abc import Callable
from pathlib import Path

import pytest

from app.errors import InputError
from app.models.report import Block, Origin, Paragraph, Report, Span
from app.reading import read_report
from app.reading.markdown import read_markdown

TEXT = "近日，我参加了培训。\n\n一、勤学。要常读。\n\n二、实干。要常做。\n"


def write(folder: Path, name: str, data: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def roles(report: Report) -> list[str]:
    return [block.role for block in report.blocks]


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        b"\xef\xbb\xbf" + TEXT.encode(),
        TEXT.encode("gb18030"),
        TEXT.encode("utf-16"),
        TEXT.replace("\n", "\r\n").encode(),
        TEXT.replace("一、", "　　一、\u200b").replace("二、", "\t二、").encode(),
    ],
)
def test_a_text_file_is_read_in_every_encoding(tmp_path: Path, data: bytes) -> None:
    report = read_report(write(tmp_path, "报告.txt", data))
    assert roles(report) == ["opening", "insight", "insight"]
    assert [block.ordinal.strip("\u200b") for block in report.blocks] == ["", "一、", "二、"]
    assert report.name == "报告.txt"


def test_a_suffix_may_be_in_capitals(tmp_path: Path) -> None:
    assert roles(read_report(write(tmp_path, "A.TXT", TEXT))) == ["opening", "insight", "insight"]


def test_draft_markup_is_read_by_its_labels(tmp_path: Path) -> None:
    text = "::: 标题\n交流研讨材料\n\n::: 体会\n**一是勤学。**要常读。\n"
    report = read_report(write(tmp_path, "稿.md", text))
    assert [(b.role, b.ordinal, b.heading) for b in report.blocks] == [
        ("title", "", ""),
        ("insight", "一是", "勤学"),
    ]
    assert (report.kind, report.name) == ("交流研讨材料", "稿.md")


def test_plain_markdown_is_read_by_the_rules_of_the_genre(tmp_path: Path) -> None:
    text = "# 学习《论语》心得体会\n\n近日，我参加了培训。\n\n**一、勤学。**要常读。\n\n"
    text += "## 二、实干\n\n要常做。\n"
    report = read_report(write(tmp_path, "稿.md", text))
    assert [(b.role, b.ordinal, b.heading) for b in report.blocks] == [
        ("title", "", ""),
        ("opening", "", ""),
        ("insight", "一、", "勤学"),
        ("insight", "二、", "实干"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# 标题", ["标题"]),
        ("### 标题 ###", ["标题"]),
        ("> 引用", ["引用"]),
        ("- 条目", ["条目"]),
        ("* 条目", ["条目"]),
        ("> - **勤学**", ["勤学"]),
        ("**一是勤学。**要常读。", ["一是勤学。要常读。"]),
        ("要做到**勤学**，要*常读*。", ["要做到勤学，要常读。"]),
        ("我是*区委**，学习党的**大精神", ["我是*区委**，学习党的**大精神"]),
        ("---", []),
        ("***", []),
        ("1\\. 勤学", ["1. 勤学"]),
        ("\\*区", ["*区"]),
        ("见[原文](http://example.org)", ["见原文"]),
        ("[日期]（待定）", ["[日期]（待定）"]),
        ("甲<!-- 批注\n两行 -->乙", ["甲乙"]),
        ("---\ntitle: 题\n---\n正文", ["正文"]),
        ("#没有空格", ["#没有空格"]),
        ("____ 年", ["____ 年"]),
    ],
)
def test_markdown_marks_go_and_placeholders_stay(text: str, expected: list[str]) -> None:
    assert [line for line in read_markdown(text).lines if line] == expected


def test_a_json_report_is_read_back_with_its_origins(tmp_path: Path) -> None:
    span = Span(text="勤学", origin=Origin(kind="phrase", ref="seeds/insight/1"), part="heading")
    block = Block(role="insight", level=1, paragraphs=(Paragraph(spans=(span,)),))
    report = Report(kind="心得体会", name="稿", blocks=(block,))
    assert read_report(write(tmp_path, "a.json", report.model_dump_json())) == report


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.doc", b"\xd0\xcf\x11\xe0", ".doc"),
        ("a.wps", b"x", "另存为 .docx"),
        ("a.pdf", b"%PDF", "Word 原稿"),
        ("a.xls", b"x", "是表格"),
        ("a.PPT", b"x", "演示文稿"),
        ("a.jpg", b"x", "是图片"),
        ("a.xyz", b"x", ".txt .md .docx .docm .dotx .dotm .json"),
        ("报告", b"x", "报告"),
        ("a.txt", b"", "空"),
        ("a.txt", b"\x00\x01\x02", "不是文本"),
        ("a.txt", "　\u200b\n".encode(), "没有文字"),
        ("a.md", b"---\n***\n", "没有文字"),
        ("a.docx", b"PK\x03\x04rest", "坏了"),
        ("a.docx", b"hello", "Word"),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", "旧版"),
        ("a.json", "{", "JSON"),
        ("a.json", '{"kind": 3}', "kind"),
        ("a.json", '{"blocks": [{"role": "x"}]}', "blocks.0.role"),
        ("a.json", '{"blocks": [{"role": "insight", "level": 50}]}', "blocks.0.level"),
        ("a.json", '{"paragraphs": []}', "paragraphs"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_plainly(
    tmp_path: Path, name: str, data: str | bytes, words: str
) -> None:
    path = write(tmp_path, name, data)
    with pytest.raises(InputError) as raised:
        read_report(path)
    assert words in str(raised.value)
    assert all(problem.path == str(path) for problem in raised.value.problems)
    assert all(problem.hint for problem in raised.value.problems)


@pytest.mark.parametrize(
    ("make", "words"), [(lambda path: path, "没有这个文件"), (lambda path: path.mkdir(), "文件夹")]
)
def test_a_missing_file_and_a_folder_are_refused(
    tmp_path: Path, make: Callable[[Path], object], words: str
) -> None:
    path = tmp_path / "a.txt"
    make(path)
    with pytest.raises(InputError, match=words):
        read_report(path)
