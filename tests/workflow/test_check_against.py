"""`nigao check --against`: how much of a draft stands in other texts, and where."""

from __future__ import annotations

import json
import os
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from app.bank.loading import load_pack
from app.cli.main import main
from app.errors import ExitCode, InputError
from app.files.cache import cache_folder
from app.reading import read_report
from app.workflow.check import CheckOptions, check_files
from app.workflow.mine import mine
from app.workflow.outcome import Outcome
from app.writing import load_layout, write_report

_TITLE = "防汛工作心得"
_TAKEN = (
    "汛期里，青石镇的张明带着我们沿河堤走了十二公里，把每一处渗水点都插上小红旗。",
    "回到办公室，我把记录本摊开，才发现有三处上个月就该修好，只是没有人再去看一眼。",
)
_CHANGED = (
    "汛期里，临江乡的王丽娟带着大家沿河堤走了20公里，把每一处渗水点都插上小白旗。",
    "回到办公室，我把笔记本摊开，才发现有五处上个月就该修好，只是没有人再去看一眼。",
)
_OWN = (
    "窗口排队的老人问我，这张表为什么要填三遍，我答不上来。",
    "第二天我把三张表并成一张，少填的那些栏目，都从系统里取。",
)


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


def _written(path: str, *lines: str) -> Path:
    made = Path(path)
    made.parent.mkdir(parents=True, exist_ok=True)
    if made.suffix == ".docx":
        _written(f"{path}.txt", *lines)
        report = read_report(Path(f"{path}.txt"))
        made.write_bytes(write_report(report, ".docx", load_layout()))
        Path(f"{path}.txt").unlink()
    else:
        made.write_text("\n".join(lines) + "\n", "utf-8")
    return made


def _checked(*against: str, draft: str = "稿.txt", form: str = "json") -> Outcome:
    options = CheckOptions(format=form, against=tuple(map(Path, against)))
    return check_files([Path(draft)], options)


def _of_copies(outcome: Outcome) -> dict[str, Any]:
    """Return the last finding of each rule about copies."""
    every = json.loads(outcome.output or "")
    return {each["rule"]: each for each in every if each["rule"].startswith("copy/")}


def _told(outcome: Outcome) -> str:
    """Return what is told of how much is borrowed."""
    return next(note.partition("：")[2] for note in outcome.notes if "相同" in note)


def _databases() -> list[Path]:
    return sorted(cache_folder().glob("copies-*"))


@pytest.mark.parametrize("name", ["去年/甲.txt", "去年/甲.md", "去年/二月/甲.docx", "去年/甲.json"])
def test_what_stands_in_a_text_of_a_folder_is_found_with_its_sentence(name: str) -> None:
    if name.endswith(".json"):
        _written("甲.txt", *_TAKEN)
        Path("去年").mkdir()
        made = write_report(read_report(Path("甲.txt")), ".json", load_layout())
        Path(name).write_bytes(made)
    else:
        _written(name, *_TAKEN)
    _written("稿.txt", _TITLE, *_OWN, _CHANGED[1])
    ended = _checked("去年")
    found = _of_copies(ended)["copy/passage"]
    assert (found["rule"], found["paragraph"], found["line"]) == ("copy/passage", 3, 4)
    assert found["text"] == _CHANGED[1][:-1]
    assert found["source"] == f"{name} 第 2 段：{_TAKEN[1]}"
    assert found["borrowed"]["paragraph"]["share"] > 0.9
    assert 0.3 < found["borrowed"]["report"]["share"] < 0.5
    assert 0.3 < found["borrowed"]["report"]["with_formulae"] < 0.5


def test_the_command_shows_both_figures_by_paragraph_and_of_the_whole(
    capsys: pytest.CaptureFixture[str],
) -> None:
    formula = "深入学习贯彻习近平新时代中国特色社会主义思想，不断提高政治判断力、政治领悟力。"
    _written("去年/甲.txt", *_TAKEN, formula)
    _written("稿.txt", _TITLE, *_OWN, _CHANGED[0], formula)
    code = main(["check", "稿.txt", "--against", "去年"])
    shown, told = capsys.readouterr()
    assert code == ExitCode.DONE
    assert "  第 4 段：和别的文章相同 9" in shown
    assert f"去年/甲.txt 第 1 段：{_TAKEN[0]}" in shown
    figures = [line for line in shown.splitlines() if line.startswith("稿.txt：和别的文章相同")]
    assert figures == [line for line in told.splitlines() if line in figures]
    (whole,) = figures
    alone, both = (int(part.rstrip("%）。").split()[-1]) for part in whole.split("（"))
    assert alone < both


def test_texts_are_files_folders_and_packs() -> None:
    _written("一/甲.txt", _TITLE, "".join(_TAKEN), *_OWN)
    mine([Path("一/甲.txt")], output=Path("一/词库"))
    _written("稿.txt", _TITLE, "从前我只会照着念。", "".join(_CHANGED))
    for against in ("一", "一/甲.txt", "一/词库"):
        found = _of_copies(_checked(against))["copy/long"]
        assert found["source"] == f"一/甲.txt 第 2 段：{''.join(_TAKEN)}"
    assert _told(_checked("一", "一/词库")) == _told(_checked("一"))


def test_a_pack_stands_for_reports_that_are_gone() -> None:
    resolve = "要坚持走到群众中间去听难处，把每一件小事都办成让人放心的事，让群众看得见变化。"
    _written("一/甲.txt", _TITLE, "一、坚持为民，把群众放在心上", _TAKEN[0] + resolve)
    mine([Path("一/甲.txt")], output=Path("词库"))
    kept = [phrase.text for phrase in load_pack(Path("词库")).phrases]
    assert resolve in kept
    assert _TAKEN[0] not in kept
    Path("一/甲.txt").unlink()
    _written("稿.txt", _TITLE, "从前我只会照着念。", _CHANGED[0], resolve)
    for _ in range(2):
        found = [
            each["source"]
            for each in json.loads(_checked("词库").output or "")
            if each["rule"] == "copy/passage"
        ]
        assert found == [f"词库/甲.txt 第 3 段：{text}" for text in (_TAKEN[0], resolve)]


