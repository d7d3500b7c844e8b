"""Reports that are typed with half-width marks: what they lend is full-width."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.bank.pack_files import pack_texts, read_pack
from app.bank.phrase_bank import PhraseBank
from app.mining.mining import mine
from app.outline.pinning import Pinner, PlacedText
from tests.mining.conftest import MineText, check_offsets, report_of

if TYPE_CHECKING:
    from pathlib import Path


WARD = """
学习体会
各位领导,各位同事:
大家好!近日,按照护理部统一安排,我参加了为期3天(含周末)的培训,8:30上课.主要有两点体会:
一、要多读书
老师说:"读书要读进去,更要读出来."要把1:1.5的《讲义.docx》读透;要记牢.
二、要多动手
动手才知道深浅, 要一遍一遍练.
今后,我一定继续努力,不辜负大家的期望!
汇报完毕,谢谢大家!
"""
# Its stops are full-width, its quotation marks straight.
CANAL = """
心得体会
近日，我参加了灌区管护培训,听了四堂课,看了两处闸房。下面谈两点体会。
一、要勤看水
常说"水是看出来的",要天天巡渠,一天不落。
二、要会算账
要把用水账算到每一户,做到水到账到。
"""
SAID = [
    (WARD, "各位领导，各位同事：", "各位领导,各位同事:"),
    (WARD, "大家好！", "大家好!"),
    (WARD, "主要有{点数}点体会：", "主要有两点体会:"),
    (WARD, "老师说：“读书要读进去，更要读出来。”", '老师说:"读书要读进去,更要读出来."'),
    (WARD, "要把1:1.5的{名称}读透；要记牢。", "要把1:1.5的《讲义.docx》读透;要记牢."),
    (WARD, "动手才知道深浅，要一遍一遍练。", "动手才知道深浅, 要一遍一遍练."),
    (WARD, "今后，我一定继续努力，不辜负大家的期望！", "今后,我一定继续努力,不辜负大家的期望!"),
    (
        CANAL,
        "常说“水是看出来的”，要天天巡渠，一天不落。",
        '常说"水是看出来的",要天天巡渠,一天不落。',
    ),
    (CANAL, "要把用水账算到每一户，做到水到账到。", "要把用水账算到每一户,做到水到账到。"),
]


@pytest.mark.parametrize(("text", "said", "source"), SAID)
def test_what_is_borrowed_is_full_width_and_gives_its_source_back(
    mine_text: MineText, text: str, said: str, source: str
) -> None:
    phrase = next(one for one in mine_text(text).phrases if one.text == said)
    assert phrase.source_text == source
    assert phrase.marks


def test_a_sentence_that_writes_a_mark_in_two_ways_stays_out(mine_text: MineText) -> None:
    (item,) = mine_text(CANAL).left_out
    assert (item.reason, item.detail) == ("defect", "同一个标点有全角有半角")
    assert item.text == "近日，我参加了灌区管护培训,听了四堂课,看了两处闸房。"


def test_both_ways_of_typing_one_sentence_are_one_phrase(mine_text: MineText) -> None:
    pack = mine_text(WARD, WARD.replace(",", "，").replace("!", "！").replace(":", "："))
    (phrase,) = [one for one in pack.phrases if one.text == "大家好！"]
    assert phrase.seen == 2


def test_marks_are_kept_in_the_files_of_a_pack(tmp_path: Path) -> None:
    pack = mine([report_of(WARD)], "p")
    for name, text in pack_texts(pack).items():
        (tmp_path / name).write_text(text, "utf-8")
    stored = {phrase.id: phrase for phrase in read_pack(tmp_path).phrases}
    assert stored == {phrase.id: phrase for phrase in pack.phrases}


def test_an_old_report_that_is_typed_half_width_is_pinned_nowhere(tmp_path: Path) -> None:
    pack = mine([report_of(WARD)], "p")
    line = report_of(WARD).paragraphs[1]
    assert Pinner(PhraseBank([pack]), "a.txt").pieces(PlacedText(line, 1, 0)) == [line]


PIECES = [
    "要读书",
    "课上讲",
    "《论语》",
    "(上)",
    "3,000字",
    "8:30",
    '"',
    ",",
    ", ",
    ".",
    ":",
    ";",
    "!",
    "?",
]
PIECES += [
    "，",
    "。",
    "“学”",
    "一是",
    "二是",
    "一、",
    "二、",
    "近日",
    "我将",
    "XX市",
    "说",
    " ",
    "PPT",
]
LINES = st.lists(
    st.lists(st.sampled_from(PIECES), min_size=1, max_size=9).map("".join), min_size=1, max_size=8
)


@given(st.lists(LINES, min_size=1, max_size=2))
def test_any_report_with_half_width_marks_is_put_back_to_the_letter(
    texts: list[list[str]],
) -> None:
    reports = [report_of("\n".join(lines), f"{n}.txt") for n, lines in enumerate(texts)]
    check_offsets(reports, mine(reports, "p"))
