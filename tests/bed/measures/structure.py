"""Sentences that speak of the text itself."""

from __future__ import annotations

import re

from app.models.outline import Outline
from app.models.report import Report
from tests.bed.told import Found, all_sentences, is_own

_OF_ITSELF = re.compile(
    "(?:以上|上述|上面|前面)(?:所说|说的|提到|讲的)?(?:这)?[几两三四五六七]?(?:点|条|个方面|件事|项)|"
    "(?:这|本)(?:篇|份)?(?:文章|材料|发言稿|报告里)|本文|上文|下文|如前所述|综上所述|这[两三四五六七几]点体会|"
    "下面(?:我)?(?:从|分|就)[两三四五六七几]|(?:前|后|上|下)一(?:点|条)(?:里|中|说|讲)"
)


def talk_of_the_text(outline: Outline, report: Report) -> Found:
    """Find the borrowed sentences after the opening that speak of the text's own structure.

    A bridge at the end of the opening, and the lead into the plan, may count what follows
    (三点体会): the genre has them. What looks back at points of the text does not.
    """
    later = [
        one
        for block in report.blocks
        if block.role in ("insight", "action", "closing")
        for one in all_sentences(report.model_copy(update={"blocks": (block,)}))
    ]
    faults = [
        one.text
        for one in later
        if _OF_ITSELF.search("".join("□" if is_own(s) else s.text for s in one.spans))
    ]
    return Found(len(later), tuple(faults))
