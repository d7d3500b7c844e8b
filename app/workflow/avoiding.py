"""What other texts have said, for a draft that is to keep away from them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.drafting.avoiding import NOTHING, Avoided
from app.files.places import standing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path


def avoided(paths: Sequence[Path]) -> Avoided:
    """Return what the reports at some paths say, those in folders included.

    Raises `InputError` for a file that cannot be read.
    """
    return Avoided(tuple(_texts(paths))) if paths else NOTHING


def _texts(paths: Sequence[Path]) -> Iterator[str]:
    # The readers are only loaded for a draft that is to keep away from something.
    from app.reading import read_report
    from app.reading.folders import look_into

    for path in paths:
        reports = look_into(path).reports if standing(path) == "folder" else (path,)
        yield from (read_report(report).text for report in reports)
