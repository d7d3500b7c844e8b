"""Natural placeholders as people write them: XX市, *区委, 某某, ____, 【单位】, 20XX年X月X日."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from app.messages import N_
from app.patterns import lazy
from app.text.affixes import Affix, affix_after, affix_before, surname_before
from app.text.bracketed import Bracket
from app.text.dates import CENTURY
from app.text.emphasis import Emphasis, find_emphasis, is_rule
from app.text.false_friends import Candidate
from app.text.labels import label_before
from app.text.marker_shapes import SIGN, next_candidate
from app.text.open_space import next_label

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator

    from app.text.false_friends import Verdict
    from app.text.labels import NameKind
    from app.text.marker_shapes import Shape

    Room = tuple[int, int]


class Marker(NamedTuple):
    """One marker: its token, where the token stands, and the token with the word it is attached to.

    `start` and `end` are offsets of the token. `doubt` says in Chinese why it may be no marker.
    `after` are the words behind the token, whether they belong to the name or not. `label` are
    what a form calls the place: 姓名 of `姓名：____`. `shape` is a row of the
    table of shapes.
    """

    token: str
    start: int
    end: int
    text: str
    kind: NameKind
    doubt: str | None
    shape: Shape
    after: Affix | None = None
    label: str = ""


_MARKDOWN = lazy(r"[*_]")
_INDENT = lazy(r"\s*")
_DECIMAL = lazy(r"[.．](?:[XxＸｘ×*＊○]+|\d+)")
_YEAR_IN_BRACKETS = ("〔〕", "［］", "[]")
_MAYBE_BOLD = N_("也可能是 Markdown 的加粗或斜体")
_MAYBE_RULE = N_("也可能是分隔线")
_CROSSES = "XxＸｘ×"
_YEAR = 4
_KNOWN_PARTS = lazy(r"\d{4}年(?:\d{1,2}月)?$")
_DATE_UNITS = ("年", "月")
_SHORTEST_PHONE_NUMBER = 7
_APART = lazy(r"[ \u00a0\u3000]{1,2}(?=[年月日])")
_NO_EMPHASIS = Emphasis(frozenset(), frozenset())


def find_markers(text: str) -> list[Marker]:
    """Return the markers of a text in order; X光, 3*5, **加粗**, 某些 and their like are none.

    The text is taken as people read it. A line of `***` or `___` alone is a doubtful marker; who
    reads Markdown leaves its rules out first, while bold is known here, as it is often pasted.
    """
    found: list[Marker] = []
    if not SIGN.search(text):
        return found
    offset = 0
    for line in text.split("\n"):
        if first := next_candidate(line, 0):
            markers = _in_line(line, first)
            found += (_moved(marker, offset) for marker in markers) if offset else markers
        offset += len(line) + 1
    return found


def tokens_in(words: str) -> Iterator[str]:
    """Yield every token the words hold, those inside brackets too, be they markers or not."""
    position = 0
    while candidate := next_candidate(words, position):
        shape, match = candidate
        yield from (words[start:end] for start, end in _rooms(shape, match))
        position = match.start() + 1 if shape.opening else match.end()


def _moved(marker: Marker, offset: int) -> Marker:
    return marker._replace(start=marker.start + offset, end=marker.end + offset)


def _in_line(line: str, first: tuple[Shape, re.Match[str]]) -> Iterator[Marker]:
    if rule := _rule(line, *first):
        yield rule
        return
    emphasis = find_emphasis(line) if _MARKDOWN.search(line) else _NO_EMPHASIS
    indent = _width(_INDENT.match(line))
    candidate: tuple[Shape, re.Match[str]] | None = first
    last: Marker | None = None
    while candidate:
        shape, match = candidate
        position = match.end()
        if shape.asks:
            marker = _bracketed(line, shape, match, indent)
            if marker:
                yield marker
            else:
                # What is no marker as a whole may hold one, as in 【XX市委书记】.
                position = match.start() + 1
        else:
            for room in _rooms(shape, match):
                outer = match.span() if shape.keeps_brackets else room
                seen = _seen(line, room, outer, indent, blank=shape.to_write_on)
                verdict = _judge(seen, shape, emphasis)
                if verdict is not False:
                    last = _marker(seen, shape, verdict, last)
                    yield last
        candidate = next_candidate(line, position)


def _rule(line: str, shape: Shape, match: re.Match[str]) -> Marker | None:
    if match[0] != line.strip() or not is_rule(line):
        return None
    return Marker(match[0], *match.span(), match[0], "unknown", _MAYBE_RULE, shape)


def _rooms(shape: Shape, match: re.Match[str]) -> Iterable[tuple[int, int]]:
    return shape.rooms(match.string, *match.span()) if shape.rooms else (match.span(),)


def _width(match: re.Match[str] | None) -> int:
    return match.end() if match else 0


def _seen(line: str, room: Room, outer: Room, indent: int, *, blank: bool) -> Candidate:
    """Return a token with the words around it, or around the brackets that stay."""
    start, end = room
    first, last = outer
    after = affix_after(line, last) or _figure_after(line, last) or _unit_after(line, last)
    if blank and after and next_label(line, last) and label_before(line, first):
        after = None  # What follows an answer's room is the next label: 姓名：____科室：____.
    before = _year_before(line, first, last) or affix_before(line, first, blank=blank)
    person = after is not None and after.kind == "person" and after.sure
    surname = surname_before(line, start, person=person) if person or not after else ""
    return Candidate(line, line[start:end], start, end, after, before, surname, indent)


def _figure_after(line: str, end: int) -> Affix | None:
    """Return what the rest of a decimal fraction tells: X.X% is a number at its first X too."""
    fraction = _DECIMAL.match(line, end)
    affix = affix_after(line, fraction.end()) if fraction else None
    return Affix("", "number", sure=True) if affix and affix.kind == "number" else None


def _unit_after(line: str, end: int) -> Affix | None:
    """Return the unit of a date that stands apart from its room: ____ 年 __ 月."""
    apart = _APART.match(line, end)
    unit = affix_after(line, apart.end()) if apart else None
    if apart is None or unit is None or unit.kind != "date":
        return None
    return Affix(apart[0] + unit.words, "date", sure=True)


def _year_before(line: str, start: int, end: int) -> Affix | None:
    """Return what tells a marker to be a year: 20XX, and a document's 〔XXXX〕."""
    if line[start - 1 : start].isdigit():
        century = CENTURY.search(line, max(0, start - _YEAR), start)
        if century and (line[start:end].isspace() or end - start == _YEAR - len(century[0])):
            return Affix("", "date", sure=True)
    if end - start != _YEAR:
        return None
    around = line[start - 1 : start] + line[end : end + 1]
    return Affix("", "date", sure=True) if around in _YEAR_IN_BRACKETS else None


