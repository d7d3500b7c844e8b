"""What the study is and who signs, and that questions are put accordingly."""

import re
from collections.abc import Callable
from typing import get_args

import pytest

from app.bank.phrase_bank import PhraseBank
from app.drafting.asking import About
from app.drafting.picking import Choices
from app.drafting.planning import Planner
from app.drafting.studied import study_signs
from app.drafting.templates import Template, find_template
from app.models.outline import Outline
from app.models.pattern import STUDY_SIGNS, Asks
from app.outline.reading import parse_outline

AllPut = Callable[[str, Asks], set[str]]

NAMED = "{unit: 县水利局, post: 副局长, name: 何平}"
OFFICE = "{unit: 县水利局党组}"
FACT = "汛前检查水库17座"


def outline_of(
    study: str, *, speaker: str = NAMED, kind: str = "交流研讨材料", fact: str = FACT
) -> Outline:
    return parse_outline(
        f"kind: {kind}\nspeaker: {speaker}\nstudy: {study}\ninsights: [facts: [{fact}]]\n"
    )


@pytest.mark.parametrize(
    ("study", "signs"),
    [
        ("{subject: 护理安全, form: 专题讲座}", {"taught"}),
        ("{subject: 护理安全, form: 线上直播课}", {"taught"}),
        ("{subject: 消防, form: 上门讲课}", {"taught"}),
        ("{subject: 护理安全, courses: [{title: 交接}]}", {"taught"}),
        ("{subject: 护理安全, courses: [{title: 交接}, {title: 核对}]}", {"taught", "courses"}),
        # Nobody teaches where people read for themselves or meet.
        ("{subject: 班组安全, form: 班组学习}", set()),
        ("{subject: 普惠信贷, form: 以会代训}", {"meeting"}),
        ("{subject: 工作方法, form: 自学}", set()),
        ("{subject: 新课标, form: 自学}", set()),
        ("{subject: 语文课程标准, form: 自学}", {"text"}),
        ("{subject: 人民调解法, form: 自学}", {"text"}),
        ("{subject: 消防条例, form: 专题研讨}", {"text", "meeting"}),
        ("{subject: 治水的重要论述, form: 中心组学习}", {"theory", "text", "meeting"}),
        ("{subject: 党的全会精神, form: 集中轮训}", {"theory", "text", "taught"}),
        ("{subject: 网格治理, form: 研修班}", {"taught"}),
        ("{subject: 未来乡村, form: 实地考察}", {"visit"}),
    ],
)
def test_what_a_study_is_shows_in_its_name_and_form(study: str, signs: set[str]) -> None:
    assert study_signs(outline_of(study)) == signs
    assert signs <= STUDY_SIGNS


def test_a_book_is_a_text_whatever_marks_its_title_bears() -> None:
    assert "text" in study_signs(outline_of("{subject: 乡土中国}", kind="读书心得"))
    assert "text" not in study_signs(outline_of("{subject: 乡土中国}"))


@pytest.mark.parametrize(
    ("speaker", "fact", "is_unit"),
    [
        (OFFICE, FACT, True),
        (OFFICE, "我们检查了水库17座", True),
        # Whoever answers for it, it is many.
        (OFFICE, "我检查了水库17座", True),
        (NAMED, FACT, False),
        ("{unit: 县水利局, name: 何平}", FACT, False),
        ("{post: 站长}", FACT, False),
    ],
)
def test_a_unit_reports_where_nobody_signs(speaker: str, fact: str, *, is_unit: bool) -> None:
    signs = study_signs(outline_of("{subject: 治水}", speaker=speaker, fact=fact))
    assert ("unit" in signs) == is_unit


@pytest.fixture
def all_put(bank: PhraseBank) -> Callable[[Outline, Asks], set[str]]:
    """Return a function that gives all that may be asked of an outline's fact for one thing."""

    def put_about(outline: Outline, asks: Asks) -> set[str]:
        anatomy = Template(find_template(outline.kind)).anatomy
        asker = Planner(outline, bank, anatomy, Choices()).asker
        point = outline.insights.items[0]
        about = About(point, None if asks == "learned" else point.facts[0])
        put: set[str] = set()
        while asked := asker.ask(asks, "insights[0].facts[0].x", about):
            if asked.text in put:
                break
            put.add(asked.text)
            asker.put = frozenset(put)
        return put

    return put_about


LECTURE = re.compile("老师|课上|下课|听完|门课|坐在底下")


