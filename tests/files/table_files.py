"""Excel files as other programs may write them, and what is read of any table."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import Workbook

from app.errors import InputError
from app.files.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def saved(folder: Path, book: Any, name: str = "名单.xlsx") -> Path:
    path = folder / name
    book.save(path)
    return path


def sheet(*rows: Sequence[Any]) -> tuple[Any, Any]:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    return book, book.active


def changed(path: Path, part: str, *swaps: tuple[str, str]) -> Path:
    """Return the file with a part's XML changed, as other programs may write it."""
    parts = {}
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for old, new in swaps:
        assert old.encode() in parts[part]
        parts[part] = parts[part].replace(old.encode(), new.encode())
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    path.write_bytes(out.getvalue())
    return path


def cells(path: Path) -> list[tuple[str, ...]]:
    return [row.cells for row in read_table(path).rows]


def fails(path: Path, *said: str) -> None:
    with pytest.raises(InputError) as caught:
        read_table(path)
    told = [str(problem) for problem in caught.value.problems]
    assert len(told) == len(said), told
    for line, words in zip(told, said, strict=True):
        assert words in line
    assert all(problem.hint for problem in caught.value.problems)