def _marker(seen: Candidate, shape: Shape, doubt: str | None, last: Marker | None) -> Marker:
    text: str = seen.token
    kind: NameKind = "unknown"
    if seen.after and (seen.after.sure or not (seen.before and seen.before.sure)):
        kind = seen.after.kind
        text += "" if shape.keeps_brackets else seen.after.words
    elif seen.before:
        kind = seen.before.kind
    elif seen.token[0] in _CROSSES and len(seen.token) >= _SHORTEST_PHONE_NUMBER:
        kind = "number"
    if seen.surname:
        text, kind = seen.surname + text, "person"
    kind, label = shape.kind or kind, _label(seen, shape, kind, last)
    return Marker(seen.token, seen.start, seen.end, text, kind, doubt, shape, seen.after, label)


def _label(seen: Candidate, shape: Shape, kind: NameKind, last: Marker | None) -> str:
    """Return the label before a blank; the parts of a date are all behind the label of the date."""
    if not shape.to_write_on:
        return _date_label(seen, kind, last)
    start = seen.start - 1 if shape.keeps_brackets else seen.start
    if seen.previous in _DATE_UNITS:
        if last and last.end == seen.start - 1:
            return last.label
        known = _KNOWN_PARTS.search(seen.before_it)
        if not known:
            return ""
        start -= len(known[0])
    label = label_before(seen.line, start, colon=False)
    # 编号：〔    〕 and 签字：    年 are no dates of these names.
    asks = label and (label.kind == "date" or shape.kind != "date")
    return label.words if label and asks else ""


def _date_label(seen: Candidate, kind: NameKind, last: Marker | None) -> str:
    """Return the label of a date that is written in signs: 日期 of `日期：20XX年X月X日`."""
    if seen.previous in _DATE_UNITS:
        return last.label if last and last.end == seen.start - 1 else ""
    century = CENTURY.search(seen.line, max(0, seen.start - _YEAR), seen.start)
    start = century.start() if century else seen.start
    label = label_before(seen.line, start) if kind == "date" else None
    return label.words if label and label.kind == "date" else ""


def _bracketed(line: str, shape: Shape, match: re.Match[str], indent: int) -> Marker | None:
    words = match[0][len(shape.opening) : -len(shape.closing)]
    asked = shape.asks and shape.asks(Bracket(line, *match.span(), words, indent))
    if not asked:
        return None
    kind, doubt, label = asked
    return Marker(match[0], *match.span(), match[0], kind, doubt, shape, label=label)


def _judge(seen: Candidate, shape: Shape, emphasis: Emphasis) -> Verdict:
    if seen.start in emphasis.sure:
        return False
    verdict = shape.judges(seen)
    if verdict is None and seen.start in emphasis.doubtful:
        return _MAYBE_BOLD
    return verdict
