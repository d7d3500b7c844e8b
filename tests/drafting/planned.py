"""A plan of an outline given as YAML, with a small bank and an anatomy of blocks and points."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.drafting.anatomy import Anatomy, PointAnatomy
from app.drafting.picking import Choices
from app.drafting.plan import Plan, PlannedPoint, texts
from app.drafting.planning import plan_report
from app.outline.reading import parse_outline
from tests.drafting.small_bank import JOINTS, bank_of, phrase

if TYPE_CHECKING:
    from app.bank.phrase_bank import PhraseBank
    from app.models.roles import Voice

_LEARNED = {"所学": {"kind": "learned"}}
BANK = bank_of(
    phrases=[
        phrase("title", "学习心得体会"),
        phrase("opening.background", "我学了{名称}。", slots={"名称": {"kind": "subject"}}),
        phrase("opening.content", "这句话我记到今天：{所学}。", slots=_LEARNED),
        phrase("opening.bridge", "有{几}点体会。", slots={"几": {"kind": "count"}}),
        phrase("action_lead", "下一步，做好{几}件事。", slots={"几": {"kind": "steps"}}),
        phrase("action_lead", "接下来，", 2),
        phrase("closing.call", "请大家指正。"),
        phrase("signoff", "我说到这里。"),
    ],
    joints=JOINTS,
    questions=[
        {"id": f"p/question/{asks}", "asks": asks, "text": text}
        for asks, text in (
            ("fact", "这一条是哪件事？"),
            ("shows", "这件事让你看见了什么？"),
            ("change", "往后哪里不一样？"),
            ("measure", "头一件做什么？"),
            ("because", "这一条从哪件事来？"),
        )
    ],
    headings=[
        {"id": "p/heading/deed", "text": "多问一句话", "deeds": ["多问一句"]},
        {"id": "p/heading/class", "text": "安全没有旁观的人", "classes": ["hazard"]},
    ],
    remarks=[
        {
            "id": "p/remark/1",
            "deed": "多问一句",
            "text": "多问一句只要三秒钟。",
            "fits": ["多问了一句"],
            "unfit": ["问题"],
        }
    ],
    vocabulary={
        "classes": {"hazard": ["安全"]},
        "deeds": [{"name": "多问一句", "verbs": ["多问了一句"]}],
    },
)
"""A bank in which each rule has but one way to be seen."""

ANATOMY = Anatomy(
    blocks={
        "标题": ("title",),
        "称谓": (),
        "开头": ("opening.background", "opening.content", "opening.bridge"),
        "下一步引语": ("action_lead",),
        "结尾": ("closing.call",),
        "结束语": ("signoff",),
    },
    points={"体会": PointAnatomy("一、"), "下一步": PointAnatomy("一是")},
)


def planned(
    text: str,
    bank: PhraseBank = BANK,
    anatomy: Anatomy = ANATOMY,
    seed: int = 0,
    voice: Voice = "plain",
) -> Plan:
    """Return the plan of an outline."""
    outline = parse_outline(f"kind: 心得体会\nvoice: {voice}\nspeaker: false\ndate: false\n{text}")
    return plan_report(outline, bank, anatomy, Choices(seed, turn=0))


def block(plan: Plan, name: str) -> str:
    """Return the characters of a block."""
    return texts(plan.blocks[name].words)


def told(points: tuple[PlannedPoint, ...]) -> list[tuple[str, str]]:
    """Return the heading and the body of each point."""
    return [(texts(point.heading), point.text) for point in points]
