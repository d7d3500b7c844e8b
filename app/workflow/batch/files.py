"""The desk at which a file with placeholder names is filled, again and again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.models.names import NameSheet
from app.placeholders.choosing import plan_filling
from app.placeholders.finding import find_placeholders
from app.placeholders.naming import read_sheet
from app.placeholders.plain import PlainText
from app.workflow.batch.desks import Made
from app.workflow.fill import open_source
from app.workflow.verifying import read_again, stripped_values

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from app.models.names import Placeholder
    from app.placeholders.choosing import Edit, Plan
    from app.placeholders.word import WordText
    from app.workflow.batch.columns import Columns
    from app.workflow.batch.naming import Target


@dataclass(frozen=True)
class FileSetting:
    """What files are made from: a file, the columns that fill it, a names sheet."""

    file: Path
    columns: Columns
    names: Path | None

    def desk(self) -> FileDesk:
        """Return a desk with the file open on it."""
        return FileDesk(self)


class FileDesk:
    """Fills one file with one row after the other; what stands in it is found once."""

    def __init__(self, setting: FileSetting) -> None:
        self._setting = setting
        self._source = open_source(setting.file)
        self._sheet = read_sheet(setting.names) if setting.names else NameSheet()
        self.lines = self._source.lines
        self.places = find_placeholders(self.lines)

    def make(self, target: Target) -> Made:
        """Return the file with the row's names in it."""
        columns = self._setting.columns
        names = {**self._sheet.names, **columns.values(target.row)}
        sheet = self._sheet.model_copy(update={"names": names})
        plan = plan_filling(self.lines, sheet, self.places)
        # A name that stands for itself, as that of an empty cell does, fills nothing.
        edits = tuple(edit for edit in plan.edits if not self._keeps(edit))
        kept = [place for edit in plan.edits if self._keeps(edit) for place in self._in(edit)]
        left = sorted([*plan.left, *kept], key=lambda place: (place.paragraph, place.start))
        plan = plan._replace(edits=edits, left=tuple(left))
        data = self._source.filled(edits)
        return Made(data, tuple(self._told(plan, data)))

    def _told(self, plan: Plan, data: bytes) -> Iterator[str]:
        """Yield what is open in a filled file, which is read again to see."""
        # A file without an edit is the bytes it was, and has been read.
        after = self._opened(data) if plan.edits else self._source
        verdict = read_again(self._source, plan, after)
        yield from verdict.left
        yield from (f"填进去的名称里还有占位：{line}" for line in verdict.brought)
        yield from (f"填好的文件里没有找到：{line}" for line in verdict.missing)
        if not isinstance(self._source, PlainText):
            for line in stripped_values(self._source, plan):
                yield f"Word 文件存不下的控制字符，已去掉：{line.strip()}"

    def _opened(self, data: bytes) -> PlainText | WordText:
        file = self._setting.file
        if isinstance(self._source, PlainText):
            return PlainText(data.decode("utf-8"), markdown=file.suffix.lower() == ".md")
        # lxml is only loaded for what needs it.
        from app.placeholders.word import WordText

        return WordText(data, str(file))

    def _keeps(self, edit: Edit) -> bool:
        return self.lines[edit.paragraph][edit.start : edit.end] == edit.value

    def _in(self, edit: Edit) -> Iterator[Placeholder]:
        for place in self.places:
            if place.paragraph == edit.paragraph and edit.start <= place.start < edit.end:
                yield place
