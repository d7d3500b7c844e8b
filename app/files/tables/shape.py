"""What a sheet of an Excel file holds beside its cells: merged ranges, hidden rows, formulas.

openpyxl does not tell these where it reads row by row, so they are looked for in the XML.
"""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_CHUNK = 1024 * 1024
# No tag of these is longer; what a chunk breaks in two is seen with the next one.
_LONGEST_TAG = 4096
_TAG = re.compile(
    rb"<(?:\w+:)?(?:(?P<row>row)\b(?P<of_row>[^>]*)>|(?P<formula>f)[\s/>]"
    rb"|(?P<merged>mergeCell)\s(?P<of_merged>[^>]*)>)"
)
_NUMBER = re.compile(rb'\br="(\d+)"')
_HIDDEN = re.compile(rb'\bhidden="(?:1|true)"')
_RANGE = re.compile(rb'\bref="([A-Z]+)(\d+):([A-Z]+)(\d+)"')


class Range(NamedTuple):
    """A merged range; rows and columns are counted from 1 and both ends are in it."""

    top: int
    left: int
    bottom: int
    right: int


class Shape(NamedTuple):
    """The merged ranges and the hidden rows of a sheet, and whether it holds any formula."""

    merged: tuple[Range, ...]
    hidden: frozenset[int]
    formulas: bool


def read_shape(data: bytes, sheet: Any) -> Shape:
    """Return the shape of a sheet that openpyxl has opened from these bytes."""
    merged: list[Range] = []
    hidden: set[int] = set()
    formulas = False
    row = 0
    # The library has no public name for where the sheet's part stands in the file.
    for match in _tags(data, sheet._worksheet_path):
        if match["row"]:
            number = _NUMBER.search(match["of_row"])
            row = int(number[1]) if number else row + 1
            if _HIDDEN.search(match["of_row"]):
                hidden.add(row)
        elif match["formula"]:
            formulas = True
        elif found := _RANGE.search(match["of_merged"]):
            left, top, right, bottom = found.groups()
            merged.append(Range(int(top), _column(left), int(bottom), _column(right)))
    return Shape(tuple(merged), frozenset(hidden), formulas)


class Merges:
    """Spreads the text of merged cells over all the cells they cover, row by row from the top."""

    def __init__(self, merged: Sequence[Range]) -> None:
        self._ahead = sorted(merged, reverse=True)
        self._open: list[tuple[Range, str]] = []
        self._here: list[Range] = []

    def spread(self, number: int, cells: Sequence[str]) -> tuple[str, ...]:
        """Return a row's texts with those of the merged cells that reach into it."""
        self._open = [(area, text) for area, text in self._open if area.bottom >= number]
        while self._ahead and self._ahead[-1].top <= number:
            area = self._ahead.pop()
            if area.top == number:
                text = cells[area.left - 1] if area.left <= len(cells) else ""
                self._open.append((area, text))
        self._here = [area for area, text in self._open if text]
        if not self._here:
            return tuple(cells)
        wide = max(len(cells), *(area.right for area in self._here))
        spread = [*cells, *[""] * (wide - len(cells))]
        for area, text in self._open:
            if text:
                spread[area.left - 1 : area.right] = [text] * (area.right - area.left + 1)
        return tuple(spread)

    def is_title(self, cells: Sequence[str]) -> bool:
        """Tell whether a row, just spread, only groups what stands below it.

        It holds a cell merged across columns, and nothing but merged cells: a title over the
        table, or the upper line of a header of two lines. What of it goes on below stands
        there, too.
        """
        across = [area for area in self._here if area.right > area.left]
        merged = {at for area in self._here for at in range(area.left, area.right + 1)}
        return bool(across) and all(at in merged for at, cell in enumerate(cells, 1) if cell)


def _tags(data: bytes, name: str) -> Iterator[re.Match[bytes]]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive, archive.open(name) as part:
        rest = b""
        while chunk := part.read(_CHUNK):
            text = rest + chunk
            done = 0
            for match in _TAG.finditer(text):
                done = match.end()
                yield match
            open_tag = text.rfind(b"<", max(done, len(text) - _LONGEST_TAG))
            rest = text[open_tag:] if open_tag >= 0 and b">" not in text[open_tag:] else b""


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number
