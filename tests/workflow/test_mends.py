"""What could be put right is known mend by mend: each is left out by its name, or none is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.checking import Checker
from app.workflow.checked import check_data
from app.workflow.mending import mended
from app.workflow.pages.check.mends import left_places, mends

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.workflow.mending import Mended

CHECKER = Checker()
TEXT = "心得\n\n我们走,他们来,走得放心放心。\n推进”一次办好“改革,一件——件办。\n"


@pytest.fixture(autouse=True)
def _work_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def _mended(text: str, left: Iterable[str] = ()) -> Mended:
    path = Path("稿.txt")
    path.write_text(text, "utf-8")
    checked = check_data(text.encode(), path, CHECKER)
    return mended(checked, lambda data: check_data(data, path, CHECKER), list(left_places(left)))


def _names(text: str) -> list[str]:
    return [mend.name for line in mends(_mended(text), ()).lines for mend in line.mends]


def test_both_marks_of_a_pair_are_one_mend_and_each_comma_is_its_own() -> None:
    every = mends(_mended(TEXT), ())
    changes = [mend.changes for line in every.lines for mend in line.mends]
    assert [("”", "“"), ("“", "”")] in changes
    assert changes.count([(",", "，")]) == 3


def test_a_mend_that_is_left_is_shown_as_left_and_not_made() -> None:
    for name in _names(TEXT):
        left = mends(_mended(TEXT), (name,))
        assert [m.name for line in left.lines for m in line.mends if not m.is_wanted] == [name]
        assert left.wanted == _mended(TEXT, (name,)).places


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.sampled_from(["走,来", "放心放心", "”办好“", "一二——三", "。。", " 的的 "])))
def test_with_every_mend_left_the_draft_is_as_it_was(words: list[str]) -> None:
    text = f"心得\n\n我们{'我们'.join(words)}。\n"
    assert _mended(text, _names(text)).data.decode() == text


@pytest.mark.parametrize("name", ["", "1", "1.2", "1.2-3-4", "a.1-2", "-1.0-1", "9" * 30 + ".0-1"])
def test_what_is_no_name_of_a_mend_leaves_none(name: str) -> None:
    assert list(left_places([name])) == []
