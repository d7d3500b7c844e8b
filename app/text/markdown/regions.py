"""What spans lines in Markdown: properties, comments, code in fences, HTML's tables and scripts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from app.patterns import lazy
from app.text.characters import HAN
from app.text.markdown.inline import literal
from app.text.markdown.signs import BREAK

if TYPE_CHECKING:
    from collections.abc import Iterator

_PROPERTIES = lazy(r"\A---[ \t]*\n((?:[\w -]+:.*\n(?:[ \t-].*\n|\n)*)+)---[ \t]*(?:\n|$)")
_KEY = lazy(r"^([\w -]+):", re.MULTILINE)
_REGION = lazy(
    r"^[ \t>]*(?P<fence>`{3,}|~{3,})(?P<language>[^\n`]*)\n"
    r"(?P<code>(?:.*\n)*?)[ \t>]*(?P=fence)[`~]*[ \t]*$"
    r"|(?<!\\)<(?:!--(?P<comment>[\s\S]*?)--"
    r"|(?P<tag>script|style)\b[\s\S]*?</(?P=tag)\s*"
    r"|table\b(?P<table>[\s\S]*?)</table\s*)>",
    re.MULTILINE | re.IGNORECASE,
)
# A whole draft may stand in a fence, as programs that write one set it.
_NO_LANGUAGE = ("", "markdown", "md", "text", "txt")
_PROSE = lazy(rf"[{HAN}][^\n]{{12,}}[。；！？]", re.MULTILINE)
_COMMENTED = "\ue006"  # A line end inside a comment.


class ToldAt(NamedTuple):
    """What is told of what is gone: its line and column, from 1, what it was, and what to do."""

    line: int
    column: int
    what: str
    hint: str = ""


def without_regions(text: str) -> tuple[str, list[ToldAt]]:
    """Return a text in which nothing spans lines any more, with as many lines, and what is told.

    Code stands escaped, an HTML table as rows in its first line, `BREAK` between them.
    """
    told: list[ToldAt] = []
    if front := _PROPERTIES.match(text):
        keys = "、".join(_KEY.findall(front[1]))
        told.append(ToldAt(1, 1, f"开头的属性没有放进来：{keys}", "要用的写进正文"))
        text = "\n" * front[0].count("\n") + text[front.end() :]

    def replaced(region: re.Match[str]) -> str:
        lines = region[0].count("\n")
        line = text.count("\n", 0, region.start()) + 1
        column = region.start() - text.rfind("\n", 0, region.start())
        if region["fence"]:
            code = region["code"].split("\n")[:-1]
            return "\n".join(["", *map(literal, code), ""])
        if region["table"] is not None:
            # What reads HTML is only loaded for a text that has some.
            from app.text.markdown.html_tables import html_rows

            return BREAK + BREAK.join(html_rows(region["table"])) + BREAK + "\n" * lines
        if region["comment"] is not None:
            told.append(ToldAt(line, column, "注释没有放进来", "要用的写进正文"))
            return _COMMENTED * lines
        told.append(ToldAt(line, column, f"网页的 {region['tag']} 没有放进来"))
        return "\n" * lines

    return "\n".join(map(_rejoined, _REGION.sub(replaced, text).split("\n"))), told


def code_places(text: str) -> Iterator[tuple[int, int]]:
    """Yield where code stands between fences in a text; prose that is fenced is none."""
    if "```" in text or "~~~" in text:
        for region in _REGION.finditer(text):
            said = (region["language"] or "").strip().lower()
            if region["fence"] and not (said in _NO_LANGUAGE and _PROSE.search(region["code"])):
                yield region.span()


def _rejoined(line: str) -> str:
    """Return a line whose comment held line ends, with these behind it."""
    return line.replace(_COMMENTED, "") + "\n" * line.count(_COMMENTED)
