"""Names whose characters stand in a text though no marker does: filled where somebody says so."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from app.patterns import lazy
from app.text.labels import is_label
from app.text.markers import tokens_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from app.models.names import Placeholder

_SIGN = lazy(r"[^\w\s]")
_BRACKETS = "{【〔[［<‹「『（(《$"
_SHORTEST_WORD = 2
_BEHIND_LABEL = lazy(r"\s*(?:[（(][^（）()]{1,8}[）)])?\s*(?P<blank>[：:_＿\t]|$)")
_LETTER = lazy(r"[A-Za-z0-9]")


class Literal(NamedTuple):
    """A name where its characters stand: `start` to `end` of a line."""

    name: str
    line: int
    start: int
    end: int


def literal_names(settings: Iterable[str], others: Iterable[str]) -> frozenset[str]:
    """Return the names that may be filled where their characters stand, marker or not.

    Of `others`, which somebody did not write for this one file, they are those with a sign that
    words do not have (□□□局, 【body】).
    """
    named = {name for name in settings if len(name) >= _SHORTEST_WORD or _SIGN.search(name)}
    return frozenset(named.union(filter(_SIGN.search, others)))


def literals_in(
    lines: Sequence[str], names: Iterable[str], places: Sequence[Placeholder]
) -> Iterator[Literal]:
    """Yield in order where names stand in lines, the longest first where several do.

    A marker's token (XX) that is no marker there is something else, as in XXL, unless it is alone
    in its line. A word by which forms call a blank (姓名) is no name of anything; one with words
    of its own (甲方单位) is none where it stands as the label of a blank anywhere. None stands
    across the edge of a placeholder.
    """
    wanted = [name for name in names if not (is_label(name) and not is_label(name[1:]))]
    if not wanted:
        return
    found = list(_standing(lines, wanted))
    labels = {each.name for each in found if _is_label_of_a_blank(each, lines[each.line])}
    edges: dict[int, list[tuple[int, int]]] = {}
    for place in places:
        if place.start < place.end:
            edges.setdefault(place.paragraph, []).append((place.start, place.end))
    for each in found:
        if each.name not in labels and not _is_across(each, edges.get(each.line, ())):
            yield each


def _is_across(each: Literal, edges: Sequence[tuple[int, int]]) -> bool:
    """Tell whether a name stands across the edge of a placeholder; `edges` are in order."""
    at = max(bisect_left(edges, (each.start,)) - 1, 0)
    before = next(iter(edges[at : at + 1]), (0, 0))
    last = bisect_left(edges, (each.end,)) - 1
    after = edges[last] if last >= 0 else (0, 0)
    return any(
        start < each.end and each.start < end and not each.start <= start < end <= each.end
        for start, end in (before, after)
    )


def _standing(lines: Sequence[str], names: Sequence[str]) -> Iterator[Literal]:
    tokens = {name for name in names if name[0] not in _BRACKETS and _is_token(name)}
    longest = sorted(names, key=len, reverse=True)
    pattern = re.compile("|".join(map(re.escape, longest)))
    for number, line in enumerate(lines):
        for match in pattern.finditer(line):
            name, (start, end) = match[0], match.span()
            alone = line.strip() == name
            if alone or (name not in tokens and not _is_inside_word(line, start, end)):
                yield Literal(name, number, start, end)


def _is_token(name: str) -> bool:
    return next(tokens_in(name), None) == name


def _is_inside_word(line: str, start: int, end: int) -> bool:
    """Tell whether a stretch is but a part of a Latin word or a number."""
    opens = start > 0 and _LETTER.match(line, start - 1) and _LETTER.match(line, start)
    return bool(opens or (_LETTER.match(line, end - 1) and _LETTER.match(line, end)))


def _is_label_of_a_blank(literal: Literal, line: str) -> bool:
    behind = _BEHIND_LABEL.match(line, literal.end) if is_label(literal.name) else None
    return behind is not None and bool(behind["blank"] or not line[: literal.start].strip())
