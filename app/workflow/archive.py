"""An archive read report by report, of each of which only a small record is kept."""

from __future__ import annotations

import hashlib
import json
import os
from array import array
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from app.errors import InputError, Problem, raise_all
from app.files.cache import fingerprint
from app.files.places import true_path
from app.files.sealed_lines import SealedLines
from app.files.shipped import program_code
from app.messages import N_, _, language
from app.mining.mapper import map_report
from app.mining.records import Record
from app.mining.sentences.report_voice import is_archive
from app.models.pack import SourceFile
from app.patterns import lazy
from app.processes import Shared
from app.reading.folders import passed_over
from app.reading.readers import bytes_of_report, report_of
from app.trace import step
from app.workflow.telling import tell_left_out, tell_several

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
    from pathlib import Path

    from app.engines.engine import Engine
    from app.mining.records import Records
    from app.models.report import Report

    Watch = Callable[[int, int], None]

_MAPPERS = ("mining", "models", "reading", "text", "word", "markup", "files", "workflow")
# What a name holds that is no text, so that nothing can be told of where a phrase stands.
_SURROGATE = lazy("[\ud800-\udfff]")
_OUTSIDE = ("byline", "tail", "body")
_UNREAD = (1 << 64) - 1


class Given(NamedTuple):
    """A file to read: its name in the pack, and the folder it was found in, if it was."""

    path: Path
    name: str
    folder: Path | None = None


class Head(NamedTuple):
    """What is told of a report: its length, how much of it is outside all parts, what was unsure.

    `several` are lines on where other reports begin in its file, `left_out` on what else it holds.
    """

    name: str
    sha256: str
    strict: bool
    length: int
    outside: int
    several: tuple[str, ...]
    left_out: tuple[str, ...]


class Archive(NamedTuple):
    """The records of the reports that could be read, and what is to be told of them.

    `taken_up` counts those that an earlier run had read.
    """

    records: Records
    sources: list[SourceFile]
    heads: list[Head]
    passed_over: list[str]
    taken_up: int


class _Task(NamedTuple):
    """A report to be mapped; `data` are its bytes, where its mapper may not see the file."""

    path: Path
    name: str
    strict: bool
    data: bytes | None


class _Done(NamedTuple):
    """What became of a task: the line of its report, or what is wrong with the file."""

    line: bytes
    problems: tuple[Problem, ...] = ()


def map_file(task: _Task) -> _Done:
    """Return the line of a report's file: what is told of it, and its record."""
    if _SURROGATE.search(task.name):
        return _Done(b"", (Problem(_("文件名里有认不出的字符"), _("改一个文件名")),))
    try:
        data = bytes_of_report(task.path) if task.data is None else task.data
        report = report_of(data, task.path).model_copy(update={"name": task.name})
    except InputError as error:
        return _Done(b"", error.problems)
    record = map_report(report, strict=task.strict)
    head = _head(report, digest(data), strict=task.strict)
    return _Done(b"\t".join((json.dumps(head, ensure_ascii=False).encode(), *record)))


def digest(data: bytes) -> str:
    """Return what stands for the bytes of a report in its pack."""
    return hashlib.sha256(data).hexdigest()


def lines_for(folder: Path) -> SealedLines:
    """Return the lines that are kept while the pack of a folder is made.

    They hold what is told of a report, so that they serve one language.
    """
    where = hashlib.sha256(os.fsencode(true_path(folder))).hexdigest()[:16]
    return SealedLines(f"mine-{where}", fingerprint(program_code(*_MAPPERS), language().encode()))


@step(N_("读旧报告"))
def read_archive(
    given: Sequence[Given], few: Collection[str], engine: Engine, lines: SealedLines, watch: Watch
) -> Archive:
    """Return the records of some reports, of which those named in `few` are a handful's.

    What `lines` holds of an earlier run is taken up. Raises `InputError` with every file that was
    named and cannot be read.
    """
    raise_all(_doubled(given))
    reading = _Reading(given, engine, lines, watch)
    strict = is_archive(len(given))
    reading.read(few, strict=strict)
    if is_archive(reading.count) != strict:
        # So few of them could be read that they are a handful.
        reading.read(few, strict=False)
    return reading.archive()