@pytest.mark.parametrize("other", ["稿.txt", "稿.docx", "二/稿.md"])
def test_neither_a_draft_nor_what_it_was_made_into_is_its_own_source(other: str) -> None:
    _written("稿.txt", _TITLE, *_TAKEN)
    _written("二/稿.txt", _TITLE, *_TAKEN)
    _written(other, _TITLE, *_TAKEN)
    draft = "二/稿.txt" if other.startswith("二") else "稿.txt"
    folder = str(Path(draft).parent)
    if folder == ".":
        Path("二/稿.txt").unlink()
    assert _told(_checked(folder, draft=draft)) == "和别的文章相同 0%（连套话 0%）"
    # Of another name it is another's.
    Path(other).rename(Path(other).with_stem("别的稿"))
    if other != draft:
        assert _told(_checked(folder, draft=draft)) != "和别的文章相同 0%（连套话 0%）"


def test_an_outline_is_held_against_texts_as_its_draft() -> None:
    _written("去年/甲.txt", *_TAKEN)
    outline = f"文种: 心得体会\n体会:\n  - {{主题: 为民, 事例: {_CHANGED[0]}}}\n"
    _written("提纲.yaml", outline)
    found = _of_copies(_checked("去年", draft="提纲.yaml"))["copy/passage"]
    assert (found["line"], found["text"]) == (3, _CHANGED[0][:-1])


def test_an_index_is_built_once_and_follows_its_folder() -> None:
    for n in range(6):
        _written(f"去年/{n}.txt", _OWN[n % 2])
    _written("去年/甲.txt", *_TAKEN)
    _written("稿.txt", _TITLE, *_CHANGED)
    watched: list[tuple[int, int]] = []

    def again() -> int:
        """Return the share found, and how many files were read for it in `watched`."""
        watched.clear()
        options = CheckOptions(against=(Path("去年"),))
        ended = check_files([Path("稿.txt")], options, lambda *done: watched.append(done))
        return int(_told(ended).split()[1].partition("%")[0])

    assert again() > 80
    assert watched[-1] == (7, 7)
    assert len(_databases()) == 1
    assert again() > 80
    assert watched == []
    # A file that has changed, one that is new, one that is gone.
    _written("去年/甲.txt", _OWN[0])
    os.utime("去年/甲.txt", (0, 0))
    assert again() < 10
    assert watched == [(1, 1)]
    _written("去年/乙.txt", *_TAKEN)
    assert again() > 80
    assert watched == [(1, 1)]
    Path("去年/乙.txt").unlink()
    assert again() < 10
    assert watched == []


def test_small_indexes_become_one() -> None:
    _written("稿.txt", _TITLE, *_CHANGED)
    for n in range(20):
        _written(f"去年/{n}.txt", _OWN[n % 2] if n else _TAKEN[0])
        told = _told(_checked("去年"))
        assert "相同 0%" not in told
    assert len(_databases()) <= 5
    held = 0
    for path in _databases():
        held += sqlite3.connect(path).execute("SELECT count(*) FROM file").fetchone()[0]
    assert held == 20


@pytest.mark.parametrize("harm", ["cut", "other", "folder"])
def test_a_damaged_or_unusable_cache_is_made_again_or_done_without(harm: str) -> None:
    _written("去年/甲.txt", *_TAKEN)
    _written("稿.txt", _TITLE, *_CHANGED)
    before = _told(_checked("去年"))
    (path,) = _databases()
    sound = path.read_bytes()
    if harm == "folder":
        path.unlink()
        for each in cache_folder().iterdir():
            each.unlink()
        cache_folder().rmdir()
        cache_folder().write_text("这里是一个文件", "utf-8")
    else:
        path.write_bytes(sound[: len(sound) // 2] if harm == "cut" else b"no database at all")
    assert _told(_checked("去年")) == before


def test_what_cannot_be_read_is_told_of_or_refused() -> None:
    _written("去年/甲.txt", *_TAKEN)
    Path("去年/乙.docx").write_bytes(b"PK\x03\x04")
    Path("去年/丙.wps").write_bytes(b"\xd0\xcf")
    _written("稿.txt", _TITLE, *_CHANGED)
    notes = "\n".join(_checked("去年").notes)
    assert "去年/乙.docx" in notes
    assert "丙.wps" in notes
    with pytest.raises(InputError, match=r"乙\.docx"):
        _checked("去年/乙.docx")
    with pytest.raises(InputError, match=r"没有的\.txt"):
        _checked("没有的.txt")
    Path("空").mkdir()
    with pytest.raises(InputError, match="空: 文件夹里没有报告"):
        _checked("空")


def test_a_clean_draft_has_no_finding() -> None:
    _written("去年/甲.txt", *_TAKEN)
    _written("稿.txt", _TITLE, *_OWN)
    ended = _checked("去年")
    assert json.loads(ended.output or "") == []
    assert ended.exit_code == ExitCode.DONE


def test_a_draft_that_is_another_is_an_error() -> None:
    _written("去年/甲.txt", _TITLE, *_TAKEN)
    _written("稿.txt", _TITLE, *_CHANGED)
    ended = _checked("去年")
    assert _of_copies(ended)["copy/most"]["level"] == "error"
    assert ended.exit_code == ExitCode.NEEDS_WRITER
