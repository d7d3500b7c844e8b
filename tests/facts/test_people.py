"""Who acts is who begins the clause; who speaks is who acts before the quotation."""

from __future__ import annotations

import pytest

from app.facts.people import actor_of, actors_of
from app.facts.quotes import quotes_of


@pytest.mark.parametrize(
    ("fact", "who", "name"),
    [
        ("一位阿姨来取8万元，我多问了一句", "self", "我"),
        ("我们42名班主任家访了613户", "we", "我们"),
        ("换药前小陈反问了一句年龄", "colleague", "小陈"),
        ("巡检员小屈发现一截管没包保温", "colleague", "小屈"),
        ("送餐志愿者小裴在窗外看见他坐在地上", "colleague", "小裴"),
        ("搭班的小骆把伞放在车门后头", "colleague", "小骆"),
        ("种大棚的老宋9月初到期", "other", "老宋"),
        ("一位大哥为停电骂了我七分钟", "other", "大哥"),
        ("人家三年上门812次，我们一次也没有", "other", "人家"),
        ("我们小谈蹲下去系鞋带看见的", "colleague", "小谈"),
        ("我们组集体备课18次，我翻了记录", "self", "我"),
    ],
)
def test_who_acts_is_found(fact: str, who: str, name: str) -> None:
    actor = actor_of(fact)
    assert actor is not None
    assert (actor.who, actor.name) == (who, name)


@pytest.mark.parametrize(
    "fact",
    [
        "抽查20张工作票，14张写的是注意安全",
        "开展专项清理，报表由23张压减至9张",
        "查14个护林员的巡护轨迹",
        "11个老旧小区，小组开了三次会",
        "撤销了5个学生的处分",
    ],
)
def test_nobody_acts_where_nobody_is_named(fact: str) -> None:
    assert actor_of(fact) is None


def test_a_name_that_is_met_with_does_not_act() -> None:
    assert [actor.name for actor in actors_of("我给小陈递了一把伞")] == ["我"]


@pytest.mark.parametrize(
    ("fact", "words", "speaker"),
    [
        ("一个大娘说“就烧两张纸”", "就烧两张纸", "大娘"),
        ("我没打断，最后他说“姑娘，我不是冲你”", "姑娘，我不是冲你", "他"),
        ("班长老邢说：“停了只有人骂”", "停了只有人骂", "老邢"),
        ("女儿寄来一张卡片，写着“谢谢你们没有插管”", "谢谢你们没有插管", "女儿"),
        ("被一位大哥指着玻璃骂“我取自己的钱”", "我取自己的钱", "大哥"),
        ("带队的主任说“先看人家怎么错”，我记下了", "先看人家怎么错", "主任"),
    ],
)
def test_who_says_quoted_words_is_found(fact: str, words: str, speaker: str) -> None:
    (quote,) = quotes_of(fact)
    assert (quote.words, quote.speaker, quote.saying) == (words, speaker, True)


@pytest.mark.parametrize("fact", ["“一件事”平台收件312件", "维保单上写着“合格”", "压减“三公”经费"])
def test_a_term_in_quotation_marks_is_nobodys_saying(fact: str) -> None:
    assert [quote.saying for quote in quotes_of(fact)] == [False]
