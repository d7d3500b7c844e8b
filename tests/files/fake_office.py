"""Programs that stand for LibreOffice: found first on the path, each with a way of its own."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from tests.files.other_files import zipped

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

WORD = zipped("[Content_Types].xml", "word/document.xml")
_BEGINNING = """\
import pathlib, subprocess, sys, time
arguments = sys.argv[1:]
folder = pathlib.Path(arguments[arguments.index("--outdir") + 1])
sources = [pathlib.Path(each) for each in arguments[arguments.index("--outdir") + 2 :]]
suffix = arguments[arguments.index("--convert-to") + 1].partition(":")[0]
whole = {word!r} if suffix == "docx" else b"%PDF-1.7 " + b"x" * 40 + b"%%EOF"
with pathlib.Path({log!r}).open("a", encoding="utf-8") as log:
    log.write("|".join(arguments) + "\\n")
def make(source, data=whole):
    (folder / source.stem).with_name(source.stem + "." + suffix).write_bytes(data)
"""
MAKES_ALL = "for each in sources: make(each)\n"
MAKES_NOTHING = "print('Error: source file could not be loaded')\n"
CUTS_OFF = "for each in sources: make(each, whole[: len(whole) // 2])\n"
NEVER_ENDS = """\
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
pathlib.Path(LOG + ".child").write_text(str(child.pid))
time.sleep(600)
"""
STUMBLES = """\
for each in sources:
    if each.read_bytes() == b"hang": time.sleep(600)
    if each.read_bytes() == b"crash": sys.exit(77)
    if each.read_bytes() != b"bad": make(each)
"""


def install_office(folder: Path, monkeypatch: pytest.MonkeyPatch, does: str) -> Path:
    """Put a program in the place of LibreOffice, and return the file where it notes its calls."""
    tools, log = folder / "tools", folder / "calls.txt"
    tools.mkdir()
    program = tools / "soffice"
    beginning = _BEGINNING.format(word=WORD, log=str(log))
    source = f"#!{sys.executable}\nLOG = {str(log)!r}\n{beginning}{does}"
    program.write_text(source, "utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tools), prepend=os.pathsep)
    return log


def remove_office(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have this machine be one without LibreOffice, with apt to install it."""
    tools = folder / "no tools"
    tools.mkdir()
    (tools / "apt").write_text("#!/bin/sh\n", "utf-8")
    (tools / "apt").chmod(0o755)
    monkeypatch.setenv("PATH", str(tools))
    monkeypatch.setattr("app.files.office._USUAL_PLACES", ())
