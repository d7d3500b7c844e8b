"""How many of the labelled defects are found, and how many findings are right."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from app.checking import Manuscript, check, load_rules
from app.checking.aligning import NOWHERE, aligned
from app.models.finding import LEVELS
from app.outline.reading import parse_outline
from app.placeholders.in_reports import placeholders_of
from app.reading import read_report
from tests.checking.labelled.building import file_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from app.checking.rule import Rule
    from app.models.finding import Finding
    from app.models.report import Report
    from tests.checking.labelled.form import Label, Labelled

ALL = "all"

_rules: Callable[[], tuple[Rule, ...]] = cache(load_rules)


@dataclass(frozen=True)
class Judged:
    """A finding, the places of its words in the case's text, and the label that it is right by."""

    finding: Finding
    at: frozenset[int]
    defect: Label | None
    trap: Label | None

    @property
    def family(self) -> str:
        """Return the family of its rule."""
        return self.finding.rule.partition("/")[0]


@dataclass(frozen=True)
class Result:
    """What was found in a case."""

    labelled: Labelled
    judged: tuple[Judged, ...]

    @property
    def missed(self) -> list[Label]:
        """Return the defects that no finding tells."""
        told = {id(judged.defect) for judged in self.judged}
        return [defect for defect in self.labelled.of("defect") if id(defect) not in told]

    @property
    def false(self) -> list[Judged]:
        """Return the findings that tell no defect."""
        return [judged for judged in self.judged if judged.defect is None]


@dataclass
class Score:
    """How many defects were told of how many, and how many findings were right of how many."""

    told: int = 0
    defects: int = 0
    right: int = 0
    findings: int = 0
    traps: int = 0
    sprung: int = 0

    @property
    def precision(self) -> float:
        """Return the share of the findings that are right."""
        return self.right / self.findings if self.findings else 1.0

    @property
    def recall(self) -> float:
        """Return the share of the defects that were told."""
        return self.told / self.defects if self.defects else 1.0


@dataclass
class Scores:
    """The score of each family, and of all; the findings of each level alone."""

    by_family: dict[str, Score] = field(default_factory=dict)
    by_level: dict[str, Score] = field(default_factory=lambda: {each: Score() for each in LEVELS})

    def of(self, family: str) -> Score:
        """Return the score of a family."""
        return self.by_family.setdefault(family, Score())

    def add(self, result: Result) -> None:
        """Count one case."""
        missed = Counter(label.family for label in result.missed)
        defects = Counter(label.family for label in result.labelled.of("defect"))
        traps = Counter(label.family for label in result.labelled.of("trap"))
        sprung = {id(each.trap): each.trap.family for each in result.false if each.trap}
        for family, number in defects.items():
            for score in (self.of(family), self.of(ALL)):
                score.defects += number
                score.told += number - missed[family]
        for family, number in traps.items():
            for score in (self.of(family), self.of(ALL)):
                score.traps += number
        for family in sprung.values():
            for score in (self.of(family), self.of(ALL)):
                score.sprung += 1
        for judged in result.judged:
            by_level = self.by_level[judged.finding.level]
            for score in (self.of(judged.family), self.of(ALL), by_level):
                score.findings += 1
                score.right += judged.defect is not None


def score(results: Iterable[Result]) -> Scores:
    """Return the scores of some cases."""
    scores = Scores()
    for result in results:
        scores.add(result)
    return scores


def measure(labelled: Labelled) -> Result:
    """Return what the shipped rules find in a case, and whether it is right."""
    report = read(labelled)
    outline = parse_outline(labelled.case.outline) if labelled.case.outline else None
    findings = check(Manuscript(report, placeholders_of(report), outline=outline), _rules())
    places = list(aligned(report.paragraphs, labelled.text))
    judged = []
    for finding in findings:
        line = places[finding.paragraph]
        words = line[finding.start : max(finding.end, finding.start + 1)]
        at = frozenset(place for place in words if place != NOWHERE)
        judged.append(_judge(labelled, finding, at, frozenset(line)))
    return Result(labelled, tuple(judged))


def read(labelled: Labelled) -> Report:
    """Return the report of a case, read from the file that it comes in."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"稿{labelled.suffix}"
        path.write_bytes(file_of(labelled))
        return read_report(path)


def _judge(
    labelled: Labelled, finding: Finding, at: frozenset[int], line: frozenset[int]
) -> Judged:
    """Return a finding with what it is right by; what stands on a trap is never right by scope."""
    family = finding.rule.partition("/")[0]
    defects = [label for label in labelled.of("defect") if family in label.families]
    overlapping = next((label for label in defects if _overlaps(label, at)), None)
    trap = next(_first(labelled.of("trap"), family, at), None)
    if overlapping is None and trap is None:
        overlapping = next((label for label in defects if _holds(label, line)), None)
    return Judged(finding, at, overlapping, None if overlapping else trap)


def _first(traps: list[Label], family: str, at: frozenset[int]) -> Iterator[Label]:
    """Yield the traps that a finding stands on, those of its own family before others."""
    on = [trap for trap in traps if _overlaps(trap, at)]
    yield from sorted(on, key=lambda trap: family not in trap.families)


def _overlaps(label: Label, at: frozenset[int]) -> bool:
    return any(not at.isdisjoint(range(*span)) for span in label.spans)


def _holds(label: Label, line: frozenset[int]) -> bool:
    """Tell whether a label is told by a finding anywhere in a line."""
    return label.scope == "report" or (label.scope == "line" and _overlaps(label, line))
