"""`export --sources`: a draft that kept its origins gives the comments that `draft` gives."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.errors import InputError
from app.workflow.draft import DraftOptions, draft
from app.workflow.export import export

_PACK = {
    "pack.yaml": "name: p\nlicence: MIT\norigin: authored\n",
    "openings.yaml": (
        "phrases:\n  - {id: p/opening.gist/1, role: opening.gist, text: 我很受触动。,"
        " origin: authored}\n"
    ),
}
_OUTLINE = """
kind: 交流研讨材料
opening: {content: [{id: p/opening.gist/1}, 这一句是我自己的。]}
insights: [为民]
"""


@pytest.fixture
def work_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with an outline and a pack, where the command is run."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "p").mkdir()
    for name, text in _PACK.items():
        (tmp_path / "p" / name).write_text(text, "utf-8")
    (tmp_path / "o.yaml").write_text(_OUTLINE, "utf-8")
    return tmp_path


def _draft(work_folder: Path, name: str, *, sources: bool = False) -> Path:
    output = work_folder / name
    draft(
        work_folder / "o.yaml",
        DraftOptions(output=output, bank=(work_folder / "p",), sources=sources),
    )
    return output


@pytest.mark.parametrize("suffix", [".md", ".json"])
def test_the_file_is_the_one_that_draft_gives(work_folder: Path, suffix: str) -> None:
    straight = _draft(work_folder, "直接.docx", sources=True).read_bytes()
    plain = _draft(work_folder, "没有批注.docx").read_bytes()
    kept = _draft(work_folder, f"初稿{suffix}")
    assert export(kept, output=Path("-"), sources=True, bank=[work_folder / "p"]).output == straight
    assert export(kept, output=Path("-")).output == plain != straight


def test_what_was_edited_by_hand_loses_its_comment_alone(work_folder: Path) -> None:
    kept = _draft(work_folder, "初稿.md")
    text = kept.read_text("utf-8")
    kept.write_text(text.replace("我很受触动。", "我深受教育。", 1), "utf-8")
    output = export(kept, output=Path("-"), sources=True, bank=[work_folder / "p"]).output
    straight = _draft(work_folder, "直接.docx", sources=True).read_bytes()
    assert _comments(straight) - _comments(output) == {"借用语句 p/opening.gist/1"}


def _comments(data: bytes | str | None) -> set[str]:
    from io import BytesIO

    import docx

    assert isinstance(data, bytes)
    document = docx.Document(BytesIO(data))
    return {comment.text.split("\n")[0] for comment in document.comments}


def test_phrases_that_the_bank_does_not_know_are_told(work_folder: Path) -> None:
    kept = _draft(work_folder, "初稿.md")
    with pytest.raises(InputError, match=r"p/opening\.gist/1: 用 --bank"):
        export(kept, output=Path("-"), sources=True)


def test_a_draft_without_a_record_has_comments_for_its_gaps_alone(work_folder: Path) -> None:
    (work_folder / "初稿.txt").write_text("我来自【单位】，讲完了。\n", "utf-8")
    ended = export(work_folder / "初稿.txt", output=Path("-"), sources=True)
    assert _comments(ended.output) == {"空缺：单位"}
    assert ended.notes[0].startswith("这份初稿没有记下借用了哪些语句")


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"output": Path("报告.md")}, "文件里没有批注"),
        ({"output": Path("报告.docx"), "reference": Path("直接.docx")}, "不能一起用"),
    ],
)
def test_where_there_is_no_place_for_comments_the_option_is_refused(
    work_folder: Path, options: dict[str, Path], words: str
) -> None:
    _draft(work_folder, "直接.docx")
    kept = _draft(work_folder, "初稿.md")
    with pytest.raises(InputError, match=words):
        export(kept, sources=True, bank=[work_folder / "p"], **options)  # type: ignore[arg-type]  # Paths alone.
    assert not (work_folder / options["output"]).exists()
