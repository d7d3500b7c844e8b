"""The verb `export`: what it writes, what it lists, what it refuses."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import docx
import pytest

from app.errors import ExitCode, InputError, NotFinishedError
from app.workflow.export import export

_OPEN = "大家好，我来自XX市。\n一是学深悟透。读原著。\n二是学以致用。来自【单位】。\n"
_DONE = _OPEN.replace("XX市", "济南市").replace("【单位】", "历下区")


def _draft(folder: Path, text: str, name: str = "初稿.txt") -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def test_a_word_file_is_written_beside_the_draft(tmp_path: Path) -> None:
    ended = export(_draft(tmp_path, _DONE))
    assert ended.written == (tmp_path / "初稿.docx",)
    assert ended.exit_code == ExitCode.DONE
    lines = [paragraph.text for paragraph in docx.Document(str(tmp_path / "初稿.docx")).paragraphs]
    assert lines == _DONE.splitlines()


def test_what_is_left_open_is_listed_with_its_place(tmp_path: Path) -> None:
    notes = "\n".join(export(_draft(tmp_path, _OPEN)).notes)
    assert "还有 2 处空缺" in notes
    assert "第 1 段 大家好，我来自〔XX〕市。" in notes
    assert "第 3 段" in notes
    assert "〔【单位】〕" in notes


def test_a_finished_draft_has_nothing_listed(tmp_path: Path) -> None:
    assert not [note for note in export(_draft(tmp_path, _DONE)).notes if "没有填" in note]


def test_what_is_left_open_is_highlighted_in_word(tmp_path: Path) -> None:
    output = export(_draft(tmp_path, _OPEN), output=Path("-")).output
    assert isinstance(output, bytes)
    runs = [run for line in docx.Document(BytesIO(output)).paragraphs for run in line.runs]
    assert [run.text for run in runs if run.font.highlight_color] == ["XX", "【单位】"]


def test_a_draft_that_is_not_finished_is_not_final(tmp_path: Path) -> None:
    draft = _draft(tmp_path, _OPEN)
    with pytest.raises(NotFinishedError) as refused:
        export(draft, final=True)
    assert len(refused.value.problems) == 2
    assert refused.value.exit_code == ExitCode.NEEDS_WRITER
    assert list(tmp_path.iterdir()) == [draft]


def test_a_finished_draft_is_final(tmp_path: Path) -> None:
    assert export(_draft(tmp_path, _DONE), final=True).written == (tmp_path / "初稿.docx",)


def test_the_draft_is_never_written_over(tmp_path: Path) -> None:
    word = export(_draft(tmp_path, _DONE)).written[0]
    before = word.read_bytes()
    with pytest.raises(InputError, match="盖住输入"):
        export(word, output=word, force=True)
    assert word.read_bytes() == before


def test_another_file_is_written_over_only_when_forced(tmp_path: Path) -> None:
    draft, target = _draft(tmp_path, _DONE), tmp_path / "报告.docx"
    target.write_bytes(b"mine")
    with pytest.raises(InputError, match="--force"):
        export(draft, output=target)
    assert target.read_bytes() == b"mine"
    assert export(draft, output=target, force=True).written == (target,)
    assert export(draft, output=target).written == (target,)


def test_the_suffix_chooses_the_form(tmp_path: Path) -> None:
    target = tmp_path / "out.txt"
    export(_draft(tmp_path, _DONE), output=target)
    assert target.read_text("utf-8") == _DONE


def test_the_layout_is_the_one_that_was_asked_for(tmp_path: Path) -> None:
    output = export(_draft(tmp_path, _DONE), output=Path("-"), layout="plain").output
    assert isinstance(output, bytes)
    assert docx.Document(BytesIO(output)).styles["Body Text"].paragraph_format.line_spacing.pt == 22


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"layout": "gb"}, "没有叫“gb”的版式"),
        ({"output": Path("报告.wps")}, "不会写“.wps”"),
        ({"output": Path("报告")}, "没有后缀"),
    ],
)
def test_a_wrong_option_is_told_and_nothing_is_written(
    tmp_path: Path, options: dict[str, object], words: str
) -> None:
    draft = _draft(tmp_path, _DONE)
    with pytest.raises(InputError, match=words):
        export(draft, **options)  # type: ignore[arg-type]  # Each option has a type of its own.
    assert list(tmp_path.iterdir()) == [draft]
