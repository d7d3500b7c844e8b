"""An outline is checked as the draft that is made of it, at the writer's own words."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.errors import ExitCode, InputError
from app.workflow.check import CheckOptions, check_files

_OUTLINE = """\
文种: 心得体会
发言人: {单位: 市水利局, 职务: 科长, 姓名: 王敏}
日期: 2026-11-20
学习内容: {名称: 《调查研究》, 形式: 读书班, 组织单位: 区委组织部, 时间: 10月份}
体会:
  - 主题: 为民
    事例:
      - 事情: 我在窗口坐了一天,看见一位老人来了“两趟。
        说明: "落实《条例,要看窗口"
  - {主题: 学习, 事例: 科里每周读一篇“文件。}
  - 主题: 担当
    事例: |
      那天的事当天办完。
      没有过夜,也没有过周。
下一步:
  items:
    - {主题: 服务, 措施: 把“清单贴在门口。}
"""


def found(path: Path) -> list[tuple[str, int, int]]:
    ended = check_files([path], CheckOptions(format="json", ignore=("placeholder/",)))
    return [(each["text"], each["line"], each["column"]) for each in json.loads(ended.output or "")]


@pytest.fixture
def outline(tmp_path: Path) -> Path:
    path = tmp_path / "提纲.yaml"
    path.write_text(_OUTLINE, "utf-8")
    return path


def test_the_writers_words_are_found_where_they_stand_in_the_outline(outline: Path) -> None:
    assert found(outline) == [
        *((",", 8, 21), ("“", 8, 30)),
        *(("《", 9, 16), (",", 9, 19)),
        *(("“", 10, 25),),
        *((",", 14, 11),),
        *(("“", 17, 21),),
    ]


def test_a_gap_stands_at_the_value_it_asks_about(outline: Path) -> None:
    ended = check_files([outline], CheckOptions(format="json"))
    assert ended.exit_code == ExitCode.NEEDS_WRITER
    gaps = [
        (each["line"], each["column"])
        for each in json.loads(ended.output or "")
        if each["rule"] == "placeholder/left"
    ]
    assert gaps == [(10, 18), (12, 9), (17, 20)]


def test_what_the_outline_does_not_say_is_shown_without_a_place_there(outline: Path) -> None:
    outline.write_text(_OUTLINE.replace("日期: 2026-11-20\n", ""), "utf-8")
    shown = str(check_files([outline], CheckOptions()).output)
    assert f"  {outline} 错误 第 3 段 （〔【日期】〕）\n" in shown
    [each] = [
        each
        for each in json.loads(check_files([outline], CheckOptions(format="json")).output or "")
        if each["text"] == "【日期】"
    ]
    assert (each["line"], each["column"]) == (1, 1)


def test_a_faulty_outline_is_refused_as_by_draft(outline: Path) -> None:
    outline.write_text("文种: 心得体会\n体会会: []\n", "utf-8")
    with pytest.raises(InputError, match=r"提纲.yaml:2:1: 不认识“体会会”"):
        check_files([outline], CheckOptions())
