"""How a draft is worded: what any report says, headings, persons, formulas of office, joints."""

from __future__ import annotations

import pytest

from app.models.report import Report
from tests.bed.by_hand import block_of, faults, outline_of, report_of
from tests.bed.measures.connectives import worn_connectives
from tests.bed.measures.doubled import doubled_words, empty_marks
from tests.bed.measures.gaps import crowded_gaps
from tests.bed.measures.headings import alike_headings, label_headings, repeated_headings
from tests.bed.measures.persons import mixed_persons, office_words
from tests.bed.measures.repeats import repeated_remedies, repeated_sentences
from tests.bed.measures.shared import masked_sentences, shared_sentences
from tests.bed.measures.structure import talk_of_the_text
from tests.bed.measures.themes import quoted_themes


def _point(*pieces: str) -> Report:
    return report_of(block_of("insight", *pieces))


@pytest.mark.parametrize(
    ("here", "there", "shared"),
    [
        (("细节决定成败。",), ("细节决定成败。",), 1),
        (("细节决定成败。",), ("办法总比困难多。",), 0),
        (("“跌倒”不是小事。",), ("“核对”不是小事。",), 1),
        (("学了《甲》，很有收获。",), ("学了《乙》，很有收获。",), 1),
        (("我参加了", "s|甲培训", "的学习。"), ("我参加了", "s|乙课程", "的学习。"), 1),
        (("f0|上半年跌倒4例。",), ("f0|上半年跌倒4例。",), 0),
        (("可", "f0.shows|评完没有人接着管。"), ("可", "f0.shows|问完没有人记。"), 0),
        (("?f0|【请补充】",), ("?f0|【请补充】",), 0),
        (("general/opening.greeting/x|大家好。",), ("general/opening.greeting/x|大家好。",), 0),
    ],
)
def test_a_sentence_is_shared_that_another_draft_has(
    here: tuple[str, ...], there: tuple[str, ...], shared: int
) -> None:
    drafts = [masked_sentences(_point(*pieces)) for pieces in (here, ("别的话。",), there)]
    assert faults(shared_sentences(drafts)) == shared
    assert faults(shared_sentences(drafts[:2])) == 0


@pytest.mark.parametrize(
    ("pieces", "quoted"),
    [
        (("“", "t0|核对", "”不是任务。"), 1),
        (("“", "t0|核对", "”不是任务。", "我理解，“", "t0|核对", "”要紧。"), 2),
        (("t0|核对", "这件事，我做了。"), 0),
        (("f0|交班本上写着“核对”二字。",), 0),
        (("写着“", "f0|核对", "”二字。"), 0),
    ],
)
def test_a_theme_is_quoted_by_the_draft_only(pieces: tuple[str, ...], quoted: int) -> None:
    found = quoted_themes(outline_of("{主题: 核对}"), _point(*pieces))
    assert (found.looked, faults(found)) == (1, quoted)


THEMES = ("{主题: 核对}", "{主题: 交班}", "{主题: 跌倒}")


@pytest.mark.parametrize(
    ("headings", "alike", "labels"),
    [
        (("不看平均分，看最低分", "责任在那十步"), 0, 0),
        (("看清了“核对”这道关", "看清了“交班”这道关", "别的"), 2, 0),
        (("核对要天天做", "交班要天天做", "跌倒，要天天做"), 3, 0),
        (("核对", "交班。"), 0, 0),
        (("核对", "交班。", "责任在那十步"), 0, 2),
    ],
)
def test_headings_are_alike_once_themes_are_masked(
    headings: tuple[str, ...], alike: int, labels: int
) -> None:
    outline = outline_of(*THEMES)
    report = report_of(*(block_of("insight", "正文。", heading=(words,)) for words in headings))
    assert faults(alike_headings(outline, report)) == alike
    assert faults(label_headings(outline, report)) == labels


def test_a_heading_that_asks_is_none_and_the_writers_label_is_his() -> None:
    asks = block_of("insight", "正文。", heading=("?f0|【标题？】",))
    own = block_of("insight", "正文。", heading=("h0|核对",))
    report = report_of(asks, asks, own)
    assert alike_headings(outline_of(*THEMES), report) == (1, ())
    assert label_headings(outline_of(*THEMES), report) == (0, ())


@pytest.mark.parametrize(
    ("heading", "body", "again"),
    [
        ("评完没人管", "f0.shows|评完没人管，是老毛病。", 1),
        ("评完没人管", "没人管评完，是老毛病。", 0),
        ("核对", "核对要紧。", 0),
        ("故事会", "故事会要紧。", 0),
    ],
)
def test_a_heading_is_not_said_again(heading: str, body: str, again: int) -> None:
    report = report_of(block_of("insight", body, heading=(heading,)))
    assert faults(repeated_headings(outline_of("{主题: 故事会}"), report)) == again


MINE = "{主题: 核对, 事例: [我在自我检查里看了我院26人次]}"
OURS = "{主题: 核对, 事例: [我们查了26人次]}"
BOTH = "{主题: 核对, 事例: [我跟着他们查, {事情: 我们查了26人次}]}"
NOBODYS = "{主题: 核对, 事例: [抽查26人次]}"


