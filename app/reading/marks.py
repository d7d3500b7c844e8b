"""Where points start: at the head of a paragraph, or inside one."""

from __future__ import annotations

from collections import Counter
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from app.reading.bullets import bullet_marks
from app.reading.chains import chains_in, point_mark
from app.reading.missing_numbers import missing_marks
from app.reading.mixed_runs import in_one_style
from app.reading.unmarked import heading_lines, listed_below, unmarked_points
from app.text.ordinals import SEQUENCE_STYLE, is_certain, read_loose, read_ordinal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence, Set

    from app.reading.stretches import Chain, Line, Mark

_LONGEST_QUOTATION = 12
# Where sections are numbered in these styles, a short bare line is one only by its words.
_SECTION_STYLES = ("一、", "（一）", "感受一：")


class Marks(NamedTuple):
    """The points of a body, by line.

    `points` may go on in the next paragraphs; `chains` are groups inside one paragraph.
    """

    points: dict[int, tuple[Mark, ...]]
    chains: dict[int, list[Chain]]


def find_marks(lines: Sequence[Line]) -> Marks:
    """Return every point of a body: numbered paragraphs, groups inside them, unmarked points."""
    numbered = paragraph_marks(lines)
    numbered |= missing_marks(lines, numbered)
    numbered |= bullet_marks(lines, numbered)
    quoted = quoted_lines(lines)
    chains = {line.index: chains_in(line) for line in lines if line.index not in quoted}
    points: dict[int, tuple[Mark, ...]] = {}
    kept: dict[int, list[Chain]] = {}
    for line, after in zip_longest(lines, lines[1:]):
        found = chains.get(line.index, [])
        at_head = found[0] if found and found[0].marks[0].offset == line.offset else None
        goes_on = at_head or _continued(found, numbered.get(after.index) if after else None)
        if goes_on and (at_head or line.index not in numbered):
            points[line.index] = goes_on.marks
        elif line.index in numbered:
            points[line.index] = (numbered[line.index],)
        kept[line.index] = [one for one in found if one is not goes_on and len(one.marks) > 1]
    return Marks(points | _unnumbered(lines, points, quoted, kept), kept)


def _continued(chains: Sequence[Chain], following: Mark | None) -> Chain | None:
    """Return the last chain of a paragraph if the next paragraph goes on counting."""
    if not chains or following is None:
        return None
    last = chains[-1].marks[-1]
    goes_on = last.style == following.style and following.number == last.number + 1
    return chains[-1] if goes_on else None


def _unnumbered(
    lines: Sequence[Line],
    points: Mapping[int, Sequence[Mark]],
    quoted: set[int],
    chains: Mapping[int, Sequence[Chain]],
) -> dict[int, tuple[Mark, ...]]:
    """Return the points without a number, where plain paragraphs stand one after the other."""
    plain = {line.index for line in lines} - points.keys() - quoted
    styles = {mark.style for marks in points.values() for mark in marks}
    headings = heading_lines(lines, plain, named=bool(styles.intersection(_SECTION_STYLES)))
    found = dict(headings)
    stretch: list[Line] = []
    above = ""
    for line in lines:
        if line.index in plain and line.index not in headings and not chains.get(line.index):
            stretch.append(line)
            continue
        found |= _unmarked(stretch, lines, above)
        stretch = []
        marks = points.get(line.index, ())
        above = marks[-1].head if marks else line.text
    found |= _unmarked(stretch, lines, above)
    return {index: (mark,) for index, mark in found.items()}


def _unmarked(stretch: Sequence[Line], lines: Sequence[Line], above: str) -> dict[int, Mark]:
    """Return the points of a stretch of plain lines; `above` is what stands before it."""
    if not stretch:
        return {}
    if listed := listed_below(stretch, above):
        return listed
    first, last = stretch[0] is lines[0], stretch[-1] is lines[-1]
    return unmarked_points(stretch, first=first, last=last)


def paragraph_marks(lines: Sequence[Line]) -> dict[int, Mark]:
    """Return the numbered points that start a paragraph, by line.

    Lines inside a quotation of several paragraphs do not count; nor do 首先 and bare numerals
    that no sibling confirms.
    """
    quoted = quoted_lines(lines)
    found: list[Mark] = []
    loose: set[int] = set()
    for line in lines:
        if line.index in quoted:
            continue
        ordinal = read_ordinal(line.text)
        if ordinal is None and (ordinal := read_loose(line.text)):
            loose.add(line.index)
        if ordinal:
            found.append(point_mark(line, 0, ordinal))
    found = in_one_style(found) if found else []
    for style in {mark.style for mark in found if mark.line in loose} - {SEQUENCE_STYLE}:
        found = _confirmed_loose(found, style)
    return {mark.line: mark for mark in _confirmed_sequence(found, loose)}


def quoted_lines(lines: Sequence[Line]) -> set[int]:
    """Return the lines inside a quotation that opens in one paragraph and closes in a later one.

    A mark that is simply never closed quotes nothing.
    """
    quoted: set[int] = set()
    for number, line in enumerate(lines):
        if _open_quotes(line.text) <= 0:
            continue
        for distance, later in enumerate(lines[number + 1 : number + 1 + _LONGEST_QUOTATION], 1):
            balance = _open_quotes(later.text)
            if balance > 0 and not later.text.startswith("“"):
                break
            if balance < 0:
                quoted.update(inner.index for inner in lines[number + 1 : number + 1 + distance])
                break
    return quoted


def _open_quotes(text: str) -> int:
    return text.count("“") - text.count("”")


def _confirmed_sequence(marks: Sequence[Mark], loose: Set[int]) -> list[Mark]:
    """Leave out 首先 … 最后 where the words only join sentences.

    They are points where, inside one section, 首先 is there and another one follows it; if they
    run into their sentences (首先我们要…), 最后 alone is not enough.
    """
    groups: list[list[Mark]] = [[]]
    for mark in marks:
        if mark.style in _SECTION_STYLES:
            groups.append([])
        elif mark.style == SEQUENCE_STYLE:
            groups[-1].append(mark)
    dropped = {mark.line for group in groups for mark in _only_joining(group, loose)}
    return [mark for mark in marks if mark.line not in dropped]


def _only_joining(words: Sequence[Mark], loose: Set[int]) -> Sequence[Mark]:
    numbers = {mark.number for mark in words}
    if 1 in numbers and numbers.intersection((2, 3)):
        return _unfollowed(words)
    strict = [mark for mark in words if mark.line not in loose]
    return [*(mark for mark in words if mark.line in loose), *_unfollowed(strict)]


def _unfollowed(words: Sequence[Mark]) -> Sequence[Mark]:
    numbers = [mark.number for mark in words]
    first = numbers.index(1) if 1 in numbers else len(words)
    return words[:first] if max(numbers[first:], default=1) > 1 else words


def _confirmed_loose(marks: Sequence[Mark], style: str) -> list[Mark]:
    """Leave out the numerals of a style that do not count on from one.

    Of 第一句，第二句，第四句， somebody has miscounted.
    """
    numbers = Counter(mark.number for mark in marks if mark.style == style)
    longest = 0
    while numbers[longest + 1] or (longest > 1 and numbers[longest + 2] and is_certain(style)):
        longest += 1
    highest = longest if longest > 1 else 0
    return [mark for mark in marks if mark.style != style or mark.number <= highest]
