"""Where a line stands, told in the language that is spoken.

What people call a line (正文第 3 段) is a name, too: names sheets hold it, and it is typed back. So
it is Chinese in every language until it is told.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from app.messages import N_, _, language
from app.patterns import lazy

if TYPE_CHECKING:
    import re

# The parts of a name, each with the message that tells it.
_PARTS: tuple[tuple[re.Pattern[str], str], ...] = (
    (lazy(r"正文第 (\d+) 段"), N_("正文第 {} 段")),
    (lazy(r"^第 (\d+) 段"), N_("第 {} 段")),
    (lazy(r"第 (\d+) 行(“.*?”)第 (\d+) 列"), N_("第 {0} 行{1}第 {2} 列")),
    (lazy(r"第 (\d+) 行第 (\d+) 列"), N_("第 {0} 行第 {1} 列")),
    (lazy(" ?的(?=表格|文本框)"), N_("的")),
    (lazy(r"表格 (\d+)"), N_("表格 {}")),
    (lazy(r"文本框 (\d+)"), N_("文本框 {}")),
    (lazy(r"脚注 (\d+)"), N_("脚注 {}")),
    (lazy(r"尾注 (\d+)"), N_("尾注 {}")),
    (lazy(r"批注 (\d+)"), N_("批注 {}")),
    (lazy(r"第 (\d+) 节(?=.*页[眉脚])"), N_("第 {} 节")),
    (lazy("首页(?=页[眉脚])"), N_("首页")),
    (lazy("偶数页(?=页[眉脚])"), N_("偶数页")),
    (lazy("页眉"), N_("页眉")),
    (lazy("页脚"), N_("页脚")),
)


def place_told(label: str) -> str:
    """Return what people call a line in the language that is spoken."""
    if language() == "zh":
        return label
    # What a form says itself stays as it is.
    own, opened, heading = label.partition("（")
    for part, message in _PARTS:
        own = part.sub(partial(_told, _(message)), own)
    return f"{own} ({heading.removesuffix('）')})" if opened else own


def _told(message: str, found: re.Match[str]) -> str:
    return message.format(*found.groups())
