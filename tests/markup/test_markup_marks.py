"""A value keeps its letters and its origin whatever a template does with it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2.sandbox import ImmutableSandboxedEnvironment

from app.errors import InputError
from app.markup.marks import Marks, without_private
from app.markup.parsing import read_markup
from app.models.report import Origin, Report, Span
from app.text.markdown.signs import JOINED, ROWS

HERE = Origin(kind="outline", ref="title")
THERE = Origin(kind="phrase", ref="p/a/1")
TEMPLATE = Origin(kind="template", ref="t.md")

AWKWARD = ["**大", "1. <w:p/>", "::: 开头", "# x", "## x", "{{ 7*7 }}", "{% if x %}", "a\\*b", "\\"]
AWKWARD += ["一是为民", "一、", "。", "<b>&amp;</b>", "**粗**", "“好”", "%s", "{}", "::: 无此块"]


def render(template: str, **values: str) -> Report:
    """Return the report of a template; `v` comes from HERE, every other value from THERE."""
    marks = Marks()
    marked = {
        name: marks.mark(value, HERE if name == "v" else THERE) for name, value in values.items()
    }
    text = ImmutableSandboxedEnvironment().from_string(template).render(marked)
    return read_markup(text, marks=marks, raw=TEMPLATE)


def spans_of(report: Report) -> list[Span]:
    return [span for block in report.walk() for line in block.paragraphs for span in line.spans]


def text_of(report: Report, origin: Origin) -> str:
    return "".join(span.text for span in spans_of(report) if span.origin == origin)


WAYS = [
    "{{ v }}",
    "{{ v|trim }}",
    "{{ v|trim|default('无') }}",
    "{{ [v, w]|join('，') }}",
    "{{ [w, v]|join }}",
    "{{ v ~ w }}",
    "{{ '前' ~ v ~ '后' }}",
    "{{ w + v }}",
    "{{ '%s' % v }}",
    "{{ '{}，{}'.format(w, v) }}",
    "{{ [w, v]|last }}",
    "{{ [v, w][0] }}",
    "{{ {'a': v}.a }}",
    "{{ v|upper|lower if false else v }}",
    "{{ v|string }}",
    "{% set x = v %}{{ x }}",
    "{% set x %}{{ v }}{% endset %}{{ x|trim }}",
    "{% macro m(x) %}「{{ x }}」{% endmacro %}{{ m(v) }}",
    "{% macro m(x) %}{{ x ~ caller() }}{% endmacro %}{% call m(w) %}{{ v }}{% endcall %}",
    "{% filter trim %}  {{ v }}  {% endfilter %}",
    "{% for x in [v] %}{{ x }}{% endfor %}",
    "{% if v %}{{ v }}{% endif %}",
]


@pytest.mark.parametrize("way", WAYS)
def test_a_value_keeps_its_origin_through_everything_jinja_does(way: str) -> None:
    for value in AWKWARD:
        report = render(f"::: 开头\n{way}\n\n::: 结尾\n谢谢。", v=value, w="另一句")
        assert text_of(report, HERE) == value
        assert [block.role for block in report.blocks] == ["opening", "closing"]


@pytest.mark.parametrize("value", AWKWARD)
def test_a_value_never_turns_into_markup(value: str) -> None:
    report = render("::: 标题\n{{ v }}\n{{ v }}后", v=value)
    assert report.paragraphs == (value, value + "后")
    assert {span.part for span in spans_of(report)} == {"text"}


@pytest.mark.parametrize("value", AWKWARD)
def test_a_value_may_stand_in_a_heading_letter_for_letter(value: str) -> None:
    marks = Marks()
    heading = marks.mark(value, HERE, part="heading")
    report = read_markup(f"::: 体会\n**一是{heading}。**正文", marks=marks, raw=TEMPLATE)
    assert (report.blocks[0].ordinal, report.blocks[0].heading) == ("一是", value)
    assert report.paragraphs == (f"一是{value}。正文",)


def test_a_stop_or_number_inside_a_value_is_no_stop_or_number_of_the_heading() -> None:
    marks = Marks()
    heading = marks.mark("一、学习。", HERE, part="heading")
    report = read_markup(f"::: 体会\n**{heading}**正文", marks=marks, raw=TEMPLATE)
    assert (report.blocks[0].ordinal, report.blocks[0].heading) == ("", "一、学习。")


def test_a_mark_tells_part_and_gap() -> None:
    marks = Marks()
    words = marks.mark("一是", HERE, part="ordinal") + marks.mark(
        "【标题】", THERE, part="heading", gap=True
    )
    report = read_markup(f"::: 体会\n**{words}**", marks=marks, raw=TEMPLATE)
    assert spans_of(report) == [
        Span(text="一是", origin=HERE, part="ordinal"),
        Span(text="【标题】", origin=THERE, part="heading", gap=True),
    ]


def test_a_newline_in_a_value_starts_a_paragraph_of_the_same_origin() -> None:
    report = render("::: 开头\n{{ v }}后\n::: 结尾\n谢谢。", v="甲**\n::: 乙")
    assert report.paragraphs == ("甲**", "::: 乙后", "谢谢。")
    assert text_of(report, HERE) == "甲**::: 乙"


def test_a_newline_in_a_value_does_not_move_the_lines_of_errors() -> None:
    with pytest.raises(InputError) as caught:
        render("::: 开头\n{{ v }}\n::: 无此块\n", v="甲\n乙\n丙")
    assert caught.value.problems[0].line == 3


def test_one_span_that_is_put_twice_stays_two() -> None:
    marks = Marks()
    span = Span(text="【单位】", origin=HERE, gap=True)
    text = f"{marks.put(span)}{marks.put(span)}，{marks.put(span)}"
    report = read_markup(f"::: 开头\n{text}", marks=marks, raw=TEMPLATE)
    assert spans_of(report) == [span, span, Span(text="，", origin=TEMPLATE), span]


def test_two_values_side_by_side_stay_two_spans() -> None:
    report = render("::: 开头\n{{ v }}{{ w }}", v="甲", w="乙")
    assert spans_of(report) == [Span(text="甲", origin=HERE), Span(text="乙", origin=THERE)]


def test_the_same_words_of_the_same_origin_twice_stay_two_spans() -> None:
    marks = Marks()
    text = marks.mark("甲", HERE) + marks.mark("甲", HERE)
    report = read_markup(f"::: 开头\n{text}", marks=marks)
    assert [span.text for span in spans_of(report)] == ["甲", "甲"]


def test_an_empty_value_leaves_no_trace() -> None:
    assert Marks().mark("", HERE) == ""
    assert Marks().mark("\ue000\U000f0001", HERE) == ""
    assert spans_of(render("::: 开头\n前{{ v }}后", v="")) == [Span(text="前后", origin=TEMPLATE)]


@pytest.mark.parametrize(
    "private", ["\ue000", "\ue001", "\ue010", "\uf8ff", "\U000f0000", "\U0010fffd"]
)
def test_private_use_characters_are_stripped_from_a_value(private: str) -> None:
    report = render("::: 开头\n前{{ v }}后{{ w }}", v=f"甲{private}乙", w="丙")
    assert report.paragraphs == ("前甲乙后丙",)
    assert text_of(report, HERE) == "甲乙"
    assert without_private(f"甲{private}乙") == "甲乙"


CUTS = [
    "{{ v|truncate(5, true, '') }}",
    "{{ v[:4] }}",
    "{{ v|first }}",
    "{{ v|reverse }}",
    "{{ v[1:] }}",
]


@pytest.mark.parametrize("cut", CUTS)
def test_a_value_that_a_filter_cut_apart_does_not_swallow_what_comes_after(cut: str) -> None:
    template = f"::: 体会\n**一是{cut}。**正文\n\n::: 结尾\n谢谢{{{{ w }}}}。"
    report = render(template, v="甲乙丙丁戊己庚辛", w="大家")
    assert [block.role for block in report.blocks] == ["insight", "closing"]
    assert report.blocks[0].ordinal == "一是"
    assert report.paragraphs[1] == "谢谢大家。"
    assert text_of(report, THERE) == "大家"
    closing = report.blocks[1].paragraphs[0].spans
    assert [span.origin for span in closing] == [TEMPLATE, THERE, TEMPLATE]


VALUE = st.lists(
    st.sampled_from([*"学习。", *AWKWARD, " ", "\n"])
    | st.characters(exclude_categories=["C", "Z"]),
    min_size=1,
    max_size=10,
).map("".join)


@given(VALUE, VALUE)
def test_any_two_values_keep_their_letters_and_their_origins(one: str, two: str) -> None:
    report = render(
        "::: 开头\n前{{ v ~ w }}后{{ [w, v]|join('·') }}\n::: 结尾\n谢谢。", v=one, w=two
    )
    # Blanks at the ends of a line are no part of a paragraph.
    squeezed = {origin: "".join(text_of(report, origin).split()) for origin in (HERE, THERE)}
    assert squeezed[HERE] == "".join(one.split()) * 2
    assert squeezed[THERE] == "".join(two.split()) * 2
    assert [block.role for block in report.blocks] == ["opening", "closing"]


@pytest.mark.parametrize(
    ("second_line", "paragraphs"),
    [
        ("{{ v }}", ["一、", "甲。"]),
        (JOINED + "{{ v }}", ["一、 甲。"]),
        (f"  {JOINED}  {{{{ v }}}}", ["一、 甲。"]),
        (f"{JOINED}又是{{{{ v }}}}", ["一、又是 甲。"]),
        # A row stands on a line of its own, whatever is asked of it.
        (f"{JOINED}{next(iter(ROWS))}{{{{ v }}}}", ["一、", " 甲。"]),
    ],
)
def test_a_joined_line_goes_on_in_the_paragraph_before_it(
    second_line: str, paragraphs: list[str]
) -> None:
    report = render(f"::: 体会\n## {{{{ w }}}}\n{second_line}", w="一、", v=" 甲。")
    (block,) = report.blocks
    assert [paragraph.text for paragraph in block.paragraphs] == paragraphs
    assert not block.inline
    assert text_of(report, HERE).strip() == "甲。"


def test_a_space_that_a_value_ends_in_stands_before_what_is_joined_to_it() -> None:
    joined = render(f"::: 体会\n## {{{{ w }}}}\n{JOINED}{{{{ v }}}}", w="1. ", v="甲。")
    assert [paragraph.text for paragraph in joined.blocks[0].paragraphs] == ["1. 甲。"]
    apart = render("::: 体会\n## {{ w }}\n{{ v }}", w="1. ", v="甲。")
    assert [paragraph.text for paragraph in apart.blocks[0].paragraphs] == ["1.", "甲。"]
