"""A draft on disk, read and checked."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from app.checking.rule import FAMILIES
from app.checking.silencing import Silence, silences_in
from app.errors import Problem
from app.files.decoding import text_of
from app.files.suffixes import is_yaml
from app.placeholders.plain import PlainText
from app.reading.readers import bytes_of_report, report_of
from app.text.markdown.regions import code_places
from app.word.refusal import WORD_SUFFIXES
from app.workflow.found import Checked, Found, Spot, found_in_report
from app.workflow.located import Located
from app.workflow.manuscripts import manuscript_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from app.checking import Checker
    from app.models.finding import Finding
    from app.workflow.against import Against

_TEXTS = (".md", ".txt")
_MARKDOWN = ".md"
# Code is no prose, but what is open in it is to be filled.
_OF_PROSE = tuple(f"{family}/" for family in FAMILIES if family != "placeholder")


def check_file(
    path: Path, checker: Checker, against: Against | None = None, bank: Sequence[Path] = ()
) -> Checked:
    """Return a draft, or the one made of an outline, with what was found in it.

    What of it stands in the texts of `against` is looked for where there are such. `bank` are
    folders of packs that it may be drafted from. Raises `InputError` for what cannot be read.
    """
    # What makes a draft of an outline, or takes a Word file apart, is only loaded for one.
    if is_yaml(path):
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
    if path.suffix.lower() in WORD_SUFFIXES:
        from app.workflow.checked_word import check_word

        return check_word(data, path, checker, against, bank)
    report = report_of(data, path)
    text = _Text(data, path, report.paragraphs)
    held = against.copied(report, path) if against else None
    manuscript = manuscript_of(report, path, held, bank)
    findings = checker.findings(path, manuscript, text.silences, text.places)
    found = tuple(text.found(each) for each in findings)
    astray = (
        str(Problem(*fault, str(path), *text.spot(silence.at)))
        for silence, fault in checker.astray(text.silences)
    )
    return Checked(path, report, found, tuple(astray), held)


class _Text:
    """What a draft was read from: where its lines stand in it, and what is switched off there.

    Of what is no text with lines of its own, such as a draft in JSON, nobody sees the place.
    """

    def __init__(self, data: bytes, path: Path, lines: Sequence[str]) -> None:
        self._markdown = path.suffix.lower() == _MARKDOWN
        self._lines = lines
        self._text = text_of(data, path) if path.suffix.lower() in _TEXTS else ""

    @cached_property
    def silences(self) -> list[Silence]:
        if not self._markdown:
            return []
        said = silences_in(self._text, self.places) if "nigao" in self._text else ()
        return [*said, *(Silence(_OF_PROSE, *place, place[0]) for place in code_places(self._text))]

    @cached_property
    def places(self) -> list[Sequence[int]]:
        return self._raw.places

    def found(self, finding: Finding) -> Found:
        """Return a finding with its place in the text."""
        found = found_in_report(finding, self._lines[finding.paragraph])
        at = self._located.near(finding) if self._text else None
        if at is None:
            return found
        start, end = (Spot(at.line + 1, self._source.column(at.line, n) + 1) for n in at[1:3])
        return found._replace(at=at, start=start, end=end)

    def spot(self, at: int) -> Spot:
        """Return the line and column of a character of the text."""
        return Spot(self._text.count("\n", 0, at) + 1, at - self._text.rfind("\n", 0, at))

    @cached_property
    def _source(self) -> PlainText:
        return PlainText(self._text, markdown=self._markdown)

    @cached_property
    def _located(self) -> Located:
        """Where the lines stand among those of the text as they read, without escapes."""
        if self._source.lines == self._text.split("\n"):
            return self._raw
        return Located(self._source.lines, self._lines, markdown=self._markdown)

    @cached_property
    def _raw(self) -> Located:
        return Located(self._text.split("\n"), self._lines, markdown=self._markdown)
