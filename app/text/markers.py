"""Natural placeholders as people write them: XX市, *区委, 某某, ____, 【单位】, 20XX年X月X日."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from app.text.bracketed import asked_by
from app.text.emphasis import find_emphasis
from app.text.false_friends import Candidate, judge
from app.text.glue import glue_after, glue_before, surname_before

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.text.emphasis import Emphasis
    from app.text.false_friends import Verdict
    from app.text.glue import Kind


class Marker(NamedTuple):
    """One marker: its token, where the token stands, and the token with the word it is glued to.

    `start` and `end` are offsets of the token. `doubt` says in Chinese why it may be no marker.
    """

    token: str
    start: int
    end: int
    text: str
    kind: Kind
    doubt: str | None


_CANDIDATE = re.compile(
    r"(?P<bracket>\{\{[^{}\n]{1,60}\}\}|【[^【】\n]{1,60}】|〔[^〔〕\n]{1,60}〕"
    r"|\[[^\[\]\n]{1,60}\]|［[^［］\n]{1,60}］)"
    r"|(?P<cross>X+|x+|Ｘ+|ｘ+|×+)|(?P<star>\*+|＊+)|(?P<some>某+)"
    r"|(?P<ring>○+|〇+|◯+|△{2,})|(?P<blank>[_＿]{2,})"
)
_LINK = re.compile(r"\([^)]*[./#][^)]*\)|:\s*\S*[./]")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_MAYBE_BOLD = "也可能是 Markdown 的加粗或斜体"


def find_markers(text: str) -> list[Marker]:
    """Return the markers of a text in order; X光, 3*5, **加粗**, 某些 and their like are none."""
    found: list[Marker] = []
    offset = 0
    for line in text.split("\n"):
        for marker in _in_line(line):
            found.append(marker._replace(start=marker.start + offset, end=marker.end + offset))
        offset += len(line) + 1
    return found


def _in_line(line: str) -> Iterator[Marker]:
    emphasis = find_emphasis(line)
    position = 0
    while match := _CANDIDATE.search(line, position):
        position = match.end()
        if match["bracket"]:
            marker = _bracketed(line, match)
            if marker:
                yield marker
            else:
                # What is no marker as a whole may hold one, as in 【XX市委书记】.
                position = match.start() + 1
            continue
        seen = _seen(line, match)
        verdict = _judge(seen, str(match.lastgroup), emphasis)
        if verdict is not False:
            yield _marker(seen, verdict)


def _seen(line: str, match: re.Match[str]) -> Candidate:
    start, end = match.span()
    after = glue_after(line, end)
    person = after is not None and after.kind == "person"
    surname = surname_before(line, start, person=person) if person or not after else ""
    return Candidate(line, match[0], start, end, after, glue_before(line, start), surname)


def _marker(seen: Candidate, doubt: str | None) -> Marker:
    text: str = seen.token
    kind: Kind = "unknown"
    if seen.after and (seen.after.sure or not (seen.before and seen.before.sure)):
        text, kind = seen.token + seen.after.words, seen.after.kind
    elif seen.before:
        kind = seen.before.kind
    if seen.surname:
        text, kind = seen.surname + text, "person"
    return Marker(seen.token, seen.start, seen.end, text, kind, doubt)


def _bracketed(line: str, match: re.Match[str]) -> Marker | None:
    token = match[0]
    width = 2 if token.startswith("{{") else 1
    opening, words = token[:width], token[width:-width]
    if opening == "[" and _LINK.match(line, match.end()):
        return None
    before = line[: match.start()]
    alone = not before.strip() or (opening == "[" and not _HAN.match(before[-1]))
    asked = asked_by(words, opening, alone=alone)
    if asked is None:
        return None
    return Marker(token, match.start(), match.end(), token, asked.kind, asked.doubt)


def _judge(seen: Candidate, shape: str, emphasis: Emphasis) -> Verdict:
    if seen.start in emphasis.sure:
        return False
    verdict = judge(seen, shape)
    if verdict is None and seen.start in emphasis.doubtful:
        return _MAYBE_BOLD
    return verdict
