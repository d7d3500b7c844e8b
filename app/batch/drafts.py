"""The worker that makes a batch of drafts."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice, starmap
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from app.bank.held_names import names_behind
from app.bank.loading import load_bank
from app.batch.outlines import RowOutlines
from app.batch.row_names import names_of_rows, with_speaker_filled
from app.batch.sharing import tell_shared
from app.batch.workers import OF_REPORTS, Made
from app.checking import Checker, Manuscript, apart_from_open
from app.checking.other_names import KnownNames, OtherName
from app.drafting.doubts import doubts_in
from app.drafting.drafting import draft_report
from app.drafting.pins import pin_problems
from app.drafting.templates import find_template, first_numbers
from app.errors import InputError, NotFinishedError, Problem
from app.files.decoding import read_bytes
from app.files.yaml_nodes import read_yaml
from app.messages import _, speaking
from app.models.finding import LEVELS
from app.models.names import NameSheet
from app.outline.own_numbers import without_own_numbers
from app.outline.speaking import outline_advice
from app.placeholders.filling import fill_report, mark_gaps
from app.placeholders.in_reports import placeholders_of, tell_places
from app.placeholders.sheets import read_sheet
from app.writing import load_layout, write_report

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.bank.phrase_bank import PhraseBank
    from app.batch.columns import Columns
    from app.batch.naming import Target
    from app.batch.options import RowOptions
    from app.batch.workers import OpenTexts
    from app.files.tables import Row, Table
    from app.models.finding import Finding
    from app.models.names import Placeholder
    from app.models.outline import Outline
    from app.models.report import Report

# Who speaks to whom tells two reports apart for nobody who hears both.
_FRONT = ("title", "byline", "salutation")
_SAID = ("insight", "action", "body")
_SPEAKER = ("speaker", "names")


@dataclass(frozen=True)
class DraftSetup:
    """What drafts are made from: an outline, its columns, a names sheet, a suffix.

    `others` are the names of all rows, none of which another row's draft should have. `texts` opens
    what the drafts are held against.
    """

    outline: Path
    columns: Columns
    names: Path | None
    suffix: str
    options: RowOptions
    others: tuple[OtherName, ...] = ()
    texts: OpenTexts | None = None

    def worker(self) -> DraftWorker:
        """Return a worker that has the bank open."""
        return DraftWorker(self)


class _Drafted(NamedTuple):
    """A row's draft before and after names were put into it, what is open, its outline."""

    drafted: Report
    report: Report
    left: Sequence[Placeholder]
    outline: Outline


