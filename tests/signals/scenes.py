"""The commands that are struck: what stands before each, what it writes, what is typed to it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import docx

from tests.fixed_outline import FIXED_OUTLINE

_OUTLINE = """\
kind: 心得体会
speaker: {unit: XX区政务服务中心, name: 王敏}
date: 2026-11-20
study: {subject: 《调查研究》, form: 读书班, organizer: 区委组织部, period: 10月份}
insights:
  - {theme: 为民, facts: [我在XX区的窗口坐了一天，看见一位老人来了两趟。]}
  - {theme: 担当, facts: [那天的事没有过夜，当晚就打了电话。]}
next_steps: [{theme: 服务群众, measures: [把清单贴在门口。]}]
"""
_REPORT = """\
学习调查研究的心得体会

{unit} 王敏

按照安排，我参加了十月的读书班，现将体会汇报如下。

一、要把群众的事当成自己的事。{one}窗口每天来三百多人，少跑一趟，就是实事。

二、要把小事当成大事来办。{two}一张表少填一栏，看着不起眼，办的人心里有数。

今后，我将把学到的用到工作中去，把清单贴在门口，逐项减时。
"""
_BLANKS = "在XX市学习\n到XX市推动XXX建设\n20XX年X月X日\n"
_ROWS = 12


class Scene(NamedTuple):
    """A command in a folder of its own.

    `outputs` are patterns of what it writes whole, `grown` of what it adds to as it goes, and
    `again` what is run once it was struck. What is `typed` is what a person answers at `prompt`;
    after each answer the file `kept` holds one more of them. `first` is run before, and what is
    `cold` finds no cache. Where a kill may leave files of two kinds, one of them has the `sign`.
    """

    name: str
    prepare: Callable[[Path], None]
    args: tuple[str, ...]
    again: tuple[str, ...]
    outputs: tuple[str, ...]
    grown: tuple[str, ...] = ()
    prompt: str = ""
    typed: tuple[str, ...] = ()
    left: str = ""
    kept: str = ""
    first: tuple[str, ...] = ()
    cold: bool = False
    sign: bytes = b""


def _outline(folder: Path) -> None:
    (folder / "提纲.yaml").write_text(_OUTLINE, "utf-8")


def _draft(folder: Path) -> None:
    _outline(folder)
    (folder / "稿.docx").write_bytes(b"an older draft")


def _form(folder: Path) -> None:
    document = docx.Document()
    for line in _BLANKS.splitlines():
        document.add_paragraph(line)
    table = document.add_table(rows=2, cols=2)
    for cell, words in zip(table._cells, ("姓名", "XXX", "单位", "XX市"), strict=True):
        cell.text = words
    document.save(str(folder / "表.docx"))
    (folder / "成.docx").write_bytes(b"an older form")


def _reports(folder: Path) -> None:
    (folder / "报告").mkdir()
    for n, unit in enumerate(("某区教育局", "某县水务局", "某市档案馆", "某区图书馆")):
        words = {
            "unit": unit,
            "one": f"去年我们跑了{n + 12}个村。",
            "two": f"第{n + 2}次复盘时说过。",
        }
        (folder / "报告" / f"{n}.md").write_text(_REPORT.format(**words), "utf-8")


def _table(folder: Path) -> None:
    (folder / "提纲.yaml").write_text(FIXED_OUTLINE, "utf-8")
    rows = "".join(f"第{n}区\n" for n in range(_ROWS))
    (folder / "表.csv").write_text("XX区\n" + rows, "utf-8")


def _blanks(folder: Path) -> None:
    (folder / "稿.txt").write_text(_BLANKS, "utf-8")


_BATCH = ("batch", "提纲.yaml", "--table", "表.csv", "-o", "成/{XX区}.docx")
_MINE = ("mine", "报告", "-o", "词库")
_DRAFT = ("draft", "提纲.yaml", "-o", "稿.docx", "--force")
_FILL = (
    *("fill", "表.docx", "--set", "XX市=济南市", "--set", "XXX=智慧城市"),
    *("-o", "成.docx", "--force"),
)
_ASK = ("ask", "提纲.yaml", "--minutes", "0")
_TALK = ("fill", "稿.txt", "--interactive", "-o", "成.txt")

SCENES = (
    Scene("draft", _draft, _DRAFT, _DRAFT, ("稿.docx",)),
    Scene("fill", _form, _FILL, _FILL, ("成.docx",)),
    Scene(
        *("mine", _reports, _MINE, _MINE, ("词库/*",)),
        first=("mine", "报告/0.md", "-o", "词库"),
        sign=b"\nrenewing:",
    ),
    Scene(
        *("batch", _table, _BATCH, (*_BATCH, "--resume"), ("成/*.docx",)),
        grown=("成/*.csv", "成/*.tsv", "成/*.jsonl"),
    ),
    Scene(
        *("ask", _outline, _ASK, _ASK, ()),
        prompt="答：",
        typed=(
            "老人第二趟是冒着雨来的",
            "我当时就把清单改了",
            "回去以后每周看一次",
            "先从窗口做起",
        ),
        left="q",
        kept="提纲.answered.yaml",
    ),
    Scene(
        *("fill -i", _blanks, _TALK, _TALK, ("成.txt",)),
        prompt="填什么？",
        typed=("济南市", "智慧城市", "2026-11-20"),
        kept="稿.names.yaml",
    ),
    Scene("draft without a cache", _draft, _DRAFT, _DRAFT, ("稿.docx",), cold=True),
)
