"""The outlines of the bed can be read, and the command prints their table."""

from __future__ import annotations

from collections import Counter

import pytest

from app.drafting.templates import template_kinds
from tests.bed.__main__ import main
from tests.bed.bed import bed, facts_only
from tests.bed.figures import AIMS
from tests.bed.told import facts_of, measures_of


def test_the_bed_has_nine_outlines_of_twelve_trades_in_six_kinds() -> None:
    trades = Counter(one.trade for one in bed())
    assert set(trades.values()) == {9}
    assert len(trades) == 12
    assert len({one.outline.kind for one in bed()}) == 6
    assert {one.half for one in bed() if one.number in (1, 3, 5, 7, 9)} == {"dev"}


def test_an_outline_as_facts_only_keeps_facts_and_measures_and_no_answer() -> None:
    for one in bed():
        alone = facts_only(one.outline)
        assert [told.fact.fact for told in facts_of(alone)] == [
            told.fact.fact for told in facts_of(one.outline)
        ]
        assert list(measures_of(alone)) == list(measures_of(one.outline))
        assert not [words for told in facts_of(alone) for words in told.answers()]
    assert sum(len(list(told.answers())) for one in bed() for told in facts_of(one.outline)) > 900


def test_the_command_prints_a_row_for_every_figure(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    few = tuple(one for one in bed() if one.outline.kind in template_kinds())[:4]
    monkeypatch.setattr("tests.bed.__main__.bed", lambda: few)
    assert main(["--voice", "plain", "--by", "voice", "--show", "lost"]) in (0, 1)
    printed = capsys.readouterr().out.splitlines()
    heads, rows = printed[:2], printed[2 : 2 + len(AIMS)]
    assert [head.split() for head in heads] == [["plain", "plain"], ["answers", "facts"]]
    assert [row.startswith(aim.says) for row, aim in zip(rows, AIMS, strict=True)] == [True] * len(
        AIMS
    )
