"""A title's soft line breaks give it a shape, and are none of its words."""

from io import BytesIO

import docx
import pytest

from app.reading.structure import read_lines
from app.reading.word import word_lines
from app.word.package import Package


def _lines(*paragraphs: str, style: str | None = None, name: str | None = None) -> list[str]:
    """Return what is read of a Word file; `style` and its new `name` are the first paragraph's."""
    document = docx.Document()
    for number, text in enumerate(paragraphs):
        document.add_paragraph(text, style=style if number == 0 else None)
    if style and name:
        document.styles[style].element.name_val = name
    out = BytesIO()
    document.save(out)
    return [line for line in word_lines(Package(out.getvalue())) if isinstance(line, str)]


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("在读书班上的\n交流研讨材料", "在读书班上的交流研讨材料"),
        ("关于\n学习贯彻全会精神的\n心得体会", "关于学习贯彻全会精神的心得体会"),
        ("在读书班上的\n　　交流研讨材料\n", "在读书班上的交流研讨材料"),
        ("在XX市\n公安局学习班上的\n发言", "在XX市公安局学习班上的发言"),
        ("守正创新　\n行稳致远的启示", "守正创新　行稳致远的启示"),
    ],
)
def test_a_title_broken_by_hand_is_one_line(broken: str, whole: str) -> None:
    assert _lines(broken, "近日，我参加了培训。") == [whole, "近日，我参加了培训。"]


@pytest.mark.parametrize(
    "text",
    [
        "学习心得体会\n张三",
        "学习心得体会\n（2026年5月10日）",
        "学习《论语》心得体会\n——以仁为本",
        "——学习全会精神\n交流研讨材料",
        "各位领导：\n下面是我的学习体会",
        "近日，我参加了培训。\n下面是我的学习体会",
        "守正创新\n行稳致远",
    ],
)
def test_lines_that_are_more_than_one_title_stay_apart(text: str) -> None:
    assert _lines(text, "近日，我参加了培训。")[0] == text


def test_only_what_comes_first_is_taken_for_a_title() -> None:
    broken = "在读书班上的\n交流研讨材料"
    assert _lines("", broken)[1] == broken.replace("\n", "")
    assert _lines("近日，我参加了培训。", broken)[1] == broken


@pytest.mark.parametrize("name", [None, "标题"])
def test_a_paragraph_in_the_style_of_a_title_is_one_line(name: str | None) -> None:
    assert _lines("守正创新\n行稳致远", style="Title", name=name) == ["守正创新行稳致远"]


def test_a_joined_title_is_read_as_the_title() -> None:
    lines = _lines("在读书班上的\n交流研讨材料", "各位领导：", "近日，我参加了培训。")
    (title, *_) = read_lines(lines).blocks
    assert (title.role, title.paragraphs[0].text) == ("title", "在读书班上的交流研讨材料")
