"""A report is filled span by span, and every other span keeps its origin."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.models.names import NameSheet
from app.models.report import WRITER, Block, Origin, Paragraph, Part, Report, Span
from app.placeholders.filling import NAMES, fill_report

PHRASE = Origin(kind="phrase", ref="seeds/opening/1")
GAP = Origin(kind="outline", ref="speaker.unit")


def report(*paragraphs: tuple[Span, ...]) -> Report:
    return Report(
        blocks=(Block(role="opening", paragraphs=tuple(Paragraph(spans=p) for p in paragraphs)),)
    )


def spans(filled: Report) -> list[tuple[str, Origin, Part, bool]]:
    return [(s.text, s.origin, s.part, s.gap) for line in filled.lines() for s in line]


def test_the_value_is_a_span_of_its_own() -> None:
    before = report((Span(text="一是", part="ordinal"), Span(text="在XX市开", origin=PHRASE)))
    filled, left = fill_report(before, NameSheet(names={"XX": "济南"}))
    assert spans(filled) == [
        ("一是", WRITER, "ordinal", False),
        ("在", PHRASE, "text", False),
        ("济南", NAMES, "text", False),
        ("市开", PHRASE, "text", False),
    ]
    assert left == []


def test_a_gap_is_filled_whatever_its_words_are() -> None:
    gap = Span(text="【别处没有的词】", origin=GAP, part="heading", gap=True)
    before = report((gap, Span(text="来了")))
    filled, _ = fill_report(before, NameSheet(names={"别处没有的词": "甲"}))
    assert spans(filled) == [("甲", NAMES, "heading", False), ("来了", WRITER, "text", False)]
    _, left = fill_report(before, NameSheet(names={}))
    assert [(p.token, p.start, p.end, p.doubt) for p in left] == [("【别处没有的词】", 0, 8, None)]


def test_a_gap_that_looks_like_a_marker_is_one_placeholder() -> None:
    before = report((Span(text="【请补充：XX区事例】", origin=GAP, gap=True),))
    _, left = fill_report(before, NameSheet(names={}))
    assert [place.token for place in left] == ["【请补充：XX区事例】"]


def test_a_gap_keeps_the_words_it_is_glued_to() -> None:
    before = report((Span(text="XX", gap=True), Span(text="医院和王"), Span(text="XX", gap=True)))
    _, left = fill_report(before, NameSheet(names={}))
    assert [place.text for place in left] == ["XX医院", "王XX"]


def test_a_marker_split_over_spans_is_filled_in_the_first() -> None:
    before = report((Span(text="在X", origin=PHRASE), Span(text="X市", origin=WRITER)))
    filled, _ = fill_report(before, NameSheet(names={"XX市": "历下区"}))
    assert spans(filled) == [("在", PHRASE, "text", False), ("历下区", NAMES, "text", False)]


def test_inline_blocks_and_children_are_filled() -> None:
    def block(text: str, *, inline: bool = False, children: tuple[Block, ...] = ()) -> Block:
        paragraph = Paragraph(spans=(Span(text=text),))
        return Block(role="insight", paragraphs=(paragraph,), inline=inline, children=children)

    before = Report(blocks=(block("XX：", children=(block("XX一", inline=True), block("XX二"))),))
    filled, left = fill_report(before, NameSheet(names={"XX二": "甲二", "XX一": "乙一"}))
    assert filled.paragraphs == ("XX：乙一", "甲二")
    assert [(place.paragraph, place.start) for place in left] == [(0, 0)]


def test_a_newline_starts_a_paragraph_and_nothing_takes_its_paragraph_along() -> None:
    before = report((Span(text="XX"),), (Span(text="甲【单位】乙"),), (Span(text="*区"),))
    filled, left = fill_report(before, NameSheet(names={"XX": "", "单位": "一\n二"}))
    assert filled.paragraphs == ("甲一", "二乙", "*区")
    assert [(place.paragraph, place.start) for place in left] == [(2, 0)]


def test_without_a_value_the_report_is_the_same() -> None:
    before = report((Span(text="在XX市"),))
    assert fill_report(before, NameSheet(names={"*": "甲"}))[0] is before


@given(
    st.lists(
        st.lists(st.text("甲X市*，", min_size=1, max_size=6), min_size=1, max_size=4), max_size=4
    )
)
def test_left_placeholders_stand_where_they_say(lines: list[list[str]]) -> None:
    before = report(*(tuple(Span(text=text) for text in line) for line in lines))
    filled, left = fill_report(before, NameSheet(names={"X": "一\n二", "*": ""}))
    for place in left:
        assert filled.paragraphs[place.paragraph][place.start : place.end] == place.token
    assert "".join(filled.paragraphs).count("甲") == sum(t.count("甲") for x in lines for t in x)
