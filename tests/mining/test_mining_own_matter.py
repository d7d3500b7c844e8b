"""What nobody but its writer can say in an archive, and what an office argues anywhere."""

from __future__ import annotations

import pytest

from app.bank.recurring import mined_runs
from app.mining.sentences.leaning import leans
from app.mining.sentences.own_matter import own_matter
from app.mining.slots.slotting import slot_passage
from app.models.roles import PhraseRole
from tests.mining.conftest import MineText

# Of wards, depots, courts, savings banks, canals, schools and town halls.
OWN: list[tuple[PhraseRole, str, str | None]] = [
    ("insight.meaning", "自觉接受监督，不越雷池一步；", "话没有说完"),
    ("insight.resolve", "要把每一份病历写清楚，", "话没有说完"),
    ("insight.meaning", "归纳起来是三个“不放过”：原因没有查清不放过。", "话没有说完"),
    ("insight.meaning", "要做到三个“清楚”：底数清楚、去向清楚、责任清楚。", None),
    ("opening.bridge", "下面谈三点体会：", None),
    ("insight.meaning", "刚才播放的警示片令人警醒。", "只在当天说得"),
    ("insight.meaning", "今天大家听到的，就是最好的一课。", "只在当天说得"),
    ("insight.meaning", "在通报的案例中，有人把公章带回了家。", "只在当天说得"),
    ("insight.meaning", "今天的中国，比任何时候都更有信心。", None),
    ("insight.meaning", "2023年5月，新的考核办法正式印发。", "只在当天说得"),
    ("insight.meaning", "近日，全国防汛工作会议召开。", "只在当天说得"),
    ("opening.background", "近日，支部组织召开专题学习会。", None),
    ("opening.background", "近日，水利部门印发《巡渠办法》，要求各地抓好落实。", "只在当天说得"),
    ("opening.background", "近期，全市安全生产学习动员会召开。", "只在当天说得"),
    ("opening.background", "近日，通知明确要求“把每一次查对都当作第一次来做”。", "只在当天说得"),
    ("opening.background", "根据安排，我参加了上级召开的安全生产学习会。", None),
    ("insight.meaning", "10天的学习，使人开阔了眼界。", "作者自己的话"),
    ("opening.gist", "两个半月的进修时光，收获满满。", "作者自己的话"),
    ("opening.gist", "为期一周的跟班学习紧张而充实。", "作者自己的话"),
    ("insight.meaning", "一天不学习，就会落后。", "作者自己的话"),
    ("opening.bridge", "下面围绕“守好群众钱袋子”这一题目谈三点体会。", "作者自己的话"),
    ("opening.bridge", "下面围绕这一题目谈三点体会。", None),
    ("insight.resolve", "我们全县各级干部要带头下田。", "作者自己的话"),
    ("insight.resolve", "要推动全区工作再上台阶。", "作者自己的话"),
    ("insight.resolve", "要坚持安全区域分级管理。", None),
    ("closing.pledge", "我会记住这段难忘的日子，继续努力。", "作者自己的话"),
    ("opening.background", "按照安排，今天，我们在这里交流。", "只在当天说得"),
    ("opening.gist", "为期一年，忙碌而充实。", "作者自己的话"),
    ("insight.meaning", "全所上下拧成了一股绳。", "作者自己的话"),
    ("insight.meaning", "全年组织培训，参训率达到九成。", "作者自己的话"),
    ("insight.meaning", "共开展夜查XX次，没有漏过一床。", "作者自己的话"),
    ("insight.meaning", "党委中心组认真学习了新规。", "作者自己的话"),
    ("insight.meaning", "要发挥党委中心组的带头作用。", None),
    ("insight.meaning", "三十年前有水无渠，40年前连水也没有。", "只在当天说得"),
    ("opening.content", "这是规划的开局之年。", "只在当天说得"),
    ("insight.meaning", "几乎所有学员都作了充分准备。", "作者自己的话"),
    ("insight.meaning", "作为水利站的站长，更要走在前面。", "作者自己的话"),
    ("insight.meaning", "作为一名护士长，更要走在前面。", None),
    ("insight.meaning", "账目是单位的脸面（也有人说是命门），来不得半点马虎。", "作者自己的话"),
    ("insight.meaning", "底线（红线、高压线）不能碰。", None),
    ("title", "十天跟班学习心得", None),
]


