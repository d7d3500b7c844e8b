"""The choice of formulas: the fittest, then by seed and turn, none twice or said elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.drafting.avoiding import Avoided
from app.drafting.picking import Choices
from app.outline.reading import parse_outline
from tests.drafting.small_bank import JOINTS, bank_of, phrase, picker_of

if TYPE_CHECKING:
    from app.drafting.picking import Picker
    from app.models.roles import Voice

LEADS = ["下一步，先做这些。", "接下来，做好这些。", "往后，办好这些。", "回到岗位上，抓好这些。"]
BANK = bank_of(
    phrases=[phrase("action_lead", text, number) for number, text in enumerate(LEADS)],
    joints=JOINTS,
)


def drawn(picker: Picker, times: int = 1) -> list[str | None]:
    found = (picker.phrase("action_lead") for _ in range(times))
    return [one.text if one else None for one in found]


def test_the_same_choices_draw_the_same() -> None:
    for seed in range(5):
        choices = Choices(seed, turn=3)
        assert drawn(picker_of(BANK, choices), 3) == drawn(picker_of(BANK, choices), 3)


def test_turns_one_after_the_other_begin_with_other_words() -> None:
    for seed in range(5):
        first = [drawn(picker_of(BANK, Choices(seed, turn)))[0] for turn in range(8)]
        assert set(first[:4]) == set(LEADS)
        assert first[4:] == first[:4]


def test_another_seed_puts_them_in_another_order() -> None:
    orders = {tuple(drawn(picker_of(BANK, Choices(seed, 0)), 4)) for seed in range(20)}
    assert len(orders) > 5


def test_nothing_is_drawn_twice_and_then_nothing_at_all() -> None:
    found = drawn(picker_of(BANK), 5)
    assert sorted(filter(None, found)) == sorted(LEADS)
    assert found[4] is None


def test_the_same_words_under_another_id_are_the_same() -> None:
    twin = phrase("action_lead", LEADS[0], 9)
    bank = bank_of(phrases=[phrase("action_lead", LEADS[0], 0), twin])
    assert drawn(picker_of(bank), 2) == [LEADS[0], None]


def test_what_stands_in_the_draft_anyway_is_not_drawn() -> None:
    picker = picker_of(BANK)
    picker.reserve(["p/action_lead/0", LEADS[1]])
    assert set(filter(None, drawn(picker, 4))) == set(LEADS[2:])


def test_a_word_that_has_joined_joins_nothing_else() -> None:
    picker = picker_of(BANK)
    joint = picker.joint("change")
    assert joint is not None
    assert joint.text == "往后，"
    # 往后，办好这些。 would say it again.
    assert set(filter(None, drawn(picker, 4))) == set(LEADS) - {"往后，办好这些。"}
    picker = picker_of(BANK)
    picker.reserve(["往后要常来。"])
    assert picker.joint("change") is None


def test_what_other_texts_have_said_is_not_drawn() -> None:
    avoid = Avoided(("第一段。", f"去年的稿子。{LEADS[2]}再说一句。", LEADS[3]))
    assert set(filter(None, drawn(picker_of(BANK, Choices(0, 0, avoid)), 4))) == set(LEADS[:2])


@pytest.mark.parametrize(
    ("said", "stands"),
    [
        ("10月份，我学了《调查研究》，很受触动。", True),
        ("去年10月份，我学了水库调度，很受触动。后来……", True),
        ("10月份，我学了《调查研究》。很受触动。", False),
        ("10月份，我学了《调查研究》，受了触动。", False),
        ("", False),
    ],
)
def test_a_phrase_is_known_again_whatever_stood_in_its_slots(said: str, *, stands: bool) -> None:
    assert ("{时间}，我学了{学习内容}，很受触动。" in Avoided((said,))) is stands


def test_a_word_or_two_may_stand_in_any_text() -> None:
    assert "大家好" not in Avoided(("大家好。",))
    assert "我说到这里" in Avoided(("我说到这里。",))


def test_a_title_that_others_have_is_better_than_none() -> None:
    bank = bank_of(
        phrases=[phrase("title", "学习心得体会"), phrase("closing.call", "请大家指正。")]
    )
    picker = picker_of(bank, Choices(0, 0, Avoided(("学习心得体会\n请大家指正。",))))
    title = picker.phrase("title")
    assert title is not None
    assert picker.phrase("closing.call") is None


def test_fewer_gaps_go_before_more_told() -> None:
    slots = {"单位": {"kind": "unit"}, "学习": {"kind": "subject"}, "谁": {"kind": "organizer"}}
    texts = {
        "opening.gist": ["{单位}的人学了{学习}。", "{谁}教了{学习}。", "大家都学了。"],
    }
    bank = bank_of(
        phrases=[
            phrase(role, text, n, slots={k: v for k, v in slots.items() if k in text})
            for role, listed in texts.items()
            for n, text in enumerate(listed)
        ]
    )
    outline = parse_outline(
        "kind: 心得体会\nspeaker: {unit: 甲局}\nstudy: {subject: 防汛}\ninsights: [为民]\n"
    )
    picker = picker_of(bank, outline=outline)
    found = [picker.phrase("opening.gist") for _ in range(4)]
    # The first tells all that is known, the second nothing and asks nothing, the last leaves a gap.
    assert [one and one.text for one in found] == [
        "{单位}的人学了{学习}。",
        "大家都学了。",
        "{谁}教了{学习}。",
        None,
    ]


@pytest.mark.parametrize(("voice", "said"), [("plain", "平实的话。"), ("official", "庄重的话。")])
def test_a_phrase_of_another_voice_does_not_speak(voice: Voice, said: str) -> None:
    bank = bank_of(
        phrases=[
            phrase("opening.gist", "平实的话。", 1, voice="plain"),
            phrase("opening.gist", "庄重的话。", 2, voice="official"),
            phrase("opening.gist", "交流时说的话。", 3, reports=["交流研讨材料"]),
        ]
    )
    picker = picker_of(bank, voice=voice)
    found = [picker.phrase("opening.gist") for _ in range(3)]
    assert [one.text for one in found if one] == [said]


def test_a_phrase_made_for_this_kind_goes_before_one_for_any() -> None:
    bank = bank_of(
        phrases=[
            phrase("opening.gist", "随便哪种材料都说得的话。", 1),
            phrase("opening.gist", "心得体会里说的话。", 2, reports=["心得体会"]),
        ]
    )
    for seed in range(6):
        found = picker_of(bank, Choices(seed, 0)).phrase("opening.gist")
        assert found is not None
        assert found.text == "心得体会里说的话。"


OLD = {
    "id": "p/action_lead/1",
    "role": "action_lead",
    "text": "下一步，先做这些。",
    "voice": "plain",
    "seen": 2,
    "source": {"report": "a.txt", "paragraph": 1, "start": 0, "end": 9},
}


@pytest.mark.parametrize(
    ("more", "lent"),
    [
        ({}, True),
        ({"text": "下一步，我要做好{项数}件事。", "slots": {"项数": {"kind": "steps"}}}, True),
        # One report alone; in doubt; with a figure, a day or a place of its own; of an office.
        ({"seen": 1}, False),
        ({"doubt": ("先做",)}, False),
        ({"text": "下一步，先做3件小事。"}, False),
        ({"text": "自{时间}起，先做这些。", "slots": {"时间": {"kind": "event"}}}, False),
        ({"text": "回到{地区}，先做这些。", "slots": {"地区": {"kind": "place"}}}, False),
        ({"text": "下一步，落实党的要求。"}, False),
        ({"voice": None}, False),
    ],
)
def test_a_plain_draft_borrows_what_several_plain_reports_say(
    more: dict[str, object], lent: bool
) -> None:
    bank = bank_of(phrases=[{**OLD, **more}])
    assert bool(picker_of(bank).phrase("action_lead")) == lent


@pytest.mark.parametrize("role", ["opening.bridge", "signoff", "closing.call"])
def test_what_says_its_kind_of_report_is_lent_by_an_old_one_only_where_no_other_does(
    role: str,
) -> None:
    told = {
        "id": f"p/{role}/1",
        "role": role,
        "text": "汇报{点数}点。",
        "voice": None,
        "slots": {"点数": {"kind": "count"}},
    }
    made = phrase(role, "现将情况报告如下。", 2, reports=["心得体会"])
    points = parse_outline("kind: 心得体会\ninsights: [为民, 担当]\n")
    for phrases, texts in (
        ([{**OLD, **told}, made], [made["text"], told["text"]]),
        ([{**OLD, **told}], [told["text"], None]),
    ):
        picker = picker_of(bank_of(phrases=phrases), outline=points, voice="official")
        found = [picker.phrase(role) for _ in range(2)]  # type: ignore[arg-type]
        assert [one.text if one else None for one in found] == texts


def test_a_condition_of_the_place_is_kept() -> None:
    picker = picker_of(BANK)
    found = [picker.phrase("action_lead", lambda one: "办好" in one.text) for _ in range(2)]
    assert [one and one.text for one in found] == [LEADS[2], None]


def test_a_joint_stands_before_its_move_after_its_move_and_once() -> None:
    picker = picker_of(BANK)
    assert picker.joint("fact", "belief") is None
    joint = picker.joint("fact", "belief", "before")
    assert joint is not None
    assert joint.text == "可"
    assert picker.joint("fact", "belief", "before") is None
    assert picker.joint("before", "bound") is None
    assert picker.joint("lacks") is None
