"""Marked values: text that carries its origin through a template.

A template sees only text, so each value is put between private-use characters that name its
span, and the characters that mean something in markup, or that would break a line, are put in
private-use disguise, all when the template's context is built. `trim`, `join`, `~` and macros
cannot lose that, and a user's `**大`, `1.` or `::: 开头` never turns into markup. A table in
Markdown is the one thing that means more than its characters: its rows begin with signs.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from app.errors import InputError, Problem
from app.messages import _
from app.models.report import Span
from app.patterns import lazy
from app.text.markdown.signs import BREAK, ROWS
from app.text.markdown.tables import lay_rows

if TYPE_CHECKING:
    from app.models.report import Origin, Part

CLOSE = "\ue000"
_FIRST_DISGUISE = 0xE010
_FIRST_SPAN = 0xF0000
_LAST_SPAN = 0xFFFFD
OPENING = f"{chr(_FIRST_SPAN)}-{chr(_LAST_SPAN)}"
"""The characters that open marked values, as a range for a pattern."""

_SPECIAL = "\\*#: "
OUTSIDE = _SPECIAL + "\n"
"""Characters that never stand inside a marked value, which holds them in disguise."""

_DISGUISE = {ord(char): chr(_FIRST_DISGUISE + n) for n, char in enumerate(_SPECIAL)}
_DISGUISE[ord("\n")] = BREAK
_UNMASK = {chr(_FIRST_DISGUISE + n): char for n, char in enumerate(_SPECIAL)}
_DISGUISED = lazy(f"[{''.join(_UNMASK)}]")
_OPENING = lazy(f"[{OPENING}]")
_PRIVATES = "\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd"
_PRIVATE = lazy(f"[{_PRIVATES}]")
# What a text holds that is not marked as it stands: signs, and the pipes of a table.
_CHANGED = lazy(f"[{re.escape(OUTSIDE)}|{_PRIVATES}]")


def without_private(text: str) -> str:
    """Return a text without private-use characters, which have a meaning of their own here."""
    return _PRIVATE.sub("", text)


def marks_of(text: str) -> set[str]:
    """Return the characters that open the marked values of a text."""
    return set(_OPENING.findall(text))


def unmask(words: str) -> str:
    """Return words with the characters that disguised ones stand for."""
    return _DISGUISED.sub(lambda found: _UNMASK[found[0]], words)


class Marks:
    """The spans that were put into a template's context, each behind a character of its own."""

    def __init__(self) -> None:
        self._spans: list[Span] = []
        self.size = 0
        """How many characters were put in."""

    def mark(self, text: str, origin: Origin, *, part: Part = "text", gap: bool = False) -> str:
        """Return a text marked with where it comes from; an empty text stays empty."""
        return self.put(Span(text=text, origin=origin, part=part, gap=gap))

    def put(self, span: Span) -> str:
        """Return a span's text marked with where it comes from; an empty text stays empty."""
        changed = _CHANGED.search(span.text)
        clean = without_private(span.text) if changed else span.text
        if not clean:
            return ""
        self._spans.append(span if len(clean) == len(span.text) else span.saying(clean))
        if len(self._spans) > _LAST_SPAN - _FIRST_SPAN:
            raise InputError(Problem(_("文稿太长，放不下"), _("分成几份来写")))
        self.size += len(clean)
        opening = chr(_FIRST_SPAN + len(self._spans) - 1)
        shown = _laid(clean).translate(_DISGUISE) if changed else clean
        return f"{opening}{shown}{CLOSE}"

    def span_behind(self, char: str) -> Span | None:
        """Return the span that a character opens, with the text given to it, or None."""
        number = ord(char) - _FIRST_SPAN
        return self._spans[number] if 0 <= number < len(self._spans) else None


def _laid(text: str) -> str:
    """Return a text with its tables as rows; what comes after the last one is on a new line."""
    laid = lay_rows(text)
    return laid + "\n" if laid.rpartition("\n")[2][:1] in ROWS else laid
