"""Placeholders of a report become gaps, and its text stays."""

from __future__ import annotations

from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from app.models.names import Placeholder
from app.models.report import Block, Paragraph, Report, Span
from app.placeholders.filling import mark_gaps


class _Where(NamedTuple):
    paragraph: int
    start: int
    end: int


def _place(where: _Where) -> Placeholder:
    return Placeholder.model_validate({"token": "X", "text": "X", **where._asdict()})


def _paragraph(*texts: str) -> Paragraph:
    return Paragraph(spans=tuple(Span(text=text) for text in texts))


def _gaps(report: Report, *where: tuple[int, int, int]) -> list[list[str]]:
    marked = mark_gaps(report, [_place(_Where(*each)) for each in where])
    assert marked.paragraphs == report.paragraphs
    return [[span.text for span in spans if span.gap] for spans in marked.lines()]


def test_a_token_is_cut_out_of_its_span() -> None:
    report = Report(blocks=(Block(role="opening", paragraphs=(_paragraph("我在XX市工作"),)),))
    assert _gaps(report, (0, 2, 4)) == [["XX"]]
    marked = mark_gaps(report, [_place(_Where(0, 2, 4))])
    assert [span.text for span in next(marked.lines())] == ["我在", "XX", "市工作"]


def test_a_token_over_two_spans_is_marked_in_both() -> None:
    report = Report(blocks=(Block(role="opening", paragraphs=(_paragraph("在X", "X市"),)),))
    assert _gaps(report, (0, 1, 3)) == [["X", "X"]]


def test_tokens_side_by_side_stay_apart() -> None:
    report = Report(blocks=(Block(role="opening", paragraphs=(_paragraph("*区委**"),)),))
    assert _gaps(report, (0, 0, 1), (0, 3, 5)) == [["*", "**"]]


def test_lines_are_counted_over_blocks_children_and_points_in_one_paragraph() -> None:
    child = Block(role="insight", level=2, paragraphs=(_paragraph("子X"),))
    first = Block(
        role="insight", level=1, paragraphs=(_paragraph("甲"), _paragraph("乙X")), children=(child,)
    )
    inline = Block(role="insight", level=1, inline=True, paragraphs=(_paragraph("丙X"),))
    report = Report(blocks=(first, inline))
    assert report.paragraphs == ("甲", "乙X", "子X丙X")
    assert _gaps(report, (1, 1, 2), (2, 3, 4)) == [[], ["X"], ["X"]]


def test_the_rest_of_a_span_is_kept() -> None:
    span = Span(text="要XX好", part="heading")
    block = Block(role="insight", paragraphs=(Paragraph(spans=(span,)),))
    marked = mark_gaps(Report(blocks=(block,)), [_place(_Where(0, 1, 3))])
    assert {(each.part, each.origin) for each in next(marked.lines())} == {("heading", span.origin)}


@given(
    st.lists(st.lists(st.text("甲乙X", min_size=1), min_size=1), min_size=1),
    st.lists(st.tuples(st.integers(0, 5), st.integers(0, 9), st.integers(0, 9))),
)
def test_marking_never_changes_the_text(
    lines: list[list[str]], where: list[tuple[int, int, int]]
) -> None:
    paragraphs = tuple(_paragraph(*texts) for texts in lines)
    report = Report(blocks=(Block(role="body", paragraphs=paragraphs),))
    assert mark_gaps(report, [_place(_Where(*each)) for each in where]).text == report.text
