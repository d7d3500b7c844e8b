"""The structure is found behind the marks of Markdown and of web pages; the lines stay."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.reading import read_lines
from app.reading.bare_lines import bare_line

Check = Callable[[str, str], None]

BARE = {
    "**第一，要清。** 多看。": "第一，要清。 多看。",
    "## 一、学": "一、学",
    "##一、学": "一、学",
    "- [ ] 一是学": "一是学",
    "> 一、学": "一、学",
    "1\\. 学": "1. 学",
    "<p><strong>一是学。</strong>多看。</p>": "一是学。多看。",
    "&nbsp;&nbsp;一是学": "一是学",
    "一\u200b是学": "一是学",
    "__一是学__": "一是学",
    "***一是学***": "一是学",
    "**县林业局：**": "县林业局：",
    "**市**局**": "**市**局**",
    "---": "",
    "* * *": "",
    "______________________________": "",
    # Names left open, figures, topics and comparisons have no marks.
    "***": "***",
    "*区委**": "*区委**",
    "落实**产业、强化**名片": "落实**产业、强化**名片",
    "汇报人：____": "汇报人：____",
    "#1机组": "#1机组",
    "-5度": "-5度",
    "3*5=15": "3*5=15",
    "<某单位>": "<某单位>",
    "甲&乙": "甲&乙",
    "一是学。": "一是学。",
}

FORMS = {
    "bold headings that run into their text": (
        "**学习《论语》心得体会**\n⋯\n**第一，要清。** ⋯\n**第二，要快。** ⋯",
        "title 0\nopening 1\ninsight 2 **第一，「要清」\ninsight 3 **第二，「要快」",
    ),
    "headings of sections": (
        "# 学习情况报告\n**王敏**\n⋯\n## 一、学习要细\n⋯\n## 二、落实要快\n⋯",
        "title 0\nbyline 1\nopening 2\n"
        "insight 3-4 ## 一、「学习要细」\ninsight 5-6 ## 二、「落实要快」",
    ),
    "a bold number, a bold heading": (
        "⋯\n**一是**要清。⋯\n二是**要快**。⋯",
        "opening 0\ninsight 1 **一是**「要清」\ninsight 2 二是**「要快」",
    ),
    "a list of points, a rule, actions": (
        "⋯\n- **一是要清。**⋯\n- **二是要快。**⋯\n---\n下一步，我将做到：\n* 一要细\n* 二要快",
        "opening 0\ninsight 1 - **一是「要清」\ninsight 2-3 - **二是「要快」\n"
        "action_lead 4\naction 5 * 一要「细」\naction 6 * 二要「快」",
    ),
    "points inside one paragraph": (
        "⋯\n⋯\n**下一步，我将做到：一是查；二是改。**",
        "opening 0-1\naction_lead 2\naction 2~ 一是「查」\naction 2~ 二是「改」",
    ),
    "bold points inside one paragraph": (
        "⋯\n有两点体会：**一是**查；**二是**改。",
        "opening 0-1\ninsight 1~ **一是**「查」\ninsight 1~ **二是**「改」",
    ),
    "headings without a number": (
        "⋯\n### 学习要细\n⋯\n### 落实要快\n⋯",
        "opening 0\ninsight 1-2 ###「学习要细」\ninsight 3-4 ###「落实要快」",
    ),
    "a quotation": (
        "⋯\n> 一、要清\n> ⋯\n> 二、要快\n> ⋯",
        "opening 0\ninsight 1-2 > 一、「要清」\ninsight 3-4 > 二、「要快」",
    ),
    "numbers with a backslash": (
        "⋯\n1\\. 要清。⋯\n2\\. 要快。⋯",
        "opening 0\ninsight 1 1\\.「要清」\ninsight 2 2\\.「要快」",
    ),
    "a web page": (
        "<p>各位同事：</p>\n<p>⋯</p>\n<p><b>一是要清。</b>⋯</p>\n<p>二是要快。⋯</p>\n<p>谢谢大家！</p>",
        "salutation 0\nopening 1\ninsight 2 <p><b>一是「要清」\n"
        "insight 3 <p>二是「要快」\nsignoff 4",
    ),
    "who reports, and when, in bold": (
        "⋯\n一是学。⋯\n二是干。⋯\n**汇报人：王敏**\n*2026年5月10日*",
        "opening 0\ninsight 1 一是「学」\ninsight 2 二是「干」\ntail 3@signature\ntail 4@date",
    ),
    "invisible characters inside a number": (
        "⋯\n一\u200b是学。⋯\n二\u200b是干。⋯",
        "opening 0\ninsight 1 一\u200b是「学」\ninsight 2 二\u200b是「干」",
    ),
    "a rule between the title and the text": (
        "学习《论语》心得体会\n———\n---\n⋯",
        "title 0-2\nopening 3",
    ),
    "names left open are no marks": (
        "*区委**\n⋯\n一是学。⋯\n二是干。⋯\n***",
        "title 0\nopening 1\ninsight 2 一是「学」\ninsight 3 二是「干」\ntail 4@signature",
    ),
}


@pytest.mark.parametrize("line", BARE)
def test_a_line_is_bare_without_its_marks(line: str) -> None:
    assert bare_line(line).text == BARE[line]


@pytest.mark.parametrize("form", FORMS)
def test_marks_do_not_hide_what_a_line_is(check: Check, form: str) -> None:
    check(*FORMS[form])


BLOCK_MARKS = ["##\u3000", "-\u3000", ">\u3000", "<p>", "&nbsp;", "\\.", "\u200b"]
MARKS = ["**", "*", "***", "__", "<b>", "</b>", *BLOCK_MARKS]
WORDS = ["一是", "二是", "第一，", "要清", "。", "：", "学习心得体会", "汇报人：", "XX", "甲", "；"]
PIECES = st.sampled_from([*MARKS, *WORDS, " "])


@given(st.lists(st.lists(PIECES, min_size=1, max_size=9).map("".join), min_size=1, max_size=8))
def test_whatever_the_marks_no_character_is_lost(lines: list[str]) -> None:
    edges = "\u200b \u3000"
    written = [line.strip(edges) for line in lines if line.strip(edges)]
    report = read_lines(lines)
    assert report.paragraphs == tuple(written)
    assert all(
        span.text for block in report.walk() for line in block.paragraphs for span in line.spans
    )
