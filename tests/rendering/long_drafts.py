"""Five long drafts of both kinds: the examples with many facts and what their writer says of them,
in which marks, figures and letters are mixed as people mix them, and the longest clauses fill a
line without any.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml

from app.bank.loading import load_bank
from app.drafting.drafting import draft_report
from app.drafting.templates import find_template
from app.outline.reading import parse_outline

if TYPE_CHECKING:
    from app.bank.phrase_bank import PhraseBank
    from app.models.report import Report

TOLD: dict[str, Any] = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text("utf-8"))
INSIGHTS = ("为民", "质量", "担当", "创新", "学习")
NEXT_STEPS = ("学习", "效率", "协作", "规范", "服务")

_RUN_IN = '**{{ 点.序号("一、") }}{{ 点.标题 }}{{ 点.句号 }}**'
_OWN_LINE = '## {{ 点.序号("一、") }}{{ 点.标题 }}\n\n'


class Kind(NamedTuple):
    """What one draft starts from: an example, the seed, and whether headings have own lines."""

    example: str
    seed: int
    own_line: bool = False


KINDS = (
    Kind("数字政府建设", 1),
    Kind("教学评一体化", 2, own_line=True),
    Kind("护理安全", 3),
    Kind("设备检修", 4, own_line=True),
    Kind("设备检修", 5),
)


def long_drafts(checkout: Path, folder: Path) -> list[Report]:
    """Return the five drafts; the templates of those with own-line headings go into `folder`."""
    bank = load_bank()
    return [_draft(checkout, folder, bank, kind) for kind in KINDS]


def _draft(checkout: Path, folder: Path, bank: PhraseBank, kind: Kind) -> Report:
    path = checkout / "examples" / f"{kind.example}.yaml"
    outline = parse_outline(_longer(path.read_text("utf-8"), kind.seed), str(path))
    template = find_template(outline.kind)
    if kind.own_line:
        text = template.read_text("utf-8").replace('"一是"', '"一、"', 1)
        assert _RUN_IN in text
        template = folder / template.name
        template.write_text(text.replace(_RUN_IN, _OWN_LINE, 1), "utf-8")
    return draft_report(outline, bank, template, kind.seed)


def _longer(text: str, turn: int) -> str:
    """Return an example's outline with five points and five actions, its facts begun elsewhere."""
    outline: dict[str, Any] = yaml.safe_load(text)
    for key in ("insights", "体会", "next_steps", "下一步", "length", "篇幅"):
        outline.pop(key, None)
    facts, measures = _turned(TOLD["facts"], 3 * turn), _turned(TOLD["measures"], turn)
    outline["insights"] = [
        {"theme": theme, "facts": facts[point :: len(INSIGHTS)]}
        for point, theme in enumerate(INSIGHTS)
    ]
    outline["next_steps"] = [
        {"theme": theme, "measures": measures[point :: len(NEXT_STEPS)]}
        for point, theme in enumerate(NEXT_STEPS)
    ]
    return yaml.safe_dump({**outline, "voice": "plain"}, allow_unicode=True, sort_keys=False)


def _turned(listed: list[Any], turn: int) -> list[Any]:
    turn %= len(listed)
    return listed[turn:] + listed[:turn]
