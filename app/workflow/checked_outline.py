"""What is found in the draft of an outline, at the writer's own words in the outline."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

from app.checking import Manuscript, apart_from_open
from app.outline.key_paths import key_path
from app.outline.placing import node_of
from app.workflow.drafted import Drafted, Drafter
from app.workflow.found import Checked, Found, Spot, found_in_report
from app.workflow.others import names_of_others

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from app.checking import Checker
    from app.copying.copied import Copied
    from app.files.yaml_nodes import YamlFile
    from app.models.finding import Finding
    from app.models.report import Span
    from app.workflow.against import Against

# So many characters before the words found tell them from the same ones further on: as many as the
# outline holds side by side.
_BEFORE = (8, 4, 2, 1, 0)


def check_outline(
    path: Path, checker: Checker, against: Against | None = None, bank: Sequence[Path] = ()
) -> Checked:
    """Return the draft that `nigao draft` makes of an outline, with what was found in it.

    Raises `InputError` for a faulty outline.
    """
    return check_drafter(Drafter.of(path, bank=bank), path, checker, against)


def check_drafter(
    drafter: Drafter, path: Path, checker: Checker, against: Against | None = None
) -> Checked:
    """Return what a drafter makes of the outline at a path, with what was found in it."""
    drafted = drafter.draft()
    held = against.copied(drafted.report, path) if against else None
    findings = _findings(drafted, drafter, checker, held)
    return Checked(path, drafted.report, _placed(findings, drafted, drafter), copied=held)


def found_in(
    drafted: Drafted, drafter: Drafter, checker: Checker, held: Copied | None = None
) -> tuple[Found, ...]:
    """Return what is found in a draft but in places still open, each at its words in the outline.

    `held` is what of it stands in other texts. Raises `InputError` for faulty settings.
    """
    findings = apart_from_open(_findings(drafted, drafter, checker, held), drafted.left)
    return _placed(findings, drafted, drafter)


def _findings(
    drafted: Drafted, drafter: Drafter, checker: Checker, held: Copied | None
) -> tuple[Finding, ...]:
    manuscript = Manuscript(
        drafted.report,
        drafted.left,
        outline=drafter.outline,
        copied=held,
        others=names_of_others(drafted.report, held, drafter.bank),
    )
    return checker.findings(drafter.path, manuscript)


class _Line:
    """A line of a draft, which may have thousands of spans and as many findings."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self.text = "".join(span.text for span in spans)
        self._spans = spans
        self._starts = list(accumulate((len(span.text) for span in spans), initial=0))

    def between(self, first: int, last: int) -> Iterator[tuple[int, Span]]:
        """Yield the spans that hold some of these characters, and where each of them begins."""
        for at in range(bisect_right(self._starts, first) - 1, len(self._spans)):
            if self._starts[at] >= last:
                return
            yield self._starts[at], self._spans[at]


def _placed(findings: Sequence[Finding], drafted: Drafted, drafter: Drafter) -> tuple[Found, ...]:
    spans = list(drafted.report.lines())
    lines = {at: _Line(spans[at]) for at in {each.paragraph for each in findings}}
    return tuple(_found(each, lines[each.paragraph], drafter.file) for each in findings)


def _found(finding: Finding, line: _Line, file: YamlFile) -> Found:
    found = found_in_report(finding, line.text)
    for start, span in line.between(finding.start, finding.end):
        if span.origin.kind == "outline":
            first, last = max(0, finding.start - start), min(finding.end - start, len(span.text))
            if place := _place(span, first, last, file):
                return found._replace(start=_spot(file, place[0]), end=_spot(file, place[1]))
    return found


def _place(span: Span, first: int, last: int, file: YamlFile) -> tuple[int, int] | None:
    """Return where words of a span begin and end in the outline, or the value that holds them.

    None where the outline holds nothing of the kind.
    """
    path = key_path(span.origin.ref)
    node = node_of(file.root, path.steps) if path else file.root
    if node is file.root:
        return None
    start = file.start(node)
    value = file.source.text[start : max(node.end, start)]
    words = span.text[first:last]
    for many in _BEFORE:
        before = span.text[max(0, first - many) : first]
        at = value.find(before + words)
        if at >= 0:
            return start + at + len(before), start + at + len(before + words)
    return start, start


def _spot(file: YamlFile, place: int) -> Spot:
    text = file.source.text
    return Spot(text.count("\n", 0, place) + 1, place - text.rfind("\n", 0, place))
