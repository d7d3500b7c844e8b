"""A part is written with all its splices, or not at all."""

from __future__ import annotations

import pytest

from app.word.splices import Splice, spliced, without_lost


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


@pytest.mark.parametrize(
    ("splices", "expected"),
    [
        ([Splice(1, 5, ""), Splice(2, 3, "X")], "af"),
        ([Splice(1, 5, ""), Splice(1, 5, "")], "af"),
        ([Splice(1, 4, ""), Splice(2, 5, "")], "af"),
        ([Splice(1, 5, ""), Splice(3, 3, "X")], "af"),
        ([Splice(1, 5, ""), Splice(0, 2, "X"), Splice(4, 6, "Y")], "af"),
        # What is put in at its edge, or beside it, stays.
        ([Splice(1, 5, ""), Splice(1, 1, "X"), Splice(5, 5, "Y"), Splice(5, 6, "Z")], "aXYZ"),
        ([Splice(1, 3, ""), Splice(3, 5, ""), Splice(3, 3, "X")], "aXf"),
        ([Splice(1, 2, "X"), Splice(4, 4, "")], "aXcdef"),
        # What is written anew has nothing else written within it.
        ([Splice(1, 5, "X"), Splice(2, 3, "Y")], "aXf"),
        ([Splice(1, 5, "X"), Splice(3, 3, "Y"), Splice(1, 2, "Z"), Splice(4, 5, "Z")], "aXf"),
        ([Splice(1, 5, "X"), Splice(1, 1, "Y"), Splice(5, 5, "Z")], "aYXZf"),
    ],
)
def test_what_stands_in_what_goes_is_lost_with_it(splices: list[Splice], expected: str) -> None:
    assert spliced("abcdef", without_lost(splices)) == expected
