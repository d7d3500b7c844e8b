"""The texts that a report is held against, for what of it stands in them."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from app.bank.loading import load_bank, load_pack
from app.bank.pack_folder import PACK_FILE
from app.checking.against import held_against
from app.copying.copied import Copied, copied
from app.copying.index_store import Sources
from app.copying.index_tables import Entry
from app.copying.indexing import Place, entry, forget, in_memory, kept
from app.errors import InputError, Problem, raise_all
from app.files.cache import fingerprint
from app.files.cached_database import database_version
from app.files.places import stamp, standing, true_path
from app.files.shipped import all_data, program_code
from app.models.phrase import split_slots
from app.processes import Shared, usual_jobs, work
from app.reading import read_report
from app.reading.folders import look_into
from app.reading.readers import bytes_of_report
from app.workflow.archive import digest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from app.bank.phrase_bank import PhraseBank
    from app.checking.rule import Rule
    from app.copying.index_store import Segment
    from app.models.pack import PhrasePack, SourceFile
    from app.models.report import Report

    Watch = Callable[[int, int], None]

# What a source's index hangs on.
_CODE = ("copying", "reading", "text", "word", "markup")
_FORMULA_ROLES = ("title", "salutation", "opening", "action_lead", "closing", "signoff")
_NO_SQLITE = Problem("这个 Python 没有 SQLite，比对不了", "换一个带 sqlite3 的 Python")


def _nobody(done: int, files: int) -> None:
    """Watch nothing."""


class Against:
    """Texts that reports are held against, indexed once; `notes` tell what of them was not read."""

    def __init__(
        self, paths: Sequence[Path], rules: Iterable[Rule], watch: Watch = _nobody
    ) -> None:
        """Open reports, folders of them, and packs, each by its path.

        Raises `InputError` for what is none of these, and for a report that cannot be read.
        """
        if database_version() is None:
            raise InputError(_NO_SQLITE)
        self._opening = _Opening(watch)
        self._paths = paths
        self._rules = tuple(rules)
        self._formulae = tuple(_bank_formulae(load_bank()))
        self._open()

    def copied(self, report: Report, path: Path | None = None) -> Copied:
        """Return what of a report stands in the texts; the file that it was read from is none."""
        import sqlite3

        try:
            return self._copied(report, path)
        except sqlite3.Error:
            for place in self._opening.places:
                forget(place)
            self._open()
            return self._copied(report, path)

    def _open(self) -> None:
        sources = Sources(self._opening.segments(self._paths))
        self.notes = tuple(self._opening.notes)
        self._held = held_against(sources, self._rules, self._formulae)

    def _copied(self, report: Report, path: Path | None) -> Copied:
        hidden = self._held.sources.at(true_path(path)) if path else ()
        return copied(report.paragraphs, self._held._replace(hidden=hidden))


class _Read(NamedTuple):
    """What became of a file: its entry, without parts where it could not be read, and why."""

    entry: Entry
    problems: tuple[Problem, ...] = ()


class _Task(NamedTuple):
    path: Path
    name: str
    stamp: str


class _Opening:
    """Opens paths as indexes of what stands there."""

    def __init__(self, watch: Watch) -> None:
        self._watch = watch
        self.places: list[Place] = []
        self.notes: list[str] = []

    def segments(self, paths: Sequence[Path]) -> list[Segment]:
        """Return the indexes of what stands at some paths, files by the folder they stand in."""
        self.places.clear()
        self.notes.clear()
        found: list[Segment] = []
        files: dict[Path, list[Path]] = {}
        problems: list[Problem] = []
        for path in dict.fromkeys(paths):
            if standing(path) != "folder":
                files.setdefault(path.parent, []).append(path)
            elif standing(path / PACK_FILE) == "file":
                found += self._pack(path, files)
            else:
                found += self._folder(path)
        for folder, listed in files.items():
            read = [_read(_Task(path, path.name, "")) for path in listed]
            problems += (problem for each in read for problem in each.problems)
            place = Place(_shown(folder), str(true_path(folder)))
            found.append(in_memory((each.entry for each in read), place))
        raise_all(problems)
        return found

    def _folder(self, folder: Path) -> list[Segment]:
        looked = look_into(folder, deep=True)
        self.notes += looked.passed_over
        tasks = {
            (name := path.relative_to(folder).as_posix()): _Task(path, name, stamp(path))
            for path in looked.reports
        }
        if not tasks:
            raise InputError(Problem("文件夹里没有报告", "换一个文件夹", str(folder)))
        place = Place(_shown(folder), str(true_path(folder)))
        files = {name: task.stamp for name, task in tasks.items()}
        return self._kept(place, files, lambda names: self._entries([tasks[n] for n in names]))

    def _pack(self, folder: Path, files: dict[Path, list[Path]]) -> list[Segment]:
        """Return the phrases of a pack as indexes; reports that it was mined from go to `files`."""
        pack = load_pack(folder)
        left: list[SourceFile] = []
        for source in pack.sources:
            if path := _report_of(folder, source):
                files.setdefault(path.parent, []).append(path)
            else:
                left.append(source)
        if not left:
            return []
        of_reports = _by_report(pack, {source.file for source in left})
        place = Place(_shown(folder), f"{true_path(folder)}/{PACK_FILE}")
        stamps = {name: digest("\n".join(lines).encode()) for name, lines in of_reports.items()}
        return self._kept(
            place, stamps, lambda names: [entry(n, of_reports[n], stamps[n]) for n in names]
        )

    def _kept(
        self, place: Place, files: dict[str, str], read: Callable[[Sequence[str]], Iterable[Entry]]
    ) -> list[Segment]:
        self.places.append(place)
        return kept(place, fingerprint(program_code(*_CODE)), files, read)

    def _entries(self, tasks: Sequence[_Task]) -> Iterator[Entry]:
        for n, each in enumerate(work(Shared(_reader, _lost), tasks, usual_jobs(), len(tasks))):
            self.notes += (f"没有读 {problem}" for problem in each.problems)
            self._watch(n + 1, len(tasks))
            yield each.entry


def _reader() -> Callable[[_Task], _Read]:
    return _read


def _read(task: _Task) -> _Read:
    try:
        return _Read(entry(task.name, read_report(task.path).paragraphs, task.stamp))
    except InputError as error:
        return _Read(Entry(task.name, task.stamp, ()), error.problems)


def _lost(task: _Task) -> _Read:
    problem = Problem("读这一份的进程意外结束了（内存不够？）", "再来一次", str(task.path))
    return _Read(Entry(task.name, task.stamp, ()), (problem,))


def _shown(folder: Path) -> str:
    """Return what the names of files in a folder are shown behind."""
    shown = folder.as_posix()
    return "" if shown == "." else f"{shown}/"


def _report_of(folder: Path, source: SourceFile) -> Path | None:
    """Return the report that a pack was mined from: beside it, in it, or among the seeds."""
    near = [folder / source.file, folder.parent / source.file, *all_data("seeds", source.file)]
    for path in near:
        if standing(path) == "file" and digest(bytes_of_report(path)) == source.sha256:
            return path
    return None


def _by_report(pack: PhrasePack, reports: set[str]) -> dict[str, list[str]]:
    """Return what a pack holds of some reports, as their lines: empty ones for what it has not."""
    found: dict[str, dict[int, dict[int, str]]] = {report: {} for report in reports}
    told = [(one.source, one.said) for one in pack.phrases]
    told += ((one.source, one.text) for one in pack.left_out)
    for source, text in told:
        if source and source.report in reports:
            found[source.report].setdefault(source.paragraph, {})[source.start] = text
    return {
        report: ["".join(map(itemgetter(1), sorted(lines.get(n, {}).items()))) for n in range(end)]
        for report, lines in found.items()
        if (end := max(lines, default=-1) + 1)
    }


def _bank_formulae(bank: PhraseBank) -> Iterator[str]:
    """Yield what the packs hold for anybody to say: formulas that were written for them."""
    for phrase in bank.phrases:
        if phrase.origin == "authored" and phrase.role.partition(".")[0] in _FORMULA_ROLES:
            for piece in split_slots(phrase.text):
                if not piece.is_slot:
                    yield piece.text
