"""What a cell asks for is told of each of its places, and a cell may have thousands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.placeholders import cell_headings
from app.text.markers import find_markers

if TYPE_CHECKING:
    import pytest


def test_a_line_is_searched_once_for_all_of_its_places(monkeypatch: pytest.MonkeyPatch) -> None:
    searched: list[str] = []
    monkeypatch.setattr(
        cell_headings, "find_markers", lambda line: searched.append(line) or find_markers(line)
    )
    line = "[甲名]" * 50
    assert {cell_headings.cell_heading(line, "姓名", "") for _ in range(50)} == {"姓名"}
    assert searched == [line]
