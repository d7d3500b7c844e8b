"""One pack, byte for byte, whatever the engine and however many jobs."""

from __future__ import annotations

import gc
import importlib.util
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from app.bank.pack_files import pack_texts
from app.engines import engine_of
from app.engines.engine import EngineName
from app.engines.local import LocalEngine
from app.engines.on_duckdb import DuckdbEngine
from app.errors import InputError
from app.mining.counting import Counts, LocalCounts
from app.mining.mapper import map_report
from app.mining.mining import mine as mine_in_memory
from app.models.pack import SourceFile
from app.models.report import Report
from app.processes import Shared
from app.reading import read_report
from app.workflow.archive import digest
from app.workflow.mine import By, Watches, mine
from tests.archive.measuring import read
from tests.archive.reports import archive
from tests.engines.conftest import ALONE, REPORTS, files, packed


def _without(package: str) -> pytest.MarkDecorator:
    missing = importlib.util.find_spec(package) is None
    return pytest.mark.skipif(missing, reason=f"没有装 {package}：pip install {package}")


_DUCKDB = _without("duckdb")
_RAY = _without("ray")


@pytest.mark.parametrize(
    ("engine", "jobs"),
    [
        ("local", 2),
        pytest.param("duckdb", 1, marks=_DUCKDB),
        pytest.param("duckdb", 2, marks=_DUCKDB),
    ],
)
def test_whatever_it_is_made_by_a_pack_is_the_same(
    reports: Path, expected: dict[str, bytes], tmp_path: Path, engine: EngineName, jobs: int
) -> None:
    assert packed(reports, tmp_path, By(engine, jobs)) == expected


@_RAY
def test_two_workers_of_a_ray_cluster_make_the_same_pack(
    checkout: Path, reports: Path, expected: dict[str, bytes], tmp_path: Path
) -> None:
    # In a process of its own: what Ray warns of is not this program's.
    command = [sys.executable, "-m", "app", "mine", str(reports), "-o", str(tmp_path / "词库")]
    ended = subprocess.run(
        [*command, "--engine", "ray", "--jobs", "2"],
        cwd=checkout,
        capture_output=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr.decode()
    assert "空.txt（文件是空的）" in ended.stderr.decode()
    assert files(tmp_path / "词库") == expected


@pytest.mark.parametrize("engine", ["duckdb", "ray"])
def test_an_engine_that_is_not_installed_says_how_to(
    reports: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    engine: EngineName,
) -> None:
    monkeypatch.setattr("app.engines.engine.find_spec", lambda name: None)
    with pytest.raises(InputError, match=engine) as refused:
        mine([reports], output=tmp_path / "词库", by=By(engine))
    assert f"pip install {engine}" in refused.value.problems[0].hint
    assert not (tmp_path / "词库").exists()


def test_reports_mined_in_memory_give_the_same_pack(
    reports: Path, expected: dict[str, bytes]
) -> None:
    paths = sorted(reports.rglob("0*.txt"))
    names = [path.relative_to(reports).as_posix() for path in paths]
    told = [
        read_report(path).model_copy(update={"name": name})
        for path, name in zip(paths, names, strict=True)
    ]
    sources = [
        SourceFile(file=name, sha256=digest(path.read_bytes()), archive=True)
        for path, name in zip(paths, names, strict=True)
    ]
    texts = pack_texts(mine_in_memory(told, "词库", sources))
    assert {name: text.encode() for name, text in texts.items()} == expected


def test_a_record_is_of_its_report_alone() -> None:
    told = [read(made) for made in archive(20)]
    one_way = [map_report(report, strict=True) for report in told]
    other_way = [map_report(report, strict=True) for report in reversed(told)]
    assert one_way == other_way[::-1]


def test_of_the_reports_nothing_is_kept(reports: Path, tmp_path: Path) -> None:
    alive: list[int] = []

    def look(done: int, of: int) -> None:
        if done % 60 == 0:
            alive.append(sum(isinstance(one, Report) for one in gc.get_objects()))

    before = sum(isinstance(one, Report) for one in gc.get_objects())
    mine([reports], output=tmp_path / "词库", by=ALONE, watch=Watches(look, look))
    # The one that was read last may still be on its way out.
    assert len(alive) > REPORTS / 60
    assert max(alive) <= before + 1


def test_so_few_that_can_be_read_are_a_handful(tmp_path: Path) -> None:
    few, among = tmp_path / "few", tmp_path / "among"
    few.mkdir()
    among.mkdir()
    for made in archive(5):
        for folder in (few, among):
            (folder / made.name).write_text(made.text, "utf-8")
    for n in range(10):
        (among / f"空{n}.txt").write_bytes(b"")
    assert packed(few, tmp_path / "1") == packed(among, tmp_path / "2")


def _recurring(counts: Counts) -> list[int]:
    for keys in ([1, 2, 2, 2**64 - 1], [3], [], [2**64 - 1, 1], [5, 5]):
        counts.add(keys)
    recurring = counts.recurring()
    return [number for number in (1, 2, 3, 4, 5, 2**64 - 1) if number in recurring]


def test_what_two_reports_share_is_counted_in_memory() -> None:
    assert _recurring(LocalCounts()) == [1, 2**64 - 1]


@_DUCKDB
def test_what_two_reports_share_is_counted_by_duckdb() -> None:
    with DuckdbEngine(1).counts() as counts:
        assert _recurring(counts) == [1, 2**64 - 1]


def test_an_engine_is_known_by_its_name() -> None:
    assert not engine_of("local", 1).is_far


def _doubling() -> Callable[[int], int]:
    return _doubled


def _doubled(number: int) -> int:
    if number == 13:
        os._exit(1)
    return 2 * number


def _lost(number: int) -> int:
    return -number


_ON_RAY = """
from app.engines.on_ray import RayEngine
from app.processes import Shared
from tests.engines.test_engines import _doubling, _lost
print(list(RayEngine(2).work(Shared(_doubling, _lost), range(60), 60)))
"""


def test_what_ends_a_process_takes_nothing_with_it() -> None:
    done = LocalEngine(2).work(Shared(_doubling, _lost), range(60), 60)
    assert list(done) == [-13 if n == 13 else 2 * n for n in range(60)]


@_RAY
def test_what_ends_a_worker_of_a_cluster_takes_nothing_with_it(checkout: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", _ON_RAY], cwd=checkout, capture_output=True, check=False
    )
    expected = [-13 if n == 13 else 2 * n for n in range(60)]
    assert ended.stdout.decode().splitlines()[-1:] == [str(expected)], ended.stderr.decode()


@pytest.mark.parametrize("count", [9, 10])
def test_the_last_record_of_the_last_pass_ends_the_progress(tmp_path: Path, count: int) -> None:
    told: list[tuple[int, int]] = []
    (tmp_path / "旧").mkdir()
    for made in archive(count):
        (tmp_path / "旧" / made.name).write_text(made.text, "utf-8")
    watch = Watches(merging=lambda done, of: told.append((done, of)))
    mine([tmp_path / "旧"], output=tmp_path / "词库", by=ALONE, watch=watch)
    whole = count * (5 if count >= 10 else 4)
    assert told == [(done, whole) for done in range(1, whole + 1)]
