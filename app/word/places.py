"""Where a line of text stands, for programs and for people."""

from __future__ import annotations

from typing import NamedTuple


class Where(NamedTuple):
    """A place of a file: its part (empty for a file of one part), and words for people.

    `label` reads like 正文第 3 段, 表格 2 第 1 行第 3 列, 首页页眉, 脚注 2.
    """

    part: str
    label: str
