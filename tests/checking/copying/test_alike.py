"""Of drafts that come one after the other, each is told the one before that is most alike."""

from __future__ import annotations

from random import Random

import pytest

from app.copying.alike import Alike, Drafts
from tests.checking.copying.sources import source_number


def _lines(*numbers: int) -> list[str]:
    """Return the lines of some reports, one after the other, which share nothing but formulae."""
    return [line for number in numbers for line in source_number(number, 9).lines]


def _added(*drafts: list[str]) -> Alike | None:
    held = Drafts()
    *before, last = drafts
    for number, lines in enumerate(before, 2):
        held.add(number, lines)
    return held.add(len(drafts) + 1, last)


def test_a_draft_is_alike_to_its_copy_through_other_numbers() -> None:
    lines = _lines(1)
    copy = [line.replace("1", "2").replace("青石", "云溪") for line in lines]
    found = _added(_lines(2), lines, _lines(3), copy)
    assert found
    assert found.number == 3
    assert found.share > 0.9
    assert found.text in "".join(copy)


@pytest.mark.parametrize("half", [0, 1])
def test_a_part_that_is_the_same_is_found(half: int) -> None:
    one, other = _lines(1), _lines(2)
    middle = len(other) // 2
    mixed = [*one[: len(one) // 2], *other[middle:]] if half else [*other[:middle], *one]
    found = _added(other, mixed)
    assert found
    assert found.number == 2
    assert 0.25 < found.share < 0.75
    assert found.text in "".join(other)


def test_a_text_that_stands_whole_in_a_longer_one_is_alike_to_it() -> None:
    for drafts in ([_lines(1), _lines(1, 2, 3)], [_lines(1, 2, 3), _lines(1)]):
        found = _added(*drafts)
        assert found
        assert found.share > 0.99


def test_drafts_of_their_own_are_hardly_alike() -> None:
    found = [_added(*(_lines(n) for n in range(first, first + 6))) for first in (10, 20, 30)]
    assert all(each is None or each.share < 0.3 for each in found)


@pytest.mark.parametrize("lines", [[], [""], ["心得"], ["。" * 9], ["甲" * 5000]])
def test_what_has_no_sentences_is_alike_to_nothing_else(lines: list[str]) -> None:
    assert _added(_lines(1), lines) is None
    _added(lines, lines)


def test_two_are_found_among_very_many_that_share_the_most_of_their_words() -> None:
    held = Drafts()
    common, own = _lines(1), _lines(2)
    places = Random(4).sample(range(60, 200), 2)  # noqa: S311
    for n in range(200):
        extra = own if n in places else [f"第{chr(0x4E00 + n)}件事说的是{chr(0x5E00 + n)}。"]
        found = held.add(n + 2, [*common, *extra])
        if n == max(places):
            assert found
            assert found.number == min(places) + 2
            assert found.share > 0.99
        elif n:
            assert found
            assert found.share > 0.4
