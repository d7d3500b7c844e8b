"""What heads a point: the writer's words, an answer cut, a sentence of the pack, or its theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.drafting.plan import texts
from tests.drafting.planned import planned

if TYPE_CHECKING:
    from app.bank.phrase_bank import PhraseBank


def heads(points: str) -> list[str]:
    plan = planned(f"insights: [{points}]\nnext_steps: false\n")
    return [texts(point.heading) for point in plan.insights]


ASKED = "{theme: 安全, facts: [发药前多问了一句姓名。]}"


@pytest.mark.parametrize(
    ("point", "heading"),
    [
        ("{theme: 安全, heading: 自己的标题, facts: [发药前多问了一句姓名。]}", "自己的标题"),
        ("{theme: 安全, heading: false, facts: [发药前多问了一句姓名。]}", ""),
        # An answer that is a heading as it stands goes before what a pack has.
        (
            "{theme: 安全, facts: [{fact: 发药前多问了一句姓名。, shows: 不看手快，看口勤。}]}",
            "不看手快，看口勤",
        ),
        # One that hangs on its fact does not head it.
        (
            "{theme: 安全, facts: [{fact: 发药前多问了一句姓名。, shows: 这一句救了人。}]}",
            "多问一句话",
        ),
        (ASKED, "多问一句话"),
        # A sentence for a class of themes takes up the theme's word of that class, which the point
        # says too, or it is a maxim; a word that any matter may share (旁观) is none.
        ("{theme: 安全, facts: [安全帽挂在墙上。]}", "安全没有旁观的人"),
        ("{theme: 安全, facts: [工地外面旁观了一上午。]}", "安全"),
        ("{theme: 安全, facts: [帽子挂在墙上。]}", "安全"),
        ("{theme: 没有的主题, facts: [帽子挂在墙上。]}", "没有的主题"),
        ("{facts: [帽子挂在墙上。]}", ""),
    ],
)
def test_a_point_is_headed_by_what_is_nearest_to_it(point: str, heading: str) -> None:
    assert heads(point) == [heading]


@pytest.mark.parametrize(
    ("theme", "fact"),
    [
        ("责任", "护士小周发现瓶签上的名字是10床的，当场换了下来"),
        ("学习", "他们的床头卡上写着病人喜欢别人怎么叫他"),
        ("土地", "爷爷去世前交代，门口那三分地不能荒"),
        ("利他", "搭班的小骆把伞借出去十几把，还回来九把，他照样往里添"),
        ("审核", "抽出会议、培训支出凭证460份，超标准的13份"),
        ("同事", "后来换成“刚才三号窗等了十二分钟”，她说那笔是挂失"),
    ],
)
def test_a_shared_word_of_any_matter_brings_no_maxim_of_the_pack(
    bank: PhraseBank, theme: str, fact: str
) -> None:
    outline = f"insights: [{{theme: {theme}, facts: ['{fact}']}}]\nnext_steps: false\n"
    for seed in range(3):
        (point,) = planned(outline, bank, seed=seed).insights
        assert texts(point.heading) == theme


def test_points_are_all_headed_by_sentences_or_all_by_their_themes() -> None:
    assert heads(f"{ASKED}, {{theme: 协作, facts: [帽子挂在墙上。]}}") == ["安全", "协作"]
    said = "{theme: 协作, facts: [{fact: 帽子挂在墙上。, shows: 不看手快，看口勤。}]}"
    assert heads(f"{ASKED}, {said}") == ["多问一句话", "不看手快，看口勤"]


def test_labels_that_are_alike_head_nothing() -> None:
    alike = "{theme: 协作, facts: [帽子挂在墙上。]}"
    assert heads(f"{alike}, {alike}") == ["", ""]


def test_no_sentence_of_the_pack_heads_two_points() -> None:
    assert heads(f"{ASKED}, {ASKED}") == ["", ""]
    assert heads(f"{ASKED}, {ASKED.replace('安全', '用药')}") == ["安全", "用药"]


def test_beside_the_writers_own_heading_a_point_without_one_has_its_theme() -> None:
    """Asked which they would hand in, readers took the label: a missing heading looks forgotten."""
    assert heads("{heading: 先听后修, facts: [甲。]}, {theme: 协作, facts: [乙。]}") == [
        "先听后修",
        "协作",
    ]
    # Whoever wants none over one point says nothing of the others.
    assert heads("{heading: false, facts: [甲。]}, {theme: 协作, facts: [乙。]}") == ["", "协作"]


def test_an_answer_that_heads_no_point_stands_in_its_text() -> None:
    said = "{theme: 核对, facts: [{fact: 帽子挂在墙上。, shows: 不看手快，看口勤}]}"
    plan = planned(f"insights: [{said}, {{theme: 协作, facts: [帽子掉了。]}}]\nnext_steps: false\n")
    assert [texts(point.heading) for point in plan.insights] == ["核对", "协作"]
    assert plan.insights[0].text == "帽子挂在墙上。不看手快，看口勤。"


def test_what_heads_a_point_is_not_said_in_it_again() -> None:
    plan = planned(
        "insights:\n"
        "  - facts: [{fact: 发药前核对了姓名, shows: 不看手快，看口勤, lacks: 还差两班}]\n"
        "next_steps: false\n"
    )
    (point,) = plan.insights
    assert texts(point.heading) == "不看手快，看口勤"
    assert [one.origin.ref for one in point.heading] == ["insights[0].facts[0].shows"]
    assert "看口勤" not in point.text
    assert point.text.startswith("发药前核对了姓名。还差两班。")


@pytest.mark.parametrize(
    ("answers", "text"),
    [
        ("shows: 不看手快，看口勤。", "发药前核对了姓名。"),
        ("shows: 她答得上来, thought: 不看手快，看口勤", "发药前核对了姓名。她答得上来。"),
        # Only a part of what is said, or a step, stands there all the same.
        ("shows: 不看手快，看口勤。她答得上来", "发药前核对了姓名。不看手快，看口勤。她答得上来。"),
        ("change: 不看手快，看口勤", "发药前核对了姓名。往后，不看手快，看口勤。"),
    ],
)
def test_an_answer_that_the_writer_takes_as_a_heading_is_not_said_again(
    answers: str, text: str
) -> None:
    plan = planned(
        "insights:\n"
        "  - heading: 不看手快，看口勤\n"
        f"    facts: [{{fact: 发药前核对了姓名, {answers}}}]\n"
        "next_steps: false\n"
    )
    (point,) = plan.insights
    assert texts(point.heading) == "不看手快，看口勤"
    assert point.text == text


def test_a_heading_of_an_outline_may_be_made_of_several_pieces() -> None:
    assert heads("{heading: {content: [先听, 后修]}, facts: [甲。]}") == ["先听后修"]
