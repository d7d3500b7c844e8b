"""What was studied, and how, stands in every phrase of the bank as people say it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from app.drafting.plan import texts
from app.drafting.supply import Supply
from app.drafting.wording import Wording
from app.models.outline import Outline, Section, Study
from tests.text.study_pairs import PAIRS

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.bank.phrase_bank import PhraseBank
    from app.models.phrase import Phrase
    from app.models.report import Report

_EVENTS = "培训|讲座|课程|研讨|辅导|轮训|研修|宣讲|自学"
# 培训班学习心得体会 is what people write; 培训班集中培训 is not.
_TWICE = re.compile(rf"({_EVENTS}|学习)会?(?:的|了)?\1|(?:班|讲堂|论坛)(?:{_EVENTS}|集中|专题)")


def phrases(bank: PhraseBank) -> list[Phrase]:
    return [
        phrase
        for phrase in bank.phrases
        if any(slot.kind in ("study", "subject") for slot in phrase.slots.values())
    ]


@pytest.mark.parametrize(("subject", "form", "joined"), PAIRS)
def test_no_phrase_of_the_bank_says_an_event_twice(
    bank: PhraseBank, subject: str, form: str, joined: str
) -> None:
    outline = Outline(kind="心得体会", study=Study(subject=subject, form=form), insights=Section())
    wording = Wording(Supply(outline, 3, "我"), bank)
    found = phrases(bank)
    assert found
    for phrase in found:
        text = texts(wording.phrase(phrase))
        own = _TWICE.search(subject) or _TWICE.search(joined)
        assert own or not _TWICE.search(text), text


@pytest.mark.parametrize(
    ("study", "says", "never"),
    [
        ("{名称: 年轻干部培训班, 形式: 集中培训}", "年轻干部培训班", "班集中"),
        ("{名称: 《民法典》, 形式: 集中学习}", "《民法典》", "学习的学习"),
        ("{名称: 学习《民法典》, 形式: 专题讲座}", "《民法典》", "学习学习"),
        ("{名称: 政治理论学习, 形式: 线上}", "政治理论", "学习学习"),
        ("学习贯彻某次全会精神", "某次全会精神", "学习学习"),
    ],
)
@pytest.mark.parametrize("kind", ["心得体会", "交流研讨材料"])
def test_a_draft_says_it_once(
    drafts: Callable[..., Report], kind: str, study: str, says: str, never: str
) -> None:
    for seed in range(12):
        text = drafts(f"文种: {kind}\n学习内容: {study}\n体会: [为民]\n", seed).text
        assert says in text
        assert never not in text


@pytest.mark.parametrize(
    ("study", "says", "never"),
    [
        # One attends an event and studies a matter; of a meeting nobody says 学的是.
        ("{名称: 年轻干部培训班, 组织单位: 县委}", "年轻干部培训班", "学的是|学习年轻|学了"),
        ("{名称: 护理行动, 形式: 专题研讨, 组织单位: 党委}", "护理行动专题研讨", "学的是|学了"),
        ("{名称: 仓储标准化, 形式: 轮训, 组织单位: 公司}", "轮训", "参加了仓储标准化。"),
        ("{名称: 《规程》, 形式: 网上自学, 组织单位: 生技部}", "网上自学", "参加了《规程》"),
    ],
)
def test_the_occasion_takes_the_word_that_fits(
    drafts: Callable[..., Report], study: str, says: str, never: str
) -> None:
    for seed in range(12):
        text = drafts(
            f"文种: 心得体会\n标题: 体会\n语体: plain\n学习内容: {study}\n体会: [为民]\n", seed
        ).text
        assert says in text
        assert not re.search(never, text), text


def test_a_quotation_says_where_it_was_heard_only_where_that_is_known(
    drafts: Callable[..., Report],
) -> None:
    fact = "体会: [{事例: [{事情: 核对了三遍, 所学: “先看后签”}]}]\n"
    for study, where in (("{名称: 核对, 形式: 专题培训}", "课上"), ("{名称: 核对}", "学习")):
        said = {
            drafts(f"文种: 心得体会\n学习内容: {study}\n{fact}", seed).text for seed in range(9)
        }
        assert any(f"{where}" in text for text in said)
        assert not any("【场合】" in text for text in said)


@pytest.mark.parametrize("voice", ["plain", "official"])
@pytest.mark.parametrize(
    ("unit", "name", "organizer", "hosts"),
    [
        ("矿安全培训科", "", "矿安全培训科", True),
        ("县农业农村局党组", "", "局党组", True),
        ("县农业农村局党组", "", "县委组织部", False),
        ("县农业农村局党组", "姓名: 王敏", "局党组", False),
    ],
)
def test_who_ordered_the_study_himself_neither_takes_part_nor_is_told_to(
    drafts: Callable[..., Report], voice: str, unit: str, name: str, organizer: str, hosts: bool
) -> None:
    speaker = ", ".join(filter(None, (f"单位: {unit}", name)))
    study = f"名称: 新版规程, 形式: 专题培训, 组织单位: {organizer}, 时间: 5月"
    head = f"文种: 学习情况报告\n语体: {voice}\n发言人: {{{speaker}}}\n学习内容: {{{study}}}\n"
    for seed in range(4):
        front = drafts(f"{head}体会: [事例: [办班14期]]\n", seed).text.partition("一、")[0]
        assert "新版规程" in front
        assert (organizer not in front and "参加" not in front) is hosts
