"""On a terminal `fill --table` asks what a column is for; anywhere else it goes on without."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.placeholders.sources import open_source
from tests.placeholders.word_probe import packed
from tests.word.forms_of_words import table

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows 没有伪终端")


def _fill(checkout: Path, folder: Path, typed: str | None) -> str:
    """Fill a form from a list, with words typed on a terminal or nothing to read; what is told."""
    body = table("姓名||单位|", "推荐单位|||")
    (folder / "f.docx").write_bytes(packed({"document": f"<w:body>{body}</w:body>"}, "题"))
    (folder / "t.csv").write_text("姓名,单位名称\n张三,财政局\n", "utf-8")
    stdin: int = subprocess.DEVNULL
    if typed is not None:
        keyboard, stdin = os.openpty()
        os.write(keyboard, typed.encode())
    ended = subprocess.run(
        [sys.executable, "-m", "app", "fill", "f.docx", "--table", "t.csv", "-o", "{姓名}.docx"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(checkout)},
        stdin=stdin,
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert ended.returncode == 1, ended.stderr.decode()
    return ended.stderr.decode()


def test_what_is_typed_fills_the_column_in_there(checkout: Path, tmp_path: Path) -> None:
    told = _fill(checkout, tmp_path, "2\n")
    assert "“单位名称”这一列（如“财政局”）填在哪里？\n  1) 单位\n  2) 推荐单位\n" in told
    assert "回答记在 f.names.yaml" in told
    assert "“单位名称”填在“推荐单位”" in told
    assert open_source(tmp_path / "张三.docx").lines[5] == "财政局"
    assert "单位名称: 推荐单位" in (tmp_path / "f.names.yaml").read_text("utf-8")


def test_without_a_terminal_it_is_told_how_to_say_so(checkout: Path, tmp_path: Path) -> None:
    told = _fill(checkout, tmp_path, None)
    assert "“单位名称”没有用上，“单位”空着：是不是同一项？" in told
    assert "写在对照表 columns 里：单位名称: 单位\n  对照表是 f.names.yaml" in told
    assert "财政局" not in open_source(tmp_path / "张三.docx").lines
