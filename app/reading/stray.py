"""Lines that are no text of the report: what a web page, a printer or a slide show adds to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.patterns import lazy
from app.reading.stretches import Cut

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LONGEST = 60
_LONGEST_EDITORIAL = 200
_PAGE = lazy(
    r"第\s*\d{1,3}\s*页[共第页/\s\d]*|[-—–－]+\s*\d{1,3}\s*[-—–－]+|\d{1,3}\s*/\s*\d{1,3}"
    r"|[【\[（(](?:PPT|幻灯片|ppt|图片?|视频|插图|播放|翻页|切换|停顿|此处|配图|放映)[^】\])）]{0,20}[】\]）)]"
)
# What stands above a title on a web page.
_ABOVE = lazy(
    r"(?:您|你)?(?:现在的?|当前)?(?:的)?(?:位置|所在位置)\s*[：:]|首页\s*[>》/｜|]|.{0,12}(?:点击|长按|扫码|戳).{0,10}(?:关注|蓝字|二维码)|.{0,8}关注我们"
    r"|(?:点击|点)?上方.{0,6}关注"
)
_EDITORIAL = lazy(
    r"小编|(?:以下|下面)(?:是|为).{0,10}(?:大家|您|你).{0,8}(?:整理|收集|带来|准备|分享)|(?:欢迎|仅供)(?:大家)?(?:阅读|参考|借鉴)"
)


def leading_lines(lines: Sequence[str]) -> int:
    """Return how many lines at the beginning a web page has set above the title."""
    count = 0
    while count < len(lines) - 1 and _is_above(lines[count]):
        count += 1
    return count


def is_editorial(text: str) -> bool:
    """Tell whether a paragraph is what an editor says of the report: 下面是小编为大家整理的…"""
    return len(text) <= _LONGEST_EDITORIAL and _EDITORIAL.search(text) is not None


def is_stray(text: str) -> bool:
    """Tell whether a line among the text is the number of a page, or a sign to the speaker."""
    return len(text) <= _LONGEST and _PAGE.fullmatch(text.strip()) is not None


def among_stray(cuts: Sequence[Cut], stray: Sequence[int]) -> Iterator[Cut]:
    """Yield the cuts of a body with one for each stray line that stands between two blocks.

    One within a block stays in it.
    """
    starts = {cut.line for cut in cuts if not cut.offset}
    between = [line for line in stray if _next(stray, line) in starts]
    yield from sorted(
        (*cuts, *(Cut(line, 0, "body") for line in between)), key=lambda cut: (cut.line, cut.offset)
    )


def _next(stray: Sequence[int], line: int) -> int:
    """Return the first line behind a stray one that is none."""
    while line in stray:
        line += 1
    return line


def _is_above(text: str) -> bool:
    return len(text) <= _LONGEST and (_ABOVE.match(text) is not None or is_stray(text))
