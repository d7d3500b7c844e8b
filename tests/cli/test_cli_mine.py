"""A pack is gone through at a terminal, and nobody is waited for where there is none."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.bank.decisions import parse_decisions
from app.bank.loading import load_pack
from app.cli.columns import width
from app.workflow.deciding import decisions_beside, write_pack
from app.workflow.mine import mine
from tests.cli.terminal import OnTerminal

_HERE = pytest.mark.skipif(os.name == "nt", reason="Windows 没有伪终端")
_REPORT = (
    "各位同事：\n主要有两点体会。\n一是要细。要把北斗清单一条一条对着做完。细就不出错。\n"
    "二是要稳。稳就走得远。\n汇报完毕。\n"
)
_ARGS = ("mine", "去年.txt", "-o", "我的", "--review")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "去年.txt").write_text(_REPORT, "utf-8")
    return tmp_path


def _with_doubt(folder: Path) -> Path:
    """Return a pack with a doubt in it, as mining writes one."""
    pack_folder = folder / "我的"
    mine([folder / "去年.txt"], output=pack_folder)
    pack = load_pack(pack_folder)
    doubted = (
        one.model_copy(update={"doubt": ("北斗",)}) if "北斗" in one.text else one
        for one in pack.phrases
    )
    doubtful = pack.model_copy(update={"phrases": tuple(doubted)})
    write_pack(pack_folder, doubtful, decisions_beside(pack_folder))
    return pack_folder


@_HERE
@pytest.mark.parametrize("columns", [40, 80])
def test_a_sitting(checkout: Path, folder: Path, columns: int) -> None:
    pack_folder = _with_doubt(folder)
    decisions = pack_folder / "decisions.yaml"
    with OnTerminal(checkout, folder, *_ARGS, columns=columns) as terminal:
        first = terminal.until("定：")
        # No report is newer: nothing is mined, and it asks at once.
        assert "收了" not in first
        assert "先看拿不准的 1 条" in first
        assert "第 1 / 8 条 · 打算 · 去年.txt 第 3 段" in first
        assert "拿不准：“北斗”" in first
        assert "\x1b[7m北斗\x1b[0m" in terminal.raw
        terminal.type("？")
        assert "第 1 / 8 条" in terminal.until("定：")
        terminal.type("改")
        # The text stands behind the prompt; what is typed goes on behind it.
        terminal.until("改成：要把北斗清单一条一条对着做完。")
        terminal.type("\x15要把清单做完。")
        assert "第 2 / 8 条" in terminal.until("定：")
        assert 'edited: "要把清单做完。"' in decisions.read_text("utf-8")
        terminal.type("d")
        terminal.until("定：")
        terminal.type("b")
        assert "刚才定的“删”收回了" in terminal.until("第 2 / 8 条")
        terminal.until("定：")
        terminal.type("")
        terminal.until("定：")
        terminal.type("q")
        assert terminal.end() == 0
    assert "这次改 1 条" in terminal.seen
    assert "还有 7 条没有定" in terminal.seen
    made = parse_decisions(decisions.read_text("utf-8"), "decisions.yaml")
    assert [one.decision for one in made] == ["edit", "later"]
    assert any(one.text == "要把清单做完。" for one in load_pack(pack_folder).phrases)
    typed = ("定：", "改成：", "已写出")
    kept_to = [line for line in terminal.seen.splitlines() if not line.startswith(typed)]
    assert [line for line in kept_to if width(line) > columns] == []


@_HERE
def test_reports_that_were_not_mined_yet_are_mined_first_and_ctrl_c_keeps_what_was_decided(
    checkout: Path, folder: Path
) -> None:
    with OnTerminal(checkout, folder, *_ARGS) as terminal:
        assert "从 1 份报告里收了" in terminal.until("定：")
        terminal.type("k")
        terminal.until("定：")
        # As with `ask`, a Ctrl-C that comes faster than any hand is lost.
        terminal.rest()
        terminal.press("\x03")
        assert terminal.end() == 0
        assert "Traceback" not in terminal.seen
    assert "decision: keep" in (folder / "我的" / "decisions.yaml").read_text("utf-8")
    (folder / "前年.txt").write_text(_REPORT.replace("细", "实"), "utf-8")
    with OnTerminal(checkout, folder, "mine", ".", "-o", "我的", "--review") as terminal:
        assert "从 2 份报告里收了" in terminal.until("定：")
        terminal.press("\x04")
        assert terminal.end() == 0


def test_without_a_terminal_nobody_is_waited_for(checkout: Path, folder: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "app", *_ARGS],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(checkout)},
        input=b"k\nk\n",
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert ended.returncode == 2
    assert "这里没有终端" in ended.stderr.decode()
    assert not (folder / "我的").exists()
