"""LibreOffice as a printer: every Word file of a folder becomes a PDF, in one call.

No font of the layouts is free, so each is set as a Noto font: the Chinese ones as Serif, the
Latin one as Sans, which tells them apart.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

_NEEDED = ("soffice", "pdftotext", "pdftohtml", "fc-match")
_MISSING = [tool for tool in _NEEDED if shutil.which(tool) is None]
_FONT = "Noto Serif CJK SC"
_CHINESE = ("仿宋_GB2312", "宋体", "方正小标宋简体", "黑体", "楷体_GB2312")
_LATIN = "Times New Roman"


def skip_without_office() -> None:
    """Skip the test where LibreOffice, poppler or the Chinese font is missing."""
    if _MISSING:
        pytest.skip(f"not installed: {', '.join(_MISSING)}")
    found = subprocess.run(["fc-match", _FONT], capture_output=True, text=True, check=True)
    if _FONT not in found.stdout:
        pytest.skip(f"no font {_FONT}")


def print_all(folder: Path) -> None:
    """Write a PDF beside every Word file of a folder."""
    fonts = folder / "fonts.conf"
    fonts.write_text(_font_rules(), "utf-8")
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            str(folder),
            *map(str, sorted(folder.glob("*.docx"))),
        ],
        env={**os.environ, "FONTCONFIG_FILE": str(fonts)},
        check=True,
        capture_output=True,
        timeout=180,
    )


def _font_rules() -> str:
    rule = (
        '<match target="pattern"><test name="family" qual="any"><string>{}</string></test>'
        '<edit name="family" mode="assign" binding="strong"><string>{}</string></edit></match>'
    )
    rules = [rule.format(name, _FONT) for name in _CHINESE]
    rules.append(rule.format(_LATIN, "Noto Sans CJK SC"))
    return (
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
        f'<include ignore_missing="yes">/etc/fonts/fonts.conf</include>{"".join(rules)}'
        "</fontconfig>"
    )
