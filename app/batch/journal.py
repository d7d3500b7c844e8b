"""The report of a batch, a CSV row a file, and what a broken-off batch left in it."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING, NamedTuple

from app.errors import InputError, Problem
from app.files.decoding import decode
from app.files.tables.formulas import csv_line, csv_records
from app.messages import _
from app.patterns import lazy
from app.text.numerals import figures_value

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from app.copying.alike import Alike
    from app.copying.copied import Shares
    from app.models.finding import Finding

_HEADER = (
    "行号",
    "文件",
    "结果",
    "空缺处数",
    "空缺在哪里",
    "空着的列",
    "查出处数",
    "查出什么",
    "和别的文章相同",
    "和哪一行相像",
    "指纹",
)
WRITTEN = "已写出"
# Excel shows no more of a cell than 32,767 characters; nobody reads as much.
_MOST_PLACES = 30
_BREAKS = lazy(r"[\r\n\v\f\x85\u2028\u2029]+")


class Entry(NamedTuple):
    """What became of one row: the file, and `result` in words.

    `gaps` tells how many places are still open, `where` which, `empty` the columns whose cell
    was empty. `findings` tells how many findings there are, `told` which of them are no hints.
    `borrowed` tells how much of it stands in other texts, `alike` which row before it has a draft
    much like it. A `mark` stands for what the file was made of, and is there only if the file is;
    `body` for its words. `turn` is the place in the table that the row had when it was made; 0 if
    it still has it.
    """

    number: int
    path: str
    result: str = WRITTEN
    gaps: int = 0
    where: str = ""
    empty: str = ""
    findings: int = 0
    told: str = ""
    borrowed: str = ""
    alike: str = ""
    mark: str = ""
    body: str = ""
    turn: int = 0

    @property
    def line(self) -> bytes:
        """Return the entry's line in the report."""
        marks = [self.mark, self.body, *([str(self.turn)] if self.turn else [])]
        return _line([*self[:-3], ".".join(marks) if self.mark else ""])

    @property
    def made_at(self) -> int:
        """Return the place in the table that the row had when it was made."""
        return self.turn or self.number

    def moved(self, number: int) -> Entry:
        """Return the entry of a row that stands at this place of the table now."""
        return self._replace(number=number, turn=0 if self.made_at == number else self.made_at)


def findings_told(findings: Sequence[Finding]) -> str:
    """Return the findings that are no hints as one text."""
    graver = [each for each in findings if each.level != "hint"]
    more = ["……"] if len(graver) > _MOST_PLACES else []
    shown = graver[:_MOST_PLACES]
    return "；".join([*(f"第 {each.paragraph + 1} 段 {each.message}" for each in shown), *more])


def borrowed_told(shares: Shares | None) -> str:
    """Return how much stands in other texts, without set formulae and with them."""
    if shares is None:
        return ""
    return f"{shares.share_without_formulae:.0%}（连套话 {shares.share:.0%}）"


def alike_told(alike: Alike | None) -> str:
    """Return which row's draft is alike, how much of it, and a sentence of both."""
    return f"第 {alike.number} 行 {alike.share:.0%}：{alike.text}" if alike else ""


def places_told(left: Sequence[str], lost: Sequence[str] = ()) -> str:
    """Return the columns that went nowhere and the places still open as one text."""
    named = [f"没有写进去的列：{'、'.join(lost)}"] if lost else []
    more = ["……"] if len(left) > _MOST_PLACES else []
    return "；".join([*named, *left[:_MOST_PLACES], *more])


def report_start() -> bytes:
    """Return what stands at the start of a report: the mark that Excel knows UTF-8 by, headers."""
    return codecs.BOM_UTF8 + _line(_HEADER)


def standing_report(path: str) -> Problem:
    """Return the problem of a report that stands where another one is to be begun."""
    hint = _("接着上次写，用 --resume；从头再来，用 --force；或用 --report 另起一个名字")
    return Problem(_("这里已经有一份批量报告"), hint, path)


def sound_length(data: bytes) -> int:
    """Return how much of a report stands in whole lines."""
    return data.rfind(b"\n") + 1


def read_marks(data: bytes, path: str) -> dict[str, Entry]:
    """Return the last entry of each file that a report tells of.

    Raises `InputError` for what is no report of a batch.
    """
    first, *records = csv_records(_characters(data[: sound_length(data)])) or [[]]
    if data and tuple(first) != _HEADER:
        hint = _("用 --report 另起一个名字")
        raise InputError(Problem(_("这个文件不是 nigao 写的批量报告"), hint, path))
    rows = (record for record in records if len(record) == len(_HEADER))
    return {entry.path: entry for entry in map(_entry, rows)}


def whole_report(entries: Iterable[Entry]) -> bytes:
    """Return a whole report."""
    return b"".join([report_start(), *(entry.line for entry in entries)])


def _entry(record: list[str]) -> Entry:
    number, path, result, count, where, empty, found, told, borrowed, alike, marks = record
    mark, body, turn, *_ = [*marks.split("."), "", ""]
    counts = (figures_value(text) or 0 for text in (number, count, found, turn))
    at, gaps, findings, made_at = counts
    texts = (told, borrowed, alike)
    return Entry(at, path, result, gaps, where, empty, findings, *texts, mark, body, made_at)


def _line(cells: Iterable[object]) -> bytes:
    line = csv_line(_BREAKS.sub(" ", str(cell)) for cell in cells)
    return line.encode("utf-8", "surrogatepass")


def _characters(data: bytes) -> str:
    """Return the text of a report as it was written, or as a spreadsheet program saved it."""
    try:
        return data.decode("utf-8-sig", "surrogatepass")
    except UnicodeDecodeError:
        return decode(data) or ""
