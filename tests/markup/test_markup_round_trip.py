"""Writing a tree and reading it back gives the same tree."""

from hypothesis import example, given
from hypothesis import strategies as st

from app.markup.parsing import looks_like_markup, read_markup
from app.markup.rendering import write_markup
from app.models.report import WRITER, Block, Origin, Paragraph, Part, Report, Span
from app.models.roles import BLOCK_LABELS

# Everything that means something in markup, in an ordinal, or to a reader of lines.
MARKS = "** * \\ \\* ::: ：：： # ## 。 ； 一、 一是 1. （一） 首先， {{ }} <w:p/> & -"
BLANKS = ["：：：结尾", " ", "　", "\t", "\u00a0", "::: 开头", "## "]
WORDS = st.lists(
    st.sampled_from([*"学习为民要抓实", *MARKS.split(), *BLANKS]), min_size=1, max_size=6
).map("".join)
TEXT = WORDS.filter(str.strip)
NUMBERS = (
    "一是 三是 一、 十二、 （一） 1. 1、 ① ⑴ 一要 二抓 第一， 其一， 首先， 感受一： 手记①| 一 二"
)
ORDINALS = st.sampled_from([*NUMBERS.split(), "2. ", "十二 "])
PLAIN_ORIGINS = st.sampled_from(
    [WRITER, Origin(kind="phrase", ref="p/a/1"), Origin(kind="outline", ref="title")]
)


def paragraph(texts: dict[Part, str], origin: Origin = WRITER) -> Paragraph:
    return Paragraph(
        spans=tuple(
            Span(text=text, part=part, origin=origin) for part, text in texts.items() if text
        )
    )


@st.composite
def paragraphs(draw: st.DrawFn) -> Paragraph:
    origin = draw(PLAIN_ORIGINS)
    if draw(st.booleans()):
        return paragraph({"text": draw(TEXT)}, origin)
    parts: dict[Part, str] = {
        "ordinal": draw(st.just("") | ORDINALS),
        "heading": draw(TEXT),
        "stop": draw(st.sampled_from(["", "。", "：", "；"])),
        "text": draw(st.just("") | TEXT),
    }
    return paragraph(parts, origin)


@st.composite
def blocks(draw: st.DrawFn, level: int | None = None) -> Block:
    role = draw(st.sampled_from(list(BLOCK_LABELS)))
    own = level if level is not None else draw(st.sampled_from([0, 1]))
    below = max(own, 1) + 1
    children = draw(st.lists(blocks(below), max_size=2)) if below < 4 else []
    return Block(
        role=role,
        level=own,
        paragraphs=tuple(draw(st.lists(paragraphs(), min_size=1, max_size=3))),
        inline=draw(st.booleans()),
        note=draw(st.sampled_from([None, "weakness", "background"])),
        children=tuple(children),
    )


REPORTS = st.lists(blocks(), max_size=4).map(lambda made: Report(blocks=tuple(made)))


def by_the_writer(block: Block) -> Block:
    """Return a block as if it had been read from a file: every origin is the writer."""
    own = tuple(
        Paragraph(spans=tuple(span.model_copy(update={"origin": WRITER}) for span in one.spans))
        for one in block.paragraphs
    )
    children = tuple(map(by_the_writer, block.children))
    return block.model_copy(update={"paragraphs": own, "children": children})


@given(REPORTS)
def test_a_tree_comes_back_from_its_own_markup(report: Report) -> None:
    assert read_markup(write_markup(report)).blocks == tuple(map(by_the_writer, report.blocks))


ONLY_A_STOP = Block(role="body", paragraphs=(paragraph({"ordinal": "一", "heading": "。"}),))


@given(REPORTS)
@example(Report(blocks=(ONLY_A_STOP,)))
def test_the_text_of_a_tree_comes_back_letter_for_letter(report: Report) -> None:
    assert read_markup(write_markup(report)).paragraphs == report.paragraphs


@given(REPORTS.filter(lambda report: report.blocks))
def test_written_markup_looks_like_markup(report: Report) -> None:
    assert looks_like_markup(write_markup(report))


@given(REPORTS)
def test_writing_again_what_was_read_gives_the_same_markup(report: Report) -> None:
    written = write_markup(report)
    assert write_markup(read_markup(written)) == written


def test_spans_of_several_origins_become_one_by_the_writer() -> None:
    spans = (
        Span(text="一是", part="ordinal", origin=Origin(kind="template", ref="t.md")),
        Span(text="为", part="heading", origin=Origin(kind="phrase", ref="p/a/1")),
        Span(text="民", part="heading", origin=Origin(kind="outline", ref="insights[0].theme")),
        Span(text="。", part="stop", origin=Origin(kind="template", ref="t.md")),
        Span(text="【请补充】", gap=True, origin=Origin(kind="outline", ref="insights[0].facts")),
    )
    block = Block(role="insight", level=1, paragraphs=(Paragraph(spans=spans),))
    read = read_markup(write_markup(Report(blocks=(block,))))
    expected = paragraph({"ordinal": "一是", "heading": "为民", "stop": "。", "text": "【请补充】"})
    assert read.blocks == (Block(role="insight", level=1, paragraphs=(expected,)),)
