"""What a writer is to know of a list and of the sheet whose rows go into it, whatever they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.messages import _, plural
from app.patterns import lazy
from app.placeholders.called import Called
from app.placeholders.counted_rows import counts_rows
from app.placeholders.fitting import tell_otherwise
from app.placeholders.leftover import left_over, tell_halves, tell_refused
from app.placeholders.open_rows import NUMBER
from app.placeholders.pictures import TURNED
from app.placeholders.places_told import place_told
from app.placeholders.record_tables import covered
from app.text.label_matching import is_by_hand
from app.text.label_names import is_same_label, label_key
from app.word.formulas import holds_formula

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

    from app.placeholders.leftover import Leftover
    from app.placeholders.records import RecordList

_LATER = lazy(r"备\s*注|附\s*注|说明|.*(?:签[字名收章到]|盖章|领取人?).*")
_TOLD = 10


def list_notes(records: RecordList, names: Path, used: Collection[int] = ()) -> Iterator[str]:
    """Yield what does not fit between a list and its sheet, a line each.

    Columns `used` elsewhere are of use, though no label asks for them. `names` is the names sheet
    in which one can say what a column is for.
    """
    table = records.table
    title = place_told(table.title)
    yield from records.sheet.notes
    left = left_of_list(records, used)
    loose = {*left.lost, *left.idle}
    if unused := [each.text for each in records.sheet.columns if each.text in loose]:
        yield _("表里的“{unused}”，{title} 没有这一栏，没有用上").format(
            unused="”“".join(unused), title=title
        )
    yield from tell_halves(left, names)
    yield from tell_otherwise(_said_otherwise(records))
    yield from tell_refused(left.refused, names)
    if lacking := _without_column(records):
        yield _("{title} 的“{lacking}”，表里没有这样的列，空着").format(
            title=title, lacking="”“".join(lacking)
        )
    yield from _told_empty(records)
    if records.pictures.turned:
        yield _(TURNED)
    if any(holds_formula(cell.raw) for row in table.grid.rows for cell in row):
        yield _("{} 里有公式：在 Word 里按 Ctrl+A，再按 F9，结果就是新的").format(title)


def left_of_list(records: RecordList, used: Collection[int] = ()) -> Leftover:
    """Return the columns of a sheet that fill nothing of a list, and the labels without one."""
    sheet = records.sheet
    taken = {*records.asked_for, *used}
    headers = [
        column.text
        for at, column in enumerate(sheet.columns)
        if at not in taken and not counts_rows(column.text)
    ]
    refused = [each for each in headers if sheet.decided.get(label_key(each)) == ()]
    free = [
        Called(label, label, label, label, "", (), labelled=True, by_hand=is_by_hand(label))
        for label in _without_column(records)
    ]
    return left_over(sheet, headers, refused, free, ())


def lacking_labels(records: RecordList) -> list[str]:
    """Return the labels that the sheet has no column for, those to be signed later left out."""
    return [label for label in _without_column(records) if not _LATER.fullmatch(label)]


def _said_otherwise(records: RecordList) -> Iterator[tuple[str, str]]:
    """Yield each column that fills the label of a list in other words, with that label."""
    block = records.table.blocks[0]
    for place, at in block.columns.items():
        header, label = records.sheet.columns[at].text, block.labels[place]
        if not is_same_label(header, label):
            yield header, label


def _without_column(records: RecordList) -> list[str]:
    cells = records.table.grid.rows[records.table.rows[-1]]
    filled = {covered(line.cell) for slot in records.pattern for line in slot.lines}
    left = {place.paragraph for slot in records.pattern for place in slot.left}
    block = records.table.blocks[0]
    return [
        label
        for cell in cells
        if not cell.continues
        and (label := block.labels.get(covered(cell)))
        and covered(cell) not in (block.number, *filled)
        and (cell.is_empty or any(line.number in left for line in cell.lines))
    ]


def _told_empty(records: RecordList) -> Iterator[str]:
    empty: dict[int, list[int]] = {at: [] for at in sorted(records.asked_for) if at != NUMBER}
    for row in records.sheet.rows:
        for at, rows in empty.items():
            if not row.cells[at]:
                rows.append(row.number)
    for at, rows in empty.items():
        if rows:
            shown = _("、").join(map(str, rows[:_TOLD])) + ("……" if len(rows) > _TOLD else "")
            name = records.sheet.columns[at].text
            yield plural(
                "表里“{name}”有 {count} 格是空的，照样空着（第 {shown} 行）", len(rows)
            ).format(name=name, count=len(rows), shown=shown)
