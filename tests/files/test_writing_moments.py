"""Writing that fails, is broken off or killed at each of its moments leaves all or nothing."""

from __future__ import annotations

import errno
import json
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

import pytest

from app.errors import InputError, Problem
from app.files.renewed_folder import Change, finish_folder, write_folder
from app.files.whole import write_together, write_whole
from tests.broken_disk import Disk, KilledError, broken, contents

Work = Callable[[Path], object]
Contents = dict[str, bytes]
_SIGNED = b"# half\n"


def _sign(changes: Mapping[str, Change]) -> bytes:
    return _SIGNED + json.dumps(changes).encode()


def _signed(data: bytes) -> dict[str, Change]:
    said = data.removeprefix(_SIGNED)
    return {} if said == data else {name: Change(*each) for name, each in json.loads(said).items()}


def _renew(folder: Path) -> None:
    files = {"first": b"new", "a": b"new", "b": b"new", "c": b"same"}
    write_folder(folder / "pack", files, _sign, stale=["gone", "never"])


def _begin(folder: Path) -> None:
    write_folder(folder / "new" / "pack", {"first": b"new", "a": b"new"}, _sign)


def _add(folder: Path) -> None:
    write_together([(folder / "sub" / "x", b"new"), (folder / "y", b"new"), (folder / "old", b"1")])


def _force(folder: Path) -> None:
    files = [(folder / "old", b"new"), (folder / "x", b"new"), (folder / "pack" / "a", b"new")]
    write_together(files, force=True)


def _single(folder: Path) -> None:
    write_whole(folder / "sub" / "x", b"new")


def _single_force(folder: Path) -> None:
    write_whole(folder / "old", b"new", force=True)


WORKS = (_renew, _begin, _add, _force, _single, _single_force)


def _prepared(folder: Path) -> Path:
    (folder / "pack").mkdir(parents=True)
    held = {"first": b"old", "a": b"old", "c": b"same", "gone": b"old", "notes": b"mine"}
    for name, data in held.items():
        (folder / "pack" / name).write_bytes(data)
    (folder / "old").write_bytes(b"1")
    return folder


def _moments(work: Work, folder: Path) -> tuple[Contents, Contents, int]:
    """Return what stands before and after some work, and in how many calls it is done."""
    _prepared(folder)
    before, disk = contents(folder), Disk(0, KilledError())
    with broken(disk):
        work(folder)
    return before, contents(folder), disk.count


@pytest.mark.parametrize("work", WORKS)
def test_a_fault_at_any_moment_leaves_all_or_nothing(work: Work, tmp_path: Path) -> None:
    before, after, count = _moments(work, tmp_path / "whole")
    seen = set()
    for moment in range(1, count + 1):
        for number in (errno.ENOSPC, errno.EIO):
            folder = _prepared(tmp_path / f"{moment}-{number}")
            disk = Disk(moment, OSError(number, "no"), goes_on=number == errno.ENOSPC)
            refused = _refused(work, folder, disk)
            assert _without_leftovers(folder) == (before if refused else after), (moment, number)
            assert all(str(folder) in str(problem) for problem in refused)
            seen.add(bool(refused))
    assert seen == {True, False}


def _refused(work: Work, folder: Path, disk: Disk) -> tuple[Problem, ...]:
    try:
        with broken(disk):
            work(folder)
    except InputError as error:
        return error.problems
    return ()


def _without_leftovers(folder: Path) -> Contents:
    """Return what stands in a folder; a single file may be left where its removal itself failed."""
    found = contents(folder)
    left = [name for name in found if ".nigao-" in name]
    assert len(left) <= 1
    return {name: data for name, data in found.items() if name not in left}


@pytest.mark.parametrize("work", WORKS)
def test_an_interrupt_at_any_moment_leaves_all_or_nothing(work: Work, tmp_path: Path) -> None:
    before, after, count = _moments(work, tmp_path / "whole")
    for moment in range(1, count + 1):
        folder = _prepared(tmp_path / str(moment))
        with suppress(KeyboardInterrupt), broken(Disk(moment, KeyboardInterrupt())):
            work(folder)
        assert _without_leftovers(folder) in (before, after), moment


@pytest.mark.parametrize("work", [_renew, _begin])
def test_a_folder_left_by_a_killed_process_is_whole_or_says_that_it_is_not(
    work: Work, tmp_path: Path
) -> None:
    before, after, count = _moments(work, tmp_path / "whole")
    signed = 0
    for moment in range(1, count + 1):
        folder = _prepared(tmp_path / str(moment))
        with suppress(KilledError), broken(Disk(moment, KilledError(), goes_on=True)):
            work(folder)
        pack = folder / ("pack" if work is _renew else "new/pack")
        first = pack / "first"
        if first.is_file() and _signed(first.read_bytes()):
            signed += 1
            # To finish it may be broken off as well, at any moment.
            for later in range(1, 30, 4):
                with suppress(KilledError), broken(Disk(later, KilledError(), goes_on=True)):
                    finish_folder(pack, "first", _signed)
        else:
            # A folder may have been made, in which nothing stands.
            found = {name: data for name, data in contents(folder).items() if data}
            assert _named(found) in (_named(before), _named(after)), moment
        finish_folder(pack, "first", _signed)
        work(folder)
        assert contents(folder) == after, moment
    assert signed >= 3


def _named(found: Contents) -> Contents:
    return {name: data for name, data in found.items() if data and ".nigao-" not in name}
