"""The files of a batch by name, and every name that cannot be."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import normalize

from app.errors import Problem
from app.files.places import standing, true_path
from app.files.regular import why_no_file
from app.messages import N_, _, plural
from app.patterns import lazy
from app.text.visible import HIDDEN, visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from app.batch.pattern import NamePattern
    from app.files.tables import Row, Table

_FORBIDDEN = '/\\:*?"<>|'
# What Windows keeps for itself, with any suffix
# (https://learn.microsoft.com/windows/win32/fileio/naming-a-file).
_RESERVED = lazy(r"(?i:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])(?: *\..*)?")
_LONGEST_NAME = 255
_HINT = N_("改这一格，或在 -o 里换一列")


class Target(NamedTuple):
    """Where a row's file goes; `name` tells it from the others of the batch.

    No two rows of a batch have one `turn`: it is what each begins to choose words with.
    """

    row: Row
    path: str
    name: str
    turn: int


class Naming:
    """The names that a pattern gives the rows of a table, which has all of its columns."""

    def __init__(self, table: Table, pattern: NamePattern) -> None:
        self._table = table
        self._pattern = pattern
        places = {column.text: at for at, column in enumerate(table.columns)}
        self._places = {name: places[name] for name in pattern.columns}

    def targets(self) -> Iterator[Target]:
        """Yield the target of each row; there are no problems with any."""
        for row in self._table.rows:
            cells = self._cells(row)
            names = self._pattern.named(cells), self._pattern.own_name(cells)
            yield Target(row, *names, turn=row.number)

    def problems(self) -> Iterator[Problem]:
        """Yield every cell that cannot stand in a name, and every second row for one file."""
        taken: dict[str, int] = {}
        last = self._places[self._pattern.columns[-1]]
        for row in self._table.rows:
            found = list(self._row_problems(row))
            yield from found
            if found:
                continue
            path = self._pattern.named(self._cells(row))
            first = taken.setdefault(_folded(path), row.number)
            if first != row.number:
                what = _("和第 {first} 行写的是同一个文件“{path}”").format(first=first, path=path)
                hint = _("改这一格，或在 -o 里再加一列（只有大小写不同，也算同一个文件）")
                yield self._table.problem(row, last, what, hint)

    def _cells(self, row: Row) -> dict[str, str]:
        return {name: row.cells[at] for name, at in self._places.items()}

    def _row_problems(self, row: Row) -> Iterator[Problem]:
        sound = True
        for name, at in self._places.items():
            if what := _cell_problem(name, row.cells[at]):
                sound = False
                yield self._table.problem(row, at, what, _(_HINT))
        if not sound:
            return
        fixed_parts = _parts(self._pattern.text)
        parts = _parts(self._pattern.named(self._cells(row)))
        for fixed, part in zip(fixed_parts, parts, strict=True):
            if fixed != part and (what := part_problem(part)):
                at = next(at for name, at in self._places.items() if name in fixed)
                yield self._table.problem(row, at, what, _(_HINT))


def existing_problems(
    targets: Iterable[Target], inputs: Iterable[Path], *, may_exist: bool
) -> Iterator[Problem]:
    """Yield each file that would be an input, and in one line how many stand there already."""
    sources = set(map(true_path, inputs))
    count, first = 0, ""
    for target in targets:
        path = Path(target.path)
        found = standing(path)
        if found == "folder":
            yield Problem(_("这是一个文件夹"), _("用 -o 换一个文件名"), target.path)
        elif found == "nothing":
            continue
        elif why := why_no_file(path):
            yield Problem(why, _("用 -o 换一个文件名"), target.path)
        elif true_path(path) in sources:
            yield Problem(_("输出不能盖住输入的文件"), _("换一个文件名来写"), target.path)
        elif not may_exist:
            count, first = count + 1, first or target.path
    if count:
        hint = _("要覆盖，加 --force（上次没写完，接着写，用 --resume）")
        yield Problem(
            plural("要写的文件有 {} 个已经存在，这是其中一个", count).format(count), hint, first
        )


def part_problem(part: str) -> str:
    """Return what is wrong with one name between the slashes of a path; empty if nothing."""
    if _RESERVED.fullmatch(part):
        return _("“{}”是 Windows 留着自己用的名字").format(part)
    if part.endswith("."):
        return _("文件名“{}”的末尾是点").format(part)
    if part.endswith(" "):
        return _("文件名“{}”的末尾是空格").format(part)
    if len(part.encode("utf-8", "surrogatepass")) > _LONGEST_NAME:
        return _("文件名太长（超过 {} 字节，一个汉字是 3 字节）").format(_LONGEST_NAME)
    return ""


def _cell_problem(name: str, cell: str) -> str:
    """Return why the cell of a column cannot stand in a name; empty if it can."""
    if not cell.strip():
        return _("“{}”是空的，文件没有名字").format(name)
    if wrong := sorted(set(cell) & set(_FORBIDDEN)):
        told = _("“{name}”有文件名里不能用的字符 {wrong}")
        return told.format(name=name, wrong=" ".join(wrong))
    if hidden := dict.fromkeys(HIDDEN.findall(cell)):
        told = _("“{name}”有看不见的字符 {hidden}，不能作文件名")
        return told.format(name=name, hidden=" ".join(map(visible, hidden)))
    if set(cell) & set("\n\t"):
        return _("“{}”有换行或制表符，不能作文件名").format(name)
    return ""


def _parts(path: str) -> list[str]:
    return re.split(r"[/\\]", path)


def _folded(path: str) -> str:
    """Return a path as the least particular of file systems tells it from others."""
    return normalize("NFC", normalize("NFC", path).casefold())
