"""The package of a layout: built once, kept in the user's cache, never stale, never broken."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.models.report import Block, Paragraph, Remark, Report, Span
from app.writing import Layout, load_layout, write_report
from app.writing.layout.loading import layout_names
from app.writing.word import blank, package
from app.writing.word.blank import blank_parts
from app.writing.word.package import build_package

_LAYOUT = load_layout("gbt9704")
_REPORT = Report(
    blocks=(Block(role="opening", paragraphs=(Paragraph(spans=(Span(text="大家好。"),)),)),)
)
_REMARK = Remark(paragraph=0, start=0, end=2, text="出自某处")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of a cache that nothing is kept in yet."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / "nigao"


@pytest.fixture
def builds(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Return a list that grows each time a package is really built, by whether with comments."""
    found: list[bool] = []

    def build(layout: Layout, *, commented: bool) -> bytes:
        found.append(commented)
        return build_package(layout, commented=commented)

    monkeypatch.setattr(package, "build_package", build)
    return found


def _changed(*path: str, value: Any) -> Layout:
    """Return the layout with one value changed, the path to which is given."""

    def change(model: Any, path: tuple[str, ...]) -> Any:
        if not path:
            return value
        changed = change(getattr(model, path[0]), path[1:])
        return model.model_copy(update={path[0]: changed})

    made = change(_LAYOUT, path)
    assert isinstance(made, Layout)
    assert made != _LAYOUT
    return made


@pytest.mark.parametrize("commented", [False, True])
@pytest.mark.parametrize("name", layout_names())
def test_the_package_is_the_same_from_the_cache(
    name: str, commented: bool, builds: list[bool]
) -> None:
    layout = load_layout(name)
    built = blank_parts(layout, commented=commented)
    kept = blank_parts(load_layout(name), commented=commented)
    assert kept == built
    assert list(kept) == list(built)
    assert builds == [commented]


def test_a_package_with_comments_is_kept_beside_one_without(builds: list[bool]) -> None:
    without = blank_parts(_LAYOUT, commented=False)
    with_some = blank_parts(_LAYOUT, commented=True)
    assert set(with_some) - set(without) == {"word/comments.xml"}
    assert b"comments" not in without["[Content_Types].xml"]
    assert builds == [False, True]


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("page", "margins", "top"), _LAYOUT.page.margins.left),
        (("page", "footer"), _LAYOUT.page.margins.left),
        (("body", "chinese"), "宋体"),
        (("body", "indent"), 0.0),
        (("title", "bold"), True),
        (("page_number",), None),
        (("page_number", "even"), "centre"),
        (("comment", "chinese"), "宋体"),
        (("fallbacks",), {}),
    ],
)
def test_another_value_of_a_layout_is_another_package(
    path: tuple[str, ...], value: Any, builds: list[bool]
) -> None:
    before = blank_parts(_LAYOUT, commented=True)
    assert blank_parts(_changed(*path, value=value), commented=True) != before
    assert blank_parts(_LAYOUT, commented=True) == before
    assert builds == [True, True]


@pytest.mark.parametrize("name", ["python-docx", "lxml"])
def test_another_version_of_what_builds_it_builds_it_anew(
    name: str, builds: list[bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    blank_parts(_LAYOUT, commented=False)
    monkeypatch.setattr(blank, "version", lambda asked: "0" if asked == name else "1.2.0")
    blank_parts(_LAYOUT, commented=False)
    assert builds == [False, False]


def test_other_code_builds_it_anew(
    tmp_path: Path, builds: list[bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    blank_parts(_LAYOUT, commented=False)
    more = tmp_path / "more.py"
    more.write_text("A = 1\n", "utf-8")
    monkeypatch.setattr(blank, "_BUILDERS", (*blank._BUILDERS, more))
    blank_parts(_LAYOUT, commented=False)
    assert builds == [False, False]


def test_all_code_that_builds_it_counts_for_the_cache(checkout: Path) -> None:
    code = "import sys, app.writing.word.package, app.writing.layout; print(*sys.modules)"
    ended = subprocess.run(
        [sys.executable, "-c", code], cwd=checkout, capture_output=True, text=True, check=True
    )
    rooms = ("app.models.", "app.text.", "app.word.", "app.writing.")
    used = [name for name in ended.stdout.split() if name.startswith(rooms)]
    assert "app.writing.word.styles" in used
    files = {checkout / f"{name.replace('.', '/')}.py" for name in used}
    assert {file for file in files if file.exists()} <= set(blank._BUILDERS)


def _cut(sound: bytes, other: bytes) -> bytes:
    return sound[: len(sound) // 2]


def _changed_within(sound: bytes, other: bytes) -> bytes:
    at = len(sound) // 2
    return sound[:at] + bytes([sound[at] ^ 1]) + sound[at + 1 :]


def _exchanged(sound: bytes, other: bytes) -> bytes:
    return other


@pytest.mark.parametrize(
    "damage",
    [lambda *_: b"", lambda *_: b"PK\x03\x04", _cut, _changed_within, _exchanged],
)
def test_a_damaged_package_is_built_anew_and_mended(
    folder: Path, builds: list[bool], damage: Callable[[bytes, bytes], bytes]
) -> None:
    parts = blank_parts(_LAYOUT, commented=False)
    (kept,) = folder.iterdir()
    sound = kept.read_bytes()
    blank_parts(load_layout("plain"), commented=False)
    (other,) = set(folder.iterdir()) - {kept}
    kept.write_bytes(damage(sound, other.read_bytes()))
    assert blank_parts(_LAYOUT, commented=False) == parts
    assert len(builds) == 3
    assert blank_parts(_LAYOUT, commented=False) == parts
    assert len(builds) == 3


def test_a_cache_that_cannot_be_written_costs_only_time(folder: Path, builds: list[bool]) -> None:
    folder.write_text("这里是一个文件", "utf-8")
    assert blank_parts(_LAYOUT, commented=False) == blank_parts(_LAYOUT, commented=False)
    assert len(builds) == 2


@pytest.mark.parametrize("remarks", [(), (_REMARK,)])
def test_a_file_is_the_same_on_any_day_be_its_package_built_or_kept(
    folder: Path,
    builds: list[bool],
    monkeypatch: pytest.MonkeyPatch,
    remarks: tuple[Remark, ...],
) -> None:
    def written() -> bytes:
        # A layout that was loaded anew has nothing kept in this process.
        return write_report(_REPORT, ".docx", load_layout("gbt9704"), remarks)

    today = written()
    assert written() == today
    assert len(builds) == 1
    (kept,) = folder.iterdir()
    kept.unlink()
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    monkeypatch.setattr("time.localtime", lambda *_: (2033, 5, 18, 3, 33, 20, 2, 138, 0))
    assert written() == today
    assert len(builds) == 2


def test_in_one_process_a_layout_asks_the_cache_once(
    folder: Path, builds: list[bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    layout = load_layout("gbt9704")
    first = write_report(_REPORT, ".docx", layout)
    monkeypatch.setattr(blank, "read_cached", lambda _: pytest.fail("asked again"))
    assert write_report(_REPORT, ".docx", layout) == first
