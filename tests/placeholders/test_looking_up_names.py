"""Names and occurrences looked up by index, held against looking through all of them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.names import NameSheet, Occurrence, Placeholder
from app.models.report import Span
from app.placeholders.choosing import plan_filling
from app.placeholders.finding import context, find_placeholders
from app.placeholders.in_reports import with_gaps
from app.placeholders.looking_up import NameIndex, fixed_values

PIECES = [
    "XX",
    "XXX",
    "*",
    "**",
    "某",
    "【单位】",
    "【XX市】",
    "市",
    "区",
    "在",
    "，",
    "甲",
    "____",
]
texts = st.lists(st.sampled_from(PIECES), max_size=12).map("".join)
keys = st.lists(st.sampled_from(PIECES), min_size=1, max_size=3).map("".join)


@given(texts, st.dictionaries(keys, st.just("乙"), max_size=8))
def test_every_key_around_a_token_is_met_longest_first(text: str, names: dict[str, str]) -> None:
    index = NameIndex(names)
    by_length = sorted(names, key=len, reverse=True)
    for place in find_placeholders([text]):
        expected = [
            (key, place.start - at)
            for key in by_length
            for at in range(len(key))
            if key.startswith(place.token, at) and place.start >= at
            if text.startswith(key, place.start - at)
        ]
        met = index.matches(place.token, text, place.start)
        assert [(key, start) for key, _, start in met] == expected


def test_a_gap_of_any_words_is_looked_for_in_every_key() -> None:
    index = NameIndex({"在别处的词来": "甲", "别处": "乙"})
    assert list(index.matches("别处的词", "在别处的词来", 1)) == [("在别处的词来", "甲", 0)]


@given(st.lists(texts, max_size=5), st.integers(-2, 2))
def test_an_occurrence_that_moved_is_found_where_one_alone_has_its_context(
    lines: list[str], shift: int
) -> None:
    found = find_placeholders(lines)
    rows = [
        Occurrence(
            n=max(1, n + shift),
            token=place.token,
            value=str(n),
            context=context(lines[place.paragraph], place.start, place.end),
        )
        for n, place in enumerate(found, 1)
    ]
    fixed, unmatched = fixed_values(lines, found, rows)
    assert (fixed, unmatched) == _looked_through(lines, found, rows)


def _looked_through(
    lines: list[str], found: list[Placeholder], rows: list[Occurrence]
) -> tuple[dict[int, str], list[Occurrence]]:
    fixed: dict[int, str] = {}
    unmatched: list[Occurrence] = []
    for row in rows:
        alike = [n for n, place in enumerate(found) if _shows(row, place, lines)]
        if row.n - 1 in alike:
            fixed[row.n - 1] = str(row.value)
        elif len(alike) == 1:
            fixed[alike[0]] = str(row.value)
        else:
            unmatched.append(row)
    return fixed, unmatched


def _shows(row: Occurrence, place: Placeholder, lines: list[str]) -> bool:
    line = lines[place.paragraph]
    before, _, after = row.context.partition(f"〔{row.token}〕")
    return (
        place.token == row.token
        and line[: place.start].endswith(before.lstrip("…"))
        and line[place.end :].startswith(after.rstrip("…"))
    )


@pytest.mark.parametrize(
    ("context_of_row", "expected"),
    [
        ("在〔XX〕市", {0: "甲"}),
        ("〔XX〕", {}),
        ("别的", {}),
        ("", {}),
        ("县里的〔XX〕", {1: "甲"}),
    ],
)
def test_a_context_by_hand_may_show_fewer_words(
    context_of_row: str, expected: dict[int, str]
) -> None:
    lines = ["在XX市和县里的XX"]
    marker = "XX"
    row = Occurrence(n=9, token=marker, value="甲", context=context_of_row)
    assert fixed_values(lines, find_placeholders(lines), [row])[0] == expected


@given(
    st.lists(st.lists(st.tuples(st.sampled_from(PIECES), st.booleans()), max_size=6), max_size=4)
)
def test_a_gap_takes_the_place_of_what_is_found_in_it(pieces: list[list[tuple[str, bool]]]) -> None:
    spans = [[Span(text=text, gap=gap) for text, gap in line] for line in pieces]
    lines = ["".join(span.text for span in line) for line in spans]
    merged = with_gaps(find_placeholders(lines), spans)
    assert merged == sorted(merged, key=lambda place: (place.paragraph, place.start))
    gaps = sum(gap for line in pieces for _, gap in line)
    assert len([place for place in merged if place in _gaps(spans, merged)]) == gaps
    for one, other in pairwise(merged):
        assert (one.paragraph, one.end) <= (other.paragraph, other.start)


def _gaps(spans: list[list[Span]], merged: list[Placeholder]) -> list[Placeholder]:
    places = set()
    for number, line in enumerate(spans):
        at = 0
        for span in line:
            if span.gap:
                places.add((number, at, at + len(span.text)))
            at += len(span.text)
    return [place for place in merged if (place.paragraph, place.start, place.end) in places]


def test_a_gap_that_is_a_whole_date_takes_a_date() -> None:
    spans = [[Span(text="于"), Span(text="20XX年X月X日", gap=True)]]
    lines = ["于20XX年X月X日"]
    found = with_gaps(find_placeholders(lines), spans)
    assert [(place.token, place.kind) for place in found] == [("20XX年X月X日", "date")]
    plan = plan_filling(lines, NameSheet(names={"20XX年X月X日": "2026-1-2"}), found)
    assert [edit.value for edit in plan.edits] == ["2026年1月2日"]
