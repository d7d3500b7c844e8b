"""An index is kept whole or not at all, made anew where it is damaged, and never out of date."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from app.bank import index_tables, pack_files
from app.bank.index_store import IndexStore
from app.bank.loading import load_bank, stored_pack
from app.bank.pack_files import pack_texts
from app.bank.phrase_bank import PhraseBank
from app.bank.queries import Search
from app.errors import InputError
from app.models.pack import PhrasePack
from tests.bank.large_pack import large_pack

Write = Callable[..., Path]

_CLOSINGS = """
    phrases:
    - {id: own/signoff/1, role: signoff, text: 汇报完毕。, origin: authored}
    - {id: own/closing.call/1, role: closing.call, text: 我们一起努力！, origin: authored}
"""


@pytest.fixture(autouse=True)
def _all_are_large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have every pack indexed, however small it is, and the shipped ones left out."""
    monkeypatch.setattr("app.bank.loading.LARGE", 0)
    monkeypatch.setattr("app.bank.loading.list_data", lambda kind: [])


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list that grows by a pack's folder each time its YAML is really read."""
    found: list[str] = []
    real = pack_files.read_pack

    def read(folder: Path) -> PhrasePack:
        found.append(folder.name)
        return real(folder)

    monkeypatch.setattr(pack_files, "read_pack", read)
    return found


def _kept(tmp_path: Path) -> list[Path]:
    return sorted((tmp_path / "cache" / "nigao").iterdir())


def _texts(bank: PhraseBank) -> list[str]:
    return [phrase.text for phrase in bank.phrases]


def test_a_pack_is_read_once_and_then_by_its_index(write: Write, reads: list[str]) -> None:
    folder = write(closings=_CLOSINGS)
    for _ in range(3):
        assert _texts(load_bank([folder])) == ["汇报完毕。", "我们一起努力！"]
    assert reads == ["own"]


def test_an_edit_is_seen_at_once_and_the_older_index_goes(write: Write, tmp_path: Path) -> None:
    load_bank([write(closings=_CLOSINGS)])
    (before,) = _kept(tmp_path)
    bank = load_bank([write(closings=_CLOSINGS.replace("汇报完毕。", "谢谢大家！"))])
    assert _texts(bank)[0] == "谢谢大家！"
    (after,) = _kept(tmp_path)
    assert before != after


def test_two_packs_each_keep_their_index(write: Write, tmp_path: Path, reads: list[str]) -> None:
    folders = [
        write(closings=_CLOSINGS),
        write("other", closings=_CLOSINGS.replace("汇报完毕。", "谢谢！")),
    ]
    for _ in range(2):
        bank = load_bank(folders)
        assert _texts(bank) == ["汇报完毕。", "我们一起努力！"]
    assert reads == ["own", "other"]
    assert len(_kept(tmp_path)) == 2


