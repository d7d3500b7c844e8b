"""A starter says what can be written, and drafts as it stands."""

from __future__ import annotations

import pytest

from app.models.outline import Course, Fact, Measure, Point
from app.outline.grammar import OUTLINE
from app.outline.reading import parse_outline
from app.outline.shapes import Keyed
from app.outline.starters import starter

ENDS = ("# 署名", "# 附件", "# 落款", "# 联系人", "# 抄送")
KINDS = ["心得体会", "交流研讨材料", "学习情况报告", "no", "a: b # c"]


@pytest.mark.parametrize("kind", KINDS)
def test_a_starter_is_an_outline_of_its_kind(kind: str) -> None:
    outline = parse_outline(starter(kind), "o.yaml")
    assert outline.kind == kind
    assert len(outline.insights.items) == 3
    assert all(point.theme and not point.facts for point in outline.insights.items)


@pytest.mark.parametrize("kind", KINDS)
def test_its_first_line_names_the_schema(kind: str) -> None:
    first = starter(kind).split("\n")[0]
    assert first == "# yaml-language-server: $schema=./outline.schema.json"


def test_every_key_of_an_outline_is_explained() -> None:
    text = starter("心得体会")
    (form,) = OUTLINE.keyed()
    assert isinstance(form, Keyed)
    keys = [key.chinese for key in form.keys]
    for model in (Point, Fact, Measure, Course):
        keys += [field.title or "" for field in model.model_fields.values()]
    assert [key for key in keys if f"{key}:" not in text] == []


def test_what_is_commented_out_can_be_used_as_it_stands() -> None:
    lines = starter("交流研讨材料").split("\n")
    used = [line.replace("# ", "", 1) if line.startswith("    # - {") else line for line in lines]
    used = [line.replace("# ", "", 1) if line.startswith("      # - ") else line for line in used]
    step = ("  # - 主题: ……", "  #   措施:", "  #     - 年底前")
    used = [
        line.replace("# ", "", 1) if line.startswith(("  # XX", "# 序号", *step, *ENDS)) else line
        for line in used
    ]
    outline = parse_outline("\n".join(used), "o.yaml")
    assert outline.study.courses == (Course(title="……", teacher="……"),)
    assert outline.insights.items[0].facts == (Fact(fact="今年我们……"),)
    assert outline.next_steps
    assert outline.next_steps.items[0].measures == (Measure(measure="年底前……"),)
    assert outline.names == {"XX区": "历下区"}
    assert outline.ordinals.insights == "一是"
    assert outline.attachments == ("学习笔记目录", "参训人员名单")
    assert outline.byline == ("【单位】【职务】　【姓名】", "（【日期】）")
    assert outline.signature is True
    assert outline.contact == ("王敏，电话：0531-87654321",)
    assert outline.copies == ("市委组织部，市直机关工委",)


def test_the_answers_that_are_commented_out_can_be_used_as_they_stand() -> None:
    lines = starter("心得体会").split("\n")
    facts, measures = lines.index("#   事例:"), lines.index("#   措施:")
    told = [line.removeprefix("# ") for line in (*lines[facts : facts + 8], *lines[measures:][:2])]
    point = "文种: 甲\n体会:\n- 主题: 乙\n" + "\n".join(told) + "\n"
    (item,) = parse_outline(point, "o.yaml").insights.items
    assert [set(dict(one).values()) for one in (*item.facts, *item.measures)] == [{"……"}] * 2


def test_a_paper_has_no_salutation_and_a_speech_has() -> None:
    assert parse_outline(starter("心得体会"), "o").audience is False
    assert parse_outline(starter("交流研讨材料"), "o").audience
    assert parse_outline(starter("学习情况报告"), "o").audience is None
