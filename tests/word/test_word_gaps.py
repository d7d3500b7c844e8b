"""A gap of this program's own loses its colour once it is filled; all else keeps what it has."""

from __future__ import annotations

from io import BytesIO

import docx
import pytest
from docx.document import Document
from docx.enum.text import WD_COLOR_INDEX

from app.models.names import NameSheet
from app.models.report import Block, Paragraph, Report, Span
from app.placeholders.choosing import plan_filling
from app.placeholders.word import WordText
from app.word.gaps import GapStyles, gap_name
from app.writing import write_report
from app.writing.layout import Layout, load_layout

LAYOUT = load_layout("gbt9704")
YELLOW = WD_COLOR_INDEX.YELLOW
GREEN = WD_COLOR_INDEX.BRIGHT_GREEN

# A stretch of text with what it is: a run, with its colour and its style.
Seen = list[tuple[str, object, str]]


def written(*spans: Span, layout: Layout = LAYOUT) -> Document:
    """A file of a report with these spans in one line."""
    block = Block(role="insight", level=2, paragraphs=(Paragraph(spans=spans),))
    return docx.Document(BytesIO(write_report(Report(blocks=(block,)), ".docx", layout)))


def gap(text: str) -> Span:
    return Span(text=text, gap=True)


def filled(document: Document, **names: str) -> Document:
    """The document with its placeholders filled."""
    out = BytesIO()
    document.save(out)
    source = WordText(out.getvalue())
    edits = plan_filling(source.lines, NameSheet(names=names)).edits
    return docx.Document(BytesIO(source.filled(edits)))


def seen(document: Document) -> Seen:
    """The runs of a document that hold text."""
    return [
        (run.text, run.font.highlight_color, run.style.name)
        for paragraph in document.paragraphs
        for run in paragraph.runs
        if run.text
    ]


def colours(document: Document) -> list[tuple[str, object]]:
    return [(text, colour) for text, colour, _ in seen(document)]


def test_a_filled_gap_is_a_run_like_its_neighbours() -> None:
    document = written(Span(text="我是"), gap("【单位】"), Span(text="张三。"))
    assert colours(document) == [("我是", None), ("【单位】", YELLOW), ("张三。", None)]
    made = seen(filled(document, 单位="财政局"))
    plain = "Default Paragraph Font"
    assert made == [("我是", None, plain), ("财政局", None, plain), ("张三。", None, plain)]


def test_a_gap_that_is_still_open_keeps_its_colour() -> None:
    document = written(gap("【单位】"), Span(text="和"), gap("【姓名】"))
    made = colours(filled(document, 单位="财政局"))
    assert made == [("财政局", None), ("和", None), ("【姓名】", YELLOW)]


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        # Several gaps in one run, as two that touch make, or whoever writes on in one.
        ("【单位】【姓名】", {"单位": "局"}, [("局", None), ("【姓名】", YELLOW)]),
        ("【单位】【姓名】", {"姓名": "张三"}, [("【单位】", YELLOW), ("张三", None)]),
        ("【单位】【姓名】", {"单位": "局", "姓名": "张三"}, [("局张三", None)]),
        ("在【单位】的", {"单位": "局"}, [("在", YELLOW), ("局", None), ("的", YELLOW)]),
        (
            "【单位】与【姓名】",
            {"单位": "局", "姓名": "张三"},
            [("局", None), ("与", YELLOW), ("张三", None)],
        ),
        ("【单位】 ", {"单位": "局"}, [("局", None), (" ", YELLOW)]),
        ("【单位】", {"单位": "a\tb"}, [("a\tb", None)]),
        (
            "甲【单位】乙",
            {"单位": "一\n二"},
            [("甲", YELLOW), ("一", None), ("二", None), ("乙", YELLOW)],
        ),
        ("【单位】", {"单位": ""}, []),
        ("【ABC单位】", {"ABC单位": "局"}, [("局", None)]),
    ],
)
def test_only_what_is_filled_of_a_run_is_a_gap_no_more(
    text: str, names: dict[str, str], expected: list[tuple[str, object]]
) -> None:
    document = filled(written(gap(text)), **names)
    assert colours(document) == expected
    for words, colour, style in seen(document):
        assert style == ("拟稿空缺（yellow）" if colour else "Default Paragraph Font"), words


def test_a_run_with_more_behind_its_text_keeps_its_colour_there() -> None:
    document = written(gap("【单位】"))
    document.paragraphs[0].runs[0].add_tab()
    document.paragraphs[0].runs[0].add_text("【姓名】")
    made = colours(filled(document, 单位="局"))
    assert made == [("局", None), ("\t【姓名】", YELLOW)]
    made = colours(filled(document, 姓名="张三"))
    assert made == [("【单位】\t", YELLOW), ("张三", None)]


def test_a_colour_that_a_user_gave_stays() -> None:
    document = written(Span(text="【单位】"), Span(text="和"), gap("【姓名】"))
    first, last = document.paragraphs[0].runs[0], document.paragraphs[0].runs[-1]
    first.font.highlight_color, last.font.highlight_color = YELLOW, GREEN
    made = colours(filled(document, 单位="财政局", 姓名="张三"))
    assert made == [("财政局和", YELLOW), ("张三", GREEN)]


@pytest.mark.parametrize("colour", ["cyan", "none"])
def test_the_colour_that_goes_is_that_of_the_layout(colour: str) -> None:
    document = written(gap("【单位】"), layout=LAYOUT.model_copy(update={"gap": colour}))
    assert colours(filled(document, 单位="局")) == [("局", None)]


def test_a_gap_in_a_run_in_heading_stays_one() -> None:
    spans = (
        Span(text="一是", part="ordinal"),
        Span(text="在", part="heading"),
        Span(text="【单位】", part="heading", gap=True),
        Span(text="学。", part="heading"),
        Span(text="学了。"),
    )
    document = written(*spans)
    styles = [style for _, _, style in seen(document)]
    assert styles[1].startswith("拟稿空缺（yellow）段首标题")
    styles = [style for _, _, style in seen(filled(document, 单位="局"))]
    assert styles[0] == styles[1] == styles[2] != styles[3]


def test_a_gap_is_known_by_its_style_whatever_its_id() -> None:
    styles = (
        '<w:styles><w:style w:type="character" w:styleId="a3">'
        f'<w:name w:val="{gap_name("cyan", "甲")}"/><w:basedOn w:val="b"/></w:style>'
        f"<w:style w:styleId='a4'><w:name w:val='{gap_name('cyan')}'/></w:style>"
        '<w:style w:styleId="a5"><w:name w:val="拟稿"/></w:style></w:styles>'
    )
    gaps = GapStyles(styles)
    cyan, red = '<w:highlight w:val="cyan"/>', '<w:highlight w:val="red"/>'
    assert gaps.without(f'<w:rStyle w:val="a3"/>{cyan}<w:b/>') == '<w:rStyle w:val="b"/><w:b/>'
    assert gaps.without(f'<w:rStyle w:val="a4"/>{red}') == red
    assert gaps.without(f'<w:rStyle w:val="a5"/>{cyan}') is None
    assert gaps.without(cyan) is None
    assert gaps
    assert not GapStyles("<w:styles/>")