class _Reading:
    """The reports of an archive as they are read, and the places of their lines."""

    def __init__(
        self, given: Sequence[Given], engine: Engine, lines: SealedLines, watch: Watch
    ) -> None:
        self._given = given
        self._engine = engine
        self._lines = lines
        self._watch = watch
        self._problems: list[tuple[Given, tuple[Problem, ...]]] = []
        self._places = array("Q", [_UNREAD]) * len(given)
        self._known: dict[str, tuple[str, bool, int]] = {}
        for place, line in lines.sound():
            head = _head_of(line)
            self._known[head.name] = (head.sha256, head.strict, place)
        self._taken_up = 0
        self._done = 0

    @property
    def count(self) -> int:
        """Return how many reports could be read."""
        return sum(place != _UNREAD for place in self._places)

    def read(self, few: Collection[str], *, strict: bool) -> None:
        """Read every report, unless its line is there already."""
        self._problems.clear()
        self._done = 0
        waiting: list[int] = []
        tasks = self._tasks(few, waiting, strict=strict)
        shared = Shared(_mapper, _lost)
        for n, done in enumerate(self._engine.work(shared, tasks, len(self._given))):
            at = waiting[n]
            if done.problems:
                self._problems.append((self._given[at], done.problems))
            else:
                self._places[at] = self._lines.add(done.line)
            self._count()

    def _tasks(self, few: Collection[str], waiting: list[int], *, strict: bool) -> Iterator[_Task]:
        for at, each in enumerate(self._given):
            wanted = strict and each.name not in few
            if (place := self._place(each, strict=wanted)) is not None:
                self._places[at] = place
                self._taken_up += 1
                self._count()
                continue
            waiting.append(at)
            yield _Task(each.path, each.name, wanted, self._shipped(each))

    def _shipped(self, each: Given) -> bytes | None:
        """Return the bytes of a file that its mapper may not see; None where that may tell more."""
        if not self._engine.is_far:
            return None
        try:
            return bytes_of_report(each.path)
        except InputError:
            return None

    def _place(self, each: Given, *, strict: bool) -> int | None:
        """Return where the line of a report stands, if the file is as it was then."""
        sha256, as_strict, place = self._known.get(each.name, ("", strict, 0))
        if not sha256 or as_strict != strict:
            return None
        try:
            return place if digest(bytes_of_report(each.path)) == sha256 else None
        except InputError:
            return None

    def _count(self) -> None:
        self._done += 1
        self._watch(self._done, len(self._given))

    def archive(self) -> Archive:
        """Return what was read. Raises `InputError` as `read_archive` does."""
        unread: dict[Path, list[tuple[str, str]]] = {}
        problems: list[Problem] = []
        for each, found in self._problems:
            if each.folder is None:
                problems.extend(found)
            else:
                unread.setdefault(each.folder, []).append((each.name, found[0].what))
        left = [line for folder, listed in unread.items() for line in passed_over(folder, listed)]
        places, heads = array("Q"), list[Head]()
        first: dict[str, str] = {}
        for place in (place for place in self._places if place != _UNREAD):
            head = _head_of(self._lines.at(place))
            # The same file twice would make common what only its writer says.
            if (name := first.setdefault(head.sha256, head.name)) != head.name:
                left.append(
                    _("没有收 {same}（和 {name} 一个字不差）").format(same=head.name, name=name)
                )
                continue
            places.append(place)
            heads.append(head)
        if not places and not problems:
            problems = [
                Problem(_("没有一份报告读得了"), _("换成能打开的报告")),
                *map(Problem, left),
            ]
        raise_all(problems)
        sources = [
            SourceFile(file=head.name, sha256=head.sha256, archive=head.strict) for head in heads
        ]
        return Archive(_Records(self._lines, places), sources, heads, left, self._taken_up)


class _Records:
    """The records of an archive, read from their lines whenever they are gone through."""

    def __init__(self, lines: SealedLines, places: Sequence[int]) -> None:
        self._lines = lines
        self._places = places

    def __len__(self) -> int:
        return len(self._places)

    def __iter__(self) -> Iterator[Record]:
        for place in self._places:
            yield Record(*self._lines.at(place).split(b"\t")[1:])


def _mapper() -> Callable[[_Task], _Done]:
    return map_file


def _lost(task: _Task) -> _Done:  # noqa: ARG001 - as all
    what = _("读这一份的进程意外结束了（内存不够？）")
    return _Done(b"", (Problem(what, _("再来一次；还这样，就用 --jobs 1")),))


def _head(report: Report, sha256: str, *, strict: bool) -> Head:
    outside = sum(
        len(paragraph.text)
        for block in report.walk()
        if block.role in _OUTSIDE
        for paragraph in block.paragraphs
    )
    several, left_out = tuple(tell_several(report)), tuple(tell_left_out(report))
    return Head(report.name, sha256, strict, report.length, outside, several, left_out)


def _head_of(line: bytes) -> Head:
    return Head(*json.loads(line.partition(b"\t")[0]))


def _doubled(given: Iterable[Given]) -> Iterator[Problem]:
    counts = Counter(each.name for each in given)
    for name in sorted(name for name, times in counts.items() if times > 1):
        hint = _("改其中一份的文件名，或给出它们上面的那个文件夹，出处才分得清")
        yield Problem(_("有两份报告都叫“{}”").format(name), hint)
