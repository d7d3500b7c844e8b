"""What all drafts of a batch would have of one writer is told before somebody reads it aloud."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.batch.options import BatchOptions, RowOptions
from app.workflow.batch import batch

_OUTLINE = """\
kind: 心得体会
speaker: {unit: 甲局, name: 王敏}
date: false
study: {subject: 《条例》, form: 读书班}
insights:
  - {theme: 为民, facts: [上个月我们跑了三个村。, 窗口加了一把椅子。]}
  - {theme: 协作}
next_steps: [{theme: 服务, measures: [每周走访一次。]}]
"""


def _told(folder: Path, table: str) -> list[str]:
    (folder / "o.yaml").write_text(_OUTLINE, "utf-8")
    (folder / "t.csv").write_text(table, "utf-8")
    options = BatchOptions(folder / "t.csv", str(folder / "{姓名}.txt"), jobs=1)
    notes = batch(folder / "o.yaml", options, RowOptions()).notes
    return [note for note in notes if note.startswith("提纲里写的")]


@pytest.mark.parametrize(
    ("columns", "shared", "advised"),
    [
        ([], "2 条事例、1 条措施", "体会.1.事例"),
        (["体会.1.事例"], "1 条措施", "下一步.1.措施"),
        (["insights[0].facts"], "1 条措施", "下一步.1.措施"),
        (["体会.条目.1.事例"], "1 条措施", "下一步.1.措施"),
        (["体会.2.事例"], "2 条事例、1 条措施", "体会.1.事例"),
        (["体会.1.事例", "下一步.1.措施"], "", ""),
        (["体会.1.事例.1", "下一步.1.措施"], "1 条事例", "体会.1.事例.2"),
        (["体会.1.事例.1.事情", "体会.1.事例.2.事情"], "1 条措施", "下一步.1.措施"),
        # What is answered about a fact is not the fact.
        (["体会.1.事例.1.原先", "体会.1.事例.2"], "1 条事例、1 条措施", "体会.1.事例.1"),
        (["下一步.1.措施.1.期限"], "2 条事例、1 条措施", "体会.1.事例"),
    ],
)
def test_facts_that_no_column_says_are_the_same_in_every_draft(
    tmp_path: Path, columns: list[str], shared: str, advised: str
) -> None:
    rows = [["姓名", *columns], ["李红", *columns], ["刘洋", *columns]]
    told = _told(tmp_path, "".join(",".join(row) + "\n" for row in rows))
    assert len(told) == bool(shared)
    assert all(f"提纲里写的 {shared}，" in note and f"“{advised}”" in note for note in told)


def test_one_row_shares_with_nobody(tmp_path: Path) -> None:
    assert not _told(tmp_path, "姓名\n李红\n")
