"""A report of very many lines is read in the time that they take, or refused."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from app.errors import InputError
from app.reading import read_report
from app.reading.structure import read_lines

_FEW, _TIMES, _MOST = 500, 4, 6


def _cost(lines: tuple[str, ...], count: int) -> float:
    """Return the least processor time of three that so many lines take, these over and over."""
    taken = []
    for _ in range(3):
        start = time.process_time()
        read_lines([lines[at % len(lines)] for at in range(count)])
        taken.append(time.process_time() - start)
    return min(taken)


@pytest.mark.parametrize(
    "lines",
    [
        ("x",),
        ("附件：1.甲", "此致"),
        ("附件：1.方案", "2.名单"),
        ("抄送：局办", "各科室，"),
        ("有三点：", "会后，我把学到的东西用到工作中去，做了很多事情。"),
    ],
)
def test_time_grows_no_faster_than_the_lines(lines: tuple[str, ...]) -> None:
    few = _cost(lines, _FEW)
    assert _cost(lines, _TIMES * _FEW) < _MOST * few


def test_more_lines_than_any_report_has_are_refused_at_once(tmp_path: Path) -> None:
    path = tmp_path / "长.txt"
    path.write_text("学习\n" * 70_000, encoding="utf-8")
    with pytest.raises(InputError, match=r"长\.txt: 太长了：有 70,000 行字"):
        read_report(path)
