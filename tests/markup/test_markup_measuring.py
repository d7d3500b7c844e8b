"""A rendered text is as long as the report that is read from it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.errors import InputError
from app.markup.marks import Marks
from app.markup.measuring import measure
from app.markup.parsing import read_markup
from app.models.report import WRITER

_VALUE = st.text("甲乙。 　\n*#:：\\一1.", min_size=1, max_size=6)
_RAW = st.sampled_from(
    [
        "\n",
        "\n\n",
        "::: 开头\n",
        "::: 体会 2\n",
        "**",
        "## ",
        "##",
        "#",
        " ",
        "　",
        "丙丁",
        "*",
        "\t",
    ]
)
_TEXTS = st.lists(st.one_of(_VALUE.map(lambda text: (True, text)), _RAW.map(lambda t: (False, t))))


def _both(pieces: list[tuple[bool, str]], cut: slice) -> tuple[int | None, int | None]:
    marks = Marks()
    text = "".join(marks.mark(words, WRITER) if own else words for own, words in pieces)[cut]
    try:
        return measure(text), read_markup(text, marks=marks).length
    except InputError:
        return None, None


@given(_TEXTS)
def test_a_text_is_measured_as_it_is_read(pieces: list[tuple[bool, str]]) -> None:
    measured, read = _both(pieces, slice(None))
    assert measured == read


@given(_TEXTS, st.integers(0, 9), st.integers(1, 9))
def test_a_text_whose_values_were_cut_is_measured_as_it_is_read_or_not_at_all(
    pieces: list[tuple[bool, str]], start: int, end: int
) -> None:
    measured, read = _both(pieces, slice(start, -end))
    assert measured in (None, read)


def test_a_text_with_escapes_is_read() -> None:
    assert measure("::: 开头\n\\*甲") is None
