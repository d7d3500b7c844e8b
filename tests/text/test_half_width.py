"""Half-width marks of those who type no others."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text.half_width import Habit, habit_of, narrowed, widened, written

BOTH = Habit(marks=True, quotes=True)

WIDENED = [
    ("深学细悟,学以致用.", "深学细悟，学以致用。", {"，": ",", "。": "."}),
    ("要做到:勤查;细看!", "要做到：勤查；细看！", {"：": ":", "；": ";", "！": "!"}),
    # The blank that is typed behind a mark goes with it.
    ("看渠, 看闸, 看账。", "看渠，看闸，看账。", {"，": ", "}),
    # A figure or a Latin word on one side leaves a mark Chinese.
    ("合格率95%,比上月高", "合格率95%，比上月高", {"，": ","}),
    ("学会了PPT,用上了", "学会了PPT，用上了", {"，": ","}),
    ("三班(含夜班)都来了", "三班（含夜班）都来了", {"（": "(", "）": ")"}),
    ("心肺复苏(CPR)要练", "心肺复苏（CPR）要练", {"（": "(", "）": ")"}),
    ('师傅说:"稳住."', "师傅说：“稳住。”", {"：": ":", "“": '"', "。": ".", "”": '"'}),
]

UNTOUCHED = [
    "共3,000人，8:30到，占1.5%。",
    "见a:b和v2.0.1，网址http://a.cn/b?c=1。",
    "把讲义(终稿).docx发来。",
    "发了总结.终稿.docx两份。",
    "Read, write (twice)!",
    'He said "no" to it.',
    # Nothing says which of three opens, and inches are none.
    '他说"好"又说"行',
    '换了5"的管和6"的阀',
    # The dot of a point's number.
    "一.加强学习",
    "1)加强学习",
]


@pytest.mark.parametrize(("source", "text", "marks"), WIDENED)
def test_marks_beside_chinese_characters_become_full_width(
    source: str, text: str, marks: dict[str, str]
) -> None:
    wide = widened(source, BOTH)
    assert len(wide) == len(source)
    found = written(source, wide)
    assert found == (text, marks)
    assert narrowed(text, marks) == source


@pytest.mark.parametrize("text", UNTOUCHED)
def test_figures_times_latin_words_and_file_names_are_left(text: str) -> None:
    assert widened(text, BOTH) == text
    assert written(text, text) == (text, {})


@pytest.mark.parametrize("source", ["看渠，看闸,看账。", "看渠, 看闸,看账。", '先“看”再"听"。'])
def test_a_mark_written_in_two_ways_cannot_be_put_back(source: str) -> None:
    assert written(source, widened(source, BOTH)) is None


HABITS = [
    (["深学细悟,学以致用。", "要勤查,要细看。"], Habit(marks=True, quotes=False)),
    (["深学细悟，学以致用,要勤查，要细看。"], Habit(marks=False, quotes=False)),
    (['课上讲"稳"字，要勤查，要细看。'], Habit(marks=False, quotes=True)),
    (['课上讲"稳"字，也讲“准”字。'], Habit(marks=False, quotes=False)),
    (["共3,000人，8:30到。"], Habit(marks=False, quotes=False)),
    ([], Habit(marks=False, quotes=False)),
]


@pytest.mark.parametrize(("lines", "habit"), HABITS)
def test_who_types_half_width_marks_is_told_by_most_of_them(lines: list[str], habit: Habit) -> None:
    assert habit_of(lines) == habit


TEXTS = st.text(st.sampled_from('学而时习,;:?!.()"，；：？！。（）“” a1一\n'), max_size=30)


@given(TEXTS, st.booleans(), st.booleans())
def test_whatever_is_made_full_width_can_be_put_back(text: str, marks: bool, quotes: bool) -> None:
    wide = widened(text, Habit(marks, quotes))
    assert len(wide) == len(text)
    found = written(text, wide)
    assert found is None or narrowed(found.text, found.marks) == text
