"""What stands in files is the same whatever language is spoken: no message is written into one."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from gettext import NullTranslations
from pathlib import Path
from shutil import copyfile

import pytest

from app.batch.options import BatchOptions, RowOptions
from app.messages import speaking
from app.workflow.batch import batch, fill_many
from app.workflow.check import CheckOptions, check_files
from app.workflow.draft import DraftOptions, draft
from app.workflow.fill import fill
from app.workflow.fill_options import FillOptions
from app.workflow.mine import By, mine
from app.workflow.new import new

_OUTLINE, _FORM, _DRAFT = "数字政府建设.yaml", "护理安全.docx", "待查.md"
_TABLE = "XX区,发言人.姓名,张XX,李XX\n历下区,王敏,,\n市中区,刘洋,张建国,李红\n"
_LISTED = "XX,XXX\n甲,\n乙,王敏\n"
_SIGN = "⁂"


class _Signed(NullTranslations):
    """A catalog that puts a sign before every message, so that one is known anywhere."""

    def gettext(self, message: str) -> str:
        return f"{_SIGN}{message}"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return f"{_SIGN}{msgid1}"


def _draft(end: str) -> Callable[[], object]:
    options = DraftOptions(output=Path(f"初稿{end}"), sources=end == ".docx")
    return lambda: draft(Path(_OUTLINE), options)


def _sheet(end: str) -> Callable[[], object]:
    return lambda: fill(Path(_FORM), FillOptions(sheet=Path(f"名称{end}")))


def _batch() -> None:
    Path("各区.csv").write_text(_TABLE, "utf-8")
    options = BatchOptions(table=Path("各区.csv"), output="{XX区}.docx", jobs=1)
    batch(Path(_OUTLINE), options, RowOptions(check=True))


def _fill_many() -> None:
    Path("名单.csv").write_text(_LISTED, "utf-8")
    Path("信.txt").write_text("XX公司：\n请转交XXX同志。\n", "utf-8")
    fill_many(Path("信.txt"), BatchOptions(table=Path("名单.csv"), output="{XX}.txt", jobs=1))


def _mine() -> None:
    Path("旧报告").mkdir()
    copyfile(_DRAFT, Path("旧报告", _DRAFT))
    mine([Path("旧报告")], output=Path("词库"), by=By("local", 1))


_WRITES: dict[str, Callable[[], object]] = {
    **{f"draft {end}": _draft(end) for end in (".docx", ".md", ".json", ".txt")},
    **{f"sheet {end}": _sheet(end) for end in (".yaml", ".csv", ".xlsx")},
    "mark": lambda: check_files([Path(_DRAFT)], CheckOptions(mark=Path("批注.docx"))),
    "old report": lambda: new(source=Path(_DRAFT), output=Path("旧的.yaml")),
    "batch": _batch,
    "fill many": _fill_many,
    "mine": _mine,
}


@pytest.fixture(autouse=True)
def _elsewhere(checkout: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (_OUTLINE, _FORM, _DRAFT):
        copyfile(checkout / "examples" / name, tmp_path / name)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("app.messages._catalog", _Signed)


def _texts(data: bytes) -> str:
    """Return all that is written in a file, in its parts if it is a package."""
    if not data.startswith(b"PK"):
        return data.decode()
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return "".join(package.read(name).decode("utf-8", "replace") for name in package.namelist())


@pytest.mark.parametrize("writes", _WRITES.values(), ids=_WRITES)
def test_no_message_is_written_into_a_file(writes: Callable[[], object]) -> None:
    before = set(Path().rglob("*"))
    with speaking("en"):
        writes()
    written = [path for path in set(Path().rglob("*")) - before if path.is_file()]
    assert written
    assert [path.name for path in written if _SIGN in _texts(path.read_bytes())] == []


@pytest.mark.parametrize("form", ["json", "sarif"])
def test_what_programs_read_of_a_check_holds_no_message(form: str) -> None:
    with speaking("en"):
        output = check_files([Path(_DRAFT)], CheckOptions(format=form)).output
    assert isinstance(output, bytes)
    assert _SIGN not in output.decode()


def test_a_person_is_told_in_his_language() -> None:
    with speaking("en"):
        told = check_files([Path(_DRAFT)], CheckOptions())
    assert _SIGN in str(told.output)
    assert all(_SIGN in line for line in told.closing)