@pytest.mark.parametrize(
    ("study", "taught"),
    [
        ("{subject: 护理安全, form: 专题讲座}", True),
        ("{subject: 治水的重要论述, form: 中心组集中学习}", False),
        ("{subject: 《河道管理条例》, form: 局里组织学习}", False),
        ("{subject: 防汛, form: 工作例会}", False),
    ],
)
def test_a_teacher_is_spoken_of_only_where_somebody_taught(
    all_put: Callable[[Outline, Asks], set[str]], study: str, *, taught: bool
) -> None:
    asked = all_put(outline_of(study), "learned")
    assert any(LECTURE.search(text) for text in asked) == taught


@pytest.mark.parametrize("study", ["{subject: 总书记重要论述, form: 专题讲座}"])
def test_no_doubt_is_asked_of_theory(
    all_put: Callable[[Outline, Asks], set[str]], study: str
) -> None:
    assert not any("将信将疑" in text for text in all_put(outline_of(study), "learned"))
    plain = outline_of("{subject: 护理安全, form: 专题讲座}")
    assert any("将信将疑" in text for text in all_put(plain, "learned"))


@pytest.mark.parametrize("asks", ["learned", "thought", "closing"])
@pytest.mark.parametrize(
    "study", ["{subject: 治水的重要论述, form: 集中学习}", "{subject: 《河道管理条例》}"]
)
def test_what_was_studied_is_asked_for_first(bank: PhraseBank, asks: Asks, study: str) -> None:
    """Readers of official drafts missed the study: no question tied a fact to it."""
    outline = outline_of(study)
    asker = Planner(outline, bank, Template(find_template(outline.kind)).anatomy, Choices()).asker
    point = outline.insights.items[0]
    asked = asker.ask(asks, "insights[0].facts[0].x", About(point, point.facts[0]))
    of_study = {
        one.text for one in bank.questions if {"theory", "text", "meeting"} & set(one.needs)
    }
    assert asked is not None
    assert asked.text in of_study or "“" in asked.text


def test_a_unit_is_many_but_not_in_words_of_others(
    all_put: Callable[[Outline, Asks], set[str]],
) -> None:
    fact = "一位村支书说“你去问一问就知道”"
    for asks in get_args(Asks):
        office = "".join(all_put(outline_of("{subject: 防汛}", speaker=OFFICE, fact=fact), asks))
        bare = re.sub("“[^”]*”", "", office)
        assert not re.search("你(?!们)|你（们）|你们们", bare)
    quoted = all_put(outline_of("{subject: 防汛}", speaker=OFFICE, fact=fact), "before")
    assert any("“你去问一问就知道”" in text for text in quoted)
    one = all_put(outline_of("{subject: 防汛}", fact=fact), "before")
    assert any(re.search("你(?!们)", re.sub("“[^”]*”", "", text)) for text in one)


PRIVATE = re.compile("你们?心里想|头一个念头|家里人|最想谢|怪谁|徒弟|放下稿子|睡|坐不住|填得最冤")


@pytest.mark.parametrize("asks", ["shows", "closing", "fact", "before"])
@pytest.mark.parametrize("fact", [FACT, "8月3日一位老人来窗口办证", "我们把公文发错了2家"])
def test_nothing_private_is_asked_of_a_unit(
    all_put: Callable[[Outline, Asks], set[str]], asks: Asks, fact: str
) -> None:
    for kind in ("心得体会", "交流研讨材料"):
        asked = all_put(outline_of("{subject: 防汛}", speaker=OFFICE, kind=kind, fact=fact), asks)
        assert not [text for text in asked if PRIVATE.search(text)]


@pytest.mark.parametrize(
    ("fact", "words", "is_asked"),
    [
        # A cause and a cure are for what went wrong or fell short.
        ("汛前检查水库17座", "治得住|根子|照旧不管", False),
        ("录错了17份单子", "治得住|根子|照旧不管", True),
        # Two numbers may be good or bad: neither should just stand.
        ("不合格率去年3%，今年9%", "站得住", False),
    ],
)
def test_a_thought_takes_nothing_for_wrong(
    all_put: Callable[[Outline, Asks], set[str]], fact: str, words: str, *, is_asked: bool
) -> None:
    outline = outline_of("{subject: 防汛}", fact=fact)
    asked = all_put(outline, "thought") | all_put(outline, "change")
    assert any(re.search(words, text) for text in asked) == is_asked


def test_the_last_gap_of_a_draft_fits_any_office(bank: PhraseBank) -> None:
    """Nothing is said of a step: what is asked then needs no wit to answer."""
    for unit in "甲乙丙丁戊己":
        outline = outline_of("{subject: 防汛}", speaker=f"{{unit: {unit}局}}")
        anatomy = Template(find_template(outline.kind)).anatomy
        asked = Planner(outline, bank, anatomy, Choices()).asker.step_gap()
        assert asked is not None
        assert asked.text.startswith("接下来")
