"""A draft on disk, read and checked."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from app.checking import Manuscript
from app.checking.aligning import NOWHERE, aligned
from app.checking.other_names import KnownNames
from app.checking.silencing import Silence, silenced_rules, silences_in
from app.errors import Problem
from app.files.decoding import text_of
from app.files.suffixes import is_yaml
from app.placeholders.in_reports import placeholders_of
from app.reading.readers import bytes_of_report, report_of
from app.word.refusal import WORD_SUFFIXES
from app.workflow.found import Checked, Found, Spot

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from app.checking import Checker
    from app.copying.copied import Copied
    from app.models.finding import Finding
    from app.models.report import Report
    from app.workflow.against import Against

_TEXTS = (".md", ".txt")
_MARKDOWN = ".md"
_DRAFTED = ".json"


def check_file(
    path: Path, checker: Checker, against: Against | None = None, bank: Sequence[Path] = ()
) -> Checked:
    """Return a draft, or the one made of an outline, with what was found in it.

    What of it stands in the texts of `against` is looked for where there are such. `bank` are
    folders of packs that it may be drafted from. Raises `InputError` for what cannot be read.
    """
    if is_yaml(path):
        # What makes a draft of an outline is only loaded for one.
        from app.workflow.checked_outline import check_outline

        return check_outline(path, checker, against, bank)
    return check_data(bytes_of_report(path), path, checker, against, bank)


def check_data(
    data: bytes,
    path: Path,
    checker: Checker,
    against: Against | None = None,
    bank: Sequence[Path] = (),
) -> Checked:
    """Return a draft of a file's bytes, as `check_file` does."""
    report = report_of(data, path)
    text = _Text(data, path, report.paragraphs)
    held = against.copied(report, path) if against else None
    others = _others(report, path, held, bank)
    manuscript = Manuscript(report, placeholders_of(report), copied=held, others=others)
    findings = checker.findings(path, manuscript, text.silences, text.places)
    found = tuple(Found(each, *text.spots(each)) for each in findings)
    astray = (
        str(Problem(*fault, str(path), *text.spot(silence.at)))
        for silence, fault in checker.astray(text.silences)
    )
    return Checked(path, report, found, tuple(astray), held)


def _others(report: Report, path: Path, held: Copied | None, bank: Sequence[Path]) -> KnownNames:
    """Return names that a draft should not have; most drafts do not tell where they are from."""
    drafted = path.suffix.lower() == _DRAFTED
    if not held and not drafted:
        return KnownNames()
    from app.bank.loading import load_bank
    from app.workflow.others import names_of_others

    return names_of_others(report, held, load_bank(bank) if drafted else None)


class _Text:
    """What a draft was read from: where its lines stand in it, and what is switched off there."""

    def __init__(self, data: bytes, path: Path, lines: Sequence[str]) -> None:
        self._data = data
        self._path = path
        self._suffix = path.suffix.lower()
        self._lines = lines

    @cached_property
    def places(self) -> list[Sequence[int]]:
        return list(aligned(self._lines, self._text)) if self._text else []

    @cached_property
    def silences(self) -> list[Silence]:
        if self._suffix == _MARKDOWN and "nigao" in self._text:
            return list(silences_in(self._text, self.places))
        if self._suffix in WORD_SUFFIXES:
            return self._commented[1]
        return []

    def spots(self, finding: Finding) -> tuple[Spot, Spot]:
        """Return where a finding begins and ends: in a text itself, else in the lines read."""
        if self._suffix in _TEXTS and self.places:
            at = [
                place
                for place in self.places[finding.paragraph][finding.start : finding.end]
                if place != NOWHERE
            ]
            if at:
                return self.spot(at[0]), self.spot(at[-1] + 1)
        line = finding.paragraph + 1
        return Spot(line, finding.start + 1), Spot(line, finding.end + 1)

    def spot(self, at: int) -> Spot:
        """Return the line and column of a character of the text."""
        return Spot(self._text.count("\n", 0, at) + 1, at - self._text.rfind("\n", 0, at))

    @cached_property
    def _text(self) -> str:
        if self._suffix in _TEXTS:
            return text_of(self._data, self._path)
        return self._commented[0] if self._suffix in WORD_SUFFIXES else ""

    @cached_property
    def _commented(self) -> tuple[str, list[Silence]]:
        """Return the body of a Word file, if a comment there switches something off."""
        from app.word.commented import commented
        from app.word.package import Package

        text, comments = commented(Package(self._data, str(self._path)))
        found = [
            Silence(rules, each.start, each.end, each.start)
            for each in comments
            if (rules := silenced_rules(each.text)) is not None
        ]
        return (text if found else ""), found
