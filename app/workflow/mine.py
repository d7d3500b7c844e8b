"""The verb `mine`: past reports become a phrase pack."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from app.bank.loading import load_pack
from app.bank.pack_files import edited_files, is_mined, pack_info
from app.bank.pack_folder import DECISIONS_FILE
from app.errors import InputError, Problem, raise_all
from app.files.places import expanded, members, standing, true_path
from app.mining.deciding import decided
from app.mining.mining import mine as mine_reports
from app.models.pack import SourceFile
from app.reading.folders import look_into, passed_over
from app.reading.readers import bytes_of_report, report_of
from app.workflow.deciding import decisions_beside, write_pack
from app.workflow.outcome import Outcome
from app.workflow.telling_packs import tell_decisions, tell_pack

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from app.models.pack import PhrasePack
    from app.models.report import Report
    from app.workflow.deciding import Beside

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
    reports: Sequence[str | Path],
    *,
    output: Path,
    force: bool = False,
    unless_current: bool = False,
    watch: Watch = _nobody,
) -> Outcome:
    """Write the phrase pack of some reports (files, folders, names with `*`) into a folder.

    Folders are looked into to the bottom. What is passed over in them is told, and so is what
    cannot be read there; a file that is named must be readable.

    A pack that `mine` wrote there is renewed, its phrases under their old ids, by what its user
    decided on them; anything else in the folder is refused, unless `force`. With `unless_current`
    nothing is done where the pack is one of these very reports and decisions. `watch` is told how
    many files are read, of how many. Raises `InputError` with every named report that cannot be
    read, and with every fault of the decisions.
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
    decisions = decisions_beside(output)
    known = _known(output, force=force)
    if known and unless_current and _is_current(output, given, decisions):
        return Outcome()
    read = _read_all(_known_first(given, known), watch)
    mined = mine_reports(read.reports, name, read.sources, known)
    pack, unfit = decided(mined, decisions.made)
    written = write_pack(output, pack, decisions)
    told = (*tell_pack(pack, read.reports), *tell_decisions(pack, unfit))
    return Outcome(written=tuple(written), notes=(*left, *read.passed_over, *told))


def _known(folder: Path, *, force: bool) -> PhrasePack | None:
    """Return the pack that mining wrote into a folder; with `force` it need not be sound."""
    try:
        return load_pack(folder) if is_mined(folder) else None
    except InputError:
        if force:
            return None
        raise


def _known_first(given: Sequence[_Given], known: PhrasePack | None) -> list[_Given]:
    """Return the files with those a pack was mined from first, in their old order.

    Of phrases that are one the first stands for all: so no new report takes its place.
    """
    places = {source.file: at for at, source in enumerate(known.sources if known else ())}
    return sorted(given, key=lambda each: places.get(each.name, len(places)))


def _is_current(folder: Path, given: Sequence[_Given], decisions: Beside) -> bool:
    """Tell whether a pack was written of these files as they are, by these decisions."""
    info = pack_info(folder)
    mined_from = {source.file: source.sha256 for source in info.sources}
    return (
        info.decided == decisions.fingerprint
        and mined_from.keys() == {each.name for each in given}
        and all(_digest(bytes_of_report(each.path)) == mined_from[each.name] for each in given)
    )


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


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
            read.sources.append(SourceFile(file=each.name, sha256=_digest(data)))
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
    if force or all(path.name == DECISIONS_FILE for path in members(folder)):
        return
    if not is_mined(folder):
        hint = "换一个新文件夹，或加 --force"
        raise InputError(Problem("文件夹里有别的东西，不是 mine 写的词库", hint, str(folder)))
    hint = "换一个新文件夹（-o），或加 --force 重写"
    raise_all(
        Problem("这个文件改过，重写会丢掉改动", hint, str(path)) for path in edited_files(folder)
    )
