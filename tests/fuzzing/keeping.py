"""What comes out the same in every case is worked out once: pages, shipped rules and packs.

Each is a pure function of the bytes that it is kept by, so that no case can leave anything behind.
"""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path
from typing import Any

from app.bank import loading
from app.checking import rule_files
from app.cli import main as command_line
from app.files import cache
from app.files.shipped import shipped_folder
from app.workflow.keeping_patterns import put_away_patterns, take_up_patterns

_NAME = "nigao"


class Kept:
    """A cache that the first commands fill, and each later one finds in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._full = False
        (folder / _NAME).mkdir(parents=True)
        os.environ["XDG_CACHE_HOME"] = str(folder)
        take_up_patterns()
        command_line.build = lru_cache(command_line.build)
        _remember(rule_files, "unpacked", 4)
        _remember(rule_files, "fingerprint", 16)
        _remember(loading, "fingerprint", 32)
        _remember(cache, "_seal", 32)
        checked = loading._checked_pack
        packs = lru_cache(8)(lambda folder, contents: checked(folder, list(contents)))
        loading._checked_pack = lambda folder, contents: packs(folder, tuple(contents))
        read = rule_files._read
        shipped = shipped_folder("rules")
        rules = lru_cache(64)(read)
        rule_files._read = lambda path: (rules if path.parent == shipped else read)(path)

    def close(self) -> None:
        """Let no later command add to it."""
        os.environ["XDG_CACHE_HOME"] = str(self._folder)
        put_away_patterns()
        self._full = True

    def share(self, folder: Path) -> Path:
        """Return the cache that a case has; what it adds to it is its own, in this folder."""
        if not self._full:
            return self._folder
        own = folder / _NAME
        own.mkdir(parents=True)
        for path in (self._folder / _NAME).iterdir():
            os.link(path, own / path.name)
        return folder


def _remember(module: Any, name: str, most: int) -> None:
    setattr(module, name, lru_cache(most)(getattr(module, name)))
