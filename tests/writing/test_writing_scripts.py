"""Which stretches of a text get a run of their own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.writing.word.scripts import split_scripts


@pytest.mark.parametrize(
    ("text", "stretches"),
    [
        ("学习2020年以来的精神", ["学习2020年以来的精神"]),
        ("他说“好”——是的……", ["他说“好”——是的……"]),
        ("把握“1”和“0”的关系", ["把握“1", "mark:”", "和“0", "mark:”", "的关系"]),
        ("增长5%—8%", ["增长5%", "mark:—", "8%"]),
        ("读It’s OK。", ["读", "latin:It’s", " OK。"]),
        ("读Word — “好”", ["读Word", "mark: — “", "好”"]),
        ("用Word写", ["用Word写"]),
        ("在Café里", ["在", "latin:Café", "里"]),
        ("打造**“名片”", ["打造**", "mark:“", "名片”"]),
        ("“A”级", ["mark:“", "A", "mark:”", "级"]),
        ("“一”级", ["mark:“", "一”级"]),
        ("——“一”级", ["mark:——“", "一”级"]),
        ("", []),
    ],
)
def test_a_text_is_cut_only_where_its_font_would_be_mistaken(
    text: str, stretches: list[str]
) -> None:
    found = [
        words if script == "chinese" else f"{script}:{words}"
        for words, script in split_scripts(text)
    ]
    assert found == stretches


@given(st.text(alphabet="中文A1é’”“—…×·% ，"))
def test_nothing_is_lost_or_moved(text: str) -> None:
    assert "".join(words for words, _ in split_scripts(text)) == text
