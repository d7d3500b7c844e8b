"""What spans lines in Markdown: properties, comments, code in fences, HTML's tables and scripts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from app.messages import _
from app.patterns import lazy
from app.text.characters import HAN
from app.text.markdown.inline import literal
from app.text.markdown.signs import BREAK

if TYPE_CHECKING:
    from collections.abc import Iterator

_PROPERTIES = lazy(
    r"\A---[ \t]*\n((?:[\w -]+:.*\n(?:(?!---[ \t]*(?:\n|\Z))(?:[ \t-].*)?\n)*+)++)"
    r"---[ \t]*(?:\n|\Z)"
)
_KEY = lazy(r"^([\w -]+):", re.MULTILINE)
# No more of the signs of a fence are looked for at its end.
_OPENING = lazy(
    r"^[ \t>]*(?P<fence>`{3,20}|~{3,20})(?P<language>[^\n`]*)\n"
    r"|(?<!\\)<(?:(?P<comment>!--)|(?P<tag>script|style|table)\b)",
    re.MULTILINE | re.IGNORECASE,
)
_LEAST_FENCE = 3
# A whole draft may stand in a fence, as programs that write one set it.
_NO_LANGUAGE = ("", "markdown", "md", "text", "txt")
_PROSE = lazy(rf"^[^\n{HAN}]*+[{HAN}][^\n]{{12,}}[。；！？]", re.MULTILINE)
_COMMENTED = "\ue006"  # A line end inside a comment.


class ToldAt(NamedTuple):
    """What is told of what is gone: its line and column, from 1, what it was, and what to do."""

    line: int
    column: int
    what: str
    hint: str = ""


class _Region(NamedTuple):
    """What spans lines: its kind, where it and its inside start and end, its line and column."""

    kind: str
    start: int
    first: int
    last: int
    end: int
    line: int
    column: int
    language: str

    def inside(self, text: str) -> str:
        """Return what stands between what opens and what closes it."""
        return text[self.first : self.last]


def without_regions(text: str) -> tuple[str, list[ToldAt]]:
    """Return a text in which nothing spans lines any more, with as many lines, and what is told.

    Code stands escaped, an HTML table as rows in its first line, `BREAK` between them.
    """
    told: list[ToldAt] = []
    if front := _PROPERTIES.match(text):
        keys = "、".join(_KEY.findall(front[1]))
        told.append(ToldAt(1, 1, _("开头的属性没有放进来：{}").format(keys), _("要用的写进正文")))
        text = "\n" * front[0].count("\n") + text[front.end() :]

    pieces: list[str] = []
    done = 0
    for region in _regions(text):
        pieces.append(text[done : region.start])
        pieces.append(_instead(text, region, told))
        done = region.end
    pieces.append(text[done:])
    return "\n".join(map(_rejoined, "".join(pieces).split("\n"))), told


def _instead(text: str, region: _Region, told: list[ToldAt]) -> str:
    """Return what stands for a region, with as many line ends."""
    kind, start, end = region.kind, region.start, region.end
    lines = text.count("\n", start, end)
    if kind == "fence":
        return "\n".join(["", *map(literal, region.inside(text).split("\n")[:-1]), ""])
    if kind == "table":
        # What reads HTML is only loaded for a text that has some.
        from app.text.markdown.html_tables import html_rows

        return BREAK + BREAK.join(html_rows(region.inside(text))) + BREAK + "\n" * lines
    line, column = region.line, region.column
    if kind == "comment":
        told.append(ToldAt(line, column, _("注释没有放进来"), _("要用的写进正文")))
        return _COMMENTED * lines
    told.append(
        ToldAt(line, column, _("网页的 {} 没有放进来").format(text[start + 1 : region.first]))
    )
    return "\n" * lines


def code_places(text: str) -> Iterator[tuple[int, int]]:
    """Yield where code stands between fences in a text; prose that is fenced is none."""
    if "```" in text or "~~~" in text:
        for region in _regions(text):
            said = region.language.strip().lower()
            prose = said in _NO_LANGUAGE and _PROSE.search(region.inside(text))
            if region.kind == "fence" and not prose:
                yield region.start, region.end


def _regions(text: str) -> Iterator[_Region]:
    """Yield what spans lines, in order; what is never closed is looked for once only."""
    unclosed: set[str] = set()
    at = counted = begins = 0
    line = 1
    while opening := _OPENING.search(text, at):
        at = opening.end()
        closing = next(_closings(text, opening, unclosed), None)
        if closing is None:
            # A fence without an end may have a comment in its line.
            at = opening.start() + 1 if opening["fence"] else at
            continue
        start, (last, end) = opening.start(), closing
        if lines := text.count("\n", counted, start):
            line += lines
            begins = text.rindex("\n", counted, start) + 1
        counted = start
        column = start - begins + 1
        kind = "fence" if opening["fence"] else (opening["tag"] or "comment").lower()
        language = opening["language"] or ""
        yield _Region(kind, start, opening.end(), last, end, line, column, language)
        at = end


def _closings(text: str, opening: re.Match[str], unclosed: set[str]) -> Iterator[tuple[int, int]]:
    """Yield where what closes an opening starts and ends, the longest sign of a fence first."""
    for closing in _closed_by(opening):
        if closing in unclosed:
            continue
        if found := re.compile(closing, re.MULTILINE | re.IGNORECASE).search(text, opening.end()):
            yield found.span()
        else:
            unclosed.add(closing)


def _closed_by(opening: re.Match[str]) -> Iterator[str]:
    """Yield the patterns of what may close an opening."""
    if fence := opening["fence"]:
        # What opens with four of them may be closed by three; a language has none of the ticks.
        least = len(fence) if fence[0] == "`" else _LEAST_FENCE
        for length in range(len(fence), least - 1, -1):
            yield rf"^[ \t>]*{fence[0]}{{{length}}}[`~]*[ \t]*$"
    else:
        yield rf"</{opening['tag'].lower()}\s*>" if opening["tag"] else "-->"


def _rejoined(line: str) -> str:
    """Return a line whose comment held line ends, with these behind it."""
    return line.replace(_COMMENTED, "") + "\n" * line.count(_COMMENTED)
