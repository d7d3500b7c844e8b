"""Whenever a command is struck, nothing is half written or lost, and another run makes it whole."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows 没有这样的信号和伪终端")


def test_a_strike_of_each_signal_on_each_command(checkout: Path) -> None:
    """Strike once each; `python -m tests.signals` does so at fifty moments."""
    ended = subprocess.run(
        [sys.executable, "-m", "tests.signals", "--deeds", "1", "--clock", "0"],
        cwd=checkout,
        capture_output=True,
        timeout=300,
        check=False,
    )
    said = ended.stdout.decode() + ended.stderr.decode()
    assert ended.returncode == 0, said
    assert "18 strikes, 0 faults" in said
