"""The formulas of a table (`=C2*D2`, `=SUM(E2:E5)`) where rows are added to it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from app.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Edit = tuple[int, int, str]

_FIELD = lazy(
    r"(<(?:[\w.-]+:)?fldChar\s[^<>]*?fldCharType\s*=\s*[\"']begin[\"'][^<>]*?)(/?>)"
    r"(.*?)(?=<(?:[\w.-]+:)?fldChar\s)",
    re.DOTALL,
)
_CODE = lazy(r"(<(?:[\w.-]+:)?instrText(?:\s[^<>]*)?>)([^<]*)(?=<)")
_SIMPLE = lazy(r"(<([\w.-]+:)?fldSimple\s[^<>]*?instr\s*=\s*[\"']\s*)(=[^\"']*)([\"'])")
_CELLS = lazy(r"(?<![A-Za-z0-9_\"])([A-Z]{1,2})(\d{1,5})(?:(\s*:\s*[A-Z]{1,2})(\d{1,5}))?(?![\w(])")
_DIRTY = lazy(r"dirty\s*=")
_TABLE = lazy(r"<(/?)(?:[\w.-]+:)?tbl>")


def holds_formula(raw: str) -> bool:
    """Tell whether a formula stands in the characters of a cell."""
    return "instr" in raw and next(_formulas(raw, 0, len(raw), str), None) is not None


def of_new_row(raw: str, rows: range, mark: Callable[[int], str]) -> str:
    """Return the characters of a row whose formulas speak of a new row's own cells.

    What they say of `rows` (numbers from 1, the last being that of the row itself) is `mark`ed by
    how far from the row it is. They are to be reckoned anew.
    """

    def moved(code: str) -> str:
        return _over_cells(code, lambda n: mark(n - rows[-1]) if n in rows else str(n))

    return _edited(raw, list(_formulas(raw, 0, len(raw), moved)))


def of_grown_table(text: str, table: tuple[int, int], rows: range, added: int) -> Iterator[Edit]:
    """Yield what to write where, in a table from start to end, behind whose `rows` some are added.

    What lies below them moves, and what reckons with all down to the last of them does so with the
    added ones, too. Every formula of the table is to be reckoned anew.
    """
    start, end = table
    if text.find("instr", start, end) < 0:
        return

    def moved(code: str) -> str:
        return _over_cells(
            code,
            lambda n: str(n + added if n > rows[-1] else n),
            lambda n: str(n + added if n >= rows[-1] else n),
        )

    for first, last, raw in _formulas(text, start, end, moved):
        if _depth(text, start, first) == 1:
            yield first, last, raw


def _over_cells(
    code: str, one: Callable[[int], str], end: Callable[[int], str] | None = None
) -> str:
    """Return a formula with the number of each cell's row made another, that of a range's end."""

    def cells(match: re.Match[str]) -> str:
        first = match[1] + one(int(match[2]))
        return first + (match[3] + (end or one)(int(match[4])) if match[3] else "")

    return _CELLS.sub(cells, code)


def _formulas(text: str, start: int, end: int, moved: Callable[[str], str]) -> Iterator[Edit]:
    """Yield each formula with what is to stand in its place; a code in pieces becomes one."""
    for match in _FIELD.finditer(text, start, end):
        codes = list(_CODE.finditer(match[3]))
        code = "".join(each[2] for each in codes)
        if not code.lstrip().startswith("="):
            continue
        inner, at = "", 0
        for number, each in enumerate(codes):
            inner += match[3][at : each.start()] + each[1] + ("" if number else moved(code))
            at = each.end()
        head = match[1] if _DIRTY.search(match[1]) else f"{match[1].rstrip()} {_dirty(match[1])}"
        yield match.start(), match.end(), f"{head}{match[2]}{inner}{match[3][at:]}"
    for match in _SIMPLE.finditer(text, start, end):
        raw = f"{match[1]}{moved(match[3])}{match[4]}"
        is_told = _DIRTY.search(text, match.start(), text.index(">", match.end()))
        yield match.start(), match.end(), raw if is_told else f"{raw} {_dirty(match[0])}"


def _dirty(tag: str) -> str:
    """Return the attribute by which Word reckons a field anew when it opens the file."""
    prefix = tag[1 : tag.find(":") + 1] if ":" in tag.partition(" ")[0] else ""
    return f'{prefix}dirty="true"'


def _depth(text: str, start: int, at: int) -> int:
    return sum(-1 if each[1] else 1 for each in _TABLE.finditer(text, start, at))


def _edited(raw: str, edits: list[Edit]) -> str:
    pieces, at = [], 0
    for start, end, made in sorted(edits):
        pieces += [raw[at:start], made]
        at = end
    return "".join([*pieces, raw[at:]])
