"""Numbers of XML as Office reads them: figures alone, between bounds; all else says nothing."""

from __future__ import annotations

import pytest

from app.files.xml_numbers import LARGEST, hex_number, length, whole_number


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("7", 7),
        (" 7\n", 7),
        ("+7", 7),
        ("007", 7),
        ("-3", -3),
        ("-0", 0),
        ("2000000000", 2_000_000_000),
        ("9" * 5000, LARGEST),
        ("-" + "9" * 5000, -LARGEST),
        ("0" * 5000 + "7", 7),
        *((said, None) for said in (None, "", " ", "-", "abc", "1.5", "²", "٣", "７", "0x10")),
        *((said, None) for said in ("1_0", "7 7", "7\u00a0", "1e3", "--7", "七")),
    ],
)
def test_a_number_is_figures_with_a_sign_and_blanks_round_it(
    said: str | None, number: int | None
) -> None:
    assert whole_number(said, None, least=-LARGEST) == number


def test_a_number_out_of_bounds_is_the_nearest_within() -> None:
    found = [whole_number(said, 5, least=1, most=63) for said in ("-3", "0", "64", "9" * 99, "x")]
    assert found == [1, 1, 63, 63, 5]


@pytest.mark.parametrize(
    ("said", "twips"),
    [
        ("1440", 1440),
        ("1440.9", 1440),
        (".5", 0),
        ("1in", 1440),
        ("2.54cm", 1440),
        ("25.4mm", 1440),
        ("72pt", 1440),
        ("6pc", 1440),
        (" 6pi ", 1440),
        ("-72pt", -1440),
        ("9" * 5000 + "cm", 31_680),
        ("1." + "9" * 5000 + "in", 2879),
        *(
            (said, 7)
            for said in (None, "", ".", "-", "in", "1 in", "50%", "nan", "inf", "1e3", "٣")
        ),
    ],
)
def test_a_length_may_name_its_unit(said: str | None, twips: int) -> None:
    assert length(said, 7, least=-31_680, most=31_680) == twips


def test_a_size_is_counted_in_halves_of_a_point() -> None:
    found = [length(said, 20, per_point=2, most=3276) for said in ("32", "10.5pt", "-3", "x")]
    assert found == [32, 21, 0, 20]


@pytest.mark.parametrize(
    ("said", "number"),
    [("04A0", 0x4A0), (" f0fe ", 0xF0FE), ("0x10", -1), ("F0_FE", -1), ("", -1), ("F" * 9, -1)],
)
def test_a_hexadecimal_number_is_its_digits_alone(said: str, number: int) -> None:
    assert hex_number(said, -1) == number
