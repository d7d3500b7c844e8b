from collections.abc import Iterator
from textwrap import dedent

import pytest

from app.errors import InputError
from app.markup.parsing import looks_like_markup, read_markup
from app.markup.rendering import write_markup
from app.models.report import Block
from app.reading import read_lines


def draw(block: Block, indent: str = "") -> Iterator[str]:
    """Yield a block as lines: role, level and flags, then each paragraph, then the children.

    A paragraph with a heading is drawn as number|heading|stop|text, a row by its cells.
    """
    flags = "~" * block.inline + (f" {block.note}" if block.note else "")
    yield f"{indent}{block.role} {block.level}{flags}"
    for paragraph in block.paragraphs:
        parts = {"ordinal": "", "heading": "", "stop": "", "text": ""}
        for span in paragraph.spans:
            parts[span.part] += span.text
        if paragraph.row:
            yield f"{indent}- {paragraph.row}: {' ¦ '.join(paragraph.cells)}"
            continue
        plain = parts["text"] == paragraph.text
        yield f"{indent}- {paragraph.text if plain else '|'.join(parts.values())}"
    for child in block.children:
        yield from draw(child, indent + "  ")


def check(text: str, picture: str) -> None:
    report = read_markup(dedent(text).strip("\n"))
    drawn = [line for block in report.blocks for line in draw(block)]
    assert drawn == dedent(picture).strip("\n").split("\n")


def test_a_block_line_starts_a_block_and_each_line_is_a_paragraph() -> None:
    check(
        """
        ::: 标题
        学习体会

        ::: 开头
        大家好。

        近期学习了。
        """,
        """
        title 0
        - 学习体会
        opening 0
        - 大家好。
        - 近期学习了。
        """,
    )


def test_bold_at_the_start_of_a_line_is_number_heading_and_stop() -> None:
    check(
        """
        ::: 体会
        **一是感悟到为民之道。**民之所忧，我必念之。
        **加强学习：**多读书
        **加强学习**多读书
        **一、**多读书
        """,
        """
        insight 1
        - 一是|感悟到为民之道|。|民之所忧，我必念之。
        - |加强学习|：|多读书
        - |加强学习||多读书
        - 一、|||多读书
        """,
    )


def test_hashes_make_a_heading_on_a_line_of_its_own() -> None:
    check(
        """
        ::: 行动
        ## 一、加强学习
        多读书。
        ### （一）多读
        #标签不是标题
        """,
        """
        action 1
        - 一、|加强学习||
        - 多读书。
        - （一）|多读||
        - #标签不是标题
        """,
    )


def test_bold_elsewhere_is_no_heading_and_stars_that_mark_nothing_are_words() -> None:
    check(
        """
        ::: 开头
        我是**，很高兴。
        **没有结束的粗体
        话里有**粗体**的话
        """,
        """
        opening 0
        - 我是**，很高兴。
        - **没有结束的粗体
        - 话里有粗体的话
        """,
    )


def test_a_backslash_makes_the_next_character_a_word() -> None:
    check(
        r"""
        ::: 正文
        \::: 开头
        \# 井号
        \**不是粗体**
        甲\\乙
        **\一、不是序号\。**正文
        **一\思想上要重视。**正文
        """,
        r"""
        body 0
        - ::: 开头
        - # 井号
        - **不是粗体**
        - 甲\乙
        - |一、不是序号。||正文
        - 一|思想上要重视|。|正文
        """,
    )


def test_closing_lines_have_blocks_of_their_own_or_a_word_behind_the_label() -> None:
    text = """
        ::: 附件
        附件：目录
        ::: 落款 署名
        某局
        ::: 落款 日期
        2026年
        ::: 落款 联系人
        （联系人：甲）
        ::: 抄送
        抄送：甲。
        ::: 落款
        此致
        """
    report = read_markup(dedent(text))
    assert [(block.role, block.note) for block in report.blocks] == [
        ("tail", "attachments"),
        ("tail", "signature"),
        ("tail", "date"),
        ("tail", "contact"),
        ("tail", "copies"),
        ("tail", None),
    ]
    written = write_markup(report)
    assert [line for line in written.split("\n") if line.startswith(":::")] == [
        "::: 附件",
        "::: 落款 署名",
        "::: 落款 日期",
        "::: 联系人",
        "::: 抄送",
        "::: 落款",
    ]


def test_words_after_the_label_tell_level_note_and_that_a_block_goes_on_the_line_before() -> None:
    check(
        """
        ::: 体会 不足
        **一是学得不深。**要改
        ::: 体会 2 续
        **（一）读得少**
        ::: 体会 3 背景
        **1.时间紧**
        ::: 体会 2
        **（二）想得少**
        ::: 体会 0
        无序号
        ::: 行动引语 续
        下一步，
        """,
        """
        insight 1 weakness
        - 一是|学得不深|。|要改
          insight 2~
          - （一）|读得少||
            insight 3 background
            - 1.|时间紧||
          insight 2
          - （二）|想得少||
        insight 0
        - 无序号
        action_lead 0~
        - 下一步，
        """,
    )


def test_a_table_is_rows_that_may_begin_with_a_header() -> None:
    check(
        r"""
        ::: 开头
        课程如下：
        | 课程 | 主讲 |
        | :--- | ---: |
        | 数字政府 | 张教授、**李**教授 |
        | a\|b | 一<br>二 |
        |  | 缺 | 多 |
        没有竖线的一行
        """,
        """
        opening 0
        - 课程如下：
        - header: 课程 ¦ 主讲
        - next: 数字政府 ¦ 张教授、李教授
        - next: a|b ¦ 一\u2028二
        - next:  ¦ 缺 ¦ 多
        - 没有竖线的一行
        """,
    )


