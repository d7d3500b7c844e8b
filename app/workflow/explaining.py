"""Why each sentence of a draft stands, told to its writer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.drafting.plan import TIER_LABELS
from app.outline.speaking import spoken_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.drafting.plan import Plan, Saying, Words


def explain(plan: Plan) -> str:
    """Return a line on each saying of a plan: its words, what entitles it to stand, from where."""
    return "".join(f"{line}\n" for line in _lines(plan))


def _lines(plan: Plan) -> Iterator[str]:
    blocks = list(plan.blocks.items())
    middle = next((n for n, (name, _) in enumerate(blocks) if name == "下一步引语"), len(blocks))
    for name, block in blocks[:middle]:
        yield from _told(name, block.sayings)
    for number, point in enumerate(plan.insights, 1):
        yield from _told(f"体会第 {number} 条", point.sayings, point.heading)
    for name, block in blocks[middle : middle + 1]:
        yield from _told(name, block.sayings)
    for number, point in enumerate(plan.steps, 1):
        yield from _told(f"下一步第 {number} 条", point.sayings, point.heading)
    for name, block in blocks[middle + 1 :]:
        yield from _told(name, block.sayings)


def _told(
    place: str, sayings: tuple[Saying, ...], heading: tuple[Words, ...] = ()
) -> Iterator[str]:
    if not sayings and not heading:
        return
    yield f"〔{place}〕"
    if heading:
        yield f"  标题 {''.join(one.text for one in heading)}  ← {_source(heading)}"
    for saying in sayings:
        label = TIER_LABELS[saying.tier]
        why = f"；{saying.why}" if saying.why else ""
        yield f"  {saying.text.strip()}\n    ← {label}：{_source(saying.words)}{why}"


def _source(words: tuple[Words, ...]) -> str:
    """Return the keys and phrases that words come from, each once, in order."""
    found = (
        spoken_key(one.origin.ref) if one.origin.kind == "outline" else one.origin.ref
        for one in words
        if one.origin.kind != "template"
    )
    return "、".join(dict.fromkeys(found)) or "固定的格式"
