"""Markdown to plain words: what marks it, what only looks like a mark, and what is told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text.markdown.blocks import opens_block, plain_text
from app.text.markdown.inline import escaped, plain_line
from app.text.markdown.signs import ROWS
from app.text.markdown.tables import ends_in_row, lay_rows, write_cell, write_row

MARKED = [
    # Inline code, its words and nothing else.
    ("按`make`键，``a`b``和`` `c` ``", r"按make键，a\`b和\`c\`"),
    ("`**不是粗体**`", r"\*\*不是粗体\*\*"),
    # Strikes and highlights.
    ("~~甲~~乙==丙==", "甲乙丙"),
    ("~~**甲**~~", "甲"),
    # Emphasis, inside one another too.
    ("**外*内*外**和***粗斜***", "外内外和粗斜"),
    ("**重点是*实*** ***甲**乙*", "重点是实 甲乙"),
    ("要做到__勤学__，_实干_。", "要做到__勤学__，实干。"),
    ("（__勤学__）", "（勤学）"),
    ("**一、加强学习**", "一、加强学习"),
    ("要**抓好落实**，", "要抓好落实，"),
    ("我们要**坚持人民至上、做到学用结合**。", "我们要坚持人民至上、做到学用结合。"),
    # Links of every kind.
    ('看[原文](http://a.cn/x_y "标题")', "看原文"),
    ("[**甲**](<a b.md>)[乙](a(b).md)[丙]()", "甲乙丙"),
    ("<https://a.cn/x>", r"https\:\/\/a\.cn\/x"),
    ("<me@a.cn>", r"me\@a\.cn"),
    ("[甲](#一)和[乙](附件.docx)", "甲和乙"),
    # Pictures, in links too.
    ("![合影](a/b.png)", "【请插入图片：合影】"),
    ("![](a/b.png)", "【请插入图片：b.png】"),
    ("[![徽标](a.png)](http://a.cn)", "【请插入图片：徽标】"),
    ('<img src="a.png" alt="合影">', "【请插入图片：合影】"),
    # HTML.
    (
        "<u>甲</u><span style='x'>乙</span>&nbsp;<b>丙</b>&lt;&amp;",
        r"甲乙\ 丙\<\&".replace("\\ ", " "),
    ),
    ("H<sub>2</sub>O", "H2O"),
    ("甲<br>乙<br/>丙", "甲\ue001乙\ue001丙"),
    ('<p align="center">甲</p>', "\ue001甲\ue001"),
    ("<del>甲</del><!-- 注 -->", "甲<!-- 注 -->"),
]

NOT_MARKED = [
    "我是*区委**，学习党的**大精神",
    "打造**产业、强化**名片",
    "单位：**局，职务：**。",
    "单位为**公司，职务为**。",
    "在**的支持下，**。",
    "围绕**主题，聚焦**，强化**。",
    "**区委、**区政府，**。",
    "走访**户，化解矛盾**。",
    "3*5=15，2**10，C*算法",
    "2023_年_，第_期，_年_月_日，____年",
    "*",
    "**",
    "某某局**处",
    "[单位](必填)，[日期]，【姓名】，[1]",
    "9:00~~11:00和14:00~~17:00",
    "哈~~ 好~~",
    "x==1，y==2",
    "<姓名>，<某某>，a<b，c>d，<5%",
    "AT&T；R&D;",
    "￥100_000",
    "a|b",
    "|甲|",
    "|x|<3",
]


@pytest.mark.parametrize(("line", "words"), MARKED)
def test_marks_go_and_their_words_stay(line: str, words: str) -> None:
    assert plain_line(line).text == words


@pytest.mark.parametrize("line", NOT_MARKED)
def test_what_only_looks_like_a_mark_stays(line: str) -> None:
    assert plain_text(line).text == line
    assert plain_text(line).told == ()


@pytest.mark.parametrize("line", [line for line, _ in MARKED] + NOT_MARKED)
def test_words_can_be_written_so_that_they_read_as_themselves(line: str) -> None:
    written = escaped(line)
    kept = "\\" + written if opens_block(written) else written
    plain = plain_text(kept)
    assert plain.told == ()
    assert plain.text.replace("\\\\", "\0").replace("\\", "").replace("\0", "\\") == line


BLOCKS = [
    # Headings of both kinds.
    ("# 甲 #\n##乙\n丙\n===\n丁\n---", "甲\n乙\n丙\n\n丁\n"),
    ("#1机组\n#话题", "#1机组\n#话题"),
    # Quotations, lists, tasks.
    ("> 甲\n> - 乙\n>50%的人", "甲\n乙\n>50%的人"),
    ("- 甲\n* 乙\n+ 丙\n-5℃", "甲\n乙\n丙\n-5℃"),
    ("- [ ] 甲\n- [x] 乙\n[ ] 丙", "□ 甲\n☑ 乙\n[ ] 丙"),
    ("1. 甲\n2) 乙", "1. 甲\n2) 乙"),
    # Rules.
    ("甲\n\n***\n* * *\n- - -\n___\n乙", "甲\n\n\n\n\n\n乙"),
    # Code in fences, whatever it holds; a fence that never closes is no more than a line.
    ("```python\nx = [a](b.c)\n- *y*\n```\n甲", "\nx \\= \\[a\\]\\(b\\.c\\)\n\\- \\*y\\*\n\n甲"),
    ("~~~\n```\n~~~\n甲", "\n\\`\\`\\`\n\n甲"),
    ("```\n**甲**", "\n甲"),
    # Line breaks by hand.
    ("甲\\\n乙  \n丙", "甲\n乙  \n丙"),
    # Comments and properties.
    ("甲<!-- 一\n二 -->乙\n丙", "甲乙\n\n丙"),
    ("---\ntitle: 甲\ntags:\n  - 乙\n---\n丙", "\n\n\n\n\n丙"),
    ("---\n正文不是属性\n---", "\n正文不是属性\n"),
    # What stands elsewhere.
    ("[甲][a]、[乙][]和[丙]\n\n[a]: http://a.cn\n[乙]: <b.md> '题'", "甲、乙和[丙]\n\n\n"),
    ("[时间]: 2024.5.1\n[单位]: 县委办", "[时间]: 2024.5.1\n[单位]: 县委办"),
    (
        "甲[^1]乙[^注]\n\n[^1]: 见*某*书\n    第三页\n[^注]: 同上",
        "甲（见某书第三页）乙（同上）\n\n\n\n",
    ),
    ("甲[^1]。\n[^1]: 见第三页。", "甲（见第三页）。\n"),
    ("甲[^1]，乙[^2]\n[^1]: 下同.\n[^2]: 等等……", "甲（下同），乙（等等……）\n\n"),
    ("甲[^1]\n[^1]: 一句。\n    两句。", "甲（一句。两句）\n\n"),
    ("甲[^2]\n[^1]: 没有用到", "甲\\[2\\]\n没有用到"),
    # Scripts and styles of a web page.
    ("甲\n<style>\np {x}\n</style>\n乙", "甲\n\n\n\n乙"),
]


@pytest.mark.parametrize(("text", "plain"), BLOCKS)
def test_blocks_lose_their_marks_and_lines_keep_their_numbers(text: str, plain: str) -> None:
    assert plain_text(text).text == plain


def test_a_table_of_html_is_rows_with_an_empty_cell_for_each_that_is_merged() -> None:
    text = """甲
