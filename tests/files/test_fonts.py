"""The fonts of a machine, by fontconfig where it is, else by what the files themselves say."""

from __future__ import annotations

import io
import shutil
import struct
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from app.files import fonts
from app.files.font_names import font_names, names_in
from app.files.fonts import font_folders, installed_fonts, stand_in

if TYPE_CHECKING:
    from collections.abc import Sequence

_NEEDS_FONTCONFIG = pytest.mark.skipif(not shutil.which("fc-list"), reason="这里没有 fontconfig")

# Platform, script, kind of name, and the name itself.
_Record = tuple[int, int, int, bytes]


def _font(records: Sequence[_Record], at: int = 0) -> bytes:
    """Return the bytes of a font that has nothing but its names; `at` is where it begins."""
    texts = b"".join(text for *_, text in records)
    rows, offset = b"", 0
    for platform, script, kind, text in records:
        rows += struct.pack(">6H", platform, script, 0, kind, len(text), offset)
        offset += len(text)
    table = struct.pack(">HHH", 0, len(records), 6 + len(rows)) + rows + texts
    head = b"\0\1\0\0" + struct.pack(">4H", 1, 0, 0, 0)
    return head + struct.pack(">4sIII", b"name", 0, at + 28, len(table)) + table


def _wide(text: str) -> bytes:
    return text.encode("utf-16-be")


@pytest.mark.parametrize(
    ("records", "names"),
    [
        ([(3, 1, 1, _wide("FangSong")), (3, 1, 1, _wide("仿宋"))], ["FangSong", "仿宋"]),
        ([(3, 1, 4, _wide("FangSong Regular")), (3, 1, 16, _wide("FangSong"))], ["FangSong"]),
        ([(1, 0, 1, b"FangSong"), (1, 25, 1, "仿宋".encode("gb2312"))], ["FangSong", "仿宋"]),
        ([(0, 3, 1, _wide("楷体"))], ["楷体"]),
        ([(1, 99, 1, b"???"), (7, 0, 1, b"???")], []),
        ([(3, 1, 1, b"")], []),
        ([], []),
    ],
)
def test_a_font_is_called_by_each_family_that_it_names(
    records: Sequence[_Record], names: list[str]
) -> None:
    assert list(names_in(io.BytesIO(_font(records)))) == names


def test_a_collection_has_the_names_of_all_its_fonts() -> None:
    head = 12 + 4 * 2
    first = _font([(3, 1, 1, _wide("宋体"))], head)
    second = _font([(3, 1, 1, _wide("新宋体"))], head + len(first))
    starts = struct.pack(">4sII2I", b"ttcf", 0x10000, 2, head, head + len(first))
    assert list(names_in(io.BytesIO(starts + first + second))) == ["宋体", "新宋体"]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"ttcf",
        b"ttcf" + b"\xff" * 40,
        b"\xff" * 200,
        _font([(3, 1, 1, _wide("仿宋"))])[:40],
        b"\0\1\0\0\xff\xff" + b"\0" * 30,
    ],
)
def test_what_is_no_font_or_broken_has_no_name_and_takes_no_time(data: bytes) -> None:
    assert list(names_in(io.BytesIO(data))) == []


def test_fonts_are_found_in_folders_below_and_other_files_are_not_read(tmp_path: Path) -> None:
    (tmp_path / "深").mkdir()
    (tmp_path / "深/甲.TTF").write_bytes(_font([(3, 1, 1, _wide("甲体"))]))
    (tmp_path / "乙.otf").write_bytes(_font([(3, 1, 1, _wide("乙体"))]))
    (tmp_path / "丙.txt").write_bytes(_font([(3, 1, 1, _wide("丙体"))]))
    assert set(font_names(tmp_path)) == {"甲体", "乙体"}
    assert list(font_names(tmp_path / "没有")) == []


@_NEEDS_FONTCONFIG
def test_files_tell_the_families_that_fontconfig_knows() -> None:
    listed = subprocess.run(
        ["fc-list", "--format", "%{file}\t%{family[0]}\n"], capture_output=True, check=True
    )
    pairs = [line.split("\t") for line in listed.stdout.decode().splitlines()]
    known = {path: set[str]() for path, _ in pairs}
    for path in known:
        with Path(path).open("rb") as file:
            known[path] |= set(names_in(file))
    drawn = [(path, name) for path, name in pairs if path.endswith((".ttf", ".otf", ".ttc"))]
    assert len(drawn) > 5
    assert [(path, name) for path, name in drawn if name not in known[path]] == []


@_NEEDS_FONTCONFIG
def test_fontconfig_is_asked_where_it_is() -> None:
    assert any("CJK SC" in name for name in installed_fonts())
    assert "没有这种字体" not in installed_fonts()
    assert "CJK" in str(stand_in("没有-这种:字体,", chinese=True))
    assert stand_in("No Such Latin", chinese=False)


def test_folders_are_looked_at_where_fontconfig_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "甲.ttf").write_bytes(_font([(3, 1, 1, _wide("甲体"))]))
    monkeypatch.setenv("PATH", str(tmp_path / "没有"))
    monkeypatch.setattr(fonts, "font_folders", lambda: iter([tmp_path]))
    assert installed_fonts() == {"甲体"}
    assert stand_in("甲体", chinese=True) is None


@pytest.mark.parametrize(
    ("system", "folders"),
    [
        ("win32", ["WIN/Fonts", "LOCAL/Microsoft/Windows/Fonts"]),
        ("darwin", ["/System/Library/Fonts", "HOME/Library/Fonts"]),
        ("linux", ["/usr/share/fonts", "HOME/.local/share/fonts"]),
    ],
)
def test_each_system_keeps_its_fonts_elsewhere(
    monkeypatch: pytest.MonkeyPatch, system: str, folders: list[str]
) -> None:
    monkeypatch.setattr("sys.platform", system)
    monkeypatch.setattr(fonts, "home_folder", lambda: Path("HOME"))
    monkeypatch.setenv("WINDIR", "WIN")
    monkeypatch.setenv("LOCALAPPDATA", "LOCAL")
    found = [folder.as_posix() for folder in font_folders()]
    assert [folder for folder in folders if folder not in found] == []
