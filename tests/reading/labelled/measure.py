"""How much of the labelled reports' structure is read as a careful reader sees it."""

from __future__ import annotations

import tempfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from app.models.report import places
from app.reading import read_report
from tests.reading.labelled.form import Label, counted, heading_words, joined

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from app.models.report import Report
    from tests.reading.labelled.form import Labelled

ALL = "all"
HEADINGS = "headings"


@dataclass
class Score:
    """How many were right, of how many that were expected and how many that were found."""

    right: int = 0
    expected: int = 0
    found: int = 0

    @property
    def precision(self) -> float:
        """Return the share of what was found that is right."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """Return the share of what was expected that was found."""
        return self.right / self.expected if self.expected else 1.0

    @property
    def f1(self) -> float:
        """Return the harmonic mean of precision and recall."""
        both = self.expected + self.found
        return 2 * self.right / both if both else 1.0


@dataclass
class Scores:
    """The score of each role, of the headings of blocks that are right, and of all blocks."""

    by_name: dict[str, Score] = field(default_factory=dict)

    def add(self, expected: Iterable[Label], found: Iterable[Label]) -> None:
        """Count one report."""
        expected, found = list(expected), list(found)
        right = Counter(each.key for each in expected) & Counter(each.key for each in found)
        for part, labels in (("expected", expected), ("found", found)):
            for label in labels:
                self._count(part, label.role, ALL)
        for key, times in right.items():
            for _ in range(times):
                self._count("right", key[0], ALL)
        told = {each.key: each.heading for each in expected if each.key in right}
        for label in found:
            if label.key in told:
                self._add_heading(told.pop(label.key), label.heading)

    def _add_heading(self, expected: str, found: str) -> None:
        for part, counts in (
            ("expected", expected),
            ("found", found),
            ("right", expected and expected == found),
        ):
            if counts:
                self._count(part, HEADINGS)

    def _count(self, part: str, *names: str) -> None:
        for name in names:
            score = self.by_name.setdefault(name, Score())
            setattr(score, part, getattr(score, part) + 1)


@dataclass(frozen=True)
class Miss:
    """A place where a report is not read as it is labelled."""

    name: str
    line: int
    expected: tuple[Label, ...]
    found: tuple[Label, ...]

    def __str__(self) -> str:
        expected = ", ".join(map(str, self.expected)) or "nothing"
        found = ", ".join(map(str, self.found)) or "nothing"
        return f"{self.name}:{self.line}: expected {expected}; found {found}"


def score(reports: Iterable[Labelled]) -> Scores:
    """Return the scores of some labelled reports."""
    scores = Scores()
    for report in reports:
        scores.add(report.labels, read(report))
    return scores


def misses(report: Labelled) -> Iterator[Miss]:
    """Yield the places where a report is not read as it is labelled."""
    expected, found = set(report.labels), set(read(report))
    for at in sorted({label.at for label in expected ^ found}):
        missed, extra = (
            tuple(label for label in labels if label.at == at)
            for labels in (expected - found, found - expected)
        )
        yield Miss(report.path.name, report.line_of(at), missed, extra)


def read(report: Labelled) -> tuple[Label, ...]:
    """Return the blocks that the program finds in a labelled report's bare text."""
    return labels_of(read_bare(report))


def read_bare(report: Labelled) -> Report:
    """Return the report read from a file that holds the bare text."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / report.path.name
        path.write_bytes(report.text.encode())
        return read_report(path)


def labels_of(report: Report) -> tuple[Label, ...]:
    """Return the blocks of a report in the form of labels."""
    before = [0]
    for line in report.paragraphs:
        before.append(before[-1] + counted(line))
    labels = [
        Label(
            role=block.role,
            note=block.note or "",
            level=max(block.level, 1),
            at=before[place.first] + counted(report.paragraphs[place.first][: place.start]),
            heading=heading_words(block.heading),
        )
        for block, place in places(report)
    ]
    return joined(labels)