class DraftWorker:
    """Makes the draft of one row after the other."""

    def __init__(self, setup: DraftSetup) -> None:
        options = setup.options
        self._setup = setup
        self._outlines = RowOutlines(read_yaml(setup.outline), setup.columns)
        self._sheet = read_sheet(setup.names) if setup.names else NameSheet()
        self._layout = load_layout(options.layout)
        self._templates: dict[str, Path] = {}
        self._numbers: dict[Path, dict[str, str]] = {}
        self._notes: dict[str, None] = {}
        self._checker = Checker(drafts=[setup.outline]) if options.check else None
        self.bank: PhraseBank = load_bank(options.bank)
        self.others = KnownNames(setup.others)
        self._texts = setup.texts() if setup.texts else None

    def make(self, target: Target) -> Made:
        """Return the row's draft; another row draws other words, as long as there are any."""
        setup = self._setup
        drafted, report, left, outline = self._drafted(target)
        if setup.columns.empty(target.row):
            # Where a cell is empty, the name was put in its own place.
            left = placeholders_of(report)
        left = [*left, *doubts_in(report, self.bank)]
        if setup.options.final and left:
            told = tell_places(report.paragraphs, left, outline_advice)
            raise NotFinishedError(list(map(_problem, left, told)))
        with speaking(OF_REPORTS):
            open_places = tuple(tell_places(report.paragraphs, left, outline_advice))
        copied = self._texts.copied(report, Path(target.path)) if self._texts else None
        findings = self._findings(Manuscript(report, left, outline=outline, copied=copied))
        if setup.options.final and (
            errors := [_error(each) for each in findings if each.level == "error"]
        ):
            raise NotFinishedError(errors)
        data = write_report(mark_gaps(report, left), setup.suffix, self._layout)
        own = _own_lines(report) if copied else ()
        shares = copied.whole if copied else None
        return Made(data, open_places, _body(drafted), findings, shares, own)

    def own_lines(self, target: Target) -> tuple[str, ...]:
        """Return the lines of a row's draft that no other row's should be much alike to."""
        return _own_lines(self._drafted(target).report)

    def names_of_all(self, table: Table) -> tuple[OtherName, ...]:
        """Return the names of those who speak in the rows of a table without faults."""
        rows = ((row.number, row, self._outlines.outline(row).outline) for row in table.rows)
        return names_of_rows(
            (number, with_speaker_filled(outline, self._names(outline, row)))
            for number, row, outline in rows
        )

    def _drafted(self, target: Target) -> _Drafted:
        outline, template, _ = self._read(target.row)
        seed = self._setup.options.seed
        drafted = draft_report(outline, self.bank, template, seed, target.turn)
        names = self._names(outline, target.row)
        report, left = fill_report(drafted, self._sheet.model_copy(update={"names": names}))
        return _Drafted(drafted, report, left, with_speaker_filled(outline, names))

    def _names(self, outline: Outline, row: Row) -> dict[str, str]:
        return {**outline.names, **self._sheet.names, **self._setup.columns.values(row)}

    def _findings(self, manuscript: Manuscript) -> tuple[Finding, ...]:
        """Return what is found in a draft but in places still open, the gravest first."""
        if self._checker is None:
            return ()
        of_phrases = names_behind(manuscript.report.phrase_ids(), self.bank)
        others = KnownNames(starmap(OtherName, of_phrases), self.others)
        found = self._checker.findings(self._setup.outline, replace(manuscript, others=others))
        apart = apart_from_open(found, manuscript.placeholders)
        return tuple(sorted(apart, key=lambda each: LEVELS.index(each.level)))

    def _read(self, row: Row) -> tuple[Outline, Path, tuple[str, ...]]:
        """Return a row's outline, its template, and what to tell of how it was understood."""
        read, notes = self._outlines.outline(row)
        template = self._template(read.kind)
        outline, dropped = without_own_numbers(read, self._first_numbers(template))
        return outline, template, (*notes, *dropped)

    def problems(self, table: Table) -> Iterator[Problem]:
        """Yield what keeps rows from being drafted: each fault of the outline's own but once."""
        told: set[Problem] = set()
        # Without a key in the table, all rows have one outline.
        some = table.rows if self._setup.columns.keys else islice(table.rows, 1)
        for row in some:
            found = set(self._row_problems(table, row))
            yield from found - told
            told |= {problem for problem in found if problem.path != table.path}

    def _row_problems(self, table: Table, row: Row) -> Iterator[Problem]:
        try:
            outline, _, notes = self._read(row)
        except InputError as error:
            for problem in error.problems:
                yield self._outlines.problem_at_cell(table, row, problem)
            return
        self._notes.update(dict.fromkeys(notes))
        for _, problem in pin_problems(outline, self.bank):
            yield replace(problem, path=str(self._setup.outline))

    def notes(self, table: Table) -> Iterator[str]:
        """Yield what is told once of drafts that each are made of a row, their problems seen."""
        yield from self._notes
        first = next(iter(table.rows), None)
        if first and len(table.rows) > 1:
            yield from tell_shared(self._outlines.outline(first).outline, self._setup.columns)

    @cached_property
    def fingerprint(self) -> bytes:
        """Return what stands for the seed, the layout, the bank, and the templates looked up."""
        digest = hashlib.sha256(str(self._setup.options.seed).encode())
        digest.update(self._layout.model_dump_json().encode())
        for kind in sorted(self._templates):
            digest.update(read_bytes(self._templates[kind]))
        for pack in self.bank.contents():
            digest.update(pack)
        return digest.digest()

    def _first_numbers(self, template: Path) -> dict[str, str]:
        if template not in self._numbers:
            self._numbers[template] = first_numbers(template)
        return self._numbers[template]

    def _template(self, kind: str) -> Path:
        if self._setup.options.template:
            return self._setup.options.template
        if kind not in self._templates:
            self._templates[kind] = find_template(kind)
        return self._templates[kind]


def _problem(place: Placeholder, told: str) -> Problem:
    what = _("借来的话拿不准：{}") if place.phrase else _("还有空缺：{}")
    return Problem(what.format(told))


def _error(finding: Finding) -> Problem:
    return Problem(
        _("有错误：第 {paragraph} 段 {message}（{rule}）").format(
            paragraph=finding.paragraph + 1, message=finding.message, rule=finding.rule
        )
    )


def _body(report: Report) -> str:
    """Return what stands for a draft's words, but for those that say who speaks to whom."""
    digest = hashlib.sha256()
    for block in report.walk():
        for paragraph in () if block.role in _FRONT else block.paragraphs:
            for span in paragraph.spans:
                if not span.origin.ref.startswith(_SPEAKER):
                    digest.update(span.text.encode())
    return digest.hexdigest()[:16]


def _own_lines(report: Report) -> tuple[str, ...]:
    """Return what a draft says by itself: neither formulas nor what it asks its writer."""
    blocks = (block for block in report.walk() if block.role in _SAID)
    return tuple(
        "".join(span.text for span in paragraph.spans if not span.gap)
        for block in blocks
        for paragraph in block.paragraphs
    )
