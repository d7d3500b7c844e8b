"""What is asked about an outline over a whole sitting: never what it says, nothing twice."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from app.drafting.answered import answered
from app.drafting.drafting import draft_report
from app.drafting.questions import Asked, questions, worth_asking
from app.drafting.templates import find_template, template_kinds
from app.outline.reading import parse_outline, read_outline
from app.text.numerals import numeral

if TYPE_CHECKING:
    from app.bank.phrase_bank import PhraseBank
    from app.models.outline import Outline

EXAMPLES = sorted((Path(__file__).resolve().parents[2] / "examples").glob("*.yaml"))
# So many questions are answered in full in the first round, where there are points enough.
FULL = 7
FACTS = """
kind: {kind}
voice: plain
speaker: {{unit: 县医院骨科, post: 护士, name: 小周}}
study: {{subject: 护理安全, form: 专题讲座}}
insights:
  - {{theme: 用药, facts: [上个月夜班一位同事在发药前多问了一句姓名，发现床头卡没有换过来。]}}
  - {{theme: 交接, facts: [8月9日晨会上护士长让我们把交接本念一遍，23行里有7行看不懂。]}}
  - {{theme: 学习}}
"""


def facts_only(kind: str = "心得体会") -> Outline:
    return parse_outline(FACTS.format(kind=kind))


def asked_about(outline: Outline, bank: PhraseBank, skipped: tuple[str, ...] = ()) -> list[Asked]:
    return questions(outline, bank, find_template(outline.kind), skipped)


def sitting(outline: Outline, bank: PhraseBank, *, answers: bool = True) -> list[Asked]:
    """Return the questions that are put to somebody who answers the first one again and again."""
    put: list[Asked] = []
    skipped: list[str] = []
    while left := questions(
        outline,
        bank,
        find_template(outline.kind),
        skipped,
        {one.key: one.text for one in put},
    ):
        first, *_ = left
        put.append(first)
        assert len(put) < 60
        if answers:
            outline = answered(outline, first.key, f"第{len(put)}句答话")
        else:
            skipped.append(first.key)
    return put


@pytest.mark.parametrize("kind", template_kinds())
def test_over_a_whole_sitting_nothing_is_asked_twice(bank: PhraseBank, kind: str) -> None:
    for answers in (True, False):
        put = sitting(facts_only(kind), bank, answers=answers)
        assert len(put) > FULL
        for told in ([one.key for one in put], [one.text for one in put]):
            assert [words for words, count in Counter(told).items() if count > 1] == []


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_nothing_that_an_outline_says_is_asked(bank: PhraseBank, path: Path) -> None:
    outline = read_outline(path)
    for one in asked_about(outline, bank):
        with_answer = answered(outline, one.key, "这是答话")
        # The answer is new: it changes nothing that stood there.
        assert with_answer != outline
        assert said_in(outline) <= said_in(with_answer)
        assert one.key not in {later.key for later in asked_about(with_answer, bank)}


def said_in(outline: Outline) -> set[str]:
    """Return the facts, answers and measures of an outline."""
    points = [*outline.insights.items, *(outline.next_steps.items if outline.next_steps else ())]
    told = [item for point in points for item in (*point.facts, *point.measures)]
    return {words for item in told for _, words in item if words}


def test_an_outline_that_says_everything_is_asked_nothing(bank: PhraseBank) -> None:
    outline = facts_only()
    for one in sitting(outline, bank):
        outline = answered(outline, one.key, f"答{one.key}")
    assert asked_about(outline, bank) == []


def test_no_more_is_asked_than_seven_minutes_take(bank: PhraseBank) -> None:
    many = "".join(f"  - {{theme: 主题{n}, facts: [窗台上的第{n}盆花开了。]}}\n" for n in range(9))
    outline = parse_outline(f"kind: 心得体会\nvoice: plain\ninsights:\n{many}")
    assert FULL <= len(asked_about(outline, bank)) <= 14


@pytest.mark.parametrize("skipped", [(), tuple(f"insights[{n}].facts[0].shows" for n in range(12))])
def test_a_question_that_is_put_again_says_of_which_point(
    bank: PhraseBank, skipped: tuple[str, ...]
) -> None:
    many = "".join(f"  - {{theme: 主题{n}, facts: [窗台上的第{n}盆花开了。]}}\n" for n in range(12))
    outline = parse_outline(f"kind: 心得体会\nvoice: plain\nnext_steps: false\ninsights:\n{many}")
    asked = asked_about(outline, bank, skipped)
    texts = [one.text for one in asked]
    assert len(set(texts)) == len(texts)
    again = [one for one in asked if one.text.startswith("第")]
    if skipped:
        assert again
    for one in again:
        n = int(one.key.removeprefix("insights[").partition("]")[0])
        assert one.text.startswith(f"第{numeral(n + 1)}条")
        assert one.text.partition("：")[2] in texts


@pytest.mark.parametrize(
    ("points", "first", "later"),
    [
        # What is left of seven questions goes to thoughts; the end is never among them.
        ("{facts: [甲]}", "0.learned 0.shows 0.change 0.thought 0.heading", "closing"),
        (
            "{facts: [甲]}|{facts: [乙]}",
            "0.learned 0.shows 1.shows 0.change 1.change 0.thought 1.thought 0.heading 1.heading",
            "closing",
        ),
        (
            "{facts: [甲]}|{facts: [乙]}|{facts: [丙]}",
            "0.learned 0.shows 1.shows 2.shows 0.change 1.change 2.change"
            " 0.heading 1.heading 2.heading",
            "0.thought 1.thought 2.thought closing",
        ),
        # A point without a fact is asked for one, and then what that shows; it will have a heading.
        (
            "{facts: [甲]}|{theme: 学习}",
            "1.facts 0.learned 0.shows 0.change 0.thought 0.heading 1.heading",
            "closing",
        ),
        # What is said keeps its place, so that the rest of the round does.
        (
            "{facts: [{fact: 甲, shows: 一}]}|{facts: [{fact: 乙, change: 二}]}|{facts: [丙]}",
            "0.learned 1.shows 2.shows 0.change 2.change 0.heading 1.heading 2.heading",
            "1.thought 2.thought 0.thought closing 0.before",
        ),
        # A point is headed by its answer where that is a heading, and by what its writer says.
        # Four points have nine questions: none is left without what will be done about it.
        (
            "{facts: [{fact: 甲, shows: 不看手快，看口勤}]}|{heading: 先听, facts: [乙]}"
            "|{heading: false, facts: [丙]}|{facts: [丁]}",
            "0.learned 1.shows 2.shows 3.shows 0.change 1.change 2.change 3.change 3.heading",
            "1.thought 2.thought 3.thought 0.thought closing",
        ),
        # Whatever the time, no point is left out of the round; fourteen are seen ahead.
        (
            "{facts: [甲]}|{facts: [乙]}|{facts: [丙]}|{facts: [丁]}|{facts: [戊]}|{facts: [己]}",
            "0.learned 0.shows 1.shows 2.shows 3.shows 4.shows 5.shows"
            " 0.change 1.change 2.change 3.change 4.change 5.change 0.heading",
            "",
        ),
    ],
)
def test_what_was_taught_comes_first_then_what_each_point_shows_and_every_step_then_headings(
    bank: PhraseBank, points: str, first: str, later: str
) -> None:
    items = "".join(f"  - {point}\n" for point in points.split("|"))
    outline = parse_outline(f"kind: 心得体会\nvoice: plain\ninsights:\n{items}")
    asked = asked_about(outline, bank)
    keys = [
        (re.sub(r"insights\[(\d)\](?:\.facts\[\d\])?", r"\1", one.key), one.first) for one in asked
    ]
    assert " ".join(key for key, is_first in keys if is_first) == first
    assert " ".join(key for key, is_first in keys if not is_first) == later
    assert [is_first for _, is_first in keys] == sorted((each for _, each in keys), reverse=True)


@pytest.mark.parametrize(
    ("report", "first"),
    [
        # What was taught opens the report, unless the outline opens it: then a thought is sure.
        ("opening: 学过了", "0.shows 0.change 0.thought 0.heading"),
        (
            "next_steps: [走访, 对账]",
            "0.learned 0.shows next_steps[0].measures next_steps[1].measures 0.thought 0.heading",
        ),
        ("next_steps: false", "0.learned 0.shows 0.thought 0.heading"),
        # The end is not of this round, said or not.
        ("closing: 完", "0.learned 0.shows 0.change 0.thought 0.heading"),
    ],
)
def test_one_thing_taught_every_step_and_the_headings_belong_to_the_first_round(
    bank: PhraseBank, report: str, first: str
) -> None:
    text = f"kind: 心得体会\nvoice: plain\ninsights: [{{facts: [甲]}}]\n{report}\n"
    asked = asked_about(parse_outline(text), bank)
    keys = [re.sub(r"insights\[0\](?:\.facts\[0\])?", "0", one.key) for one in asked if one.first]
    assert " ".join(keys) == first


def test_the_first_round_does_not_grow_while_it_is_answered(bank: PhraseBank) -> None:
    outline = facts_only()
    left = [one.first for one in asked_about(outline, bank)].count(True)
    while (first := asked_about(outline, bank)[0]).first:
        outline = answered(outline, first.key, f"答{first.key}")
        now = [one.first for one in asked_about(outline, bank)].count(True)
        # A fact that is told is asked what it shows, in the place of the question for it. Its
        # heading is counted from the start.
        assert now == left - (not first.key.endswith(".facts"))
        left = now
    assert left == 0


def test_the_plan_is_led_into_as_in_the_finished_draft(bank: PhraseBank) -> None:
    text = FACTS.format(kind="心得体会").replace("  - {theme: 学习}\n", "")
    outline = parse_outline(text)
    asked = [one for one in asked_about(outline, bank) if one.key.endswith(".change")]
    for one in asked:
        outline = answered(outline, one.key, f"从下个月起多走一遍{one.key[9]}号楼，走完再签字")
    drafted = words_of(draft_report(outline, bank, find_template("心得体会")).text)
    for one in asked:
        *_, led = one.before.splitlines()
        # Which number stands before it is the draft's own.
        lead, _, _ = led.partition("：")
        assert words_of(lead) in drafted


def test_who_does_not_want_to_be_asked_is_not(bank: PhraseBank) -> None:
    first, second, *_ = asked_about(facts_only(), bank)
    keys = [one.key for one in asked_about(facts_only(), bank, (first.key,))]
    assert first.key not in keys
    assert second.key in keys


def test_a_question_keeps_its_words_whatever_is_answered_before_it(bank: PhraseBank) -> None:
    before = {one.key: one.text for one in asked_about(facts_only(), bank)}
    # A fact that is told makes another report of it.
    first = next(key for key in before if not key.endswith(".facts"))
    later = asked_about(answered(facts_only(), first, "这是答话"), bank)
    assert [one.text for one in later if before.get(one.key, one.text) != one.text] == []


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_answer_stands_between_the_words_that_were_shown_with_its_question(
    bank: PhraseBank, path: Path
) -> None:
    outline = read_outline(path)
    template = find_template(outline.kind)
    for one in asked_about(outline, bank):
        answer = "这是一句要找的答话" * 3
        text = draft_report(answered(outline, one.key, answer), bank, template).text
        assert answer in text, one.key
        before, _, after = map(words_of, text.partition(answer))
        if one.key.startswith("next_steps"):
            # How the plan will begin depends on how many steps it will have.
            continue
        if one.key.endswith(".facts"):
            # A point of which nothing is told yet is named by its theme, whatever will head it.
            assert one.before.endswith(f"{outline.insights.items[int(one.key[9])].theme}。")
            continue
        assert words_of(one.before)[-6:] in before, one.key
        assert words_of(one.after)[:6] in after, one.key


def words_of(text: str) -> str:
    """Return the words of a text without its gaps, marks, numbers and breaks."""
    return re.sub(r"【[^】]*】|[^\w]|_|一是|[一二三]、|第[一二三]，", "", text)


@pytest.mark.parametrize("kind", template_kinds())
def test_no_other_question_stands_beside_the_one_that_is_put(bank: PhraseBank, kind: str) -> None:
    for one in sitting(facts_only(kind), bank, answers=False):
        assert "？】" not in one.before + one.after, one.key


def test_a_point_without_a_fact_is_known_by_its_theme(bank: PhraseBank) -> None:
    (asked,) = (one for one in asked_about(facts_only(), bank) if one.key == "insights[2].facts")
    assert asked.before == "三、学习。"


@pytest.mark.parametrize(
    ("point", "offers"),
    [
        # What the fact shows, what its writer thinks of it and what will change, as it was said.
        (
            "{facts: [{fact: 甲, shows: 不看手快，看口勤。她答得上来,"
            " thought: 核对要出声, change: 往后床前先问姓名}]}",
            ("不看手快，看口勤", "核对要出声", "床前先问姓名"),
        ),
        # The best of each, no more than three, none twice.
        (
            "{facts: [{fact: 甲, thought: 核对要出声, change: 床前先问姓名},"
            " {fact: 乙, thought: 核对要出声, change: 手要慢半拍, lacks: 丁}, {fact: 丙,"
            " thought: 交班要念出来}]}",
            ("核对要出声", "床前先问姓名", "手要慢半拍"),
        ),
        # A theme that says something, not one that is a label.
        ("{theme: 发药多问一句, facts: [{fact: 甲, shows: 人没认错}]}", ("发药多问一句",)),
        ("{theme: 核对要出声, facts: [{fact: 甲, thought: 核对要出声}]}", ("核对要出声",)),
        ("{theme: 交接, facts: [{fact: 甲, shows: 字没看清}]}", ()),
        ("{facts: [{fact: 甲, shows: 以前总觉得看过就算, thought: 我也不知道}]}", ()),
    ],
)
def test_what_the_writer_has_said_is_offered_as_a_heading(
    bank: PhraseBank, point: str, offers: tuple[str, ...]
) -> None:
    outline = parse_outline(f"kind: 心得体会\nvoice: plain\ninsights: [{point}]\n")
    asked = {one.key: one for one in asked_about(outline, bank)}
    heading = asked.pop("insights[0].heading")
    assert heading.offers == offers
    assert {one.offers for one in asked.values()} == {()}
    # Beside offers it reads as a choice; without, it is one of the bank's.
    assert (heading.text == "第一条用哪句话做标题？") == bool(offers)
    assert ("比如：" in heading.explains) == (not offers)


def test_what_an_offer_says_is_said_once_in_the_draft(bank: PhraseBank) -> None:
    outline = parse_outline(
        "kind: 心得体会\nvoice: plain\n"
        "insights: [{facts: [{fact: 帽子挂在墙上, thought: 核对要出声}]}]\n"
    )
    (heading,) = (one for one in asked_about(outline, bank) if one.key.endswith("heading"))
    taken = answered(outline, heading.key, heading.offers[0])
    text = draft_report(taken, bank, find_template(outline.kind)).text
    assert text.count("核对要出声") == 1


def test_who_skips_a_fact_is_not_asked_what_heads_it(bank: PhraseBank) -> None:
    keys = [one.key for one in asked_about(facts_only(), bank, ("insights[2].facts",))]
    assert [key for key in keys if key.startswith("insights[2]")] == []
    assert "insights[1].heading" in keys


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_questions_are_the_same_with_their_places_and_without(
    bank: PhraseBank, path: Path
) -> None:
    outline = read_outline(path)
    shown = [(one.key, one.text) for one in asked_about(outline, bank)]
    listed = worth_asking(outline, bank, find_template(outline.kind))
    assert [(one.key, one.text) for one in listed] == shown


def test_who_has_said_nothing_of_a_point_is_not_asked_to_go_on(bank: PhraseBank) -> None:
    template = find_template("心得体会")
    shows, thought = "insights[0].facts[0].shows", "insights[0].facts[0].thought"
    goes_on = [one.text for one in bank.questions if one.asks == "thought"]
    goes_on = [text for text in goes_on if text.startswith("接着")]
    assert goes_on
    for n in range(6):
        # Another unit, another turn of the questions.
        outline = parse_outline(FACTS.format(kind="心得体会").replace("小周", f"小周{n}"))
        asked = {one.key: one.text for one in asked_about(outline, bank)}
        skipped = {one.key: one.text for one in asked_about(outline, bank, (shows,))}
        assert not skipped[thought].startswith("接着")
        assert asked[thought].endswith(skipped[thought])
        # Whoever says something of it goes on from there.
        said = {one.key: one.text for one in asked_about(answered(outline, shows, "甲"), bank)}
        assert said[thought] == asked[thought]
        # It is not put a second time in the words of the bank.
        later = questions(outline, bank, template, (shows,), {thought: skipped[thought]})
        assert [one.key for one in later if one.text.endswith(skipped[thought])] == []


def test_further_thoughts_are_asked_for_where_least_is_said(bank: PhraseBank) -> None:
    outline = facts_only()
    for n, shows in enumerate(("一句话说得不算短", "短")):
        outline = answered(outline, f"insights[{n}].facts[0].shows", shows)
    keys = [one.key[:11] for one in asked_about(outline, bank) if one.key.endswith("thought")]
    assert keys == ["insights[1]", "insights[0]"]


@pytest.mark.parametrize("kind", template_kinds())
def test_what_was_taught_is_asked_for_without_pointing_at_a_fact(
    bank: PhraseBank, kind: str
) -> None:
    for n in range(12):
        outline = parse_outline(FACTS.format(kind=kind).replace("小周", f"小周{n}"))
        texts = [one.text for one in asked_about(outline, bank) if one.key.endswith("learned")]
        assert [text for text in texts if "这件事" in text] == []
