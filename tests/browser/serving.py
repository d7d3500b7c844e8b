"""A real server, and the windows in which its pages are looked at."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import ViewportSize

WIDE: ViewportSize = {"width": 1280, "height": 900}
NARROW: ViewportSize = {"width": 390, "height": 844}
CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
"""The browser of the system, so that none is fetched."""

_ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+/\?key=[A-Za-z0-9_-]+")


@contextmanager
def serving(home: Path) -> Iterator[str]:
    """Give the address of a server whose user's own data are in a folder."""
    with subprocess.Popen(
        [sys.executable, "-m", "app", "serve", "--port", "0", "--no-browser"],
        stderr=subprocess.PIPE,
        env={**os.environ, "NIGAO_HOME": str(home), "NIGAO_LANG": "zh"},
        encoding="utf-8",
    ) as server:
        try:
            assert server.stderr
            told = _ADDRESS.search(server.stderr.readline())
            assert told
            yield told[0]
        finally:
            server.terminate()
