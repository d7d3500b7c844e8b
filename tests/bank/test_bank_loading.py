"""The bank as the user has it: own packs first, checked packs from a cache."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from app.bank.loading import _CHECKS, load_bank, load_pack
from app.bank.pack_files import read_pack
from app.bank.phrase_bank import PhraseBank
from app.errors import InputError
from app.models.pack import PhrasePack

Write = Callable[..., Path]

CLOSINGS = """
    phrases:
    - {id: own/signoff/1, role: signoff, text: 汇报完毕。, origin: authored}
    - {id: own/closing.call/1, role: closing.call, text: 我们一起努力！, origin: authored}
"""


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list that grows by a pack's folder each time its YAML is really read."""
    found: list[str] = []

    def read(folder: Path) -> PhrasePack:
        found.append(folder.name)
        return read_pack(folder)

    monkeypatch.setattr("app.bank.pack_files.read_pack", read)
    return found


def cached(tmp_path: Path) -> list[Path]:
    return sorted((tmp_path / "cache" / "nigao").glob("pack-*"))


def test_the_second_load_gives_the_same_pack_without_reading_it(
    write: Write, reads: list[str]
) -> None:
    folder = write(closings=CLOSINGS)
    first, second = load_pack(folder), load_pack(folder)
    assert first == second
    assert reads == ["own"]


@pytest.mark.parametrize("name", ["general", "seeds"])
def test_a_shipped_pack_is_the_same_from_the_cache(
    checkout: Path, name: str, reads: list[str]
) -> None:
    folder = checkout / "phrasebank" / name
    assert load_pack(folder) == load_pack(folder) == read_pack(folder)
    assert reads == [name]


def test_a_changed_file_is_read_anew(write: Write, reads: list[str]) -> None:
    load_pack(write(closings=CLOSINGS))
    changed = load_pack(write(closings=CLOSINGS.replace("汇报完毕。", "谢谢大家！")))
    assert changed.phrases[0].text == "谢谢大家！"
    assert reads == ["own", "own"]


def test_a_new_or_removed_file_is_noticed(write: Write) -> None:
    folder = write(closings=CLOSINGS)
    assert len(load_pack(folder).phrases) == 2
    title = "phrases:\n- {id: own/title/1, role: title, text: 学习体会, origin: authored}\n"
    write(titles=title)
    assert len(load_pack(folder).phrases) == 3
    (folder / "titles.yaml").unlink()
    assert len(load_pack(folder).phrases) == 2


@pytest.mark.parametrize(
    "broken",
    [b"", b"{}", b"not json", b"[1, 2]", b'{"name": 1}', b"\xff\xfe\x00", b'{"name": "own"'],
)
def test_a_broken_cache_file_is_ignored_and_mended(
    write: Write, tmp_path: Path, broken: bytes
) -> None:
    folder = write(closings=CLOSINGS)
    pack = load_pack(folder)
    (kept,) = cached(tmp_path)
    sound = kept.read_bytes()
    kept.write_bytes(broken)
    assert load_pack(folder) == pack
    assert kept.read_bytes() == sound


def test_a_cache_file_whose_words_were_changed_is_ignored_and_mended(
    write: Write, tmp_path: Path
) -> None:
    folder = write(closings=CLOSINGS)
    pack = load_pack(folder)
    (kept,) = cached(tmp_path)
    sound = kept.read_bytes()
    kept.write_bytes(sound.replace("汇报完毕".encode(), "汇报完华".encode()))
    assert load_pack(folder) == pack
    assert kept.read_bytes() == sound


def test_a_cache_that_cannot_be_written_is_no_reason_to_refuse(
    write: Write, tmp_path: Path
) -> None:
    (tmp_path / "cache").write_text("这里是一个文件", "utf-8")
    assert len(load_pack(write(closings=CLOSINGS)).phrases) == 2


def test_a_faulty_pack_never_enters_the_cache(write: Write, tmp_path: Path) -> None:
    folder = write(closings=CLOSINGS.replace("汇报完毕。", "落实“包联制度。"))
    for _ in range(2):
        with pytest.raises(InputError):
            load_pack(folder)
    assert cached(tmp_path) == []


def test_the_bank_holds_the_shipped_packs() -> None:
    assert {"general", "seeds"} <= {pack.name for pack in load_bank().packs}


def test_an_own_pack_comes_before_the_shipped_ones(write: Write) -> None:
    bank = load_bank([write(closings=CLOSINGS)])
    assert bank.packs[0].name == "own"
    assert bank.by_role("signoff")[0].id == "own/signoff/1"


def test_a_pack_in_the_users_own_folder_is_found(write: Write, tmp_path: Path) -> None:
    (tmp_path / "home" / "phrasebank").mkdir(parents=True)
    write(closings=CLOSINGS).rename(tmp_path / "home" / "phrasebank" / "own")
    assert "own" in [pack.name for pack in load_bank().packs]


def test_a_pack_named_twice_is_loaded_once(write: Write) -> None:
    folder = write(closings=CLOSINGS)
    bank = load_bank([folder, folder / ".." / "own"])
    assert [pack.name for pack in bank.packs].count("own") == 1


def test_a_folder_without_a_pack_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"缺 pack\.yaml"):
        load_bank([tmp_path / "无此处"])


def test_of_two_packs_that_hold_an_id_the_first_wins(write: Write) -> None:
    own = load_pack(write(closings=CLOSINGS))
    other = load_pack(write("other", closings=CLOSINGS.replace("汇报完毕。", "谢谢大家！")))
    bank = PhraseBank([other, own])
    phrase = bank.phrase("own/signoff/1")
    assert phrase is not None
    assert phrase.text == "谢谢大家！"
    assert len(bank.phrases) == 2
    assert bank.phrase("own/signoff/9") is None


def test_every_check_of_a_phrase_counts_for_the_cache(checkout: Path) -> None:
    code = "import sys, app.models.phrase; print(*sys.modules)"
    ended = subprocess.run(
        [sys.executable, "-c", code], cwd=checkout, capture_output=True, text=True, check=True
    )
    used = [name for name in ended.stdout.split() if name.startswith("app.text.")]
    assert used
    files = {checkout / f"{name.replace('.', '/')}.py" for name in used}
    assert {file for file in files if file.exists()} <= set(_CHECKS)