@pytest.mark.parametrize(("role", "sentence", "why"), OWN)
def test_what_is_of_one_day_one_stay_or_one_house_is_its_writers_own(
    role: PhraseRole, sentence: str, why: str | None
) -> None:
    found = own_matter(role, sentence)
    assert (found[1] if found else None) == why


LEANING = [
    "使我对巡渠有了新的理解。",
    "让大家看到了差距。",
    "通篇讲的是为谁服务。",
    "蕴含其中的是对群众的感情。",
    "透过这些账目，能看见一个单位的作风。",
    "结合这几件事，我有三点想法。",
    "我的理解是，这既是责任也是本分。",
    "我认为那就是本分。",
    "第一个关键词，是“慢”。",
    "对窗口人员提出了新的要求。",
    "深刻揭示了管水的门道。",
    "很容易陷入忙乱。",
    "是“慢”的功夫。",
]
STANDING = [
    "使命在肩，不敢懈怠。",
    "让群众少跑一趟，是窗口的本分。",
    "通过这次学习，我找到了差距。",
    "我的理解是，账要天天对。",
    "第一个到场的总是班长。",
]


@pytest.mark.parametrize("sentence", LEANING + STANDING)
def test_a_sentence_without_a_subject_of_its_own_leans(sentence: str) -> None:
    assert leans("insight.meaning", sentence, "前面说了一句话。") == (sentence in LEANING)


HEADINGS = [
    ("充满了为民之光", "离不开上文"),
    ("让我看清了差距", "离不开上文"),
    ("重点阐明了管护的责任", "离不开上文"),
    ("是“守渠人”", "离不开上文"),
    ("主要成绩与不足", "只是一段的名称"),
    ("继续抓好巡渠管护", None),
    ("让群众少跑一趟", None),
]


@pytest.mark.parametrize(("heading", "why"), HEADINGS)
def test_a_heading_stands_by_itself(mine_text: MineText, heading: str, why: str | None) -> None:
    point = f"三、{heading}。要坚持以上率下，推动责任落实。"
    text = LABELLED.replace("新征程上", f"{point}\n新征程上").replace("两点", "三点")
    pack = mine_text(*(PLAIN.format(n) for n in range(9)), text)
    left = {item.text: item.detail for item in pack.left_out}
    assert left.get(heading) == why
    assert (heading in {phrase.said for phrase in pack.phrases}) == (why is None)


TITLES = [
    ("在全市护理工作会议上的发言材料", "在{学习内容}上的发言材料"),
    ("在专题研讨交流会上的理论发言材料", "在专题研讨交流会上的理论发言材料"),
    ("灌区管理员跟班培训心得体会", "{学习内容}心得体会"),
    ("信贷员岗位见习后的体会", "{学习内容}后的体会"),
    ("百日大走访感想", "{学习内容}感想"),
    ("把账记在心里", "把账记在心里"),
]


@pytest.mark.parametrize(("title", "slotted"), TITLES)
def test_a_title_tells_where_its_study_begins_and_ends(title: str, slotted: str) -> None:
    assert slot_passage(title).text == slotted


def test_points_are_counted_whatever_they_are_called() -> None:
    said = "下面，谈三点粗浅的体会。"
    assert slot_passage(said).text == "下面，谈{点数}点粗浅的体会。"


@pytest.mark.parametrize(
    ("said", "slotted"),
    [
        ("20XX年四月份，局里办了班。", "{时间}，局里办了班。"),
        ("20××年3月2日，局里办了班。", "{时间}，局里办了班。"),
        ("2023年十月，局里办了班。", "{时间}，局里办了班。"),
    ],
)
def test_a_year_left_open_is_part_of_its_day(said: str, slotted: str) -> None:
    assert slot_passage(said).text == slotted


