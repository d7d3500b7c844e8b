"""The last look at a batch before anything is written: every problem of its files' names."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from app import __version__
from app.batch.journal import standing_report
from app.batch.making import Batch
from app.batch.naming import Naming, existing_problems
from app.batch.pattern import NamePattern, pattern_problems
from app.errors import InputError, Problem
from app.files.decoding import read_bytes
from app.files.places import standing, true_path
from app.files.regular import why_no_file
from app.files.suffixes import pdf_beside
from app.files.tables.table import raise_some
from app.messages import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from typing import TypeVar

    from app.batch.columns import Columns
    from app.batch.naming import Target
    from app.batch.options import BatchOptions
    from app.files.tables import Table

    _T = TypeVar("_T")

_REPORT = ".csv"


def checked_batch(
    table: Table,
    columns: Columns,
    options: BatchOptions,
    inputs: Sequence[Path],
    problems: list[Problem],
    shared: bytes = b"",
) -> Batch:
    """Return a batch that can be made.

    `inputs` are the files it is made of, the first one the outline or the file to be filled, and
    `shared` stands for what else all rows have in common. Raises one `InputError` with the
    problems found so far and those of the files' names.
    """
    pattern = NamePattern(options.output)
    naming: Naming | None = None
    headers = {column.text for column in table.columns}
    told = False
    if not len(table.rows):
        problems.append(Problem(_("表里只有表头，一行也没有"), _("在表头下面逐行填写"), table.path))
    if pattern.columns and headers.issuperset(pattern.columns):
        naming = Naming(table, pattern)
        found = list(naming.problems())
        if not found:
            may_exist = options.force or options.resume
            found += existing_problems(
                _written(naming, options), [*inputs, options.table], may_exist=may_exist
            )
            told = bool(found)
        problems += found
    report = options.report or _usual_report(pattern, inputs[0])
    may_stand = told or options.force or options.resume
    problems += _report_problems(report, [*inputs, options.table], may_stand=may_stand)
    raise_some(table.with_faults(problems))
    if naming is None:
        raise InputError(list(pattern_problems(pattern)))
    return Batch(table, columns, naming, options, report, _fingerprint(inputs, shared))


def _written(naming: Naming, options: BatchOptions) -> Iterator[Target]:
    """Yield all that the rows write, prints too."""
    for target in naming.targets():
        yield target
        if options.pdf:
            yield target._replace(path=str(pdf_beside(Path(target.path))))


def gather(read: Callable[[], _T], problems: list[Problem]) -> _T | None:
    """Return what is read, or None with what is wrong with it added to the problems."""
    try:
        return read()
    except InputError as error:
        problems.extend(error.problems)
    return None


def _usual_report(pattern: NamePattern, source: Path) -> Path:
    return Path(pattern.folder) / f"{source.stem}.报告{_REPORT}"


def _report_problems(report: Path, inputs: Iterable[Path], *, may_stand: bool) -> Iterator[Problem]:
    if report.suffix.lower() != _REPORT:
        yield Problem(_("批量报告要用 .csv"), _("把 --report 的后缀写成 .csv"), str(report))
    elif true_path(report) in set(map(true_path, inputs)):
        yield Problem(_("批量报告不能盖住输入的文件"), _("用 --report 换一个文件名"), str(report))
    elif standing(report) != "nothing" and (why := why_no_file(report)):
        yield Problem(why, _("用 --report 换一个文件名"), str(report))
    elif standing(report) == "folder":
        yield Problem(_("这是一个文件夹"), _("用 --report 写出文件名"), str(report))
    elif standing(report) == "file" and not may_stand:
        yield standing_report(str(report))


def _fingerprint(inputs: Iterable[Path], shared: bytes) -> bytes:
    digest = hashlib.sha256(__version__.encode() + shared)
    for path in inputs:
        data = read_bytes(path)
        digest.update(f"\n{len(data)}\n".encode() + data)
    return digest.digest()