@pytest.mark.parametrize(
    ("point", "pieces", "mixed"),
    [
        (MINE, ("我参加了培训。",), 0),
        (MINE, ("我们参加了培训。",), 1),
        (OURS, ("我参加了培训。",), 1),
        (OURS, ("我院参加了培训，自我加压。",), 0),
        (OURS, ("f0|我参加了培训。",), 0),
        (OURS, ("各位领导，大家好，我是王芳。",), 0),
        (OURS, ("我是新来的。",), 1),
        (MINE, ("“我们是答卷人”，这话不假。",), 0),
        (BOTH, ("我参加了培训。",), 0),
        (BOTH, ("我参加了培训。", "我们要努力。"), 1),
        (NOBODYS, ("我参加了培训。", "让我们努力。"), 1),
        (NOBODYS, ("参加了培训。",), 0),
    ],
)
def test_a_draft_speaks_in_the_writers_person(
    point: str, pieces: tuple[str, ...], mixed: int
) -> None:
    found = mixed_persons(outline_of(point), _point(*pieces))
    assert (found.looked, faults(found)) == (1, mixed)


@pytest.mark.parametrize(
    ("pieces", "office"),
    [
        (("提高政治站位，把工作做好。",), 1),
        (("seeds/insight.meaning/1|读原著，悟原理。",), 1),
        (("seeds/opening.greeting/1|各位领导，大家好。",), 0),
        (("把灯装上，夜里就亮了。",), 0),
        (("f0|提高政治站位。",), 0),
        (("学了", "s|高质量发展", "一课。"), 0),
    ],
)
def test_a_plain_draft_uses_no_words_of_office(pieces: tuple[str, ...], office: int) -> None:
    outline = outline_of()
    assert faults(office_words(outline, _point(*pieces))) == office
    official = outline.model_copy(update={"voice": "official"})
    assert office_words(official, _point(*pieces)) == (0, ())


@pytest.mark.parametrize(
    ("pieces", "worn"),
    [
        (("可", "f0|灯没有亮。", "可", "f0|人来了。"), 1),
        (("可", "f0|灯没有亮。", "后来，", "f0|人来了。"), 0),
        (("f0|可灯没有亮。", "可", "f0|人来了。"), 0),
        (("往后加巡。往后加灯。往后加人。",), 2),
        (("可以加巡。可以加灯。",), 0),
    ],
)
def test_a_connective_is_used_once(pieces: tuple[str, ...], worn: int) -> None:
    assert faults(worn_connectives(outline_of(), _point(*pieces))) == worn


@pytest.mark.parametrize(
    ("pieces", "doubled", "empty"),
    [
        (("m0.by|期中以前", "前，", "m0|做完。"), 1, 0),
        (("s|张老师", "老师讲了课。"), 1, 0),
        (("以前，", "f0.before|当时图快。"), 1, 0),
        (("我", "f0.before|我怕麻烦。"), 1, 0),
        (("参加了", "s|骨干教师跟岗研修", "跟岗。"), 1, 0),
        (("s|专题培训", "培训，我学了。"), 1, 0),
        (("f0|天天学习学习，前前后后。",), 0, 0),
        (("m0.by|12月底", "前，", "m0|做完。"), 0, 0),
        (("听了（", "）的课。"), 0, 1),
        (("学了《》。",), 0, 1),
        (("f0|灯亮了。", "，人来了。"), 0, 1),
        (("f0|写着“”两个点。",), 0, 0),
    ],
)
def test_nothing_is_doubled_or_empty_at_a_joint(
    pieces: tuple[str, ...], doubled: int, empty: int
) -> None:
    assert faults(doubled_words(outline_of(), _point(*pieces))) == doubled
    assert faults(empty_marks(outline_of(), _point(*pieces))) == empty


TWICE = "{主题: 核对, 事例: [{事情: 灯没有亮, 改变: 五点加巡一趟}]}"


def test_a_sentence_stands_once_unless_the_outline_has_it_twice() -> None:
    report = _point(
        "f0|灯没有亮。", "细节要紧。", "f0|灯没有亮。", "细节要紧。", "?f0|【？】【？】"
    )
    assert set(repeated_sentences(outline_of(TWICE), report).faults) == {"灯没有亮", "细节要紧"}
    own = outline_of(TWICE, "{主题: 交班, 事例: [灯没有亮]}")
    assert repeated_sentences(own, report).faults == ("细节要紧",)


def test_a_remedy_is_said_once_unless_a_measure_holds_it() -> None:
    body = block_of("insight", "f0.change|五点加巡一趟。")
    again = report_of(body, block_of("action", "f0.change|五点加巡一趟。"))
    held = report_of(body, block_of("action", "m0|由组长五点加巡一趟。"))
    assert repeated_remedies(outline_of(TWICE), again).faults == ("五点加巡一趟",)
    both = outline_of(TWICE, steps="{措施: [由组长五点加巡一趟]}")
    assert repeated_remedies(both, held).faults == ()
    assert repeated_remedies(outline_of(TWICE), report_of(body)).faults == ()


def test_a_point_asks_once() -> None:
    once = block_of("insight", "f0|灯没有亮。", "?f0|【你当时", "?f0.shows|在做什么？】")
    twice = block_of("insight", "?f0|【甲？】", "f0|灯没有亮。", "?f0|【乙？】", heading=("核对",))
    below = block_of("insight", "?f0|【甲？】", children=(block_of("insight", "?f0|【乙？】"),))
    assert crowded_gaps(outline_of(), report_of(once, twice, below)).faults == (
        "【甲？】 / 【乙？】",
        "【甲？】 / 【乙？】",
    )


@pytest.mark.parametrize(
    ("sentence", "talks"),
    [
        ("以上三点体会，要落到行动上。", 1),
        ("前面说的几条，归到一处。", 1),
        ("综上所述，要抓紧。", 1),
        ("本文所记，都是真事。", 1),
        ("三件事，都等着人做。", 0),
        ("f0|以上三点，护士长念了两遍。", 0),
    ],
)
def test_a_draft_does_not_speak_of_itself(sentence: str, talks: int) -> None:
    assert faults(talk_of_the_text(outline_of(), _point(sentence))) == talks
