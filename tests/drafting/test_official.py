"""Drafts in the official voice: whole arguments, one person, names said once, the facts led in."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from app.bank.phrase_bank import PhraseBank
from app.bank.runs import BankRun
from app.drafting.picking import Choices
from app.drafting.planning import plan_report
from app.drafting.templates import Template, find_template
from app.models.report import Report, Span
from app.outline.reading import parse_outline
from tests.drafting.small_bank import every_run

Drafts = Callable[..., Report]

FOURTH = """
文种: 交流研讨材料
发言人: {单位: 历下区委办公室, 职务: 副主任, 姓名: 李明}
学习内容: {名称: 《习近平谈治国理政》第四卷, 形式: 网络课程, 组织单位: 市委组织部, 时间: 10月份}
体会:
  - {主题: 为民, 事例: [窗口平均等候时间由26分钟压减到9分钟，办结各类事项4.3万件]}
  - {主题: 自律, 事例: [开展公务接待专项自查，发现并纠正手续不全问题7件]}
  - {主题: 奋进, 事例: [重点项目开工率达到93%，比上年同期提高11个百分点]}
下一步:
  - {主题: 高质量发展, 措施: [{做法: 每月调度一次重点项目, 期限: 年底前}]}
  - {主题: 科技人才支撑, 措施: [编制紧缺人才目录]}
"""
PARTY = """
文种: 心得体会
语体: official
发言人: {单位: 供电公司, 职务: 党建专责}
学习内容: {名称: 党的二十届四中全会精神, 组织单位: 公司党委}
体会:
  - 主题: 党建
    事例: [{事情: 组建党员突击队8支, 说明: 党旗插到哪里，哪里就有主心骨, 改变: 每季度评议一次}]
  - 主题: 应急抢修
    事例: [{事情: 今夏平均到场时间由42分钟缩短至31分钟, 改变: 10月起分片驻点}]
  - {主题: 节能}
