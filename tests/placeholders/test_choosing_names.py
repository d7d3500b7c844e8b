"""Which value of a names sheet goes where."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.names import NameSheet, Occurrence
from app.placeholders.choosing import plan_filling
from tests.placeholders.filled_text import filled_text


def check(text: str, names: dict[str, str], expected: str, *left: str) -> None:
    filled, unfilled = filled_text(text, NameSheet(names=names))
    assert filled == expected
    assert [place.token for place in unfilled] == list(left)
    for place in unfilled:
        line = filled.split("\n")[place.paragraph]
        assert line[place.start : place.end] == place.token


def occurrence(n: int, marker: str, value: str | None = None, context: str = "") -> Occurrence:
    return Occurrence(n=n, token=marker, value=value, context=context)


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        ("在XX市和XX", {"XX": "高新", "XX市": "济南市"}, "在济南市和高新"),
        (
            "先进XXX的改革经验，XXX",
            {"XXX": "甲", "先进XXX的改革经验": "深圳"},
            "先进深圳的改革经验，甲",
        ),
        ("先进XXX的经验", {"先进XXX的经验": "先进地区的经验"}, "先进地区的经验"),
        ("*区委**，", {"*区委": "历下区委", "**": "张三"}, "历下区委张三，"),
        ("*区委**，", {"*区委**": "历下区委张三"}, "历下区委张三，"),
        ("20XX年X月X日", {"20XX年X月X日": "2024年5月1日"}, "2024年5月1日"),
        ("20XX年X月X日", {"XX": "24", "X月": "5月", "X日": "1日"}, "2024年5月1日"),
        ("【单位】、【姓名】", {"【单位】": "财政局", "姓名": "张三"}, "财政局、张三"),
        ("{{单位}}", {"单位": "财政局"}, "财政局"),
        ("XXX区", {"XX": "甲", "XXX": "历下"}, "历下区"),
        ("XX市", {"XX市": ""}, ""),
    ],
)
def test_the_longest_context_wins(text: str, names: dict[str, str], expected: str) -> None:
    check(text, names, expected)


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        ("XX市", {"XX市": "济南"}, "济南市"),
        ("XX市", {"XX": "济南市"}, "济南市"),
        ("XX市", {"XX市": "历下区"}, "历下区"),
        ("XX市委组织部", {"XX": "济南市"}, "济南市委组织部"),
        ("XX局", {"XX局": "市场监管总站"}, "市场监管总站"),
        ("XX公司", {"XX公司": "山东某集团"}, "山东某集团"),
        ("XXX建设", {"XXX建设": "高新区"}, "高新区建设"),
        ("XXX建设", {"XXX建设": "高新区建设"}, "高新区建设"),
        ("XX同志", {"XX同志": "张三"}, "张三同志"),
        ("听张XX老师", {"张XX老师": "张三"}, "听张三老师"),
        ("听张XX老师", {"张XX": "张三"}, "听张三老师"),
        ("听张XX老师", {"XX": "张三"}, "听张三老师"),
        ("听张XX老师", {"XX": "三"}, "听张三老师"),
        ("先进XXX的经验", {"先进XXX的经验": "先进地区"}, "先进地区的经验"),
        ("XX万元", {"XX": "3万"}, "3万元"),
        ("党的**大", {"**": "二十大"}, "党的二十大"),
        ("位于____路12号", {"____": "经十路"}, "位于经十路12号"),
        ("在____路口", {"____": "经十路"}, "在经十路路口"),
        ("入住某某宾馆", {"某某": "南郊宾馆"}, "入住南郊宾馆"),
        ("在XX人民广场", {"XX": "泉城人民广场"}, "在泉城人民广场"),
        ("推动XX发展", {"XX": "高质量发展"}, "推动高质量发展"),
        ("登XX山", {"XX": "千佛山"}, "登千佛山"),
        ("XX山水", {"XX": "千佛山"}, "千佛山山水"),
        ("XX园区", {"XX": "科技园"}, "科技园区"),
        ("XX市场监管局", {"XX": "济南市"}, "济南市市场监管局"),
        ("XX馆", {"XX": "馆"}, "馆馆"),
        ("增长XX%", {"XX": "15%"}, "增长15%"),
        ("XXX医院", {"XXX医院": "市立"}, "市立医院"),
        ("XXX医院", {"XXX医院": "市中心"}, "市中心医院"),
        ("XXX医院", {"XXX医院": "城关卫生院"}, "城关卫生院"),
        ("XXX医院", {"XXX医院": "历下区"}, "历下区医院"),
        ("XX派出所", {"XX派出所": "市中心"}, "市中心派出所"),
        ("XX中学", {"XX中学": "实验小学"}, "实验小学"),
        ("XX中学", {"XX中学": "市教育局"}, "市教育局中学"),
        ("XX局", {"XX局": "便民服务中心"}, "便民服务中心"),
        ("XX单位", {"XX单位": "市立医院"}, "市立医院"),
        ("XX党支部", {"XX党支部": "机关党委"}, "机关党委"),
    ],
)
def test_words_beside_a_marker_are_neither_lost_nor_doubled(
    text: str, names: dict[str, str], expected: str
) -> None:
    check(text, names, expected)


def test_a_default_fills_a_date_only_with_what_could_be_one() -> None:
    check("日期：____", {"____": "2026-11-20"}, "日期：2026-11-20")
    check("日期：____", {"____": "张三"}, "日期：____", "____")
    check("____月", {"____": "2026-11-20"}, "____月", "____")


def test_a_value_is_not_read_again() -> None:
    check("XX和YY", {"XX": "XXX", "XXX": "乙"}, "XXX和YY")
    check("**、XX", {"**": "XX", "XX": "**"}, "XX、**")


def test_what_has_no_value_is_left_where_it_now_stands() -> None:
    check("XX市的XXX\n\n*区", {"XX市": "济南市高新"}, "济南市高新市的XXX\n\n*区", "XXX", "*")
    check("XX：XXX", {"XX": "一\n二"}, "一\n二：XXX", "XXX")


def test_an_occurrence_wins_over_names() -> None:
    sheet = NameSheet(
        names={"XX": "甲", "XX市": "济南市"},
        occurrences=(occurrence(2, "XX", "青岛"), occurrence(1, "XX")),
    )
    assert filled_text("XX市XX市", sheet) == ("济南市青岛市", [])


def test_a_longer_context_does_not_swallow_an_occurrence() -> None:
    sheet = NameSheet(names={"*区委**": "历下区委张三"}, occurrences=(occurrence(2, "**", "李四"),))
    filled, left = filled_text("*区委**", sheet)
    assert (filled, [place.token for place in left]) == ("*区委李四", ["*"])


def test_an_occurrence_that_keeps_its_token_settles_it() -> None:
    sheet = NameSheet(names={}, occurrences=(occurrence(1, "X", "X"),))
    assert filled_text("设X为", sheet) == ("设X为", [])


def test_a_moved_occurrence_is_known_by_its_context() -> None:
    lines = ["新添的XX", "推动XX建设"]
    moved = occurrence(1, "XX", "高新区", context="推动〔XX〕建设…")
    plan = plan_filling(lines, NameSheet(names={}, occurrences=(moved,)))
    assert [(edit.paragraph, edit.value) for edit in plan.edits] == [(1, "高新区")]
    assert plan.unmatched == ()


@pytest.mark.parametrize(
    "row",
    [
        occurrence(3, "XX", "甲"),
        occurrence(1, "XXX", "甲"),
        occurrence(1, "XX", "甲", context="不在〔XX〕文中"),
    ],
)
def test_an_occurrence_that_is_not_in_the_text_is_told(row: Occurrence) -> None:
    plan = plan_filling(["在XX建设"], NameSheet(names={}, occurrences=(row,)))
    assert (plan.edits, plan.unmatched) == ((), (row,))


def test_names_that_nothing_asks_for_are_told() -> None:
    plan = plan_filling(["XX市"], NameSheet(names={"XX市": "济南市", "XX": "甲", "*": "乙"}))
    assert plan.unused == ("XX", "*")


@pytest.mark.parametrize("text", ["", "\n", "甲\n\n乙\n", "甲\r\n\r\n乙", "　　甲 \r乙\n\r\n"])
def test_a_text_without_markers_stays_as_it_is(text: str) -> None:
    check(text, {"XX": "甲"}, text)


def test_newlines_stay_and_a_value_takes_the_texts_own() -> None:
    filled, _ = filled_text("XX\r\n\r\n甲", NameSheet(names={"XX": "一\n二"}))
    assert filled == "一\r\n二\r\n\r\n甲"


@given(
    st.lists(st.sampled_from(["XX", "*", "子", "，", "\n", "【单位】", "____", "的"]), max_size=20),
    st.text("甲乙X*【】单位_\n", min_size=1, max_size=5),
)
def test_filling_every_token_leaves_nothing_and_keeps_the_rest(
    parts: list[str], value: str
) -> None:
    text = "".join(parts)
    _, every = filled_text(text, NameSheet(names={}))
    names = {place.token: value for place in every}
    filled, left = filled_text(text, NameSheet(names=names))
    assert left == []
    lines = text.split("\n")
    for place in reversed(every):
        line = lines[place.paragraph]
        lines[place.paragraph] = line[: place.start] + value + line[place.end :]
    assert filled == "\n".join(lines)
