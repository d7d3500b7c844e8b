"""What drafting sets beside facts of twelve trades, judged by people sentence by sentence.

The facts were written without a look at the vocabulary of deeds: good news and bad, scenes, counts,
visits, what colleagues did. What nobody has judged fails, so that whoever writes a new remark,
reading or heading reads it behind the facts that bring it.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from app.bank.loading import load_bank
from app.drafting.picking import Choices
from app.drafting.plan import texts
from app.drafting.planning import plan_report
from app.outline.reading import parse_outline
from tests.drafting.planned import ANATOMY

_BANK = load_bank()
# As many turns as any fact here has words to choose from.
_TURNS = 6
_BORROWED = ("remark", "reading")


@cache
def judged(half: str) -> list[dict[str, Any]]:
    """Return the facts of a half with what was said of the words beside them."""
    path = Path(__file__).parent / "beside" / f"{half}.yaml"
    return list(yaml.safe_load(path.read_text("utf-8")))


@cache
def beside(theme: str, fact: str) -> frozenset[str]:
    """Return all sentences and headings that drafts may set beside a fact."""
    point = {"theme": theme, "facts": [fact]}
    told = {"kind": "心得体会", "voice": "plain", "insights": [point], "next_steps": False}
    outline = parse_outline(yaml.safe_dump(told, allow_unicode=True))
    found = set()
    for turn in range(_TURNS):
        (planned,) = plan_report(outline, _BANK, ANATOMY, Choices(0, turn)).insights
        found |= {one.text for one in planned.sayings if one.tier in _BORROWED}
        found |= {texts(planned.heading)} - {theme, ""}
    return frozenset(found)


def appearing(half: str, judgement: str) -> list[tuple[str, str]]:
    """Return what may stand beside the facts of a half and is judged so."""
    return [
        (entry["fact"], text)
        for entry in judged(half)
        for text in entry.get(judgement, ())
        if text in beside(entry["theme"], entry["fact"])
    ]


@pytest.mark.parametrize("half", ["first", "held"])
def test_there_are_eighty_facts_of_twelve_trades(half: str) -> None:
    assert len({entry["fact"] for entry in judged(half)}) == 80


@pytest.mark.parametrize("half", ["first", "held"])
def test_whatever_may_stand_beside_a_fact_is_judged(half: str) -> None:
    unjudged = [
        (entry["fact"], text)
        for entry in judged(half)
        for text in beside(entry["theme"], entry["fact"])
        if not any(text in entry.get(name, ()) for name in ("right", "struck", "false"))
    ]
    assert unjudged == []


def test_at_most_two_facts_of_a_hundred_have_something_false_or_cruel_beside_them() -> None:
    wrong = [fact for half in ("first", "held") for fact, _ in appearing(half, "false")]
    assert len(set(wrong)) * 100 <= 2 * 160, wrong


def test_at_most_one_of_ten_borrowed_sentences_and_headings_would_be_struck_out() -> None:
    halves = ("first", "held")
    right = sum(len(appearing(half, "right")) for half in halves)
    struck = [
        one for half in halves for name in ("struck", "false") for one in appearing(half, name)
    ]
    assert right > 40
    assert len(struck) * 10 <= right + len(struck), struck