def test_a_table_whose_header_is_blank_has_none_and_a_blank_line_ends_a_table() -> None:
    check(
        """
        ::: 开头
        |  |  |
        |--|--|
        | 姓名 | 张三 |
        甲 | 乙

        丙 | 丁
        ---|---
        戊 | 己
        ::: 结尾 续
        谢谢 | 大家
        """,
        """
        opening 0
        - first: 姓名 ¦ 张三
        - next: 甲 ¦ 乙
        - header: 丙 ¦ 丁
        - next: 戊 ¦ 己
        closing 0
        - 谢谢 | 大家
        """,
    )


def test_pipes_without_a_line_under_the_header_are_words() -> None:
    check(
        "| 甲 | 乙 |\n| 丙 | 丁 |\n绝对值|x|", "body 0\n- | 甲 | 乙 |\n- | 丙 | 丁 |\n- 绝对值|x|"
    )


def test_a_block_that_holds_nothing_vanishes() -> None:
    check(
        """
        ::: 标题

        ::: 署名
        ::: 开头
        大家好。
        ::: 结尾
        """,
        """
        opening 0
        - 大家好。
        """,
    )


def test_a_heading_without_a_word_vanishes() -> None:
    check("::: 体会\n##\n一\n###  \n****\n二", "insight 1\n- 一\n- 二")


def test_words_before_the_first_block_line_are_body() -> None:
    check("没有块的一行\n::: 结尾\n谢谢。", "body 0\n- 没有块的一行\nclosing 0\n- 谢谢。")


def test_blanks_around_lines_go_and_a_final_newline_is_not_needed() -> None:
    check(":::标题  \n　　学习体会　\n\n\n", "title 0\n- 学习体会")


def test_kind_and_name_are_those_given() -> None:
    report = read_markup("::: 标题\n甲", kind="心得体会", name="a.md")
    assert (report.kind, report.name) == ("心得体会", "a.md")


def test_private_use_characters_of_a_file_mean_nothing_and_go() -> None:
    check("::: 开头\n大\ue000家\ue001好\ue010*\U000f0000。", "opening 0\n- 大家好*。")


UNKNOWN = [
    (
        "::: 标题\n甲\n\n::: 开始\n乙",
        ["a.md:4:1: 不认识“::: 开始”: 可以写：::: 标题、署名、称谓、开头"],
    ),
    ("::: 甲\n乙\n:::  丙 2\n丁", ["a.md:1:1: 不认识“::: 甲”", "a.md:3:1: 不认识“:::  丙 2”"]),
    (":::\n乙", ["a.md:1:1: 不认识“:::”"]),
    (":::: 标题\n乙", ["a.md:1:1: 不认识“:::: 标题”"]),
    # Words on the block line would otherwise be lost without a word.
    ("::: 开头 大家好。\n乙", ["a.md:1:1: “::: 开头”后面不能有别的字: 把正文写在下一行"]),
    # Word knows nine levels of headings, and so does a report.
    ("::: 体会 10\n乙", ["a.md:1:1: “::: 体会 10”的级数太大: 最多 9 级"]),
    ("::: 行动 续 4294967296\n乙", ["a.md:1:1: “::: 行动 续 4294967296”的级数太大"]),
    (f"::: 体会 {'9' * 5000}\n乙", ["a.md:1:1: “::: 体会 999"]),
    (f"::: 体会 {'0' * 5000}1\n乙", ["a.md:1:1: “::: 体会 000"]),
    ("::: 开头 ²\n乙", ["a.md:1:1: “::: 开头”后面不能有别的字"]),
]


@pytest.mark.parametrize(("text", "expected"), UNKNOWN)
def test_every_wrong_block_line_is_told_with_its_line(text: str, expected: list[str]) -> None:
    with pytest.raises(InputError) as caught:
        read_markup(text, name="a.md")
    told = [str(problem) for problem in caught.value.problems]
    assert len(told) == len(expected)
    for message, start in zip(told, expected, strict=True):
        assert message.startswith(start)
    assert caught.value.problems[0].shown in text.split("\n")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("::: 开头\n大家好", True),
        ("前言\n  ::: 标题\n甲", True),
        ("::: 体会 2 续\n甲", True),
        ("# 标题\n正文", False),
        ("::: warning\n提示", False),
        ("话里有 ::: 开头 三个冒号", False),
        ("", False),
    ],
)
def test_draft_markup_is_told_from_other_text(text: str, *, expected: bool) -> None:
    assert looks_like_markup(text) is expected


@pytest.mark.parametrize("stop", "。！？；：!?;:")
def test_a_heading_ends_in_the_same_stops_in_draft_text_as_in_any_report(stop: str) -> None:
    lines = ["学习心得体会", f"一、要快{stop}快了才好。", f"二、要稳{stop}稳了才好。"]
    found = next(block for block in read_lines(lines).blocks if block.role == "insight")
    marked = read_markup(f"::: 体会\n**一、要快{stop}**快了才好。\n")
    assert [(span.text, span.part) for span in marked.blocks[0].paragraphs[0].spans] == [
        (span.text, span.part) for span in found.paragraphs[0].spans
    ]
    assert (stop, "stop") in [(span.text, span.part) for span in found.paragraphs[0].spans]
