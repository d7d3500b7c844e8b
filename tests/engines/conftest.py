"""A small archive, and the pack that one process of this machine makes of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.workflow.mine import By, mine
from tests.archive.reports import archive

REPORTS = 60
ALONE = By("local", 1)


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def packed(reports: Path, folder: Path, by: By = ALONE) -> dict[str, bytes]:
    """Return the files of the pack that mining makes of a folder of reports."""
    mine([reports], output=folder / "词库", by=by)
    return files(folder / "词库")


def write_reports(folder: Path) -> Path:
    """Write synthetic reports, some in a folder of their own, and a file that is none."""
    (folder / "二分厂").mkdir(parents=True)
    for n, made in enumerate(archive(REPORTS)):
        (folder / ("二分厂" if n % 5 == 0 else "") / made.name).write_text(made.text, "utf-8")
    (folder / "空.txt").write_bytes(b"")
    return folder


@pytest.fixture(scope="session")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_reports(tmp_path_factory.mktemp("archive") / "旧报告")


@pytest.fixture(scope="session")
def expected(reports: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return packed(reports, tmp_path_factory.mktemp("once"))
