"""A table goes from Markdown, Word or an outline through a draft, and comes back as the table."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.models.report import Report
from app.reading import read_report
from app.workflow.draft import DraftOptions, draft
from app.workflow.export import export
from app.workflow.new import new

EVERYWHERE = r"""# 关于参加数字政府培训的学习情况报告

| 姓名 | 单位 |
| --- | --- |
| 张三 | XX区政务服务中心 |

各位领导：

近日，我参加了培训，课程如下：

| 课程 | 主讲 | 学时 |
| --- | :-: | --: |
| 《数字政府建设》 | 张教授 | 3*5 |
| a\|b\\ | 一<br>二 | |

|  |  |
| --- | --- |
| 合计 | 两门 |

主要有两点体会。

## 一、勤学

| 书 | 遍数 |
| --- | --- |
| 《论语》 | 3 |

要常读。

## 二、实干

要常做。甲 | 乙不是表。

| 事 | 成效 |
| --- | --- |
| 走访 | 86户 |

下一步，我将继续努力。

| 事项 | 期限 |
| --- | --- |
| 加固 | 12月底 |

汇报完毕。

附件：1.名单

2026年11月20日

| 序号 | 附件 |
| --- | --- |
| 1 | 名单 |
"""

ROWS = [
    ("header", ("姓名", "单位")),
    ("next", ("张三", "XX区政务服务中心")),
    ("header", ("课程", "主讲", "学时")),
    ("next", ("《数字政府建设》", "张教授", "3*5")),
    ("next", ("a|b\\", "一\u2028二", "")),
    ("first", ("合计", "两门")),
    ("header", ("书", "遍数")),
    ("next", ("《论语》", "3")),
    ("header", ("事", "成效")),
    ("next", ("走访", "86户")),
    ("header", ("事项", "期限")),
    ("next", ("加固", "12月底")),
    ("header", ("序号", "附件")),
    ("next", ("1", "名单")),
]


def lines(report: Report) -> list[tuple[str | None, tuple[str, ...]]]:
    return [(line.row, line.cells) for line in report.whole_lines()]


def rows(report: Report) -> list[tuple[str | None, tuple[str, ...]]]:
    return [(kind, cells) for kind, cells in lines(report) if kind]


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "a.md"
    path.write_text(EVERYWHERE, encoding="utf-8")
    return path


def test_each_table_of_a_report_is_read_where_it_stands(report: Path) -> None:
    found = read_report(report)
    assert rows(found) == ROWS
    assert found.paragraphs.index("姓名\t单位") == 1
    assert [block.role for block in found.blocks] == [
        *["title", "body", "salutation", "opening", "insight", "insight", "closing"],
        *["signoff", "tail", "tail", "body"],
    ]


@pytest.mark.parametrize("form", [".md", ".json", ".docx"])
def test_a_table_comes_back_from_a_draft(report: Path, form: str) -> None:
    copy = report.with_name(f"b{form}")
    export(report, output=copy)
    assert lines(read_report(copy)) == lines(read_report(report))


def test_a_table_comes_back_from_the_outline_of_its_report(report: Path) -> None:
    outline, back = report.with_name("o.yaml"), report.with_name("c.json")
    new(None, output=outline, source=report)
    draft(outline, DraftOptions(output=back))
    assert lines(read_report(back)) == lines(read_report(report))
    # For whoever goes on in the outline, each row has its line.
    assert "\n    | 《论语》 | 3 |\n" in outline.read_text(encoding="utf-8").replace("  ", " ")


def test_a_table_in_plain_text_has_a_row_a_line_and_tabs_between_cells(report: Path) -> None:
    text = report.with_name("a.txt")
    export(report, output=text)
    written = text.read_text(encoding="utf-8").split("\n")
    assert "课程\t主讲\t学时" in written
    assert "a|b\\\t一 二\t" in written
