"""Reports that were dropped to be mined: read and merged beside the page, into a pack."""

from __future__ import annotations

from contextlib import contextmanager
from threading import RLock
from typing import TYPE_CHECKING, NamedTuple

from app.bank.loading import load_pack
from app.errors import InputError, Problem, raise_all
from app.files.decoding import read_bytes
from app.files.recovery import safe_name
from app.files.whole import write_whole
from app.messages import _
from app.models.base import Model
from app.reading.readers import READERS, bytes_of_report, report_of
from app.word.converting import converted
from app.word.refusal import is_convertible
from app.workflow.archive import digest
from app.workflow.mine import Watches, mine
from app.workflow.pages.bank.own_packs import folder_for, is_own
from app.workflow.pages.jobs import Jobs, Progress
from app.workflow.pages.store import Store
from app.workflow.provenance import KEPT, reports_of
from app.workflow.telling_packs import HOW_TO_DECIDE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from app.workflow.pages.jobs import Watch

_WHOLE = 1000
_READ, _MERGED = 300, 650
_MOST_NAMED = 5


class Mining(Model):
    """Reports that were dropped to be mined into a pack, and what was told once they were."""

    pack: str
    files: tuple[str, ...]
    told: tuple[str, ...] = ()
    is_done: bool = False


class Open(NamedTuple):
    """A mining that has not come to its end: under way, or stopped before it."""

    id: str
    mining: Mining
    is_running: bool


class Stage(NamedTuple):
    """How far a mining is: how much of a hundred, doing what; ended with faults, or without."""

    mining: Mining
    percent: int
    doing: str
    is_running: bool
    faults: Sequence[str]


class _Run(NamedTuple):
    """A job that mines into a pack."""

    pack: str
    job: str


