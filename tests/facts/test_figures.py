"""A figure is a number with its measure word; times, places in a row and the article are none."""

from __future__ import annotations

import pytest

from app.facts.figures import every_figure, figures_of
from app.facts.numbers import read_number, share_words, times_words, write_number
from app.facts.periods import periods_of


def check(fact: str, *figures: str) -> None:
    assert [figure.text for figure in figures_of(fact)] == list(figures), fact


def test_figures_are_found_with_their_measure_words() -> None:
    check(
        "32名责任护士用去2小时47分，占八成，共188件，合格率96%",
        "32名",
        "2小时47分",
        "八成",
        "188件",
        "96%",
    )
    check("十几遍、二十多户、六七十位、上百个", "十几遍", "二十多户", "六七十位", "上百个")
    check("三分之一没到，少了一半", "三分之一", "一半")
    check("一共4.8万户，花了1,200元", "4.8万户", "1,200元")
    check("两个多月记了两本半", "两个多月", "两本半")


@pytest.mark.parametrize(
    "fact",
    [
        "9月8日上午十点一位阿姨来取款",
        "去年三季度2号机的第三趟检修",
        "7号楼2单元402的门",
        "他说“办了32件”",
        "二组的老党员，七年级的学生",
        "三天两头往外跑",
        "三班倒",
        "卖了几斤都写着",
        "零点起床",
        "一直一起一样一下",
    ],
)
def test_times_places_in_a_row_and_idioms_are_no_figures(fact: str) -> None:
    check(fact)


def test_a_number_knows_its_value_its_scale_and_whether_it_is_exact() -> None:
    first, second, third = figures_of("1180万元里收回640多万元，还有十几户")
    assert (first.number.value, first.number.scale, first.number.exact) == (1180, "万", True)
    assert first.number.size == 11_800_000
    assert not second.number.exact
    assert not third.number.exact
    assert (first.unit, first.measured, first.kind) == ("元", "万元", "money")


def test_a_figure_carries_its_noun_from_either_side() -> None:
    nouns = {
        "32名责任护士": "责任护士",
        "带回问题清单86条": "问题清单",
        "37座小型水库": "小型水库",
        "20张工作票": "工作票",
        "42名班主任家访了613户": "班主任",
        "党员突击队6支": "突击队",
        "14张写的是注意安全": "",
        "17笔缺主管医生签字": "",
        "31人": "",
    }
    assert {fact: figures_of(fact)[0].noun for fact in nouns} == nouns


def test_a_bare_number_is_a_figure_for_pairs_only() -> None:
    check("浊度从12涨到260")
    assert [figure.text for figure in every_figure("浊度从12涨到260")] == ["12", "260"]


@pytest.mark.parametrize(
    ("words", "value"),
    [("146", 146), ("4.8万", 4.8), ("二十二", 22), ("两百", 200), ("半", 0.5), ("1,200", 1200)],
)
def test_a_number_is_read_as_it_is_written(words: str, value: float) -> None:
    number = read_number(words)
    assert number is not None
    assert number.value == value
    assert number.exact


@pytest.mark.parametrize("words", ["几", "百", "二", "零", "三五百千"])
def test_what_is_no_number_is_not_read(words: str) -> None:
    number = read_number(words)
    assert number is None or not number.exact


def test_a_number_is_written_in_the_style_of_another() -> None:
    figures = read_number("56")
    han = read_number("三十四")
    scaled = read_number("4.8万")
    assert figures
    assert han
    assert scaled
    assert write_number(52, figures) == "52"
    assert write_number(2, han) == "两"
    assert write_number(12, han) == "十二"
    assert write_number(1.3, scaled) == "1.3万"
    assert write_number(1.5, han) is None


@pytest.mark.parametrize(
    ("part", "whole", "words"),
    [
        *((14, 20, "七成"), (23, 46, "一半"), (1, 3, "三分之一"), (3, 4, "四分之三")),
        *((19, 48, "将近四成"), (28, 46, "六成多"), (4, 56, "不到一成"), (98, 100, "九成多")),
        *((0, 5, None), (5, 5, None)),
    ],
)
def test_a_share_is_said_as_people_say_it(part: float, whole: float, words: str | None) -> None:
    assert share_words(part, whole) == words


@pytest.mark.parametrize(
    ("large", "small", "words"),
    [
        *((90, 30, "三倍"), (58, 21, "将近三倍"), (45, 21, "两倍多"), (5, 2, "两倍半")),
        *((12, 10, None), (500, 2, None), (3, 0, None)),
    ],
)
def test_so_many_times_is_said_as_people_say_it(
    large: float, small: float, words: str | None
) -> None:
    assert times_words(large, small) == words


@pytest.mark.parametrize(
    ("fact", "times"),
    [
        ("去年三季度23个，今年三季度9个", ["去年三季度", "今年三季度"]),
        ("9月8日凌晨四点到六点", ["9月8日凌晨四点到六点"]),
        ("每周三下午盘一次，每天早上七点一刻到", ["每周三下午", "每天早上七点一刻"]),
        ("3月底7号仓结了露", ["3月底"]),
        ("9月2号机检修", ["9月"]),
        ("国庆前那周一个证书过期", ["国庆前"]),
        ("站了两个中午，夜查6个晚上", []),
        ("他说“去年就有了”", []),
    ],
)
def test_times_are_found_as_whole_stretches(fact: str, times: list[str]) -> None:
    assert [period.text for period in periods_of(fact)] == times


@pytest.mark.parametrize(
    ("fact", "kind", "noun"),
    [
        ("大厅里挂了3块展板", "things", "展板"),
        ("把全科36块压力表送去检定", "things", "压力表"),
        ("教人调喷头走了六块田", "things", "田"),
        ("照考勤退回去81块", "money", ""),
        ("花30块买水表", "money", ""),
        ("交了20块电话费", "money", ""),
    ],
)
def test_pieces_are_things_where_the_noun_behind_them_says_so(
    fact: str, kind: str, noun: str
) -> None:
    (figure,) = figures_of(fact)
    assert (figure.kind, figure.noun) == (kind, noun)
