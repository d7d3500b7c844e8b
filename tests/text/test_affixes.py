"""The words before a marker that tell what name it is."""

from __future__ import annotations

import pytest

from app.text.affixes import affix_before

_WORDS = (
    "委员会",
    "村民委员会",
    "党委",
    "纪委",
    "检察院",
    "法院",
    "政府",
    "人大",
    "政协",
    "组织部",
    "办公室",
    "办公厅",
    "机关",
    "党校",
    "财政局",
    "书记",
    "主任",
    "委员",
    "局长",
    "主席",
    "教授",
    "干事",
)


@pytest.mark.parametrize(
    "words",
    _WORDS,
)
def test_after_an_office_or_a_post_stands_a_person(words: str) -> None:
    text = f"市{words}**"
    affix = affix_before(text, len(text) - 2)
    assert affix is not None
    assert affix.kind == "person"
