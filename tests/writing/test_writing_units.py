"""Sizes by name or figure, lengths on paper."""

from __future__ import annotations

import pytest

from app.writing.layout.units import SIZE_NAMES, Mm, Pt, read_millimetres, read_points


@pytest.mark.parametrize(
    ("written", "points"),
    [
        ("三号", 16),
        ("3号", 16),
        ("小4号", 12),
        ("小四", 12),
        ("二号", 22),
        ("小初", 36),
        ("五号", 10.5),
        ("28.95", 28.95),
        ("28.95磅", 28.95),
        ("16 pt", 16),
        (" 16 ", 16),
    ],
)
def test_a_size_is_a_name_or_points(written: str, points: float) -> None:
    assert read_points(written) == points


def test_sizes_shrink_in_the_order_of_their_names() -> None:
    assert list(SIZE_NAMES.values()) == sorted(SIZE_NAMES.values(), reverse=True)


@pytest.mark.parametrize(
    "written", ["九号", "大", "", "0", "0.9", "-3", "401", "1e9", "nan", "inf", "十六"]
)
def test_no_size_is_refused_with_an_example(written: str) -> None:
    with pytest.raises(ValueError, match="三号"):
        read_points(written)


@pytest.mark.parametrize(("written", "length"), [("37", 37), ("25.4mm", 25.4), ("26 毫米", 26)])
def test_a_length_is_in_millimetres(written: str, length: float) -> None:
    assert read_millimetres(written) == length


@pytest.mark.parametrize("written", ["宽", "-1", "559", "nan", "37 厘米", ""])
def test_no_length_is_refused_with_an_example(written: str) -> None:
    with pytest.raises(ValueError, match="毫米"):
        read_millimetres(written)


def test_word_counts_in_twips_and_half_points() -> None:
    assert (Pt(28.95).twips, Pt(10.5).half_points) == (579, 21)
    assert (Mm(210).twips, Mm(25.4).twips) == (11906, 1440)
    assert Mm(25.4).points == 72.0
    assert Mm.of_twips(1440) == 25.4
