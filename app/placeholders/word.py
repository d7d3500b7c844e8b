"""A Word file with the placeholders anywhere in it filled by a names sheet."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

from app.messages import _
from app.patterns import lazy
from app.placeholders.cell_headings import cell_heading
from app.placeholders.form import Form
from app.placeholders.forms import form_places, line_tables
from app.placeholders.row_names import RowNames
from app.word.document import WordDocument
from app.word.editing import Replacement
from app.word.looks import Looks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from app.models.report import Remark
    from app.placeholders.choosing import Edit
    from app.word.containers import Where
    from app.word.document import Growth
    from app.word.grids import Cell, Grid
    from app.word.looks import Look

# The last row that is told: of tables in each other the innermost.
_ROW = lazy(r"第 \d+ 行(?!.*第 \d+ 行)")


class WordText:
    """The paragraphs of a Word file as lines, and the file with edits made to them.

    Raises `InputError` for what is no Word file, or a broken one.
    """

    def __init__(self, data: bytes, path: str = "") -> None:
        self._document = WordDocument(data, path)
        # Whoever tells of a line asks where it is, some of them for each of its places.
        self._where: dict[int, Where] = {}
        self._headings: dict[int, str] = {}

    @property
    def lines(self) -> list[str]:
        """Return the text of every paragraph anywhere in the file, empty ones too."""
        return self._document.texts

    def cautions(self, *, changed: bool) -> Iterator[str]:
        """Yield what a writer should know of the file; `changed` tells that it is filled."""
        if changed and self._document.is_signed:
            yield _("这个文件有数字签名，填写以后签名失效，要重新签")
        if changed and self._document.is_protected:
            yield (
                _(
                    "这个文件限制了编辑，填好以后在 Word 里改不动；要改，"
                    "先在“审阅”的“限制编辑”里停止保护"
                )
            )
        if locked := self._document.locked:
            yield (
                _(
                    "锁定了内容的控件没有填：{}；用 Word 打开，"
                    "在“开发工具”的“属性”里去掉“无法编辑内容”，存好再填"
                ).format(_("、").join(locked))
            )
        if embedded := self._document.embedded:
            yield (
                _(
                    "文中嵌着别的文件（{}），里面的占位名称没有看；用 Word 打开，"
                    "另存一次再填，就都能看到"
                ).format(_("、").join(embedded))
            )

    def where(self, n: int) -> Where:
        """Return where a line stands: 正文第 3 段, 首页页眉, 表格 1 第 2 行第 1 列（姓名）.

        The row of a table has its name: 表格 1 第 7 行“专科学历”第 4 列（证书编号）.
        """
        if n not in self._where:
            self._where[n] = self._told(n)
        return self._where[n]

    def _told(self, n: int) -> Where:
        where = self._document.where(n)
        heading = self._labels.get(n) or self._heading(n)
        label = f"{where.label}（{heading}）" if heading else where.label
        name = self._rows.beside(n)
        if name and not heading.startswith(name):
            label = _ROW.sub(rf"\g<0>“{name}”", label)
        return where._replace(label=label)

    @cached_property
    def form(self) -> Form:
        """Return what the file leaves open beside its markers, and what its tables ask for."""
        document = self._document
        return Form(form_places(document), self._heading, line_tables(document), document.tables)

    def look(self, n: int) -> Look:
        """Return how a line looks."""
        return self._looks.of(self._document.raw(n))

    @cached_property
    def _looks(self) -> Looks:
        return Looks(self._document.styles)

    @cached_property
    def _rows(self) -> RowNames:
        return RowNames(self.form)

    @cached_property
    def _labels(self) -> dict[int, str]:
        """The labels of cells, and others that cannot be read in their lines, by line."""
        return {
            place.line: place.label
            for place in self.form.places
            if place.shape in ("cell", "row") or place.label not in self.lines[place.line]
        }

    def beside_in_cell(self, n: int) -> list[int]:
        """Return the other lines of the table cell that a line stands in, if it is in one."""
        return self._document.beside_in_cell(n)

    @property
    def tables(self) -> list[Grid]:
        """Return the tables, cell by cell."""
        return self._document.tables

    def table_title(self, cell: Cell) -> str:
        """Return what people call the table of a cell: 表格 2."""
        return self._document.where(cell.lines[0].number).label.rpartition(" 第 ")[0]

    def filled(self, edits: Iterable[Edit], growths: Iterable[Growth] = ()) -> bytes:
        """Return the file with the edits made and rows added; without any it is the bytes it was.

        The edits of a line are in order and do not overlap. Nothing is kept of them, so that
        one file can be filled as often as there are rows in a table.
        """
        by_line: dict[int, list[Replacement]] = defaultdict(list)
        for line, start, end, value, picture in edits:
            by_line[line].append(Replacement(start, end, value, picture))
        return self._document.changed(by_line, growths)

    def commented(self, remarks: Iterable[Remark]) -> bytes:
        """Return the file with remarks on its lines as comments, and no other change."""
        return self._document.commented(remarks)

    def _heading(self, n: int) -> str:
        # Where a filled file is read again, few lines are asked for of all there are; and each of
        # its markers asks for a line.
        if n not in self._headings:
            beside = self._document.beside(n)
            found = cell_heading(self.lines[n], beside.head, beside.left) if beside else ""
            self._headings[n] = found
        return self._headings[n]
