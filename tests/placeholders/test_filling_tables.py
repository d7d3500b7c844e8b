"""The rows of a report's table are filled cell by cell, and stay rows of as many cells."""

from __future__ import annotations

from app.models.names import NameSheet, Placeholder
from app.models.report import Block, Paragraph, Report, Span
from app.placeholders.filling import fill_report
from app.placeholders.in_reports import placeholders_of
from app.text.markdown.signs import Row


def row(kind: Row, *cells: str) -> Paragraph:
    return Paragraph(spans=(Span(text="\t".join(cells)),), row=kind)


def table(*rows: Paragraph) -> Report:
    before = Paragraph(spans=(Span(text="名单如下："),))
    return Report(blocks=(Block(role="body", paragraphs=(before, *rows)),))


def spots(found: list[Placeholder]) -> list[tuple[str, int, int]]:
    return [(place.token, place.paragraph, place.start) for place in found]


def filled(report: Report, **names: str) -> list[tuple[str, ...]]:
    done, left = fill_report(report, NameSheet(names=names))
    assert spots(left) == spots(placeholders_of(done))
    assert [line.row for line in done.whole_lines()] == [line.row for line in report.whole_lines()]
    return [line.cells for line in done.whole_lines() if line.row]


PEOPLE = table(row("header", "姓名", "单位"), row("next", "*", "**局"), row("next", "XX", "XX"))


def test_what_stands_in_one_cell_says_nothing_of_the_signs_in_another() -> None:
    # In one line a star before a blank would be Markdown's bullet, and two pairs could be bold.
    found = spots(placeholders_of(PEOPLE))
    assert found == [("*", 2, 0), ("**", 2, 2), ("XX", 3, 0), ("XX", 3, 3)]


def test_the_head_of_a_column_tells_what_a_cell_asks_for() -> None:
    assert [place.kind for place in placeholders_of(PEOPLE)] == ["person", "unit", "person", "unit"]


def test_the_cell_to_the_left_tells_what_a_cell_asks_for() -> None:
    form = table(row("first", "姓名", "XX", "单位", "XX"))
    assert [place.kind for place in placeholders_of(form)] == ["person", "unit"]


def test_a_cell_is_filled_and_the_others_stay() -> None:
    form = table(row("header", "项目", "地点"), row("next", "甲", "XX市"), row("next", "XX", ""))
    assert filled(form, XX="济南") == [("项目", "地点"), ("甲", "济南市"), ("济南", "")]


def test_a_value_of_several_lines_or_cells_stays_in_its_cell() -> None:
    form = table(row("header", "项目", "地点"), row("next", "XX", "乙"))
    cells = filled(form, XX="一处\n二处\t三处")
    assert cells == [("项目", "地点"), ("一处\u2028二处 三处", "乙")]


def test_what_is_left_open_behind_a_value_of_several_lines_is_found_where_it_stands() -> None:
    filled(table(row("first", "XX", "YY某某局"), row("next", "某某", "XX")), XX="一\n二")
