"""What is being written is written to its end before an interrupt or the order to end is heard."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.errors import InputError
from app.files import replacing
from app.files.temporaries import temporary
from app.files.undisturbed import undisturbed
from app.files.whole import write_over, write_together, write_whole

SIGNS = (signal.SIGINT, signal.SIGTERM)


class Told(BaseException):
    """What a process that is told to stop raises."""


def _tell(sign: int, _frame: object) -> None:
    raise Told(sign)


@pytest.fixture(params=SIGNS)
def sign(request: pytest.FixtureRequest) -> Iterator[signal.Signals]:
    """Give a signal that raises where it is heard."""
    chosen: signal.Signals = request.param
    before = signal.signal(chosen, _tell)
    yield chosen
    signal.signal(chosen, before)


def test_an_interrupt_is_heard_once_the_work_is_done(sign: signal.Signals) -> None:
    done = []

    def work() -> None:
        with undisturbed():
            signal.raise_signal(sign)
            done.append("all")

    with pytest.raises(Told):
        work()
    assert done == ["all"]


def test_where_nothing_is_heard_all_goes_on(sign: signal.Signals) -> None:
    with undisturbed(), undisturbed():
        pass
    assert signal.getsignal(sign) is _tell


def test_another_thread_leaves_the_signals_alone(sign: signal.Signals) -> None:
    seen = []

    def work() -> None:
        with undisturbed():
            seen.append(signal.getsignal(sign))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert seen == [_tell]


@pytest.mark.parametrize("place", [0, 1, 2])
def test_files_of_one_work_are_all_written(
    tmp_path: Path, sign: signal.Signals, place: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "0").write_bytes(b"old")
    replaced: list[Path] = []
    replace = replacing._replace

    def struck(path: Path, unnamed: Path | None) -> None:
        if len(replaced) == place:
            os.kill(os.getpid(), sign)
        replaced.append(path)
        replace(path, unnamed)

    monkeypatch.setattr(replacing, "_replace", struck)
    files = [(tmp_path / str(n), b"new") for n in range(3)]
    with pytest.raises(Told):
        write_together(files, force=True)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == dict.fromkeys(
        "012", b"new"
    )


def test_what_was_written_before_an_interrupt_may_be_written_again(tmp_path: Path) -> None:
    path = tmp_path / "稿.yaml"
    path.write_bytes(b"new")
    write_over(path, b"new", known=b"old")
    with pytest.raises(InputError, match="别处改过"):
        write_over(path, b"newer", known=b"old")


@pytest.mark.parametrize("over", [False, True])
def test_what_a_killed_process_left_goes_with_the_next_file(tmp_path: Path, over: bool) -> None:
    left = tmp_path / ".nigao-0a1b2c3d.tmp"
    left.write_bytes(b"half")
    with temporary(tmp_path, b"of a process that lives") as held:
        if over:
            write_over(tmp_path / "稿.md", b"all", known=None)
        else:
            write_together([(tmp_path / "稿.md", b"all")])
        assert {path.name for path in tmp_path.iterdir()} == {"稿.md", held.name}


def test_what_is_left_may_be_needed_where_no_command_writes_for_its_user(tmp_path: Path) -> None:
    left = tmp_path / ".nigao-0a1b2c3d.tmp"
    left.write_bytes(b"half")
    write_whole(tmp_path / "decisions.yaml", b"all")
    assert left.exists()
