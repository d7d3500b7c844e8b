"""A synthetic archive is the same every time, and all that is planted stands where it says."""

import subprocess
import sys
from itertools import product
from pathlib import Path

import pytest

from app.mining.mining import mine
from app.models.pack import PhrasePack
from app.models.phrase import ParallelSet, Phrase, Row, Slot
from tests.archive.houses import TRADES, all_names, houses
from tests.archive.measuring import (
    Leaks,
    StrangersDraft,
    drafts,
    leaks,
    read,
    recovery,
    said_again,
)
from tests.archive.reports import Made, Planted, archive, heading_frames
from tests.archive.words import by_role, lines, sections

_MADE = list(archive(300))


def test_an_archive_is_the_same_every_time_and_grows_at_its_end() -> None:
    assert list(archive(40)) == _MADE[:40]
    assert list(archive(40, seed=1)) != _MADE[:40]


def test_every_planted_name_stands_at_its_place() -> None:
    for made in _MADE:
        for name in made.planted:
            assert made.text.startswith(name.words, name.start), (made.name, name)


def test_nobody_is_named_who_was_not_planted() -> None:
    people = all_names().person
    for made in _MADE[:100]:
        planted = "".join(one.words for one in made.planted)
        assert [name for name in people if name in made.text and name not in planted] == []


def test_there_is_as_much_in_it_as_is_promised() -> None:
    names = all_names()
    assert len(set(names.person)) >= 500
    assert len({house.unit for house in houses()}) >= 200
    assert len(set(names.place)) >= 100
    assert len(set(names.work)) >= 60
    assert {house.trade for house in houses()} == set(TRADES)
    frames = heading_frames("insight", "all") + heading_frames("action", "all")
    assert len(set(frames)) >= 60
    assert len(lines("formulas")) == len(set(lines("formulas"))) >= 30
    told = sections("sentences")
    joined = set(map("".join, product(told["起句"], told["落句"])))
    alone = {one for kind, said in told.items() if kind not in ("起句", "落句") for one in said}
    assert len(joined | alone) >= 400


def test_the_halves_share_no_frame_and_are_all_frames_together() -> None:
    for role in ("insight", "action"):
        tuned, held = (set(heading_frames(role, half)) for half in ("tuned", "held"))
        assert not tuned & held
        assert tuned | held == set(by_role("frames")[role])


def test_a_report_of_one_half_holds_frames_of_that_half_alone() -> None:
    tuned = {frame for made in archive(200, half="tuned") for frame in made.frames}
    held = {frame for made in archive(200, half="held") for frame in made.frames}
    assert len(tuned & held) <= len(lines("shapes"))
    assert len(tuned - held) >= 30
    assert len(held - tuned) >= 30


def test_names_stand_in_bodies_and_not_in_bylines_alone() -> None:
    lone = [one for made in _MADE for one in made.planted if len(_line(made, one)) > 30]
    assert {one.kind for one in lone} == {"person", "unit", "short", "place", "work"}
    assert len(lone) > len(_MADE)


def _line(made: Made, name: Planted) -> str:
    start = made.text.rfind("\n", 0, name.start) + 1
    return made.text[start : made.text.index("\n", name.start)]


def _made(*frames: str, planted: tuple[Planted, ...] = ()) -> Made:
    return Made("a.txt", "", frames, (), planted, "")


def _family(*frames: str) -> ParallelSet:
    return ParallelSet(
        id="p/insight.heading/a",
        role="insight.heading",
        frames=frames,
        slots={"甲": Slot(kind="words")},
        rows=(Row(theme="李一", values={"甲": "青石镇"}),),
    )


def test_recovery_counts_frames_whatever_their_slots_are_called() -> None:
    found = recovery([_made("把{}做好", "读{}"), _made("读{}")], [_family("把{甲}做好", "在{甲}")])
    assert (found.precision, found.recall, found.f1) == (0.5, 0.5, 0.5)


@pytest.mark.parametrize(
    ("words", "caught"), [("青石镇", 0.0), ("李一", 0.0), ("王大", 0.0), ("王二", 1.0)]
)
def test_a_name_leaks_from_rows_themes_and_phrases(words: str, caught: float) -> None:
    phrase = Phrase(
        id="p/closing.call/b",
        role="closing.call",
        text="学{甲}王大",
        slots={"甲": Slot(kind="words", held="王二")},
        origin="authored",
    )
    pack = PhrasePack(name="p", licence="", phrases=(phrase,), sets=(_family("学{甲}"),))
    made = _made(planted=(Planted("person", words, 0),))
    assert leaks([made], said_again(pack)).caught == caught


def test_leaks_are_told_by_kind() -> None:
    found = Leaks(frozenset({("person", "甲"), ("place", "乙")}), frozenset({("place", "乙")}))
    assert (found.of_kind("person").caught, found.of_kind("place").caught) == (1.0, 0.0)


def test_a_name_that_the_outline_says_itself_is_not_borrowed() -> None:
    found = Leaks(frozenset(), frozenset({("person", "王大"), ("person", "王二")}))
    drafted = StrangersDraft("发言人: {姓名: 王大}", "王大和王二")
    assert drafted.names(found).leaked == {("person", "王二")}


def test_no_draft_with_a_mined_pack_says_a_name_of_the_archive(tmp_path: Path) -> None:
    made = _MADE[:120]
    pack = mine([read(one) for one in made], "archive")
    drafted = list(drafts(pack, 16, tmp_path))
    assert len({one.text for one in drafted}) == 16
    assert sum(one.borrows(pack) for one in drafted) >= 1
    assert [one.names(leaks(made, [one.text])).leaked for one in drafted] == [frozenset()] * 16


@pytest.mark.parametrize("seed", [21, 22])
def test_names_in_bodies_are_caught_whatever_the_seed(seed: int) -> None:
    made = list(archive(120, seed))
    pack = mine([read(one) for one in made], "archive")
    found = leaks(made, said_again(pack))
    assert found.caught >= 0.995, sorted(found.leaked)


def test_the_command_writes_texts_and_what_was_planted(tmp_path: Path, checkout: Path) -> None:
    command = [sys.executable, "-m", "tests.archive", "--reports", "3", "--out", str(tmp_path)]
    subprocess.run(command, cwd=checkout, check=True)
    texts = sorted(path.name for path in tmp_path.glob("*.txt"))
    assert texts == ["000000.txt", "000001.txt", "000002.txt"]
    assert (tmp_path / texts[0]).read_text("utf-8") == _MADE[0].text
    assert len((tmp_path / "planted.jsonl").read_text("utf-8").splitlines()) == 3
