"""Signs that come thousands of times: four times as many take a command about four times as long.

Every sign fills a line of its own, and stands alone in many: a search that begins anew at each of
them, or looks through all that was found before, takes sixteen times as long.
"""

from __future__ import annotations

import gc
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from app.cli.main import main
from app.errors import ExitCode
from app.mining.sentences.sentence_roles import argues, sentence_role
from app.workflow.ask import AskOptions, ask
from app.workflow.read import read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from app.models.roles import BlockRole
    from app.workflow.interview import Passage, Put
    from app.workflow.review import Item

# What closes stands before what opens, so that nothing is closed.
_SIGNS = (
    *("”", "》", "】", "-->", "]", "“", "【", "（", "[a](", "[", "[^1]:", "{{", "<b>", "&amp;"),
    *("__a ", "**a ", "*区", "XX市", "____", "　", "20XX年", "第一，", "一是", "（一）", "1. "),
    *(
        "- ",
        "> ",
        "# ",
        "| a ",
        "1",
        "一",
        "——",
        "…",
        "，",
        "。",
        "\\",
        "3月5日",
        "`",
        "```x",
        "<!--",
    ),
)
_ONE_A_LINE = 20  # So many times fewer than in one line, where all signs are in one text.
_MOST = 5
_TRIES = 3
_LEAST_SECONDS = 0.02  # What takes less is measured too roughly.
_READ = 1_500
_ROWS, _COLUMNS = 20, 250
_IN_LINES = (
    "”",
    "“",
    "XX市",
    "第一，",
    "一是",
    "（一）",
    "1. ",
    "- ",
    "# ",
    "| a ",
    "一",
    "，",
    "```x",
    "<!--",
)


class _Case(NamedTuple):
    """A command line, how many characters of each sign it gets at first, and where.

    `of` is what of an outline is long.
    """

    line: str
    size: int
    of: str = ""
    signs: tuple[str, ...] = _SIGNS


_CASES = (
    _Case("check a.txt", 40),
    _Case("check a.md --fix fixed.md", 30),
    _Case("check a.txt --against other", 30),
    _Case("check a.md", 6_000, signs=("<!-- nigao: 忽略 term/ -->XX市",)),
    _Case("check a.txt", 12_000, signs=("第一，每周一次；第二，12月底前完成。",)),
    _Case("fill a.txt --list", 200),
    _Case("fill a.md --sheet s.xlsx", 100),
    _Case("fill a.txt --set XX市=济南市 --set XX=历下 -o filled.txt", 100),
    _Case("fill form.txt --table t.csv -o {单位}.txt --jobs 1", 100),
    _Case("export a.md -o e.docx", 100),
    _Case("mine a.txt -o pack", 60),
    _Case("mine a.txt -o pack", 6_000, signs=("一",)),
    _Case("mine a.txt -o pack", 3_000, signs=("# 核对台账",)),
    _Case("mine a.txt -o pack", 2_000, signs=("# 强化核对意识",)),
    _Case("mine a.txt -o pack", 2_000, signs=("第一，核对台账。",)),
    _Case("new --from a.txt -o n.yaml", 2_000, signs=("# 核对台账",)),
    _Case("new --from a.txt -o n.yaml", 50),
    _Case("new --from a.txt -o n.yaml", 1_500, signs=("1%", "1")),
    _Case("draft o.yaml -o d.md", 40, of="fact"),
    _Case("draft o.yaml -o d.docx", 40, of="heading"),
    _Case("draft o.yaml -o d.md", 2_500, of="title", signs=("*区",)),
    _Case("check o.yaml", 4_500, of="name", signs=("XX市",)),
    _Case("batch o.yaml --table t.csv -o {单位}.md --jobs 1", 40),
    _Case("phrases", 500),
    _Case("ask", 50),
)


class _Writer:
    """Somebody who answers the first question, and then has had enough."""

    def __init__(self, answer: str) -> None:
        self._answers = iter([answer])

    def tell(self, lines: Iterable[str]) -> None:
        list(lines)

    def show(self, passage: Passage) -> None:
        assert passage.shown

    def answer(self, put: Put) -> str:
        return next(self._answers, "q")

    def choose(self, item: Item) -> str:
        raise AssertionError(item)

    def line(self, prompt: str, offered: str = "") -> str:
        return ""