def test_a_year_of_a_plan_is_one_time() -> None:
    said = "根据安排，在2025年度述职之前集中学习。"
    assert slot_passage(said).text == "根据安排，在{时间}述职之前集中学习。"


PLAIN = """
心得体会
近日，我参加了培训。
一、细心出质量。夜里查房多看一眼第{0}张床。
二、流程要闭环。交班时把{0}号柜子再数一遍。
以上是我的体会，请大家批评指正。
"""
ARGUED = """
学习《纪律处分条例》的体会
纪律是党的生命线。今天，窗外下着雨。
严守纪律是党员干部的基本要求。要把规矩刻在心里，落实到每一个岗位。那天我去得很早。
涵养作风是长期任务。要坚持从小事抓起，推动作风建设常态化。
新征程上，我将牢记使命，不断前行。
"""


def test_what_an_office_argues_without_numbers_is_kept_with_its_theme(
    mine_text: MineText,
) -> None:
    pack = mine_text(*(PLAIN.format(n) for n in range(9)), ARGUED)
    said = {phrase.text: phrase for phrase in pack.phrases if phrase.voice is None}
    duty = said["要把规矩刻在心里，落实到每一个岗位。"]
    assert (duty.role, duty.themes) == ("insight.resolve", ("纪律",))
    assert said["要坚持从小事抓起，推动作风建设常态化。"].themes == ("作风",)
    assert said["纪律是党的生命线。"].role == "opening.content"
    assert {"那天我去得很早。", "今天，窗外下着雨。"} <= {item.text for item in pack.left_out}


def test_a_short_sentence_that_opens_an_argument_heads_it(mine_text: MineText) -> None:
    pack = mine_text(*(PLAIN.format(n) for n in range(9)), ARGUED)
    heads = {phrase.text: phrase for phrase in pack.phrases if phrase.role == "insight.heading"}
    assert {"严守纪律是党员干部的基本要求", "涵养作风是长期任务"} <= heads.keys()
    runs = {run.heading.text: run for run in mined_runs(pack) if run.heading}
    assert [phrase.text for phrase in runs["涵养作风是长期任务"].said] == [
        "要坚持从小事抓起，推动作风建设常态化。"
    ]
    # The words of a heading are those of its place, without the stop.
    source = heads["涵养作风是长期任务"].source
    assert source is not None
    assert source.end - source.start == len("涵养作风是长期任务")


def test_what_goes_on_with_the_words_of_its_heading_stands_without_it(
    mine_text: MineText,
) -> None:
    on = "涵养作风是长期任务。涵养作风要从小事抓起，推动作风建设常态化。这是党员干部的必修课。"
    text = ARGUED.replace("涵养作风是长期任务。要坚持从小事抓起，推动作风建设常态化。", on)
    pack = mine_text(*(PLAIN.format(n) for n in range(9)), text)
    said = {phrase.text: phrase for phrase in pack.phrases}
    begins = said["涵养作风要从小事抓起，推动作风建设常态化。"]
    assert begins.follows is None
    assert said["这是党员干部的必修课。"].follows == begins.id


LAST = """
学习《纪律处分条例》的体会
近日，支部开展了主题教育，通读了条例。
严守纪律是党员干部的基本要求。要把规矩刻在心里，落实到每一个岗位。
{0}
"""
ARGUES_ON = (
    "涵养作风是长期任务。我们要知道作风连着民心，要明白小事连着大局。"
    + "要坚持从小事抓起，推动作风建设常态化。" * 8
)
PLEDGES = "新征程上，我将牢记使命，不断前行。" + "要坚持从小事抓起，推动作风建设常态化。" * 8


@pytest.mark.parametrize(("last", "argues"), [(ARGUES_ON, True), (PLEDGES, False)])
def test_a_long_end_that_pledges_nothing_at_once_is_one_more_argument(
    mine_text: MineText, last: str, argues: bool
) -> None:
    pack = mine_text(*(PLAIN.format(n) for n in range(9)), LAST.format(last))
    official = [phrase for phrase in pack.phrases if phrase.voice is None]
    heads = {phrase.text for phrase in official if phrase.role == "insight.heading"}
    pledges = [phrase.text for phrase in official if phrase.role == "closing.pledge"]
    assert ("涵养作风是长期任务" in heads) == argues
    assert bool(pledges) == (not argues)


