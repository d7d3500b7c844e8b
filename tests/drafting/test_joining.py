"""A fact and its answers are told letter for letter, with a word between them or nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.drafting.joining import USUAL, Joiner, Told
from app.drafting.supply import Supply
from app.drafting.wording import Wording
from app.models.outline import Fact
from tests.drafting.small_bank import JOINTS, NOTHING_SAID, bank_of, phrase, picker_of

if TYPE_CHECKING:
    from app.bank.phrase_bank import PhraseBank
    from app.models.pattern import Move

FACT = "8月9日班长多量了一遍，螺栓松了两圈"
SMALL = bank_of(joints=JOINTS)


def joiner_of(bank: PhraseBank, person: str = "我") -> Joiner:
    wording = Wording(Supply(NOTHING_SAID, 0, person), bank)
    return Joiner(picker_of(bank), wording, person)


def told(joiner: Joiner, order: tuple[Move, ...] = USUAL, **answers: str) -> str:
    fact = Fact(**{"fact": FACT, **answers})
    return "".join(saying.text for saying in joiner.join(Told(fact, "f"), order))


@pytest.mark.parametrize(
    ("before", "said"),
    [
        # What points at the fact means nothing before it.
        ("有人嫌他多事", f"{FACT}。有人嫌他多事。"),
        ("当时我还嫌这一遍耽误节拍", f"{FACT}。当时我还嫌这一遍耽误节拍。"),
        ("那台泵早该换了", f"{FACT}。那台泵早该换了。"),
        # What one had believed leads up to what happened, which turns it over.
        ("总以为拧过就算数", f"原先我总以为拧过就算数。可{FACT}。"),
        ("报表漂亮就放心", f"原先报表漂亮就放心。可{FACT}。"),
        ("我总想着拧过就行", f"原先我总想着拧过就行。可{FACT}。"),
        # A deed, a motive or another's opinion is no belief, and nothing turns it over.
        ("拧过一遍就收工具", f"以前拧过一遍就收工具。{FACT}。"),
        ("怕耽误节拍，拧一遍就走", f"以前怕耽误节拍，拧一遍就走。{FACT}。"),
        ("老师傅说“量它做什么”", f"以前老师傅说“量它做什么”。{FACT}。"),
        # What bears its own time, or its own turn, needs neither twice.
        ("以前拧过一遍就收工具", f"以前拧过一遍就收工具。{FACT}。"),
        ("过去总觉得拧过就算数", f"过去总觉得拧过就算数。可{FACT}。"),
        (
            "总觉得拧过就算数，可夜里老睡不踏实",
            f"原先我总觉得拧过就算数，可夜里老睡不踏实。{FACT}。",
        ),
    ],
)
def test_what_was_before_stands_where_it_can_be_understood(before: str, said: str) -> None:
    assert told(joiner_of(SMALL), before=before) == said


def test_what_bears_its_own_turn_is_turned_once() -> None:
    joiner = joiner_of(SMALL)
    fact = Fact(fact="没想到螺栓松了两圈", before="总以为拧过就算数")
    text = "".join(saying.text for saying in joiner.join(Told(fact, "f")))
    assert text == "原先我总以为拧过就算数。没想到螺栓松了两圈。"


def test_whoever_tells_at_length_looks_back_once_one_knows_on_what() -> None:
    before = "刚进厂那阵子，老班长教我拧完要再量一遍，我量了一个月就不量了"
    assert told(joiner_of(SMALL), before=before) == f"{FACT}。{before}。"


def test_who_speaks_is_who_believed() -> None:
    said = told(joiner_of(SMALL, "我们"), before="总以为拧过就算数")
    assert said.startswith("原先我们总以为拧过就算数。")


def test_joining_words_stand_once_in_a_draft() -> None:
    joiner = joiner_of(SMALL)
    first = told(joiner, before="总以为拧过就算数", change="多量一遍")
    again = told(joiner, before="总觉得量过就算数", change="多问一句")
    assert first == f"原先我总以为拧过就算数。可{FACT}。往后，多量一遍。"
    assert again == f"我总觉得量过就算数。{FACT}。多问一句。"


def test_what_it_shows_stands_right_behind_the_fact_and_what_is_missing_before_what_changes() -> (
    None
):
    said = told(
        joiner_of(SMALL),
        before="总以为拧过就算数",
        shows="拧过不等于拧紧",
        lacks="还有9台没有量过",
        change="下个月起每台量两遍",
    )
    assert said == (
        f"原先我总以为拧过就算数。可{FACT}。拧过不等于拧紧。还有9台没有量过。下个月起每台量两遍。"
    )


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("多量一遍", "往后，多量一遍。"),
        ("下个月起多量一遍", "下个月起多量一遍。"),
        ("每班多量一遍", "每班多量一遍。"),
        ("月底前把图补齐", "月底前把图补齐。"),
        ("我先量一遍再签字", "我先量一遍再签字。"),
        ("由接班的人再量一遍", "由接班的人再量一遍。"),
        ("往后签字的人自己量", "往后签字的人自己量。"),
        ("已经改成两个人量", "已经改成两个人量。"),
    ],
)
def test_what_will_change_gets_a_word_for_the_time_only_where_it_has_none(
    change: str, said: str
) -> None:
    assert told(joiner_of(SMALL), change=change) == f"{FACT}。{said}"


OLD = {"report": "a.txt", "paragraph": 1, "start": 0, "end": 4}
LED = bank_of(
    joints=[
        *(
            {"id": f"p/joint/{n}", "move": "shows", "text": text, "source": OLD}
            for n, text in enumerate(("说到底，", "回头看，"))
        )
    ]
)


@pytest.mark.parametrize(
    ("shows", "led"),
    [
        ("差的不是力气，是那一遍", True),
        ("谁也说不准下一圈在哪儿", True),
        ("这一圈不补，下一圈更大", False),
        ("说到底是心里没数", False),
        ("就差这一遍", False),
    ],
)
def test_old_reports_lend_a_plain_draft_a_word_to_what_a_fact_shows(shows: str, led: bool) -> None:
    said = told(joiner_of(LED), shows=shows)
    leads = [f"{FACT}。{word}{shows}。" for word in ("说到底，", "回头看，")]
    assert said in (leads if led else [f"{FACT}。{shows}。"])


def test_one_point_of_a_draft_is_led_so_and_none_of_an_official_one() -> None:
    joiner = joiner_of(LED)
    first, second = (told(joiner, shows=words) for words in ("差的是那一遍", "差的是一双手"))
    assert first != f"{FACT}。差的是那一遍。"
    assert second == f"{FACT}。差的是一双手。"
    wording = Wording(Supply(NOTHING_SAID, 0, "我"), LED)
    official = Joiner(picker_of(LED, voice="official"), wording, "我")
    assert told(official, shows="差的是那一遍") == f"{FACT}。差的是那一遍。"


def test_the_template_says_in_which_order_a_fact_is_told() -> None:
    order: tuple[Move, ...] = ("fact", "change", "shows")
    said = told(joiner_of(SMALL), order, shows="拧过不等于拧紧", change="下个月起多量一遍")
    assert said == f"{FACT}。下个月起多量一遍。拧过不等于拧紧。"


def test_what_is_told_elsewhere_is_not_told_again() -> None:
    fact = Fact(fact=FACT, shows="拧过不等于拧紧", change="多量一遍", lacks=" ")
    sayings = joiner_of(SMALL).join(Told(fact, "f", {"shows", "change"}))
    assert [saying.move for saying in sayings] == ["fact"]


FRAMES = bank_of(
    phrases=[
        phrase(
            "opening.content",
            "课上的这句话我记到今天：{所学}。",
            slots={"所学": {"kind": "learned"}},
        ),
        phrase("insight.evidence", "这让我想起{所学}。", slots={"所学": {"kind": "learned"}}),
    ]
)


@pytest.mark.parametrize(
    ("learned", "said"),
    [
        ("“多量一遍”", "课上的这句话我记到今天：“多量一遍”。"),
        ("《规程》第五条的要求", "这让我想起《规程》第五条的要求。"),
        ("课上讲“多量一遍”", "课上讲“多量一遍”。"),
        ("老师说，量两遍的人很少出事", "老师说，量两遍的人很少出事。"),
    ],
)
def test_what_was_taught_gets_a_frame_only_where_it_is_no_sentence(learned: str, said: str) -> None:
    saying = joiner_of(FRAMES).learned(learned, "f.learned")
    assert saying.text == said
    assert [one.text for one in saying.words if one.origin.ref == "f.learned"]


def test_what_is_only_named_comes_to_mind_when_the_rest_is_told() -> None:
    said = told(joiner_of(FRAMES), learned="《规程》第五条的要求", shows="拧过不等于拧紧")
    assert said == f"{FACT}。拧过不等于拧紧。这让我想起《规程》第五条的要求。"


def test_words_of_the_writer_keep_their_keys_and_what_joins_them_its_own() -> None:
    fact = Fact(fact=FACT, before="总以为拧过就算数", change="多量一遍")
    words = [one for saying in joiner_of(SMALL).join(Told(fact, "f")) for one in saying.words]
    assert [(one.text, one.origin.kind, one.origin.ref) for one in words] == [
        ("原先", "phrase", "p/joint/before"),
        ("我", "phrase", "p/joint/before"),
        ("总以为拧过就算数。", "outline", "f.before"),
        ("可", "phrase", "p/joint/fact"),
        (f"{FACT}。", "outline", "f"),
        ("往后，", "phrase", "p/joint/change"),
        ("多量一遍。", "outline", "f.change"),
    ]


def test_no_word_that_joins_is_anyones_own() -> None:
    joiner = joiner_of(bank_of())
    fact = Fact(fact=FACT, before="总以为拧过就算数")
    words = [one for saying in joiner.join(Told(fact, "f")) for one in saying.words]
    assert [(one.text, one.origin.kind) for one in words] == [
        ("我", "template"),
        ("总以为拧过就算数。", "outline"),
        (f"{FACT}。", "outline"),
    ]
