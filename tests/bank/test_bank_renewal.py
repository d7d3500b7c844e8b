"""A pack that is mined anew is the old one, the new one, or says that it is neither."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest

from app.bank.loading import load_bank, load_pack
from app.bank.renewal import write_pack_files
from app.errors import InputError
from app.files.whole import write_together
from app.models.pack import PhrasePack
from app.workflow.mine import mine
from tests.broken_disk import Disk, KilledError, broken, contents

_REPORT = (
    "各位同事：\n主要有两点体会。\n一是要细。细就不出错。\n二是要稳。稳就走得远。\n汇报完毕。\n"
)
_OTHER = "同志们：\n主要有两点体会。\n一是要快。快就不误事。\n二是要准。准就不返工。\n"
_UNFINISHED = "这个词库没有写完"


def _mined(folder: Path, text: str) -> Path:
    report = folder / "报告" / "去年.txt"
    report.parent.mkdir(parents=True, exist_ok=True)
    report.write_text(text, "utf-8")
    mine([report], output=folder / "我的", force=False)
    return folder / "我的"


def _killed(folder: Path, pack: PhrasePack, moment: int) -> int:
    """Write a pack until the process is killed; return how many calls were made by then."""
    disk = Disk(moment, KilledError(), goes_on=bool(moment))
    with suppress(KilledError), broken(disk):
        write_pack_files(folder, pack)
    return disk.count


@pytest.fixture
def two(tmp_path: Path) -> tuple[Path, PhrasePack, PhrasePack]:
    """Return a folder with a pack, that pack, and the one that it becomes, not yet written."""
    new = load_pack(_mined(tmp_path / "new", _OTHER))
    folder = _mined(tmp_path / "old", _REPORT)
    old = load_pack(folder)
    (tmp_path / "old" / "报告" / "去年.txt").write_text(_OTHER, "utf-8")
    return folder, old, new


def test_a_pack_left_by_a_killed_process_is_never_a_mixture(
    two: tuple[Path, PhrasePack, PhrasePack], tmp_path: Path
) -> None:
    folder, old, new = two
    before = contents(folder)
    count = _killed(folder, new, 0)
    whole = contents(folder)
    assert load_pack(folder) == new
    refused = 0
    for moment in range(1, count + 1, 3):
        for path in folder.iterdir():
            path.unlink()
        for name, data in before.items():
            (folder / name).write_bytes(data)
        _killed(folder, new, moment)
        try:
            assert load_pack(folder) in (old, new)
        except InputError as error:
            (problem,) = error.problems
            assert (problem.what, problem.path) == (_UNFINISHED, str(folder / "pack.yaml"))
            assert f"nigao mine …… -o {folder}" in problem.hint
            with pytest.raises(InputError, match=_UNFINISHED):
                load_bank([folder])
            refused += 1
        mine([tmp_path / "old" / "报告" / "去年.txt"], output=folder)
        assert contents(folder) == whole, moment
    assert refused > 2


def _half_written(folder: Path, pack: PhrasePack) -> None:
    before = contents(folder)
    for moment in range(1, 99):
        _killed(folder, pack, moment)
        first = (folder / "pack.yaml").read_text("utf-8")
        named = {n: data for n, data in contents(folder).items() if n in before}
        if "renewing" in first and sum(named[n] != before[n] for n in named) == 2:
            return
    raise AssertionError("never half written")


def test_what_was_edited_since_a_pack_was_left_half_written_is_not_lost(
    two: tuple[Path, PhrasePack, PhrasePack], tmp_path: Path
) -> None:
    folder, _, new = two
    _half_written(folder, new)
    edited = folder / "insights.yaml"
    edited.write_text("# 我改过\n", "utf-8")
    report = tmp_path / "old" / "报告" / "去年.txt"
    with pytest.raises(InputError) as caught:
        mine([report], output=folder)
    assert [problem.path for problem in caught.value.problems] == [str(edited)]
    assert edited.read_text("utf-8") == "# 我改过\n"
    mine([report], output=folder, force=True)
    assert load_pack(folder) == new


def test_what_is_needed_to_finish_a_pack_is_no_leftover_to_other_commands(
    two: tuple[Path, PhrasePack, PhrasePack], tmp_path: Path
) -> None:
    folder, _, new = two
    _half_written(folder, new)
    write_together([(folder / "提纲.md", b"mine")])
    mine([tmp_path / "old" / "报告" / "去年.txt"], output=folder, force=False)
    assert load_pack(folder) == new
    assert not list(folder.glob(".*"))


def test_a_half_written_pack_that_was_copied_without_what_is_hidden_says_so(
    two: tuple[Path, PhrasePack, PhrasePack], tmp_path: Path
) -> None:
    folder, _, new = two
    _half_written(folder, new)
    for path in folder.glob(".*"):
        path.unlink()
    report = tmp_path / "old" / "报告" / "去年.txt"
    with pytest.raises(InputError, match="要接着写的东西也不在了"):
        mine([report], output=folder)
    mine([report], output=folder, force=True)
    assert load_pack(folder) == new


@pytest.mark.parametrize("name", ["insights.yaml", "pack.yaml", "vocabulary.yaml"])
def test_a_folder_in_the_place_of_a_file_is_named_before_anything_is_written(
    name: str, two: tuple[Path, PhrasePack, PhrasePack]
) -> None:
    folder, _, new = two
    (folder / name).unlink(missing_ok=True)
    (folder / name).mkdir()
    before = contents(folder)
    with pytest.raises(InputError) as caught:
        write_pack_files(folder, new)
    assert [problem.path for problem in caught.value.problems] == [str(folder / name)]
    assert contents(folder) == before


def test_a_pack_that_its_user_edits_is_used_as_it_is(
    two: tuple[Path, PhrasePack, PhrasePack],
) -> None:
    folder, old, _ = two
    edited = folder / "insights.yaml"
    edited.write_text(edited.read_text("utf-8").replace("细就不出错", "细就不返工"), "utf-8")
    assert "细就不返工" in load_pack(folder).model_dump_json()
    assert load_pack(folder) != old


def test_a_pack_that_changes_while_it_is_read_is_not_kept(
    two: tuple[Path, PhrasePack, PhrasePack], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, old, new = two
    from app.bank import pack_files

    reading = pack_files.read_pack
    edited = folder / "insights.yaml"
    edited.write_text(edited.read_text("utf-8") + "# 没有读过的\n", "utf-8")

    def renewed_meanwhile(where: Path) -> PhrasePack:
        write_pack_files(where, new)
        return reading(where)

    monkeypatch.setattr(pack_files, "read_pack", renewed_meanwhile)
    with pytest.raises(InputError, match="正在改写"):
        load_pack(folder)
    monkeypatch.undo()
    assert load_pack(folder) == new != old
