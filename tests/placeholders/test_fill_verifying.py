"""A filled file is read again: what is still in it, and what did not arrive, is told."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import ExitCode
from app.models.names import NameSheet, Placeholder
from app.placeholders.choosing import plan_filling
from app.placeholders.plain import PlainText
from app.placeholders.verifying import Verdict, pairs_of, read_again
from app.placeholders.word import WordText
from app.workflow.fill import FillOptions, fill
from tests.placeholders.word_probe import packed


def verdict(text: str, filled: str | None = None, **names: str) -> Verdict:
    source = PlainText(text)
    plan = plan_filling(source.lines, NameSheet(names=names))
    done = source.filled(plan.edits).decode() if filled is None else filled
    return read_again(source, plan, PlainText(done))


def word_file(folder: Path, body: str, header: str) -> Path:
    document = docx.Document()
    document.add_paragraph(body)
    document.sections[0].header.paragraphs[0].text = header
    path = folder / "稿.docx"
    document.save(str(path))
    return path


def test_a_file_without_anything_left_is_clean() -> None:
    assert verdict("在XX市\n", XX市="济南市").clean


def test_what_is_left_is_told_where_it_stands_in_the_filled_file() -> None:
    found = verdict("在XX市\n推动XXX建设\n", XX市="济南市\n历下区")
    assert found == Verdict(("第2处 第 3 段 推动〔XXX〕建设",), (), (), (2,))
    assert not found.clean


def test_a_marker_that_came_in_with_a_value_is_told() -> None:
    found = verdict("在XX市\n的YY\n", XX市="【单位】XX县", YY="某")
    assert found.left == ()
    assert found.brought == ("第 1 段 在〔【单位】〕XX县", "第 1 段 在【单位】〔XX〕县")
    assert not found.clean


@pytest.mark.parametrize(
    ("left", "found", "pairs"),
    [
        ("AAB", "AAB", ["AA", "AA", "BB"]),
        ("AB", "AXB", ["AA", "-X", "BB"]),
        ("AXB", "AB", ["AA", "X-", "BB"]),
        ("AX", "AY", ["AA", "X-", "-Y"]),
        ("", "XY", ["-X", "-Y"]),
        ("XY", "", ["X-", "Y-"]),
        ("ABC", "XYABZC", ["-X", "-Y", "AA", "BB", "-Z", "CC"]),
    ],
)
def test_what_was_left_is_known_again_by_its_token_and_order(
    left: str, found: str, pairs: list[str]
) -> None:
    def places(tokens: str) -> list[Placeholder]:
        return [
            Placeholder(token=token, text=token, paragraph=0, start=n, end=n + 1)
            for n, token in enumerate(tokens)
        ]

    made = pairs_of(places(left), places(found))
    assert [f"{a.token if a else '-'}{b.token if b else '-'}" for a, b in made] == pairs


def test_many_markers_of_one_kind_take_no_longer_than_their_number() -> None:
    found = verdict("推动XX市发展，" * 20_000)
    assert len(found.left) == 20_000


@pytest.mark.parametrize("lost", ["在\n", "在济南\n市\n", ""])
def test_a_value_that_did_not_arrive_is_told(lost: str) -> None:
    found = verdict("在XX市\n", lost, XX市="济南市")
    assert found.missing == ("第 1 段：“济南”",)
    assert not found.clean


def test_a_marker_that_looks_like_none_any_more_is_still_left() -> None:
    found = verdict("在XX市\n和*区\n", "在济南市\n和3*5\n", XX市="济南市")
    assert found.left == ("第2处 第 2 段 和〔*〕区",)


def test_a_word_file_is_read_again_with_all_its_parts(tmp_path: Path) -> None:
    path = word_file(tmp_path, "在XX市", "XX公司")
    outcome = fill(path, FillOptions(settings=("XX市=济南市",)))
    assert outcome.exit_code == ExitCode.NEEDS_WRITER
    assert outcome.notes[0] == "占位名称 2 处，还有 1 处没有填"
    assert "页眉" in outcome.notes[1]
    assert outcome.notes[1].endswith("〔XX〕公司")


def test_a_value_of_several_lines_arrives_in_word(tmp_path: Path) -> None:
    path = word_file(tmp_path, "在XX市，甲", "页眉")
    outcome = fill(path, FillOptions(settings=("XX市=济南市\n历下区",)))
    assert outcome.exit_code == ExitCode.DONE
    document = docx.Document(io.BytesIO(outcome.written[0].read_bytes()))
    assert [p.text for p in document.paragraphs] == ["在济南市", "历下区，甲"]


@pytest.mark.parametrize("value", ["甲\n乙", "甲\t乙", "甲\r\n\n乙", "\t", "甲\x0b\n乙"])
def test_a_value_of_several_lines_arrives_in_a_title_as_one(tmp_path: Path, value: str) -> None:
    path = tmp_path / "稿.docx"
    path.write_bytes(packed({"document": "<w:body><w:p/></w:body>"}, "在XX区"))
    outcome = fill(path, FillOptions(settings=(f"XX={value}",)))
    assert outcome.exit_code == ExitCode.DONE
    assert "没有找到" not in "".join(outcome.notes)


def test_what_a_word_file_cannot_hold_is_told_with_its_place(tmp_path: Path) -> None:
    path = word_file(tmp_path, "在XX市", "XX公司")
    outcome = fill(path, FillOptions(settings=("XX市=济\x07南\ufffe市", "XX公司=甲公司")))
    assert outcome.exit_code == ExitCode.DONE
    assert outcome.notes[-2:] == (
        "名称里有 Word 文件存不下的控制字符，已去掉：",
        "  正文第 1 段：“济南”里的 U+0007、U+FFFE",
    )


@pytest.mark.parametrize("value", ["", "济\x07南", "甲\n乙", "\ufeff", "\x00"])
def test_any_value_of_a_text_file_arrives(tmp_path: Path, value: str) -> None:
    path = tmp_path / "稿.txt"
    path.write_text("XX\n", encoding="utf-8")
    outcome = fill(path, FillOptions(settings=(f"XX={value}",)))
    assert outcome.exit_code == ExitCode.DONE, outcome.notes
    assert outcome.written[0].read_bytes() == f"{value}\n".encode()


def test_a_filled_file_that_cannot_be_read_is_the_programs_own_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = word_file(tmp_path, "在XX市", "页眉")
    monkeypatch.setattr(WordText, "filled", lambda *_: b"PK broken")
    with pytest.raises(RuntimeError, match="cannot be read"):
        fill(path, FillOptions(settings=("XX市=济南市",)))
    assert sorted(tmp_path.iterdir()) == [path]


@given(
    st.lists(
        st.sampled_from(["在XX市", "*区", "\\*区委", "**一是XXX。**好", "【单位】", ""]), max_size=5
    ),
    st.dictionaries(
        st.sampled_from(["XX市", "*区", "XXX", "【单位】", "XX"]),
        st.text("甲乙*_\\#>-: \u3000\n\r\t", max_size=6),
    ),
    st.booleans(),
)
def test_every_value_arrives_in_every_text(
    lines: list[str], names: dict[str, str], markdown: bool
) -> None:
    source = PlainText("\n".join(lines), markdown=markdown)
    plan = plan_filling(source.lines, NameSheet(names=names))
    done = PlainText(source.filled(plan.edits).decode(), markdown=markdown)
    assert read_again(source, plan, done).missing == ()
