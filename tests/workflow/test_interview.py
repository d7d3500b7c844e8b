"""A sitting: what is typed in reply to a question, and what becomes of the outline by it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.drafting.questions import Asked
from app.errors import InputError
from app.files.text_edits import editable
from app.outline.answering import with_answer
from app.outline.reading import parse_outline
from app.workflow.interview import HOW, Interview, Passage, Questions, how_to_take
from app.workflow.typed import cleaned

OUTLINE = """\
文种: 心得体会  # 讲话
体会:
  - 主题: 核对
    事例: [今年走访了12个乡镇]   # 汛前
  - 自律
结尾:
"""


def ask(text: str, skipped: Collection[str], put: Mapping[str, str]) -> Questions:
    """Return questions about an outline in the way of the real ones: what is said is not asked."""
    outline = parse_outline(editable(text))
    keys: list[str] = []
    for at, point in enumerate(outline.insights.items):
        for n, fact in enumerate(point.facts):
            open_ones = [name for name in ("shows", "before") if getattr(fact, name) is None]
            keys += [f"insights[{at}].facts[{n}].{name}" for name in open_ones]
        keys += [] if point.facts else [f"insights[{at}].facts"]
        keys += [] if point.heading else [f"insights[{at}].heading"]
        keys += [] if point.theme else [f"insights[{at}].theme"]
    keys += [] if outline.closing else ["closing"]
    left = [key for key in keys if key not in skipped and key not in put]
    return Questions(outline, [_asked(key) for key in left])


def _asked(key: str) -> Asked:
    offers = ("看最低分", "不看平均分") if key.endswith("heading") else ()
    return Asked(key, f"{key}？", "前文。", "后文。", "为了标题。\n比如：看最低分", offers)


def sitting(*typed: str, text: str = OUTLINE) -> Interview:
    """Return a sitting after some lines were typed."""
    interview = Interview(text, "提纲.yaml", ask)
    for line in typed:
        interview.reply(line)
    return interview


def key_of(interview: Interview) -> str | None:
    put = interview.question
    return put.asked.key if put else None


def test_a_question_is_put_with_its_number_its_part_and_its_fact() -> None:
    put = sitting().question
    assert put
    assert (put.number, put.left, put.part) == (1, 5, "体会一")
    assert put.fact == "今年走访了12个乡镇"
    assert put.passage.shown == ("前文。", "____", "后文。")


def test_a_fact_that_stands_in_the_passage_is_not_shown_twice() -> None:
    def told(text: str, skipped: Collection[str], put: Mapping[str, str]) -> Questions:
        outline, (first, *_) = ask(text, skipped, put)
        return Questions(outline, [first._replace(before="今年走访了12个乡镇。")])

    put = Interview(OUTLINE, "", told).question
    assert put
    assert put.fact == ""


def test_the_questions_put_so_far_are_told_so_that_none_is_put_again_in_their_words() -> None:
    told: list[list[str]] = []

    def listening(text: str, skipped: Collection[str], put: Mapping[str, str]) -> Questions:
        told.append(list(put.values()))
        return ask(text, skipped, put)

    interview = Interview(OUTLINE, "提纲.yaml", listening)
    texts = []
    for typed in ("图上看不见的要走到", "", "以为图上都有"):
        put = interview.question
        assert put
        texts.append(put.asked.text)
        interview.reply(typed)
    assert told == [texts[:n] for n in range(4)]
    interview.reply("b")
    interview.reply("以为看图就行")
    assert told[-1] == texts


def test_an_answer_goes_into_the_outline_and_the_next_question_is_put() -> None:
    interview = sitting("脚走到了才看得见")
    assert interview.text == OUTLINE.replace(
        "[今年走访了12个乡镇]", "[{事情: 今年走访了12个乡镇, 说明: 脚走到了才看得见}]"
    )
    put = interview.question
    assert put
    assert (put.number, put.left, put.asked.key) == (2, 4, "insights[0].facts[0].before")
    assert interview.answers == 1


def test_questions_are_made_anew_of_what_was_answered() -> None:
    interview = sitting("甲", "乙", "", "守了一夜")
    assert key_of(interview) == "insights[1].facts[0].shows"
    put = interview.question
    assert put
    assert put.part == "体会二"


@pytest.mark.parametrize("sign", ["", "  ", "　"])
def test_enter_skips_and_the_question_is_not_put_again(sign: str) -> None:
    interview = sitting(sign, "乙")
    assert "说明" not in interview.text
    assert key_of(interview) == "insights[0].heading"
    assert interview.answers == 1


@pytest.mark.parametrize("sign", ["b", "B", "ｂ", " b ", "退"])
def test_a_step_back_takes_the_last_answer_away(sign: str) -> None:
    once = sitting("甲")
    assert sitting("甲", "乙", sign) == once
    assert sitting("甲", "乙", sign, sign).text == OUTLINE
    # What was skipped is put again.
    assert sitting("甲", "", sign) == once
    assert Interview(OUTLINE, "", ask).reply(sign).told == ("这是第一问，前面没有了",)


def test_what_was_taken_back_is_offered_where_its_question_is_put_again() -> None:
    interview = sitting("甲", "乙", "b", "b")
    assert _taken_back(interview) == "甲"
    # Another answer before it takes nothing from what is offered for the next.
    interview.reply("丙")
    assert _taken_back(interview) == "乙"
    # What was skipped and what was never put have no old answer.
    interview.reply("")
    assert _taken_back(interview) == ""
    interview.reply("b")
    assert _taken_back(interview) == ""


def _taken_back(interview: Interview) -> str:
    assert interview.question
    return interview.question.taken_back


@pytest.mark.parametrize(
    ("typed", "key", "text"),
    [
        # A sign behind the old answer that stood on the line is a sign all the same.
        ("乙b", "insights[0].facts[0].shows", "甲"),
        ("乙 ｂ", "insights[0].facts[0].shows", "甲"),
        ("乙q", None, "甲"),
        # Any other words are the answer.
        ("乙", "insights[0].heading", "乙"),
        ("乙？", "insights[0].heading", "乙？"),
        ("乙吧", "insights[0].heading", "乙吧"),
        ("丁b", "insights[0].heading", "丁b"),
    ],
)
def test_a_line_that_begins_with_the_old_answer_is_read_as_it_was_meant(
    typed: str, key: str | None, text: str
) -> None:
    interview = sitting("甲", "乙", "b", typed)
    assert key_of(interview) == key
    assert (text in interview.text) == (key != "insights[0].facts[0].shows")


def test_a_question_is_put_under_the_part_that_its_answer_stands_in() -> None:
    def elsewhere(text: str, skipped: Collection[str], put: Mapping[str, str]) -> Questions:
        outline, (first, *_) = ask(text, skipped, put)
        return Questions(outline, [first._replace(part="开头")])

    put = Interview(OUTLINE, "", elsewhere).question
    assert put
    assert put.part == "开头"
    # The fact of its key is not what the answer stands behind.
    assert put.fact == ""


@pytest.mark.parametrize("sign", ["?", "？", "问", "﹖"])
def test_why_is_told_and_the_question_put_again(sign: str) -> None:
    interview = sitting()
    assert interview.reply(sign).told == ("为了标题。", "比如：看最低分", HOW[1])
    assert interview == sitting()


@pytest.mark.parametrize("sign", ["q", "Q", "ｑ", "停"])
def test_a_writer_may_leave(sign: str) -> None:
    interview = sitting("甲", sign)
    assert interview.question is None
    assert interview.left
    assert interview.text == sitting("甲").text


@pytest.mark.parametrize(
    ("typed", "heading"),
    [
        ("1", "看最低分"),
        ("２", "不看平均分"),
        ("2)", "不看平均分"),
        ("１、", "看最低分"),
        ("不看平均分，看最低分", "不看平均分，看最低分"),
        ("1分也是分", "1分也是分"),
    ],
)
def test_an_answer_is_taken_by_its_number(typed: str, heading: str) -> None:
    assert f"标题: {heading}\n" in sitting("", "", typed).text


def test_a_number_behind_the_answer_that_was_taken_back_takes_another() -> None:
    assert "标题: 不看平均分\n" in sitting("", "", "1", "b", "看最低分2").text
    # Behind an answer to a question without offers it is a part of the answer.
    assert "说明: 甲2}" in sitting("甲", "b", "甲2").text


def test_how_an_offer_is_taken_is_told() -> None:
    assert how_to_take(["甲"]) == "写 1 就用这一句，也可以写自己的；回车跳过"
    assert how_to_take(["甲", "乙"]) == "写编号就用那一句，也可以写自己的；回车跳过"


def test_a_number_of_no_answer_is_asked_again() -> None:
    interview = sitting("", "")
    assert interview.reply("3").told == ("没有第 3 个：写 1 到 2，或写自己的话",)
    assert key_of(interview) == "insights[0].heading"


def test_a_number_is_an_answer_where_none_are_offered() -> None:
    assert "说明: '3'" in sitting("3").text


def test_what_an_outline_may_not_hold_is_told_and_asked_again() -> None:
    interview = sitting(*[""] * 2, text="文种: 心得体会\n体会: [{事例: [{事情: 甲, 原先: 乙}]}]\n")
    assert key_of(interview) == "insights[0].theme"
    (told,) = interview.reply("主题：核对").told
    assert told.startswith("“主题”后面的冒号是全角的：")
    assert key_of(interview) == "insights[0].theme"
    assert interview.answers == 0


def test_what_there_is_to_be_none_of_is_said_by_false() -> None:
    interview = sitting("", "", "true")
    assert interview.answers == 0
    interview.reply("false")
    assert "标题: false" in interview.text


def test_at_the_end_there_is_no_question() -> None:
    interview = sitting(*"甲乙丙丁戊己庚辛")
    assert interview.question is None
    assert not interview.left
    assert interview.reply("").told == ()
    # What was typed before the end was seen is not dropped unsaid.
    assert interview.reply("壬").told == ("没有记下“壬”：要改上一句，先写 b 退回去",)
    assert "壬" not in interview.text
    # The last answer is taken back like any other.
    interview.reply("b")
    assert key_of(interview) == "closing"


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        (" 甲 乙 ", "甲 乙"),
        ("甲\x1b[D乙\x1b[1;5C\x1bOP", "甲乙"),
        ("\x1b[200~甲\n  乙\x1b[201~", "甲乙"),
        ("甲\t乙\x07\ud8ff", "甲 乙"),
        ("\x1b", ""),
    ],
)
def test_keys_that_write_nothing_leave_nothing(typed: str, expected: str) -> None:
    assert cleaned(typed) == expected


def test_only_the_sentences_around_a_place_are_shown() -> None:
    long = Passage("一。二。三。四。", "", "五。六。七。").near
    assert long.shown == ("…二。三。四。", "____", "五。六。…")
    assert Passage("一。", "二", "").near.shown == ("一。", "二", "")


TYPED = st.sampled_from(["", "b", "?", "q", "1", "退", "主题：甲"]) | st.text(max_size=6)


@given(st.lists(TYPED, max_size=12))
def test_the_text_is_always_the_outline_with_the_answers_that_stand(typed: list[str]) -> None:
    interview = sitting()
    given: list[tuple[str, str] | None] = []
    for line in typed:
        put, before = interview.question, interview.text
        reply = interview.reply(line)
        if interview.left:
            break
        if reply.key:
            offers = put.asked.offers if put else ()
            words = cleaned(line)
            numbers = {"1": offers[0], "2": offers[-1]} if offers else {}
            taken = numbers.get(normalize("NFKC", words).rstrip(").,、。").lstrip("0"), words)
            given.append((reply.key, taken))
        elif interview.question != put and not reply.told and not cleaned(line):
            given.append(None)
        elif normalize("NFKC", cleaned(line)).lower() in ("b", "退") and given:
            given.pop()
        else:
            assert interview.text == before
    text = OUTLINE
    for answer in filter(None, given):
        text = with_answer(text, *answer)
    assert interview.text == text
    parse_outline(text)
    while interview.answers:
        interview.left = False
        interview.reply("b")
    assert interview.text == OUTLINE


def test_a_text_that_is_no_outline_is_refused() -> None:
    with pytest.raises(InputError):
        Interview("体会: [", "提纲.yaml", ask)
