"""`fill --interactive`: every answer is kept at once, and the work can be left and taken up."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from app.errors import ExitCode, InputError
from app.workflow.fill import FillOptions, fill
from app.workflow.outcome import Outcome

TEXT = "在XX市学习\n到XX市推动XXX建设\n20XX年X月X日\n"
DONE = "在济南市学习\n到济南市推动智慧城市建设\n2026年11月20日\n"


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "稿.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def typing(*answers: str | type[BaseException]) -> Callable[[Sequence[str], str], str]:
    """Return what puts the questions to somebody who types these answers, and then is gone."""
    waiting = list(answers)

    def ask(lines: Sequence[str], prompt: str) -> str:
        answer = waiting.pop(0) if waiting else EOFError
        if isinstance(answer, str):
            return answer
        raise answer

    return ask


def answered(
    draft: Path, *answers: str | type[BaseException], options: FillOptions | None = None
) -> Outcome:
    return fill(draft, options or FillOptions(interactive=True), typing(*answers))


def test_the_answers_fill_the_file(draft: Path) -> None:
    outcome = answered(draft, "济南市", "智慧城市", "2026-11-20")
    assert outcome.exit_code == ExitCode.DONE
    assert outcome.written[0].read_text(encoding="utf-8") == DONE
    assert outcome.notes[0] == f"回答了 3 个，记在 {draft.with_name('稿.names.yaml')}"


@pytest.mark.parametrize("end", ["q", EOFError, KeyboardInterrupt])
def test_what_was_answered_is_kept_and_not_asked_again(
    draft: Path, end: str | type[BaseException]
) -> None:
    outcome = answered(draft, "济南市", end)
    assert outcome.exit_code == ExitCode.NEEDS_WRITER
    assert outcome.written == ()
    kept = draft.with_name("稿.names.yaml")
    assert "value: 济南市" in kept.read_text(encoding="utf-8")
    with kept.open("a", encoding="utf-8") as file:
        file.write("# 王敏记的\n")
    outcome = answered(draft, "智慧城市", "2026-11-20")
    assert outcome.exit_code == ExitCode.DONE
    assert outcome.written[0].read_text(encoding="utf-8") == DONE
    assert "# 王敏记的" in kept.read_text(encoding="utf-8")


def test_whoever_breaks_off_is_told_how_to_fill_what_is_there(tmp_path: Path) -> None:
    path = tmp_path / "我的 稿.txt"
    path.write_text(TEXT, encoding="utf-8")
    assert not any("现在就填" in note for note in answered(path, "q").notes)
    options = FillOptions(interactive=True, settings=("XXX=智慧城市",), force=True)
    said = answered(path, "济南市", "q", options=options).notes[-1]
    command = shlex.split(said.removeprefix("现在就填："))
    assert command[:4] == ["nigao", "fill", str(path), "--names"]
    assert command[4:] == [
        str(tmp_path / "我的 稿.names.yaml"),
        "--set",
        "XXX=智慧城市",
        "--force",
    ]


def test_the_last_answer_is_told_too(draft: Path) -> None:
    assert "最后一题记下：2026-11-20" in answered(draft, "", "", "2026-11-20").notes


def test_a_text_that_changed_in_between_keeps_its_answers(draft: Path) -> None:
    answered(draft, "济南市", "智慧城市", "q")
    draft.write_text("新的【单位】\n" + TEXT, encoding="utf-8")
    outcome = answered(draft, "办公室", "2026-11-20")
    assert outcome.written[0].read_text(encoding="utf-8") == "新的办公室\n" + DONE


def test_what_is_skipped_is_left_and_told(draft: Path) -> None:
    outcome = answered(draft, "济南市", "", "2026-11-20")
    assert outcome.exit_code == ExitCode.NEEDS_WRITER
    assert "推动XXX建设" in outcome.written[0].read_text(encoding="utf-8")
    assert "  第3处 第 2 段 到济南市推动〔XXX〕建设" in outcome.notes


@pytest.mark.parametrize("name", ["我的.yaml", "我的.csv", "我的.xlsx"])
def test_the_answers_are_kept_in_the_sheet_that_is_given(draft: Path, name: str) -> None:
    sheet = draft.with_name(name)
    options = FillOptions(interactive=True, names=sheet, settings=("XXX=智慧城市",))
    answered(draft, "济南市", EOFError, options=options)
    assert sheet.exists()
    outcome = answered(draft, "2026-11-20", options=options)
    assert outcome.written[0].read_text(encoding="utf-8") == DONE


def test_an_output_that_may_not_be_written_is_told_before_any_question(draft: Path) -> None:
    with pytest.raises(InputError, match="盖住输入"):
        answered(draft, options=FillOptions(interactive=True, output=draft))
    with pytest.raises(InputError, match="不能和 --list"):
        answered(draft, options=FillOptions(interactive=True, list_only=True))


def test_without_questions_the_file_is_filled_at_once(draft: Path) -> None:
    draft.write_text("没有占位\n", encoding="utf-8")
    outcome = answered(draft)
    assert outcome.exit_code == ExitCode.DONE
    assert not draft.with_name("稿.names.yaml").exists()


def _nigao(checkout: Path, folder: Path, stdin: int) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "app", "fill", "稿.txt", "--interactive"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(checkout)},
        stdin=stdin,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


@pytest.mark.skipif(os.name == "nt", reason="Windows 没有伪终端")
def test_on_a_terminal_it_asks_and_can_be_interrupted(checkout: Path, draft: Path) -> None:
    keyboard, terminal = os.openpty()
    os.write(keyboard, "济南市\n".encode())
    with _nigao(checkout, draft.parent, terminal) as asking:
        kept = draft.with_name("稿.names.yaml")
        until = time.monotonic() + 60
        while not kept.exists() and time.monotonic() < until:
            time.sleep(0.05)
        os.write(keyboard, b"q\n")
        said = asking.communicate(timeout=60)[1].decode()
    assert asking.returncode == ExitCode.NEEDS_WRITER, said
    assert "[1/3] 地方 XX市，共 2 处" in said
    assert "第1处 第 1 段 在〔XX〕市学习" in said
    os.write(keyboard, "智慧城市\n2026-11-20\n".encode())
    with _nigao(checkout, draft.parent, terminal) as asking:
        said = asking.communicate(timeout=60)[1].decode()
    assert asking.returncode == ExitCode.DONE, said
    assert (draft.parent / "稿.filled.txt").read_text(encoding="utf-8") == DONE
    os.close(keyboard)
    os.close(terminal)


@pytest.mark.skipif(os.name == "nt", reason="Windows 没有伪终端")
def test_what_is_told_at_the_end_of_input_begins_a_line(checkout: Path, draft: Path) -> None:
    keyboard, terminal = os.openpty()
    os.write(keyboard, b"\x04")
    with _nigao(checkout, draft.parent, terminal) as asking:
        said = asking.communicate(timeout=60)[1].decode()
    assert asking.returncode == ExitCode.NEEDS_WRITER, said
    assert "填什么？\n没有问完" in said.replace("\r\n", "\n")
    os.close(keyboard)
    os.close(terminal)


def test_without_a_terminal_it_says_what_to_do_instead(checkout: Path, draft: Path) -> None:
    with _nigao(checkout, draft.parent, subprocess.DEVNULL) as asking:
        said = asking.communicate(timeout=60)[1].decode()
    assert asking.returncode == ExitCode.BAD_INPUT
    assert "--sheet" in said