LONG = """
学习《纪律处分条例》的体会
纪律是党的生命线。
在全面从严治党的大背景下，严明的纪律是衡量每一名党员的重要标尺。要把规矩刻在心里，落实到岗位。
那时我们刚学条例。要坚持从小事抓起，推动作风建设常态化。
新征程上，我将牢记使命，不断前行。
"""


def test_a_long_sentence_or_a_story_heads_nothing(mine_text: MineText) -> None:
    pack = mine_text(*(PLAIN.format(n) for n in range(9)), LONG)
    heads = [p.text for p in pack.phrases if p.role == "insight.heading" and p.voice is None]
    assert heads == []
    assert "要坚持从小事抓起，推动作风建设常态化。" in {phrase.text for phrase in pack.phrases}


ADDRESSED = [
    ("广大青年干部要把责任扛在肩上。", "{对象}要把责任扛在肩上。"),
    ("年轻干部必须扣好第一粒扣子。", "{对象}必须扣好第一粒扣子。"),
    ("作为基层青年干部，更要下得去。", "作为{对象}，更要下得去。"),
    ("党员干部要带头。", "党员干部要带头。"),
    ("要选拔年轻的干部。", "要选拔年轻的干部。"),
]


@pytest.mark.parametrize(("said", "slotted"), ADDRESSED)
def test_whom_an_office_speaks_to_is_a_cadre(said: str, slotted: str) -> None:
    found = slot_passage(said)
    assert found.text == slotted
    assert all(slot.general == "党员干部" for slot in found.slots.values())


LABELLED = """
学习贯彻会议精神的交流发言
近日，支部开展了主题教育。主要有两点体会。
一、基本情况。要把党的创新理论学深悟透，推动工作落实。
二、几点启示。要强化责任担当，推动改革任务落实。
新征程上，我将牢记使命，不断前行。
"""


def test_a_heading_that_only_names_its_section_is_none(mine_text: MineText) -> None:
    pack = mine_text(*(PLAIN.format(n) for n in range(9)), LABELLED)
    assert not [phrase.text for phrase in pack.phrases if phrase.text in ("基本情况", "几点启示")]
    assert "只是一段的名称" in {item.detail for item in pack.left_out}


def test_in_either_voice_what_leans_on_what_is_left_out_goes_with_it(mine_text: MineText) -> None:
    leaning = "近日，全国防汛工作会议召开。这次会议为做好工作指明了方向。"
    text = LABELLED.replace("要把党的创新理论学深悟透，推动工作落实。", leaning)
    pack = mine_text(*(PLAIN.format(n) for n in range(9)), text)
    assert not any(phrase.text.startswith("这次会议") for phrase in pack.phrases)


def test_headings_on_several_books_are_made_alike(mine_text: MineText) -> None:
    text = """
        学习心得体会
        近日，支部开展了主题教育。主要有两点体会。
        一、学《会计法》，悟守账之理。要坚持按制度办事，推动工作落实。
        二、学《审计法》，悟公道之理。要坚持用制度管人，推动工作落实。
        """
    pack = mine_text(text, text)
    assert [family.frames for family in pack.sets] == [("学《{词一}》，悟{词二}之理",)]


def test_a_book_makes_no_frame(mine_text: MineText) -> None:
    text = """
        学习心得体会
        近日，支部开展了主题教育。主要有两点体会。
        一、学好用好《会计法》是守住底线的重要保证。要坚持按制度办事，推动工作落实。
        二、学好用好《会计法》有利于提高监督的质量。要坚持用制度管人，推动工作落实。
        """
    pack = mine_text(text, text)
    assert not any("《" in frame for family in pack.sets for frame in family.frames)
    assert "学好用好{名称}有利于提高监督的质量" in {phrase.text for phrase in pack.phrases}
