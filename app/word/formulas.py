"""The formulas of a table (`=C2*D2`, `=SUM(E2:E5)`) where rows are added to it."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from app.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_FIELD = lazy(
    r"(<(?:[\w.-]+:)?fldChar\s[^<>]*?fldCharType\s*=\s*[\"']begin[\"'][^<>]*?)(/?>)"
    r"(.*?)(?=<(?:[\w.-]+:)?fldChar\s)",
    re.DOTALL,
)
_CODE = lazy(r"(<(?:[\w.-]+:)?instrText(?:\s[^<>]*)?>)([^<]*)(?=<)")
_SIMPLE = lazy(r"(<([\w.-]+:)?fldSimple\s[^<>]*?instr\s*=\s*[\"']\s*)(=[^\"']*)([\"'])")
_CELLS = lazy(
    r"(?<![A-Za-z0-9_\"])([A-Z]{1,2})([0-9]{1,5})(?:(\s*:\s*[A-Z]{1,2})([0-9]{1,5}))?(?![\w(])"
)
_DIRTY = lazy(r"dirty\s*=")
_TABLE = lazy(r"<(/?)(?:[\w.-]+:)?tbl>")


class _Formula(NamedTuple):
    """A formula that stands from `start` to `end`: its words, and what is round them."""

    start: int
    end: int
    before: str
    words: str
    after: str

    def written(self, words: str) -> tuple[int, int, str]:
        """Return what to write where, so that the formula has these words."""
        return self.start, self.end, self.before + words + self.after


def holds_formula(raw: str) -> bool:
    """Tell whether a formula stands in the characters of a cell."""
    return "instr" in raw and any(_formulas(raw, 0, len(raw)))


def of_new_row(raw: str, rows: range, mark: Callable[[int], str]) -> str:
    """Return the characters of a row whose formulas speak of a new row's own cells.

    What they say of `rows` (numbers from 1, the last being that of the row itself) is `mark`ed by
    how far from the row it is. They are to be reckoned anew.
    """

    def moved(number: int) -> str:
        return mark(number - rows[-1]) if number in rows else str(number)

    pieces: list[str] = []
    at = 0
    for formula in sorted(_formulas(raw, 0, len(raw))):
        start, end, made = formula.written(_over_cells(formula.words, moved, moved))
        pieces += [raw[at:start], made]
        at = end
    return "".join([*pieces, raw[at:]])


def of_grown_table(
    text: str, table: tuple[int, int], within: tuple[int, int], last: int, added: int
) -> Iterator[tuple[int, int, str]]:
    """Yield what to write where, in a table from start to end, in which rows are added.

    They are added to the rows `within` which they are like, and of which the `last` has that
    number. What lies below them moves, and what reckons elsewhere with all down to the last does so
    with the added ones, too. Every formula of the table is to be reckoned anew.
    """
    start, end = table
    if text.find("instr", start, end) < 0:
        return

    def below(number: int) -> str:
        return str(number + added if number > last else number)

    def down_to(number: int) -> str:
        return str(number + added if number >= last else number)

    edges = list(_TABLE.finditer(text, start, end))
    places = [edge.start() for edge in edges]
    depths = [0, *accumulate(-1 if edge[1] else 1 for edge in edges)]
    for formula in _formulas(text, start, end):
        if depths[bisect_left(places, formula.start)] == 1:
            is_within = within[0] <= formula.start < within[1]
            yield formula.written(
                _over_cells(formula.words, below, below if is_within else down_to)
            )


def _over_cells(words: str, one: Callable[[int], str], end: Callable[[int], str]) -> str:
    """Return a formula with the number of each cell's row made another, that of a range's end."""

    def cells(match: re.Match[str]) -> str:
        first = match[1] + one(int(match[2]))
        return first + (match[3] + end(int(match[4])) if match[3] else "")

    return _CELLS.sub(cells, words)


def _formulas(text: str, start: int, end: int) -> Iterator[_Formula]:
    """Yield each formula; what stands in pieces becomes one, and Word is to reckon it anew."""
    for match in _FIELD.finditer(text, start, end):
        codes = list(_CODE.finditer(match[3]))
        words = "".join(each[2] for each in codes)
        if not words.lstrip().startswith("="):
            continue
        head = match[1] if _DIRTY.search(match[1]) else f"{match[1].rstrip()} {_dirty(match[1])}"
        before = head + match[2] + match[3][: codes[0].start(2)]
        emptied = _CODE.sub(lambda code: code[1], match[3][codes[0].end() :])
        yield _Formula(match.start(), match.end(), before, words, emptied)
    for match in _SIMPLE.finditer(text, start, end):
        is_told = _DIRTY.search(text, match.start(), text.index(">", match.end()))
        after = match[4] if is_told else f"{match[4]} {_dirty(match[0])}"
        yield _Formula(match.start(), match.end(), match[1], match[3], after)


def _dirty(tag: str) -> str:
    """Return the attribute by which Word reckons a field anew when it opens the file."""
    prefix = tag[1 : tag.find(":") + 1] if ":" in tag.partition(" ")[0] else ""
    return f'{prefix}dirty="true"'
