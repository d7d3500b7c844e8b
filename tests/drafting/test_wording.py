"""The writer's own words become sentences with their marks set right."""

from __future__ import annotations

import pytest

from app.drafting.wording import sentence


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("好", "好。"),
        ("好！", "好！"),
        ("好，，", "好。"),
        ("好、：；", "好。"),
        ("记下这一条,", "记下这一条。"),
        ("记下这一条:", "记下这一条。"),
        # What an entity ends in is no mark.
        ("张&amp;", "张&amp;。"),
        # Nothing is lost of what is a mark and no more.
        ("，", "，"),
    ],
)
def test_marks_at_the_end_that_wait_for_more_become_the_stop(words: str, said: str) -> None:
    assert sentence(words, "closing").text == said