<table>
<tr><th>A</th><th colspan="2">B&amp;C</th></tr>
<tr><td rowspan=2>1<br>2</td><td>3</td><td>4</td></tr>
<tr><td>5</td><td>6*</td></tr>
</table>乙"""
    rows = ["\ue002A\tB\\&C\t", "\ue0041\u20282\t3\t4", "\ue004\t5\t6\\*"]
    broken = "\ue001" + "\ue001".join(rows) + "\ue001\n\n\n\n乙"
    assert plain_text(text).text == f"甲\n{broken}"


@pytest.mark.parametrize(
    ("columns", "cells"),
    [("2", 2), (" 3 ", 3), ("2px", 2), ("0", 1), ("二", 1), ("", 1), ("1" * 5000, 100)],
)
def test_a_cell_of_html_is_as_wide_as_a_browser_reads_it(columns: str, cells: int) -> None:
    text = plain_text(f'<table><tr><td colspan="{columns}">甲</td></tr></table>').text
    assert text.count("\t") == cells - 1


TOLD = [
    ("甲[乙](http://a.cn)", (1, 2, "链接“乙”的网址没有放进来：http://a.cn")),
    ("> - [乙][a]\n\n[a]: b.cn/c.md", (1, 5, "链接“乙”的网址没有放进来：b.cn/c.md")),
    ("[a]: http://a.cn", (1, 1, "正文里没有用到的网址没有放进来：http://a.cn")),
    ("\n　![合影](a.png)", (2, 2, "图片没有放进来：a.png")),
    ("| 甲 |\n| --- |\n| ~~乙~~ |", (3, 3, "“乙”划着删除线，字留下来了")),
    ("10<sup>3</sup>", (1, 3, "“3”原来是上标，现在排成一般的字")),
    ("<a href='http://a.cn'>甲</a>", (1, 1, "链接“甲”的网址没有放进来：http://a.cn")),
    ("甲\n乙<!-- 丙 -->", (2, 2, "注释没有放进来")),
    ("---\ntitle: 甲\n作者: 乙\n---\n", (1, 1, "开头的属性没有放进来：title、作者")),
    ("甲[^1]\n[^1]: 乙", (1, 2, "脚注 [^1] 放进了正文的括号里")),
    ("甲[^1]", (1, 2, "脚注 [^1] 没有写内容")),
    ("如下：\n| 甲 | 乙 |\n| 1 | 2 |", (2, 1, "“| 甲 | 乙 |”像表头，下面缺一行 | --- | --- |")),
    ("> | 甲 |\n> | 乙 |\n> | 丙 |", (1, 1, "“| 甲 |”像表头，下面缺一行 | --- |")),
    ("|甲|乙|丙|\n|一|二|三|", (1, 1, "“|甲|乙|丙|”像表头，下面缺一行 | --- | --- | --- |")),
    ("[^1]: [甲](a.md)\n[^1]", (1, 7, "链接“甲”的网址没有放进来：a.md")),
    ("[^1]: 乙", (1, 1, "正文里没有脚注 [^1] 的记号")),
    ("<script>x</script>", (1, 1, "网页的 script 没有放进来")),
]


@pytest.mark.parametrize(("text", "told"), TOLD)
def test_what_is_not_kept_is_told_with_line_and_column(
    text: str, told: tuple[int, int, str]
) -> None:
    assert told in [(each.line, each.column, each.what) for each in plain_text(text).told]


@pytest.mark.parametrize(
    "line", ["[http://a.cn](http://a.cn)", "<http://a.cn>", "**甲** `乙` ==丙=="]
)
def test_what_loses_nothing_is_not_told(line: str) -> None:
    assert plain_text(line).told == ()


def test_a_table_is_found_by_the_line_under_its_header() -> None:
    assert (
        lay_rows("甲\n| 乙 | 丙\n-|-\n丁|戊|己\n庚") == "甲\n\ue002乙\t丙\n\n\ue004丁\t戊\t己\n庚"
    )
    assert lay_rows("|-|-|\n|甲|乙|\n\n|丙|丁|") == "\n\ue003甲\t乙\n\n|丙|丁|"
    for text in ("|甲|乙|\n|丙|丁|", "甲\n---\n|乙|", "a|b", "甲\\|乙\n---|---"):
        assert "\ue002" not in lay_rows(text)


def test_a_table_at_an_end_of_a_text_is_known() -> None:
    table = "| 甲 |\n| - |\n| 乙 |"
    assert lay_rows(table)[0] in ROWS
    assert lay_rows(f"丙\n{table}")[0] not in ROWS
    assert ends_in_row(f"丙\n{table}")
    assert not ends_in_row(f"{table}\n丙")
    assert not ends_in_row("丙|丁")


CELL = st.text("甲|\\<b >*", min_size=1).map(str.strip).filter(bool)


@given(st.lists(CELL, min_size=1, max_size=3))
def test_a_cell_is_read_as_it_was_written(cells: list[str]) -> None:
    assert (
        lay_rows(write_row(map(write_cell, cells), "header")) == "\ue002" + "\t".join(cells) + "\n"
    )
