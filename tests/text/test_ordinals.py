import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text.numerals import numeral, numeral_value
from app.text.ordinals import (
    make_ordinal,
    rank_of,
    read_bare,
    read_ordinal,
    stands_after_comma,
)

STYLES = [
    # text, ordinal as written, number, style
    ("一、加强学习", "一、", 1, "一、"),
    ("十二、加强学习", "十二、", 12, "一、"),
    ("二十三、加强学习", "二十三、", 23, "一、"),
    ("一．加强学习", "一．", 1, "一、"),
    ("二，加强学习。", "二，", 2, "一、"),
    ("三、三个方面要记牢", "三、", 3, "一、"),
    ("一、一以贯之抓学习", "一、", 1, "一、"),
    ("一、 加强学习", "一、 ", 1, "一、"),
    ("（一）加强学习", "（一）", 1, "（一）"),
    ("(三)加强学习", "(三)", 3, "（一）"),
    ("（1）加强学习", "（1）", 1, "（1）"),
    ("(12)加强学习", "(12)", 12, "（1）"),
    ("1.加强学习", "1.", 1, "1."),
    ("2. 加强学习", "2. ", 2, "1."),
    ("1．加强学习", "1．", 1, "1."),
    ("３．加强学习", "３．", 3, "1."),
    ("01.加强学习", "01.", 1, "1."),
    ("1、加强学习", "1、", 1, "1、"),
    ("2、14年被评为骨干", "2、", 2, "1、"),
    ("3、5年以上工作经历", "3、", 3, "1、"),
    ("1、2024年工作回顾", "1、", 1, "1、"),
    ("2）加强学习", "2）", 2, "1）"),
    ("①加强学习", "①", 1, "①"),
    ("⑫加强学习", "⑫", 12, "①"),
    ("⑴加强学习", "⑴", 1, "①"),
    ("⒉加强学习", "⒉", 2, "①"),
    ("㈢加强学习", "㈢", 3, "①"),
    ("❷ 加强学习", "❷ ", 2, "①"),
    ("一是感悟到“为民之道”。", "一是", 1, "一是"),
    ("十一是加强学习", "十一是", 11, "一是"),
    ("三是：加强学习", "三是：", 3, "一是"),
    ("一是一以贯之抓学习", "一是", 1, "一是"),
    ("二要加强学习", "二要", 2, "一要"),
    ("三要以学促干", "三要", 3, "一要"),
    ("一抓学习不松劲", "一抓", 1, "一抓"),
    ("二靠群众", "二靠", 2, "一靠"),
    ("第一，加强学习", "第一，", 1, "第一，"),
    ("第二、加强学习", "第二、", 2, "第一，"),
    ("第三点，加强学习", "第三点，", 3, "第一，"),
    ("第一个方面，加强学习", "第一个方面，", 1, "第一，"),
    ("第一点体会：加强学习", "第一点体会：", 1, "第一，"),
    ("第二是加强学习", "第二是", 2, "第一，"),
    ("第三点体会是：加强学习", "第三点体会是：", 3, "第一，"),
    ("第一部分 加强学习", "第一部分 ", 1, "第一部分"),
    ("第二篇章：加强学习", "第二篇章：", 2, "第一部分"),
    ("其一，加强学习", "其一，", 1, "其一，"),
    ("其二是加强学习", "其二是", 2, "其一，"),
    ("首先，加强学习", "首先，", 1, "首先，"),
    ("其次，加强学习", "其次，", 2, "首先，"),
    ("再次，加强学习", "再次，", 3, "首先，"),
    ("最后要加强学习", "最后要", 4, "首先，"),
    ("首先是加强学习", "首先是", 1, "首先，"),
    ("感受一：学无止境", "感受一：", 1, "感受一："),
    ("体会之二：学无止境", "体会之二：", 2, "感受一："),
    ("启示3:学无止境", "启示3:", 3, "感受一："),
    ("手记①|初到基层", "手记①|", 1, "感受一："),
    ("手记②｜再到基层", "手记②｜", 2, "感受一："),
    ("一、一、加强学习", "一、", 1, "一、"),
    ("十一、十一、加强学习", "十一、", 11, "一、"),
    ("2、2、加强学习", "2、", 2, "1、"),
]

FALSE_FRIENDS = [
    "",
    "加强学习，一是学原文",
    "一带一路倡议提出十年来",
    "一是一，二是二，不含糊",
    "二是二",
    "一要素就是土地",
    "三要素缺一不可",
    "四要四不要",
    "一要点须记牢",
    "一抓到底，久久为功",
    "一抓就灵",
    "一靠近就听见歌声",
    "一定要学习",
    "一直以来，我们坚持学习",
    "一个党员一面旗",
    "一思想上要重视",
    "2023年，我们坚持学习",
    "1.5倍的增长",
    "10.1假期",
    "3、4月份开展学习",
    "一、二产业融合发展",
    "一、二、三产业融合发展",
    "三、四线城市",
    "一、二、三类地区",
    "1、2、3号楼",
    "1、2月份开展学习",
    "13、14年连续获奖",
    "第一要务是发展",
    "第一部分内容讲历史",
    "第一是一个数字",
    "第一书记来到村里",
    "第一次参加学习，很激动",
    "第一个百年奋斗目标，已经实现",
    "首先学习了原文",
    "最后的胜利属于人民",
    "其一生都在学习",
    "（一九四九年）",
    "（二十大）报告指出",
    "体会一下群众的心情",
    "感受十分深刻：学无止境",
    "十分激动",
    "100.00元",
    "12345热线",
]


