"""What is one house's own stays out of phrases, and what is common stays in."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.mining.mapper import reason_to_leave
from app.mining.names import words
from app.mining.names.abbreviations import abbreviations
from app.mining.names.guard import Guard, guards
from app.mining.names.mapping import map_names
from app.models.pack import PhrasePack
from app.text.divisions import is_division, is_short_division
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
    # Offices by what they do, places torn by the dictionary, roots of divisions, counts before 班.
    "鹿鸣工务段的班前会从不走过场。",
    "梧桐社工站的门总是开着。",
    "石佛水管所的闸门年年上油。",
    "澜沧供电站的线路翻山越岭。",
    "草桥镇和青石镇隔河相望。",
    "走进龙门社区，处处是笑脸。",
    "黄龙峰下的茶园一眼望不到边。",
    "学军小学的操场年年翻新。",
    "石佛村支书挨家挨户送通知。",
    "我们振华员工最懂这份责任。",
    # Persons by what they do, with whom, and by given names that are words.
    "会议由邹向荣主持。",
    "我和余霞一道，把台账理顺。",
    "卫生院院长尹来秀意识到问题的严重。",
    "说起胡有田，人人竖大拇指。",
    "小张学会了调节情绪。",
    "许大队话不多，句句在理。",
    "扎西次仁翻过三座雪山来听课。",
    # Works by their endings, however common what is before them.
    "推行蒲公英行动，成效明显。",
    "把火车头品牌办得更好。",
    "连心小屋的灯总是最后熄。",
    "石榴籽宣讲团走进了草原。",
    "雏鹰驿站开在校门口。",
    "“铁牛号”机车又跑了一趟。",
    "北师大专家的讲座发人深省。",
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
    # … and where who acts for a place is one word with it.
    "优秀村干部要带好头。",
    "县委县政府高度重视这项工作。",
    "作为新时代青年，要扛起担子。",
    "在挂职中锻炼，在实干中成长。",
    "发挥村“两委”的作用。",
    # Offices and works of no house, counted, described, in general.
    "便民服务中心要让群众少跑腿。",
    "各级税务局都要把好入口关。",
    "四所幼儿园各有所长。",
    "新建的会议室宽敞明亮。",
    "我只明白社区是服务群众的窗口。",
    "民生工程要办到心坎上。",
    "专项行动贵在有始有终。",
    "网络平台让知识流动起来。",
    "志愿服务队总是走在前面。",
    "专班运转要讲求实效。",
    "把好质量关，守住安全线。",
    "美丽乡村是我们共同的家园。",
    # What only looks like a person.
    "革命烈士纪念塔巍然矗立。",
    "要认识到问题的严重性。",
    "引路人要关心学生的成长。",
    "各乡镇要拧成一股绳。",
    # One's own is not what anybody sees or counts in thought.
    "学习使我们看到了差距。",
    "要提高理论联系实际的能力。",
    "这13个方面的要求环环相扣。",
    "“一墙之隔”的反差发人深省。",
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


@pytest.mark.parametrize(
    ("unit", "short"),
    [
        ("鹿鸣财经大学", "鹿财大"),
        ("鹤峰市机械有限公司", "鹤机械"),
        ("荷塘县人民医院", "荷人医"),
        ("芦荡市场监管局", "芦市监局"),
        ("鹿鸣自然资源局", "鹿资规局"),
        ("白塔镇社区卫生服务中心", "白社卫"),
        ("枫林供销合作社", "枫供销社"),
    ],
)
def test_what_a_unit_is_called_for_short_is_said_in_no_report(unit: str, short: str) -> None:
    sentence = f"把{short}的服务做到家。"
    its_own = f"学习体会\n{unit}　白若兰\n一、要细。{sentence}\n二、要稳。一步一步来。"
    another = f"学习体会\n宏远集团　韩子明\n一、要细。{sentence}\n二、要稳。一步一步来。"
    assert guard_of(its_own, another).judge(sentence).out
    assert guard_of(another, its_own).judge(sentence).out


@pytest.mark.parametrize("short", ["新市场", "新华市场", "东社区"])
def test_what_anybody_says_is_no_abbreviation(short: str) -> None:
    units = ("新华市场监管局", "东湖社区卫生服务中心")
    assert not any(short in abbreviations(unit) for unit in units)


def test_a_person_whom_the_report_names_is_known_by_the_given_name() -> None:
    later = "若兰把每一盏灯都擦得锃亮。"
    told = NAMED.replace("百合医院的交接本写得细。", "白若兰老师讲得透。").format(later)
    assert guard_of(told).judge(later).out
    assert not guard_of(NAMED.format(later)).judge(later).out


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


def test_reports_that_nobody_signed_are_no_two_witnesses() -> None:
    sentence = "要把甪罅的办法用起来。"
    unsigned = "学习体会\n一、要细。" + sentence + "\n二、要稳。一步一步来。"
    signed = unsigned.replace("学习体会\n", "学习体会\n宏远集团　白若兰\n")
    assert guard_of(unsigned, unsigned).judge(sentence).doubt == ("甪罅",)
    assert guard_of(unsigned, signed).judge(sentence).doubt == ()


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
        # Autonomous ones go by their first word.
        ("彭水", False, True),
        ("凉山", False, True),
        ("通道", False, False),
    ],
)
def test_a_division_is_known_by_its_name_and_for_short_where_no_word_is_like_it(
    name: str, whole: bool, short: bool
) -> None:
    assert (is_division(name), is_short_division(name)) == (whole, short)
