"""A phrase that several reports hold is one, with its places, its variants and their number."""

from __future__ import annotations

from app.mining.merging import Merger, worded
from app.models.phrase import Phrase, Source, phrase_id
from tests.mining.conftest import MineText
from tests.mining.conftest import mined as mined_archive

_FRAME = """
各位同事：
主要有两点体会。
一是要细。{}
二是要稳。稳就走得远。
汇报完毕。
"""


def mined(mine_text: MineText, *sentences: str) -> list[tuple[str, int, tuple[str, ...]]]:
    """Return the phrases that hold 清单, each with how often it was seen and its variants."""
    pack = mine_text(*(_FRAME.format(sentence) for sentence in sentences))
    return [
        (p.text, p.seen, p.variants) for p in pack.phrases if "清单" in p.text and "." in p.role
    ]


def test_light_words_make_variants_of_one_phrase(mine_text: MineText) -> None:
    assert mined(
        mine_text,
        "要把问题清单一条一条对着做完。",
        "我们更要把问题清单一条一条对着做完。",
        "要切实把问题清单，一条一条对着做完！",
    ) == [
        (
            "要把问题清单一条一条对着做完。",
            3,
            ("我们更要把问题清单一条一条对着做完。", "要切实把问题清单，一条一条对着做完！"),
        )
    ]


def test_other_words_make_another_phrase(mine_text: MineText) -> None:
    found = mined(
        mine_text,
        "把问题清单一条一条对着做完。",
        "把任务清单一条一条对着做完。",
        "清单要细。",
        "清单细了。",
    )
    assert [text for text, _, _ in found] == [
        "把问题清单一条一条对着做完。",
        "把任务清单一条一条对着做完。",
        "清单要细。",
        "清单细了。",
    ]


def test_what_a_slot_holds_makes_no_other_phrase(mine_text: MineText) -> None:
    (found,) = mined(
        mine_text,
        "在山东的清单上一条一条对着做完。",
        "在江苏的清单上一条一条对着做完。",
    )
    assert found[1:] == (2, ())


def test_a_report_that_says_it_twice_counts_once(mine_text: MineText) -> None:
    said = "把问题清单一条一条对着做完。"
    assert mined(mine_text, said + said, said) == [(said, 2, ())]


def test_three_places_are_kept_and_all_are_counted(mine_text: MineText) -> None:
    said = "把问题清单一条一条对着做完。"
    pack = mine_text(*[_FRAME.format(said)] * 5)
    (phrase,) = [p for p in pack.phrases if p.text == said]
    assert phrase.source is not None
    assert phrase.source.report == "a.txt"
    assert [place.report for place in phrase.places] == ["b.txt", "c.txt"]
    assert phrase.seen == 5
    assert phrase.formula


def test_what_two_reports_hold_is_no_formula_yet(mine_text: MineText) -> None:
    pack = mine_text(_FRAME.format("清单要细。"), _FRAME.format("清单要细。"))
    assert not any(phrase.formula for phrase in pack.phrases)


def test_two_phrases_never_share_an_id() -> None:
    merger = Merger()
    told = ["清单要细。", "台账要清。", "步子要稳。"]
    for n, text in enumerate(told):
        source = Source(report=f"{n}.txt", paragraph=0, start=0, end=5)
        phrase = Phrase(id="p/title/0123abcd", role="title", text=text, source=source)
        merger.add(worded("title", text, {}), source, phrase.model_copy)
    first, second, third = (phrase.id for phrase in merger.phrases(3))
    assert first == "p/title/0123abcd"
    assert second == phrase_id("p", "title", "1.txt:0:0", "台账要清。", 16)
    assert len({first, second, third}) == 3


_POINTS = """
学习心得体会
主要有两点体会。
一是以学促{0}，把{0}记在心上。夜里查房多看一眼第{2}张床。
二是以学促{1}，把{1}记在心上。交班时把{2}号柜子再数一遍。
"""
_WORDS = "干改廉勤稳实新优强进"


def test_headings_of_one_frame_are_one_phrase_of_an_archive() -> None:
    texts = [_POINTS.format(_WORDS[n], _WORDS[n - 1], n) for n in range(10)]
    pack, _ = mined_archive(*texts)
    (family,) = pack.sets
    heading, *others = [phrase for phrase in pack.phrases if phrase.set]
    assert others == []
    assert (heading.text, heading.seen, heading.themes) == (family.frames[0], 10, ())
    assert [place.report for place in heading.places] == ["001.txt", "002.txt"]
    assert {value for row in family.rows for value in row.values.values()} == set(_WORDS)
    # A handful keeps each heading as it stands.
    few, _ = mined_archive(*texts[:4])
    assert len([phrase for phrase in few.phrases if phrase.set]) == 5
