"""What stands at a path and in a folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.errors import InputError
from app.files.places import expanded, members, standing, true_path


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("乙.txt", "甲.txt", ".藏.txt", "丙.md", "[1].txt"):
        (tmp_path / name).write_text("文", encoding="utf-8")
    (tmp_path / "夹").mkdir()
    (tmp_path / "链").symlink_to("夹")
    return tmp_path


@pytest.mark.parametrize(
    ("name", "stands"),
    [("甲.txt", "file"), ("夹", "folder"), ("链", "folder"), ("没有", "nothing")],
)
def test_what_stands_at_a_path(folder: Path, name: str, stands: str) -> None:
    assert standing(folder / name) == stands


def test_a_link_and_a_way_round_lead_to_one_path(folder: Path) -> None:
    assert true_path(Path("链/../甲.txt")) == true_path(folder / "甲.txt")
    assert true_path(Path("链")) == true_path(folder / "夹")


def test_members_stand_in_the_order_of_their_names(folder: Path) -> None:
    names = [path.name for path in members(folder, ".txt")]
    assert names == sorted(names)
    assert set(names) == {"甲.txt", "乙.txt", ".藏.txt", "[1].txt"}
    assert members(folder / "甲.txt") == members(folder / "没有") == []


def test_a_folder_that_may_not_be_looked_into_is_told(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "iterdir", refuse)
    with pytest.raises(InputError, match="打不开这个文件夹"):
        members(folder)


@pytest.mark.parametrize(
    ("pattern", "names"),
    [
        ("*.md", ["丙.md"]),
        ("?.txt", ["乙.txt", "甲.txt"]),
        # A name that stands there is no pattern, whatever signs are in it.
        ("[1].txt", ["[1].txt"]),
        ("没有*", ["没有*"]),
    ],
)
def test_a_pattern_names_the_paths_that_fit(folder: Path, pattern: str, names: list[str]) -> None:
    assert expanded(pattern) == [Path(name) for name in names]
    assert expanded(folder / pattern) == [folder / name for name in names]
