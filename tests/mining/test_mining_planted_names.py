"""Names made by lot are caught in bodies, whatever the dictionary makes of them."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

import pytest

from app.mining.names.scanning import scan
from app.text.surnames import GIVEN_NAMES, SURNAMES

Make = Callable[[Random], str]

TITLED = (
    *("农技站", "机务段", "供电所", "税务局", "集聚区", "中学", "小学", "社区", "镇", "集团"),
    *("医院", "支行", "派出所", "幼儿园", "水库", "煤矿"),
)
METAPHORS = ("暖阳", "萤火", "满天星", "向日葵", "老娘舅", "百灵", "归雁", "墨香", "蓝鲸", "橙心")
HEADS = ("工程", "品牌", "行动", "平台", "工作室", "计划", "驿站", "课堂", "讲堂", "热线", "书屋")
STEMS = (
    "青石",
    "红星",
    "宏达",
    "北岭",
    "云溪",
    "鼎盛",
    "金桥",
    "柳河",
    "海天",
    "松岭",
    "长青",
    "福星",
)
COMMON_GIVEN = (
    "伟芳娜敏静丽强磊军勇艳杰娟涛超秀霞刚英华玉兰梅志燕晓雪宇浩佳俊峰婷凤胜鹏琳颖慧鑫斌辉亮"
)
BODIES = {
    "person": (
        "{}在会上说，要把工作做细。",
        "向{}学习，把标准立起来。",
        "{}同志的做法值得学习。",
        "支部书记{}带头领任务。",
        "从{}身上看到了责任。",
        "和{}一起下乡，看到了很多变化。",
        "会议由{}主持。",
        "{}教授的报告深入浅出。",
        "技术员{}趴在机器旁听声音。",
        "感谢{}的悉心指导。",
    ),
    "unit": (
        "{}的做法值得借鉴。",
        "立足{}实际，把工作做实。",
        "为{}的发展贡献力量。",
        "到{}参观很受启发。",
        "{}党支部开展了活动。",
        "下一步，{}将持续发力。",
    ),
    "work": ("推行{}，成效明显。", "{}让群众少跑路。", "把{}办得更好。", "走进{}，感受温度。"),
    "place": ("在{}看到的变化令人振奋。", "推动{}高质量发展。", "为{}振兴作贡献。"),
}


def person(random: Random) -> str:
    given = (random.choice(COMMON_GIVEN) for _ in range(random.choice((1, 2, 2))))
    return random.choice(SURNAMES) + "".join(given)


def unit(random: Random) -> str:
    return random.choice(STEMS) + random.choice(TITLED)


def place(random: Random) -> str:
    return random.choice(("临沂", "诸城", "历下区", "昌乐县", "浦东新区", "洛阳市", "温州", "凉山"))


def work(random: Random) -> str:
    return random.choice(METAPHORS) + random.choice(HEADS)


@pytest.mark.parametrize(
    ("kind", "make"),
    [("person", person), ("unit", unit), ("place", place), ("work", work)],
)
def test_planted_names_are_caught_in_bodies(kind: str, make: Make) -> None:
    random = Random(10)  # noqa: S311 (names for a test, not secrets)
    missed = []
    total = 1000
    for _ in range(total):
        name = make(random)
        sentence = random.choice(BODIES[kind]).format(name)
        if not scan(sentence):
            missed.append(sentence)
    assert len(missed) / total <= 0.005, missed


def test_surnames_and_given_names_are_told_apart_from_words_by_their_characters() -> None:
    assert len(set(SURNAMES)) == len(SURNAMES)
    assert len(set(GIVEN_NAMES)) == len(GIVEN_NAMES)
    assert set(COMMON_GIVEN) <= set(GIVEN_NAMES)
