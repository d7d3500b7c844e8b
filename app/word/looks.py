"""How paragraphs and tables of a Word file look, as far as a page of HTML can show it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from app.files.xml_numbers import whole_number
from app.patterns import lazy
from app.word.grammar import ATTRIBUTES, MOST_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Mapping

Align = Literal["", "center", "right"]

_PREFIX = r"(?:[\w.-]+:)?"
_STYLE = lazy(
    rf"<{_PREFIX}style\s[^>]*?styleId\s*=\s*[\"']([^\"']+)[^>]*>(.*?)</{_PREFIX}style>", re.DOTALL
)
_BASED_ON = lazy(rf"<{_PREFIX}basedOn\s[^>]*?val\s*=\s*[\"']([^\"']+)")
_STYLED = lazy(rf"<{_PREFIX}pStyle\s[^>]*?val\s*=\s*[\"']([^\"']+)")
_OPENED = lazy(rf"<{_PREFIX}pPr>(.*?)</{_PREFIX}pPr>", re.DOTALL)
_ALIGNED = lazy(rf"<{_PREFIX}jc\s[^>]*?val\s*=\s*[\"'](\w+)")
_INDENTED = lazy(rf"<{_PREFIX}ind\s[^>]*?firstLine(?:Chars)?\s*=\s*[\"']([\d.]+)")
_RUN = lazy(rf"<{_PREFIX}r(?=[\s>])[^>]*>\s*(?:<{_PREFIX}rPr>(.*?)</{_PREFIX}rPr>)?", re.DOTALL)
_SIZED = lazy(rf"<{_PREFIX}sz\s[^>]*?val\s*=\s*[\"'](\d+)")
_BOLD = lazy(rf"<{_PREFIX}b(?=[\s/>])({ATTRIBUTES})>")
_OFF = lazy(r"val\s*=\s*[\"'](?:0|false|off)")
_GRID = lazy(rf"<{_PREFIX}tblGrid>(.*?)</{_PREFIX}tblGrid>", re.DOTALL)
_WIDTH = lazy(rf"<{_PREFIX}gridCol\s[^>]*?w\s*=\s*[\"']([\d.]+)")
_AT_RIGHT = ("right", "end")
_LARGEST = 400
_DEEPEST = 12
# A table says how wide its columns are right at its beginning.
_BEGINNING = 20_000


class Look(NamedTuple):
    """How a paragraph looks: where its lines stand, and of what size (half points; 0: as usual)."""

    align: Align = ""
    bold: bool = False
    size: int = 0
    indented: bool = False


class Looks:
    """The looks of the paragraphs of a file by its styles."""

    def __init__(self, styles: str) -> None:
        self._styles: Mapping[str, str] = dict(_STYLE.findall(styles))
        self._known: dict[str, Look] = {}

    def of(self, raw: str) -> Look:
        """Return the look of a paragraph of these characters."""
        opened = _OPENED.search(raw)
        said = opened[1] if opened else ""
        styled = _STYLED.search(said)
        under = self._style(styled[1]) if styled else Look()
        runs = [match[1] or "" for match in _RUN.finditer(raw)]
        first = _with(under, said, runs[0] if runs else "")
        bold = bool(runs) and all(_is_bold(run, under.bold) for run in runs)
        return first._replace(bold=bold)

    def _style(self, name: str, depth: int = 0) -> Look:
        if name not in self._known:
            raw = self._styles.get(name, "")
            based = _BASED_ON.search(raw) if depth < _DEEPEST else None
            under = self._style(based[1], depth + 1) if based else Look()
            self._known[name] = _with(under, raw, raw)
        return self._known[name]


def column_widths(raw: str, start: int) -> tuple[int, ...]:
    """Return how wide the columns of a table are that starts there, in hundredths of it.

    It is nothing where the table does not say so.
    """
    grid = _GRID.search(raw, start, start + _BEGINNING)
    found = _WIDTH.findall(grid[1]) if grid else []
    widths = [float(width) for width in found[:MOST_COLUMNS]]
    whole = sum(widths)
    return tuple(round(100 * width / whole) for width in widths) if whole else ()


def _with(under: Look, paragraph: str, run: str) -> Look:
    """Return a look with what a paragraph, or a style, and a run in it say over it."""
    aligned, sized = _ALIGNED.search(paragraph), _SIZED.search(run)
    indented = _INDENTED.search(paragraph)
    align = under.align
    if aligned:
        align = "center" if aligned[1] == "center" else "right" if aligned[1] in _AT_RIGHT else ""
    size = whole_number(sized[1], 0, least=0, most=_LARGEST) if sized else under.size
    is_in = float(indented[1]) > 0 if indented else under.indented
    return Look(align, _is_bold(run, under.bold), size, is_in)


def _is_bold(run: str, usual: bool) -> bool:
    bold = _BOLD.search(run)
    return usual if bold is None else _OFF.search(bold[1]) is None
