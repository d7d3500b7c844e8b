"""What the general pack says of deeds and themes: enough of it, each with its proof, none twice."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from app.bank.pack_files import read_pack
from app.facts.deeds import deeds_to_remark_on
from app.models.pattern import THEME_CLASSES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from app.models.pack import PhrasePack

# Turns of phrase that make two remarks sound like one writer's habit.
BUILDS = {
    "最怕": r"最怕|就怕|怕的是",
    "难在": r"难在|难的是|最难",
    "最…的是": r"最[^，。]{1,8}的?(?:是|，是)",
    "不是…是…": r"不是[^。]*，?(?:而是|是)",
    "越…越…": r"越.*越",
    "等于没": r"等于没|不算数|才算|白[做干讲跑]|作数",
    "才知道": r"才(?:知道|晓得|看得|明白|数得)",
    "往往": r"往往|常常",
    "常": r"(?<!平)常(?!常)",
    "多半": r"多半|多是|大多",
    "总": r"总[是得归有想觉]",
    "反倒": r"反倒|反而",
    "头几": r"头[几一两半十]",
    "不一样": r"不一样|两回事|一回事",
    "未必": r"未必",
    "说不清": r"说不清",
    "就得": r"就得",
    "还得": r"还得",
    "只剩": r"只剩",
    "没人敢": r"没人[敢看管提]",
    "隔": r"隔[上了天月年]|隔两|隔一",
    "要…，…": r"^[^，]{2,9}?要(?!么|到|说的|花)",
    "省下": r"省下|省掉|省一",
    "可是": r"可是|但是|其实",
    "…的是": r"(?<!不)[看听问说记给查写花费靠管补换学教打占定求量少多到见]的是",
    "跟…有关": r"跟.*有关",
    "推想": r"只能推[想断]",
    "不在里头": r"不?在里[头面]",
    "有数": r"有数[，。]",
    "后头": r"在后[头面]。",
}
# Others that come easily to what is true in general: of three or four remarks in a draft no two
# should sound alike.
HABITS = {
    "看得出，看不出": r"得[出到清见全]?[^，。]*，[^，。]*不[出到清见全]",
    "看不出来": r"看不[出见]|显不出|觉不出",
    "不同": r"不[^，。]{0,2}同[，。]",
    "同样": r"^同[样一]",
    "往后": r"往后|以后",
    "看…": r"看[^，。到见出得不]{1,8}。$",
}
# What a remark may not say: a lesson, a feeling, praise.
FOREIGN = r"说明|可见|由此|启示|深刻|感动|惭愧|欣慰|值得学习|精神|责任感|松一口气|踏实|心里"
# A general truth points at nothing and at nobody, or it sounds like what happened here.
POINTS = (
    r"[那这他她你您咱我]|今天|昨|当天|当晚|半夜|凌晨|门口|台前|老人|孩子|病人|患者|家属|家长|学生"
    r"|老师|师傅|徒弟|客户|老板|村民|居民|群众|领导|本子|柜|抽屉|桌|椅|凳|手机|鞋|脸|眼皮"
)
# It gives no orders either: the fact may tell of somebody who did otherwise.
ORDERS = (
    r"(?<![重主需])要(?!求)|应当|应该|必须|务必|先|不能|不该|不许|不可|切忌|宁可|只好"
    r"|[就还也都总]得(?![^，。]?[出到见了])|(?<!差)别(?![的处人])|最好"
)
LABELS = r"方面|差距|不足|问题$|体会|认识到|层面|工作$"


@cache
def general() -> PhrasePack:
    return read_pack(Path(__file__).resolve().parents[2] / "phrasebank" / "general")


def masked(text: str) -> str:
    return text.replace("{主题}", "□")


def pairs(words: Iterable[str]) -> set[str]:
    return {word[at : at + 2] for word in words for at in range(len(word) - 1)}


def longest_run(one: str, other: str) -> int:
    """Return how many characters on end two texts share."""
    best, before = 0, [0] * (len(other) + 1)
    for sign in one:
        row = [0] * (len(other) + 1)
        for at, match in enumerate(other, 1):
            row[at] = before[at - 1] + 1 if sign == match else 0
        best, before = max(best, *row), row
    return best


def too_alike(texts: Iterable[str], most: int) -> Iterator[tuple[str, str]]:
    for one, other in combinations(texts, 2):
        if longest_run(one, other) > most:
            yield one, other


def test_there_are_words_for_every_class_of_theme_and_each_is_in_one() -> None:
    classes = general().vocabulary.classes
    assert {name: len(set(words)) >= 25 for name, words in classes.items()} == dict.fromkeys(
        THEME_CLASSES, True
    )
    assert [word for word, times in Counter(sum(classes.values(), ())).items() if times > 1] == []


def test_there_are_fields_with_real_nouns_and_steps_and_speakers_of_each_rank() -> None:
    vocabulary = general().vocabulary
    assert len(vocabulary.fields) >= 8
    assert [one.name for one in vocabulary.fields if len(set(one.nouns)) < 25] == []
    assert [one.name for one in vocabulary.fields if len(one.steps) < 6] == []
    posts = Counter(sum(vocabulary.speakers.values(), ()))
    assert set(vocabulary.speakers) == {"staff", "middle", "head"}
    assert max(posts.values()) == 1


def test_of_sixty_deeds_and_more_each_has_a_heading_and_most_have_three_remarks() -> None:
    deeds = [deed.name for deed in general().vocabulary.deeds]
    assert len(deeds) == len(set(deeds)) >= 60
    remarks = Counter(remark.deed for remark in general().remarks)
    headings = Counter(name for heading in general().headings for name in heading.deeds)
    # Of some deeds no three things can be said that are true whatever came of them.
    assert len(remarks) >= 85
    assert [name for name, times in remarks.items() if times < 3 or name not in deeds] == []
    assert [name for name in deeds if headings[name] < 1] == []


def test_a_remark_is_one_short_sentence_that_names_its_deed() -> None:
    named = {
        deed.name: pairs((deed.name, *deed.verbs, *deed.objects))
        for deed in general().vocabulary.deeds
    }
    for remark in general().remarks:
        assert 12 <= len(remark.text) <= 32, remark.text
        assert remark.text.find("。") == len(remark.text) - 1, remark.text
        assert not re.search(r"[！？!?；;0-9]", remark.text), remark.text
        assert named[remark.deed] & pairs([remark.text]), remark.text


@pytest.mark.parametrize("words", [FOREIGN, POINTS, ORDERS], ids=["praise", "event", "orders"])
def test_a_remark_is_a_general_truth(words: str) -> None:
    texts = [remark.text for remark in general().remarks]
    assert [text for text in texts if re.search(words, text)] == []


@pytest.mark.parametrize("build", BUILDS)
def test_no_build_of_a_remark_comes_more_than_four_times(build: str) -> None:
    texts = [remark.text for remark in general().remarks]
    found = [text for text in texts if re.search(BUILDS[build], text)]
    assert len(found) <= 4, found


@pytest.mark.parametrize("habit", HABITS)
def test_no_habit_shows_in_more_than_one_remark_of_fifteen(habit: str) -> None:
    texts = [remark.text for remark in general().remarks]
    found = [text for text in texts if re.search(HABITS[habit], text)]
    assert len(found) * 15 <= len(texts), found


def test_no_two_remarks_are_alike() -> None:
    assert list(too_alike([remark.text for remark in general().remarks], 6)) == []


def test_a_remark_stands_beside_the_facts_it_fits_and_no_other() -> None:
    vocabulary = general().vocabulary
    for remark in general().remarks:
        assert len(set(remark.fits)) >= 2, remark.id
        for fact in remark.fits:
            assert remark.deed in deeds_to_remark_on(fact, vocabulary), (remark.id, fact)
        for fact in remark.unfit:
            assert remark.deed not in deeds_to_remark_on(fact, vocabulary), (remark.id, fact)


def test_every_class_has_eight_headings_of_its_own() -> None:
    found = Counter(name for heading in general().headings for name in heading.classes)
    assert {name: found[name] >= 8 for name in THEME_CLASSES} == dict.fromkeys(THEME_CLASSES, True)


def test_a_heading_for_a_class_holds_a_word_of_it_or_nothing_would_bring_it() -> None:
    classes = general().vocabulary.classes
    headings = [heading for heading in general().headings if heading.classes]
    assert [
        heading.text
        for heading in headings
        if not any(word in heading.text for name in heading.classes for word in classes[name])
    ] == []


def test_a_heading_can_be_said_after_its_number() -> None:
    for heading in general().headings:
        assert 6 <= len(heading.text.replace("{主题}", "主题")) <= 16, heading.text
        assert not re.search(r"[。！？；：]", heading.text), heading.text
        assert not re.search(LABELS, heading.text), heading.text


def test_at_most_a_quarter_of_the_headings_hold_the_theme() -> None:
    headings = general().headings
    assert sum("{主题}" in heading.text for heading in headings) * 4 <= len(headings)


def test_no_two_headings_are_alike_once_the_theme_is_masked() -> None:
    texts = [masked(heading.text) for heading in general().headings]
    assert len(texts) == len(set(texts))
    assert list(too_alike(texts, 5)) == []
