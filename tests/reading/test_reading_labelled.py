"""The labelled reports: their form, and how well they are read."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reading.labelled.form import (
    HALVES,
    STATES,
    Label,
    Labelled,
    counted,
    load,
    parse,
    read_labelled,
)
from tests.reading.labelled.measure import ALL, HEADINGS, Scores, misses, read_bare, score

_FOLDER = Path(__file__).parent / "labelled"
_REPORTS = load(_FOLDER, HALVES, STATES)

# What F1 may not fall below, as it was when reading was last mended.
AIMS = {
    ("tuned", "clean"): {ALL: 0.99, HEADINGS: 0.99},
    ("tuned", "rough"): {ALL: 0.95, HEADINGS: 0.93},
    ("held", "clean"): {ALL: 0.95, HEADINGS: 0.96},
    ("held", "rough"): {ALL: 0.90, HEADINGS: 0.95},
}

_MARKED = (
    "　　⟦insight⟧一是⟨要**细**⟩。看三遍；⟦insight⟧二是⟨要快⟩。\n"
    "⟦tail date⟧2023年5月\n⟦tail date⟧印"
)
_LABELS = (
    Label("insight", "", 1, 0, "要细"),
    Label("insight", "", 1, 9, "要快"),
    Label("tail", "date", 1, 14),
)


def test_marks_are_taken_away_and_told() -> None:
    text, labels = parse(_MARKED)
    assert text == "　　一是要**细**。看三遍；二是要快。\n2023年5月\n印"
    assert labels == _LABELS


@pytest.mark.parametrize(
    "marked",
    [
        "⟦insihgt⟧一",
        "⟦tail weekday⟧一",
        "⟦title⟧一⟩",
        "⟦title⟧⟨一",
        "⟦title⟧⟦一",
        "一⟦title⟧一",
        "一",
    ],
)
def test_a_mark_that_is_none_is_refused(marked: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        parse(marked)


def test_a_score_counts_blocks_and_the_headings_of_those_that_are_right() -> None:
    scores = Scores()
    other = (Label("insight", "", 1, 0, "要"), Label("insight", "", 2, 9, "要快"), _LABELS[2])
    scores.add(_LABELS, other)
    insight, heading = scores.by_name["insight"], scores.by_name[HEADINGS]
    assert (insight.right, insight.expected, insight.found) == (1, 2, 2)
    assert (heading.right, heading.expected, heading.found) == (0, 1, 1)
    assert scores.by_name[ALL].f1 == pytest.approx(2 / 3)


def test_a_miss_tells_its_line_in_the_file(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(
        "# A remark.\n⟦title⟧学习心得体会\n\n⟦opening⟧近日，我参加了培训，有两点体会。\n"
        "⟦insight⟧一是⟨要细⟩。多看一眼，少走一步。\n⟦action⟧二是⟨要快⟩。早办一天，多走一步。\n",
        "utf-8",
    )
    told = [str(miss) for miss in misses(read_labelled(file, "tuned", "clean"))]
    assert told == ["a.txt:6: expected action 「要快」; found insight 「要快」"]


@pytest.mark.parametrize(
    "report", _REPORTS, ids=lambda report: f"{report.half}-{report.state}-{report.path.stem}"
)
def test_nothing_of_a_labelled_report_is_lost(report: Labelled) -> None:
    assert counted(read_bare(report).text) == counted(report.text)


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("half", HALVES)
def test_labelled_reports_are_read_as_a_careful_reader_sees_them(half: str, state: str) -> None:
    by_name = score(load(_FOLDER, [half], [state])).by_name
    aims = AIMS[half, state]
    reached = {name: by_name[name].f1 for name in aims}
    assert {name: f1 for name, f1 in reached.items() if f1 < aims[name]} == {}
