"""`batch` and `fill --table`: every problem is looked for, then a file is made for each row."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from app.batch.checking import checked_batch, gather
from app.batch.columns import Columns, Texts, sort_columns, unknown_column
from app.batch.holding import missing_columns, tell_useless
from app.batch.making import make_batch
from app.batch.options import BatchOptions, RowOptions
from app.batch.pattern import NamePattern, pattern_problems
from app.errors import ExitCode, InputError
from app.files.suffixes import PDF, WORD
from app.files.tables import look_through
from app.files.yaml_nodes import read_yaml
from app.messages import _, plural
from app.models.names import NameSheet
from app.placeholders.finding import find_placeholders
from app.placeholders.sheets import read_sheet
from app.placeholders.sheets.sheet_file import SheetFile
from app.placeholders.sources import filled_suffix, read_fillable
from app.workflow.fill_options import may_be, wrong_suffix
from app.workflow.outcome import Outcome
from app.workflow.printing import print_written, printing_problems

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from app.batch.alike import AlikeRows
    from app.batch.drafts import DraftWorker
    from app.batch.listed import ListedFile
    from app.batch.making import Batch, Watch
    from app.batch.workers import Setup, Worker
    from app.errors import Problem
    from app.files.yaml_nodes import YamlFile
    from app.placeholders.asking import Ask
    from app.placeholders.leftover import Leftover

__all__ = ["BatchOptions", "RowOptions", "batch", "fill_many"]

_TOLD = 10


def _nobody(done: int, rows: int) -> None:
    """Watch nothing."""


def batch(
    outline: Path,
    options: BatchOptions,
    drafting: RowOptions,
    watch: Watch = _nobody,
    watch_prints: Watch = _nobody,
) -> Outcome:
    """Write one draft for each row of a table; the report tells of each.

    `watch` is told how many rows are done, of how many, and `watch_prints` how many files are
    printed where the options ask for that. Raises one `InputError` with every problem of the
    table, its columns, the files' names and the rows' outlines, before anything is written.
    """
    # What drafts are made with takes a while to load; filling a file does without.
    from app.bank.loading import load_bank
    from app.batch.drafts import DraftSetup
    from app.batch.outlines import given_names, outline_keys, own_lines
    from app.checking.other_names import KnownNames
    from app.workflow.against import BeforeFinal
    from app.writing import check_suffix

    pattern = NamePattern(options.output)
    problems = list(pattern_problems(pattern))
    options, form = _form(pattern, options, problems)
    gather(lambda: check_suffix(form), problems)
    file = gather(lambda: _outline_file(outline), problems)
    table = gather(lambda: look_through(options.table), problems)
    sheet = gather(lambda: _sheet(options), problems)
    bank = gather(lambda: load_bank(drafting.bank), problems)
    if file is None or table is None or sheet is None or bank is None:
        raise InputError(table.with_faults(problems) if table else problems)
    lines = own_lines(file, Columns())
    given = NameSheet(names={**given_names(file), **_given(sheet)})
    texts = Texts(lines, find_placeholders(lines), given, bank.slot_names)
    keys = outline_keys(file)
    columns, unasked, wrong = sort_columns(table, pattern, texts, keys)
    problems += (unknown_column(table, at, pattern, texts, keys) for at in unasked)
    left = own_lines(file, columns)
    texts = texts._replace(lines=left, places=find_placeholders(left))
    problems += [*wrong, *missing_columns(table, columns, texts)]
    setup = DraftSetup(outline, columns, options.names, form, drafting)
    if drafting.check:
        setup = replace(setup, texts=BeforeFinal(outline, drafting.bank))
    worker = gather(setup.worker, problems)
    problems += worker.problems(table) if worker else ()
    inputs = [path for path in (outline, options.names, drafting.template) if path]
    if worker is None:
        raise InputError(table.with_faults(problems))
    checked = checked_batch(table, columns, options, inputs, problems, worker.fingerprint)
    if drafting.check:
        setup = replace(setup, others=worker.names_of_all(table))
        worker.others = KnownNames(setup.others)
        checked = checked._replace(alike=_alike(outline, worker))
    useless = tell_useless(
        table, columns, pattern, texts, lambda keys: own_lines(file, Columns(keys=keys))
    )
    checked = checked._replace(notes=(*useless, *worker.notes(table)))
    return _made(checked, setup, worker, watch, watch_prints)


def fill_many(
    file: Path,
    options: BatchOptions,
    watch: Watch = _nobody,
    ask: Ask | None = None,
    watch_prints: Watch = _nobody,
) -> Outcome:
    """Write one filled copy of a file for each row of a table; the report tells of each.

    `ask` puts a question about a column that may be meant for a label of the form; the answers are
    kept in the names sheet, or beside the file. Watched, and errors, as for `batch`.
    """
    from app.batch.listed import open_listed
    from app.placeholders.decided_columns import decided_columns, names_passed_over

    pattern = NamePattern(options.output)
    problems = list(pattern_problems(pattern))
    options, _suffix = _form(pattern, options, problems)
    suffix = filled_suffix(file)
    if not may_be(PurePath(f"x{pattern.suffix}"), suffix):
        given = pattern.suffix or pattern.text
        problems.append(wrong_suffix(file, suffix, given, options.output))
    table = gather(lambda: look_through(options.table), problems)
    fillable = gather(lambda: read_fillable(file), problems)
    decided = gather(lambda: decided_columns(file, options.names), problems)
    if table is None or fillable is None or decided is None:
        raise InputError(table.with_faults(problems) if table else problems)
    listed = gather(lambda: open_listed(fillable, table, options, decided), problems)
    if listed is None:
        raise InputError(table.with_faults(problems))
    checked = listed.checked(decided, problems)
    if ask and (doubtful := [left for left in listed.leftovers(decided) if left.doubtful]):
        answered = _answered(listed, doubtful, ask)
        if answered is None:
            note = _("没有问完，还没有填；再运行同样的命令，接着问")
            return Outcome(ExitCode.NEEDS_WRITER, notes=(note,))
        listed = open_listed(fillable, table, options, answered)
        checked = listed.checked(answered, [])
        checked = checked._replace(notes=(_("回答记在 {}").format(listed.names), *checked.notes))
    setup = listed.setup(checked)
    worker = setup.worker()
    passed = names_passed_over(file, options.names)
    notes = (*checked.notes, *passed, *worker.notes(), *worker.list_notes(table))
    unsettled = (*worker.unmatched(), *worker.astray(table))
    checked = checked._replace(notes=notes, unsettled=unsettled)
    return _made(checked, setup, worker, watch, watch_prints)


def _form(
    pattern: NamePattern, options: BatchOptions, problems: list[Problem]
) -> tuple[BatchOptions, str]:
    """Return the options as they hold for the files' suffix, and in which form a row is made.

    A PDF is made of a Word file, and has no print beside it. What keeps files from being printed
    is added to the problems.
    """
    alone = pattern.suffix.lower() == PDF
    if alone or options.pdf:
        problems += printing_problems(pattern.suffix)
    return (replace(options, pdf=False), WORD) if alone else (options, pattern.suffix)


def _answered(
    listed: ListedFile, doubtful: Iterable[Leftover], ask: Ask
) -> Mapping[str, tuple[str, ...]] | None:
    """Return what is decided on columns once all is answered; None where somebody breaks off."""
    from app.placeholders.column_questions import ask_columns

    kept = SheetFile(listed.names, listed.bare.source, listed.bare.unnamed)

    def keep(answer: Mapping[str, tuple[str, ...]]) -> None:
        kept.decide(answer)
        kept.save(inputs=listed.inputs)

    return kept.sheet.columns if all(ask_columns(left, ask, keep) for left in doubtful) else None


def _made(batch: Batch, setup: Setup, worker: Worker, watch: Watch, watch_prints: Watch) -> Outcome:
    ended = make_batch(batch, setup, worker, watch)
    code, notes = ended.exit_code, list(ended.notes)
    if batch.options.pdf:
        paths = [Path(target.path) for target in batch.naming.targets()]
        failures = list(print_written(paths, watch_prints))
        if failures:
            code = max(code, ExitCode.NEEDS_WRITER)
            notes += [
                *failures[:_TOLD],
                plural("有 {} 份没有转成 PDF", len(failures)).format(len(failures)),
            ]
    return Outcome(code, written=(batch.report,), notes=tuple(notes))


def _alike(outline: Path, worker: DraftWorker) -> AlikeRows | None:
    """Return what tells which drafts are as much alike as none may be borrowed."""
    from app.batch.alike import AlikeRows
    from app.checking import Checker

    share = Checker(drafts=[outline]).refused_share(outline)
    return None if share is None else AlikeRows(share, worker.own_lines)


def _outline_file(path: Path) -> YamlFile:
    from app.workflow.drafted import check_outline

    check_outline(path)
    return read_yaml(path)


def _sheet(options: BatchOptions) -> NameSheet:
    return read_sheet(options.names) if options.names else NameSheet()


def _given(sheet: NameSheet) -> dict[str, str]:
    """Return the names a sheet gives to drafts.

    One for a single place may be all that is needed; which place it is, a draft alone can tell.
    """
    single = {place.token: place.value for place in sheet.occurrences if place.value is not None}
    return {**single, **sheet.names}
