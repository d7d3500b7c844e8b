from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import pytest

INFO = "name: own\nlicence: MIT\n"

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Return a function that writes a pack of these files (name without .yaml) into a folder."""

    def write_pack(folder: str = "own", pack: str = INFO, **files: str) -> Path:
        place = tmp_path / folder
        place.mkdir(exist_ok=True)
        for name, text in {"pack": pack, **files}.items():
            (place / f"{name}.yaml").write_text(dedent(text).lstrip("\n"), "utf-8")
        return place

    return write_pack


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the cache and the user's own data of this machine out of the tests."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("NIGAO_HOME", str(tmp_path / "home"))
