"""A batch under way: which rows are still to be made, and what becomes of each."""

from __future__ import annotations

import hashlib
import time
from collections import Counter
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from app.batch.journal import (
    WRITTEN,
    Entry,
    alike_told,
    borrowed_told,
    findings_told,
    places_told,
    read_marks,
    report_start,
    sound_length,
    standing_report,
    whole_report,
)
from app.batch.pattern import NamePattern
from app.batch.pool import Task, told_in_cell, work
from app.batch.summing_up import summary, told_twins
from app.errors import ExitCode, InputError
from app.files.decoding import read_bytes
from app.files.journals import Journal
from app.files.places import standing
from app.files.suffixes import PDF
from app.files.temporaries import remove_leftovers
from app.files.whole import write_whole
from app.messages import N_, _
from app.processes import usual_jobs
from app.trace import step

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from app.batch.alike import AlikeRows
    from app.batch.columns import Columns
    from app.batch.naming import Naming, Target
    from app.batch.options import BatchOptions
    from app.batch.pool import Done
    from app.batch.workers import Setup, Worker
    from app.copying.alike import Alike
    from app.files.tables import Row, Table

    Watch = Callable[[int, int], None]

# What the report says of a row that was not written now, before the reason where there is one.
_CHANGED = N_("上次写过，后来提纲、这一行或选项改了，没有重写（加 --force 重写）")
_NOT_WRITTEN = "没有写："
_TOLD = 10


class Batch(NamedTuple):
    """A batch whose every problem has been looked for.

    `fingerprint` stands for all that its rows share; `report` is where each row is told of.
    `notes` are told once, and so is what is `unsettled` whatever the row, for the writer to see to.
    `lost` are the headers of columns whose values go nowhere. `alike` tells which rows' drafts are
    much alike, where that is asked for.
    """

    table: Table
    columns: Columns
    naming: Naming
    options: BatchOptions
    report: Path
    fingerprint: bytes
    notes: tuple[str, ...] = ()
    unsettled: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
    alike: AlikeRows | None = None

    @property
    def is_printed(self) -> bool:
        """Tell whether the files are PDFs, each made of a Word file."""
        return NamePattern(self.options.output).suffix.lower() == PDF


class Ended(NamedTuple):
    """How a batch ended: the exit code it asks for, and what is to be told, a line each."""

    exit_code: ExitCode
    notes: tuple[str, ...]


@step(N_("逐行写出"))
def make_batch(batch: Batch, setup: Setup, worker: Worker, watch: Watch) -> Ended:
    """Make every file that is still to be made, and return how it ended.

    `watch` is told how many rows are done, of how many.
    """
    start = time.monotonic()
    jobs = batch.options.jobs or usual_jobs()
    with Journal(batch.report) as journal:
        progress = _Progress(batch, journal, watch)
        rows = work(setup, worker, progress.tasks(), jobs, len(batch.table.rows))
        if batch.is_printed:
            # What runs LibreOffice is only loaded where it is run.
            from app.batch.printing import with_prints

            rows = with_prints(rows)
        for done in rows:
            progress.take(done)
        if batch.options.resume:
            progress.put_in_order()
    return progress.ended(time.monotonic() - start)


