"""Two who write one file at once: nothing is lost, and the second is told."""

from __future__ import annotations

import errno
import multiprocessing
import os
import threading
from pathlib import Path

import pytest

from app.bank.decisions import decisions_path, parse_decisions
from app.errors import InputError
from app.files import locks
from app.files.journals import Journal
from app.files.locks import alone_in
from app.files.sealed_lines import SealedLines
from app.files.temporaries import remove_leftovers, temporary
from app.files.whole import write_over, write_together, write_whole
from app.models.decision import Decision
from app.workflow.deciding import decisions_beside
from tests.files.writing_process import ROUNDS, write_by_turns

_STANDS = "文件已经存在，内容不同"


def _late(path: Path, data: bytes, monkeypatch: pytest.MonkeyPatch, *, links: bool) -> None:
    """Have a file appear at the last moment, on a drive with hard links or without."""
    link = os.link

    def linked(*names: Path) -> None:
        if not links:
            raise OSError(errno.EPERM, "no hard links")
        appear(path)
        link(*names)

    def appear(_: object) -> None:
        path.write_bytes(data)

    monkeypatch.setattr(os, "link", linked)
    if not links:
        monkeypatch.setattr("app.files.replacing.alone_in", _Alone(appear))


class _Alone:
    """The lock that is taken where there are no hard links, behind one who had it before."""

    def __init__(self, before: object) -> None:
        self._before = before

    def __call__(self, folder: Path) -> _Alone:
        self._before(folder)  # type: ignore[operator]
        return self

    def __enter__(self) -> None:
        pass

    def __exit__(self, *_: object) -> None:
        pass


@pytest.mark.parametrize("links", [True, False])
def test_a_file_that_appears_at_the_last_moment_is_not_replaced(
    links: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "w.docx"
    _late(path, b"first", monkeypatch, links=links)
    with pytest.raises(InputError, match=_STANDS):
        write_whole(path, b"second")
    assert path.read_bytes() == b"first"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("links", [True, False])
def test_the_same_bytes_at_the_last_moment_are_no_fault(
    links: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "w.docx"
    _late(path, b"same", monkeypatch, links=links)
    write_whole(path, b"same")
    assert list(tmp_path.iterdir()) == [path]


def test_of_two_files_none_is_left_where_the_second_appears_meanwhile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = tmp_path / "o.yaml", tmp_path / "o.names.yaml"
    link = os.link

    def linked(source: Path, path: Path) -> None:
        if path == other:
            other.write_bytes(b"first")
        link(source, path)

    monkeypatch.setattr(os, "link", linked)
    with pytest.raises(InputError, match=_STANDS):
        write_together([(one, b"second"), (other, b"second")])
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {other.name: b"first"}


def test_a_drive_without_hard_links_takes_files_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise OSError(errno.EPERM, "no hard links")

    monkeypatch.setattr(os, "link", refused)
    paths = [tmp_path / "a", tmp_path / "b"]
    write_together([(path, b"old") for path in paths])
    write_together([(path, b"new") for path in paths], force=True)
    assert [path.read_bytes() for path in paths] == [b"new", b"new"]
    assert sorted(tmp_path.iterdir()) == paths


def test_of_two_processes_one_writes_and_the_other_is_told(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    barrier = context.Barrier(2)
    both = [
        context.Process(target=write_by_turns, args=(tmp_path, own, barrier))
        for own in (b"x", b"y")
    ]
    for each in both:
        each.start()
    for each in both:
        each.join(60)
    one, other = ((tmp_path / name).read_bytes() for name in "xy")
    assert len(one) == ROUNDS
    assert {a + b for a, b in zip(one, other, strict=True)} == {ord("0") + ord("1")}
    for n, wrote in enumerate(one):
        own = b"x" if wrote == ord("1") else b"y"
        assert (tmp_path / f"{n}").read_bytes() == own * 1000


def test_what_somebody_else_wrote_is_not_written_over(tmp_path: Path) -> None:
    path = tmp_path / "o.yaml"
    write_over(path, b"one", known=None)
    write_over(path, b"two", known=b"one")
    path.write_bytes(b"theirs")
    with pytest.raises(InputError, match="在别处改过"):
        write_over(path, b"three", known=b"two")
    with pytest.raises(InputError, match="在别处改过"):
        write_over(path, b"three", known=None)
    assert path.read_bytes() == b"theirs"


def test_two_sittings_that_decide_at_once_lose_no_decision(tmp_path: Path) -> None:
    def sit(name: str) -> None:
        beside = decisions_beside(tmp_path)
        for n in range(8):
            ident = f"我的/title/{name}{n}"
            beside = beside.saved_with(Decision(id=ident, decision="keep", text="话"))

    both = [threading.Thread(target=sit, args=(name,)) for name in "ab"]
    for each in both:
        each.start()
    for each in both:
        each.join(60)
    path = decisions_path(tmp_path)
    assert len(parse_decisions(path.read_text("utf-8"), "d.yaml")) == 16


def test_who_hangs_in_a_folder_is_not_waited_for_for_ever(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(locks, "_SECONDS", 0.05)
    busy = pytest.raises(InputError, match="另一个 nigao 正在写这个文件夹")
    with alone_in(tmp_path), busy, alone_in(tmp_path):
        pass
    with alone_in(tmp_path), alone_in(tmp_path / "none"):
        pass


def test_what_another_process_is_writing_is_no_leftover(tmp_path: Path) -> None:
    with temporary(tmp_path, b"half"):
        (tmp_path / ".nigao-0123abcd.tmp").write_bytes(b"left")
        assert remove_leftovers([tmp_path]) == 1
        assert len(list(tmp_path.iterdir())) == 1
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("system", ["no locks", "a drive without"])
def test_where_no_lock_tells_who_writes_only_what_is_old_is_left(
    system: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise OSError(errno.ENOTSUP, "no locks")

    if system == "no locks":
        monkeypatch.setattr(locks, "fcntl", None)
    else:
        monkeypatch.setattr("fcntl.flock", refused)
    old = tmp_path / ".nigao-0123abcd.tmp"
    with temporary(tmp_path, b"half") as young:
        old.write_bytes(b"left")
        os.utime(old, (1, 1))
        write_together([(tmp_path / "o.md", b"all")])
        assert {path.name for path in tmp_path.iterdir()} == {"o.md", young.name}
    with Journal(tmp_path / "r.csv") as journal:
        journal.add(b"line\n")


def test_a_report_that_cannot_be_begun_leaves_no_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "open", full)
    with pytest.raises(InputError, match="磁盘满了"):
        Journal(tmp_path / "新" / "里面" / "r.csv")
    monkeypatch.undo()
    assert list(tmp_path.iterdir()) == []


def test_a_report_put_in_order_meanwhile_is_not_lost_to_who_comes_after(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "r.csv"
    path.write_bytes(b"old\n")
    take = locks.take
    ordered = iter([True])

    def taken(handle: int) -> bool | None:
        if next(ordered, False):
            write_whole(path, b"ordered\n", force=True)
        return take(handle)

    monkeypatch.setattr("app.files.journals.take", taken)
    with Journal(path) as journal:
        journal.add(b"more\n")
    assert path.read_bytes() == b"ordered\nmore\n"


def test_kept_lines_are_removed_before_another_process_may_keep_its_own() -> None:
    with SealedLines("kind-same", "v1") as lines:
        list(lines.sound())
        lines.remove()
        with pytest.raises(InputError, match="正在写同一个词库"):
            SealedLines("kind-same", "v1")
    with SealedLines("kind-same", "v1") as lines:
        assert list(lines.sound()) == []
        lines.remove()
