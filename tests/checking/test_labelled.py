"""The labelled reports: their form, and how well checking tells defects from traps."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from app.checking.aligning import NOWHERE, aligned
from app.checking.rule import FAMILIES
from tests.checking.labelled.form import HALVES, Half, Kind, Label, Labelled, load, parse
from tests.checking.labelled.measure import ALL, measure, read, score

_FOLDER = Path(__file__).parent / "labelled"
_CASES = {half: load(_FOLDER, half) for half in HALVES}
_EVERY = [labelled for half in HALVES for labelled in _CASES[half]]
_DAY = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日（星期([一二三四五六日])）")

# What precision and recall may not fall below.
FLOORS = {"tuned": (0.98, 0.93), "held": (0.93, 0.60)}


def _name(value: object) -> str:
    return f"{value.half}-{value.name}" if isinstance(value, Labelled) else str(value)


def test_marks_are_taken_away_and_told() -> None:
    text, labels, automatic = parse("‹一、›到⟦placeholder|XX⟧市⟪numbering|第⟪fact|一⟫⟫天")
    assert text == "一、到XX市第一天"
    assert labels == (
        Label("defect", ("placeholder",), "words", ((3, 5),)),
        Label("trap", ("numbering",), "words", ((6, 8),)),
        Label("trap", ("fact",), "words", ((7, 8),)),
    )
    assert automatic == ((0, 2),)


def test_a_group_is_one_defect_and_a_scope_is_told() -> None:
    _, labels, _ = parse("⟦fact date#1|三⟧⟦fact date#1|四⟧⟦count~|五⟧⟦length!|六⟧")
    assert labels == (
        Label("defect", ("fact", "date"), "words", ((0, 1), (1, 2))),
        Label("defect", ("count",), "line", ((2, 3),)),
        Label("defect", ("length",), "report", ((3, 4),)),
    )


@pytest.mark.parametrize(
    "marked",
    ["⟦fcat|一⟧", "⟦fact|一⟫", "⟦fact|一", "一⟧", "⟦fact⟧", "⟦fact|⟧", "⟦fact?|一⟧", "‹一"],
)
def test_a_mark_that_is_none_is_refused(marked: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        parse(marked)


def test_no_case_stands_twice() -> None:
    texts = Counter(labelled.text for labelled in _EVERY)
    assert [text for text, times in texts.items() if times > 1] == []


@pytest.mark.parametrize("kind", ["defect", "trap"])
def test_there_are_enough_of_all_families_in_both_halves(kind: Kind) -> None:
    of_half = {
        half: Counter(label.family for labelled in _CASES[half] for label in labelled.of(kind))
        for half in HALVES
    }
    assert sum(of_half["tuned"].values()) + sum(of_half["held"].values()) >= 300
    for family in set(FAMILIES) - {"copy"}:
        counts = sorted(found[family] for found in of_half.values())
        assert counts[0] >= 2
        assert counts[1] <= counts[0] * 1.5


def test_both_halves_have_word_files_and_clean_reports() -> None:
    for cases in _CASES.values():
        assert sum(labelled.case.word for labelled in cases) >= 5
        assert sum(not labelled.of("defect") for labelled in cases) >= 20


@pytest.mark.parametrize("labelled", _EVERY, ids=_name)
def test_every_marked_character_is_read(labelled: Labelled) -> None:
    places = aligned(read(labelled).paragraphs, labelled.text)
    reached = {place for line in places for place in line if place != NOWHERE}
    spans = [*labelled.automatic, *(span for each in labelled.labels for span in each.spans)]
    assert [span for span in spans if reached.isdisjoint(range(*span))] == []


@pytest.mark.parametrize("labelled", _EVERY, ids=_name)
def test_a_weekday_fits_where_it_is_no_defect(labelled: Labelled) -> None:
    for day in _DAY.finditer(labelled.text):
        fits = "一二三四五六日"[date(*map(int, day.groups()[:3])).weekday()] == day[4]
        spans = [span for each in labelled.of("defect") for span in each.spans]
        marked = any(day.start() in range(*span) for span in spans)
        assert fits != marked, day[0]


@pytest.mark.parametrize("half", HALVES)
def test_defects_are_told_and_traps_are_not(half: Half) -> None:
    found = score(measure(labelled) for labelled in _CASES[half]).of(ALL)
    precision, recall = FLOORS[half]
    assert found.precision >= precision
    assert found.recall >= recall
