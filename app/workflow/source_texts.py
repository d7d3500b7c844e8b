"""Paths to the indexes of what stands there: reports, folders of them, and packs."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from app.bank.loading import load_pack, stored_pack
from app.bank.pack_folder import PACK_FILE, pack_paths
from app.bank.phrase_bank import PhraseBank
from app.copying.index_tables import Entry
from app.copying.indexing import Place, entry, in_memory, kept
from app.errors import InputError, Problem, raise_all
from app.files.cache import fingerprint
from app.files.places import stamp, standing, true_path
from app.files.shipped import program_code
from app.messages import _
from app.processes import Shared, usual_jobs, work
from app.reading.folders import look_into
from app.reading.readers import bytes_of_report, report_of
from app.text.visible import visible
from app.workflow.archive import digest
from app.workflow.provenance import reports_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from app.copying.index_store import Segment

    Watch = Callable[[int, int], None]

# What a source's index hangs on.
_CODE = ("copying", "reading", "text", "word", "markup")


class SourceTexts:
    """Opens paths as indexes of what stands there; `notes` tell what of it was not read.

    Texts in the folder `here` are shown by their names alone.
    """

    def __init__(self, watch: Watch, here: Path | None = None) -> None:
        self._watch = watch
        self._here = here
        self.places: list[Place] = []
        self.notes: list[str] = []

    def segments(self, paths: Sequence[Path]) -> list[Segment]:
        """Return the indexes of what stands at some paths, files by the folder they stand in."""
        self.places.clear()
        self.notes.clear()
        found: list[Segment] = []
        files: dict[Path, list[Path]] = {}
        for path in dict.fromkeys(paths):
            if standing(path) != "folder":
                files.setdefault(path.parent, []).append(path)
            elif standing(path / PACK_FILE) == "file":
                found += self._pack(path)
            else:
                found += self._folder(path)
        read = {folder: list(self._read_each(some)) for folder, some in files.items()}
        raise_all(problem for some in read.values() for each in some for problem in each.problems)
        for at, some in read.items():
            place = _place(at)._replace(shown="") if at == self._here else _place(at)
            found.append(in_memory((r.entry for r in some), place))
        return found

    def _read_each(self, files: Sequence[Path]) -> Iterator[_Read]:
        for n, path in enumerate(files):
            self._watch(n, len(files))
            yield _read(_Task(path, visible(path.name)))

    def _folder(self, folder: Path) -> list[Segment]:
        looked = look_into(folder, deep=True)
        self.notes += looked.passed_over
        if not looked.reports:
            raise InputError(Problem(_("文件夹里没有报告"), _("换一个文件夹"), str(folder)))
        names = ((path, visible(path.relative_to(folder).as_posix())) for path in looked.reports)
        return self._kept(_place(folder), [_Task(path, name, stamp(path)) for path, name in names])

    def _pack(self, folder: Path) -> list[Segment]:
        """Return what a pack was mined from: reports where they stand, or else its phrases."""
        (pack,) = PhraseBank([stored_pack(folder)]).packs
        if not pack.sources:
            return []
        of_pack = digest("\n".join(map(stamp, pack_paths(folder))).encode())[:16]
        at: dict[Path | None, list[_Task]] = {}
        for source, path in reports_of(folder, pack.sources):
            changed = stamp(path) if path else of_pack
            task = _Task(path, source.file, f"{source.sha256[:16]}-{changed}", source.sha256)
            at.setdefault(path and path.parent, []).append(task)
        found: list[Segment] = []
        for parent, tasks in at.items():
            place = _place(parent) if parent else Place(_shown(folder))
            key = f"{true_path(folder)}/{PACK_FILE}\n{place.folder}"
            found += self._kept(place._replace(key=key), tasks, folder)
        return found

    def _kept(
        self, place: Place, tasks: Sequence[_Task], pack: Path | None = None
    ) -> list[Segment]:
        """Return the indexes of some texts; what of a pack's cannot be read, by its phrases."""
        by_name = {task.name: task for task in tasks}
        files = {task.name: task.stamp for task in tasks}

        def read(names: Sequence[str]) -> Iterable[Entry]:
            every = self._entries([by_name[name] for name in names], told=pack is None)
            return _from_pack(every, pack) if pack else every

        self.places.append(place)
        return kept(place, fingerprint(program_code(*_CODE)), files, read)

    def _entries(self, tasks: Sequence[_Task], *, told: bool) -> Iterator[Entry]:
        for n, each in enumerate(work(Shared(_reader, _lost), tasks, usual_jobs(), len(tasks))):
            self.notes += (_("没有读 {}").format(problem) for problem in each.problems if told)
            self._watch(n + 1, len(tasks))
            yield each.entry


class _Task(NamedTuple):
    """A text to read: where it stands, if it does, and of what bytes, if only those will do."""

    path: Path | None
    name: str
    stamp: str = ""
    sha256: str = ""


class _Read(NamedTuple):
    """What became of a file: its entry, without parts where it could not be read, and why."""

    entry: Entry
    problems: tuple[Problem, ...] = ()


def _reader() -> Callable[[_Task], _Read]:
    return _read


def _read(task: _Task) -> _Read:
    nothing = Entry(task.name, task.stamp, ())
    if task.path is None:
        return _Read(nothing)
    try:
        data = bytes_of_report(task.path)
        if task.sha256 and digest(data) != task.sha256:
            return _Read(nothing)
        return _Read(entry(task.name, report_of(data, task.path).paragraphs, task.stamp))
    except InputError as error:
        return _Read(nothing, error.problems)


def _lost(task: _Task) -> _Read:
    problem = Problem(_("读这一份的进程意外结束了（内存不够？）"), _("再来一次"), str(task.path))
    return _Read(Entry(task.name, task.stamp, ()), (problem,))


def _place(folder: Path) -> Place:
    return Place(_shown(folder), str(true_path(folder)))


def _shown(folder: Path) -> str:
    """Return what the names of files in a folder are shown behind."""
    shown = folder.as_posix()
    return "" if shown == "." else f"{shown}/"


def _from_pack(entries: Iterable[Entry], folder: Path) -> Iterator[Entry]:
    """Yield entries, in the place of one without parts what a pack holds of it."""
    phrases: Mapping[str, list[str]] | None = None
    for each in entries:
        if each.parts:
            yield each
            continue
        if phrases is None:
            phrases = _by_report(folder)
        yield entry(each.name, phrases.get(each.name, ()), each.stamp)


def _by_report(folder: Path) -> dict[str, list[str]]:
    """Return what a pack holds of each report, as its lines: empty ones for what it has not."""
    pack = load_pack(folder)
    found: dict[str, dict[int, dict[int, str]]] = {}
    told = [(one.source, one.said) for one in pack.phrases]
    told += ((one.source, one.text) for one in pack.left_out)
    for source, text in told:
        if source:
            lines = found.setdefault(source.report, {})
            lines.setdefault(source.paragraph, {})[source.start] = text
    return {report: _lines(parts) for report, parts in found.items()}


def _lines(parts: Mapping[int, Mapping[int, str]]) -> list[str]:
    lines = [""] * (max(parts) + 1)
    for number, words in parts.items():
        lines[number] = "".join(map(itemgetter(1), sorted(words.items())))
    return lines
