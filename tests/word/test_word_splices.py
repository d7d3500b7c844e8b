"""A part is written with all its splices, or not at all."""

from __future__ import annotations

import pytest

from app.word.splices import Splice, spliced


@pytest.mark.parametrize(
    ("splices", "expected"),
    [
        ([], "abcdef"),
        ([Splice(4, 6, "Z"), Splice(1, 2, "Y")], "aYcdZ"),
        ([Splice(2, 2, "X"), Splice(2, 2, "Y"), Splice(2, 4, "")], "abXYef"),
        ([Splice(0, 3, ""), Splice(3, 3, "X"), Splice(3, 6, "")], "X"),
    ],
)
def test_splices_are_made_in_order(splices: list[Splice], expected: str) -> None:
    assert spliced("abcdef", splices) == expected


@pytest.mark.parametrize(
    "splices",
    [
        [Splice(0, 3, ""), Splice(2, 4, "")],
        [Splice(0, 3, ""), Splice(0, 3, "")],
        [Splice(0, 6, "X"), Splice(3, 3, "Y")],
        [Splice(4, 2, "X")],
    ],
)
def test_splices_that_overlap_are_refused(splices: list[Splice]) -> None:
    with pytest.raises(ValueError, match="overlap"):
        spliced("abcdef", splices)
