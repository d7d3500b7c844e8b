"""The writer's own words become sentences with their marks set right."""

from __future__ import annotations

import pytest

from app.drafting.supply import Supply
from app.drafting.wording import Wording, sentence
from app.models.phrase import Phrase
from tests.drafting.small_bank import NOTHING_SAID, bank_of


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("好", "好。"),
        ("好！", "好！"),
        ("好，，", "好。"),
        ("好、：；", "好。"),
        ("记下这一条,", "记下这一条。"),
        ("记下这一条:", "记下这一条。"),
        # What an entity ends in is no mark.
        ("张&amp;", "张&amp;。"),
        # Nothing is lost of what is a mark and no more.
        ("，", "，"),
    ],
)
def test_marks_at_the_end_that_wait_for_more_become_the_stop(words: str, said: str) -> None:
    assert sentence(words, "closing").text == said


@pytest.mark.parametrize(
    ("role", "said", "ward", "nurse"),
    [
        (
            "opening.gist",
            "我深感责任重大，我市也不例外。",
            "我们深感责任重大，我市也不例外。",
            "我深感责任重大，我市也不例外。",
        ),
        ("closing.pledge", "今后我们将更加细心。", "今后我们将更加细心。", "今后我将更加细心。"),
        ("opening.bridge", "下面谈谈我的体会。", "下面谈谈我们的体会。", "下面谈谈我的体会。"),
        ("opening.greeting", "我是护理部的老兵。", "我是护理部的老兵。", "我是护理部的老兵。"),
    ],
)
def test_an_old_report_is_said_in_the_drafts_person(
    role: str, said: str, ward: str, nurse: str
) -> None:
    source = {"report": "a.txt", "paragraph": 1, "start": 0, "end": len(said)}
    told = Phrase.model_validate({"id": "p/x/1", "role": role, "text": said, "source": source})
    for person, wanted in (("我们", ward), ("我", nurse)):
        words = Wording(Supply(NOTHING_SAID, 0, person), bank_of()).formula(told)
        assert "".join(one.text for one in words) == wanted
