"""What is wrong with a template, in the words of somebody who writes one: jinja's are English."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from app.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Sequence

# What jinja calls the parts of a template.
_PARTS = {
    "end of print statement": "}}",
    "end of statement block": "%}",
    "end of template": "文件的末尾",
    "name": "一个名称",
    "string": "引号里的文字",
    "integer": "一个数",
}
# Said at once, or only once the branch that asks for it is taken.
_NO_FILTER = (r"No (?:filter|test) named '([^']+)'", "“|”或 is 后面没有“{}”这种写法")
# Its own words, and a writer's; what is found in them stands for {}.
_SYNTAX = (
    (r"unexpected char ['\"](.+)['\"] at", "“{}”用不了：括号、逗号、引号要用半角，引号要成对"),
    (r"closed is '(\w+)'", "“{}”没有关上：在后面写 {{% end{} %}}"),
    (r"unknown tag 'end(\w+)'", "“end{}”前面没有对应的 {{% {} … %}}"),
    (r"unknown tag '([^']+)'", "没有“{}”这种语句"),
    (r"[Uu]nexpected '?([^',]+)'?, expected '?([^'.]+)", "这里要写“{1}”，写的是“{0}”"),
    (r"expected token '([^']+)', got '([^']+)'", "这里要写“{0}”，写的是“{1}”"),
    (r"Expected an expression, got '([^']+)'", "“{}”前面缺内容"),
    (r"Missing end of comment", "说明没有用 #}} 关上"),
    (r"Missing end of raw", "“raw”没有关上：在后面写 {{% endraw %}}"),
    _NO_FILTER,
    (r"can't assign", "这里不能赋值"),
    (r"block '([^']+)' defined twice", "“{}”写了两次"),
)
_RUNNING = (
    _NO_FILTER,
    (r"'([^']*)' is undefined|has no attribute '([^']*)'", "没有“{}”这个名称"),
    (r"access to attribute '([^']+)'", "不能用“{}”"),
    (r"division|modulo", "除数是零"),
    (r"not iterable", "for 后面的不是列表"),
    (r"not callable", "它后面不能有括号"),
    (r"no loader", "不能用 include、import、extends"),
    (r"argument", "括号里写的东西不对（个数，或用了“名称=”）"),
)
# More of what somebody wrote does not help to find it.
_LONGEST = 40
_CHINESE = lazy("[\u4e00-\u9fff]")


def said_of_syntax(message: str | None) -> str:
    """Return what a syntax error means, or nothing where only jinja knows."""
    words = message or ""
    return _translated(words, _SYNTAX) or (words if _CHINESE.search(words) else "")


def said_of_running(error: BaseException) -> str:
    """Return what went wrong while a template was rendered."""
    if isinstance(error, RecursionError | MemoryError | OverflowError):
        return "要做的太多，停不下来"
    words = str(error)
    # What this program's own functions say is Chinese already.
    own = words if _CHINESE.search(words) else "这一行算不出来"
    return _translated(words, _RUNNING) or own


def _translated(words: str, table: Sequence[tuple[str, str]]) -> str:
    for pattern, said in table:
        if match := re.search(pattern, words):
            found = [_PARTS.get(part, _short(part)) for part in match.groups() if part]
            return said.format(*(found * 2 if len(found) == 1 else found))
    return ""


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST else words[:_LONGEST] + "…"
