"""What mining makes of reports of every kind, not of the seeds alone."""

from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.bank.pack_files import pack_texts
from app.mining.mining import mine
from app.models.pack import PhrasePack
from app.models.phrase import ParallelSet, Phrase, fill_slots
from app.models.report import Block, Paragraph, Report, Span
from app.reading import read_lines
from tests.mining.conftest import MineText, check_offsets

WHOLE = {"opening", "insight", "action", "closing"}


def sentences(pack: PhrasePack) -> list[Phrase]:
    return [phrase for phrase in pack.phrases if phrase.role not in WHOLE]


def the(pack: PhrasePack, start: str) -> Phrase:
    (found,) = [one for one in sentences(pack) if one.source_text.startswith(start)]
    return found


def frames(family: ParallelSet) -> list[str]:
    return [fill_slots(frame, dict.fromkeys(family.slots, "□")) for frame in family.frames]


TWO_POINTS = """
    学习体会
    各位领导，同志们：
    大家好！10月份，按照县教育局要求，我参加了学习。主要有两点体会。
    一是感悟到“学而不厌，诲人不倦”的“求知之道”。“学而时习之，不亦说乎。”这是古人的心得。⋯
    二是感悟到“有朋自远方来，不亦乐乎”的“交友之道”。⋯
    下一步，我将做好两件事。
    一是强化日常积累，提升课堂质量。每天读书一小时。
    二是聚焦家校沟通，创造和谐环境。每周家访一次。
    让我们携手努力！
    汇报完毕。
"""


def test_a_report_becomes_phrases_of_every_role_it_has(mine_text: MineText) -> None:
    pack = mine_text(TWO_POINTS)
    assert [(phrase.role, phrase.text) for phrase in sentences(pack)][:6] == [
        ("title", "学习体会"),
        ("salutation", "各位领导，同志们："),
        ("opening.greeting", "大家好！"),
        ("opening.background", "{时间}，按照{组织单位}要求，我参加了学习。"),
        ("opening.bridge", "主要有{点数}点体会。"),
        ("insight.heading", "感悟到“{诗句}”的“{道}之道”"),
    ]
    assert {"action_lead", "action.measure", "closing.call", "signoff"} <= {
        phrase.role for phrase in pack.phrases
    }
    assert pack.left_out == ()


def test_headings_become_families_with_rows_by_theme(mine_text: MineText) -> None:
    insights, actions = mine_text(TWO_POINTS).sets
    assert frames(insights) == ["感悟到“□”的“□之道”"]
    assert [(row.theme, row.values["诗句"]) for row in insights.rows] == [
        ("求知", "学而不厌，诲人不倦"),
        ("交友", "有朋自远方来，不亦乐乎"),
    ]
    assert frames(actions) == ["强化□，提升□", "聚焦□，创造□"]
    assert [row.theme for row in actions.rows] == ["日常积累", "家校沟通"]


def test_the_sentences_of_a_point_carry_its_theme(mine_text: MineText) -> None:
    pack = mine_text(TWO_POINTS)
    assert the(pack, "每天读书").themes == ("日常积累",)
    assert the(pack, "这是古人").themes == ("求知",)
    assert the(pack, "下一步").themes == ()


def test_a_third_report_renames_nothing_and_is_counted(seeds: dict[str, Report]) -> None:
    alone = mine(list(seeds.values()), "seeds")
    lines = dedent(TWO_POINTS).replace("⋯", "").strip().split("\n")
    third = read_lines(lines).model_copy(update={"name": "c.txt"})
    together = mine([*seeds.values(), third], "seeds")
    kept = {phrase.id: phrase for phrase in together.phrases}
    for phrase in alone.phrases:
        assert kept[phrase.id].model_copy(update={"seen": 1, "places": ()}) == phrase
    counted = {phrase.source_text: phrase.seen for phrase in together.phrases if phrase.seen > 1}
    assert counted == {"各位领导，同志们：": 2, "汇报完毕。": 2}
    for before, after in zip(alone.sets, together.sets, strict=False):
        assert (after.id, after.frames[: len(before.frames)]) == (before.id, before.frames)
        assert after.rows[: len(before.rows)] == before.rows
    assert [len(family.rows) for family in together.sets] == [3, 5, 6]
    assert together.left_out == alone.left_out


def test_a_report_mined_under_two_names_adds_only_to_what_was_seen(mine_text: MineText) -> None:
    once, twice = mine_text(TWO_POINTS), mine_text(TWO_POINTS, TWO_POINTS)
    # The prose of the first point stands again in the second, and is of one report all the same.
    assert {phrase.seen for phrase in once.phrases} == {1}
    assert [phrase.id for phrase in twice.phrases] == [phrase.id for phrase in once.phrases]
    assert [phrase.seen for phrase in twice.phrases] == [2] * len(once.phrases)