class Minings:
    """The minings of one server, one at a time into a pack; the bank is read anew after each."""

    def __init__(self, folders: Sequence[Path], reload: Callable[[], None]) -> None:
        self._folders = folders
        self._reload = reload
        self._kept = Store(Mining, "mining")
        self._jobs: Jobs[None] = Jobs()
        self._runs: dict[str, _Run] = {}
        # No mining begins while it is asked whether one goes on, nor while a pack is at rest.
        self._lock = RLock()

    def begin(self, pack: str, dropped: Sequence[tuple[str, bytes]]) -> str:
        """Begin to mine reports, by name, into a pack; return the mining's id.

        Raises `InputError` for a name that the pack cannot have, where there is no report, and for
        a pack that is being mined.
        """
        pack = pack.strip()
        folder_for(pack, self._folders)
        files = _by_name(dropped)
        with self._lock:
            self._refuse_mined(pack)
            for old in self._kept.all():
                if old.value.is_done:
                    self._kept.give_up(old.id)
            name = self._kept.add(Mining(pack=pack, files=tuple(files)), files)
            self.start(name)
        return name

    def start(self, name: str) -> None:
        """Mine what was dropped, from the start or on; what goes on already does so.

        Raises `KeyError` where nothing was, and `InputError` for a pack that is being mined.
        """
        with self._lock:
            mining = self._kept.get(name)
            if mining.is_done or not self._progress(name).ended:
                return
            self._refuse_mined(mining.pack)
            self._forget_ended()
            self._forget(name)
            job = self._jobs.start(lambda watch: self._mine(name, watch))
            self._runs[name] = _Run(mining.pack, job)

    def _refuse_mined(self, pack: str) -> None:
        if self._is_mined_into(pack):
            hint = _("等那几份拆完，再拆这几份")
            raise InputError(Problem(_("正在往“{}”里拆别的报告").format(pack), hint))

    def _is_mined_into(self, pack: str) -> bool:
        """Tell whether a pack is being mined, be it by what is given up by now."""
        return any(
            one.pack == pack and not self._progress(name).ended for name, one in self._runs.items()
        )

    def _forget_ended(self) -> None:
        """Keep nothing of jobs that have ended, but for what is told of a mining still open."""
        kept = {one.id for one in self._kept.all() if not one.value.is_done}
        for name in [one for one in self._runs if self._progress(one).ended and one not in kept]:
            self._forget(name)

    def _forget(self, name: str) -> None:
        if run := self._runs.pop(name, None):
            self._jobs.forget(run.job)

    @contextmanager
    def at_rest(self, pack: str) -> Iterator[None]:
        """Let nothing be mined into a pack meanwhile. Raises `InputError` where something is."""
        with self._lock:
            if self._is_mined_into(pack):
                raise InputError(Problem(_("这个词库正在重拆"), _("等拆完了再定")))
            yield

    def stage(self, name: str) -> Stage:
        """Return how far a mining is. Raises `KeyError` where there is none, and its own fault."""
        # In this order, so that what has just ended is not told to have been stopped.
        found = self._progress(name)
        mining = self._kept.get(name)
        if found.error:
            raise found.error
        doing = (
            _("看文件")
            if found.done < _READ
            else _("读报告")
            if found.done < _MERGED
            else _("归并")
        )
        percent = 100 * found.done // _WHOLE
        return Stage(mining, percent, doing, not found.ended, found.faults)

    def stop(self, name: str) -> None:
        """End a mining; what was dropped stays until it is given up."""
        with self._lock:
            if run := self._runs.get(name):
                self._jobs.stop(run.job)

    def give_up(self, name: str) -> None:
        """Keep what was dropped no longer."""
        with self._lock:
            self.stop(name)
            self._kept.give_up(name)

    def open(self) -> list[Open]:
        """Return the minings that did not come to their end."""
        with self._lock:
            running = {name for name in self._runs if not self._progress(name).ended}
        return [
            Open(one.id, one.value, one.id in running)
            for one in self._kept.all()
            if not one.value.is_done
        ]

    def _progress(self, name: str) -> Progress[None]:
        with self._lock:
            run = self._runs.get(name)
            return self._jobs.progress(run.job) if run else Progress(ended=True)

    def _mine(self, name: str, watch: Watch) -> None:
        mining = self._kept.get(name)
        folder = folder_for(mining.pack, self._folders)
        fresh, told = self._readable(name, mining, watch)
        paths = [*_earlier(folder, {path.name for path in fresh}), *fresh]
        watches = Watches(_part(watch, _READ, _MERGED), _part(watch, _MERGED, _WHOLE))
        made = mine(paths, output=folder, watch=watches)
        sources = {source.file: source.sha256 for source in load_pack(folder).sources}
        for path in paths:
            data = read_bytes(path)
            if sources.get(path.name) == digest(data):
                write_whole(folder / KEPT / path.name, data, force=True)
        self._reload()
        notes = (note.removesuffix(_(HOW_TO_DECIDE)) for note in made.notes)
        done = {"told": (*told, *notes), "is_done": True}
        self._kept.change(name, lambda mining: mining.model_copy(update=done))

    def _readable(self, name: str, mining: Mining, watch: Watch) -> tuple[list[Path], list[str]]:
        """Return the dropped files as reports that can be read, and why others cannot.

        Raises `InputError` where none can.
        """
        found: dict[str, Path] = {}
        told: list[Problem] = []
        dropped = self._kept.folder(name)
        for number, file in enumerate(mining.files):
            watch(_READ * number // len(mining.files), _WHOLE)
            try:
                path = _as_report(dropped / file)
            except InputError as error:
                told += [_of(file, problem) for problem in error.problems]
                continue
            if path.name in found:
                told.append(Problem(_("和另一份报告同名"), _("改一个文件名"), file))
            else:
                found[path.name] = path
        if not found:
            raise_all(told)
        watch(_READ, _WHOLE)
        return list(found.values()), [_("没有读 {}").format(problem) for problem in told]


def _by_name(dropped: Sequence[tuple[str, bytes]]) -> dict[str, bytes]:
    """Return what was dropped by the names under which it is kept.

    Raises `InputError` where that is nothing, or two have one name.
    """
    files: dict[str, bytes] = {}
    for name, data in dropped:
        file = safe_name(name)
        if file in files:
            hint = _("改其中一份的文件名，出处才分得清")
            raise InputError(Problem(_("有两份报告都叫“{}”").format(file), hint))
        if name:
            files[file] = data
    if not files:
        raise InputError(Problem(_("还没有选报告"), _("把旧报告拖进来，或点一下选文件")))
    return files


def _as_report(path: Path) -> Path:
    """Return a file as one that is read; one of another form of Word is converted.

    Raises `InputError` for what is no report.
    """
    data = bytes_of_report(path)
    if path.suffix.lower() not in READERS and is_convertible(data, path.name):
        data, path = converted(data, path.name), path.parent / "word" / f"{path.stem}.docx"
        write_whole(path, data, force=True)
    report_of(data, path)
    return path


def _of(file: str, problem: Problem) -> Problem:
    """Return a problem of a dropped file as its user knows the file."""
    return Problem(problem.what, problem.hint, file, problem.line, problem.column)


def _earlier(folder: Path, fresh: set[str]) -> list[Path]:
    """Return the reports that a pack was mined from before, but for those that come again.

    Raises `InputError` where one of them is missing: what it gave would be lost.
    """
    if not is_own(folder):
        return []
    sources = load_pack(folder).sources
    found = list(reports_of(folder, sources))
    lost = [source.file for source, path in found if not _is_there(source.file, path, fresh)]
    if lost:
        named = "、".join(lost[:_MOST_NAMED])
        what = _("“{pack}”原来的报告有 {count} 份不在这里（{names}），再拆会丢掉它们的语句")
        told = what.format(pack=folder.name, count=len(lost), names=named)
        raise InputError(Problem(told, _("把这几份一起拖进来，或另起一个名字")))
    return [path for source, path in found if path and source.file not in fresh]


def _is_there(file: str, path: Path | None, fresh: set[str]) -> bool:
    return file in fresh or (path is not None and path.name == file)


def _part(watch: Watch, start: int, end: int) -> Watch:
    """Return what tells a watch of the whole how far a part of it is."""

    def watched(done: int, of: int) -> None:
        watch(start + (end - start) * done // max(of, 1), _WHOLE)

    return watched
