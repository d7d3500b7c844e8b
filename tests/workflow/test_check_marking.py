"""`check --mark` and `check --fix`: findings as comments on the words, and what is put right."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest

from app.errors import ExitCode, InputError
from app.placeholders.sources import open_source
from app.reading import read_lines, read_report
from app.workflow.check import CheckOptions, check_files
from app.workflow.outcome import Outcome
from tests.placeholders.word_probe import packed
from tests.word.forms_of_words import line, table

_TEXT = "关于学习的心得体会\n走访了12个乡镇,带回问题清单。\n落实“项目领导分包制度，推动工作。\n"


@pytest.fixture(autouse=True)
def _work_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def _check(path: str, mark: str = "", fix: str = "", *, force: bool = False) -> Outcome:
    made, mended = (Path(given) if given else None for given in (mark, fix))
    return check_files([Path(path)], CheckOptions(mark=made, fix=mended, force=force))


def _word(*inner: str) -> None:
    Path("稿.docx").write_bytes(packed({"document": f"<w:body>{''.join(inner)}</w:body>"}, "题"))


def _commented(path: str) -> list[str]:
    """The words that the comments of a Word file are on, in its order."""
    with zipfile.ZipFile(io.BytesIO(Path(path).read_bytes())) as archive:
        text = archive.read("word/document.xml").decode()
    pattern = r'<w:commentRangeStart w:id="(\d+)"/>(.*?)<w:commentRangeEnd w:id="\1"/>'
    return ["".join(re.findall("<w:t[^>]*>([^<]*)", each[1])) for each in re.findall(pattern, text)]


def test_what_has_one_right_answer_is_offered_to_be_mended() -> None:
    for name in ("稿.txt", "稿.md"):
        Path(name).write_text(_TEXT, "utf-8")
        [_, offered] = _check(name).closing
        better = name.replace("稿", "稿.改好")
        assert offered == f"其中 1 处只有一种改法，一起改好：nigao check {name} --fix {better}"
        assert not any("其中" in note for note in _check(name, fix=better).closing)


def test_what_has_several_answers_or_is_no_text_is_not_offered_to_be_mended() -> None:
    Path("稿.txt").write_text("落实“项目领导分包制度，推动工作。\n", "utf-8")
    assert len(_check("稿.txt").closing) == 1
    Path("稿.json").write_text(read_lines(_TEXT.splitlines()).model_dump_json(), "utf-8")
    ended = _check("稿.json")
    assert "punctuation/half-width" in str(ended.output)
    assert len(ended.closing) == 1


def test_a_word_file_has_comments_on_the_very_words() -> None:
    _word(*map(line, _TEXT.split("\n")[:3]))
    before = Path("稿.docx").read_bytes()
    outcome = _check("稿.docx", mark="批注.docx")
    assert outcome.exit_code == ExitCode.NEEDS_WRITER
    assert outcome.written == (Path("批注.docx"),)
    assert _commented("批注.docx") == [",", "“"]
    assert read_report(Path("批注.docx")).paragraphs == read_report(Path("稿.docx")).paragraphs
    assert Path("稿.docx").read_bytes() == before


def test_words_in_a_cell_have_their_comment_too() -> None:
    _word(line("学习情况"), table("项目|做到了,做好了", "人数|落实“分包制度"))
    _check("稿.docx", mark="批注.docx")
    assert set(_commented("批注.docx")) <= {",", "“"}


def test_a_text_becomes_a_word_file_with_comments() -> None:
    Path("稿.txt").write_text(_TEXT, "utf-8")
    _check("稿.txt", mark="批注.docx")
    assert _commented("批注.docx") == [",", "“"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("稿.txt", _TEXT),
        ("稿.md", "# 心得\r\n\r\n**走访**了乡镇,带回清单。\r\n"),
        ("稿.txt", "心得\n走访了乡镇,带回清单,\n都做了。\n"),
    ],
)
def test_what_has_one_right_answer_is_put_right(name: str, text: str) -> None:
    Path(name).write_bytes(text.encode())
    outcome = _check(name, fix=f"改好{Path(name).suffix}")
    assert Path(f"改好{Path(name).suffix}").read_bytes().decode() == text.replace(",", "，")
    assert Path(name).read_bytes().decode() == text
    told = "\n".join(outcome.closing)
    assert "- " in told
    assert "〔,〕" in told
    assert "〔，〕" in told


def test_a_word_file_is_mended_where_it_stands() -> None:
    _word(*map(line, _TEXT.split("\n")[:3]))
    _check("稿.docx", fix="改好.docx")
    lines = open_source(Path("改好.docx")).lines
    assert lines[:3] == [each.replace(",", "，") for each in _TEXT.split("\n")[:3]]


def test_a_draft_with_nothing_to_mend_is_the_bytes_it_was() -> None:
    _word(line("学习心得"), line("走访了12个乡镇，带回问题清单。"))
    outcome = _check("稿.docx", mark="批注.docx", fix="改好.docx")
    before = Path("稿.docx").read_bytes()
    assert Path("改好.docx").read_bytes() == Path("批注.docx").read_bytes() == before
    assert "没有哪一处只有一种改法，和原来一样" in outcome.closing


@pytest.mark.parametrize(
    ("mark", "fix", "what"),
    [
        ("批注.txt", "", "批注写在 Word 文件里"),
        ("", "改好.docx", "改好的稿子和原来是同一种文件"),
        ("", "稿.txt", "稿.txt"),
    ],
)
def test_what_cannot_be_written_is_refused_before(mark: str, fix: str, what: str) -> None:
    Path("稿.txt").write_text(_TEXT, "utf-8")
    with pytest.raises(InputError) as caught:
        _check("稿.txt", mark=mark, fix=fix, force=True)
    assert what in str(caught.value)
    assert [path.name for path in Path().iterdir()] == ["稿.txt"]


def test_both_files_appear_or_none() -> None:
    Path("稿.txt").write_text(_TEXT, "utf-8")
    Path("改好.txt").write_text("别的", "utf-8")
    with pytest.raises(InputError):
        _check("稿.txt", mark="批注.docx", fix="改好.txt")
    assert not Path("批注.docx").exists()
    assert Path("改好.txt").read_text("utf-8") == "别的"


def test_several_drafts_are_written_one_by_one() -> None:
    Path("稿.txt").write_text(_TEXT, "utf-8")
    with pytest.raises(InputError) as caught:
        check_files([Path("稿.txt"), Path("稿.txt")], CheckOptions(mark=Path("批注.docx")))
    assert "--mark 一次写一份" in str(caught.value)


def test_one_file_cannot_hold_both() -> None:
    Path("稿.txt").write_text(_TEXT, "utf-8")
    with pytest.raises(InputError, match="--mark 和 --fix 写的是同一个文件"):
        _check("稿.txt", "改.docx", "改.docx")


def test_the_line_is_mended_and_not_the_comment_that_reads_like_it() -> None:
    line = "走访了12个乡镇,带回问题清单。"
    Path("稿.md").write_text(f"# 题\n\n<!-- {line} -->\n\n{line}\n", "utf-8")
    _check("稿.md", fix="改.md")
    mended = Path("改.md").read_text("utf-8")
    assert f"<!-- {line} -->" in mended
    assert line.replace(",", "，") in mended


def test_the_difference_is_shown_in_one_line_each() -> None:
    _word(table("甲\n走访了12个乡镇,带回来的问题清单一共八条都办结了"), line("题"))
    told = _check("稿.docx", fix="改.docx").closing
    assert not any("\n" in each or "\t" in each for each in told)
