"""Markdown as people write it to plain lines: its marks go, placeholders made of stars stay."""

from __future__ import annotations

import re

from app.text.emphasis import find_emphasis

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_RULE = re.compile(r"\s*(?:(?:-\s*){3,}|(?:\*\s*){3,}|(?:=\s*){3,}|`{3,}\w*)\s*")
_LEADING = re.compile(r"\s*(?:#{1,6}\s+|>\s?|[-*+]\s+(?=\S))")
_TRAILING = re.compile(r"\s+#+\s*$|\\$")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_RUN = re.compile(r"\*+|_+")
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*\)")


def strip_markdown(text: str) -> list[str]:
    """Return the lines of a Markdown text without its marks."""
    text = _COMMENT.sub("", _FRONT_MATTER.sub("", text))
    return [_strip_line(line) for line in text.split("\n") if not _RULE.fullmatch(line)]


def _strip_line(line: str) -> str:
    while leading := _LEADING.match(line):
        line = line[leading.end() :]
    line = _LINK.sub(r"\1", _without_emphasis(_TRAILING.sub("", line)))
    return _ESCAPED.sub(r"\1", line)


def _without_emphasis(line: str) -> str:
    marks = find_emphasis(line).sure
    return _RUN.sub(lambda run: "" if run.start() in marks else run[0], line)
