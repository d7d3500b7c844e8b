"""Why each sentence of a draft stands, told to its writer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.drafting.plan import TIER_LABELS
from app.messages import _
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
        yield from _told(_("体会第 {} 条").format(number), point.sayings, point.heading)
    for name, block in blocks[middle : middle + 1]:
        yield from _told(name, block.sayings)
    for number, point in enumerate(plan.steps, 1):
        yield from _told(_("下一步第 {} 条").format(number), point.sayings, point.heading)
    for name, block in blocks[middle + 1 :]:
        yield from _told(name, block.sayings)


def _told(
    place: str, sayings: tuple[Saying, ...], heading: tuple[Words, ...] = ()
) -> Iterator[str]:
    if not sayings and not heading:
        return
    yield f"〔{place}〕"
    if heading:
        yield "  " + _("标题 {heading}  ← {source}").format(
            heading="".join(one.text for one in heading), source=_source(heading)
        )
    for saying in sayings:
        label = _(TIER_LABELS[saying.tier])
        told = _("{label}：{source}；{why}") if saying.why else _("{label}：{source}")
        told = told.format(label=label, source=_source(saying.words), why=saying.why)
        yield f"  {saying.text.strip()}\n    ← {told}"


def _source(words: tuple[Words, ...]) -> str:
    """Return the keys and phrases that words come from, each once, in order."""
    found = (
        spoken_key(one.origin.ref) if one.origin.kind == "outline" else one.origin.ref
        for one in words
        if one.origin.kind != "template"
    )
    return _("、").join(dict.fromkeys(found)) or _("固定的格式")
