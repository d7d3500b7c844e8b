"""What is one house's own stays out of phrases, and what is common stays in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from app.mining.mapper import reason_to_leave
from app.mining.names import words
from app.mining.names.guard import Guard, guards
from app.mining.names.mapping import map_names
from app.mining.names.scanning import scan
from app.models.pack import PhrasePack
from app.text.divisions import is_division, is_short_division
from app.text.surnames import GIVEN_NAMES, SURNAMES
from tests.mining.conftest import MineText, report_of
from tests.mining.measure_names import judged, rates

LABELLED = Path(__file__).parent / "labelled" / "names.tsv"


@pytest.fixture
def no_dictionary(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "_tagger", lambda: None)


def guard_of(text: str, *others: str) -> Guard:
    """Return the guard of the first of some reports."""
    reports = [report_of(one, f"{n}.txt") for n, one in enumerate((text, *others))]
    return guards(reports)[0]


def state(sentence: str) -> str:
    if reason_to_leave(sentence):
        return "out"
    verdict = guard_of(sentence).judge(sentence)
    return "out" if verdict.out else "doubt" if verdict.doubt else "keep"


def test_names_in_twelve_trades_are_caught_and_what_looks_like_them_is_kept() -> None:
    found = rates(judged(LABELLED))
    assert found["caught"] >= 0.975
    assert found["kept"] >= 0.95
    assert found["own_out"] >= 0.95


@pytest.mark.usefixtures("no_dictionary")
def test_without_a_dictionary_the_rules_still_hold() -> None:
    found = rates(judged(LABELLED))
    assert found["caught"] >= 0.95
    assert found["kept"] >= 0.85


OUT = [
    # Persons: by surname and title, as the dictionary has them, as it has them not.
    "沈立群老师把粉笔盒擦得干干净净。",
    "向欧阳静学习，把标准立起来。",
    "老戴讲的那一课，谁听了都坐得笔直。",
    "小姚把台账重新抄了一遍。",
    "征汉林检察长在会上提了三条要求。",
    # Units: by ending and prefix, by number, for short.
    "青石镇的水渠年年清淤。",
    "樱花社区的楼道里挂起了意见箱。",
    "第三中学的晨读从来不用人催。",
    "运维三班的记录本摆得整整齐齐。",
    "师大学子走到哪里都记得校训。",
    "市二院的导诊台撤了栏杆。",
    # Works: quoted with a head, with a numeral, as a couplet of an activity.
    "“春晖工作室”的灯总是最后熄。",
    "打造“云上税驿”品牌，方便了纳税人。",
    "“三找三看”做下来，问题清清楚楚。",
    "学校坚持“静待花开、各美其美”的办学理念。",
    "七年级（4）班的黑板报换了三次。",
]


@pytest.mark.parametrize("sentence", OUT)
def test_a_name_keeps_its_sentence_out_or_is_in_doubt(sentence: str) -> None:
    assert state(sentence) in {"out", "doubt"}


KEPT = [
    # Tagged as persons or places by the dictionary, and none.
    "师生共同成长，是教育最美的样子。",
    "德育为先，青少年的成长才有根。",
    "高水平安全要靠高质量管理来保障。",
    "这一部署具有重大意义。",
    "金句不在多，记得住、用得上才好。",
    # Units of no house.
    "我校要把这项工作做实。",
    "基层单位最需要的是实在的支持。",
    "一线窗口要让群众少跑一趟。",
    "乡镇和街道社区是治理的末梢。",
    "薄弱学校和农村学校更要补齐短板。",
    "派出所、司法所、法庭要形成合力。",
    # A dictionary's word that others use as a name.
    "北斗导航系统的建成来之不易。",
    "要像青石一样沉得住气。",
    # Quoted by all.
    "落实“三会一课”制度不能走过场。",
    "新时代“枫桥经验”是基层治理的法宝。",
    "焦裕禄同志的故事让人落泪。",
    "延安精神是我们的传家宝。",
    "让我们携手并肩，共同努力！",
    "谢谢大家！",
]


@pytest.mark.parametrize("sentence", KEPT)
def test_what_only_looks_like_a_name_is_kept(sentence: str) -> None:
    assert state(sentence) == "keep", guard_of(sentence).judge(sentence)


OWN = [
    ("记得刚到车间那年，师傅把图纸摊了一地。", "自己的经历"),
    ("我们先后走访了三十多户人家。", "自己的"),
    ("衷心感谢组织给我这次学习的机会。", "感谢的话"),
    ("感谢馆里给我跟班的机会。", "感谢的话"),
    ("全年办结事项3260件。", "自己的数字"),
    ("全年走访125家，发放调查表265份。", "自己的数字"),
    ("百分之百的走访率，抽了二十户，有六户没见过人。", "自己的数字"),
]


@pytest.mark.parametrize(("sentence", "detail"), OWN)
def test_what_only_the_writer_can_tell_is_left_out_and_says_so(
    mine_text: MineText, sentence: str, detail: str
) -> None:
    pack = mine_text(f"一、要细。要抓住环节。{sentence}\n二、要稳。要一步一步来。")
    (item,) = [one for one in pack.left_out if one.text == sentence]
    assert item.reason == "local"
    assert item.detail.startswith(detail)


def texts(pack: PhrasePack) -> str:
    return "\n".join(phrase.text for phrase in pack.phrases)


def test_a_place_becomes_a_slot_and_goes_back_to_its_words(mine_text: MineText) -> None:
    pack = mine_text("一、要细。在临沂和历下区看到的变化让人振奋。\n二、要稳。要一步一步来。")
    (phrase,) = [one for one in pack.phrases if one.source_text.startswith("在临沂")]
    assert phrase.text == "在{地区}和{地区二}看到的变化让人振奋。"
    assert [slot.held for slot in phrase.slots.values()] == ["临沂", "历下区"]


def test_a_heading_with_a_name_is_no_theme_and_in_no_family(mine_text: MineText) -> None:
    report = """
        各位同事：
        一、强化青石镇担当，提升服务质量
        要多想一步。
        二、聚焦樱花社区建设，创造和谐环境
        要多走一步。
    """
    pack = mine_text(report)
    assert pack.sets == ()
    assert not any("青石" in theme for phrase in pack.phrases for theme in phrase.themes)
    assert "樱花" not in texts(pack)


NAMED = "学习体会\n一、要细。百合医院的交接本写得细。\n二、要稳。{}"


def test_what_a_report_names_once_is_its_name_wherever_it_says_it() -> None:
    later = "走在百合的长廊里，听得见钟声。"
    alone, named = guard_of(later), guard_of(NAMED.format(later))
    assert not alone.judge(later).doubt
    assert named.judge(later) != alone.judge(later)


OF_ONE_HOUSE = "学习体会\n宏远集团　{}\n一、要细。{}\n二、要稳。一步一步来。"


def test_a_house_knows_the_names_of_all_its_reports() -> None:
    told = OF_ONE_HOUSE.format("白若兰", "钟维扬老师讲得透。")
    sentence = "钟维扬守了一夜。"
    same = guard_of(OF_ONE_HOUSE.format("韩子明", sentence), told)
    assert same.judge("说起钟维扬，人人点头。").out


def test_a_word_of_two_houses_is_common_and_of_two_reports_of_one_is_not() -> None:
    sentence = "要把甪罅的办法用起来。"
    first = "学习体会\n宏远集团　白若兰\n一、要细。" + sentence + "\n二、要稳。一步一步来。"
    same = first.replace("白若兰", "韩子明")
    other = first.replace("宏远集团", "云帆小学")
    assert guard_of(first, same).judge(sentence).doubt == ("甪罅",)
    assert guard_of(first, other).judge(sentence).doubt == ()


@pytest.mark.parametrize("name", ["薛映华老师", "青石镇"])
def test_however_many_houses_say_it_a_surname_or_a_unit_is_never_common(name: str) -> None:
    sentence = f"{name}的做法值得学习。"
    reports = [
        f"学习体会\n{unit}　白若兰\n一、要细。{sentence}\n二、要稳。一步一步来。"
        for unit in ("宏远集团", "云帆小学", "金水医院")
    ]
    assert guard_of(*reports).judge(sentence).out


def test_the_order_of_reports_changes_no_verdict() -> None:
    first = OF_ONE_HOUSE.format("白若兰", "钟维扬老师讲得透。")
    second = OF_ONE_HOUSE.format("韩子明", "要把甪罅的办法用起来。")
    reports = [report_of(first, "0.txt"), report_of(second, "1.txt")]
    sentences = ("说起钟维扬，人人点头。", "要把甪罅的办法用起来。")
    one_way = [[guard.judge(s) for s in sentences] for guard in guards(reports)]
    other_way = [[guard.judge(s) for s in sentences] for guard in guards(reports[::-1])]
    assert one_way == other_way[::-1]


def test_a_map_of_a_report_needs_no_other_report() -> None:
    report = report_of(OF_ONE_HOUSE.format("白若兰", "钟维扬老师讲得透。"), "0.txt")
    mapped = map_names(report)
    assert mapped.units == {"宏远集团"}
    assert "钟维扬" in {name.words for name in mapped.names}


Make = Callable[[Random], str]

TITLED = ("中学", "小学", "社区", "镇", "集团", "医院", "支行", "派出所", "幼儿园", "水库", "煤矿")
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
    ),
    "unit": (
        "{}的做法值得借鉴。",
        "立足{}实际，把工作做实。",
        "为{}的发展贡献力量。",
        "到{}参观很受启发。",
    ),
    "place": ("在{}看到的变化令人振奋。", "推动{}高质量发展。", "为{}振兴作贡献。"),
}


def person(random: Random) -> str:
    given = (random.choice(COMMON_GIVEN) for _ in range(random.choice((1, 2, 2))))
    return random.choice(SURNAMES) + "".join(given)


def unit(random: Random) -> str:
    return random.choice(STEMS) + random.choice(TITLED)


def place(random: Random) -> str:
    return random.choice(("临沂", "诸城", "历下区", "昌乐县", "浦东新区", "洛阳市", "温州", "凉山"))


@pytest.mark.parametrize(("kind", "make"), [("person", person), ("unit", unit), ("place", place)])
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


@pytest.mark.parametrize(
    ("name", "whole", "short"),
    [
        ("历下区", True, False),
        ("临沂市", True, False),
        ("临沂", False, True),
        ("朝阳区", True, False),
        # The short form is a common word.
        ("朝阳", False, False),
        ("和平", False, False),
        ("青石镇", False, False),
    ],
)
def test_a_division_is_known_by_its_name_and_for_short_where_no_word_is_like_it(
    name: str, whole: bool, short: bool
) -> None:
    assert (is_division(name), is_short_division(name)) == (whole, short)
