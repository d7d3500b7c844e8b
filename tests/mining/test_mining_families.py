"""Parallel sets: every run of siblings by itself, all reports together, and nothing by chance."""

from collections.abc import Callable

import pytest

from app.mining.headings.anchors import SLOT, is_sound
from app.mining.headings.fits import Fit, with_shared_ends
from app.mining.headings.recurring import own_fit, recurring_fits
from app.mining.headings.siblings import sibling_headings
from app.mining.headings.themes import heading_theme, theme_word
from app.models.pack import PhrasePack
from app.models.phrase import ParallelSet, fill_slots
from tests.archive.measuring import families, read
from tests.archive.reports import archive
from tests.mining.conftest import report_of

MineText = Callable[..., PhrasePack]


def frames(pack: PhrasePack) -> list[str]:
    return [
        fill_slots(frame, dict.fromkeys(family.slots, "□"))
        for family in pack.sets
        for frame in family.frames
    ]


def filled(family: ParallelSet) -> list[str]:
    return [fill_slots(family.frames[row.frame], row.values) for row in family.rows]


def shown(*headings: str) -> str | None:
    fit = own_fit(headings)
    return fit.skeleton.replace(SLOT, "□") if fit else None


TWO_RUNS = """
    各位同事：
    大家好！主要有两点体会。
    一、学习永远在路上
    一是把调研当作日常功课。⋯
    二是把读书当作日常功课。⋯
    二、工作需要真本事
    一是向课堂要质量。⋯
    二是向作业要质量。⋯
    下一步，我将做好以下工作。
    一要沉到窗口听真话。⋯
    二要沉到病房听真话。⋯
    三要沉到田间听真话。⋯
    一是用台账管住进度。⋯
    二是用清单管住质量。⋯
"""


def test_every_run_of_siblings_has_its_own_frame(mine_text: MineText) -> None:
    assert frames(mine_text(TWO_RUNS)) == [
        "把□当作日常功课",
        "向□要质量",
        "沉到□听真话",
        "用□管住□",
    ]


def test_headings_that_say_what_a_section_is_are_no_set(mine_text: MineText) -> None:
    assert mine_text(_points("学习内容", "学习收获", "学习打算")).sets == ()


def test_points_that_count_anew_are_another_run(mine_text: MineText) -> None:
    text = """
        各位同事：
        下一步，我将做好以下工作。
        一是沉到窗口听真话。⋯
        二是沉到病房听真话。⋯
        一是用台账管住进度。⋯
        二是用清单管住质量。⋯
    """
    assert frames(mine_text(text)) == ["沉到□听真话", "用□管住□"]


SAYS_NOTHING = [
    ("要加强学习", "要改进作风", "要深入群众"),
    ("思想要解放", "工作要扎实", "作风要过硬"),
    ("学习的意义", "读书的方法", "调研的体会"),
    ("在思想上", "在工作上", "在生活上"),
    ("思想方面", "工作方面", "生活方面"),
    ("会有转变的", "会有收获的"),
    # Half sentences: when and how, and nothing of it.
    ("通过系统学习原著", "通过系统学习文件"),
    ("作为一名教师代表", "作为一名护士代表"),
    ("面对群众期盼和", "面对学生期盼和"),
    ("坚定不移地推进改革的", "坚定不移地推进创新的"),
]


@pytest.mark.parametrize("headings", SAYS_NOTHING)
def test_no_frame_whose_words_say_nothing(headings: tuple[str, ...]) -> None:
    assert shown(*headings) is None


SHOWN = [
    # Words are not torn, nor are quotations.
    (("要多读书，在学习中成长", "要多实践，在磨炼中成才"), "要多□，在□中□"),
    (("用真情激发活力", "用制度激发动力"), "用□激发□"),
    (("把住思想总开关", "把住作风总开关"), "把住□总开关"),
    (("读《论语》，做君子", "读《孟子》，做丈夫"), "读《□》，做□"),
    (("擦亮“暖心”名片", "擦亮“安心”名片", "擦亮“放心”名片"), "擦亮“□”名片"),
    # A word of one character, a first and a last one are no chance.
    (("以学促干，以干促学", "以查促改，以改促查"), "以□促□，以□促□"),
    (("抓课堂，要下真功夫", "抓作业，要下真功夫"), "抓□，要下真功夫"),
    (("让服务更有民生味", "让课堂更有生活味"), "让□更有□味"),
    # One sibling may be made otherwise.
    (("把走访做细", "贵在坚持", "把台账做细", "把演练做细"), "把□做细"),
]


@pytest.mark.parametrize(("headings", "expected"), SHOWN)
def test_what_siblings_show_by_themselves(headings: tuple[str, ...], expected: str) -> None:
    assert shown(*headings) == expected


@pytest.mark.parametrize(
    ("skeleton", "sound"),
    [
        ("□", False),
        ("□要□", False),
        ("□的□，□和□", False),
        ("做好□", True),
        ("从□到□", True),
        ("越□越□", True),
        ("当□时", False),
        ("为了□", False),
        ("为了□，甘当铺路石", True),
        ("抓紧抓实□，", False),
        ("守住“□", False),
        ("##### 做好□", False),
    ],
)
def test_a_frame_is_a_whole_that_says_something(skeleton: str, sound: bool) -> None:
    assert is_sound(skeleton.replace("□", SLOT)) == sound


def test_a_chance_character_gives_way_to_what_other_runs_show() -> None:
    runs = [
        ["围着农户需求转，奔着满意去", "围着客户需求转，奔着口碑去", "围着用户需求转，奔着信任去"],
        ["围着群众需求转，奔着实效去", "围着学生需求转，奔着成长去"],
        ["围着患者需求转，奔着康复去", "围着农户需求转，奔着增收去"],
    ]
    skeletons = {fit.skeleton.replace(SLOT, "□") for fit in recurring_fits(runs) if fit}
    assert skeletons == {"围着□需求转，奔着□去"}


