"""An editor marks a fault at the line and the column where the program tells it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest

from app.bank.pack_files import read_pack
from app.checking.rule_files import load_rules
from app.errors import InputError
from app.files.editors import modeline
from app.outline.reading import parse_outline
from app.placeholders.sheets.yaml_sheet import parse_sheet
from app.writing import load_layout

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from app.errors import Problem
    from tests.editor.language_server import Fault, LanguageServer


class Wrong(NamedTuple):
    """A file of a kind with `⟦ ⟧` around what is wrong, and words an editor tells of it."""

    schema: str
    text: str
    said: str = ""


_O = "文种: 甲\n体会: [乙]\n"
_R = (
    "rules:\n  - id: term/a\n    kind: pattern\n    level: hint\n    basis: 惯例\n    message: 改\n"
    "    patterns: [甲]\n    good: [乙]\n    bad: [⟪甲⟫]\n"
)
_P = "phrases:\n  - id: a/title/b\n    role: title\n    text: 甲\n    origin: authored\n"
_Q = "questions:\n  - id: a/question/b\n    asks: shows\n    text: 甲\n"

_WRONG = (
    Wrong("outline", f"{_O}⟦titel⟧: 甲\n", "titel"),
    Wrong("outline", f"{_O}⟦标提⟧: 甲\n", "标提"),
    Wrong("outline", f"{_O}发言人:\n  单位: 甲\n  ⟦值务⟧: 乙\n", "值务"),
    Wrong("outline", "文种: 甲\n体会:\n  - 主题: 乙\n    ⟦fcats⟧: [丙]\n", "fcats"),
    Wrong("outline", "文种: 甲\n体会:\n  - 事例:\n      - 事情: 乙\n        ⟦原来⟧: 丙\n", "原来"),
    Wrong("outline", f"{_O}下一步:\n  - 措施:\n      - {{做法: 丙, ⟦限期⟧: 丁}}\n", "限期"),
    Wrong("outline", "kind: 甲\n体会: [乙]\n⟦文种⟧: 甲\n", "同一个键"),
    Wrong("outline", f"{_O}语体: ⟦平时⟧\n", "平实（plain）或 庄重（official）"),
    Wrong("outline", f"{_O}篇幅: ⟦很长⟧\n", "字数（1500）或讲话时间"),
    Wrong("outline", f"{_O}篇幅: ⟦0⟧\n", "字数（1500）或讲话时间"),
    Wrong("outline", f"{_O}学习内容:\n  名称: ⟦[甲]⟧\n", "一段文字"),
    Wrong("outline", f"{_O}结尾: ⟦true⟧\n", "没有这一部分就写 false"),
    Wrong("outline", f"{_O}序号: ⟦一是⟧\n", "{体会: 一是, 下一步: 一是}"),
    Wrong("outline", f"{_O}名称对照: ⟦XX区⟧\n", "占位名称: 真名"),
    Wrong("outline", f"{_O}名称对照: {{XX区: ⟦[历下区]⟧}}\n", "一段文字"),
    Wrong("outline", "文种: 甲\n体会: ⟦乙⟧\n", "列表，每条体会一项"),
    Wrong("outline", "文种: ⟦{}⟧\n体会: [乙]\n", "一段文字"),
    Wrong("names", "names: {}\n⟦nmaes⟧: {}\n", "nmaes"),
    Wrong("names", "逐处:\n  - {序号: 1, 占位: XX, ⟦地点⟧: 甲}\n", "地点"),
    Wrong("names", "逐处:\n  - {序号: 1, 占位: XX, 类别: ⟦县⟧}\n", "地方"),
    Wrong("names", "逐处:\n  - {序号: ⟦一⟧, 占位: XX}\n", "integer"),
    Wrong("names", "names: ⟦[甲]⟧\n", "占位名称: 真名"),
    Wrong("names", "names: {}\n⟦名称⟧: {}\n", "同一个键"),
    Wrong("layout", "body:\n  ⟦siez⟧: 16\n", "siez"),
    Wrong("layout", "⟦bold⟧: true\n", "bold"),
    Wrong("layout", "title:\n  size: ⟦大号⟧\n", "小四"),
    Wrong("layout", "title:\n  align: ⟦center⟧\n", "centre"),
    Wrong("layout", "base: ⟦gb⟧\n", "gbt9704"),
    Wrong("layout", "page:\n  margins: {left: ⟦28cm⟧}\n", "毫米"),
    Wrong("layout", "title: ⟦黑体⟧\n", "标题"),
    Wrong("phrases", f"{_P}    ⟦theme⟧: 乙\n", "theme"),
    Wrong("phrases", _P.replace("role: title", "role: ⟦titel⟧"), "opening.greeting"),
    Wrong("phrases", f"{_P}    themes: ⟦乙⟧\n", "array"),
    Wrong("phrases", f"{_Q}    ⟦exampel⟧: 乙\n", "exampel"),
    Wrong("phrases", f"{_Q}    needs: [⟦self_⟧]\n", "named"),
    Wrong("rules", f"{_R}    ⟦patern⟧: 乙\n", "patern"),
    Wrong("rules", _R.replace("level: hint", "level: ⟦hnt⟧"), "warning"),
    Wrong("rules", _R.replace("kind: pattern", "kind: ⟦patern⟧"), "near_words"),
    Wrong("rules", f"{_R}    uncited: ⟦也许⟧\n", "boolean"),
)


def _layout(text: str, folder: Path) -> None:
    (folder / "own.yaml").write_text(text, "utf-8")
    load_layout(str(folder / "own.yaml"))


def _pack(text: str, folder: Path) -> None:
    (folder / "pack.yaml").write_text("name: a\nlicence: MIT\n", "utf-8")
    (folder / "own.yaml").write_text(text, "utf-8")
    read_pack(folder)


def _rules(text: str, folder: Path) -> None:
    (folder / "rules").mkdir()
    (folder / "rules/own.yaml").write_text(text, "utf-8")
    load_rules([folder])


_READING: Mapping[str, Callable[[str, Path], object]] = {
    "outline": lambda text, _: parse_outline(text, "o.yaml"),
    "names": lambda text, _: parse_sheet(text, "n.yaml"),
    "layout": _layout,
    "phrases": _pack,
    "rules": _rules,
}


def _whole(wrong: Wrong) -> tuple[str, tuple[int, int], str]:
    """Return the text of a file, the place that is wrong in it, and the words there."""
    text = modeline(wrong.schema) + wrong.text.translate({ord("⟪"): "⟦", ord("⟫"): "⟧"})
    marked = modeline(wrong.schema) + wrong.text
    before, words, _ = marked.replace("⟧", "⟦").split("⟦")
    place = (before.count("\n") + 1, len(before.rpartition("\n")[2]) + 1)
    plain = before + words + marked.partition("⟧")[2]
    assert words in text
    return plain.translate({ord("⟪"): "⟦", ord("⟫"): "⟧"}), place, words


@pytest.fixture(scope="module")
def marked(server: LanguageServer) -> dict[Wrong, list[Fault]]:
    """Return what the editor marks in each file; it is shown all of them at once."""
    found = server.faults([_whole(wrong)[0] for wrong in _WRONG])
    return dict(zip(_WRONG, found, strict=True))


@pytest.mark.parametrize("wrong", _WRONG, ids=lambda wrong: f"{wrong.schema}-{wrong.text}")
def test_the_editor_marks_what_is_wrong_and_says_what_would_be_right(
    marked: dict[Wrong, list[Fault]], wrong: Wrong
) -> None:
    _, place, words = _whole(wrong)
    (fault,) = marked[wrong]
    assert (fault.line, fault.column) == place
    assert fault.words == words
    assert wrong.said in fault.message


@pytest.mark.parametrize("wrong", _WRONG, ids=lambda wrong: f"{wrong.schema}-{wrong.text}")
def test_the_program_tells_it_at_the_same_place(wrong: Wrong, tmp_path: Path) -> None:
    text, place, _ = _whole(wrong)
    with pytest.raises(InputError) as caught:
        _READING[wrong.schema](text, tmp_path)
    assert [_place(problem) for problem in caught.value.problems] == [place]


def _place(problem: Problem) -> tuple[int | None, int | None]:
    return problem.line, problem.column


_LACKING = (
    Wrong("outline", "文种: 甲\n", "缺少“体会”（insights）"),
    Wrong("outline", "体会: [甲]\n", "缺少“文种”（kind）"),
    Wrong(
        "outline", "文种: 甲\n体会:\n  - 主题:\n", "主题、标题、事例、措施、内容、固定，写上一项"
    ),
    Wrong("outline", "文种: 甲\n体会:\n  - 事例: {原先: 乙}\n", "缺少“事情”（fact）"),
    Wrong("names", "逐处:\n  - {序号: 1}\n", "缺少“占位”（token）"),
    Wrong("layout", "headings: [{numbers: [一、]}]\n", "level"),
    Wrong("phrases", "name: a\n", "licence"),
    Wrong("rules", "rules:\n  - id: term/a\n", "kind"),
    Wrong("rules", _R.replace("    patterns: [甲]\n", ""), "patterns"),
)


def test_what_is_lacking_is_told_by_its_name(server: LanguageServer) -> None:
    found = server.faults([modeline(wrong.schema) + wrong.text for wrong in _LACKING])
    for wrong, faults in zip(_LACKING, found, strict=True):
        assert [fault for fault in faults if wrong.said in fault.message], (wrong, faults)
