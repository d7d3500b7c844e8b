"""The wheel carries what git tracks: every shipped file, the seeds byte for byte, nothing else."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

KINDS = ("templates", "layouts", "rules", "phrasebank", "seeds")
SEEDS = {
    "000_cdf6f018399aeddf.txt": "c091de49f4b5c6e8c33289d451532c2950ed3f97129bc655a142444d2ef8e087",
    "003_85ddae9de2d7be99.txt": "bfcac9eae3190ff9064914d6217d10c62dfbe58235a1020a58ae34cd5399fca5",
}


@pytest.fixture(scope="session")
def tracked(checkout: Path) -> list[str]:
    """Return the files that git tracks, as far as they are there."""
    if not (checkout / ".git").exists() or not shutil.which("git"):
        pytest.skip("git 不在，或这里不是 git 检出的目录")
    told = subprocess.run(["git", "ls-files", "-z"], cwd=checkout, capture_output=True, check=True)
    names = told.stdout.decode().split("\0")
    return [name for name in names if name and (checkout / name).is_file()]


@pytest.fixture(scope="session")
def wheel(checkout: Path, tracked: list[str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a wheel built from a copy of the tracked files beside a private, ignored one."""
    source = tmp_path_factory.mktemp("source")
    for name in tracked:
        (source / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(checkout / name, source / name)
    (source / "phrasebank/private").mkdir(parents=True)
    (source / "phrasebank/private/pack.yaml").write_text("name: private\n", "utf-8")
    out = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(out)]
    subprocess.run(build, cwd=source, check=True, capture_output=True)
    return next(out.glob("*.whl"))


@pytest.fixture(scope="session")
def unpacked(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder that holds what `pip install` would put in place."""
    folder = tmp_path_factory.mktemp("site")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


def _run(site: Path, *args: str) -> subprocess.CompletedProcess[bytes]:
    """Run Python where only the unpacked wheel can be `app`."""
    environment = {**os.environ, "PYTHONPATH": str(site)}
    return subprocess.run(
        [sys.executable, *args], cwd=site, env=environment, capture_output=True, check=False
    )


def test_the_wheel_ships_the_tracked_data_and_nothing_else(wheel: Path, tracked: list[str]) -> None:
    with zipfile.ZipFile(wheel) as archive:
        packed = {name for name in archive.namelist() if name.startswith("app/_data/")}
    assert packed == {f"app/_data/{name}" for name in tracked if name.startswith(KINDS)}


def test_the_wheel_ships_the_tracked_code_and_nothing_else(wheel: Path, tracked: list[str]) -> None:
    with zipfile.ZipFile(wheel) as archive:
        packed = {name for name in archive.namelist() if not name.startswith("app/_data/")}
    code = {name for name in packed if ".dist-info/" not in name}
    assert code == {name for name in tracked if name.startswith("app/")}


@pytest.mark.parametrize("name", SEEDS)
def test_a_seed_is_the_report_word_for_word(checkout: Path, unpacked: Path, name: str) -> None:
    for folder in (checkout / "seeds", unpacked / "app/_data/seeds"):
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == SEEDS[name]


@pytest.mark.parametrize("kind", KINDS)
def test_an_installed_program_finds_its_data_in_the_package(unpacked: Path, kind: str) -> None:
    asked = f"from app.files.shipped import shipped_folder; print(shipped_folder({kind!r}))"
    found = _run(unpacked, "-c", asked)
    folder = Path(found.stdout.decode().strip())
    assert folder == (unpacked / "app/_data" / kind).resolve()
    assert any(folder.iterdir())


@pytest.mark.parametrize(("lang", "opening"), [("zh", "用法："), ("en", "Usage: ")])
def test_an_installed_program_speaks_both_languages(
    unpacked: Path, lang: str, opening: str
) -> None:
    page = _run(unpacked, "-m", "app", "--lang", lang, "--help").stdout.decode()
    assert page.startswith(opening)


def test_an_installed_program_drafts_from_its_own_data(unpacked: Path, checkout: Path) -> None:
    outline = checkout / "examples/数字政府建设.yaml"
    ended = _run(unpacked, "-m", "app", "draft", str(outline), "-o", "初稿.md")
    assert ended.returncode == 0, ended.stderr.decode()
    assert (unpacked / "初稿.md").stat().st_size > 0
