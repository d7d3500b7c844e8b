"""What the tests run on is locked: every package with its version and the hashes of its files."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING, NamedTuple

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

if TYPE_CHECKING:
    from pathlib import Path


class Locked(NamedTuple):
    """A package of the lock: its name and version, and how many hashes it has."""

    name: str
    version: str
    hashes: int


@pytest.fixture(scope="module")
def lock(checkout: Path) -> list[str]:
    """Return the entries of the lock, each in one line, without comments."""
    text = (checkout / "requirements-dev.txt").read_text("utf-8").replace("\\\n", " ")
    return [line for line in text.splitlines() if line and not line.lstrip().startswith("#")]


@pytest.fixture(scope="module")
def asked(checkout: Path) -> list[Requirement]:
    """Return all that the program, its build and its tests ask for."""
    data = tomllib.loads((checkout / "pyproject.toml").read_text("utf-8"))
    project = data["project"]
    named = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    return [Requirement(each) for each in [*named, *data["build-system"]["requires"]]]


def _locked(entry: str) -> Locked:
    head, *hashes = re.split(r" +--hash=", entry.rstrip())
    found = re.fullmatch(r"([a-z0-9-]+)==([^\s;]+)(?: ; .+)?", head)
    assert found, f"no package with a version: {head}"
    assert all(re.fullmatch("sha256:[0-9a-f]{64}", each) for each in hashes), entry
    return Locked(found[1], found[2], len(hashes))


def test_every_entry_is_a_version_with_hashes_and_names_no_index(lock: list[str]) -> None:
    assert len(lock) > 40
    assert all(_locked(entry).hashes for entry in lock)
    assert not [entry for entry in lock if re.search(r"://|--(?!hash=)", entry)]


def test_all_that_is_asked_for_is_locked_within_its_range(
    lock: list[str], asked: list[Requirement]
) -> None:
    versions = {locked.name: locked.version for locked in map(_locked, lock)}
    for each in asked:
        assert versions[canonicalize_name(each.name)] in each.specifier, f"{each}: run .ci/lock"


def test_the_program_itself_stays_open_to_newer_versions(asked: list[Requirement]) -> None:
    for each in asked:
        assert {part.operator for part in each.specifier} == {">="}, each


def test_a_package_for_some_systems_only_says_so(lock: list[str], asked: list[Requirement]) -> None:
    marked = {_locked(entry).name for entry in lock if " ; " in entry}
    assert {canonicalize_name(each.name) for each in asked if each.marker} <= marked


def test_the_tests_are_run_on_the_locked_versions_and_nothing_else(checkout: Path) -> None:
    for name in ("README.md", "CONTRIBUTING.md"):
        lines = (checkout / name).read_text("utf-8").splitlines()
        (line,) = (line for line in lines if line.startswith("python3 -m venv") and "dev" in line)
        installs = re.findall(r"pip install (.*?) &&", line)
        assert len(installs) == 2
        assert "--require-hashes -r requirements-dev.txt" in installs[0]
        assert "--no-build-isolation --no-deps" in installs[1]
