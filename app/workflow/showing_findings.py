"""Findings in the forms that people and programs read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.messages import _, plural
from app.workflow.as_json import as_json
from app.workflow.outcome import Piece, Told, joined
from app.workflow.sarif import as_sarif
from app.workflow.telling_findings import (
    LEVEL_WORDS,
    tell_copied,
    tell_counts,
    words_found,
    words_of_source,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from app.checking.rule import Rule
    from app.copying.copied import Copied, Shares
    from app.models.finding import Finding, Level
    from app.workflow.found import Checked, Found

    Show = Callable[[Sequence[Checked], Mapping[str, Rule]], bytes | str]

# More findings of one habit than these are told as one, with the places of so many others.
_MOST_ALIKE: Mapping[Level, int] = {"warning": 3, "hint": 1}
_MOST_PLACES = 8


def _as_text(checked: Sequence[Checked], rules: Mapping[str, Rule]) -> str:  # noqa: ARG001 - as all
    """Return for each draft its name and what was found in it, place by place."""
    parts = [joined(told) for each in checked if (told := [*_told(each), *_figures(each)])]
    return joined([joined(parts, "\n\n"), "\n"], "") if parts else ""


def _told(checked: Checked) -> Iterator[str]:
    if checked.found:
        counts = tell_counts(each.finding.level for each in checked.found)
        yield _("{path}：{counts}").format(path=checked.path, counts=counts)
    for found, *others in _together(checked.found):
        finding, at = found.finding, found.start
        where = f"{checked.path}:{at.line}:{at.column}" if at else f"{checked.path}"
        level = Piece(_(LEVEL_WORDS[finding.level]), finding.level)
        yield Told("  ", Piece(where, "place"), " ", level, f" {words_found(found)}")
        told = _("{message}  [{rule}，{basis}]")
        told = told.format(message=finding.message, rule=finding.rule, basis=finding.basis)
        yield f"    {told}"
        if source := words_of_source(finding):
            yield f"    {source}"
        if others:
            yield f"    {_tell_others(others)}"


def _together(findings: Sequence[Found]) -> Iterator[list[Found]]:
    """Yield findings one by one, but those together that a writer mends in one go.

    One habit of typing makes dozens of one rule: what says the same, or has but one answer. Errors
    are each looked at.
    """
    alike: dict[tuple[str, str], list[Found]] = {}
    for each in findings:
        alike.setdefault(_habit(each), []).append(each)
    for each in findings:
        same = alike[_habit(each)]
        if len(same) <= _MOST_ALIKE.get(each.finding.level, len(same)):
            yield [each]
        elif each is same[0]:
            yield same


def _habit(found: Found) -> tuple[str, str]:
    return found.finding.rule, "" if found.is_mendable else found.finding.message


def _tell_others(others: Sequence[Found]) -> str:
    """Return how many more there are, and where the first of them stand."""
    places = dict.fromkeys(
        _("第 {} 行").format(each.start.line) if each.start else each.place for each in others
    )
    shown = _("、").join(list(places)[:_MOST_PLACES])
    told = plural("同样的还有 {count} 处：{shown}", len(others))
    if len(places) > _MOST_PLACES:
        told = plural("同样的还有 {count} 处：{shown}等", len(others))
    return told.format(count=len(others), shown=shown)


def _figures(checked: Checked) -> Iterator[str]:
    """Yield how much of a draft, and of its paragraphs, stands in other texts."""
    if checked.copied and checked.copied.whole.borrowed:
        yield tell_copied(f"{checked.path}", checked.copied.whole)
        for n, shares in enumerate(checked.copied.lines):
            if shares.borrowed:
                yield f"  {tell_copied(_('第 {} 段').format(n + 1), shares)}"


def _as_json(
    checked: Sequence[Checked],
    rules: Mapping[str, Rule],  # noqa: ARG001 - as all
) -> bytes:
    shown = [
        {
            "rule": finding.rule,
            "level": finding.level,
            "file": str(each.path),
            "paragraph": found.paragraph,
            "line": found.spots[0].line,
            "column": found.spots[0].column,
            "text": finding.text,
            "message": finding.message,
            "basis": finding.basis,
            **_borrowed(finding, each.copied),
        }
        for each in checked
        for found in each.found
        for finding in (found.finding,)
    ]
    return as_json(shown)


def _borrowed(finding: Finding, copied: Copied | None) -> dict[str, Any]:
    """Return of words that stand in another text where, and how much of what they are in does."""
    found: dict[str, Any] = {"source": finding.source} if finding.source else {}
    if copied and finding.rule.startswith("copy/"):
        found["borrowed"] = {
            "paragraph": _shares(copied.lines[finding.paragraph]),
            "report": _shares(copied.whole),
        }
    return found


def _shares(shares: Shares) -> dict[str, float]:
    alone, both = shares.share_without_formulae, shares.share
    return {"share": round(alone, 4), "with_formulae": round(both, 4)}


FORMATS: Mapping[str, Show] = {"text": _as_text, "json": _as_json, "sarif": as_sarif}
"""What shows findings, by the name of the form."""
