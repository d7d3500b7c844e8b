"""A draft that was edited keeps the origins of the words that nobody touched."""

import pytest

from app.errors import InputError
from app.markup.parsing import read_markup
from app.markup.rendering import write_markup
from app.models.report import WRITER, Block, Origin, Paragraph, Part, Report, Span

LETTERS = {
    "p": Origin(kind="phrase", ref="general/opening.gist/5e0a"),
    "q": Origin(kind="phrase", ref="我的/insight/77b1"),
    "o": Origin(kind="outline", ref="insights[0].facts"),
    "t": Origin(kind="template", ref="stop"),
    "w": WRITER,
}
PARTS: dict[str, Part] = {"#": "ordinal", "*": "heading", ".": "stop", "": "text"}


def spans(drawn: str) -> tuple[Span, ...]:
    """Return drawn spans: `p:` and words each; `#`, `*`, `.` behind the letter tell the part.

    `!` tells a gap.
    """
    made = []
    for word in drawn.split():
        sign, text = word.split(":")
        part = PARTS[sign[1:].rstrip("!")]
        made.append(Span(text=text, origin=LETTERS[sign[0]], part=part, gap=sign.endswith("!")))
    return tuple(made)


def draw(paragraph: Paragraph) -> str:
    letters = {origin: letter for letter, origin in LETTERS.items()}
    signs = {part: sign for sign, part in PARTS.items()}
    return " ".join(
        f"{letters[span.origin]}{signs[span.part]}{'!' * span.gap}:{span.text}"
        for span in paragraph.spans
    )


OPENING = "p:学习了三天， o:收获很大， p:心里踏实。"
POINT = "t#:一是 p*:把准 o*:为民 p*:方向 t.:。 q:老百姓的事没有小事。 o!:【请补充】 q:我将记住。"
CLOSING = "q:路要一步一步走。"
REPORT = Report(
    kind="心得体会",
    name="旧.docx",
    blocks=(
        Block(role="opening", paragraphs=(Paragraph(spans=spans(OPENING)),)),
        Block(role="insight", level=1, paragraphs=(Paragraph(spans=spans(POINT)),)),
        Block(role="closing", paragraphs=(Paragraph(spans=spans(CLOSING)),)),
    ),
)
WRITTEN = write_markup(REPORT)


def read(text: str) -> list[str]:
    blocks = read_markup(text).walk()
    return [draw(paragraph) for block in blocks for paragraph in block.paragraphs]


EDITS = [
    # Nothing, blanks and new line ends are no edits.
    ("", "", [OPENING, POINT, CLOSING]),
    ("\n", "\r\n", [OPENING, POINT, CLOSING]),
    ("\n\n", "\n\n\n\n", [OPENING, POINT, CLOSING]),
    # The words that were changed are the writer's, and so is the span they stood in.
    ("三天", "五天", ["w:学习了五天， o:收获很大， p:心里踏实。", POINT, CLOSING]),
    ("很大", "不小", ["p:学习了三天， w:收获不小， p:心里踏实。", POINT, CLOSING]),
    ("踏实。", "踏实", ["p:学习了三天， o:收获很大， w:心里踏实", POINT, CLOSING]),
    (
        "，收获",
        "，真的，收获",
        ["p:学习了三天， w:真的， o:收获很大， p:心里踏实。", POINT, CLOSING],
    ),
    ("收获很大，", "", ["p:学习了三天， p:心里踏实。", POINT, CLOSING]),
    # A gap that was filled is one no longer; one beside it would stay.
    (
        "【请补充】",
        "修了路。",
        [OPENING, POINT.replace("o!:【请补充】", "w:修了路。"), CLOSING],
    ),
    # A paragraph is found again where it stands now.
    ("::: 开头\n", "::: 开头\n新的一段。\n", ["w:新的一段。", OPENING, POINT, CLOSING]),
    ("::: 结尾\n", "::: 正文\n", [OPENING, POINT, CLOSING]),
    ("::: 结尾\n路要一步一步走。\n", "", [OPENING, POINT]),
    # Markup is the text's own matter: words keep their origin in another part.
    (
        "**一是把准为民方向。**",
        "一是把准为民方向。",
        [OPENING, POINT.replace("#:", ":").replace("*:", ":").replace("t.:", "t:"), CLOSING],
    ),
    ("::: 结尾\n路", "::: 结尾\n## 路", [OPENING, POINT, "q*:路要一步一步走 q.:。"]),
]