def test_what_all_values_end_with_is_the_frames_own() -> None:
    topics = ["担当", "创新", "服务", "廉洁", "协作", "安全"]
    shaped = [Fit(f"强化{SLOT}", {0: (f"{one}意识",)}) for one in topics]
    skeletons = {fit.skeleton for fit in with_shared_ends(shaped) if fit}
    assert skeletons == {f"强化{SLOT}意识"}


@pytest.mark.parametrize("odd", ["\ufffc", "\ue200", "\ue100", "{"])
def test_a_heading_with_odd_characters_breaks_nothing(mine_text: MineText, odd: str) -> None:
    pack = mine_text(_points(f"把{odd}做细做实", "把台账做细做实", "把走访做细做实"))
    assert frames(pack) == ["把□做细做实"]
    assert "台账" in "".join(filled(pack.sets[0]))


def _points(*headings: str) -> str:
    numbered = zip("一二三四五", headings, strict=False)
    points = "\n".join(f"{n}、{heading}。⋯" for n, heading in numbered)
    return f"各位同事：\n大家好！主要有几点体会。\n{points}"


def test_a_frame_that_recurs_is_one_set_with_the_rows_of_all(mine_text: MineText) -> None:
    first = _points("把走访做细，让群众放心", "把台账做细，让领导放心")
    second = _points("把备课做细，让学生放心", "把走访做细，让群众放心")
    (alone,) = mine_text(first).sets
    (both,) = mine_text(first, second).sets
    assert both.id == alone.id
    assert both.frames == alone.frames
    assert both.rows[:2] == alone.rows
    assert filled(both)[2:] == ["把备课做细，让学生放心"]


def test_every_heading_of_a_recurring_frame_belongs_to_its_set(mine_text: MineText) -> None:
    first = _points("把走访做细，让群众放心", "把台账做细，让领导放心")
    pack = mine_text(first, first.replace("台账", "演练"))
    (family,) = pack.sets
    headings = [one for one in pack.phrases if one.role == "insight.heading"]
    assert {one.set for one in headings} == {family.id}
    assert {one.text for one in headings} == set(family.frames)


NAMED = [
    # A place, a unit, a campaign of one place, the writer.
    ("把XX市做细，让群众放心", "XX市"),
    ("把山东做细，让群众放心", "山东"),
    ("把“三区同建”做细，让群众放心", "三区同建"),
]


@pytest.mark.parametrize(("heading", "name"), NAMED)
def test_a_value_that_is_a_name_is_no_row(mine_text: MineText, heading: str, name: str) -> None:
    pack = mine_text(_points(heading, "把台账做细，让领导放心", "把走访做细，让职工放心"))
    assert len(pack.sets) == 1
    assert [one for family in pack.sets for one in filled(family) if name in one] == []
    assert len(pack.sets[0].rows) == 2


def test_the_writers_own_name_is_no_row(mine_text: MineText) -> None:
    points = _points("把周明远做细，让群众放心", "把台账做细，让领导放心")
    text = f"学习心得体会\n青石县水务局　周明远\n{points}"
    (family,) = mine_text(text).sets
    assert filled(family) == ["把台账做细，让领导放心"]


def test_a_heading_that_is_not_cleared_is_no_sibling() -> None:
    report = report_of(
        _points("把暖阳做细，让群众放心", "把台账做细，让领导放心", "把走访做细，让职工放心")
    )
    (run,) = sibling_headings(report, lambda heading: "暖阳" not in heading)
    assert [heading.text[:4] for heading in run.headings] == ["把台账做", "把走访做"]


def test_more_reports_move_no_id_and_take_no_row() -> None:
    reports = [read(made) for made in archive(120, seed=7)]
    before = {family.id: family for family in families(reports[:40])}
    after = {family.id: family for family in families(reports)}
    assert set(before) <= set(after)
    assert len(after) > len(before)
    for ident, family in before.items():
        assert set(filled(family)) <= set(filled(after[ident]))


THEMES = [
    ("为民", "为民"),
    ("作风建设", "作风建设"),
    ("强化责任担当，争当先锋", "责任担当"),
    ("家校沟通要把话说在前面", "家校沟通"),
    ("感悟“清廉之道”", "清廉"),
    # What a section is says nothing of its matter.
    ("学习内容", ""),
    ("个人体会", ""),
    ("主要做法", ""),
    # A clause is no word.
    ("要多读书", ""),
    ("没有调查就没有发言权", ""),
    ("把群众的小事当作自己的大事来办", ""),
    ("XX市建设", ""),
]


@pytest.mark.parametrize(("heading", "theme"), THEMES)
def test_the_theme_of_a_heading_is_a_word_or_none(heading: str, theme: str) -> None:
    assert heading_theme(heading) == theme


@pytest.mark.parametrize(
    ("words", "theme"),
    [
        ("廉洁", "廉洁"),
        ("高质量发展", "高质量发展"),
        ("人民群众需要", "人民群众需要"),
        ("学", ""),
        ("提升基层治理效能", ""),
        ("学以致用，知行合一", ""),
        ("更要务实", ""),
        ("课堂的", ""),
    ],
)
def test_a_theme_has_two_to_six_characters(words: str, theme: str) -> None:
    assert theme_word(words) == theme


def test_all_themes_of_an_archive_are_words() -> None:
    sets = families([read(made) for made in archive(60, seed=8)])
    themes = [row.theme for family in sets for row in family.rows]
    assert sum(map(bool, themes)) > 0.8 * len(themes)
    assert all(theme == "" or 2 <= len(theme) <= 6 for theme in themes)
