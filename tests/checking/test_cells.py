"""Cells of a table in which somebody writes: looked through as prose is, each by itself."""

from __future__ import annotations

import pytest

from app.checking import Manuscript, check
from app.checking.rule_files import load_rules
from app.models.report import Block, Paragraph, Report, Span

_RULES = load_rules()


def found(*cells: str) -> list[tuple[str, int, int]]:
    """What is found in a row of these cells: the rule, and the characters of the row."""
    row = Paragraph(spans=(Span(text="\t".join(cells)),), row="first")
    report = Report(blocks=(Block(role="body", paragraphs=(row,)),))
    return [(each.rule, each.start, each.end) for each in check(Manuscript(report), _RULES)]


@pytest.mark.parametrize(
    ("cell", "rule", "start", "size"),
    [
        ("走访了三个村,解决了八个问题。", "punctuation/half-width", 6, 1),
        ("学习了党章，落实“一次办好的改革。", "quotes/unclosed", 8, 1),
        ("以后我将再接再励，把工作做好。", "term/near-words", 4, 4),
        ("我们要继续以以项目为抓手，办好实事。", "repeat/characters", 5, 2),
    ],
)
def test_what_is_written_in_a_cell_is_checked_where_it_stands(
    cell: str, rule: str, start: int, size: int
) -> None:
    before = "主要工作"
    at = len(before) + 1 + start
    assert found(before, cell) == [(rule, at, at + size)]


def test_names_and_figures_of_a_table_are_no_prose() -> None:
    assert found("姓名,性别", "张三", "1,200", "2026-01-01", "A-01,B-02") == []


def test_a_quotation_does_not_go_on_in_the_next_cell() -> None:
    told = found("落实“一次办好改革，走访了三个村。", "又走访了五个村”，解决了八个问题。")
    assert [rule for rule, *_ in told] == ["quotes/unclosed"] * 2
