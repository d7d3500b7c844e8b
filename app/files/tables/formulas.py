"""Texts that a spreadsheet program would take for formulas: kept from it, and read back.

It runs what opens with such a sign, and a CSV file has no other way to say that a cell is a text
than an apostrophe before it (https://owasp.org/www-community/attacks/CSV_Injection).
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from app.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable

# Full-width and small signs count where programs make them half-width first (Excel in some
# languages, Numbers), and blanks before a sign are often passed over. What opens with apostrophes
# before all that gets one more, so that taking one away always gives what was there.
_FORMULA = lazy(r"'*(?:[\t\r\n\0]|[\s\u200b\ufeff]*[=+\-@＝＋－＠﹦﹢﹣﹫])")
_GUARD = "'"
# Where a program takes another sign than the comma to part cells, these would begin a new one.
_PARTING = frozenset(',;\t"\r\n')


def opens_formula(text: str) -> bool:
    """Tell whether a spreadsheet program may take a text for a formula."""
    return _FORMULA.match(text) is not None


def guarded(text: str) -> str:
    """Return a text as it stands in a CSV cell, with an apostrophe where it opens a formula."""
    return _GUARD + text if opens_formula(text) else text


def unguarded(cell: str) -> str:
    """Return the text of a CSV cell: without the apostrophe that kept it from being a formula."""
    return cell[1:] if cell.startswith(_GUARD) and opens_formula(cell) else cell


def csv_line(cells: Iterable[object]) -> str:
    """Return a line of CSV that is safe to open; `csv_records` gives its texts back."""
    return ",".join(map(_written, cells)) + "\r\n"


def csv_records(text: str) -> list[list[str]]:
    """Return the texts of the cells of CSV that `csv_line` wrote, line by line."""
    return [list(map(unguarded, record)) for record in csv.reader(io.StringIO(text, newline=""))]


def _written(cell: object) -> str:
    text = guarded(str(cell))
    return text if _PARTING.isdisjoint(text) else '"' + text.replace('"', '""') + '"'
