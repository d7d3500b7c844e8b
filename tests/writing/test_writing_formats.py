"""One table from suffix to writer, and the forms beside Word, there and back."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import InputError
from app.models.report import Block, Doubt, Origin, Paragraph, Report, Span
from app.models.roles import BLOCK_LABELS
from app.reading import read_report
from app.reading.stored import parse_json
from app.workflow.draft import DraftOptions, draft
from app.workflow.export import export
from app.workflow.fill import FillOptions, fill
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


def reports() -> st.SearchStrategy[Report]:
    """Return reports of any shape and any characters that a file can hold."""
    letters = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
    origins = st.builds(
        Origin, kind=st.sampled_from(["phrase", "outline", "template", "writer"]), ref=letters
    )
    parts = st.sampled_from(["ordinal", "heading", "stop", "text"])
    spans = st.builds(Span, text=letters, origin=origins, part=parts, gap=st.booleans())
    paragraphs = st.builds(Paragraph, spans=st.lists(spans, max_size=3).map(tuple))
    leaf = st.fixed_dictionaries(
        {
            "role": st.sampled_from(list(BLOCK_LABELS)),
            "level": st.integers(0, 4),
            "paragraphs": st.lists(paragraphs, max_size=2).map(tuple),
            "inline": st.booleans(),
            "note": st.sampled_from([None, "weakness", "background"]),
        }
    )
    blocks = st.builds(
        lambda fields, below: Block(**fields, children=tuple(Block(**one) for one in below)),
        leaf,
        st.lists(leaf, max_size=2),
    )
    doubts = st.builds(Doubt, paragraph=st.integers(0, 9), what=letters)
    return st.builds(
        Report,
        kind=letters,
        name=letters,
        blocks=st.lists(blocks, max_size=3).map(tuple),
        doubts=st.lists(doubts, max_size=2).map(tuple),
    )


@given(reports())
def test_any_report_comes_back_whole_from_json(report: Report) -> None:
    written = write_report(report, ".json", _LAYOUT).decode()
    assert parse_json(written, "a.json") == report


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('{"blocks": [\n  {]\n', "a.json:2:4: 不是完整的 JSON: "),
        ('{"blocks": 3}', "a.json: “blocks”不合格式: "),
        ('{"blocks": [{"role": "tale"}]}', "a.json: “blocks.0.role”不合格式: "),
        ("[]", "a.json: “整个文件”不合格式: "),
    ],
)
def test_a_json_file_that_holds_no_report_is_refused_in_plain_words(text: str, told: str) -> None:
    with pytest.raises(InputError) as refused:
        parse_json(text, "a.json")
    assert str(refused.value.problems[0]).startswith(told)
    assert all(not re.search("[a-z]{3} [a-z]", each.what) for each in refused.value.problems)


@given(reports())
def test_a_text_file_holds_the_text_of_any_report(report: Report) -> None:
    assert write_report(report, ".txt", _LAYOUT).decode() == report.text


EXAMPLES = sorted((Path(__file__).resolve().parents[2] / "examples").glob("*.yaml"))


def drafted(outline: Path, output: Path) -> Path:
    draft(outline, DraftOptions(output=output))
    return output


def word_of(path: Path) -> bytes:
    output = export(path, output=Path("-")).output
    assert isinstance(output, bytes)
    return output


@pytest.mark.parametrize("outline", EXAMPLES, ids=lambda path: path.stem)
def test_a_draft_that_nobody_edited_gives_the_word_file_of_its_outline(
    outline: Path, tmp_path: Path
) -> None:
    word = drafted(outline, tmp_path / "a.docx").read_bytes()
    for suffix in (".md", ".json"):
        assert word_of(drafted(outline, tmp_path / f"a{suffix}")) == word


@pytest.mark.parametrize("outline", EXAMPLES, ids=lambda path: path.stem)
def test_a_markdown_draft_holds_all_that_json_does(outline: Path, tmp_path: Path) -> None:
    whole = read_report(drafted(outline, tmp_path / "a.json"))
    read = read_report(drafted(outline, tmp_path / "a.md"))
    assert read.model_copy(update={"name": ""}) == whole
    assert read.name == "a.md"


def test_a_filled_markdown_draft_keeps_the_origins_of_what_was_not_filled(tmp_path: Path) -> None:
    # Nothing that was taught is told in it yet, so that its opening names the teachers.
    (outline,) = (path for path in EXAMPLES if path.stem == "设备检修")
    path = drafted(outline, tmp_path / "a.md")
    before = spans_of(path)
    filled = tmp_path / "b.md"
    fill(path, FillOptions(output=filled, settings=("赵XX=赵立新", "XX公司=平安公司")))
    after = spans_of(filled)
    assert "赵立新老师" in filled.read_text("utf-8")
    filled_gaps = [n for n, span in enumerate(before) if span.gap and span.text == "XX"][:2]
    kept = [span for n, span in enumerate(before) if n not in filled_gaps]
    assert [span for span in after if span in before] == kept
    assert [span.text for span in after if span not in before] == ["平安", "立新"]


def spans_of(path: Path) -> list[Span]:
    return [span for line in read_report(path).lines() for span in line]
