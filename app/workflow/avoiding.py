"""What other texts have said, for a draft that is to keep away from them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.drafting.avoiding import NOTHING, Avoided
from app.files.places import standing
from app.reading import read_report
from app.reading.folders import look_into

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path


def avoided(paths: Sequence[Path]) -> Avoided:
    """Return what the reports at some paths say, those in folders included.

    Raises `InputError` for a file that cannot be read.
    """
    texts = tuple(read_report(path).text for path in _files(paths))
    return Avoided(texts) if texts else NOTHING


def _files(paths: Sequence[Path]) -> Iterator[Path]:
    for path in paths:
        if standing(path) == "folder":
            yield from look_into(path).reports
        else:
            yield path
