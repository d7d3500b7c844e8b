"""The rows of a batch whose files are PDFs: Word files that LibreOffice prints, many in a run."""

from __future__ import annotations

from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from app.batch.pool import Done
from app.files.office import MOST_A_RUN, Original, convert
from app.files.suffixes import WORD
from app.messages import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def with_prints(rows: Iterable[Done]) -> Iterator[Done]:
    """Yield what became of rows, in their order, each with the print of its Word file as data."""
    rows = iter(rows)
    while chunk := list(islice(rows, MOST_A_RUN)):
        made = [each for each in chunk if not each.failure]
        prints = convert((Original(_name(each), each.data) for each in made), "pdf")
        for each in chunk:
            yield each if each.failure else _printed(each, next(prints))


def _printed(done: Done, result: bytes | str) -> Done:
    if isinstance(result, bytes):
        return done._replace(data=result)
    return Done(done.task, _("没有转成 PDF：{}").format(result))


def _name(done: Done) -> str:
    return Path(done.task.target.path).with_suffix(WORD).name