@pytest.mark.parametrize(("old", "new", "expected"), EDITS)
def test_an_edited_draft_keeps_the_origins_of_what_nobody_touched(
    old: str, new: str, expected: list[str]
) -> None:
    assert not old or old in WRITTEN
    assert read(WRITTEN.replace(old, new) if old else WRITTEN) == expected


def test_two_edits_in_one_paragraph_leave_what_stands_between_them() -> None:
    edited = WRITTEN.replace("把准", "找准").replace("记住", "记牢")
    expected = POINT.replace("p*:把准", "w*:找准").replace("q:我将记住。", "w:我将记牢。")
    assert read(edited)[1] == expected


def test_paragraphs_that_changed_places_keep_their_origins() -> None:
    first, second = "学习了三天，收获很大，心里踏实。", "路要一步一步走。"
    swapped = WRITTEN.replace(first, "\0").replace(second, first).replace("\0", second)
    assert read(swapped) == [CLOSING, POINT, OPENING]


def test_paragraphs_of_the_same_words_keep_their_own_origins() -> None:
    twins = tuple(Paragraph(spans=spans(drawn)) for drawn in ("p:谢谢大家！", "o!:谢谢大家！"))
    report = Report(blocks=(Block(role="closing", paragraphs=twins),))
    assert read_markup(write_markup(report)) == report


def test_kind_and_name_of_the_record_win_over_those_given() -> None:
    report = read_markup(WRITTEN, "交流研讨材料", "新.md")
    assert (report.kind, report.name) == ("心得体会", "旧.docx")


def test_the_text_above_the_record_is_as_without_it() -> None:
    own = read_markup(WRITTEN.partition("<!--")[0], REPORT.kind, REPORT.name)
    assert WRITTEN.startswith(write_markup(own))
    assert own.paragraphs == REPORT.paragraphs


def test_a_record_holds_none_of_the_words() -> None:
    record = WRITTEN.partition("<!--")[2]
    assert not [word for word in ("学习", "收获", "百姓", "【") if word in record]


def test_words_behind_the_record_are_words_of_the_report() -> None:
    assert read(WRITTEN + "补一句。\n") == [OPENING, POINT, CLOSING, "w:补一句。"]
    assert read(WRITTEN.replace("-->", "") + "补一句。\n") == [
        OPENING,
        POINT,
        CLOSING,
        "w:补一句。",
    ]


def test_two_drafts_in_one_file_each_keep_their_origins() -> None:
    other = REPORT.model_copy(update={"blocks": REPORT.blocks[::-1]})
    read_in_order = [OPENING, POINT, CLOSING, CLOSING, POINT, OPENING]
    assert read(WRITTEN + write_markup(other)) == read_in_order
    assert read(WRITTEN.replace("-->\n", "") + write_markup(other)) == read_in_order


SPOILT = [
    ("= ", "= 999t3.00000000 "),
    ("outline insights[0].facts", "outlines"),
    (".", ","),
    ("= ", "什么"),
    ("0 phrase", "0 song"),
]


@pytest.mark.parametrize(("old", "new"), SPOILT)
def test_a_spoilt_record_spoils_no_word_of_the_text(old: str, new: str) -> None:
    text, mark, record = WRITTEN.partition("<!--")
    report = read_markup(text + mark + record.replace(old, new))
    assert report.paragraphs == REPORT.paragraphs


def test_wrong_block_lines_behind_a_record_are_told_with_their_own_line() -> None:
    with pytest.raises(InputError) as caught:
        read_markup(WRITTEN + "::: 无此块\n")
    assert caught.value.problems[0].line == WRITTEN.count("\n") + 1
