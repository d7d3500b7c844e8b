"""What is wrong with a YAML text, in plain words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from app.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Sequence

    import yaml

# The parser's own words, and what a writer of YAML has usually done.
_SAY = {
    "mapping values are not allowed in this context": "多了一个“: ”，或这一行的缩进不对",
    "could not find expected ':'": "上面缺一个冒号，或冒号后面没有空格",
    "did not find expected key": "缩进不齐，或上面的引号、括号没有关上",
    "did not find expected '-' indicator": "列表里有一行不是“- ”开头的",
    "did not find expected ',' or ']'": "上面的 [ 没有关上，或少一个半角逗号",
    "did not find expected ',' or '}'": "上面的 { 没有关上，或少一个半角逗号",
    "did not find expected node content": "括号没有关上，或里面缺内容",
    "did not find expected alphabetic or numeric character": "以 * 或 & 开头的内容没有加引号",
    "found character that cannot start any token": "内容不能以这个符号开头",
    "found a tab character that violates indentation": "缩进里有制表符",
    "found unexpected end of stream": "引号没有关上",
    "found unexpected ':'": "冒号后面没有空格",
    "found unknown escape character": "双引号里的反斜杠要写两个",
}

_EVENTS = {
    "deep": ("层次太深", "不要超过 40 层"),
    "alias": ("不支持 YAML 的引用（*）", "以 * 开头的内容要加引号"),
    "second": ("一个文件里只能写一份", "删去“---”和它下面的内容，或另存成文件"),
}

# A short word at the start of a line with a full-width colon, and no other colon in the line.
_WIDE_KEY = re.compile(r"\s*(?:- )?[\w\u4e00-\u9fff]{1,10}：(?!.*: )")
_TIGHT_KEY = re.compile(r"\s*(?:- )?[\w\u4e00-\u9fff]{1,10}:[^\s/](?!.*: )")
_FORBIDDEN = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def syntax_problem(error: yaml.YAMLError, path: str, lines: Sequence[str]) -> Problem:
    """Return what kept a text from being read, with its place."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if mark is None:
        return _forbidden_character(path, lines)
    wide = _wide_colon(lines, mark.line)
    if wide is not None:
        what = "YAML 写法不对：冒号是全角的"
        at = lines[wide].index("：") + 1
        return Problem(what, "改成半角“:”，后面空一格", path, wide + 1, at, lines[wide])
    tight = _tight_colon(lines, mark.line)
    if tight is not None:
        what = "YAML 写法不对：冒号后面没有空格"
        at = lines[tight].index(":") + 1
        return Problem(what, "在冒号后面空一格", path, tight + 1, at, lines[tight])
    said = getattr(error, "problem", None) or getattr(error, "context", None) or ""
    plain = f"：{_SAY[said]}" if said in _SAY else f"（{said}）"
    return Problem(
        f"YAML 写法不对{plain}",
        _hint(lines, mark.line),
        path,
        mark.line + 1,
        mark.column + 1,
        _line(lines, mark.line),
    )


def event_problem(
    event: yaml.Event | yaml.Token,
    what: Literal["deep", "alias", "second"],
    path: str,
    lines: Sequence[str],
) -> Problem:
    """Return the problem of a part of YAML that is not taken here, with its place."""
    line, column = place_of(event)
    told, hint = _EVENTS[what]
    return Problem(told, hint, path, line, column, _line(lines, line - 1))


def place_of(event: yaml.Event | yaml.Token) -> tuple[int, int]:
    """Return the line and column (both from 1) where an event or a token starts."""
    mark = event.start_mark
    # The C parser gives every event its mark; only events made by hand have none.
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def _wide_colon(lines: Sequence[str], line: int) -> int | None:
    """Return the line that a full-width colon kept from being a key: this one, or just above."""
    for number in (line - 1, line):
        if 0 <= number < len(lines) and _WIDE_KEY.match(lines[number]):
            return number
    return None


def _tight_colon(lines: Sequence[str], line: int) -> int | None:
    """Return the line just above the fault that is a key without the blank after its colon."""
    above = (n for n in range(min(line, len(lines)) - 1, max(-1, line - 3), -1) if lines[n].strip())
    number = next(above, None)
    return number if number is not None and _TIGHT_KEY.match(lines[number]) else None


def _forbidden_character(path: str, lines: Sequence[str]) -> Problem:
    for number, line in enumerate(lines):
        if found := _FORBIDDEN.search(line):
            sign = f"U+{ord(found[0]):04X}"
            what, hint = f"有看不见的控制字符（{sign}）", "删去它再试"
            return Problem(what, hint, path, number + 1, found.start() + 1, line)
    return Problem("YAML 里有不能用的字符", "删去它再试", path)


def _hint(lines: Sequence[str], line: int) -> str:
    near = lines[max(0, line - 1) : line + 1]
    if any("\t" in one for one in near):
        return "缩进要用空格，不能用制表符"
    if any("：" in one and ":" not in one for one in near):
        return "冒号要用半角“:”，后面空一格"
    return "检查缩进、冒号后的空格；以 * & [ { @ % 等符号开头的内容要加引号"


def _line(lines: Sequence[str], line: int) -> str:
    return lines[line] if line < len(lines) else ""
