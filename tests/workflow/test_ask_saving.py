"""What is saved of a sitting where the disk is full, or somebody else writes into the outline."""

from __future__ import annotations

import errno
from collections.abc import Callable
from pathlib import Path

import pytest

from app.errors import InputError
from app.workflow.ask import AskOptions, answered_beside, ask
from app.workflow.interview import Put
from tests.broken_disk import Disk, broken
from tests.workflow.test_ask import Scripted

_OUTLINE = """\
文种: 心得体会
体会:
  - 主题: 核对
    事例:
      - 今年汛前走访了12个乡镇，带回清单86条
"""


@pytest.fixture
def outline(tmp_path: Path) -> Path:
    path = tmp_path / "提纲.yaml"
    path.write_text(_OUTLINE, "utf-8")
    return path


class _Meanwhile:
    """A writer who answers twice, between which something happens."""

    def __init__(self, happens: Callable[[], object]) -> None:
        self._happens = happens
        self._answers = 0

    def __call__(self, _: Put) -> str:
        self._answers += 1
        if self._answers == 2:
            self._happens()
        return f"第{self._answers}个回答" if self._answers < 3 else "q"


def test_of_two_sittings_on_one_outline_the_second_to_save_is_told(outline: Path) -> None:
    target = answered_beside(outline)

    def other() -> None:
        ask(outline, AskOptions(), Scripted(typed=["别人的回答"]))

    with pytest.raises(InputError, match="在别处改过"):
        ask(outline, AskOptions(), Scripted(type=_Meanwhile(other)))
    saved = target.read_text("utf-8")
    assert "第1个回答" in saved
    assert "别人的回答" in saved
    # Whoever is told goes on with what both have said.
    ask(outline, AskOptions(), Scripted(typed=["第3个回答"]))
    assert all(words in target.read_text("utf-8") for words in ("第1个", "别人的", "第3个"))


def test_what_is_written_in_an_editor_meanwhile_stays(outline: Path) -> None:
    target = answered_beside(outline)

    def edited() -> None:
        target.write_text(f"{target.read_text('utf-8')}# 编辑器里写的\n", "utf-8")

    with pytest.raises(InputError, match="在别处改过"):
        ask(outline, AskOptions(), Scripted(type=_Meanwhile(edited)))
    assert target.read_text("utf-8").endswith("# 编辑器里写的\n")


def test_a_disk_that_fills_up_leaves_the_answers_before(outline: Path) -> None:
    target = answered_beside(outline)
    full = Disk(10**9, OSError(errno.ENOSPC, "no"), goes_on=True)

    def fills() -> None:
        full.moment = 0

    with broken(full), pytest.raises(InputError, match="磁盘满了") as caught:
        ask(outline, AskOptions(), Scripted(type=_Meanwhile(fills)))
    assert caught.value.problems[0].path == str(target)
    assert "第1个回答" in target.read_text("utf-8")
    assert "第2个回答" not in target.read_text("utf-8")
    assert sorted(outline.parent.iterdir()) == sorted([outline, target])