def test_what_leans_on_a_sentence_said_before_leans_on_the_one_that_was_kept(
    mine_text: MineText,
) -> None:
    other = TWO_POINTS.replace("这是古人的心得。", "这是另一番话。")
    pack = mine_text(TWO_POINTS, other)
    kept = the(pack, "“学而时习之")
    assert the(pack, "这是古人").follows == the(pack, "这是另一番话").follows == kept.id


def opening(sentence: str) -> str:
    return f"""
        各位同事：
        {sentence}主要有两点体会。
        一是感悟到“学而不厌”的“求知之道”。⋯
        二是感悟到“诲人不倦”的“育人之道”。⋯
    """


OPENINGS = [
    (
        "近期，听了陈理老师的《中国之问》、王向明教授的《全心全意》。",
        {"courses": "陈理老师的《中国之问》、王向明教授的《全心全意》"},
    ),
    (
        "2024年5月，根据某公司工会的安排，集中学习。",
        {"period": "2024年5月", "organizer": "某公司工会"},
    ),
    ("近期，学习了《论语》网络课程。", {"study": "《论语》网络课程"}),
    ("我来自XX市。", {"place": "XX市"}),
    ("我从山东来。", {"place": "山东"}),
    ("学习了{课程}。", {"words": "{课程}"}),
]


@pytest.mark.parametrize(("sentence", "held"), OPENINGS)
def test_volatile_words_of_any_report_are_slots(
    mine_text: MineText, sentence: str, held: dict[str, str]
) -> None:
    phrase = the(mine_text(opening(sentence)), sentence[:4])
    assert {slot.kind: slot.held for slot in phrase.slots.values()} == held


@pytest.mark.parametrize(
    ("sentence", "general"),
    [
        ("积极借鉴先进XX市的改革经验。", "地区"),
        ("虚心学习周边XX县的做法。", "地区"),
        ("结合山东发展实践来审视工作。", "本地"),
        ("立足XX区产业基础谋划项目。", "本地"),
        # What was said of a place is true of that place alone.
        ("对照上级对XX市工作的要求来做。", None),
        ("我来自XX市。", None),
    ],
)
def test_a_place_has_a_general_word_where_any_place_would_do(
    mine_text: MineText, sentence: str, general: str | None
) -> None:
    (slot,) = the(mine_text(opening(sentence)), sentence[:2]).slots.values()
    assert (slot.kind, slot.general) == ("place", general)


LEFT_OUT = [
    ("打响“三区同建”品牌。", "local", "“三区同建”"),
    ("疫情防控抓得紧，疫情防控成果好。", "dated", "疫情防控"),
    ("落实“包联制度等措施。", "defect", "标点不成对"),
    ("深学细悟,学以致用。", "defect", "半角"),
]


@pytest.mark.parametrize(("sentence", "reason", "detail"), LEFT_OUT)
def test_a_sentence_that_may_not_be_used_is_left_out_and_its_block_with_it(
    mine_text: MineText, sentence: str, reason: str, detail: str
) -> None:
    pack = mine_text(opening(sentence))
    (item,) = pack.left_out
    assert (item.reason, item.text) == (reason, sentence)
    assert detail in item.detail
    assert [phrase for phrase in pack.phrases if phrase.role == "opening"] == []
    assert the(pack, "主要有两点体会").role == "opening.bridge"


def test_a_campaign_with_a_general_word_stays_and_so_does_its_block(mine_text: MineText) -> None:
    pack = mine_text(opening("贯彻“三个十大”行动计划要求。"))
    assert pack.left_out == ()
    assert "opening" in {phrase.role for phrase in pack.phrases}


def headed(*headings: str, stop: str = "。") -> str:
    points = [f"{n}、{heading}{stop}⋯" for n, heading in zip("一二三四五", headings, strict=False)]
    return "\n".join(["各位同事：", "大家好！主要有几点体会。", *points])


def test_a_placeholder_that_siblings_share_makes_no_frame(mine_text: MineText) -> None:
    pack = mine_text(
        headed("要把XX市建设融入学习中，在学中成长", "要把XX市建设融入工作中，在干中成才")
    )
    assert pack.sets == ()
    assert the(pack, "要把XX市建设融入学习").text == "要把{地区}建设融入学习中，在学中成长"


def test_a_placeholder_in_a_value_is_no_row(mine_text: MineText) -> None:
    headings = ("要将学习落实到XX市发展中，在干中成长", "要将学习融汇到产业升级中，在学中成才")
    pack = mine_text(headed(*headings))
    (family,) = pack.sets
    assert [row.theme for row in family.rows] == ["产业升级"]
    member = the(pack, headings[0])
    assert (member.set, member.themes) == (family.id, ())
    assert member.source_text == headings[0]


