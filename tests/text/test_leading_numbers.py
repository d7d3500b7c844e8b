"""A number before words is told from words that only look like one."""

from __future__ import annotations

import pytest

from app.text.ordinals import leading_number


@pytest.mark.parametrize(
    ("text", "place", "number"),
    [
        ("一是提高站位", 1, "一是"),
        ("二是，狠抓落实", 1, "二是，"),
        ("三是：改进作风", 3, "三是："),
        ("（二）狠抓落实", 1, "（二）"),
        ("(三)狠抓落实", 3, "(三)"),
        ("一、提高站位", 1, "一、"),
        ("1.提高站位", 1, "1."),
        ("1． 提高站位", 1, "1． "),
        ("2、狠抓落实", 2, "2、"),
        ("3）改进作风", 3, "3）"),
        ("（1）提高站位", 1, "（1）"),
        ("①提高站位", 1, "①"),
        ("② 狠抓落实", 2, "② "),
        ("第一，提高站位", 1, "第一，"),
        ("第二点体会：狠抓落实", 2, "第二点体会："),
        ("第三是改进作风", 3, "第三是"),
        ("其一，提高站位", 1, "其一，"),
        ("首先，提高站位", 1, "首先，"),
        ("最后，改进作风", 3, "最后，"),
        ("体会一：提高站位", 1, "体会一："),
        ("第一部分 提高站位", 1, "第一部分 "),
        # A blank alone sets it off, or one number follows another.
        ("一 提高站位", 1, "一 "),
        ("二　狠抓落实", 2, "二　"),
        ("三  改进作风", 3, "三  "),
        ("一、一是提高站位", 1, "一、一是"),
        ("（二）2.狠抓落实", 2, "（二）2."),
        ("第三，三是改进作风", 3, "第三，三是"),
        # The verb belongs to what follows.
        ("一要提高站位", 1, "一"),
        ("二抓队伍建设", 2, "二"),
        ("三靠制度管人", 3, "三"),
        ("首先要提高站位", 1, "首先"),
        ("首先是提高站位", 1, "首先是"),
        ("一要：提高站位", 1, "一要："),
    ],
)
def test_a_number_that_a_writer_has_set(text: str, place: int, number: str) -> None:
    found = leading_number(text, place, 3)
    assert found is not None
    assert found.text == number


@pytest.mark.parametrize(
    "text",
    [
        "一 个中心",
        "二 月份走访",
        "三 抓三促",
        "一  ",
        "一体化推进",
        "一网通办",
        "一带一路",
        "一是一、二是二",
        "一是一，二是二",
        "一把手负总责",
        "一抓到底",
        "一要素保障",
        "三个务必",
        "三抓三促行动",
        "五要五不要",
        "三要三不要",
        "两手抓两手硬",
        "四个意识",
        "十要点",
        "二十大精神",
        "十一、春节保供",
        "五一、端午值守",
        "八、九月份走访",
        "一、二、三产业融合",
        "1.5万户",
        "3.15消费者权益日",
        "12.4宪法宣传",
        "1、2号机组检修",
        "15、16号楼改造",
        "2026年走访",
        "9月底前完成",
        "110联动",
        "（2）班的孩子",
        "（1）号机组",
        "第一书记",
        "第一时间",
        "第一要务",
        "第二十次会议",
        "首先",
        "一是",
        "（一）",
        "首要任务",
        "最后一公里",
        "其一生",
        "提高站位",
        "",
        # These count within themselves.
        "一是走访12户；二是清理3处",
        "一要学深，二要悟透",
        "首先走访，其次整改",
        "首先，走访12户。其次，清理3处。",
        "第一，学习；第二，实践",
        "（一）走访。（二）整改。",
        "1.走访；2.整改",
    ],
)
def test_words_that_only_look_numbered_or_count_within_themselves(text: str) -> None:
    assert leading_number(text, 1, 3) is None


@pytest.mark.parametrize("text", ["二要狠抓落实", "三抓队伍", "九靠制度", "二 狠抓落实"])
def test_a_number_with_a_verb_stands_where_it_counts(text: str) -> None:
    assert leading_number(text, 1, 3) is None
