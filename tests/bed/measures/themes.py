"""Themes that are quoted in a point's text, as if naming a virtue argued for it."""

from __future__ import annotations

from app.models.outline import Outline
from app.models.report import Report
from tests.bed.told import Found, blocks_of, is_own, sentences_of, themes_of

_PAIRS = (("“", "”"), ("‘", "’"), ("「", "」"), ("『", "』"))


def quoted_themes(outline: Outline, report: Report) -> Found:
    """Count the places in the points' texts where a theme stands between quotation marks.

    What the writer said is his: only marks that the draft sets itself are counted. Looked at
    are the points, headings not counted.
    """
    points = blocks_of(report, "insight", "action")
    faults: list[str] = []
    for sentence in (one for point in points for one in sentences_of(point)):
        said = "".join("□" if is_own(span) else span.text for span in sentence.spans)
        quoted = (f"{left}{theme}{right}" for theme in themes_of(outline) for left, right in _PAIRS)
        faults += [sentence.text for words in quoted for _ in range(said.count(words))]
    return Found(len(points), tuple(faults))
