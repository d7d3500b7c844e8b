"""Which date a report bears itself, and which dates its writer names."""

from __future__ import annotations

import pytest

from app.checking import Manuscript
from app.reading import read_lines

_TEXT = "今年5月1日，我参加了培训。"


@pytest.mark.parametrize(
    ("lines", "date"),
    [
        (["学习体会", "区水务局　王明", "（2026年11月20日）", _TEXT], (2026, 11, 20)),
        (["学习体会", "区水务局　王明", "（2026年11月）", _TEXT], (2026, 11, None)),
        (["学习体会", _TEXT, "区水务局", "二〇二六年十一月二十日"], (2026, 11, 20)),
        (["学习体会", "区水务局　王明", _TEXT], None),
        (["学习体会", "区水务局　王明", "2026年5月1日，我参加了培训。"], None),
    ],
)
def test_a_report_is_dated_by_its_byline_or_its_end(
    lines: list[str], date: tuple[int, int, int | None] | None
) -> None:
    own = Manuscript(read_lines(lines, "例.txt")).date
    assert (own and (own.year, own.month, own.day)) == date


def test_the_dates_in_a_title_or_a_quotation_are_not_the_writer_s() -> None:
    text = "3月8日，我读了《5月1日的通知》，上面写着“要在6月30日前办完，不得拖延。”"
    line = Manuscript(read_lines([text], "例.txt")).lines[0]
    assert [(date.month, date.day) for date in line.dates] == [(3, 8)]
