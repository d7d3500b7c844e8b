"""What a draft asks its writer in its gaps, a sitting asks too: else `ask` says all is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.drafting.answered import answered
from app.drafting.picking import Choices
from app.drafting.planning import plan_report
from app.drafting.questions import questions
from app.drafting.templates import Template, find_template
from app.outline.reading import parse_outline

if TYPE_CHECKING:
    from app.bank.phrase_bank import PhraseBank
    from app.drafting.questions import Asked
    from app.models.outline import Outline

ODD = [
    "insights: [{content: 我就说这一段。}]",
    "insights: [{content: 我就说这一段。}]\nnext_steps: {lead: 我想了想。}",
    "insights: [{theme: 核对, content: 一段。, facts: [甲]}, {content: 又一段。}]",
    "insights: false",
    "insights: [{facts: {fact: 走访了12个乡镇, change: 这样做}}]",
    "insights: [{facts: {fact: 走访了12个乡镇, change: 这样做}}, {content: 一段。}]",
    "insights: [{facts: {fact: 走访了12个乡镇, change: 这样做}}, {theme: 核对}]",
    "insights: [{facts: {fact: 走访了12个乡镇, change: 这样做}}, {facts: [乙]}]",
    "insights: [{facts: [甲, 乙, {fact: 丙, before: 丁}]}]",
    "insights: [{facts: {fact: 走访, lacks: 台账没有建}}]\nnext_steps: [守夜]",
    "insights: [{facts: [{fact: 走访, lacks: 台账没有建}, {fact: 查岗, change: 每周查}]}]",
    "insights: [{facts: [{fact: 走访, lacks: 台账没有建}, {fact: 查, lacks: 灯不亮}]}]",
    "insights: [{facts: [甲]}]\nnext_steps: [{heading: 把台账建起来}]",
    "insights: [{facts: [甲]}]\nnext_steps: [{heading: 把台账建起来, theme: 台账}, 守夜]",
    "insights: [{facts: [甲]}]\nnext_steps: [{facts: [乙]}, {content: 一段。}]",
    "insights: [{facts: [甲]}]\nnext_steps: [{measures: [守夜]}, {content: [], measures: [查岗]}]",
    "insights: [{facts: [甲]}]\nnext_steps: {lead: 三件事。, items: [{heading: 守夜}]}",
    "insights: [{facts: [甲]}]\nnext_steps: false",
    "insights: [{theme: 安全, measures: [守夜]}, {heading: 看低分}, {facts: [甲], heading: false}]",
]


@pytest.mark.parametrize("kind", ["心得体会", "学习情况报告"])
@pytest.mark.parametrize("voice", ["plain", "official"])
@pytest.mark.parametrize("points", [False, True])
@pytest.mark.parametrize("told", ODD)
def test_what_a_draft_asks_is_asked_of_its_writer(
    bank: PhraseBank, told: str, voice: str, kind: str, *, points: bool
) -> None:
    outline = parse_outline(f"kind: {kind}\nvoice: {voice}\n{told}\n")
    asked = {one.key for one in questions_on(outline, bank)}
    assert asked or not gaps_in(outline, bank)
    # A short answer that points back stands in no plan.
    answer = "这是{}的答话" if points else "从{}做起，每周查一遍"
    for _ in range(40):
        left = questions_on(outline, bank)
        if not left:
            break
        key = left[0].key
        outline = answered(outline, key, answer.format(len(key)))
        assert key not in {one.key for one in questions_on(outline, bank)}
    assert gaps_in(outline, bank) == []


@pytest.mark.parametrize(
    ("told", "key"),
    [
        (ODD[0], "next_steps"),
        ("insights: false", "next_steps"),
        ("insights: [{facts: {fact: 走访, change: 这样做}}]", "next_steps"),
        ("insights: [甲]\nnext_steps: [{heading: 守夜}]", "next_steps[0].measures"),
        (
            "insights: [{facts: [{fact: 走访, lacks: 台账没有建}, 查岗]}]\nnext_steps: [守夜]",
            "insights[0].facts[0].change",
        ),
    ],
)
def test_what_the_plan_still_lacks_is_asked_in_the_first_round(
    bank: PhraseBank, told: str, key: str
) -> None:
    outline = parse_outline(f"kind: 心得体会\nvoice: plain\n{told}\n")
    if "lacks" not in told:
        assert key in gaps_in(outline, bank)
    assert key in [one.key for one in questions_on(outline, bank) if one.first]


def test_a_plan_that_an_answer_can_make_is_not_asked_for_besides(bank: PhraseBank) -> None:
    for told in ("{facts: [走访]}", "{theme: 核对}", "{facts: [{fact: 走访, change: 每周走}]}"):
        outline = parse_outline(f"kind: 心得体会\ninsights: [{told}]\n")
        assert "next_steps" not in {one.key for one in questions_on(outline, bank)}


def gaps_in(outline: Outline, bank: PhraseBank) -> list[str]:
    """Return the keys of the questions that stand in the draft of an outline."""
    anatomy = Template(find_template(outline.kind)).anatomy
    plan = plan_report(outline, bank, anatomy, Choices())
    asking = (one for one in plan.sayings() if one.move == "question")
    return [words.origin.ref for one in asking for words in one.words]


def questions_on(outline: Outline, bank: PhraseBank) -> list[Asked]:
    """Return what is worth asking about an outline."""
    return questions(outline, bank, find_template(outline.kind))
