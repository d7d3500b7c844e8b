"""What a draft says, where it stands and how often: each word of the writer's once."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.bank.loading import load_bank
from app.drafting.plan import texts
from app.drafting.templates import Template, find_template
from tests.drafting.planned import ANATOMY, BANK, block, planned, told
from tests.drafting.small_bank import bank_of, phrase

if TYPE_CHECKING:
    from app.bank.phrase_bank import PhraseBank
    from app.drafting.anatomy import Anatomy
    from app.drafting.plan import Plan, Words
    from app.models.roles import Voice

PLAIN = "{fact: 帽子挂在墙上, lacks: 还差两顶, change: 月底前配齐}"
SECOND = "{fact: 门开了一夜, lacks: 锁还没换, change: 下周换锁}"


def of_kind(kind: str) -> Anatomy:
    return Template(find_template(kind)).anatomy


def sayings(plan: Plan, tier: str) -> list[str]:
    return [saying.text for saying in plan.sayings() if saying.tier == tier]


def every_word(plan: Plan) -> list[Words]:
    points = (*plan.insights, *plan.steps)
    said = [words for saying in plan.sayings() for words in saying.words]
    return said + [words for point in points for words in point.heading]


# The opening.


def test_what_was_taught_opens_the_report_and_is_not_told_again_with_its_fact() -> None:
    plan = planned(
        "study: {subject: 防汛}\ninsights:\n"
        "  - facts: [{fact: 甲事, learned: “多问一句”, lacks: 还差一半, change: 下月补上}]\n"
    )
    assert block(plan, "开头") == "我学了防汛。这句话我记到今天：“多问一句”。"
    assert told(plan.insights) == [("", "甲事。还差一半。")]


def test_a_quotation_opens_before_other_words_that_were_taught() -> None:
    plan = planned(
        "insights:\n"
        "  - facts: [{fact: 甲事, learned: 老师说，量两遍的人很少出事, change: 下月补}]\n"
        "  - facts: [{fact: 乙事, learned: “多问一句”, change: 下月补}]\n"
    )
    assert "“多问一句”" in block(plan, "开头")
    assert [body for _, body in told(plan.insights)] == [
        "老师说，量两遍的人很少出事。甲事。",
        "乙事。",
    ]


def test_courses_are_listed_beside_what_was_taught_only_where_no_other_phrase_fits() -> None:
    courses = {"课程": {"kind": "courses"}}
    lists = phrase("opening.background", "我听了{课程}。", slots=courses)
    brief = phrase("opening.background", "我去学了。", 2)
    taught = "{fact: 甲事, learned: “多问一句”}"
    for phrases, fact, opening in (
        ([lists, brief], "甲事", "我听了《止血》。"),
        ([lists, brief], taught, "我去学了。“多问一句”。"),
        ([lists], taught, "我听了《止血》。“多问一句”。"),
    ):
        text = f"study: {{courses: [{{title: 止血}}]}}\ninsights: [facts: [{fact}]]\n"
        plans = [planned(text, bank_of(phrases=phrases), seed=seed) for seed in range(5)]
        assert {block(plan, "开头") for plan in plans} == {opening}


def test_without_an_answer_the_opening_counts_the_points() -> None:
    two = planned(f"study: {{subject: 防汛}}\ninsights: [facts: [{PLAIN}], facts: [{SECOND}]]\n")
    assert block(two, "开头") == "我学了防汛。有两点体会。"
    one = planned(f"study: {{subject: 防汛}}\ninsights: [facts: [{PLAIN}]]\n")
    assert block(one, "开头") == "我学了防汛。"


def test_an_opening_of_the_writers_own_stands_alone() -> None:
    plan = planned(
        "opening: 我自己开头。\n"
        "insights: [facts: [{fact: 甲事, learned: “多问一句”, change: 补上}]]\n"
    )
    assert block(plan, "开头") == "我自己开头。"
    assert plan.insights[0].text == "这句话我记到今天：“多问一句”。甲事。"


# The points.


def test_a_point_asks_for_one_thing_only() -> None:
    plan = planned("insights: [{theme: 甲}, {facts: [乙事]}, {facts: [丙事, 丁事]}]\n")
    assert [body for _, body in told(plan.insights)] == [
        "【这一条是哪件事？】",
        "乙事。【这件事让你看见了什么？】",
        "丙事。丁事。【这件事让你看见了什么？】",
    ]
    gaps = [one for point in (*plan.insights, *plan.steps) for one in point.words if one.gap]
    assert [one.origin.ref for one in gaps] == [
        "insights[0].facts",
        "insights[1].facts[0].shows",
        "insights[2].facts[1].shows",
        "next_steps",
    ]


def test_where_the_writer_says_more_nothing_is_asked_or_remarked() -> None:
    asked = "发药前多问了一句姓名，花了几秒钟"
    plan = planned(f"insights: [facts: [{{fact: {asked}, shows: 这一句问得及时}}]]\n")
    assert plan.insights[0].text == f"{asked}。这一句问得及时。"
    plan = planned(f"insights: [facts: [{asked}]]\n")
    assert plan.insights[0].text == f"{asked}。多问一句只要三秒钟。"
    assert sayings(plan, "remark") == ["多问一句只要三秒钟。"]


def test_a_remark_that_takes_up_one_word_of_the_fact_is_none_on_it() -> None:
    plan = planned("insights: [facts: [发药前多问了一句姓名]]\n")
    assert sayings(plan, "remark") == []


def test_a_remark_stands_once_in_a_report_and_the_next_point_asks() -> None:
    asked = ("发药前多问了一句姓名，花了几秒钟", "收件时多问了一句用途，花了几秒钟")
    plan = planned(f"insights: [facts: [{asked[0]}], facts: [{asked[1]}]]\n")
    assert sayings(plan, "remark") == ["多问一句只要三秒钟。"]
    assert plan.insights[1].text == f"{asked[1]}。【这件事让你看见了什么？】"


def test_what_is_missing_and_finds_no_place_in_the_plan_is_asked_about() -> None:
    missing = "insights: [facts: [{fact: 走访了37座水库, lacks: 还有9座水库没有走到}]]\n"
    plan = planned(f"{missing}next_steps: [{{measures: [把台账补齐]}}]\n")
    assert plan.insights[0].text.endswith("还有9座水库没有走到。【往后哪里不一样？】")
    plan = planned(f"{missing}next_steps: [{{measures: [汛前走完剩下的水库]}}]\n")
    assert plan.insights[0].text.endswith("还有9座水库没有走到。")


def test_content_of_the_writers_own_is_all_that_a_point_says() -> None:
    plan = planned("insights: [{theme: 甲, heading: 标题, content: [第一句。, 第二句。]}]\n")
    assert told(plan.insights) == [("标题", "第一句。第二句。")]


# The next steps.


def test_what_will_change_becomes_a_step_where_no_steps_are_given() -> None:
    plan = planned(f"insights: [facts: [{PLAIN}], facts: [{SECOND}]]\n")
    assert block(plan, "下一步引语") == "下一步，做好两件事。"
    assert told(plan.steps) == [("", "月底前配齐。"), ("", "下周换锁。")]
    assert [body for _, body in told(plan.insights)] == [
        "帽子挂在墙上。还差两顶。",
        "门开了一夜。锁还没换。",
    ]
    keys = [one.origin.ref for step in plan.steps for one in step.words]
    assert keys == ["insights[0].facts[0].change", "insights[1].facts[0].change"]


def test_a_change_that_points_at_its_fact_stays_with_it_and_is_no_step() -> None:
    pointing = "{fact: 新来的小吴夜里一个人巡检, change: 先带他走一遍}"
    plan = planned(f"insights: [facts: [{PLAIN}], facts: [{pointing}], facts: [{SECOND}]]\n")
    assert plan.insights[1].text.endswith("先带他走一遍。")
    assert block(plan, "下一步引语") == "下一步，做好两件事。"
    assert [body for _, body in told(plan.steps)] == ["月底前配齐。", "下周换锁。"]


def test_where_steps_are_given_what_will_change_stays_with_its_fact() -> None:
    plan = planned(f"insights: [facts: [{PLAIN}]]\nnext_steps: [{{measures: [墙上的帽子记账]}}]\n")
    assert plan.insights[0].text == "帽子挂在墙上。还差两顶。月底前配齐。"
    assert [body for _, body in told(plan.steps)] == ["墙上的帽子记账。"]


def test_a_lead_of_the_writers_own_leads_into_what_will_change() -> None:
    plan = planned(
        f"insights: [facts: [{PLAIN}], facts: [{SECOND}]]\nnext_steps: {{lead: 两件事都为安全。}}\n"
    )
    assert block(plan, "下一步引语") == "两件事都为安全。"
    assert [body for _, body in told(plan.steps)] == ["月底前配齐。", "下周换锁。"]


def test_a_single_step_goes_on_in_its_lead_without_a_number() -> None:
    plan = planned(f"insights: [facts: [{PLAIN}]]\n")
    assert block(plan, "下一步引语") == "接下来，"
    (step,) = plan.steps
    assert (step.text, step.inline, step.numbered) == ("月底前配齐。", True, False)


def test_a_single_step_with_a_heading_or_a_number_of_the_writers_stands_by_itself() -> None:
    insights = f"insights: [facts: [{PLAIN}]]\n"
    for more in (
        "next_steps: [{heading: 管好帽子, measures: [墙上的帽子记账]}]\n",
        "next_steps: [{measures: [墙上的帽子记账]}]\nordinals: {next_steps: 一是}\n",
    ):
        (step,) = planned(insights + more).steps
        assert (step.inline, step.numbered) == (False, True)


def test_a_plan_of_which_nothing_is_said_is_one_question_without_lead_or_number() -> None:
    plan = planned("insights: [facts: [甲事]]\n")
    assert block(plan, "下一步引语") == ""
    assert [(step.text, step.numbered) for step in plan.steps] == [("【头一件做什么？】", False)]


def test_no_next_steps_means_none() -> None:
    plan = planned(f"insights: [facts: [{PLAIN}]]\nnext_steps: false\n")
    assert plan.steps == ()
    assert block(plan, "下一步引语") == ""
    assert plan.insights[0].text == "帽子挂在墙上。还差两顶。月底前配齐。"


def test_a_step_without_a_root_is_asked_where_it_comes_from_and_one_with_is_not() -> None:
    insights = "insights: [facts: [{fact: 走访了37座水库, shows: 图上看不见的要走到才看得见}]]\n"
    plan = planned(
        insights + "next_steps: [{measures: [打印机换墨]}, {measures: [再走一遍水库]}]\n"
    )
    assert [body for _, body in told(plan.steps)] == [
        "打印机换墨。【这一条从哪件事来？】",
        "再走一遍水库。",
    ]
    rooted = "{measure: 打印机换墨, because: 交班的字看不清了}"
    plan = planned(insights + f"next_steps: [{{measures: [{rooted}]}}]\n")
    assert [body for _, body in told(plan.steps)] == ["打印机换墨。交班的字看不清了。"]


def test_the_measure_stands_first_in_its_step() -> None:
    plan = planned(
        "insights: [facts: [甲事]]\n"
        "next_steps: [{facts: [{fact: 去年试过一次, lacks: 没有试成}], measures: [再试一次甲事]}]\n"
    )
    assert plan.steps[0].text.startswith("再试一次甲事。去年试过一次。")


_HEADED = "next_steps: [{heading: 自己写的标题}, {heading: 另一个标题}]"


@pytest.mark.parametrize("voice", ["plain", "official"])
@pytest.mark.parametrize(
    ("steps", "stands"),
    [
        (_HEADED, ["自己写的标题", "另一个标题"]),
        ("next_steps: [{theme: 科技人才支撑}, {theme: 高质量发展}]", ["【头一件做什么？】"]),
        ("next_steps: [{pin: [{id: p/action/9}]}]", ["钉住的打算子丑寅"]),
        ("next_steps: [{theme: 高质量发展, pin: [{id: p/action/9}]}]", ["钉住的打算子丑寅"]),
        ("next_steps: [{heading: {id: p/action/9}}]", ["钉住的打算子丑寅"]),
        ("next_steps: [{content: [{id: p/action/9}]}]", ["钉住的打算子丑寅"]),
        ("next_steps: {lead: 回去就做。}", ["回去就做。"]),
        ("", ["【头一件做什么？】"]),
    ],
)
def test_no_length_takes_a_step_that_an_outline_asks_for_nor_a_question(
    steps: str, stands: list[str], voice: Voice
) -> None:
    text = f"length: 50\ninsights: [facts: [甲事]]\n{steps}\n"
    plan = planned(text, with_pins(BANK), voice=voice)
    said = "\n".join(words.text for words in every_word(plan))
    assert [words for words in stands if words not in said] == []


# The end.


def test_the_writers_own_closing_is_the_last_word() -> None:
    plan = planned(f"insights: [facts: [{PLAIN}]]\nclosing: 锁换好了，我再来说。\n")
    assert block(plan, "结尾") == "锁换好了，我再来说。"
    assert block(plan, "结束语") == ""
    with_both = planned(
        f"insights: [facts: [{PLAIN}]]\nclosing: 锁换好了，我再来说。\nsignoff: 谢谢。\n"
    )
    assert block(with_both, "结束语") == "谢谢。"


def test_without_one_the_genre_closes() -> None:
    plan = planned(f"insights: [facts: [{PLAIN}]]\n")
    assert (block(plan, "结尾"), block(plan, "结束语")) == ("请大家指正。", "我说到这里。")


@pytest.mark.parametrize("name", ["标题", "称谓"])
def test_what_a_report_cannot_do_without_is_a_gap_and_anything_else_may_be_left_out(
    name: str,
) -> None:
    anatomy = ANATOMY._replace(blocks={**ANATOMY.blocks, "称谓": ("salutation",)})
    nothing = planned("insights: [facts: [甲事]]\n", bank=BANK_WITHOUT_WORDS, anatomy=anatomy)
    assert block(nothing, name) == f"【请补充：{name}】"
    assert block(nothing, "开头") == block(nothing, "结尾") == ""


BANK_WITHOUT_WORDS = type(BANK)([BANK.packs[0].model_copy(update={"phrases": ()})])

# Whatever the outline.

# The same phrase cannot be pinned twice: each of these is known by its words.
_PINNED = {"insight": "钉住的体会甲乙丙", "action": "钉住的打算子丑寅"}
_PINS = bank_of(phrases=[phrase(role, f"{words}。", 9) for role, words in _PINNED.items()]).packs
_WORDS = st.text("水泵门锁帽子墙窗灯台账今去明年月日我你他说问看", min_size=2, max_size=14)


def with_pins(bank: PhraseBank) -> PhraseBank:
    return type(bank)([*bank.packs, *_PINS])


@st.composite
def outlines(draw: st.DrawFn) -> tuple[str, list[str]]:
    """Draw an outline and all that its writer says in it."""
    said: list[str] = []

    def words() -> str:
        said.append(f"{draw(_WORDS)}{len(said):02}")
        return said[-1]

    def facts() -> str:
        names = draw(st.sets(st.sampled_from(["before", "shows", "lacks", "change", "learned"])))
        answers = "".join(f", {name}: {words()}" for name in sorted(names))
        return f"{{fact: {words()}{answers}}}"

    def fixed(role: str) -> str:
        """Return the heading and the pin of a point, each drawn or not, the pin at most once."""
        heading = f", heading: {words()}" if draw(st.booleans()) else ""
        if _PINNED[role] in said or not draw(st.booleans()):
            return heading
        said.append(_PINNED[role])
        return f"{heading}, pin: [{{id: p/{role}/9}}]"

    def measure() -> str:
        return f"{{measure: {words()}, by: {words()}, check: {words()}, for: {words()}}}"

    points = [
        "{"
        + f"theme: 主题{n}, facts: [{', '.join(facts() for _ in range(draw(st.integers(0, 2))))}]"
        + f"{fixed('insight')}}}"
        for n in range(draw(st.integers(1, 3)))
    ]
    steps = [
        f"{{theme: 主题{n}, measures: [{measure() if draw(st.booleans()) else ''}]"
        + f"{fixed('action')}}}"
        for n in range(draw(st.integers(0, 2)))
    ]
    text = f"insights: [{', '.join(points)}]\n"
    if length := draw(st.sampled_from((0, 50, 300))):
        text += f"length: {length}\n"
    if steps:
        text += f"next_steps: [{', '.join(steps)}]\n"
    if draw(st.booleans()):
        text += f"closing: {words()}\n"
    return text, said


@given(outlines(), st.integers(0, 3))
def test_every_word_of_the_writers_stands_and_stands_once(
    drawn: tuple[str, list[str]], seed: int
) -> None:
    text, said = drawn
    real = with_pins(load_bank()), of_kind("心得体会")
    for plan in (
        planned(text, with_pins(BANK), seed=seed),
        planned(text, *real, seed),
        planned(text, *real, seed, "official"),
    ):
        whole = "\n".join(one.text for one in every_word(plan) if not one.gap)
        assert {words: whole.count(words) for words in said} == dict.fromkeys(said, 1)


@given(outlines(), st.integers(0, 3))
def test_nothing_borrowed_stands_twice(drawn: tuple[str, list[str]], seed: int) -> None:
    text, _ = drawn
    plan = planned(text, with_pins(load_bank()), of_kind("交流研讨材料"), seed)
    tiers = ("formula", "remark", "reading", "run")
    said = [saying.text for saying in plan.sayings() if saying.tier in tiers]
    headings = [texts(point.heading) for point in plan.insights if point.heading]
    for listed in (said, headings):
        assert [words for words, count in Counter(listed).items() if count > 1] == []


@given(outlines())
def test_a_point_has_at_most_one_gap(drawn: tuple[str, list[str]]) -> None:
    text, _ = drawn
    plan = planned(text, with_pins(load_bank()), of_kind("心得体会"))
    for point in (*plan.insights, *plan.steps):
        assert sum(one.gap for one in point.words) <= 1
