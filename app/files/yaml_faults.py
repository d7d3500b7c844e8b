"""What is wrong with a YAML text that cannot be read, in plain words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from app.files.yaml_quoting import shortened
from app.files.yaml_scalars import dash_problems
from app.messages import N_, _
from app.patterns import lazy

if TYPE_CHECKING:
    import yaml

    from app.errors import Problem
    from app.files.yaml_losses import Losses
    from app.files.yaml_quoting import Source

# The parser's own words, and what a writer of YAML has usually done.
_SAY = {
    "mapping values are not allowed in this context": N_("多了一个“: ”，或这一行的缩进不对"),
    "mapping keys are not allowed in this context": N_("内容不能以“? ”开头"),
    "block sequence entries are not allowed in this context": N_("“- ”要另起一行"),
    "could not find expected ':'": N_("上面缺一个冒号，或冒号后面没有空格"),
    "did not find expected key": N_("缩进不齐，或上面的引号、括号没有关上"),
    "did not find expected '-' indicator": N_("列表里有一行不是“- ”开头的"),
    "did not find expected ',' or ']'": N_("上面的 [ 没有关上，或少一个半角逗号"),
    "did not find expected ',' or '}'": N_("上面的 { 没有关上，或少一个半角逗号"),
    "did not find expected node content": N_("两个逗号之间是空的，或内容不能以这个符号开头"),
    "did not find expected alphabetic or numeric character": N_("以 * 或 & 开头的内容没有加引号"),
    "did not find expected comment or line break": N_("以 | 或 > 开头的内容没有加引号"),
    "did not find expected whitespace or line break": N_("以 ! 开头的内容没有加引号"),
    "did not find expected tag URI": N_("以 ! 开头的内容没有加引号"),
    "found undefined tag handle": N_("以 ! 开头的内容没有加引号"),
    "found character that cannot start any token": N_("内容不能以这个符号开头"),
    "found unknown directive name": N_("内容不能以 % 开头"),
    "found incompatible YAML document": N_("%YAML 后面的版本不对，删去这一行"),
    "found a tab character that violates indentation": N_("缩进里有制表符"),
    "found a tab character where an indentation space is expected": N_("缩进里有制表符"),
    "found unexpected end of stream": N_("引号没有关上"),
    "found unexpected document indicator": N_("引号没有关上"),
    "found unexpected ':'": N_("冒号后面没有空格"),
    "found unknown escape character": N_("双引号里的反斜杠要写两个"),
    "did not find expected hexdecimal number": N_("双引号里的反斜杠要写两个"),
    "did not find expected <document start>": N_("“...”下面不能再写内容"),
}
# Where these are told, what matters is where the quotation began.
_QUOTES = ("'", '"')
_UNCLOSED = ("found unexpected end of stream", "found unexpected document indicator")

_NO_KEY = ("could not find expected ':'",)
_INDENT = ("mapping values are not allowed in this context",)

_EVENTS = {
    "deep": (N_("层次太深"), N_("不要超过 40 层")),
    "second": (N_("一个文件里只能写一份"), N_("删去“---”和它下面的内容，或另存成文件")),
}

# What the value of a line begins with, or holds, if quotes would mend it.
_TO_QUOTE = lazy(r"[-*&!|>%@`\[\]{},?\"'#]|.*:(?:\s|$)")


def fault_problems(error: yaml.YAMLError, source: Source, losses: Losses) -> list[Problem]:
    """Return what kept a text from being read, with its place, and the words lost before it."""
    said = getattr(error, "problem", None) or ""
    began = _index(getattr(error, "context_mark", None), source)
    at = began if said in _UNCLOSED else _index(getattr(error, "problem_mark", None), source)
    lost = losses.problems
    before = len(lost)
    losses.stop(at)
    near = len(lost) > before or losses.in_brackets
    if lost and (near or lost[-1].line == source.line(at)):
        # What was lost just before, or in brackets, is why the parser could not go on.
        return lost
    dashes = dash_problems(source, began, at) if said in _NO_KEY else []
    what = _("YAML 写法不对")
    if said in _SAY:
        what = _("YAML 写法不对：{}").format(_(_SAY[said]))
    fault = (
        _behind_closed(source, losses, at)
        or _colon_nearby(source, at)
        or source.problem(at, what, _hint(source, said, losses, at))
    )
    return list(dict.fromkeys([*lost, *(dashes or [fault])]))


def event_problem(
    event: yaml.Event | yaml.Token, what: Literal["deep", "second"], source: Source
) -> Problem:
    """Return the problem of a part of YAML that is not taken here, with its place."""
    said, hint = _EVENTS[what]
    return source.problem(event.start_mark.index if event.start_mark else 0, _(said), _(hint))


def place_of(event: yaml.Event | yaml.Token) -> tuple[int, int]:
    """Return the line and column (both from 1) where an event or a token starts."""
    mark = event.start_mark
    # The C parser gives every event its mark; only events made by hand have none.
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def _index(mark: yaml.Mark | None, source: Source) -> int:
    return min(mark.index, len(source.text)) if mark else 0


def _behind_closed(source: Source, losses: Losses, at: int) -> Problem | None:
    """Return the problem of words behind a value that its quotes or brackets have closed."""
    start, end = losses.closed_before(at), losses.words_end(at)
    rest = source.text[at:end]
    if start is None or not rest:
        return None
    in_quotes = source.text[start] in _QUOTES
    what = _("引号关上以后还有字：“{}”") if in_quotes else _("括号关上以后还有字：“{}”")
    return source.problem(
        at, what.format(shortened(rest)), _("整个加引号：{}").format(source.quoted(start, end))
    )


def _colon_nearby(source: Source, at: int) -> Problem | None:
    """Return what kept the line above the fault, or its own, from being a key with a value."""
    own = source.line_start(at)
    above = source.line_start(len(source.text[:own].rstrip()))
    for start in (above, own):
        if ": " not in source.text[start : source.line_end(start)]:
            problem = source.colon_problem(start, tight=start == above)
            if problem:
                return problem
    return None


def _hint(source: Source, said: str, losses: Losses, at: int) -> str:
    own = source.line_start(at)
    near = source.text[source.line_start(max(0, own - 1)) : source.line_end(at)]
    if re.search(r"^ *\t", near, re.MULTILINE):
        return _("缩进要用空格，不能用制表符")
    start = source.value_start(at)
    words = source.text[start : source.line_end(start)]
    if not losses.in_brackets and _TO_QUOTE.match(words):
        in_doubt = said in _INDENT
        hint = _("是文字，就加引号：{}；也检查缩进") if in_doubt else _("是文字，就加引号：{}")
        return hint.format(source.quoted(start, start + len(words)))
    return _("检查缩进、冒号后的空格；以 * & [ { @ % 等符号开头的内容要加引号")
