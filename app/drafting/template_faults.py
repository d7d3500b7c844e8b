"""What is wrong with a template, in the words of somebody who writes one: jinja's are English."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jinja2 import TemplateRuntimeError, TemplateSyntaxError

from app.messages import N_, _
from app.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Sequence

# What jinja calls the parts of a template.
_PARTS = {
    "end of print statement": "}}",
    "end of statement block": "%}",
    "end of template": N_("文件的末尾"),
    "name": N_("一个名称"),
    "string": N_("引号里的文字"),
    "integer": N_("一个数"),
}
# Said at once, or only once the branch that asks for it is taken.
_NO_FILTER = (r"No (?:filter|test) named '([^']+)'", N_("“|”或 is 后面没有“{}”这种写法"))
# Its own words, and a writer's; what is found in them stands for {}.
_SYNTAX = (
    (r"unexpected char ['\"](.+)['\"] at", N_("“{}”用不了：括号、逗号、引号要用半角，引号要成对")),
    (r"closed is '(\w+)'", N_("“{0}”没有关上：在后面写 {{% end{0} %}}")),
    (r"unknown tag 'end(\w+)'", N_("“end{0}”前面没有对应的 {{% {0} … %}}")),
    (r"unknown tag '([^']+)'", N_("没有“{}”这种语句")),
    (r"[Uu]nexpected '?([^',]+)'?, expected '?([^'.]+)", N_("这里要写“{1}”，写的是“{0}”")),
    (r"expected token '([^']+)', got '([^']+)'", N_("这里要写“{0}”，写的是“{1}”")),
    (r"Expected an expression, got '([^']+)'", N_("“{}”前面缺内容")),
    (r"Missing end of comment", N_("说明没有用 #}} 关上")),
    (r"Missing end of raw", N_("“raw”没有关上：在后面写 {{% endraw %}}")),
    _NO_FILTER,
    (r"can't assign", N_("这里不能赋值")),
    (r"block '([^']+)' defined twice", N_("“{}”写了两次")),
)
_RUNNING = (
    _NO_FILTER,
    (r"'([^']*)' is undefined|has no attribute '([^']*)'", N_("没有“{}”这个名称")),
    (r"access to attribute '([^']+)'", N_("不能用“{}”")),
    (r"division|modulo", N_("除数是零")),
    (r"not iterable", N_("for 后面的不是列表")),
    (r"not callable", N_("它后面不能有括号")),
    (r"no loader", N_("不能用 include、import、extends")),
    (r"argument", N_("括号里写的东西不对（个数，或用了“名称=”）")),
)
# More of what somebody wrote does not help to find it.
_LONGEST = 40
_CHINESE = lazy("[\u4e00-\u9fff]")


class UnfitError(TemplateRuntimeError):
    """What this program has no use for in what a template makes, told to its writer."""


class IllFormedError(TemplateSyntaxError):
    """What this program has no use for in how a template is written, told to its writer."""


def said_of_syntax(error: TemplateSyntaxError) -> str:
    """Return what a syntax error means, or nothing where only jinja knows."""
    words = error.message or ""
    if isinstance(error, IllFormedError):
        return words
    return _translated(words, _SYNTAX) or (words if _CHINESE.search(words) else "")


def said_of_running(error: BaseException) -> str:
    """Return what went wrong while a template was rendered."""
    if isinstance(error, RecursionError | MemoryError | OverflowError):
        return _("要做的太多，停不下来")
    words = str(error)
    if isinstance(error, UnfitError):
        return words
    # What names something that jinja does not know may be told as it is.
    own = words if _CHINESE.search(words) else _("这一行算不出来")
    return _translated(words, _RUNNING) or own


def _translated(words: str, table: Sequence[tuple[str, str]]) -> str:
    for pattern, said in table:
        if match := re.search(pattern, words):
            parts = [part for part in match.groups() if part]
            found = [_(_PARTS[part]) if part in _PARTS else _short(part) for part in parts]
            return _(said).format(*found)
    return ""


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST else words[:_LONGEST] + "…"
