"""The questions for a file's names: one a group, the last answers offered, nothing asked twice."""

from __future__ import annotations

import pytest

from app.models.names import NameSheet
from app.placeholders.choosing import plan_filling
from app.placeholders.finding import find_placeholders
from app.placeholders.form import Form
from app.placeholders.forms import box_places
from app.placeholders.interview import Answer, Interview, group_questions

LINES = ["在XX市，20XX年X月X日，张XX同志", "到XX市的XX%", "【单位】和【单位】", "20XX年X月X日"]


def interview(lines: list[str], sheet: NameSheet | None = None) -> Interview:
    found = find_placeholders(lines)
    left = plan_filling(lines, sheet or NameSheet(), found).left
    return Interview(group_questions(found, lines, lambda n: f"第 {n + 1} 段", left))


def asked(talk: Interview) -> str:
    lines = talk.lines()
    return lines[1] if lines else ""


def test_one_question_stands_for_a_group_with_every_place_of_it() -> None:
    assert interview(LINES).lines() == [
        "",
        "[1/6] 地方 XX市，共 2 处",
        "  第1处 第 1 段 在〔XX〕市，20XX年X月X日，…",
        "  第6处 第 2 段 到〔XX〕市的XX%",
    ]


def test_an_answer_is_the_value_of_every_place_of_the_group() -> None:
    talk = interview(LINES)
    assert talk.answer(" 济南市 ").values == {1: "济南市", 6: "济南市"}
    assert asked(talk) == "[2/6] 日期 20XX年X月X日"


def test_a_date_is_asked_once_and_must_be_one() -> None:
    talk = interview(LINES[:1])
    talk.answer("")
    assert [line for line in talk.lines() if "处" in line] == [
        "  第2处 第 1 段 在XX市，〔20XX年X月X日〕，张XX同志"
    ]
    reply = talk.answer("明天")
    assert (reply.values, "日期" in reply.told) == ({}, True)
    assert asked(talk) == "[2/3] 日期 20XX年X月X日"
    assert talk.answer("2026-11-20").values == {2: "2026-11-20"}


def test_a_date_given_for_its_first_marker_fills_all_of_it() -> None:
    lines = ["20XX年X月X日", "20XX年X月X日，XX年"]
    found = find_placeholders(lines)
    talk = interview(lines)
    values: dict[int, str] = {}
    while talk.question:
        values |= talk.answer("2026-11-20" if talk.question.date else "十").values
    from app.models.names import Occurrence

    sheet = NameSheet(
        occurrences=tuple(
            Occurrence(n=n, token=found[n - 1].token, value=value) for n, value in values.items()
        )
    )
    plan = plan_filling(lines, sheet, found)
    assert not plan.left
    assert [edit.value for edit in plan.edits][:2] == ["2026年11月20日", "2026年11月20日"]


def test_the_last_answers_of_the_same_kind_are_offered_and_picked_by_number() -> None:
    talk = interview(["在XX市", "在YY", "和XX县", "与XX区，XX%，张XX同志"])
    talk.answer("济南市")
    talk.answer("商河县")
    assert talk.lines()[-1] == "  1) 商河县  2) 济南市"
    assert talk.answer("2").values == {3: "济南市"}
    assert talk.offered == []
    assert talk.answer("1").values == {4: "1"}
    assert talk.offered == []


def test_a_part_of_a_date_is_asked_for_without_offers_as_a_number_is_the_answer() -> None:
    talk = interview(["20XX年X月X日", "20XX年X月X日上午____时（星期X）"])
    talk.answer("2026-11-20")
    assert talk.offered == ["2026-11-20"]
    talk.answer("1")
    assert asked(talk) == "[3/4] 日期 ____时"
    assert talk.offered == []
    assert talk.answer("1").values == {7: "1"}
    assert talk.offered == []


def test_a_number_that_is_meant_is_written_behind_a_sign() -> None:
    talk = interview(["在XX市", "和XX县"])
    talk.answer("济南市")
    assert talk.answer("=1").values == {2: "1"}


def test_an_empty_answer_goes_on_and_a_place_can_be_filled_with_nothing() -> None:
    talk = interview(["在XX市", "和XX县"])
    assert talk.answer("").values == {}
    assert talk.answer("（空）").values == {2: ""}
    assert talk.question is None
    assert not talk.left


def test_a_group_can_be_asked_place_by_place() -> None:
    talk = interview(["【单位】和【单位】", "在XX市"])
    assert talk.answer("/").values == {}
    assert asked(talk) == "[1/3] 单位 【单位】"
    assert talk.answer("甲局").values == {1: "甲局"}
    assert talk.answer("/").told == "只有这一处"
    assert talk.answer("乙局").values == {2: "乙局"}
    assert asked(talk) == "[3/3] 地方 XX市"


def test_leaving_ends_the_questions() -> None:
    talk = interview(LINES)
    assert talk.answer("q").values == {}
    assert (talk.question, talk.left, talk.lines()) == (None, True, [])


