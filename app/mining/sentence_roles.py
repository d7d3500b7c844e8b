"""What a sentence does in its block, told by the cues these reports use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.patterns import lazy

if TYPE_CHECKING:
    import re

    from app.models.roles import BlockRole, PhraseRole

_NUMERAL = "[一二三四五六七八九十两几0-9]+"

_OPENING: tuple[tuple[PhraseRole, re.Pattern[str]], ...] = (
    (
        "opening.bridge",
        lazy(
            rf"有(?:以下|如下)?{_NUMERAL}(?:点|个方面|方面|条)的?(?:体会|感受|认识|收获|启示)"
            r"|(?:下面|接下来|现).*(?:汇报|交流|分享|谈)|体会有[二三四五六]|概括起来"
            rf"|{_NUMERAL}(?:个?(?:方面|维度|层面|角度)|句话).*(?:汇报|谈|交流|分享)"
        ),
    ),
    (
        "opening.greeting",
        lazy(r"大家(?:[上下]午|早上|晚上)?好|^(?:我是|各位)|很?高兴(?:参加|能|有机会)"),
    ),
    (
        "opening.background",
        lazy(r"^(?:近期|近日|为|按照|根据|在|这次|此次|\d).*(?:要求|安排|部署|组织|通知|通过)"),
    ),
    ("opening.content", lazy(r"收录|涵盖|分为|主要讲|讲授了|围绕.*作了")),
    ("opening.gist", lazy(r"感悟|收获|感受|启发|深受|受益|触动|提升了|更深")),
)

_EVIDENCE = lazy(
    r"指出|强调|宣告|提到|讲到|要求我们|以来|回望|历程|揭示|课程|案例|老师|专题|书中|文中"
    r"|^“[^“”]{8,}”|金句|重点。$"
)
_RESOLVE = lazy(
    r"^(?:作为|我们?[要将必应]|要|必须|继续|今后|下一步|以|围绕|结合|坚持|通过).*|我们?(?:更要|要|将|必须)|更应"
)
_CALL = lazy(r"让我们|同志们|我们一起|携手|共同(?:努力|奋斗)")


def sentence_role(block: BlockRole, sentence: str) -> PhraseRole | None:
    """Return the phrase role of a sentence that stands in a block, or None in other blocks."""
    if block == "opening":
        return next((role for role, cue in _OPENING if cue.search(sentence)), "opening.content")
    if block == "insight":
        return _insight_role(sentence)
    if block == "action":
        return "action.measure"
    if block == "closing":
        return "closing.call" if _CALL.search(sentence) else "closing.pledge"
    whole: dict[BlockRole, PhraseRole] = {"action_lead": "action_lead", "signoff": "signoff"}
    return whole.get(block)


def _insight_role(sentence: str) -> PhraseRole:
    if _RESOLVE.search(sentence):
        return "insight.resolve"
    if _EVIDENCE.search(sentence):
        return "insight.evidence"
    return "insight.meaning"
