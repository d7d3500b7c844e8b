"""A sitting pauses once, at seven minutes or behind the first round: a draft can be made then."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from app.outline.reading import read_outline
from app.workflow.ask import AskOptions, answered_beside, ask
from app.workflow.interview import Passage, Put
from app.workflow.outcome import Outcome
from app.workflow.starting import start

_OUTLINE = """\
文种: 心得体会
语体: 平实
体会:
  - 主题: 核对
    事例: [今年汛前走访了12个乡镇、37座小型水库，带回问题清单86条]
  - 主题: 交接
    事例: [8月9日晨会上把交接本念了一遍，23行里有7行看不懂]
"""
_POINTS = 2
# One thing that was taught; of each point what it shows, its step, a thought and its heading.
_TAUGHT = 1
_SHOWN = range(_TAUGHT + 1, _TAUGHT + _POINTS + 1)
_FIRST_ROUND = _TAUGHT + 4 * _POINTS
_LATER = ("closing",)
_ALL = _FIRST_ROUND + len(_LATER)
_ENOUGH = f"大约还有 {len(_LATER)} 问，答了更厚实，不答也成稿。"
_ON = "写 y 接着问"
# Whoever tells at some length what a fact shows is not asked what was before.
_LONG = "，一处一处走到跟前，一样一样对过，当面一句一句说清楚了才算数"


@dataclass
class Timed:
    """A writer with a clock: every answer takes some `seconds`; at a pause `replies` are typed."""

    seconds: float = 0
    replies: list[str] = field(default_factory=lambda: ["y"])
    type: Callable[[Put], str] = lambda put: f"第{put.number}问的答话{_LONG}"
    now: float = 1000
    told: list[str] = field(default_factory=list)
    put: list[Put] = field(default_factory=list)
    pauses: list[int] = field(default_factory=list)

    def clock(self) -> float:
        return self.now

    def tell(self, lines: Sequence[str]) -> None:
        self.told += lines

    def show(self, passage: Passage) -> None:
        pass

    def answer(self, put: Put) -> str:
        self.put.append(put)
        self.now += self.seconds
        return self.type(put)

    def line(self, prompt: str) -> str:
        if _ON not in prompt:
            return ""
        self.pauses.append(len(self.put))
        return self.replies.pop(0)

    def ask(self, outline: Path, minutes: int = 7) -> Outcome:
        return ask(outline, AskOptions(minutes=minutes), self, self.clock)


@pytest.fixture
def outline(tmp_path: Path) -> Path:
    path = tmp_path / "提纲.yaml"
    path.write_text(_OUTLINE, "utf-8")
    return path


@pytest.mark.parametrize(
    ("seconds", "minutes", "pauses"),
    [
        # A quick writer is through with the first round before seven minutes are over.
        (0, 7, [_FIRST_ROUND]),
        (46, 7, [_FIRST_ROUND]),
        (47, 7, [_FIRST_ROUND]),
        (52, 7, [_FIRST_ROUND]),
        # A slow one is told between two questions, and then no more.
        (53, 7, [8]),
        (70, 7, [6]),
        (71, 7, [6]),
        (150, 7, [3]),
        (5000, 7, [1]),
        (150, 1, [1]),
        (59, 2, [3]),
        (59, 1000, [_FIRST_ROUND]),
        # Without a limit all is asked in one go.
        (5000, 0, []),
    ],
)
def test_a_sitting_pauses_once_at_its_minutes_or_behind_the_first_round(
    outline: Path, seconds: float, minutes: int, pauses: list[int]
) -> None:
    writer = Timed(seconds)
    ended = writer.ask(outline, minutes)
    assert writer.pauses == pauses
    assert [put.number for put in writer.put] == list(range(1, _ALL + 1))
    assert "要问的都问过了" in ended.notes


@pytest.mark.parametrize(
    ("seconds", "answers", "told"),
    [
        # The second shows what the first fact does, the sixth tells a thought of it.
        (0, "123456789", ("要紧的都问过了：2 条体会都有了你的话，现在就能出稿。", _ENOUGH)),
        (0, "13456789", ("要紧的都问过了：2 条体会都有了你的话，现在就能出稿。", _ENOUGH)),
        (0, "1345789", ("要紧的都问过了：2 条体会里 1 条有了你的话，现在就能出稿。", _ENOUGH)),
        # What was taught opens the report, and is said of no point.
        (0, "1", ("要紧的都问过了：体会里还没有你的话，空处都标着，现在就能出稿。", _ENOUGH)),
        (0, "", ("要紧的都问过了：体会里还没有你的话，空处都标着，现在就能出稿。", _ENOUGH)),
        (
            150,
            "123",
            (
                "7 分钟到了：2 条体会都有了你的话，现在就能出稿。",
                f"大约还有 {_ALL - 3} 问，前 {_FIRST_ROUND - 3} 问要紧。",
            ),
        ),
        (
            250,
            "12",
            (
                "7 分钟到了：2 条体会里 1 条有了你的话，现在就能出稿。",
                f"大约还有 {_ALL - 2} 问，前 {_FIRST_ROUND - 2} 问要紧。",
            ),
        ),
    ],
)
def test_it_is_told_how_far_the_report_is_and_what_is_left(
    outline: Path, seconds: float, answers: str, told: tuple[str, str]
) -> None:
    writer = Timed(seconds, [""], lambda put: f"答话{_LONG}" * (str(put.number) in answers))
    writer.ask(outline)
    assert tuple(writer.told[-2:]) == told


@pytest.mark.parametrize("key", ["", "q", "停", "ｑ", "n"])
def test_one_key_stops_it_and_the_same_command_goes_on(outline: Path, key: str) -> None:
    writer = Timed(replies=[key])
    ended = writer.ask(outline)
    assert len(writer.put) == _FIRST_ROUND
    again = f"再运行 nigao ask {outline}，接着问"
    assert ended.notes[1:] == (
        f"要紧的都问过了，还想添就{again}",
        f"下一步：nigao draft {answered_beside(outline)}",
    )
    text = answered_beside(outline).read_text("utf-8")
    assert [n for n in range(1, _FIRST_ROUND + 1) if f"第{n}问的答话" not in text] == []
    # What is left is asked then, and the first round is not told of again.
    later = Timed()
    later.ask(outline)
    assert tuple(put.asked.key for put in later.put) == _LATER
    assert later.pauses == []


def test_who_stops_in_the_first_round_is_told_that_more_is_to_be_asked(outline: Path) -> None:
    ended = Timed(150, [""]).ask(outline, 5)
    assert ended.notes[:2] == (
        "回答了 2 个，用了 5 分钟",
        f"没有问完：再运行 nigao ask {outline} --minutes 5，接着问",
    )


@pytest.mark.parametrize("broken", [KeyboardInterrupt, EOFError])
def test_who_breaks_off_at_the_pause_loses_nothing(
    outline: Path, broken: type[BaseException]
) -> None:
    class Leaving(Timed):
        def line(self, prompt: str) -> str:
            raise broken

    ended = Leaving().ask(outline)
    assert ended.notes[0].startswith(f"回答了 {_FIRST_ROUND} 个")
    assert f"第{_FIRST_ROUND}问的答话" in answered_beside(outline).read_text("utf-8")


def test_the_last_answer_is_taken_back_at_the_pause(outline: Path) -> None:
    typed = iter([*["甲的话"] * _FIRST_ROUND, "乙的话", *["q"] * 2])
    writer = Timed(replies=["b"], type=lambda put: next(typed))
    writer.ask(outline)
    first, again = writer.put[_FIRST_ROUND - 1 : _FIRST_ROUND + 1]
    assert again == first._replace(taken_back="甲的话")
    assert "刚才的回答收回了，再问一遍" in writer.told
    # Whoever goes back goes on: it is not told a second time.
    assert writer.pauses == [_FIRST_ROUND]
    assert "乙的话" in answered_beside(outline).read_text("utf-8")


def test_words_that_were_typed_before_the_pause_was_seen_are_not_dropped_unsaid(
    outline: Path,
) -> None:
    writer = Timed(replies=["从下个月起，我每周去一回"])
    writer.ask(outline)
    assert "没有记下“从下个月起，我每周去一回”：看了下一问再写" in writer.told
    assert len(writer.put) == _ALL


def test_who_asks_why_and_goes_back_is_not_told_in_between(outline: Path) -> None:
    typed = iter(["甲", "b", "?", "?", "甲", "q"])
    writer = Timed(100, type=lambda put: next(typed))
    writer.ask(outline, 5)
    assert writer.pauses == [5]


@pytest.mark.parametrize("answer", ["", "一句答话"])
def test_the_number_of_questions_left_counts_the_first_round_first(
    outline: Path, answer: str
) -> None:
    writer = Timed(type=lambda put: answer)
    writer.ask(outline)
    first, later = writer.put[:_FIRST_ROUND], writer.put[_FIRST_ROUND:]
    for round_ in (first, later):
        assert [put.left for put in round_] == list(reversed(range(len(round_))))
    assert all(put.behind for put in first)
    assert not any(put.behind for put in later)


def test_without_a_writer_the_list_is_the_same_whatever_the_minutes(outline: Path) -> None:
    listed = [ask(outline, AskOptions(minutes=minutes)) for minutes in (0, 1, 7)]
    assert listed[0] == listed[1] == listed[2]
    assert f"前 {_FIRST_ROUND} 问先答" in listed[0].notes[0]


def test_a_new_outline_pauses_as_well(tmp_path: Path) -> None:
    writer = Timed(replies=[""])
    facts = iter(["走访了37座水库", "核对", "交接本念了一遍", "交接", ""])
    pause = writer.line
    writer.line = lambda prompt: pause(prompt) if _ON in prompt else next(facts)  # type: ignore[method-assign]
    ended = start("心得体会", tmp_path / "新.yaml", writer)
    assert writer.pauses == [len(writer.put)]
    points = read_outline(tmp_path / "新.yaml").insights.items
    shows = [point.facts[0].shows for point in points]
    assert shows == [f"第{n}问的答话{_LONG}" for n in _SHOWN]
    assert any(note.startswith("要紧的都问过了") for note in ended.notes)
