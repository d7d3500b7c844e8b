"""Columns that are keys of an outline, and the outline with cells in their places."""

from __future__ import annotations

import pickle

import pytest

from app.files.yaml_nodes import parse_yaml
from app.outline.key_paths import key_path, short_path
from app.outline.placing import held_at, with_cell

_OUTLINE = """\
kind: 心得体会
发言人: {单位: XX区税务局}
insights:
  - 为民
  - {theme: 担当, facts: [甲]}
"""


@pytest.mark.parametrize(
    ("column", "steps"),
    [
        ("日期", ("date",)),
        ("speaker.unit", ("speaker", "unit")),
        ("发言人.单位", ("speaker", "unit")),
        ("发言人.unit", ("speaker", "unit")),
        ("体会.1.事例", ("insights", 0, "facts")),
        ("insights[0].facts", ("insights", 0, "facts")),
        ("体会.2", ("insights", 1)),
        ("体会.引语", ("insights", "lead")),
        ("学习内容.课程.2.主讲", ("study", "courses", 1, "teacher")),
        ("名称对照.XX区", ("names", "XX区")),
        ("体会.1.事例.2.原先", ("insights", 0, "facts", 1, "before")),
        ("insights[0].facts[1].shows", ("insights", 0, "facts", 1, "shows")),
        ("下一步.1.措施.1.受益", ("next_steps", 0, "measures", 0, "for")),
        ("next_steps[0].measures[0].for", ("next_steps", 0, "measures", 0, "for")),
        # What is alone in its list needs no number.
        ("体会.1.事例.原先", ("insights", 0, "facts", 0, "before")),
        ("体会.1.固定.编号", ("insights", 0, "pin", 0, "id")),
        ("体会.1.事例.1.期限", None),
        ("下一步.1.措施.1.whom", None),
        ("语体", ("voice",)),
        ("体会.0.事例", None),
        ("体会.事例", None),
        ("日期.年", None),
        ("落款.单位", ("signature", "unit")),
        ("抄送", ("copies",)),
        ("附件.2", ("attachments", 1)),
        ("发言人.工资", None),
        ("", None),
        ("甲乙", None),
    ],
)
def test_a_column_names_a_place_of_the_outline(
    column: str, steps: tuple[str | int, ...] | None
) -> None:
    path = key_path(column)
    assert (path and path.steps) == steps


@pytest.mark.parametrize(
    ("name", "steps"),
    [
        ("单位", ("speaker", "unit")),
        ("姓名", ("speaker", "name")),
        ("组织单位", ("study", "organizer")),
        ("标题", None),
        ("内容", None),
    ],
)
def test_a_keys_own_name_will_do_if_only_one_is_called_so(
    name: str, steps: tuple[str, ...] | None
) -> None:
    path = short_path(name)
    assert (path and path.steps) == steps


@pytest.mark.parametrize(
    ("column", "cell", "expected"),
    [
        ("发言人.单位", "市局", {"发言人": {"单位": "市局"}}),
        ("发言人.姓名", "王敏", {"发言人": {"单位": "XX区税务局", "姓名": "王敏"}}),
        ("发言人.单位", "", {}),
        ("发言人", "false", {"发言人": False}),
        ("日期", "false", {"日期": False}),
        ("结尾", "一段。\n又一段。", {"结尾": "一段。\n又一段。"}),
        ("体会.1.事例", "乙", {0: {"主题": "为民", "事例": "乙"}}),
        ("体会.1.事例", "乙\n丙", {0: {"主题": "为民", "事例": ["乙", "丙"]}}),
        ("体会.2.事例", "", {1: {"theme": "担当"}}),
        ("体会.1.主题", "", {0: "【主题】"}),
        ("体会.3.主题", "廉洁", {2: {"主题": "廉洁"}}),
        ("体会.3.主题", "", {}),
        ("下一步.1.主题", "学习", {"下一步": [{"主题": "学习"}]}),
    ],
)
def test_a_cell_takes_its_place(column: str, cell: str, expected: dict[str | int, object]) -> None:
    root = parse_yaml(_OUTLINE, "o.yaml").root
    path = key_path(column)
    assert path
    plain = with_cell(root, path, cell, 9).plain()
    assert isinstance(plain, dict)
    points = plain["insights"]
    assert isinstance(points, list)
    held: dict[str | int, object] = {
        "kind": "心得体会",
        "发言人": {"单位": "XX区税务局"},
        0: "为民",
        1: {"theme": "担当", "facts": ["甲"]},
    }
    held.update(expected)
    if (column, cell) == ("发言人.单位", ""):
        del held["发言人"]
    found: dict[str | int, object] = {k: v for k, v in plain.items() if k != "insights"}
    found.update(enumerate(points))
    assert found == held