class _Progress:
    """What is known of the rows, from an earlier run and from this one."""

    def __init__(self, batch: Batch, journal: Journal, watch: Watch) -> None:
        self._batch = batch
        self._journal = journal
        self._watch = watch
        self._counts: Counter[str] = Counter()
        self._failures: list[str] = []
        self._faults: list[str] = []
        self._bodies: dict[str, list[int]] = {}
        self._known = self._from_before()
        self._turns = self._other_turns()

    def tasks(self) -> Iterator[Task]:
        """Yield what is to be made; a row whose file stands is told of at once."""
        batch, options = self._batch, self._batch.options
        for target in batch.naming.targets():
            mark = self._mark(target)
            before = self._known.get(target.path)
            stands = before is not None and before.mark and standing(Path(target.path)) != "nothing"
            turn = self._turns.get(target.path, target.turn)
            task = Task(target._replace(turn=turn), mark, options.force, batch.is_printed)
            if not before or not stands:
                yield task
            elif before.mark == mark:
                result = WRITTEN if before.result == _CHANGED else before.result
                self._keep(before.moved(target.row.number)._replace(result=result))
                if self._batch.alike:
                    self._batch.alike.keep(task.target, before.body)
            elif options.force:
                yield task
            else:
                self._keep(before.moved(target.row.number)._replace(result=_CHANGED))

    def take(self, done: Done) -> None:
        """Note what became of a task, and write a file that it has kept."""
        entry = self._entry(done)
        self._journal.add(entry.line)
        # No two prints are the same bytes: one that nobody knew of could not be written again.
        if done.data and (why := _not_written(done)):
            done = done._replace(failure=why)
            entry = entry._replace(result=_failed(why), mark="")
            self._journal.add(entry.line)
        self._counts["written"] += not done.failure
        self._faults += [done.fault] if done.fault else []
        self._note(entry)

    def _entry(self, done: Done) -> Entry:
        target = done.task.target
        columns = self._batch.table.columns
        empty = [columns[at].text for at in self._batch.columns.empty(target.row)]
        lost = [column.text for at, column in enumerate(columns) if self._is_lost(at, target.row)]
        return Entry(
            number=target.turn,
            path=target.path,
            result=_failed(done.failure) if done.failure else WRITTEN,
            gaps=len(done.left),
            where=places_told(done.left, lost),
            empty="、".join(empty),
            findings=len(done.findings),
            told=findings_told(done.findings),
            borrowed=borrowed_told(done.borrowed),
            alike=alike_told(self._alike_to(done)),
            mark="" if done.failure else done.task.mark,
            body=done.body,
        ).moved(target.row.number)

    def put_in_order(self) -> None:
        """Write the report anew with one line a row, in the order of the table."""
        entries = (
            self._known[target.path].moved(target.row.number)
            for target in self._batch.naming.targets()
        )
        write_whole(self._batch.report, whole_report(entries), force=True)

    def ended(self, seconds: float) -> Ended:
        """Return how the whole batch ended."""
        counts = self._counts
        twins = [numbers for numbers in self._bodies.values() if len(numbers) > 1]
        code = ExitCode.DONE
        batch = self._batch
        if counts["failed"] or counts["changed"] or counts["open"] or twins or batch.unsettled:
            code = ExitCode.NEEDS_WRITER
        if self._faults:
            code = ExitCode.OWN_FAULT
        notes = [
            *batch.table.notes,
            *batch.notes,
            *batch.unsettled,
            *self._failures,
            *told_twins(twins),
            *(batch.alike.told() if batch.alike else ()),
            *self._faults[:1],
            summary(counts, batch.lost, seconds),
        ]
        return Ended(code, tuple(notes))

    def _from_before(self) -> dict[str, Entry]:
        """Return what an earlier run left, with the report ready for more lines."""
        batch = self._batch
        data = b""
        if batch.options.resume:
            # A report that has just been made is empty, which is no fault here.
            data = _bytes_or_none(batch.report)
            remove_leftovers({Path(target.path).parent for target in batch.naming.targets()})
        elif self._journal.length and not batch.options.force:
            # Another batch began it after this one had looked.
            raise InputError(standing_report(str(batch.report)))
        known = read_marks(data, str(batch.report))
        length = sound_length(data)
        self._journal.begin(length, b"" if length else report_start())
        return known

    def _other_turns(self) -> dict[str, int]:
        """Return the turns of the rows that do not begin where they stand in the table.

        A row that has moved since it was made keeps its turn, and no other one gets the same.
        """
        if not self._known:
            return {}
        targets = list(self._batch.naming.targets())
        turns = {
            target.path: self._known[target.path].made_at
            for target in targets
            if target.path in self._known
        }
        taken = set(turns.values())
        free = count(max(taken | {target.turn for target in targets}) + 1)
        for target in targets:
            if target.path not in turns and target.turn in taken:
                turns[target.path] = next(free)
        return turns

    def _mark(self, target: Target) -> str:
        row = repr((target.name, target.row.cells)).encode("utf-8", "backslashreplace")
        # A cell of figures alone would be a number to Excel.
        return "m" + hashlib.sha256(self._batch.fingerprint + row).hexdigest()[:31]

    def _is_lost(self, at: int, row: Row) -> bool:
        """Tell whether a row has something in a column that goes nowhere."""
        return self._batch.table.columns[at].text in self._batch.lost and bool(row.cells[at])

    def _alike_to(self, done: Done) -> Alike | None:
        """Return the row before it that a row's draft is much alike, where that is asked for."""
        alike, number = self._batch.alike, done.task.target.row.number
        return alike.add(number, done.lines, done.body) if alike else None

    def _keep(self, entry: Entry) -> None:
        self._counts["kept"] += entry.result != _CHANGED
        self._note(entry)

    def _note(self, entry: Entry) -> None:
        self._counts["done"] += 1
        if self._batch.options.resume:
            self._known[entry.path] = entry
        if entry.result != WRITTEN:
            self._counts["changed" if entry.result == _CHANGED else "failed"] += 1
            if len(self._failures) < _TOLD:
                self._failures.append(_told(entry))
        self._counts["open"] += bool(entry.gaps)
        self._counts["found"] += bool(entry.told)
        if entry.body:
            self._bodies.setdefault(entry.body, []).append(entry.number)
        self._watch(self._counts["done"], len(self._batch.table.rows))


def _failed(why: str) -> str:
    return f"{_NOT_WRITTEN}{why}"


def _told(entry: Entry) -> str:
    """Return what became of a row that was not written, in the language of whoever made it."""
    why = entry.result.removeprefix(_NOT_WRITTEN)
    why = _(_CHANGED) if why == _CHANGED else _("没有写：{}").format(why)
    told = _("第 {number} 行 {path}：{why}")
    return told.format(number=entry.number, path=entry.path, why=why)


def _not_written(done: Done) -> str:
    """Write the file that a task has kept; return why it could not be, or nothing."""
    try:
        write_whole(Path(done.task.target.path), done.data, force=done.task.force)
    except InputError as error:
        return told_in_cell(error)
    return ""


def _bytes_or_none(path: Path) -> bytes:
    try:
        return read_bytes(path)
    except InputError:
        return b""
