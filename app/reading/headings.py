"""A point's first paragraph taken apart: ordinal, heading, stop, text."""

from __future__ import annotations

import re
from typing import NamedTuple

from app.models.report import Paragraph, Part, Span
from app.patterns import lazy
from app.reading.half_width import as_printed
from app.text.characters import COLONS, HEADING_STOPS, OPENERS
from app.text.sentences import closing_of, first_sentence_end

LONGEST_HEADING = 60
LONGEST_ALONE = 30
_LONGEST_BEFORE_COLON = 30
_SHORTEST_AFTER_BLANK = 40
# A colon after one of these opens what somebody said, not what a heading is about.
_SAID = lazy(
    r"(?:指出|强调|说道?|讲道?|要求|认为|写道|告诫|道|表示|提出|明确|所说|名言|如下|古语云|有云)$"
)
_STOP_OR_OPENER = lazy("[" + re.escape(HEADING_STOPS + OPENERS) + "]")
_BRACKETED = lazy(r"【[^【】]{2,18}】(?=\S)")
_BLANK = lazy(r"[　\t]+| {2,}")


class Head(NamedTuple):
    """A point's words after its ordinal: heading, the stop after it, and the rest."""

    heading: str
    stop: str
    rest: str


def split_head(text: str, *, followed: bool = False) -> Head:
    """Return the parts of a point's first paragraph; put together they are the text.

    The heading runs to the first stop outside quotation marks, if it is short enough: up to 60
    characters where text follows (in the paragraph, or, `followed`, in the next one), 30 where
    nothing does. Otherwise everything is `rest`.
    """
    blank = _BLANK.search(text)
    at = _first_stop(text)
    if bracketed := _BRACKETED.match(text):
        at = end = bracketed.end()
    elif blank and blank.start() < at and _parts_heading(blank[0], text[blank.end() :]):
        at, end = blank.span()
    else:
        end = at
        while end < len(text) and text[end] in HEADING_STOPS:
            end += 1
    if at == len(text):
        # A point inside a sentence ends in the comma before the next one.
        at = len(text.rstrip("，, "))
    if at > first_sentence_end(text):
        return Head("", "", text)
    head = Head(text[:at], text[at:end], text[end:])
    longest = LONGEST_HEADING if head.rest or followed else LONGEST_ALONE
    return head if 0 < at <= longest else Head("", "", text)


def point_paragraph(text: str, ordinal: str, *, headed: bool, followed: bool) -> Paragraph:
    """Return a point's first paragraph as spans of ordinal, heading, stop and text."""
    printed = as_printed(text)[len(ordinal) :]
    head = split_head(printed, followed=followed) if headed else Head("", "", printed)
    parts: tuple[tuple[Part, str], ...] = (
        ("ordinal", ordinal),
        ("heading", head.heading),
        ("stop", head.stop),
        ("text", head.rest),
    )
    spans: list[Span] = []
    at = 0
    for part, words in parts:
        if words:
            spans.append(Span(text=text[at : at + len(words)], part=part))
        at += len(words)
    return Paragraph(spans=tuple(spans))


def _parts_heading(blank: str, rest: str) -> bool:
    return len(rest) >= _SHORTEST_AFTER_BLANK or ("\t" in blank and bool(rest))


def _first_stop(text: str) -> int:
    """Return the offset of the first stop outside closed quotation marks, or the text's length."""
    position = 0
    while found := _STOP_OR_OPENER.search(text, position):
        at, sign = found.start(), found[0]
        position = at + 1
        if sign in OPENERS:
            position = (closing_of(text, at) or at) + 1
        elif not (sign in COLONS and _opens_speech(text, at)):
            return at
    return len(text)


def _opens_speech(text: str, colon: int) -> bool:
    before = text[:colon]
    between_figures = before[-1:].isdigit() and text[colon + 1 : colon + 2].isdigit()
    return (
        colon > _LONGEST_BEFORE_COLON
        or between_figures
        or text[colon + 1 : colon + 2] in ("“", "‘", '"')
        or (len(before) > 1 and _SAID.search(before) is not None)
    )
