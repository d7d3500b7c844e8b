"""The table of marker shapes: every shape is found by its row, and in time that is linear."""

from __future__ import annotations

import re
import time

import pytest

from app.text.marker_shapes import SHAPES, Shape, next_candidate, words_in
from app.text.markers import find_markers, tokens_in


def test_no_shape_captures_anything_so_that_its_place_says_which_it_is() -> None:
    assert [shape for shape in SHAPES if re.compile(shape.pattern).groups] == []


@pytest.mark.parametrize("shape", [shape for shape in SHAPES if shape.opening])
def test_every_bracket_is_drawn_from_its_row(shape: Shape) -> None:
    token = f"{shape.opening}姓名{shape.closing}"
    assert words_in(token) == "姓名"
    if not token.startswith(("（", "(")):
        assert [marker.token for marker in find_markers(token)] == [token]


def test_only_words_in_brackets_have_a_bare_name() -> None:
    tokens = ["${name}", "{{ 单位 }}", "【　　】", "    ", "年   月   日", "XX", "<单位>"]
    assert [words_in(token) for token in tokens] == ["name", "单位", None, None, None, None, "单位"]


def test_tokens_are_told_of_words_that_are_no_markers_by_themselves() -> None:
    assert list(tokens_in("    年    月    日")) == ["    "] * 3
    assert list(tokens_in("致【XX市】")) == ["【XX市】", "XX"]


@pytest.mark.parametrize(
    "unit",
    [
        "【",
        "（",
        "(请",
        "  ",
        "　",
        "姓名：  ",
        "□",
        "「",
        "<姓",
        "${",
        "{ab",
        "YYYY",
        "年 ",
        "【结合",
    ],
)
def test_what_only_begins_like_a_marker_costs_as_much_as_it_is_long(unit: str) -> None:
    ratios: list[float] = []
    # Four times the text; what is quadratic would take sixteen times as long, in every try.
    while not ratios or ratios[-1] > 10:
        assert len(ratios) < 4, ratios
        short, long = (_spent(unit * (count // len(unit))) for count in (20_000, 80_000))
        ratios.append(long / max(short, 0.01))


def _spent(text: str) -> float:
    start = time.process_time()
    find_markers(text)
    return time.process_time() - start


def test_a_long_run_of_blanks_is_looked_at_once() -> None:
    assert next_candidate("。" + " " * 200_000, 0) is None
