import json
from pathlib import Path

import pytest

from app.errors import ExitCode, InputError
from app.workflow.read import read

TEXT = """在读书班上的交流研讨材料
各位领导，同志们：
近日，我在XX市参加了培训，有两点体会。
一、勤学。要做到：一是常读；二是常想。
二、实干。要常做。
汇报完毕。
"""


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "报告.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_the_tree_shows_role_ordinal_heading_place_and_length(report: Path) -> None:
    outcome = read(report, format="tree")
    assert outcome.exit_code is ExitCode.DONE
    assert str(outcome.output).split("\n") == [
        "交流研讨材料 · 6 段 · 74 字",
        "├─ 标题  在读书班上的交流研讨材料  第 1 段  12 字",
        "├─ 称谓  各位领导，同志们：  第 2 段  9 字",
        "├─ 开头  近日，我在XX市参加了培训，有两点体会。  第 3 段  20 字",
        "├─ 体会  一、勤学  第 4 段  19 字",
        "│  ├─ 体会  一是常读  第 4 段（段内）  5 字",
        "│  └─ 体会  二是常想  第 4 段（段内）  5 字",
        "├─ 体会  二、实干  第 5 段  9 字",
        "└─ 结束语  汇报完毕。  第 6 段  5 字",
        "占位符 1 处",
        "",
    ]


def test_the_tree_ends_in_what_was_unsure(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("一、学。\n三、想。\n还存在以下不足：\n1. 懒。\n2. 散。\n", encoding="utf-8")
    lines = str(read(path, format="tree").output).split("\n")
    assert "存疑：第 2 段，“一、”之后是“三、”，序号不连续" in lines
    assert any("正文（不足）  1.懒" in line for line in lines)


def test_the_json_is_that_of_the_contract(report: Path) -> None:
    found = json.loads(read(report, format="json").output or "")
    assert list(found) == ["kind", "paragraphs", "blocks", "placeholders", "tables"]
    assert found["kind"] == "交流研讨材料"
    assert found["paragraphs"] == TEXT.split()
    assert [(b["role"], b["first"], b["heading"]) for b in found["blocks"]] == [
        ("title", 0, None),
        ("salutation", 1, None),
        ("opening", 2, None),
        ("insight", 3, "勤学"),
        ("insight", 4, "实干"),
        ("signoff", 5, None),
    ]
    assert found["blocks"][3] == {
        "role": "insight", "level": 1, "heading": "勤学", "first": 3, "last": 3, "start": 0,
        "end": 9, "inline": False, "note": None,
        "children": [
            {"role": "insight", "level": 2, "heading": "常读", "first": 3, "last": 3, "start": 9,
             "end": 14, "inline": True, "note": None, "children": []},
            {"role": "insight", "level": 2, "heading": "常想", "first": 3, "last": 3, "start": 14,
             "end": 19, "inline": True, "note": None, "children": []},
        ],
    }  # fmt: skip
    (placeholder,) = found["placeholders"]
    assert (placeholder["token"], placeholder["paragraph"]) == ("XX", 2)
    assert TEXT.split()[2][placeholder["start"] : placeholder["end"]] == "XX"
    assert list(placeholder) == [
        "token", "text", "paragraph", "start", "end", "kind", "group", "doubt",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("seed", "count"), [("000_cdf6f018399aeddf.txt", 8), ("003_85ddae9de2d7be99.txt", 11)]
)
def test_a_seed_shows_its_placeholders(checkout: Path, seed: str, count: int) -> None:
    found = json.loads(read(checkout / "seeds" / seed, format="json").output or "")
    assert len(found["placeholders"]) == count


def test_an_unknown_format_is_refused(report: Path) -> None:
    with pytest.raises(InputError, match="tree 或 json"):
        read(report, format="xml")


MARKDOWN = """# 学习心得体会

近日，我参加了[培训](http://a.cn)，课程如下：

| 课程 | 主讲 |
| --- | --- |
| 甲 | ~~乙~~ |

|  |  |
| - | - |
| 丙 | XX |

![合影](a.png)
"""


@pytest.fixture
def markdown(tmp_path: Path) -> Path:
    path = tmp_path / "报告.md"
    path.write_text(MARKDOWN, encoding="utf-8")
    return path


def test_tables_are_told_by_their_lines(markdown: Path) -> None:
    shown = json.loads(read(markdown, format="json").output or "")
    assert shown["paragraphs"][2:5] == ["课程\t主讲", "甲\t乙", "丙\tXX"]
    assert shown["tables"] == [
        {"first": 2, "header": True, "last": 3},
        {"first": 4, "header": False, "last": 4},
    ]
    assert [place["token"] for place in shown["placeholders"]] == ["XX", "【请插入图片：合影】"]


def test_what_markdown_held_beside_words_is_told_with_line_and_column(markdown: Path) -> None:
    assert read(markdown).notes == (
        "报告.md:3:8: 链接“培训”的网址没有放进来：http://a.cn: 要印出来，就写进正文的括号里",
        "报告.md:7:7: “乙”划着删除线，字留下来了: 不要这些字就删去",
        "报告.md:13:1: 图片没有放进来：a.png: 在 Word 里插到“请插入图片”的地方",
    )


def test_a_table_alone_is_a_report(tmp_path: Path) -> None:
    path = tmp_path / "表.md"
    path.write_text("| 甲 | 乙 |\n| - | - |\n| 丙 | 丁 |\n", encoding="utf-8")
    assert "正文  甲 | 乙  第 1–2 段" in str(read(path).output)


def test_a_doubt_counts_the_rows_before_its_paragraph(tmp_path: Path) -> None:
    path = tmp_path / "疑.md"
    table = "| 甲 | 乙 |\n| - | - |\n| 丙 | 丁 |\n\n"
    lines = ["学习心得体会", table, "近日，我参加了学习。", "收获很大，很多。", "今后要努力。"]
    path.write_text("\n\n".join(lines), encoding="utf-8")
    assert "存疑：第 4 段，没有找到分条的体会" in str(read(path).output)


def test_a_closing_line_tells_which_one_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    ends = "附件：目录\n某局\n2026年11月20日\n（联系人：王敏）\n抄送：甲局。\n"
    path.write_text(TEXT + ends, encoding="utf-8")
    blocks = json.loads(read(path, format="json").output or "")["blocks"]
    assert [(each["role"], each["note"], each["first"]) for each in blocks[-5:]] == [
        ("tail", "attachments", 6),
        ("tail", "signature", 7),
        ("tail", "date", 8),
        ("tail", "contact", 9),
        ("tail", "copies", 10),
    ]
    tree = str(read(path, format="tree").output)
    assert "落款（附件）  附件：目录  第 7 段" in tree
