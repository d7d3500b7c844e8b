"""The outline of a row: the batch's own with the row's cells in it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from app.batch.columns import Columns, Keys
from app.files.yaml_nodes import Node, YamlFile
from app.messages import _, plural
from app.outline.key_paths import KeyPath, key_names, key_path, short_path
from app.outline.placing import held_at, with_cell
from app.outline.reading import ReadOutline, outline_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.errors import Problem
    from app.files.tables import Row, Table

# Lines beyond any outline's own tell that a fault stands in a cell of the table, and in which.
_CELLS = 1_000_000_000
# What holds no words that a report would show.
_WORDLESS = (
    "kind",
    "文种",
    "names",
    "名称对照",
    "ordinals",
    "序号",
    "length",
    "篇幅",
    "id",
    "编号",
)


class RowOutlines:
    """Makes the outline of each row."""

    def __init__(self, file: YamlFile, columns: Columns) -> None:
        self._file = file
        self._columns = columns
        self._same = None if columns.keys else outline_of(file)

    def outline(self, row: Row) -> ReadOutline:
        """Return the outline with the row's cells, and what to tell of it.

        Raises `InputError` for faulty ones.
        """
        if self._same:
            return self._same
        root = self._file.root
        problems: list[Problem] = []
        for at, path in self._columns.keys:
            try:
                root = with_cell(root, path, row.cells[at], _CELLS + at)
            except IndexError as error:
                place = Node(None, _CELLS + at, 1)
                what = plural("前面只有 {} 条，不能跳过中间的", error.args[0]).format(error.args[0])
                problems.append(self._file.problem(place, what, _("先填前面的几条")))
        return outline_of(replace(self._file, root=root), problems)

    def problem_at_cell(self, table: Table, row: Row, problem: Problem) -> Problem:
        """Return a problem of a row's outline at the cell that makes it, if one does."""
        if problem.line is None or problem.line < _CELLS:
            return problem
        at = problem.line - _CELLS
        what = _("“{name}”：{what}").format(name=table.columns[at].text, what=problem.what)
        return table.problem(row, at, what, problem.hint)


def outline_keys(file: YamlFile) -> Keys:
    """Return how a column is told to be a key of an outline.

    A key's own name will do (单位 for 发言人.单位) where the outline leaves the place open: what
    it says itself is not changed by a column that may be meant for the files' names alone.
    """

    def path(name: str) -> KeyPath | None:
        if full := key_path(name):
            return full
        short = short_path(name)
        return short if short and not held_at(file.root, short) else None

    return Keys(path, key_names())


def given_names(file: YamlFile) -> dict[str, str]:
    """Return the placeholder names that an outline itself says the real ones of."""
    return {
        str(name.value): value.value
        for key, names in file.root.pairs()
        if key.value in ("names", "名称对照")
        for name, value in names.pairs()
        if isinstance(value.value, str)
    }


def own_lines(file: YamlFile, columns: Columns) -> list[str]:
    """Return the lines of an outline's own words, without what columns will say instead."""
    root = file.root
    for at, path in columns.keys:
        root = with_cell(root, path, "", _CELLS + at)
    return [line for text in _words(root) for line in text.split("\n")]


def _words(node: Node) -> Iterator[str]:
    for key, value in node.pairs():
        if key.value not in _WORDLESS:
            yield from _words(value)
    for item in node.items():
        yield from _words(item)
    # What shows an empty cell is no word of the outline's.
    if isinstance(node.value, str) and node.line < _CELLS:
        yield node.value
