"""How the cost of finding and choosing grows, by processor time within one run.

What is held to are ratios, with room for a busy machine: twice the text or twice the markers may
take little more than twice the time, and a text without markers little more than one plain scan.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from app.models.names import NameSheet, Occurrence, Placeholder
from app.placeholders.choosing import plan_filling
from app.placeholders.finding import context, find_placeholders
from tests.benchmarks.timing import least_times
from tests.placeholders.filled_text import filled_text

pytestmark = pytest.mark.benchmark

_TURNS = 5
_TRIES = 3
_MOST_FOR_TWICE = 2.3
_SCAN = re.compile(r"[Xx×Ｘｘ*＊某○〇◯△_＿{【〔\[［]+")
_PLAIN = "把学习成果转化为推动工作的动力，坚持问题导向，一件一件抓落实，用心用力办好民生实事。" * 3
_MARKED = "在XX市推动XXX建设，由*区委**和某某局负责，增长XX%，20XX年X月X日前报【单位名称】。"
_NAMES = {"XX市": "济南市", "XXX": "高新区", "**": "张三", "20XX年X月X日": "2026-11-20"}


def _lines(count: int, every: int) -> list[str]:
    return [(_PLAIN + _MARKED if n % every == 0 else _PLAIN) + str(n) for n in range(count)]


def _check_twice(what: str, once: Callable[[], object], twice: Callable[[], object]) -> None:
    # What a busy machine adds it adds to one try; what is not linear is so in every one.
    for _ in range(_TRIES):
        one, two = least_times([once, twice], _TURNS)
        print(f"\n{what:40}{one:8.1f} ms, twice as much {two:8.1f} ms, {two / one:.2f} times")
        if two < _MOST_FOR_TWICE * one:
            return
    pytest.fail(f"{what}: {two / one:.2f} times for twice as much")


def test_a_text_without_markers_costs_little_more_than_a_scan() -> None:
    lines = _lines(20_000, 10**9)[1:]
    scan, find = least_times(
        [lambda: [_SCAN.findall(n) for n in lines], lambda: find_placeholders(lines)], _TURNS
    )
    print(f"\n19,999 lines without a marker: scan {scan:.1f} ms, find {find:.1f} ms")
    assert find < 2 * scan


@pytest.mark.parametrize("every", [20, 1])
def test_finding_grows_with_the_text(every: int) -> None:
    lines = _lines(500 * every, every)
    half = lines[: len(lines) // 2]
    count = len(find_placeholders(lines))
    _check_twice(
        f"find {count} in {len(lines)} lines",
        lambda: find_placeholders(half),
        lambda: find_placeholders(lines),
    )


def test_choosing_by_names_grows_with_the_markers() -> None:
    sheet = NameSheet(names=_NAMES)
    _check_plans(lambda lines, found: sheet)


def test_choosing_by_occurrences_grows_with_the_markers() -> None:
    _check_plans(lambda lines, found: _occurrences(lines, found, shift=0))


def test_occurrences_that_moved_are_looked_up_once() -> None:
    _check_plans(lambda lines, found: _occurrences(lines, found, shift=1))


def test_choosing_grows_with_the_names() -> None:
    lines = [f"请【单位{n}】办理第{n}件" for n in range(4000)]
    works = []
    for count in (2000, 4000):
        part = lines[:count]
        found = find_placeholders(part)
        sheet = NameSheet(names={f"请【单位{n}】办": f"请第{n}局办" for n in range(count)})
        works.append(lambda part=part, sheet=sheet, found=found: plan_filling(part, sheet, found))
    _check_twice("4000 names for 4000 markers", *works)


def test_one_long_line_costs_no_more_than_many() -> None:
    sheet = NameSheet(names={"XX市": "济南市"})
    _check_twice(
        "fill one line of 50,000 characters",
        lambda: filled_text(_MARKED * 500, sheet),
        lambda: filled_text(_MARKED * 1000, sheet),
    )


def _check_plans(
    sheet_for: Callable[[list[str], list[Placeholder]], NameSheet],
) -> None:
    works = []
    for count in (750, 1500):
        lines = _lines(count, 1)
        found = find_placeholders(lines)
        sheet = sheet_for(lines, found)
        works.append(
            lambda lines=lines, sheet=sheet, found=found: plan_filling(lines, sheet, found)
        )
    _check_twice("choose for 15,000 markers", *works)


def _occurrences(lines: list[str], found: list[Placeholder], shift: int) -> NameSheet:
    rows = (
        Occurrence(
            n=n + shift,
            token=place.token,
            value="甲",
            context=context(lines[place.paragraph], place.start, place.end),
        )
        for n, place in enumerate(found, 1)
    )
    return NameSheet(names={}, occurrences=tuple(rows))
