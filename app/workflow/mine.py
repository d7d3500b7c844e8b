"""The verb `mine`: past reports become a phrase pack."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from app.bank.pack_files import edited_files, is_mined, pack_file_names, pack_texts
from app.errors import InputError, Problem, raise_all
from app.files.places import expanded, members, standing, true_path
from app.files.whole import write_folder
from app.mining.mining import mine as mine_reports
from app.models.pack import SourceFile
from app.reading.folders import look_into, passed_over
from app.reading.readers import bytes_of_report, report_of
from app.workflow.outcome import Outcome
from app.workflow.telling_packs import tell_pack

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from app.models.report import Report

    Watch = Callable[[int, int], None]


class _Given(NamedTuple):
    """A file to read: its name in the pack, and the folder it was found in, if it was."""

    path: Path
    name: str
    folder: Path | None = None


class _Read(NamedTuple):
    """The reports of an archive with their files, and the files that could not be read."""

    reports: list[Report]
    sources: list[SourceFile]
    passed_over: list[str]


def _nobody(done: int, files: int) -> None:
    """Watch nothing."""


def mine(
    reports: Sequence[str | Path], *, output: Path, force: bool = False, watch: Watch = _nobody
) -> Outcome:
    """Write the phrase pack of some reports (files, folders, names with `*`) into a folder.

    Folders are looked into to the bottom. What is passed over in them is told, and so is what
    cannot be read there; a file that is named must be readable.

    A pack that `mine` wrote there is renewed; anything else in the folder is refused, unless
    `force`. `watch` is told how many files are read, of how many. Raises `InputError` with every
    named report that cannot be read.
    """
    given, left = _gather(reports)
    if not given:
        hint = "写出报告的文件名或所在的文件夹"
        raise InputError([Problem("没有找到报告", hint), *map(Problem, left)])
    _check_folder(output, force=force)
    name = true_path(output).name
    if not re.fullmatch(r"[^/\s]+", name):
        hint = "文件夹的名字会写进每条编号，不要有空格"
        raise InputError(Problem(f"词库不能叫“{name}”", hint, str(output)))
    read = _read_all(given, watch)
    pack = mine_reports(read.reports, name, read.sources)
    texts = {name: text.encode() for name, text in pack_texts(pack).items()}
    written = write_folder(output, texts, stale=pack_file_names())
    notes = (*left, *read.passed_over, *tell_pack(pack, read.reports))
    return Outcome(written=tuple(written), notes=notes)


def _gather(reports: Sequence[str | Path]) -> tuple[list[_Given], list[str]]:
    """Return the files to read, each once, and a line for each sort that is passed over."""
    found: dict[Path, _Given] = {}
    told: dict[str, None] = {}
    for path in [path for report in reports for path in expanded(report)]:
        if standing(path) != "folder":
            found.setdefault(path, _Given(path, path.name))
            continue
        folder = look_into(path, deep=True)
        told.update(dict.fromkeys(folder.passed_over))
        for file in folder.reports:
            found.setdefault(file, _Given(file, file.relative_to(path).as_posix(), path))
    return list(found.values()), list(told)


def _read_all(given: Sequence[_Given], watch: Watch) -> _Read:
    read = _Read([], [], [])
    problems = list(_doubled(given))
    unread: dict[Path, list[tuple[str, str]]] = {}
    for number, each in enumerate(given, 1):
        try:
            data = bytes_of_report(each.path)
            report = report_of(data, each.path).model_copy(update={"name": each.name})
        except InputError as error:
            if each.folder is None:
                problems.extend(error.problems)
            else:
                unread.setdefault(each.folder, []).append((each.name, error.problems[0].what))
        else:
            read.reports.append(report)
            digest = hashlib.sha256(data).hexdigest()
            read.sources.append(SourceFile(file=each.name, sha256=digest))
        watch(number, len(given))
    for folder, listed in unread.items():
        read.passed_over.extend(passed_over(folder, listed))
    if not read.reports and not problems:
        problems = [
            Problem("没有一份报告读得了", "换成能打开的报告"),
            *map(Problem, read.passed_over),
        ]
    raise_all(problems)
    return read


def _doubled(given: Sequence[_Given]) -> Iterator[Problem]:
    counts = Counter(each.name for each in given)
    for name in sorted(name for name, times in counts.items() if times > 1):
        yield Problem(f"有两份报告都叫“{name}”", "改其中一份的文件名，出处才分得清")


def _check_folder(folder: Path, *, force: bool) -> None:
    """Refuse a folder that holds anything but a pack as mining wrote it."""
    found = standing(folder)
    if found == "nothing":
        return
    if found == "file":
        raise InputError(Problem("这是一个文件，不是文件夹", "用 -o 写出文件夹", str(folder)))
    if force or not members(folder):
        return
    if not is_mined(folder):
        hint = "换一个新文件夹，或加 --force"
        raise InputError(Problem("文件夹里有别的东西，不是 mine 写的词库", hint, str(folder)))
    hint = "换一个新文件夹（-o），或加 --force 重写"
    raise_all(
        Problem("这个文件改过，重写会丢掉改动", hint, str(path)) for path in edited_files(folder)
    )
