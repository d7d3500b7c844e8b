"""What holds for every test: whose data it sees, where the checkout is, when a skip fails."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from collections.abc import Iterator

_SKIPPED: list[str] = []

# A slow machine is no fault of an example; and what CI judges is the change, not its luck: the
# same examples every time there, new ones with every run elsewhere.
settings.register_profile("here", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")


@pytest.fixture(scope="session", autouse=True)
def _surroundings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep the user's own data and language out of every test, with one cache of packs for all.

    Programs that a test starts keep their compiled code as ever, or each compiles the whole anew.
    """
    folder = tmp_path_factory.mktemp("nobody")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NIGAO_HOME", str(folder / "home"))
        patch.setenv("XDG_CACHE_HOME", str(folder / "cache"))
        patch.setenv("NIGAO_LANG", "zh")
        patch.delenv("PYTHONDONTWRITEBYTECODE", raising=False)
        yield


@pytest.fixture(scope="session")
def checkout() -> Path:
    """Return the folder that holds `pyproject.toml`."""
    return Path(__file__).resolve().parent.parent


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    if report.skipped and not hasattr(report, "wasxfail"):
        _SKIPPED.append(report.nodeid)


def pytest_collectreport(report: pytest.CollectReport) -> None:
    if report.skipped:
        _SKIPPED.append(report.nodeid)


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """Fail a run that skipped something, where `NIGAO_NO_SKIPS` says that nothing is missing."""
    if _SKIPPED and os.environ.get("NIGAO_NO_SKIPS") and exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if _SKIPPED and os.environ.get("NIGAO_NO_SKIPS"):
        terminalreporter.section("skipped, but nothing may be skipped here", red=True)
        for nodeid in dict.fromkeys(_SKIPPED):
            terminalreporter.line(nodeid)
