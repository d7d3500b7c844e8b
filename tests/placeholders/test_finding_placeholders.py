"""Which placeholders of a text stand for one name."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.placeholders.finding import context, find_placeholders

SEEDS = Path(__file__).resolve().parents[2] / "seeds"


def groups(*lines: str) -> list[int]:
    return [place.group for place in find_placeholders(lines)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("推动XXX建设，新时代XXX高质量发展，借鉴先进XXX的改革经验", [1, 1, 2]),
        ("在XX市，在XX市，在XX区", [1, 1, 2]),
        ("*区委**", [1, 2]),
        ("党的**大，党的**大", [1, 1]),
        ("20XX年X月X日", [1, 1, 1]),
        ("20XX年X月X日至20XX年X月X日", [1, 1, 1, 2, 2, 2]),
        ("【单位】的〔单位〕和【姓名】", [1, 1, 2]),
        ("增长XX%，下降XX%", [1, 2]),
        ("打造**产业和**品牌，**产业", [1, 2, 1]),
        ("XX同志和XX同志", [1, 2]),
        ("听了张XX老师和李XX老师的课", [1, 2]),
        ("副主任XXX，副主任　XXX", [1, 1]),
    ],
)
def test_markers_of_one_name_share_a_group(text: str, expected: list[int]) -> None:
    assert groups(text) == expected


def test_groups_span_lines_and_lines_are_counted_from_zero() -> None:
    first, second = find_placeholders(["在XX市", "", "　XX市"])
    assert (first.paragraph, second.paragraph, second.start) == (0, 2, 1)
    assert first.group == second.group == 1


def test_the_first_seed_asks_for_four_names() -> None:
    (path,) = SEEDS.glob("000_*.txt")
    lines = path.read_text(encoding="utf-8").split("\n")
    assert groups(*lines) == [1, 2, 1, 3, 1, 4, 1, 2]


@pytest.mark.parametrize(
    ("line", "start", "end", "expected"),
    [
        ("XX市", 0, 2, "〔XX〕市"),
        ("  我在XX市  ", 4, 6, "我在〔XX〕市"),
        ("一二三四五六七八九十一二三XX", 13, 15, "…二三四五六七八九十一二三〔XX〕"),
        ("X一二三四五六七八九十一二三", 0, 1, "〔X〕一二三四五六七八九十一二…"),
    ],
)
def test_the_context_shows_the_marker_in_brackets(
    line: str, start: int, end: int, expected: str
) -> None:
    assert context(line, start, end) == expected