@pytest.mark.parametrize(("text", "written", "number", "style"), STYLES)
def test_an_ordinal_is_read_with_its_delimiter(
    text: str, written: str, number: int, style: str
) -> None:
    assert read_ordinal(text) == (written, number, style)


@pytest.mark.parametrize("text", FALSE_FRIENDS)
def test_a_false_friend_is_no_ordinal(text: str) -> None:
    assert read_ordinal(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一思想上要重视", ("一", 1, "一")),
        ("二政治上要坚定", ("二", 2, "一")),
        ("十二 作风要过硬", ("十二 ", 12, "一")),
        ("一带一路倡议", None),
        ("一个党员", None),
        ("一直以来", None),
        ("十分重要", None),
        ("三年来", None),
        ("一", None),
        ("思想上", None),
    ],
)
def test_a_bare_numeral_is_read_only_on_request(
    text: str, expected: tuple[str, int, str] | None
) -> None:
    assert read_bare(text) == expected


@pytest.mark.parametrize(
    ("sample", "number", "expected"),
    [
        ("一是", 3, "三是"),
        ("三是", 1, "一是"),
        ("一、", 12, "十二、"),
        ("一．", 2, "二．"),
        ("（一）", 2, "（二）"),
        ("(一)", 2, "(二)"),
        ("（1）", 10, "（10）"),
        ("1.", 4, "4."),
        ("1. ", 4, "4. "),
        ("１．", 12, "１２．"),
        ("01.", 2, "02."),
        ("1、", 2, "2、"),
        ("①", 5, "⑤"),
        ("⑴", 5, "⑸"),
        ("①", 21, "（21）"),
        ("一要", 6, "六要"),
        ("一抓", 2, "二抓"),
        ("第一，", 3, "第三，"),
        ("第一点，", 3, "第三点，"),
        ("其一，", 2, "其二，"),
        ("感受一：", 2, "感受二："),
        ("手记①|", 3, "手记③|"),
        ("一", 3, "三"),
        ("首先，", 1, "首先，"),
        ("首先，", 2, "其次，"),
        ("首先，", 3, "再次，"),
        ("首先，", 4, "最后，"),
        ("首先，", 5, "第五，"),
        ("最后，", 1, "首先，"),
        ("首先要", 2, "其次要"),
    ],
)
def test_an_ordinal_is_made_like_its_sample(sample: str, number: int, expected: str) -> None:
    assert make_ordinal(sample, number) == expected


@pytest.mark.parametrize(
    ("of", "expected"),
    [
        (1, ["首先，"]),
        (2, ["首先，", "最后，"]),
        (3, ["首先，", "其次，", "最后，"]),
        (5, ["首先，", "其次，", "再次，", "第四，", "最后，"]),
    ],
)
def test_a_run_of_any_length_that_opens_with_first_ends_with_last(
    of: int, expected: list[str]
) -> None:
    assert [make_ordinal("首先，", number, of) for number in range(1, of + 1)] == expected


@pytest.mark.parametrize(("sample", "number"), [("学习", 1), ("", 1), ("一是", 0), ("一是", -2)])
def test_what_is_no_ordinal_cannot_be_made(sample: str, number: int) -> None:
    with pytest.raises(ValueError, match=r"ordinal|count"):
        make_ordinal(sample, number)


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (0, "零"),
        (3, "三"),
        (10, "十"),
        (12, "十二"),
        (20, "二十"),
        (99, "九十九"),
        (100, "一百"),
        (103, "一百零三"),
        (110, "一百一十"),
        (115, "一百一十五"),
    ],
)
def test_a_number_becomes_a_numeral(number: int, expected: str) -> None:
    assert numeral(number) == expected


@pytest.mark.parametrize("number", [-1, 1000])
def test_a_number_out_of_reach_has_no_numeral(number: int) -> None:
    with pytest.raises(ValueError, match="numeral"):
        numeral(number)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("两", 2),
        ("3", 3),
        ("１２", 12),
        ("一百〇三", 103),
        ("二〇二四", None),
        ("十十", None),
        ("", None),
        ("三是", None),
        ("二三", None),
    ],
)
def test_a_numeral_has_a_value(text: str, expected: int | None) -> None:
    assert numeral_value(text) == expected


@given(st.integers(0, 999))
def test_every_numeral_reads_back(number: int) -> None:
    assert numeral_value(numeral(number)) == number


@given(st.sampled_from([row[1] for row in STYLES if row[3] != "首先，"]), st.integers(1, 10))
def test_every_made_ordinal_reads_back(sample: str, number: int) -> None:
    made = make_ordinal(sample, number)
    read = read_ordinal(made + "加强学习")
    assert read is not None
    assert (read.text, read.number) == (made, number)


def test_styles_nest_in_the_order_of_official_documents() -> None:
    order = ["第一部分", "一、", "（一）", "1.", "（1）", "①", "一是"]
    ranks = [rank_of(style) for style in order]
    assert ranks == sorted(set(ranks))
    assert rank_of("1、") == rank_of("1.")
    assert rank_of("第一，") == rank_of("一是") == rank_of("一")


@pytest.mark.parametrize(
    ("style", "does"),
    [
        ("一是", True),
        ("一要", True),
        ("一抓", True),
        ("一靠", True),
        ("一、", False),
        ("一", False),
    ],
)
def test_some_words_that_count_also_stand_after_a_comma(style: str, does: bool) -> None:
    assert stands_after_comma(style) == does
