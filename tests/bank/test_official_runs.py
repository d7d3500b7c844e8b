"""The runs of the official voice that the general pack holds."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from app.bank.loading import load_bank
from app.models.pattern import Run, Step
from app.models.phrase import fill_slots
from app.models.roles import PhraseRole
from app.text.faults import find_faults
from app.text.sentences import split_sentences

BANK = load_bank()
RUNS = BANK.runs
STEPS = [(run, step) for run in RUNS for step in run.steps]
IDS = [f"{run.id.rsplit('/', 1)[1]}-{step.move}" for run, step in STEPS]

# Quoted words, and set expressions in which 我 is not the one who speaks.
_NOBODY_IN_PARTICULAR = "“[^”]*”|我们?党|自我|时不我待|功成不必在我|功成必定有我"


def filled(step: Step) -> str:
    """Return a step with its general words."""
    return fill_slots(step.text, {name: slot.general or "" for name, slot in step.slots.items()})


def test_there_are_runs_enough_for_insights_and_for_next_steps() -> None:
    steps = sum(run.action for run in RUNS)
    assert len(RUNS) - steps >= 16
    assert steps >= 8


@pytest.mark.parametrize("run", RUNS, ids=lambda run: run.id.rsplit("/", 1)[1])
def test_a_run_is_an_argument_in_order(run: Run) -> None:
    moves = [step.move for step in run.steps]
    if run.action:
        assert moves == ["duty", "requires", "resolve", "resolve"]
    else:
        order = ["study", "says", "requires", "duty", "resolve", "local"]
        assert moves == [move for move in order if move in moves]
        assert {"study", "says", "requires", "duty", "resolve"} <= set(moves)


@pytest.mark.parametrize(("run", "step"), STEPS, ids=IDS)
def test_a_step_is_one_whole_sentence_whatever_the_outline_leaves_out(run: Run, step: Step) -> None:
    words = filled(step)
    assert all(slot.general for slot in step.slots.values())
    if step.move == "local":
        assert words.endswith("，")
    else:
        assert 25 <= len(words) <= 90
        assert words.endswith("。")
        assert len(split_sentences(words)) == 1
        assert find_faults(words) == []


@pytest.mark.parametrize(("run", "step"), STEPS, ids=IDS)
def test_a_step_says_nothing_of_its_day_and_leaves_the_person_to_the_draft(
    run: Run, step: Step
) -> None:
    assert not re.search("[0-9０-９]|今年|去年|近年", step.text)
    assert "我" not in re.sub(_NOBODY_IN_PARTICULAR, "", step.text)


def test_no_two_runs_share_a_sentence() -> None:
    times = Counter(step.text for _, step in STEPS)
    assert [text for text, count in times.items() if count > 1] == []


def test_no_two_runs_begin_alike() -> None:
    times = Counter(re.sub(r"\{[^}]*\}", "", run.steps[0].text)[:6] for run in RUNS)
    assert [words for words, count in times.items() if count > 1] == []


def test_the_themes_of_such_reports_have_their_runs() -> None:
    themes = {theme for run in RUNS if not run.action for theme in run.themes}
    wanted = (
        "理论武装 政治忠诚 为民 自律 作风 担当 实干 奋进 高质量发展 基层治理 安全 法治 党建 队伍"
    )
    wanted += " 创新 廉洁 调查研究 服务群众 改革 数字化 乡村振兴 生态"
    assert set(wanted.split()) <= themes


@pytest.mark.parametrize("run", RUNS, ids=lambda run: run.id.rsplit("/", 1)[1])
def test_the_headings_of_all_runs_are_made_alike(run: Run) -> None:
    frames = (
        ["[一-鿿]{6}，[一-鿿]{6}", "在[一-鿿]{4}上下功夫"]
        if run.action
        else ["坚持[一-鿿]{4}，[一-鿿]{6}", "以[一-鿿]{2}之[一-鿿][一-鿿]{4}之[一-鿿]"]
    )
    assert len(run.headings) == len(frames)
    for heading, frame in zip(run.headings, frames, strict=True):
        assert re.fullmatch(frame, heading)


def test_no_heading_of_a_run_stands_over_another_one() -> None:
    times = Counter(heading for run in RUNS for heading in run.headings)
    assert [words for words, count in times.items() if count > 1] == []


@pytest.mark.parametrize(
    "role",
    [
        "opening.background",
        "opening.bridge",
        "action_lead",
        "closing.pledge",
    ],
)
def test_the_official_voice_has_its_own_formulas(role: PhraseRole) -> None:
    official = [phrase for phrase in BANK.by_role(role) if phrase.voice == "official"]
    assert len(official) >= 6
    for phrase in official:
        words = fill_slots(phrase.text, dict.fromkeys(phrase.slots, "某"))
        assert find_faults(words) == []
        assert "我" not in re.sub(_NOBODY_IN_PARTICULAR, "", phrase.text.replace("{我}", ""))
