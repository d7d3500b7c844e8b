"""The pictures of the READMEs: their script runs, and each is there and shown."""

from __future__ import annotations

import re
import shutil
import struct
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

_MISSING = [tool for tool in ("soffice", "pdftoppm") if shutil.which(tool) is None]
_SHOWN = re.compile(r"!\[[^]]+\]\((docs/images/[^)]+)\)")
_FORM_SHOWN = re.compile(r"!\[\]\(images/forms/([^)]+)\)")
_MARKED = "docs/images/check/批注.png"
_A4 = (827, 1170)  # In pixels, at 100 dots an inch.


def _size(picture: Path) -> tuple[int, int]:
    data = picture.read_bytes()
    assert data.startswith(b"\x89PNG")
    width, height = struct.unpack(">II", data[16:24])
    return width, height


@pytest.mark.skipif(bool(_MISSING), reason=f"not installed: {', '.join(_MISSING)}")
def test_the_pictures_can_be_made_again(checkout: Path, tmp_path: Path) -> None:
    script = checkout / "docs" / "make_pictures.py"
    subprocess.run(
        [sys.executable, str(script), str(tmp_path)], check=True, capture_output=True, timeout=180
    )
    made = {path.name for path in tmp_path.glob("*.png")}
    assert _size(tmp_path / "check" / "批注.png") == _size(checkout / _MARKED)
    assert made == {path.name for path in (checkout / "docs" / "images").glob("*.png")}
    assert {_size(tmp_path / name) for name in made} == {_A4}


@pytest.mark.parametrize("page", ["forms.md", "forms.zh-CN.md"])
def test_the_page_on_forms_shows_each_before_and_after(checkout: Path, page: str) -> None:
    docs = checkout / "docs"
    shown = _FORM_SHOWN.findall((docs / page).read_text("utf-8"))
    assert sorted(shown) == sorted(path.name for path in (docs / "images" / "forms").iterdir())
    assert all(_size(docs / "images" / "forms" / name)[0] >= _A4[0] for name in shown)


@pytest.mark.parametrize("page", ["check.md", "check.zh-CN.md"])
def test_the_page_on_checking_shows_a_file_with_comments(checkout: Path, page: str) -> None:
    [shown] = re.findall(r"!\[\]\(([^)]+)\)", (checkout / "docs" / page).read_text("utf-8"))
    assert checkout / "docs" / shown == checkout / _MARKED


@pytest.mark.parametrize("readme", ["README.md", "README.zh-CN.md"])
def test_both_readmes_show_a_page_of_each_kind(checkout: Path, readme: str) -> None:
    shown = _SHOWN.findall((checkout / readme).read_text("utf-8"))
    assert sorted(shown) == ["docs/images/交流研讨材料.png", "docs/images/心得体会.png"]
    assert {_size(checkout / path) for path in shown} == {_A4}
