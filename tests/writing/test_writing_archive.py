"""An archive holds its parts, tells no day, and is packed with or without the fast packer."""

from __future__ import annotations

import importlib.util
import sys
import zlib
from io import BytesIO
from types import ModuleType
from zipfile import ZipFile

import pytest

from app.writing.word import archive


def _check_archive(archives: ModuleType) -> None:
    parts = {"a/b.xml": b"<a/>" * 100, "c": b"", "d": "一是".encode()}
    made = archives.Archive.of(parts.items())
    changed = parts | {"c": b"more"}
    for each, expected in ((made.with_part("c", b"more"), changed), (made, parts)):
        with ZipFile(BytesIO(each.file)) as package:
            assert package.testzip() is None
            assert {name: package.read(name) for name in package.namelist()} == expected
            assert package.namelist() == list(parts)
            assert {info.date_time[:3] for info in package.infolist()} == {(1980, 1, 1)}
    assert archives.Archive.of(changed.items()).file == made.with_part("c", b"more").file


def test_an_archive_holds_its_parts_and_no_day() -> None:
    _check_archive(archive)


def test_an_archive_is_packed_where_isal_is_not_built_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "isal.isal_zlib", None)
    spec = importlib.util.find_spec(archive.__name__)
    assert spec is not None
    assert spec.loader is not None
    without = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(without)
    assert without.compress is zlib.compress
    _check_archive(without)
