"""A Word file, read and checked: its report, and what is still open anywhere in it."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

from app.checking import Manuscript
from app.checking.aligning import aligned
from app.checking.silencing import Silence, silenced_rules
from app.errors import Problem
from app.messages import _
from app.models.report import Block, Paragraph, Report, Span
from app.placeholders.finding import find_placeholders
from app.placeholders.word import WordText
from app.reading.readers import report_of
from app.text.stretches import Stretches
from app.word.commented import commented
from app.word.package import Package
from app.workflow.found import Checked, Found, Stretch, found_in_report
from app.workflow.located import Located
from app.workflow.manuscripts import manuscript_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from app.checking import Checker
    from app.models.finding import Finding
    from app.workflow.against import Against

_OPEN = "placeholder"
_SAID = "批注"
_OF_NEIGHBOURS = ("punctuation/", "quotes/", "repeat/")


def check_word(
    data: bytes,
    path: Path,
    checker: Checker,
    against: Against | None = None,
    bank: Sequence[Path] = (),
) -> Checked:
    """Return a Word file with what was found in its report, and what is open beside that.

    That is what `fill` would fill: cells of a form, headers, text boxes. Raises `InputError` for
    what cannot be read.
    """
    report = report_of(data, path)
    word = _Word(data, path, report)
    held = against.copied(report, path) if against else None
    manuscript = manuscript_of(report, path, held, bank)
    findings = checker.findings(path, manuscript, word.silences, word.silenced(report.paragraphs))
    found = [word.found(each) for each in findings]
    file = word.manuscript
    more = checker.findings(path, file, word.silences, word.silenced(word.lines), _OPEN)
    found += word.elsewhere(more, found)
    found.sort(key=lambda each: each.at or (each.finding.paragraph,))
    astray = (
        str(Problem(*fault, str(path), where=_told(silence)))
        for silence, fault in checker.astray(word.silences)
    )
    return Checked(path, report, tuple(found), tuple(astray), held)


def _told(silence: Silence) -> str:
    """Return which comment switches rules off; its words are those that the file holds."""
    return _("批注“nigao: 忽略 {}”").format("、".join(silence.rules))


class _Word:
    """A Word file's lines, those of its report among them, and what its comments switch off."""

    def __init__(self, data: bytes, path: Path, report: Report) -> None:
        self._report = report.paragraphs
        self._source = WordText(data, str(path))
        self._body, comments, wordless = commented(Package(data, str(path)))
        self.silences = [
            Silence(rules, each.start, each.end, each.start)
            for each in comments
            if (rules := silenced_rules(each.text)) is not None
        ]
        # Marks and words on either side of an equation only seem to meet.
        self.silences += [Silence(_OF_NEIGHBOURS, at - 1, at + 1, at) for at in wordless]

    @property
    def lines(self) -> Sequence[str]:
        return self._source.lines

    @property
    def manuscript(self) -> Manuscript:
        """The whole file as lines of no structure, with what is open in it."""
        paragraphs = tuple(Paragraph(spans=(Span(text=line),)) for line in self.lines)
        whole = Report(blocks=(Block(role="body", paragraphs=paragraphs),))
        found = find_placeholders(self.lines, self._source.form)
        # Nobody hands in what is said of a draft.
        kept = [each for each in found if not self._where(each.paragraph).startswith(_SAID)]
        return Manuscript(whole, kept)

    def silenced(self, lines: Sequence[str]) -> list[Sequence[int]]:
        """Return where some lines stand in the body, if a comment there switches anything off."""
        return list(aligned(lines, self._body)) if self.silences else []

    def found(self, finding: Finding) -> Found:
        """Return a finding of the report with its place in the file."""
        found = found_in_report(finding, self._report[finding.paragraph])
        at = self._located.near(finding)
        return found._replace(at=at, where=self._where(at.line)) if at else found

    def elsewhere(self, findings: Sequence[Finding], known: Sequence[Found]) -> list[Found]:
        """Return those findings of the file's lines that are not known from the report's."""
        taken: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for at in (each.at for each in known if each.finding.rule.startswith(_OPEN)):
            if at:
                taken[at.line].append((at.start, at.end))
        open_in = {line: Stretches(places) for line, places in taken.items()}
        return [
            self._beside(each)
            for each in findings
            if (line := each.paragraph) not in open_in
            or not open_in[line].overlap(each.start, each.end)
        ]

    def _beside(self, finding: Finding) -> Found:
        line = finding.paragraph
        at = Stretch(line, finding.start, finding.end)
        return Found(finding, self.lines[line], self._where(line), at, beside=True)

    def _where(self, line: int) -> str:
        return self._source.where(line).label

    @cached_property
    def _located(self) -> Located:
        return Located(self.lines, self._report)
