"""What kind of report a tree is: 心得体会, 交流研讨材料 or 学习情况报告."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.models.report import Block

_SPOKEN_TITLE = re.compile(r"交流|研讨|发言|讲话|演讲")
_REPORT_TITLE = re.compile(r"情况(?:的)?(?:报告|汇报|总结)")
_SPOKEN_SIGNOFF = re.compile(r"汇报|发言|交流|谢谢|聆听|完毕|大家")


def kind_of(blocks: Sequence[Block]) -> str:
    """Return the kind of a report, by its title and by whether it is meant to be spoken."""
    title = _text(blocks, "title")
    if _REPORT_TITLE.search(title):
        return "学习情况报告"
    spoken = _SPOKEN_TITLE.search(title) or _text(blocks, "salutation")
    if spoken or _SPOKEN_SIGNOFF.search(_text(blocks, "signoff")):
        return "交流研讨材料"
    return "心得体会"


def _text(blocks: Sequence[Block], role: str) -> str:
    return "".join(line.text for block in blocks if block.role == role for line in block.paragraphs)