"""


def spans(report: Report, role: str) -> list[list[Span]]:
    """Return the spans of each block of a role."""
    return [
        [span for line in block.paragraphs for span in line.spans]
        for block in report.blocks
        if block.role == role
    ]


def lines(report: Report, role: str) -> list[str]:
    """Return the words of each block of a role."""
    return ["".join(span.text for span in block) for block in spans(report, role)]


def test_a_draft_like_a_seed_has_its_verses_and_the_facts_of_its_writer(drafts: Drafts) -> None:
    points = lines(drafts(FOURTH), "insight")
    for verse, point in zip(
        ("衙斋卧听萧萧竹", "新松恨不高千尺", "百尺竿头思更进"), points, strict=True
    ):
        assert verse in point
    assert "办结各类事项4.3万件" in points[0]


def stretches(run: BankRun) -> list[str]:
    """Return the longest stretch of each sentence of a run that no draft changes."""
    texts = (re.split(r"\{[^{}]*\}|我们?", step.text) for step in run.steps)
    return [max(pieces, key=len) for pieces in texts]


BARE = """
文种: 心得体会
语体: official
发言人: {单位: 供电公司, 职务: 党建专责}
学习内容: {名称: 党的二十届四中全会精神}
体会: [{主题: 为民}, {主题: 自律}, {主题: 奋进}]
"""


@pytest.mark.parametrize("text", [FOURTH, BARE, f"{BARE}篇幅: 3000", f"{BARE}篇幅: 500"])
@pytest.mark.parametrize("seed", range(4))
def test_a_point_borrows_from_one_argument_only_and_in_its_order(
    drafts: Drafts, bank: PhraseBank, text: str, seed: int
) -> None:
    for point in lines(drafts(text, seed), "insight"):
        places = [[point.find(words) for words in stretches(run)] for run in every_run(bank)]
        (said,) = [[at for at in run if at >= 0] for run in places if max(run) >= 0]
        assert said == sorted(said)


@pytest.mark.parametrize("seed", range(4))
def test_a_report_that_tells_nothing_has_whole_arguments_and_is_asked_for_facts(
    drafts: Drafts, seed: int
) -> None:
    for point in lines(drafts(BARE, seed), "insight"):
        assert point.count("。") >= 6
        assert point.endswith("】")


def borrowed_in(report: Report, role: str) -> list[str]:
    """Return what the points of a report say out of arguments, headings left out."""
    return [
        span.text
        for block in spans(report, role)
        for span in block
        if "/run/" in span.origin.ref and span.part != "heading"
    ]


@pytest.mark.parametrize("seed", range(4))
def test_beside_facts_an_argument_is_silent_unless_it_takes_them_up(
    drafts: Drafts, seed: int
) -> None:
    """Readers strike what any report says of a theme, and a step that is argued."""
    report = drafts(PARTY, seed)
    assert borrowed_in(report, "insight") + borrowed_in(report, "action") == []
    assert lines(report, "insight")[1].endswith("今夏平均到场时间由42分钟缩短至31分钟。")
    told = PARTY.replace("组建党员突击队8支", "把党建责任写进班组日常履职清单，检验成效8回")
    (said,) = borrowed_in(drafts(told, seed), "insight")[:1]
    assert "党建责任" in said


def test_a_point_with_nothing_to_tell_asks_among_others_that_tell(drafts: Drafts) -> None:
    third = lines(drafts(PARTY), "insight")[2]
    assert third.count("。") == 1
    assert third.endswith("】")


@pytest.mark.parametrize("seed", range(6))
def test_headings_are_of_one_family(drafts: Drafts, seed: int) -> None:
    points = lines(drafts(BARE, seed), "insight")
    headings = [re.sub("^.、", "", point.split("。")[0]) for point in points]
    first = all(re.fullmatch("坚持.{4}，.{6}", heading) for heading in headings)
    second = all(re.fullmatch("以.{2}之.{5}之.", heading) for heading in headings)
    assert first or second


def test_no_heading_of_an_argument_stands_over_facts_it_does_not_speak_of(drafts: Drafts) -> None:
    points = lines(drafts(PARTY), "insight")
    assert [point.split("。")[0] for point in points] == ["一、党建", "二、应急抢修", "三、节能"]
    assert "8支。党旗插到哪里，哪里就有主心骨。" in points[0]
    safe = "{主题: 安全, 事例: [排查安全隐患37处]}"
    text = f"文种: 心得体会\n语体: official\n体会: [{safe}]\n"
    (point,) = lines(drafts(text), "insight")
    assert "安全" in point.split("。")[0] != "一、安全"
    # Nor is a theme that it names enough.
    (other,) = lines(drafts(text.replace("排查安全隐患37处", "食堂换了新灶")), "insight")
    assert other.startswith("一、安全。食堂")


def test_what_a_second_fact_was_taught_stays_with_it(drafts: Drafts) -> None:
    facts = "{事情: 修好水闸12座}, {事情: 收到来信46封, 所学: “先听后修”}"
    head = "文种: 心得体会\n语体: official\n开头: false\n"
    (point,) = lines(drafts(f"{head}体会: [{{主题: 为民, 事例: [{facts}]}}]\n"), "insight")
    assert point.index("修好水闸12座") < point.index("先听后修")


def test_answers_head_the_points_where_each_point_has_one(drafts: Drafts) -> None:
    facts = ("党旗就是主心骨", "早到一分钟，少停一片电")
    points = "".join(
        f"  - {{主题: 党建, 事例: [{{事情: 完成第{n}件事, 说明: “{shows}”}}]}}\n".replace(
            "“", ""
        ).replace("”", "")
        for n, shows in enumerate(facts)
    )
    text = f"文种: 心得体会\n语体: official\n学习内容: {{名称: 党章}}\n体会:\n{points}"
    assert [line.split("。")[0] for line in lines(drafts(text), "insight")] == [
        f"{number}、{shows}" for number, shows in zip("一二", facts, strict=True)
    ]


@pytest.mark.parametrize("seed", range(4))
def test_long_names_are_said_once_in_the_points(drafts: Drafts, seed: int) -> None:
    body = "".join(lines(drafts(BARE, seed), "insight"))
    assert body.count("党的二十届四中全会精神") == 1
    assert body.count("党建专责") == 1
    assert body.count("供电公司") <= 1


@pytest.mark.parametrize("seed", range(4))
def test_a_fact_is_led_in_once_and_never_twice_alike(drafts: Drafts, seed: int) -> None:
    points = lines(drafts(FOURTH, seed), "insight")
    facts = ("窗口平均等候", "开展公务接待", "重点项目开工率")
    leads = [
        re.split("[。”]", point.split(fact)[0])[-1]
        for point, fact in zip(points, facts, strict=True)
    ]
    assert all(lead.endswith("，") for lead in leads)
    assert len(set(leads)) == len(leads)


@pytest.mark.parametrize(
    ("own", "said", "not_said"),
    [("我把清单理了一遍", "我更要", "我们更要"), ("我们把清单理了一遍", "我们更要", "我更要")],
)
def test_what_is_borrowed_speaks_as_its_writer(
    drafts: Drafts, own: str, said: str, not_said: str
) -> None:
    text = FOURTH.replace("语体", "").replace("开展公务接待专项自查", own)
    body = drafts(text + "语体: official\n").text
    assert said in body
    assert not_said not in body


def test_steps_of_an_old_report_serve_the_same_study_the_measure_first(drafts: Drafts) -> None:
    text = FOURTH.replace("高质量发展", "人民群众需要")
    first, second = lines(drafts(text), "action")
    assert first.split("。")[1] == "年底前，每月调度一次重点项目"
    assert "强化科技人才支撑，释放创新活力动力。编制紧缺人才目录。" in second
    # One step alone that an old report can head makes a list look torn.
    assert "强化科技人才支撑" not in "".join(lines(drafts(FOURTH), "action"))


def test_a_step_that_nobody_said_is_argued_only_by_its_theme(drafts: Drafts) -> None:
    """Three steps that would do for any theme say nothing; one question says more."""
    text = "{文种: 心得体会, 语体: official, 体会: [{主题: 茶艺}, {主题: 花艺}, {主题: 棋艺}]}"
    assert "一是" not in drafts(text).text


@pytest.mark.parametrize("seed", range(4))
def test_a_lead_counts_no_steps_that_are_not_there(drafts: Drafts, seed: int) -> None:
    text = PARTY.replace(", 改变: 每季度评议一次", "").replace(", 改变: 10月起分片驻点", "")
    assert "零项" not in drafts(text, seed).text
    assert not re.search("[一两三]项工作", "".join(lines(drafts(text, seed), "action_lead")))


@pytest.mark.parametrize(
    "subject",
    ["党纪学习教育", "习近平文化思想", "《中国共产党纪律处分条例》", "党的二十届四中全会精神"],
)
def test_nothing_said_of_one_book_is_said_of_another(drafts: Drafts, subject: str) -> None:
    text = "{文种: 交流研讨材料, 语体: official, 学习内容: {名称: 学习物}, 体会: [{主题: 为民}]}"
    for seed in range(6):
        words = drafts(text.replace("学习物", subject), seed).text
        assert "权威著作" not in words
        assert "治国理政" not in words


@pytest.mark.parametrize("seed", range(6))
def test_no_formula_of_office_speaks_in_a_plain_report(
    drafts: Drafts, bank: PhraseBank, seed: int
) -> None:
    text = "{文种: 心得体会, 学习内容: {名称: 《静脉输液规范》}, 体会: [{主题: 核对}]}"
    for line in drafts(text, seed).lines():
        for span in line:
            phrase = bank.phrase(span.origin.ref)
            assert phrase is None or phrase.voice != "official"
            assert not re.search("总书记|二十大|党员", span.text)


@pytest.mark.parametrize("seed", range(4))
def test_the_voice_of_office_opens_and_closes_in_its_own_formulas(
    drafts: Drafts, bank: PhraseBank, seed: int
) -> None:
    report = drafts(FOURTH, seed)
    found = [bank.phrase(span.origin.ref) for line in report.lines() for span in line]
    for phrase in found:
        if phrase and phrase.role in ("opening.background", "opening.bridge", "closing.call"):
            assert phrase.voice == "official" or phrase.source


@pytest.mark.parametrize(
    "learned",
    [
        "条例关于厉行节约的规定",
        "以人民为中心的发展思想",
        "老师讲的“先做熟人，再做工作”",
        "“没有调查，没有发言权”",
    ],
)
def test_what_was_learned_is_a_whole_sentence_before_the_argument(
    drafts: Drafts, learned: str
) -> None:
    facts = (f"{{事情: 走访{n}户, 所学: {learned}}}" for n in (12, 31))
    points = "".join(f"  - {{主题: 为民, 事例: [{fact}]}}\n" for fact in facts)
    report = drafts(f"文种: 心得体会\n语体: official\n学习内容: {{名称: 党章}}\n体会:\n{points}")
    for said in (lines(report, "opening")[0], lines(report, "insight")[1]):
        sentence = next(one for one in said.split("。") if learned in one)
        assert sentence != learned
    assert lines(report, "insight")[1].split("。")[0] == f"二、{sentence.removeprefix('二、')}"


@pytest.mark.parametrize(
    "subject", ["党纪学习教育", "深入贯彻中央八项规定精神学习教育", "主题教育"]
)
def test_what_one_takes_part_in_is_not_learned(drafts: Drafts, subject: str) -> None:
    text = f"{{文种: 心得体会, 语体: official, 学习内容: {{名称: {subject}}}, 体会: [为民, 自律]}}"
    for seed in range(6):
        words = drafts(text, seed).text
        assert subject in words
        assert not re.search(
            f"学习了{subject}|参加.{{0,40}}精神的?(?:交流|学习)?(?:心得|材料)", words
        )


def test_a_length_takes_from_what_is_borrowed_the_steps_first(drafts: Drafts) -> None:
    whole, shorter, shortest = (drafts(f"{BARE}篇幅: {length}\n") for length in (3000, 700, 500))
    steps = [len(lines(report, "action")) for report in (whole, shorter, shortest)]
    assert steps == [3, 0, 0]
    argued = [len(borrowed_in(report, "insight")) for report in (whole, shorter, shortest)]
    assert argued[0] > argued[1] > argued[2] >= 6


@pytest.mark.parametrize(
    ("subject", "theme", "told", "stays"),
    [
        ("党章", "作风建设", "作风建设办公室查了7件", False),
        ("《习近平谈治国理政》第四卷", "自律", "开展公务接待专项自查", False),
        ("党章", "落实", "落实部署7件", True),
        ("党章", "为民", "拿人民高兴不高兴作标准，排队由26分钟减到9分钟", True),
    ],
)
def test_a_lead_is_borrowed_and_goes_under_a_length_with_what_it_points_at(
    bank: PhraseBank, subject: str, theme: str, told: str, *, stays: bool
) -> None:
    point = f"{{主题: {theme}, 事例: ['{told}']}}"
    head = f"文种: 心得体会, 语体: official, 学习内容: {{名称: {subject}}}"
    for length in ("", ", 篇幅: 60"):
        outline = parse_outline(f"{{{head}, 体会: [{point}]{length}}}")
        anatomy = Template(find_template(outline.kind)).anatomy
        (planned,) = plan_report(outline, bank, anatomy, Choices(turn=0)).insights
        said = planned.sayings
        at = next(n for n, one in enumerate(said) if one.move == "fact")
        assert said[at].text == f"{told}。"
        led = [n for n, one in enumerate(said) if one.text.endswith("，")]
        assert led == ([at - 1] if stays or not length else [])
        assert {said[n].tier for n in led} <= {"run"}


@pytest.mark.parametrize("kind", ["心得体会", "交流研讨材料", "发言提纲", "学习情况报告"])
def test_only_a_report_of_office_that_tells_nothing_ends_on_a_pledge(
    drafts: Drafts, bank: PhraseBank, kind: str
) -> None:
    for text, ends in ((BARE, True), (PARTY, False)):
        report = drafts(text.replace("心得体会", kind))
        refs = [span.origin.ref for block in spans(report, "closing") for span in block]
        roles = {phrase.role for ref in refs if (phrase := bank.phrase(ref))}
        assert ("closing.pledge" in roles) is ends


def test_a_step_that_comes_from_nothing_told_is_asked_about_at_its_end(drafts: Drafts) -> None:
    text = FOURTH.replace("编制紧缺人才目录", "给每个班组配一台除湿机")
    first, second = lines(drafts(text), "action")
    assert second.endswith("】")
    assert second.count("【") == 1
    assert "【" not in first


@pytest.mark.parametrize("voice", ["plain", "official"])
@pytest.mark.parametrize("kind", ["心得体会", "交流研讨材料", "学习情况报告"])
def test_no_length_takes_a_lead_of_the_writers_own(drafts: Drafts, kind: str, voice: str) -> None:
    own = "我只说一句自己的话，回去以后马上做。"
    head = f"文种: {kind}\n语体: {voice}\n篇幅: 60\n体会: [事例: [走访了12户]]\n"
    assert own in drafts(f"{head}下一步: {{引语: {own}}}\n").text


def test_an_answer_is_not_heading_and_text_at_once(drafts: Drafts) -> None:
    """Only one point has an answer that can head it, and an argument that is given."""
    answer = "不看平均分，看最低分"
    first = f"{{内容: 固定的一段话。, 事例: [{{事情: 我写错了, 说明: '{answer}'}}]}}"
    second = "{事例: [{事情: 又写错了, 说明: 大家都着急}]}"
    text = drafts(f"{{文种: 心得体会, 语体: official, 体会: [{first}, {second}]}}").text
    assert text.count(answer) == 1
