"""What several reports of office argue alike is one run, with what each of them says at a step."""

from __future__ import annotations

from random import Random

import pytest

from app.bank.memory_store import MemoryStore
from app.bank.phrase_bank import PhraseBank
from app.bank.queries import RunQuery
from app.bank.runs import BankRun
from app.drafting.runs import choose_runs, runs_for
from app.models.pack import PhrasePack
from tests.mining.conftest import MineText

OFFICE = """
学习贯彻会议精神的交流发言
近日，支部开展了主题教育。主要有两点体会。
一、强化责任担当。{0}
二、涵养廉洁作风。{1}
新征程上，我将牢记使命，不断前行。
"""
DUTY = "责任重于泰山，是干好工作的前提。"
LOAD = "要把群众的小事当作自己的大事来办。"
WATCH = "要守住公私分明的底线，从细节严起。"
CLEAN = "廉洁是立身之本，来不得半点含糊。"
# Each of ten reports opens its first point alike and goes on in its own way.
ENDS = [
    "要在急难险重的任务面前站得出来。",
    "要带头把难啃的骨头啃下来。",
    "要把任务清单一项一项落实到人。",
    "要敢于在矛盾面前迎难而上。",
]


def mined(mine_text: MineText, *points: tuple[str, str]) -> PhrasePack:
    own = ("要坚持读原著、悟原理，推动第{0}项改革。", "要坚持勤检视、常反思，推动第{0}项整改。")
    rest = [tuple(one.format(n) for one in own) for n in range(10 - len(points))]
    return mine_text(*(OFFICE.format(*each) for each in (*points, *rest)))


def runs_of(pack: PhrasePack, theme: str) -> list[BankRun]:
    return [run for run in MemoryStore(pack).all_runs if theme in run.themes]


def said(run: BankRun) -> list[list[str]]:
    return [[way.text for way in step.ways] for step in run.steps]


def test_reports_that_go_on_otherwise_are_one_run_with_their_ways(mine_text: MineText) -> None:
    pack = mined(mine_text, *((f"{DUTY}{LOAD}{end}", WATCH) for end in ENDS))
    runs = [run for run in runs_of(pack, "责任担当") if run.steps[0].text == DUTY]
    assert [said(run) for run in runs] == [[[DUTY], [LOAD], ENDS]]
    # Each way is a phrase of the pack and stands in the report that says it.
    refs = [way.ref for way in runs[0].steps[2].ways]
    sources = [one.source.report for one in pack.phrases if one.id in refs and one.source]
    assert sources == ["a.txt", "b.txt", "c.txt", "d.txt"]


def test_a_first_or_middle_step_has_its_ways_as_well(mine_text: MineText) -> None:
    other = "责任是压舱石，是干好工作的保证。"
    middle = "要把每一件小事都办出满意来。"
    pack = mined(
        mine_text,
        (f"{DUTY}{LOAD}{ENDS[0]}", WATCH),
        (f"{other}{LOAD}{ENDS[0]}", WATCH),
        (f"{DUTY}{middle}{ENDS[0]}", WATCH),
    )
    runs = [run for run in runs_of(pack, "责任担当") if run.steps[0].text == DUTY]
    assert [said(run) for run in runs] == [[[DUTY, other], [LOAD, middle], [ENDS[0]]]]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        # Another theme; another order of moves.
        ((f"{DUTY}{LOAD}", WATCH), ("要坚持勤学善思，推动改革。", f"{DUTY}{ENDS[0]}")),
        ((f"{DUTY}{LOAD}", WATCH), (f"{DUTY}{CLEAN}", WATCH)),
    ],
)
def test_what_argues_another_thing_stays_by_itself(
    mine_text: MineText, first: tuple[str, str], second: tuple[str, str]
) -> None:
    pack = mined(mine_text, first, second)
    told = [run for run in MemoryStore(pack).all_runs if run.steps[0].text == DUTY]
    assert told
    assert all(not step.others for run in told for step in run.steps)


def test_light_words_make_another_way(mine_text: MineText) -> None:
    pack = mined(
        mine_text,
        (f"{DUTY}要切实把群众的小事当作自己的大事来办。", WATCH),
        (f"{DUTY}要始终把群众的小事当作自己的大事来办。", WATCH),
    )
    run = next(run for run in runs_of(pack, "责任担当") if run.steps[0].text == DUTY)
    assert said(run)[1] == [
        "要切实把群众的小事当作自己的大事来办。",
        "要始终把群众的小事当作自己的大事来办。",
    ]


def test_seeds_say_a_recurring_run_in_other_ways_and_always_whole(mine_text: MineText) -> None:
    pack = mined(mine_text, *((f"{DUTY}{LOAD}{end}", WATCH) for end in ENDS))
    query = RunQuery("责任担当")
    drawn = set()
    for seed in range(30):
        [run] = choose_runs([runs_for(query, PhraseBank([pack]))], Random(seed))  # noqa: S311
        if run and run.steps[0].text == DUTY:
            assert [step.text for step in run.steps[:2]] == [DUTY, LOAD]
            drawn.add(run.steps[2].text)
    assert len(drawn) > 2


def test_a_way_that_another_draft_took_is_left(mine_text: MineText) -> None:
    pack = mined(mine_text, *((f"{DUTY}{LOAD}{end}", WATCH) for end in ENDS))
    bank = PhraseBank([pack])
    alone = [run for run in runs_of(pack, "责任担当") if run.steps[0].text != DUTY]
    avoid = {ENDS[0], ENDS[1], *(run.id for run in alone)}
    for seed in range(9):
        [run] = choose_runs([runs_for(RunQuery("责任担当"), bank)], Random(seed), avoid)  # noqa: S311
        assert run is not None
        assert run.steps[2].text in ENDS[2:]