def test_what_has_a_value_is_not_asked_for() -> None:
    talk = interview(LINES, NameSheet(names={"XX市": "济南市", "单位": "甲局"}))
    assert asked(talk) == "[1/4] 日期 20XX年X月X日"


def test_a_doubt_is_told_and_many_places_are_counted() -> None:
    talk = interview(["最大*力量"])
    assert "存疑" in talk.lines()[2]
    talk = interview(["【单位】"] * 9)
    assert talk.lines()[-1] == "  …… 还有 4 处"


def test_older_answers_are_offered_where_they_are_of_the_kind_that_is_asked_for() -> None:
    talk = interview(["在XX市"])
    talk.recent = [Answer("济南市", "place"), Answer("张三", "person"), Answer("某局")]
    assert talk.offered == ["济南市"]


FORM = [
    f"{label}：____" for label in ["姓名", "性别", "教龄", "工作单位", "职称", "联系电话", "负责人"]
]


def labels_with_offers(talk: Interview, *answers: str) -> dict[str, list[str]]:
    """What is offered at each question of a form, by its label, while these are answered."""
    offered = {}
    for answer in answers:
        assert talk.question
        offered[talk.question.label] = talk.offered
        talk.answer(answer)
    return offered


def test_an_answer_is_offered_only_for_a_person_where_one_is_asked_for() -> None:
    talk = interview(FORM)
    answers = ("苏晚晴", "女", "3", "市第一小学", "高级教师", "13800000000", "")
    assert labels_with_offers(talk, *answers) == {
        "姓名": [],
        "性别": [],
        "教龄": [],
        "工作单位": [],
        "职称": [],
        "联系电话": [],
        "负责人": ["苏晚晴"],
    }


def test_a_number_that_is_typed_is_the_answer_where_one_may_be() -> None:
    talk = interview(FORM)
    for answer in ("苏晚晴", "女"):
        talk.answer(answer)
    reply = talk.answer("1")
    assert (list(reply.values.values()), reply.told) == (["1"], "记下：1")


def test_whole_dates_are_offered_only_where_they_are_called_the_same() -> None:
    talk = interview(["入学时间：20XX年X月X日", "入学时间：20XX年X月X日", "毕业时间：20XX年X月X日"])
    talk.answer("2020-9-1")
    assert talk.offered == ["2020-9-1"]
    talk.answer("1")
    assert talk.question
    assert talk.question.label == "毕业时间"
    assert talk.offered == []
    drawn = interview(["____年__月毕业于", "____年__月获"])
    drawn.answer("2008年7月")
    assert drawn.question
    assert drawn.offered == []


def test_every_answer_is_told_and_so_is_what_was_picked() -> None:
    lines = ["在XX市", "和XX县", "方式：□甲 □乙", "【单位】", "【负责人】"]
    found = find_placeholders(lines, Form(box_places(lines)))
    talk = Interview(group_questions(found, lines, str, found))
    told = [talk.answer(typed).told for typed in ("济南市", "1", "2", "（空）", "")]
    assert told == ["记下：济南市", "记下：济南市", "记下：乙", "记下：删掉占位", "没有填，下一题"]


@pytest.mark.parametrize("back", ["b", "上一题"])
def test_the_last_question_can_be_asked_again(back: str) -> None:
    talk = interview(["在XX市", "【单位】"])
    assert talk.answer(back).told == "这是第一题"
    talk = interview(["在XX市", "【单位】", "【负责人】"])
    talk.answer("济南市")
    talk.answer("")
    talk.answer(back)
    assert asked(talk).startswith("[2/3]")
    talk.answer(back)
    assert asked(talk) == "[1/3] 地方 XX市"
    assert talk.lines()[-1] == "  刚才记下：济南市（回车：不改）"
    reply = talk.answer("")
    assert (reply.values, reply.told) == ({}, "没有改")
    assert asked(talk).startswith("[2/3]")
    talk.answer(back)
    assert talk.answer("青岛市").values == {1: "青岛市"}
    assert "刚才" not in "".join(talk.lines())
    assert talk.answer("=b").values == {2: "b"}


def test_a_drawn_date_is_asked_for_by_its_label() -> None:
    assert asked(interview(["出生日期：____年__月__日"])) == "[1/1] 日期 出生日期 ____年__月__日"


@pytest.mark.parametrize(("typed", "meant"), [("3", "3"), ("1", "1"), ("4", "2"), ("b", "b")])
def test_a_choice_that_is_typed_is_meant_before_a_number_or_a_command(
    typed: str, meant: str
) -> None:
    lines = ["次数：□3 □1 □b □2"]
    found = find_placeholders(lines, Form(box_places(lines)))
    assert found[0].choices == ("3", "1", "b", "2")
    talk = Interview(group_questions(found, lines, str, found))
    assert talk.answer(typed).told == f"记下：{meant}"
