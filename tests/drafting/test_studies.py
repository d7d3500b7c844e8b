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
