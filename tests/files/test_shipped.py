"""A user's own data is found before what is shipped, and shipped data is always found."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from app.files.passing_over import noting
from app.files.places import find_above
from app.files.shipped import find_data, list_data, search_path, shipped_folder, user_folder


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    monkeypatch.setenv("NIGAO_HOME", str(tmp_path / "home"))


def put(folder: Path, name: str) -> Path:
    path = folder / "templates" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("::: 标题\n", encoding="utf-8")
    return path


@pytest.mark.parametrize("name", ["心得体会.md", "交流研讨材料.md"])
def test_what_is_shipped_is_found_from_anywhere(name: str) -> None:
    assert find_data("templates", name) == shipped_folder("templates") / name


def test_the_present_folder_comes_before_the_home_and_the_home_before_the_shipped() -> None:
    name = "心得体会.md"
    at_home = put(user_folder(), name)
    assert find_data("templates", name) == at_home
    here = put(Path.cwd(), name)
    assert find_data("templates", name) == here
    folders = [here.parent, at_home.parent, shipped_folder("templates")]
    assert search_path("templates") == folders


def test_the_checkout_itself_is_searched_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(shipped_folder("templates").parent)
    assert len(search_path("templates")) == 1


def test_a_list_names_each_once_and_no_hidden_file() -> None:
    own = put(Path.cwd(), "心得体会.md")
    put(Path.cwd(), ".草稿.md")
    put(user_folder(), "心得体会.md")
    other = put(user_folder(), "通知.md")
    put(user_folder(), "读我.txt")
    found = list_data("templates", ".md")
    assert [path for path in found if path.name == "心得体会.md"] == [own]
    assert other in found
    assert {path.suffix for path in found} == {".md"}
    assert [path.name for path in found] == sorted(path.name for path in found)


@pytest.mark.parametrize("name", ["没有.md", "../templates/心得体会.md", "", ".", "名" * 200])
def test_only_the_name_of_an_entry_finds_it(name: str) -> None:
    put(Path.cwd(), "心得体会.md")
    assert find_data("templates", name) is None


def test_without_its_own_variable_the_home_folder_is_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NIGAO_HOME")
    monkeypatch.setattr("pathlib.Path.home", lambda: tmp_path)
    assert user_folder() == tmp_path / ".nigao"


def deny(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    """Have the user have no rights to a path, root or not."""
    may = os.access
    monkeypatch.setattr("os.access", lambda each, way: Path(each) != path and may(each, way))


@pytest.mark.parametrize("kind", ["pipe", "loop", "gone", "rights"])
def test_data_that_cannot_be_read_hides_nothing_and_is_told(
    kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = put(Path.cwd(), "心得体会.md")
    if kind == "rights":
        deny(monkeypatch, path)
    else:
        path.unlink()
        if kind == "pipe":
            os.mkfifo(path)
        else:
            path.symlink_to(path.name if kind == "loop" else "没有")
    with noting() as noted:
        assert find_data("templates", path.name) == shipped_folder("templates") / path.name
        assert path not in list_data("templates", ".md")
    (line,) = noted
    assert line.startswith(f"没有用 {path}（")


def test_a_folder_that_may_not_be_looked_into_is_passed_over(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder = put(Path.cwd(), "心得体会.md").parent
    deny(monkeypatch, folder)
    with noting() as noted:
        assert search_path("templates") == [shipped_folder("templates")]
    assert list(noted) == [f"没有用 {folder}（没有权限）"]


def test_data_is_found_where_the_present_folder_was_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path.cwd().rmdir()
    assert search_path("templates") == [shipped_folder("templates")]
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("kind", ["pipe", "rights"])
def test_settings_that_cannot_be_read_are_passed_over(
    kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    above = Path.cwd() / "nigao.toml"
    below = Path.cwd() / "夹/nigao.toml"
    below.parent.mkdir()
    above.write_text("[check]\n", "utf-8")
    if kind == "pipe":
        os.mkfifo(below)
    else:
        below.write_text("[check]\n", "utf-8")
        deny(monkeypatch, below)
    with noting() as noted:
        assert find_above(below.parent / "稿.md", "nigao.toml") == above
    assert len(noted) == 1
