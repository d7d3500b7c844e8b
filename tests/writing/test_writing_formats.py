"""One table from suffix to writer, and the forms beside Word."""

from __future__ import annotations

import json

import pytest

from app.errors import InputError
from app.models.report import Block, Origin, Paragraph, Report, Span
from app.writing import load_layout, write_report

_LAYOUT = load_layout("gbt9704")
_SPAN = Span(text="【单位】“好”", origin=Origin(kind="outline", ref="speaker.unit"), gap=True)
_REPORT = Report(
    kind="交流研讨材料",
    blocks=(
        Block(role="title", paragraphs=(Paragraph(spans=(Span(text="材料"),)),)),
        Block(role="opening", paragraphs=(Paragraph(spans=(_SPAN,)),)),
    ),
)


def test_a_text_file_is_a_paragraph_a_line() -> None:
    assert write_report(_REPORT, ".txt", _LAYOUT).decode() == "材料\n【单位】“好”\n"


def test_json_holds_the_whole_report_in_letters_people_can_read() -> None:
    written = write_report(_REPORT, ".json", _LAYOUT)
    assert Report.model_validate_json(written) == _REPORT
    assert "【单位】“好”" in written.decode()
    assert json.loads(written)["blocks"][1]["paragraphs"][0]["spans"][0]["origin"] == {
        "kind": "outline",
        "ref": "speaker.unit",
    }


def test_a_markup_file_names_its_blocks() -> None:
    written = write_report(_REPORT, ".md", _LAYOUT).decode()
    assert written.startswith("::: 标题\n材料\n")
    assert "【单位】“好”" in written


def test_a_word_file_is_a_zip_archive() -> None:
    assert write_report(_REPORT, ".docx", _LAYOUT).startswith(b"PK\x03\x04")


def test_a_suffix_is_known_in_capitals_too() -> None:
    assert write_report(_REPORT, ".TXT", _LAYOUT) == write_report(_REPORT, ".txt", _LAYOUT)


@pytest.mark.parametrize(("suffix", "words"), [(".pdf", "不会写“.pdf”"), ("", "没有后缀")])
def test_an_unknown_suffix_names_the_known_ones(suffix: str, words: str) -> None:
    with pytest.raises(InputError, match=r"\.docx、\.md、\.txt、\.json") as refused:
        write_report(_REPORT, suffix, _LAYOUT)
    assert words in str(refused.value)
