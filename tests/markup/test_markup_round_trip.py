"""Writing a tree and reading it back gives the same tree."""

from itertools import chain
from typing import get_args

from hypothesis import example, given
from hypothesis import strategies as st

from app.markup.origins import split_origins, write_origins
from app.markup.parsing import looks_like_markup, read_markup
from app.markup.rendering import write_markup
from app.models.report import WRITER, Block, Note, Origin, Paragraph, Part, Report, Span
from app.models.roles import BLOCK_LABELS
from app.text.markdown.signs import Row
from app.text.markers import find_markers

# Everything that means something in markup, in an ordinal, or to a reader of lines.
MARKS = "** * \\ \\* ::: ：：： # ## 。 ； 一、 一是 1. （一） 首先， {{ }} <w:p/> & -"
# And what Markdown makes something else of.
MARKS += (
    " ` ``` ~~ == [ ] ]( ](http://a.cn) ![ [^1] [^1]: [a]: http:/ <br> </p> <table> <!-- &lt; | |-|"
)
MARKS += " --- *** === > + - [x] _ __ "
BLANKS = [
    "<!-- nigao",
    "-->",
    "= 0t1.00000000",
    "：：：结尾",
    " ",
    "　",
    "\t",
    "\u00a0",
    "::: 开头",
    "## ",
]
# One letter stands for each while it is drawn: a text is one choice to hypothesis, not a dozen.
PIECES = {
    chr(ord("一") + n): piece
    for n, piece in enumerate([*"学习为民要抓实", *MARKS.split(), *BLANKS])
}
WORDS = st.text([*PIECES], min_size=1, max_size=6).map(
    lambda letters: "".join(PIECES[letter] for letter in letters)
)
TEXT = WORDS.filter(str.strip)
NUMBERS = (
    "一是 三是 一、 十二、 （一） 1. 1、 ① ⑴ 一要 二抓 第一， 其一， 首先， 感受一： 手记①| 一 二"
)
ORDINALS = st.sampled_from([*NUMBERS.split(), "2. ", "十二 "])


def paragraph(texts: dict[Part, str]) -> Paragraph:
    spans = (Span(text=text, part=part) for part, text in texts.items() if text)
    return Paragraph(spans=tuple(spans))


PARAGRAPHS = st.builds(lambda text: paragraph({"text": text}), TEXT) | st.builds(
    lambda ordinal, heading, stop, text: paragraph(
        {"ordinal": ordinal, "heading": heading, "stop": stop, "text": text}
    ),
    st.just("") | ORDINALS,
    TEXT,
    st.sampled_from(["", "。", "：", "；"]),
    st.just("") | TEXT,
)
REFS = st.sampled_from(
    [
        *[
            "",
            "p/a/1",
            "我的/opening.gist/9f",
            "insights[0].facts[1].shows",
            "next_steps[12].theme",
            "X",
        ],
        *["names.XX市", "-->", "% 5B", "____.md", "{{ x }}", "某某", "[单位]", "\n", "= 0t1"],
        "<!-- nigao",
    ]
)
ORIGINS = st.builds(
    Origin, kind=st.sampled_from(["phrase", "outline", "template", "writer"]), ref=REFS
)
GAP = st.booleans()
SPANS = st.builds(
    Span,
    text=st.just("") | WORDS | ORDINALS,
    origin=st.just(WRITER) | ORIGINS,
    part=st.sampled_from(["ordinal", "heading", "stop", "text"]),
    gap=GAP,
)
# Spans as no template would make them: in any order, empty, blank, side by side with their like.
WILD = (
    st.lists(SPANS, min_size=1, max_size=6)
    .map(lambda spans: Paragraph(spans=tuple(spans)))
    .filter(lambda made: bool(made.text))
)


CELLS = st.lists(
    (st.just("") | WORDS).map(lambda words: words.replace("\t", "").strip()), min_size=1, max_size=3
).filter(any)


@st.composite
def tables(draw: st.DrawFn) -> list[Paragraph]:
    """Return the rows of a table."""
    cells = draw(st.lists(CELLS, min_size=1, max_size=3))
    first: Row = draw(st.sampled_from(["first", "header"]))
    return [
        Paragraph(spans=(Span(text="\t".join(each)),), row="next" if n else first)
        for n, each in enumerate(cells)
    ]