def _cut(data: bytes) -> bytes:
    return data[: len(data) // 2]


def _with_other_words(data: bytes) -> bytes:
    return data.replace("汇报完毕".encode(), "汇报完华".encode())


def _without_pages(data: bytes) -> bytes:
    return data[:4096] + bytes(len(data) - 4096)


@pytest.mark.parametrize(
    "damage",
    [_cut, _with_other_words, _without_pages, lambda _: b"", lambda _: b"not a database" * 999],
    ids=["cut", "other words", "empty pages", "nothing", "something else"],
)
@pytest.mark.parametrize(
    "ask",
    [
        lambda bank: bank.phrase("own/signoff/1"),
        lambda bank: bank.by_role("signoff")[0],
        lambda bank: bank.phrases[0],
        lambda bank: bank.search(Search(("汇报",))).phrases[0],
        lambda bank: bank.search(Search(role="signoff")).phrases[0],
    ],
    ids=["by id", "by role", "all", "by words", "of a role"],
)
def test_a_damaged_index_is_made_anew_and_nobody_sees_it(
    write: Write, tmp_path: Path, damage: Callable[[bytes], bytes], ask: Callable[..., object]
) -> None:
    folder = write(closings=_CLOSINGS)
    expected = ask(load_bank([folder]))
    (kept,) = _kept(tmp_path)
    sound = kept.read_bytes()
    kept.unlink()
    kept.write_bytes(damage(sound))
    assert kept.read_bytes() != sound
    assert ask(load_bank([folder])) == expected
    if damage is not _with_other_words:
        assert kept.read_bytes() == sound


def test_an_index_that_is_deleted_while_it_is_read_costs_nothing(
    write: Write, tmp_path: Path
) -> None:
    bank = load_bank([write(closings=_CLOSINGS)])
    for path in _kept(tmp_path):
        path.unlink()
    assert _texts(bank) == ["汇报完毕。", "我们一起努力！"]


def test_where_no_index_can_be_kept_the_pack_serves_from_memory(
    write: Write, tmp_path: Path
) -> None:
    (tmp_path / "cache").write_text("这里是一个文件", "utf-8")
    folder = write(closings=_CLOSINGS)
    assert isinstance(stored_pack(folder), PhrasePack)
    assert _texts(load_bank([folder])) == ["汇报完毕。", "我们一起努力！"]


def test_an_index_that_breaks_off_while_it_is_written_leaves_nothing(
    write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken_off(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(index_tables, "_insert_runs", broken_off)
    folder = write(closings=_CLOSINGS)
    with pytest.raises(KeyboardInterrupt):
        stored_pack(folder)
    assert _kept(tmp_path) == []


def test_a_python_without_sqlite_keeps_the_checked_pack_as_ever(
    write: Write, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setitem(sys.modules, "sqlite3", None)
    folder = write(closings=_CLOSINGS)
    assert isinstance(stored_pack(folder), PhrasePack)
    assert [path.name.partition("-")[0] for path in _kept(tmp_path)] == ["pack"]


def test_a_faulty_pack_is_refused_and_never_indexed(write: Write, tmp_path: Path) -> None:
    folder = write(closings=_CLOSINGS.replace("汇报完毕。", "落实“包联制度。"))
    for _ in range(2):
        with pytest.raises(InputError, match=r"closings\.yaml:2:"):
            load_bank([folder])
    assert not (tmp_path / "cache").exists()


_READ = """
import sys
from pathlib import Path
from app.bank import loading
loading.LARGE = 0
bank = loading.load_bank([Path(sys.argv[1])])
print(len(bank.phrases), bank.by_role("title")[0].text)
"""


def test_processes_that_index_the_same_pack_at_once_do_not_disturb_each_other(
    tmp_path: Path, checkout: Path
) -> None:
    folder = tmp_path / "large"
    folder.mkdir()
    pack = large_pack(400)
    for name, text in pack_texts(pack).items():
        (folder / name).write_text(text, "utf-8")
    started = [
        subprocess.Popen(
            [sys.executable, "-c", _READ, str(folder)],
            cwd=checkout,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for _ in range(4)
    ]
    told = [process.communicate() for process in started]
    assert {err for _, err in told} == {b""}
    assert len({out for out, _ in told}) == 1
    indexes = [path for path in _kept(tmp_path) if path.name.startswith("index-")]
    # One of each pack: the shipped ones are read beside it.
    assert len(indexes) == 3
    assert not [path for path in _kept(tmp_path) if path.name.endswith(".tmp")]
    assert isinstance(stored_pack(folder), IndexStore)


def test_the_made_up_pack_is_sound_varied_and_always_the_same() -> None:
    pack = large_pack(3000)
    assert pack == large_pack(3000)
    # Checked anew, with every rule that a pack from YAML is held to.
    assert PhrasePack.model_validate(pack.model_dump()) == pack
    assert len({phrase.text for phrase in pack.phrases}) > 2000
    assert len({phrase.role for phrase in pack.phrases}) > 15