def test_a_heading_with_a_defect_is_left_out_and_its_siblings_are_a_family(
    mine_text: MineText,
) -> None:
    pack = mine_text(
        headed("要多读书，在学中成长", "要多“思考，在思中成熟", "要多实践，在干中成才")
    )
    assert [frames(family) for family in pack.sets] == [["要多□，在□中□"]]
    assert [item.text for item in pack.left_out] == ["要多“思考，在思中成熟"]
    assert len(pack.sets[0].rows) == 2


def test_headings_with_braces_are_no_family(mine_text: MineText) -> None:
    pack = mine_text(headed("要多{读}书，在学中成长", "要多{思}考，在思中成熟"))
    assert pack.sets == ()
    assert the(pack, "要多{读}").text == "要多{内容}书，在学中成长"


def test_headings_that_share_nothing_are_phrases_without_a_family(mine_text: MineText) -> None:
    pack = mine_text(headed("学无止境最可贵", "知易行难须笃行"))
    assert pack.sets == ()
    assert the(pack, "学无止境").set is None


def test_a_heading_never_leans(mine_text: MineText) -> None:
    pack = mine_text(headed("继续深化改革", "继续加强学习"))
    assert [phrase.follows for phrase in sentences(pack) if phrase.role == "insight.heading"] == [
        None,
        None,
    ]


DEPENDENT = [
    "这是大家公认的。",
    "特别是到了年底，更忙。",
    "同时，要看到不足。",
    "因此，必须抓紧。",
    "其中，有三条要记牢。",
    "继续往前走。",
    "要多读报，读得细。",
]
STANDING = [
    "十年来，变化很大。",
    "学校在变，学生在变。",
    "作为老师，我深有体会。",
    "少说多做，最要紧。",
]


@pytest.mark.parametrize("sentence", DEPENDENT + STANDING)
def test_a_sentence_that_points_back_follows_the_one_before(
    mine_text: MineText, sentence: str
) -> None:
    text = f"""
        大家好！主要有两点体会。
        一是感悟到“学而不厌”的“求知之道”。要多读书，读得深。{sentence}
        二是感悟到“诲人不倦”的“育人之道”。⋯
    """
    pack = mine_text(text)
    expected = the(pack, "要多读书").id if sentence in DEPENDENT else None
    assert the(pack, sentence).follows == expected


def test_a_sentence_that_depends_on_one_left_out_says_so(mine_text: MineText) -> None:
    pack = mine_text(opening("打响“三区同建”品牌。这是大家的心愿。"))
    assert the(pack, "这是大家").follows == pack.left_out[0].id


def test_sentences_of_later_paragraphs_stand_at_their_offsets(mine_text: MineText) -> None:
    text = """
        大家好！主要有两点体会。
        一、要多读书
        ⋯
        读书使人明白。要多想。
        二、要多做事
        做事使人踏实。
    """
    phrase = the(mine_text(text), "要多想")
    assert phrase.source is not None
    assert (phrase.source.paragraph, phrase.source.start, phrase.source.end) == (3, 7, 11)


def test_reports_without_a_phrase_give_an_empty_pack() -> None:
    pack = mine([Report(name="a.txt")], "p")
    assert (pack.phrases, pack.sets, pack.left_out) == ((), (), ())
    assert list(pack_texts(pack)) == ["pack.yaml"]


PIECES = [
    "一是",
    "二是",
    "一、",
    "二、",
    "要多读书",
    "要多“思考",
    "XX市",
    "{单位}",
    "{",
    "“三区同建”",
    "疫情防控",
]
PIECES += [
    "，",
    "。",
    "；",
    "”",
    "《论语》",
    "10月份",
    "主要有两点体会",
    "下一步，我将",
    "这是",
    "继续",
    "**",
    "以以",
]
LINES = st.lists(
    st.lists(st.sampled_from(PIECES), min_size=1, max_size=7).map("".join), min_size=1, max_size=8
)


@given(st.lists(LINES, min_size=1, max_size=2))
def test_mining_any_reports_gives_a_sound_pack_that_puts_back_their_words(
    texts: list[list[str]],
) -> None:
    reports = [
        read_lines(lines).model_copy(update={"name": f"{n}.txt"}) for n, lines in enumerate(texts)
    ]
    check_offsets(reports, mine(reports, "p"))


def test_a_table_is_no_sentence_and_keeps_no_paragraph_from_being_one() -> None:
    report = read_lines(["学习体会", "近日，我参加了学习，很有收获。", "我将做好工作，再接再厉。"])
    row = Paragraph(spans=(Span(text="课程\t我们要认真学习。"),), row="first")
    blocks = tuple(b.model_copy(update={"paragraphs": (*b.paragraphs, row)}) for b in report.blocks)
    alone = report.model_copy(
        update={"blocks": (*report.blocks, Block(role="closing", paragraphs=(row,)))}
    )
    for with_rows in (report.model_copy(update={"blocks": blocks}), alone):
        texts = [phrase.source_text for phrase in mine([with_rows], "p").phrases]
        assert not any("课程" in text or "认真学习" in text for text in texts)
        assert any("很有收获" in text for text in texts)
