"""A whole sitting at a terminal: questions, answers, what becomes of them, and how it is left."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.cli.columns import fold, fold_marked, width
from app.outline.reading import parse_outline, read_outline
from app.text.visible import in_one_line
from tests.cli.terminal import OnTerminal

_HERE = pytest.mark.skipif(os.name == "nt", reason="Windows 没有伪终端")
_OUTLINE = """\
文种: 心得体会
学习内容: {名称: 防汛, 形式: 集中培训}
体会:
  - 主题: 核对   # 一条
    事例: [今年汛前走访了12个乡镇、37座小型水库，带回问题清单86条]
  - 主题: 自律
"""
_SHOWS = "图上看不见的，脚走到了才看得见"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "提纲.yaml").write_text(_OUTLINE, "utf-8")
    return tmp_path


@_HERE
@pytest.mark.parametrize("columns", [40, 80])
def test_a_sitting(checkout: Path, folder: Path, columns: int) -> None:
    kept = folder / "提纲.answered.yaml"
    with OnTerminal(checkout, folder, "ask", "提纲.yaml", columns=columns) as terminal:
        first = terminal.until("答：")
        assert "一次一件；一两句就够" in first
        # What was taught, of the other point what it shows, its step and a thought; two headings.
        assert f"第 1 问 · 大约还有 {4 + 2} 问 · 体会二" in first
        assert "____" in first
        terminal.type("？")
        assert "第 1 问" in terminal.until("答：")
        terminal.type("散会回来，我把三份回条又对了一遍")
        assert "稿子里现在是：" in terminal.until("第 2 问")
        assert "散会回来，我把三份回条又对了一遍" in kept.read_text("utf-8")
        terminal.until("答：")
        terminal.type("")
        terminal.until("第 3 问")
        terminal.until("答：")
        terminal.type(_SHOWS)
        terminal.until("第 4 问")
        terminal.until("答：")
        terminal.type("退")
        terminal.until("第 3 问")
        terminal.until("答：")
        assert _SHOWS not in kept.read_text("utf-8")
        # What was answered stands behind the prompt: Enter keeps it.
        terminal.type("")
        terminal.until("答：")
        terminal.type("停")
        assert terminal.end() == 0
    answered = kept.read_text("utf-8")
    assert parse_outline(answered).insights.items[0].theme == "核对"
    assert all(
        words in answered for words in ("散会回来，我把三份回条又对了一遍", _SHOWS, "# 一条\n")
    )
    assert (folder / "提纲.yaml").read_text("utf-8") == _OUTLINE
    shown = terminal.seen.splitlines()
    assert "下一步：nigao draft 提纲.answered.yaml" in terminal.seen
    # What is typed goes on behind its prompt; all else keeps to the width.
    kept_to = [line for line in shown if not line.startswith(("答：", "没有"))]
    assert [line for line in kept_to if width(line) > columns] == []


@_HERE
def test_the_hole_stands_out_and_ctrl_c_saves_what_there_is(checkout: Path, folder: Path) -> None:
    with OnTerminal(checkout, folder, "ask", "提纲.yaml") as terminal:
        terminal.until("答：")
        assert "\x1b[7m____\x1b[0m" in terminal.raw
        terminal.type("散会回来，我把三份回条又对了一遍")
        terminal.until("第 2 问")
        terminal.until("答：")
        terminal.press("写到一半")
        # Python's readline loses a Ctrl-C that comes, faster than any hand, before it waits again.
        terminal.rest()
        terminal.press("\x03")
        assert terminal.end() == 0
        assert "没有问完：再运行 nigao ask 提纲.yaml，接着问" in terminal.seen
        assert "Traceback" not in terminal.seen
    assert "写到一半" not in (folder / "提纲.answered.yaml").read_text("utf-8")
    with OnTerminal(checkout, folder, "ask", "提纲.yaml") as terminal:
        assert "接着 提纲.answered.yaml 往下问" in terminal.until("答：")
        terminal.press("\x04")
        assert terminal.end() == 0


@_HERE
@pytest.mark.parametrize("keys", ["\n", "停\n"])
def test_one_key_stops_it_when_enough_is_told(checkout: Path, folder: Path, keys: str) -> None:
    with OnTerminal(checkout, folder, "ask", "提纲.yaml", columns=60) as terminal:
        while "要紧的最后一问" not in (shown := terminal.until("答：")):
            terminal.type("脚走到了才看得见" if "· 体会一" in shown else "")
        terminal.type("先把表上的日子改成走到的日子")
        paused = terminal.until("写 y 接着问（不再提醒）：")
        assert "\n\n要紧的都问过了：2 条体会里 1 条有了你的话，现在就能出稿。\n" in paused
        terminal.press(keys)
        assert terminal.end() == 0
    assert "要紧的都问过了，还想添就再运行 nigao ask 提纲.yaml，接着问" in terminal.seen
    assert "先把表上的日子" in (folder / "提纲.answered.yaml").read_text("utf-8")


@_HERE
def test_a_heading_is_chosen_by_its_number(checkout: Path, folder: Path) -> None:
    with OnTerminal(checkout, folder, "ask", "提纲.yaml", columns=60) as terminal:
        while "标题" not in (shown := terminal.until("答：")):
            terminal.type(f"{_SHOWS}。这一趟走了三天" if "____" in shown else "")
        terminal.type("1")
        terminal.until("稿子里现在是：")
        terminal.press("\x03")
        assert terminal.end() == 0
    choice = f"第一条用哪句话做标题？\n  1) {_SHOWS}\n"
    assert f"{choice}写 1 就用这一句，也可以写自己的；回车跳过\n答：" in terminal.seen
    (point, *_) = read_outline(folder / "提纲.answered.yaml").insights.items
    assert point.heading
    assert point.heading.pieces == (_SHOWS,)


@_HERE
def test_what_is_typed_ahead_at_the_end_is_told_and_the_last_answer_can_still_go(
    checkout: Path, folder: Path
) -> None:
    with OnTerminal(checkout, folder, "ask", "提纲.yaml", "--minutes", "0") as terminal:
        while "· 最后一问 ·" not in terminal.until("答："):
            terminal.type("")
        terminal.press("甲的话\n乙的话\nb\n")
        terminal.until("没有记下“乙的话”")
        terminal.until("刚才的回答收回了")
        assert "Ctrl-U 清空" in terminal.until("答：甲的话")
        terminal.type("\x15丙的话")
        terminal.until("b 退一步）：")
        terminal.type("")
        assert terminal.end() == 0
        assert "回车先到这里" not in terminal.seen
    text = (folder / "提纲.answered.yaml").read_text("utf-8")
    assert "丙的话" in text
    assert "甲的话" not in text


@_HERE
def test_a_new_outline_is_asked_about_at_once(checkout: Path, folder: Path) -> None:
    with OnTerminal(checkout, folder, "new", "心得体会", "-o", "新.yaml") as terminal:
        terminal.until("n 不用）")
        terminal.type("")
        assert "三件这段时间自己经手的真事，一件一行" in terminal.until("第一件：")
        terminal.type("10月8日早班，我退了一位大姐的材料，她为一张照片来了第三趟")
        terminal.until("回车跳过）")
        terminal.type("多问一句")
        terminal.until("第二件：")
        terminal.type("")
        terminal.until("答：")
        terminal.type("q")
        assert terminal.end() == 0
        assert "已写出 新.yaml" in terminal.seen
    (point,) = read_outline(folder / "新.yaml").insights.items
    assert point.theme == "多问一句"
    assert point.facts[0].fact.endswith("来了第三趟")


@_HERE
def test_a_new_outline_may_stay_as_it_is(checkout: Path, folder: Path) -> None:
    with OnTerminal(checkout, folder, "new", "心得体会", "-o", "新.yaml") as terminal:
        terminal.until("n 不用）")
        terminal.type("n")
        assert terminal.end() == 0
    assert len(read_outline(folder / "新.yaml").insights.items) == 3


def test_without_a_terminal_the_questions_are_listed_and_nothing_is_written(
    checkout: Path, folder: Path
) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "app", "ask", "提纲.yaml"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(checkout)},
        input="一行\n又一行\n".encode(),
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr.decode()
    printed = ended.stdout.decode()
    assert "insights[0].facts[0].shows（体会一）\n" in printed
    assert "____" in printed
    assert [path.name for path in folder.iterdir()] == ["提纲.yaml"]


@pytest.mark.parametrize("columns", [6, 8, 20])
@pytest.mark.parametrize("text", ["甲乙丙，“丁”戊己。庚辛 x y 壬癸", "甲\n乙乙乙乙乙乙乙丙", "甲"])
def test_the_words_between_two_places_are_found_again_in_folded_lines(
    text: str, columns: int
) -> None:
    for start in range(len(text) + 1):
        for end in range(start, len(text) + 1):
            lines = list(fold_marked(text, range(start, end), columns))
            folded = fold(in_one_line(text), columns)
            assert ["".join(piece for piece, _ in line) for line in lines] == folded
            found = "".join(piece for line in lines for piece, is_marked in line if is_marked)
            # The blanks at which lines are broken are gone.
            assert "".join(found.split()) == "".join(text[start:end].split())
