"""What leads into actions: every lead of the shipped bank, and leads of other shapes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from app.bank.loading import load_bank
from app.drafting.drafting import draft_report
from app.drafting.templates import find_template
from app.models.phrase import fill_slots
from app.outline.reading import read_outline
from app.reading import read_report
from app.reading.cues import leads_to_actions
from app.reading.structure import read_lines

if TYPE_CHECKING:
    from app.models.roles import PhraseRole

_EXAMPLES = sorted((Path(__file__).resolve().parents[2] / "examples").glob("*.yaml"))
_SAID = {"writer": "我", "steps": "三", "count": "三"}


def _texts(role: PhraseRole) -> list[str]:
    """Return the bank's phrases of a role with the words in their slots that a draft has there."""
    return [
        fill_slots(
            phrase.text, {name: _SAID.get(slot.kind, name) for name, slot in phrase.slots.items()}
        )
        for phrase in load_bank().by_role(role)
    ]


def test_every_lead_of_the_bank_leads_to_actions() -> None:
    leads = _texts("action_lead")
    assert len(leads) > 5
    assert [text for text in leads if not leads_to_actions(text)] == []


@pytest.mark.parametrize("role", ["opening.gist", "opening.bridge", "opening.content"])
def test_no_opening_of_the_bank_does(role: PhraseRole) -> None:
    openings = _texts(role)
    assert openings
    assert [text for text in openings if leads_to_actions(text)] == []


@pytest.mark.parametrize(
    ("text", "leads"),
    [
        ("对照职责，下一步我有三点打算。", True),
        ("带着这些收获，我将抓好以下工作。", True),
        ("认识到了差距，我准备这样做。", True),
        ("为了把体会变成行动，我给自己列了三件事。", True),
        ("面向今后，我将进一步提高站位，把各项要求落到实处。", True),
        ("着眼下一步，我们把要求落到每个岗位。", True),
        ("放眼今后的工作，要求还得一件一件落下去。", True),
        ("收获很大，我将从以下三个方面谈起。", False),
        ("通过学习我认识到，我们要做到以下三点：", False),
        ("学习之后，我将从三个方面汇报体会。", False),
        ("下面，我将谈谈体会，分为以下三点。", False),
        ("学习之后，今后怎么做，我有三点体会。", False),
    ],
)
def test_what_is_announced_tells_actions_from_reflections(text: str, leads: bool) -> None:
    assert leads_to_actions(text) is leads


@pytest.mark.parametrize("outline", _EXAMPLES, ids=lambda path: path.stem)
def test_a_draft_in_plain_text_is_read_without_doubt(outline: Path, tmp_path: Path) -> None:
    plan, bank, file = read_outline(outline), load_bank(), tmp_path / "a.txt"
    for seed in range(8):
        report = draft_report(plan, bank, find_template(plan.kind), seed)
        file.write_text(report.text, "utf-8")
        read = read_report(file)
        assert read.doubts == (), seed
        for role in ("insight", "action"):
            drafted = sum(block.role == role for block in report.walk())
            assert sum(block.role == role for block in read.walk()) == drafted, (seed, role)


@pytest.mark.parametrize(
    "lead", ["对照职责，下一步我有这样几点打算。", "带着这些收获，我将抓好以下工作。"]
)
@pytest.mark.parametrize("earlier", [1, 2])
@pytest.mark.parametrize(
    ("insights", "actions"), [("一、{}", "一是{}"), ("（一）{}", "1.{}"), ("一是{}", "一是{}")]
)
def test_a_lead_ends_the_last_point_also_where_points_before_it_are_longer(
    lead: str, earlier: int, insights: str, actions: str
) -> None:
    heads = [
        form.replace("一", number, 1).replace("1", str(at)).format(f"要做到{word}。⋯")
        for form, words in ((insights, "甲乙"), (actions, "丙丁"))
        for at, (number, word) in enumerate(zip("一二", words, strict=True), 1)
    ]
    more = ["⋯"] * earlier
    lines = ["学习心得体会", "有两点体会。", heads[0], *more, heads[1], lead, *heads[2:]]
    report = read_lines([line.replace("⋯", "很长的一段话，说的是平常的工作。") for line in lines])
    roles = [block.role for block in report.blocks]
    assert roles == ["title", "opening", "insight", "insight", "action_lead", "action", "action"]
    assert report.doubts == ()
