"""The questions of the general pack: enough for every kind of fact, each one unlike the others."""

import re
from collections import Counter
from itertools import combinations
from pathlib import Path
from typing import get_args

import pytest

from app.bank.pack_files import read_pack
from app.models.pattern import Asks, FactKind, Question
from app.models.phrase import slot_names, split_slots

KINDS: tuple[FactKind, ...] = get_args(FactKind)
AMOUNTS: dict[Asks, int] = {
    "fact": 14,
    "before": 20,
    "shows": 40,
    "lacks": 12,
    "change": 15,
    "learned": 10,
    "heading": 6,
    "measure": 5,
    "because": 4,
    "by": 3,
    "thought": 5,
    "closing": 6,
}
REPORTS = ("交流研讨材料", "心得体会", "学习情况报告", "读书心得", "参观考察报告", "发言提纲")

# What the writer said stands between marks; a quotation brings its own, a figure needs none.
QUOTED_SLOTS = {"事", "主题", "差距", "改变", "说明", "做法"}
FORM_WORDS = re.compile(r"请(补充|输入|填写|说明|描述|简述)|填空|字以内|如下|该(事|项|条)")
NOUN_ANSWERS = ("heading", "by")

# A step begins with when or with what is done, never with who promises it.
PROMISE = re.compile(r"(我们?|本人)?(一定|要|将|会|争取|努力|进一步)|(我|我们|本人)")


@pytest.fixture(scope="module")
def questions(checkout: Path) -> tuple[Question, ...]:
    return read_pack(checkout / "phrasebank/general").questions


def narrow(question: Question) -> bool:
    """Tell whether a question is for some facts only."""
    return bool(question.kinds or question.deeds or question.classes or question.fields)


def grams(text: str, length: int) -> set[str]:
    plain = re.sub(r"[^\w{}]", "", text)
    return {plain[at : at + length] for at in range(len(plain) - length + 1)}


def test_there_are_enough(questions: tuple[Question, ...]) -> None:
    counts = Counter(question.asks for question in questions)
    assert {asks: counts[asks] for asks in AMOUNTS if counts[asks] < AMOUNTS[asks]} == {}


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_of_fact_has_questions_of_its_own(
    questions: tuple[Question, ...], kind: FactKind
) -> None:
    own = [question for question in questions if kind in question.kinds and not question.reports]
    shows = [question for question in own if question.asks == "shows"]
    assert len(shows) >= 3
    # Most facts quote nobody and name nobody, so there is always one that needs no such word.
    plain = {question.asks for question in own if not slot_names(question.text)}
    assert plain >= {"before", "shows", "change"}


@pytest.mark.parametrize("asks", AMOUNTS)
def test_a_fact_of_no_kind_is_asked_as_well(questions: tuple[Question, ...], asks: Asks) -> None:
    plain = [
        question
        for question in questions
        if question.asks == asks
        and not narrow(question)
        and not question.reports
        and not (question.needs or question.unless)
        and not slot_names(question.text)
    ]
    # A report of five points whose facts tell nothing special is asked nothing twice.
    each_point = asks in ("before", "shows", "change", "heading")
    assert len(plain) >= (5 if each_point else 2)


def test_a_field_has_questions_in_its_own_words(
    checkout: Path, questions: tuple[Question, ...]
) -> None:
    fields = read_pack(checkout / "phrasebank/general").vocabulary.fields
    for field in fields:
        asked = {question.asks for question in questions if field.name in question.fields}
        assert asked >= {"fact", "shows", "change"}, field.name


def test_a_question_is_for_one_sort_of_thing(questions: tuple[Question, ...]) -> None:
    """A deed, a kind of fact, a class of theme or a field: two of them would ask the wrong one."""
    for question in questions:
        sorts = (question.kinds, question.deeds, question.classes, question.fields)
        assert sum(map(bool, sorts)) <= 1, question.id


@pytest.mark.parametrize("report", REPORTS)
def test_a_kind_of_report_asks_for_its_own_facts_and_lessons(
    questions: tuple[Question, ...], report: str
) -> None:
    asked = {question.asks for question in questions if report in question.reports}
    assert asked >= {"fact", "learned", "closing"}


def test_a_reader_is_asked_for_a_line_and_a_visitor_for_what_was_seen(
    questions: tuple[Question, ...],
) -> None:
    texts = {
        report: "".join(q.text for q in questions if q.asks == "learned" and report in q.reports)
        for report in REPORTS
    }
    assert "书里哪一句" in texts["读书心得"]
    assert "看见" in texts["参观考察报告"]


def test_a_question_cannot_be_met_with_yes_or_no(questions: tuple[Question, ...]) -> None:
    """What stands behind a fact is a sentence; behind 是吗 or 有没有 stands one word."""
    for question in questions:
        assert not re.search(r"[吗没]？|有没有|是不是|会不会|值不值|对不对", question.text), (
            question.id
        )


def test_a_question_is_short_and_asks_one_thing(questions: tuple[Question, ...]) -> None:
    for question in questions:
        assert len(question.text) <= 45, question.id
        assert question.text.count("？") <= 2, question.id
        assert not FORM_WORDS.search(question.text + question.explains), question.id
        assert question.explains.endswith("。"), question.id
        assert question.example, question.id


def test_an_id_says_what_is_asked(questions: tuple[Question, ...]) -> None:
    for question in questions:
        assert question.id.startswith(f"general/question/{question.asks}-"), question.id


def test_words_of_the_writer_stand_between_marks(questions: tuple[Question, ...]) -> None:
    for question in questions:
        pieces = split_slots(question.text)
        words = ["", *(piece.text for piece in pieces), ""]
        for at, piece in enumerate(pieces, start=1):
            if piece.is_slot:
                marked = words[at - 1].endswith("“") and words[at + 1].startswith("”")
                assert marked == (piece.text in QUOTED_SLOTS), question.id


@pytest.mark.parametrize("part", ["text", "explains", "example"])
def test_no_two_are_alike(questions: tuple[Question, ...], part: str) -> None:
    length = {"text": 8, "explains": 8, "example": 7}[part]
    told = [(question.id, grams(getattr(question, part), length)) for question in questions]
    alike = [(one, other) for (one, a), (other, b) in combinations(told, 2) if a & b]
    assert alike == []


def test_no_two_examples_begin_alike(questions: tuple[Question, ...]) -> None:
    begun = Counter(question.example[:4] for question in questions)
    assert [words for words, times in begun.items() if times > 1] == []


def test_an_example_stands_in_a_paragraph_as_it_is(questions: tuple[Question, ...]) -> None:
    for question in questions:
        example = question.example
        if question.asks in NOUN_ANSWERS:
            assert not re.search(r"[。！？；：]", example), question.id
            assert 4 <= len(example) <= 16, question.id
            continue
        assert len(example) >= 14, question.id
        assert example.count("。") <= 2, question.id
        assert re.search(r"[^的]。$", example), question.id
        assert not re.match(r"(因为|所以|但|而且|是的|不是)", example), question.id


def test_an_example_of_a_step_begins_with_the_deed_or_the_time(
    questions: tuple[Question, ...],
) -> None:
    for question in questions:
        if question.asks in ("change", "measure"):
            assert not PROMISE.match(question.example), question.id
