"""What its user decided on a pack's phrases holds, by their ids or by their words."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from app.mining.deciding import DROPPED, decided
from app.mining.mining import mine
from app.models.decision import Choice, Decision
from app.models.pack import PhrasePack
from app.models.phrase import Phrase
from app.models.roles import WHOLE_BLOCKS
from tests.mining.conftest import MineText, report_of

_REPORT = """
各位同事：
主要有两点体会。
一是要细。要把问题清单一条一条对着做完。同时也要把账记在本子上。
二是要稳。要把每一步都走在日子的前面。
汇报完毕。
"""
_LIST = "要把问题清单一条一条对着做完。"


@pytest.fixture
def pack(mine_text: MineText) -> PhrasePack:
    return mine_text(_REPORT)


def phrase(pack: PhrasePack, words: str) -> Phrase:
    """Return the sentence that says these words in the report."""
    (found,) = (
        one for one in pack.phrases if one.source_text == words and one.role not in WHOLE_BLOCKS
    )
    return found


def on(one: Phrase, choice: Choice, edited: str | None = None, ident: str = "") -> Decision:
    return Decision(id=ident or one.id, decision=choice, text=one.wording, edited=edited)


def with_doubt(pack: PhrasePack, *words: str) -> PhrasePack:
    doubted = (
        one.model_copy(update={"doubt": tuple(word for word in words if word in one.text)})
        for one in pack.phrases
    )
    return pack.model_copy(update={"phrases": tuple(doubted)})


def test_a_dropped_phrase_is_left_out_and_so_is_the_block_that_says_it(pack: PhrasePack) -> None:
    gone = phrase(pack, _LIST)
    made = decided(pack, [on(gone, "drop")]).pack
    assert not any(_LIST in one.source_text for one in made.phrases)
    (left,) = (one for one in made.left_out if one.detail == DROPPED)
    assert (left.id, left.text) == (gone.id, _LIST)
    # What leans on it still knows what stood before it.
    assert phrase(made, "同时也要把账记在本子上。").follows == gone.id
    PhrasePack.model_validate(made.model_dump())
    others = [one for one in pack.phrases if _LIST not in one.source_text]
    assert list(made.phrases) == others


def test_an_edited_phrase_keeps_its_id_and_its_words_in_the_source(pack: PhrasePack) -> None:
    old = phrase(pack, _LIST)
    made = decided(pack, [on(old, "edit", "要把清单做完。")]).pack
    new = phrase(made, _LIST)
    assert (new.id, new.text, new.mined) == (old.id, "要把清单做完。", _LIST)
    assert not any(_LIST in one.text for one in made.phrases)
    PhrasePack.model_validate(made.model_dump())


def test_what_is_edited_again_is_still_known_by_its_words_as_mined(pack: PhrasePack) -> None:
    old = phrase(pack, _LIST)
    once = decided(pack, [on(old, "edit", "要把清单做完。")]).pack
    again = decided(once, [on(phrase(once, _LIST), "edit", "把清单做完。")]).pack
    assert again == decided(pack, [on(old, "edit", "把清单做完。")]).pack


def test_a_kept_phrase_loses_its_doubt_and_so_does_its_block(pack: PhrasePack) -> None:
    doubted = with_doubt(pack, "清单", "日子")
    assert sum(bool(one.doubt) for one in doubted.phrases) == 4
    made = decided(doubted, [on(phrase(doubted, _LIST), "keep")]).pack
    left = [one for one in made.phrases if one.doubt]
    assert {one.doubt for one in left} == {("日子",)}
    assert [one.id for one in made.phrases] == [one.id for one in pack.phrases]


@pytest.mark.parametrize("choice", ["keep", "drop"])
def test_a_decision_fits_the_same_words_under_another_id(pack: PhrasePack, choice: Choice) -> None:
    doubted = with_doubt(pack, "清单")
    one = phrase(doubted, _LIST)
    by_id = decided(doubted, [on(one, choice)])
    by_words = decided(doubted, [on(one, choice, ident=f"x/{one.role}/00000000")])
    assert by_words == by_id
    other_role = decided(doubted, [on(one, choice, ident="x/title/00000000")])
    assert other_role.pack == doubted
    assert len(other_role.unfit) == 1


def test_an_edit_that_lost_a_slot_since_is_no_longer_heeded(mine_text: MineText) -> None:
    pack = mine_text(_REPORT.replace("问题清单", "山东的问题清单"))
    (old,) = (one for one in pack.phrases if "清单" in one.text and one.role not in WHOLE_BLOCKS)
    made = Decision(id=old.id, decision="edit", text="要把清单做完。", edited="把清单做完。")
    assert decided(pack, [made]).pack == pack
    assert decided(pack, [made]).unfit == (made,)


def test_nothing_put_off_is_decided(pack: PhrasePack) -> None:
    doubted = with_doubt(pack, "清单")
    assert decided(doubted, [on(phrase(doubted, _LIST), "later")]) == (doubted, ())


def test_a_heading_that_is_dropped_or_edited_leaves_its_family(mine_text: MineText) -> None:
    text = "各位同事：\n主要有三点体会。\n" + "".join(
        f"{at}是学习走深，做到{words}。⋯\n"
        for at, words in zip("一二三", ("心里有数", "脚下有路", "手上有活"), strict=True)
    )
    pack = mine_text(text)
    (family,) = pack.sets
    headings = [one for one in pack.phrases if one.set == family.id]
    assert len(headings) == len(family.rows) == 3
    made = decided(pack, [on(headings[0], "drop"), on(headings[1], "edit", "学得深")]).pack
    PhrasePack.model_validate(made.model_dump())
    assert made.sets[0].rows == family.rows[2:]
    assert [one.set for one in made.phrases if one.role == "insight.heading"] == [None, family.id]
    assert decided(pack, [on(one, "drop") for one in headings]).pack.sets == ()


def _shown(phrases: Sequence[Phrase]) -> dict[str, tuple[str, str]]:
    return {one.id: (one.role, one.text) for one in phrases}


def test_more_reports_change_only_what_they_change(pack: PhrasePack) -> None:
    old = report_of(_REPORT)
    more = [
        report_of(_REPORT.replace("稳", word), f"{n:02}.txt") for n, word in enumerate("实新快")
    ]
    grown = mine([old, *more], "p", known=pack)
    assert _shown(pack.phrases).items() <= _shown(grown.phrases).items()
    # Without what is known their names would put them first.
    assert mine([*more, old], "p").phrases[0].id != pack.phrases[0].id


def test_words_whose_first_report_has_gone_keep_their_id(pack: PhrasePack) -> None:
    moved = report_of(_REPORT, "搬了.txt")
    there = mine([moved], "p", known=pack)
    assert _shown(there.phrases) == _shown(pack.phrases)
    assert [one.follows for one in there.phrases] == [one.follows for one in pack.phrases]
    assert all(one.source and one.source.report == "搬了.txt" for one in there.phrases)


def test_what_was_a_phrase_of_few_reports_stays_one_among_many(pack: PhrasePack) -> None:
    others = [
        report_of(f"各位同事：\n主要有两点体会。\n一是要学。⋯{n}\n二是要做。⋯{n}\n", f"{n}.txt")
        for n in "甲乙丙丁戊己庚辛壬癸"
    ]
    grown = mine([report_of(_REPORT), *others], "p", known=pack)
    assert _shown(pack.phrases).items() <= _shown(grown.phrases).items()
    assert phrase(grown, _LIST).seen == 1
    fresh = mine([report_of(_REPORT), *others], "p")
    assert not any(one.source_text == _LIST for one in fresh.phrases)
