"""Natural placeholders as people write them: XX市, *区委, 某某, ____, 【单位】, 20XX年X月X日."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from app.patterns import lazy
from app.text.affixes import Affix, affix_after, affix_before, surname_before
from app.text.bracketed import asked_by
from app.text.characters import ONE_HAN
from app.text.dates import CENTURY
from app.text.emphasis import Emphasis, find_emphasis, is_rule_in_markdown_alone
from app.text.false_friends import Candidate, judge
from app.text.labels import label_before

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from app.text.false_friends import Verdict
    from app.text.labels import NameKind


class Marker(NamedTuple):
    """One marker: its token, where the token stands, and the token with the word it is attached to.

    `start` and `end` are offsets of the token. `doubt` says in Chinese why it may be no marker.
    `after` are the words behind the token, whether they belong to the name or not. `label` are
    those of the label before a blank to write on: 姓名 of `姓名：____`.
    """

    token: str
    start: int
    end: int
    text: str
    kind: NameKind
    doubt: str | None
    after: Affix | None = None
    label: str = ""


# Every marker holds one of these, so that a line without any costs one search.
_SIGN = lazy(r"[Xx×Ｘｘ*＊某○〇◯△_＿{【〔\[［]")
_MARKDOWN = lazy(r"[*_]")
_INDENT = lazy(r"\s*")
_CANDIDATE = lazy(
    r"(?P<bracket>\{\{[^{}\n]{1,60}\}\}|【[^【】\n]{1,60}】|〔[^〔〕\n]{1,60}〕"
    r"|\[[^\[\]\n]{1,60}\]|［[^［］\n]{1,60}］)"
    r"|(?P<cross>X+|x+|Ｘ+|ｘ+|×+)|(?P<star>\*+|＊+)|(?P<some>某+)"
    r"|(?P<ring>○+|〇+|◯+|△{2,})|(?P<blank>[_＿]{2,})"
)
_LINK = lazy(r"\([^)]*[./#][^)]*\)|:\s*\S*[./]")
_DECIMAL = lazy(r"[.．](?:[XxＸｘ×*＊○]+|\d+)")
_YEAR_IN_BRACKETS = ("〔〕", "［］", "[]")
_MAYBE_BOLD = "也可能是 Markdown 的加粗或斜体"
_MAYBE_RULE = "也可能是分隔线"
_CROSSES = "XxＸｘ×"
_LINES = "_＿"
_DATE_UNITS = ("年", "月")
_SHORTEST_PHONE_NUMBER = 7
_NO_EMPHASIS = Emphasis(frozenset(), frozenset())


def find_markers(text: str) -> list[Marker]:
    """Return the markers of a text in order; X光, 3*5, **加粗**, 某些 and their like are none.

    The text is taken as people read it. A line of `***` or `___` alone is a doubtful marker; who
    reads Markdown leaves its rules out first, while bold is known here, as it is often pasted.
    """
    found: list[Marker] = []
    if not _SIGN.search(text):
        return found
    offset = 0
    for line in text.split("\n"):
        for marker in _in_line(line):
            if offset:
                marker = marker._replace(start=marker.start + offset, end=marker.end + offset)
            found.append(marker)
        offset += len(line) + 1
    return found


def tokens_in(words: str) -> Iterator[str]:
    """Yield every token the words hold, those inside brackets too, be they markers or not."""
    position = 0
    while match := _next_candidate(words, position):
        yield match[0]
        position = match.start() + 1 if match["bracket"] else match.end()


def _in_line(line: str) -> Iterator[Marker]:
    match = _next_candidate(line, 0)
    if not match:
        return
    if match.lastgroup in ("star", "blank") and is_rule_in_markdown_alone(line):
        start, end = match.span()
        yield Marker(match[0], start, end, match[0], "unknown", _MAYBE_RULE)
        return
    emphasis = find_emphasis(line) if _MARKDOWN.search(line) else _NO_EMPHASIS
    indent = _width(_INDENT.match(line))
    while match:
        position = match.end()
        if match["bracket"]:
            marker = _bracketed(line, match, indent)
            if marker:
                yield marker
            else:
                # What is no marker as a whole may hold one, as in 【XX市委书记】.
                position = match.start() + 1
        else:
            seen = _seen(line, match, indent)
            verdict = _judge(seen, str(match.lastgroup), emphasis)
            if verdict is not False:
                yield _marker(seen, verdict)
        match = _next_candidate(line, position)


def _next_candidate(line: str, position: int) -> re.Match[str] | None:
    # One set of signs is searched for much faster than all the shapes a marker may have.
    while sign := _SIGN.search(line, position):
        if match := _CANDIDATE.match(line, sign.start()):
            return match
        position = sign.end()
    return None


def _width(match: re.Match[str] | None) -> int:
    return match.end() if match else 0


def _seen(line: str, match: re.Match[str], indent: int) -> Candidate:
    start, end = match.span()
    after = affix_after(line, end) or _figure_after(line, end)
    before = _year_before(line, start, end) or affix_before(
        line, start, blank=match[0][0] in _LINES
    )
    person = after is not None and after.kind == "person" and after.sure
    surname = surname_before(line, start, person=person) if person or not after else ""
    return Candidate(line, match[0], start, end, after, before, surname, indent)


def _figure_after(line: str, end: int) -> Affix | None:
    """Return what the rest of a decimal fraction tells: X.X% is a number at its first X too."""
    fraction = _DECIMAL.match(line, end)
    affix = affix_after(line, fraction.end()) if fraction else None
    return Affix("", "number", sure=True) if affix and affix.kind == "number" else None


def _year_before(line: str, start: int, end: int) -> Affix | None:
    """Return what tells a marker to be a year: 20XX, and a document's 〔XXXX〕."""
    if (
        end - start == len("XX")
        and line[start - 1 : start].isdigit()
        and CENTURY.search(line[max(0, start - 3) : start])
    ):
        return Affix("", "date", sure=True)
    around = line[start - 1 : start] + line[end : end + 1]
    numbered = end - start == len("XXXX") and around in _YEAR_IN_BRACKETS
    return Affix("", "date", sure=True) if numbered else None


def _marker(seen: Candidate, doubt: str | None) -> Marker:
    text: str = seen.token
    kind: NameKind = "unknown"
    if seen.after and (seen.after.sure or not (seen.before and seen.before.sure)):
        text, kind = seen.token + seen.after.words, seen.after.kind
    elif seen.before:
        kind = seen.before.kind
    elif seen.token[0] in _CROSSES and len(seen.token) >= _SHORTEST_PHONE_NUMBER:
        kind = "number"
    if seen.surname:
        text, kind = seen.surname + text, "person"
    label = _label(seen)
    return Marker(seen.token, seen.start, seen.end, text, kind, doubt, seen.after, label)


def _label(seen: Candidate) -> str:
    if seen.token[0] not in _LINES or seen.previous in _DATE_UNITS:
        return ""
    label = label_before(seen.line, seen.start, colon=False)
    return label.words if label else ""


def _bracketed(line: str, match: re.Match[str], indent: int) -> Marker | None:
    token = match[0]
    width = 2 if token.startswith("{{") else 1
    opening, words = token[:width], token[width:-width]
    if opening == "[" and _LINK.match(line, match.end()):
        return None
    previous = line[match.start() - 1 : match.start()] if match.start() > indent else ""
    alone = previous in ("", "《") or (opening == "[" and not ONE_HAN.match(previous))
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