@st.composite
def of_many_origins(draw: st.DrawFn, calm: Paragraph) -> Paragraph:
    """Return a paragraph with its spans cut in pieces of any origin."""
    pieces: list[Span] = []
    for span in calm.spans:
        cut = draw(st.integers(0, len(span.text)))
        pieces += [
            span.model_copy(update={"text": text, "origin": draw(ORIGINS), "gap": draw(GAP)})
            for text in (span.text[:cut], span.text[cut:])
            if text
        ]
    return calm.model_copy(update={"spans": tuple(pieces)})


def with_tables(lines: list[Paragraph], rows: list[list[Paragraph]]) -> tuple[Paragraph, ...]:
    """Return the paragraphs of a block, with the rows of a table after its first line.

    A block that begins inside a line does so with words, and after words.
    """
    return (lines[0], *(chain.from_iterable(rows) if lines[1:] else ()), *lines[1:])


def blocks(made: st.SearchStrategy[Paragraph]) -> st.SearchStrategy[Block]:
    """Return blocks of the levels that may stand first, with blocks of levels 2 and 3 below."""
    lines = st.builds(
        with_tables, st.lists(made, min_size=1, max_size=3), st.lists(tables(), max_size=1)
    )

    def of_level(
        level: st.SearchStrategy[int], *below: st.SearchStrategy[Block]
    ) -> st.SearchStrategy[Block]:
        return st.builds(
            Block,
            role=st.sampled_from(list(BLOCK_LABELS)),
            level=level,
            paragraphs=lines,
            inline=st.booleans(),
            note=st.sampled_from([None, *get_args(Note)]),
            children=st.lists(st.one_of(below), max_size=2 * len(below)).map(tuple),
        )

    return of_level(st.sampled_from([0, 1]), of_level(st.just(2), of_level(st.just(3))))


def reports(made: st.SearchStrategy[Paragraph]) -> st.SearchStrategy[Report]:
    return st.builds(
        Report,
        kind=st.sampled_from(["", "心得体会", "关于XX的 汇报", "-->"]),
        name=st.sampled_from(["", "初稿.docx", "a b%20[1]_x.md"]),
        blocks=st.lists(blocks(made), max_size=4).map(tuple),
    )


REPORTS = reports(PARAGRAPHS)
TRACED = reports(PARAGRAPHS.flatmap(of_many_origins) | WILD)


def is_the_writers(report: Report) -> bool:
    spans = (span for block in report.walk() for line in block.paragraphs for span in line.spans)
    return all(span.origin == WRITER and not span.gap for span in spans)


@given(TRACED.filter(lambda report: not is_the_writers(report)))
def test_a_report_comes_back_from_its_own_markup(report: Report) -> None:
    assert read_markup(write_markup(report)) == report


@given(REPORTS)
def test_what_is_all_the_writers_comes_back_without_a_record(report: Report) -> None:
    written = write_markup(report)
    assert not any(line.startswith("<!--") for line in written.splitlines())
    assert read_markup(written, report.kind, report.name) == report


ONLY_A_STOP = Block(role="body", paragraphs=(paragraph({"ordinal": "一", "heading": "。"}),))


@given(REPORTS | TRACED)
@example(Report(blocks=(ONLY_A_STOP,)))
def test_the_text_of_a_tree_comes_back_letter_for_letter(report: Report) -> None:
    assert read_markup(write_markup(report)).paragraphs == report.paragraphs


@given(REPORTS.filter(lambda report: report.blocks))
def test_written_markup_looks_like_markup(report: Report) -> None:
    assert looks_like_markup(write_markup(report))


NO_NUMERAL = Block(role="title", paragraphs=(paragraph({"ordinal": "学", "heading": "学"}),))


@given(REPORTS | TRACED)
@example(Report(blocks=(NO_NUMERAL,)))
def test_writing_again_what_was_read_gives_the_same_markup(report: Report) -> None:
    written = write_markup(report)
    assert write_markup(read_markup(written)) == written


@given(TRACED)
def test_a_text_without_its_record_loses_origins_and_nothing_else(report: Report) -> None:
    text, record = split_origins(write_markup(report))
    assert read_markup(text).paragraphs == report.paragraphs
    assert bool(record.rows) is not is_the_writers(report)
    # Filling the names of a draft then leaves its record alone.
    assert find_markers(write_origins(report)) == []
