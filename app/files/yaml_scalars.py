"""What YAML makes of a scalar other than its words: lines run together, signs taken for text."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from app.files.yaml_quoting import BLANKS, BULLET, ODD_COLON, ODD_REMARK
from app.messages import N_, _
from app.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    import yaml

    from app.errors import Problem
    from app.files.yaml_quoting import Source

UNSUSPICIOUS = lazy(rf"[^-－–−•·●▪—{BLANKS}\n][^{BLANKS}\n]*")
"""Words of which nothing can be lost: most of all words, told at a glance."""

_DASH = lazy("-(?=[^ \t-])")
_ODD_INDENT = lazy(f"[{BLANKS}]")
_ESCAPED_BREAK = lazy(r"(?<!\\)(?:\\\\)*\\$")
_BLOCK_HEAD = lazy(r"[|>][+-]?[1-9]?[+-]?(?:[ \t]+#+(?:\s.*)?)?\s*")
_BROKEN = N_("写在一行里；要分段，用 |，下面一段一行")


def plain_losses(
    start: int, end: int, source: Source, *, key: bool = False, flow: bool = False
) -> Iterator[Problem]:
    """Yield what is lost or bent of words without quotes that stand between two places.

    `key` tells that a colon follows them, `flow` that they stand in brackets.
    """
    if not flow and (dashes := dash_problems(source, start, end)):
        yield from dashes
    elif "\n" in source.text[start:end]:
        yield from _run_together(source, start, end, flow=flow)
    else:
        yield from _signs(source, start, end, key=key, opens=not flow and source.opens_line(start))


def quoted_losses(event: yaml.ScalarEvent, source: Source) -> Iterator[Problem]:
    """Yield what is bent of words in quotes, or in a block."""
    start, end = span(event)
    raw = source.text[start:end]
    if event.style in ("|", ">"):
        yield from _block_losses(event, source)
        return
    for (_start, above), (at, below) in pairwise(_lines(raw, start)):
        escaped = event.style == '"' and _ESCAPED_BREAK.search(above)
        if not escaped and _would_join(above, below):
            hint = _("上面的引号没有关上，就补上；或写在一行里；要分段，用 |，下面一段一行")
            yield _blank_put_in(source, at, below, hint)
            return


def span(event: yaml.Event) -> tuple[int, int]:
    """Return where an event begins and ends in its text."""
    start, end = event.start_mark, event.end_mark
    # The parser gives every event its marks; only events made by hand have none.
    return (start.index if start else 0, end.index if end else 0)


def dash_problems(source: Source, start: int, end: int) -> list[Problem]:
    """Return each line between two places that opens with the dash of a list but no space."""
    lines = _lines(source.text[start:end], start)
    return [
        _tight_dash(source, at, source.line_end(at))
        for at, line in lines
        if _DASH.match(line) and source.opens_line(at)
    ]


def _lines(raw: str, start: int) -> Iterator[tuple[int, str]]:
    """Yield each line of a scalar without its indentation, and where it stands."""
    for line in raw.split("\n"):
        words = line.lstrip(" \t")
        yield start + len(line) - len(words), words
        start += len(line) + 1


def _tight_dash(source: Source, start: int, end: int) -> Problem:
    hint = (
        _("是一条，就在“-”后面空一格（半角）；是文字，就加引号：{}")
        if source.opens_line(start)
        else _("是一条，就另起一行，在“-”后面空一格（半角）；是文字，就加引号：{}")
    )
    what = _("“-”后面没有空格，不算列表的一条")
    return source.problem(start, what, hint.format(source.quoted(start, end)))


def _run_together(source: Source, start: int, end: int, *, flow: bool) -> Iterator[Problem]:
    """Yield the first line of some words that goes on behind the one above it."""
    for (_start, above), (at, below) in pairwise(_lines(source.text[start:end], start)):
        if colon := source.colon_problem(at):
            yield colon
        elif below.startswith("- "):
            what = _("这一行的“-”缩进太深，不算新的一条，会接到上一行后面")
            yield source.problem(at, what, _("和上一条的“-”上下对齐"))
        elif source.text[end : end + 1] == ":" and not flow:
            what = _("“{}”缩进太深，会接到上一行后面").format(below)
            yield source.problem(at, what, _("和同一层的键上下对齐"))
        elif above and below:
            hint = _("上面的括号没有关上，就补上；少了半角逗号，也补上") if flow else _(_BROKEN)
            yield _blank_put_in(source, at, below, hint)
        else:
            # An empty line between them begins a paragraph, as it looks.
            continue
        return


def _blank_put_in(source: Source, at: int, line: str, hint: str) -> Problem:
    words = line if len(line) <= 12 else f"{line[:12]}…"
    what = _("“{}”会接到上一行后面，中间多出一个空格").format(words)
    return source.problem(at, what, hint)


def _signs(source: Source, start: int, end: int, *, key: bool, opens: bool) -> Iterator[Problem]:
    """Yield what is wrong with one line of words because of a sign in it."""
    words = source.text[start:end]
    quoted = source.quoted(start, end)
    if ODD_COLON.match(words) and (problem := source.colon_problem(start)):
        yield problem
    elif not key and re.match(r"-(?=[^\d-])", words):
        yield _tight_dash(source, start, end)
    elif not key and opens and BULLET.match(words):
        what = _("列表的一条不能用“{}”开头").format(words[0])
        yield source.problem(start, what, _("改成“- ”；是文字，就加引号：{}").format(quoted))
    elif key and opens and _ODD_INDENT.match(words):
        yield source.problem(start, _("缩进里有全角或特殊的空格"), _("改成半角的空格"))
    if remark := ODD_REMARK.search(words):
        what = _("“{}”前面的空格不是半角的，会当成正文").format(remark[1])
        hint = _("是说明，就改成两个半角的空格；是文字，就加引号：{}").format(quoted)
        yield source.problem(start + remark.start(1), what, hint)


def _block_losses(event: yaml.ScalarEvent, source: Source) -> Iterator[Problem]:
    start, end = span(event)
    raw = source.text[start:end]
    head, *_rest = raw.split("\n")
    if not event.value or not _BLOCK_HEAD.fullmatch(head):
        what = _("YAML 会把“{}”当成分段的记号丢掉").format(head.strip())
        quoted = source.quoted(start, start + len(head))
        hint = _("是文字，就加引号：{}；要分段，下面一段一行").format(quoted)
        yield source.problem(start, what, hint)
    lines = list(_lines(raw, start))[1:] if event.style == ">" else []
    for (_start, above), (at, below) in pairwise(lines):
        if _would_join(above, below):
            hint = _("把上面的 > 改成 |，就一行一段；或写成一行")
            yield _blank_put_in(source, at, below, hint)
            return


def _would_join(above: str, below: str) -> bool:
    """Tell whether a blank would come between two lines where Chinese has none."""
    above, below = above.rstrip(), below.strip()
    return bool(above and below) and not (above[-1].isascii() and below[0].isascii())
