"""A phrase that several reports hold is one, with its places, its variants and their number."""

from __future__ import annotations

from tests.mining.conftest import MineText

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