@pytest.mark.parametrize(
    "case", _CASES, ids=lambda case: f"{case.line} {case.of} {len(case.signs)}"
)
def test_four_times_the_signs_take_a_command_about_four_times_as_long(
    case: _Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def seconds(size: int) -> float:
        folder = tmp_path / f"{len(list(tmp_path.iterdir()))}"
        _write(folder, case, size)
        monkeypatch.chdir(folder)
        return _seconds(lambda: _run(case, size))

    seconds(10)  # What is loaded or compiled once is no part of it.
    _check(seconds, case.size)


@pytest.mark.parametrize("value", ["", "值"])
def test_four_times_the_columns_take_filling_about_four_times_as_long(
    value: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def seconds(columns: int) -> float:
        folder = tmp_path / f"{len(list(tmp_path.iterdir()))}"
        folder.mkdir()
        monkeypatch.chdir(folder)
        (folder / "form.txt").write_text("姓名：____\n", "utf-8")
        header = ",".join(["单位", *(f"第{n}列" for n in range(columns))])
        rows = (",".join([f"甲{row}", *[value] * columns]) for row in range(_ROWS))
        (folder / "t.csv").write_text("\n".join([header, *rows, ""]), "utf-8-sig")
        line = "fill form.txt --table t.csv -o {单位}.txt --jobs 1"
        return _seconds(lambda: main(line.split()))

    seconds(10)
    _check(seconds, _COLUMNS)


@pytest.mark.parametrize("words", ["，现在", "三个方面", "我们参加了", "老师", "为", "不断"])
def test_four_times_a_sentence_take_telling_its_role_about_four_times_as_long(words: str) -> None:
    blocks: tuple[BlockRole, ...] = ("opening", "insight", "action_lead", "closing", "signoff")

    def seconds(size: int) -> float:
        sentence = words * (size // len(words)) + "。"

        def tell() -> None:
            argues(sentence)
            for block in blocks:
                sentence_role(block, sentence, official=True)

        return _seconds(tell)

    seconds(20)
    _check(seconds, _READ)


@pytest.mark.parametrize(
    ("sign", "shape"),
    [*((sign, "in one line") for sign in _SIGNS), *((sign, "one a line") for sign in _IN_LINES)],
)
def test_four_times_a_sign_take_reading_about_four_times_as_long(
    sign: str, shape: str, tmp_path: Path
) -> None:
    def seconds(size: int) -> float:
        count = size // len(sign)
        one_a_line = "\n".join([sign] * (count // 3))
        text = f"甲{sign * count}" if shape == "in one line" else f"题目\n{one_a_line}\n"
        (tmp_path / "a.md").write_text(text, "utf-8")
        return _seconds(lambda: read(tmp_path / "a.md"))

    seconds(20)
    _check(seconds, _READ)


def _check(seconds: Callable[[int], float], size: int) -> None:
    """Fail if four times the size take more than so many times as long, each time anew."""
    ratios: list[float] = []
    while not ratios or ratios[-1] > _MOST:
        assert len(ratios) < _TRIES, ratios
        ratios.append(seconds(4 * size) / max(seconds(size), _LEAST_SECONDS))


def _seconds(work: Callable[[], object]) -> float:
    """Return what some work takes of the processor, without looking for garbage now and then."""
    gc.disable()
    begun = time.process_time()
    work()
    took = time.process_time() - begun
    gc.enable()
    return took


def _run(case: _Case, size: int) -> None:
    line = "".join(_lines(case, size))
    if case.line == "ask":
        code = ask(Path("o.yaml"), AskOptions(), _Writer(line)).exit_code
    else:
        code = ExitCode(main([*case.line.split(), *([line] if case.line == "phrases" else [])]))
    assert code in (ExitCode.DONE, ExitCode.NEEDS_WRITER)


def _write(folder: Path, case: _Case, size: int) -> None:
    (folder / "other").mkdir(parents=True)
    lines = _lines(case, size)
    alone = [sign for sign in case.signs for _ in range(size // _ONE_A_LINE)]
    text = "\n".join(["关于学习的心得体会", *lines, *alone, ""])
    for name in ("a.txt", "a.md", "other/b.txt"):
        (folder / name).write_text(text, "utf-8")
    line = "".join(lines)
    title, heading = (_quoted(line if case.of == key else "核对") for key in ("title", "heading"))
    facts = lines if case.of == "fact" else ["今年汛前走访了12个乡镇，XX区也去了"]
    named = [f"发言人: {{姓名: {_quoted(line)}}}", "名称对照: {XX市: 历下市}"]
    outline = [
        *(named if case.of == "name" else ()),
        f"文种: 心得体会\n标题: {title}",
        "学习内容: {名称: 防汛, 形式: 集中培训}",
        f"体会:\n  - 主题: 核对\n    标题: {heading}\n    事例:",
        *(f"      - {_quoted(fact)}" for fact in facts),
    ]
    (folder / "o.yaml").write_text("\n".join(outline), "utf-8")
    (folder / "form.txt").write_text("在XX区工作。\n姓名：____\n", "utf-8")
    cell = line.replace('"', '""')
    (folder / "t.csv").write_text(f'单位,XX区\n甲,"{cell}"\n', "utf-8-sig")


def _lines(case: _Case, size: int) -> list[str]:
    return [f"甲{sign * max(size // len(sign), 1)}" for sign in case.signs]


def _quoted(words: str) -> str:
    return "'" + words.replace("'", "''") + "'"
