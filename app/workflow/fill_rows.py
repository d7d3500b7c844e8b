"""`fill --rows`: the list of a form opened, and what its columns are for asked on a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from app.errors import raise_all
from app.messages import _
from app.placeholders.called import called_places
from app.placeholders.column_questions import ask_columns
from app.placeholders.decided_columns import decided_columns, wrong_columns
from app.placeholders.record_notes import left_of_list
from app.placeholders.records import open_list
from app.placeholders.sheets.sheet_file import SheetFile

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from app.models.names import Placeholder
    from app.placeholders.asking import Ask
    from app.placeholders.records import RecordList
    from app.placeholders.sources import Source
    from app.workflow.fill_options import FillOptions


class OpenedList(NamedTuple):
    """The list of a form, and what is to be told of the questions that were asked."""

    records: RecordList
    notes: tuple[str, ...] = ()


def opened_list(
    source: Source,
    found: Sequence[Placeholder],
    file: Path,
    options: FillOptions,
    ask: Ask | None,
) -> OpenedList | None:
    """Return the list that the rows of a sheet go to; None where somebody breaks off.

    Raises `InputError` where no list matches the sheet, and for names of no place.
    """
    rows, names = options.rows, options.sheet_of(file)
    if rows is None:
        return None
    decided = decided_columns(file, options.names)
    folders = options.picture_folders(file)
    records = open_list(source, found, rows, options.into, decided, folders)
    headers = [column.text for column in records.sheet.columns]
    called = called_places(found, source.lines, lambda n: source.where(n).label)
    wrong = wrong_columns(names, decided, headers, called, records)
    raise_all([*wrong, *records.pictures.faults()])
    left = left_of_list(records)
    if not ask or not left.doubtful:
        return OpenedList(records)
    kept = SheetFile(names, source, found)

    def keep(answer: Mapping[str, tuple[str, ...]]) -> None:
        kept.decide(answer)
        kept.save(inputs=[file, rows])

    if not ask_columns(left, ask, keep):
        return None
    records = open_list(source, found, rows, options.into, kept.sheet.columns, folders)
    raise_all(records.pictures.faults())
    return OpenedList(records, (_("回答记在 {}").format(names),))
