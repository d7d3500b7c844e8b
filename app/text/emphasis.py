"""Which stars and underscores of a line are Markdown's own marks and no placeholders."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from app.patterns import lazy
from app.text.affixes import affix_after
from app.text.characters import HEADING_STOPS, STOPS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    Pair = tuple[re.Match[str], re.Match[str]]

_RUN = lazy(r"\*{1,3}|(?<![\w])__?(?=[^\W_])|(?<=[^\W_])__?(?!\w)")
_RULE = lazy(r"\s*+(?:(?:\*\s*+){3,}+|_{3}|_{20,})\s*+")
# Stars with spaces between them, and a line from margin to margin, part a text anywhere.
_ONLY_IN_MARKDOWN = lazy(r"\s*(?:\*{3,}|_{3})\s*")
_BLANK = lazy(r"\s*")
_BULLET = lazy(r"\s*\*(?=\s)")
_FARTHEST = 8
_BOTH = "***"  # Bold and italic at once.
_CLAUSES = STOPS + "，：,:"
_NO_START = _CLAUSES + "、）》”’】)."
_NO_END = lazy(
    r"(?:[（《“‘【(和与及或到把将对由从给被让使的]|(?<![方趋导走动志去转意])向|(?<![行作认成以])为|(?<![现存所内外实])在)$"
)
# A title or a saying in bold is whole, whatever marks stand in it.
_WHOLE = lazy("《[^《》]*》|“[^“”]*”")
_WANTS_OBJECT = lazy(
    r"(?:打造|推进|推动|强化|加强|围绕|聚焦|关于|来到|实施|开展|落实|贯彻|学习|建设|发展|(?<![一二三四五六七八九十])是|叫)$"
)

_OBJECT = lazy(r"[^\W_]|[“《]")


class Emphasis(NamedTuple):
    """Where Markdown's own marks start, and where marks start that may be either."""

    sure: frozenset[int]
    doubtful: frozenset[int]


def is_rule(line: str) -> bool:
    """Tell whether a line is a rule across the page if it is Markdown: `***`, `* * *`, `___`."""
    return bool(_RULE.fullmatch(line))


def is_rule_in_markdown_alone(line: str) -> bool:
    """Tell whether a line is a rule in Markdown but may be a name left open anywhere else."""
    return bool(_ONLY_IN_MARKDOWN.fullmatch(line))


def find_emphasis(line: str) -> Emphasis:
    """Return the offsets of the star and underscore runs that are Markdown in one line.

    A pair is bold or italic where its words could be: not where they begin with a comma, break
    a sentence in two, or end in a word that still wants its object (`打造**产业、强化**名片`).
    """
    if is_rule(line):
        return Emphasis(frozenset(m.start() for m in re.finditer(r"\*+|_+", line)), frozenset())
    sure: set[int] = set()
    doubtful: set[int] = set()
    if bullet := _BULLET.match(line):
        sure.add(bullet.end() - 1)
    for opening, closing in _pairs(line, after=bullet.end() if bullet else 0):
        marks = {opening.start(), closing.start()}
        if _starts_with_a_suffix(line, opening.end()):
            doubtful |= marks
        else:
            sure |= marks
    return Emphasis(frozenset(sure), frozenset(doubtful))


def _pairs(line: str, after: int) -> Iterator[Pair]:
    """Yield the runs that open and close an emphasis, and those of one inside another."""
    yield from _pairs_of(line, list(_RUN.finditer(line, after)))


def _pairs_of(line: str, runs: Sequence[re.Match[str]]) -> Iterator[Pair]:
    at = 0
    while at < len(runs):
        opening, later = runs[at], runs[at + 1 : at + 1 + _FARTHEST]
        end = next((n for n in range(len(later)) if _closed(line, opening, later[: n + 1])), None)
        if end is not None:
            pairs = _closed(line, opening, later[: end + 1])
            yield from pairs
            if len(pairs) == 1:
                yield from _pairs_of(line, later[:end])
            at += end + 1
        at += 1


def _closed(line: str, opening: re.Match[str], later: Sequence[re.Match[str]]) -> list[Pair]:
    """Return the pairs that the last of the later runs closes: one, or one with another inside.

    Two emphases may end together (`**甲*乙***`), or begin together (`***甲**乙*`).
    """
    *between, closing = later
    if not _could_be_emphasis(line, opening, closing):
        return []
    if closing[0] == opening[0]:
        return [(opening, closing)]
    for inner in between:
        if inner[0] + opening[0] == closing[0] == _BOTH and _could_be_emphasis(
            line, inner, closing
        ):
            return [(opening, closing), (inner, closing)]
        if inner[0] + closing[0] == opening[0] == _BOTH and _could_be_emphasis(
            line, opening, inner
        ):
            return [(opening, closing), (opening, inner)]
    return []


def _could_be_emphasis(line: str, opening: re.Match[str], closing: re.Match[str]) -> bool:
    words = line[opening.end() : closing.start()]
    if not words or words != words.strip() or words[0] in _NO_START or _NO_END.search(words):
        return False
    if _WHOLE.fullmatch(words):
        return True
    wants_object = _WANTS_OBJECT.search(words) is not None
    ends_clause = not _OBJECT.match(line, closing.end())
    if wants_object and not ends_clause:
        return False
    start = opening.start()
    opens = _BLANK.fullmatch(line, 0, start)
    if opens and (words[-1] in HEADING_STOPS + "”" or _BLANK.fullmatch(line, closing.end())):
        return True
    free_before = not start or not line[start - 1].isalnum()
    # 落实**产业、强化**名片 are two names, but hardly two where the second has no word behind it.
    apart = ends_clause and not wants_object and words[0] != "的" and words[-1] not in _CLAUSES
    if free_before or apart:
        return not any(stop in words[:-1] for stop in STOPS)
    return not any(clause in words for clause in _CLAUSES + "、")


def _starts_with_a_suffix(line: str, start: int) -> bool:
    affix = affix_after(line, start)
    return affix is not None and affix.sure