@pytest.mark.parametrize(
    ("written", "column", "cell", "expected"),
    [
        ("[甲, 乙]", "事例.2.原先", "丙", ["甲", {"事情": "乙", "原先": "丙"}]),
        ("[甲]", "事例.2.事情", "乙", ["甲", {"事情": "乙"}]),
        ("[甲]", "事例.1.原先", "", [{"事情": "甲"}]),
        ("[{fact: 甲, before: 乙}]", "事例.1.原先", "丙", [{"fact": "甲", "before": "丙"}]),
        ("[{fact: 甲, before: 乙}]", "事例.1.原先", "", [{"fact": "甲"}]),
        ("[{fact: 甲, before: 乙}]", "事例.1", "丙", ["丙"]),
        ("[{fact: 甲, before: 乙}]", "事例", "丙\n丁", ["丙", "丁"]),
        # One thing that is told without a list is the first of its list.
        ("甲", "事例.1.原先", "乙", [{"事情": "甲", "原先": "乙"}]),
        ("甲", "事例.原先", "乙", [{"事情": "甲", "原先": "乙"}]),
        ("甲", "事例.2", "乙", ["甲", "乙"]),
        ("{事情: 甲}", "事例.1.说明", "乙", {"事情": "甲", "说明": "乙"}),
        ("{事情: 甲}", "事例.2", "乙", [{"事情": "甲"}, "乙"]),
        ("", "事例.1.事情", "乙", [{"事情": "乙"}]),
        ("", "事例.1.原先", "乙", [{"原先": "乙"}]),
    ],
)
def test_a_cell_takes_its_place_in_what_is_told(
    written: str, column: str, cell: str, expected: object
) -> None:
    root = parse_yaml(f"insights: [{{theme: 为民, facts: {written}}}]\n", "o.yaml").root
    path = key_path(f"体会.1.{column}")
    assert path
    plain = with_cell(root, path, cell, 9).plain()
    assert plain == {"insights": [{"theme": "为民", "facts": expected}]}


@pytest.mark.parametrize(
    ("outline", "column", "expected"),
    [
        ("附件: 甲", "附件.2", {"附件": ["甲", "乙"]}),
        ('附件: "甲\\n丙"', "附件.2", {"附件": ["甲", "乙"]}),
        (
            "study: {courses: 甲}",
            "学习内容.课程.1.主讲",
            {"study": {"courses": [{"题目": "甲", "主讲": "乙"}]}},
        ),
        ("insights: [{content: 甲}]", "体会.1.内容.2", {"insights": [{"content": ["甲", "乙"]}]}),
        (
            "insights: [{pin: {id: a/title/b}}]",
            "体会.1.固定.2",
            {"insights": [{"pin": [{"id": "a/title/b"}, "乙"]}]},
        ),
    ],
)
def test_what_is_short_for_a_list_keeps_its_words(
    outline: str, column: str, expected: dict[str, object]
) -> None:
    path = key_path(column)
    assert path
    root = parse_yaml(f"{outline}\n", "o.yaml").root
    assert with_cell(root, path, "乙", 9).plain() == expected


def test_a_section_keeps_its_points_when_it_gets_a_lead() -> None:
    root = parse_yaml("insights: [为民, 担当]\n", "o.yaml").root
    lead, theme = key_path("体会.引语"), key_path("体会.2.主题")
    assert lead
    assert theme
    plain = with_cell(with_cell(root, lead, "两点：", 9), theme, "廉洁", 9).plain()
    assert plain == {"insights": {"条目": ["为民", {"主题": "廉洁"}], "引语": "两点："}}


def test_a_point_cannot_be_set_where_the_ones_before_it_are_missing() -> None:
    root = parse_yaml(_OUTLINE, "o.yaml").root
    path = key_path("体会.5.主题")
    assert path
    with pytest.raises(IndexError):
        with_cell(root, path, "廉洁", 9)


def test_a_text_that_is_short_for_a_mapping_holds_what_it_stands_for() -> None:
    root = parse_yaml("speaker: 王敏\n", "o.yaml").root
    name, unit = key_path("发言人.姓名"), key_path("发言人.单位")
    assert name
    assert unit
    assert held_at(root, name)
    assert not held_at(root, unit)
    assert with_cell(root, unit, "市局", 9).plain() == {"speaker": {"姓名": "王敏", "单位": "市局"}}


def test_a_place_goes_to_another_process_whole() -> None:
    path = key_path("体会.1.事例")
    assert pickle.loads(pickle.dumps(path)) == path  # noqa: S301 - it was made here
