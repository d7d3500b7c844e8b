"""A marker whose value is itself stays as it is, and asks for nothing more."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.batch.options import BatchOptions
from app.errors import ExitCode, InputError
from app.models.names import NameSheet
from app.placeholders.choosing import plan_filling
from app.placeholders.keeping import split_kept
from app.workflow.batch import fill_many
from app.workflow.fill import FillOptions, fill
from app.workflow.outcome import Outcome

_TEXT = "请XX区派____人，于____时到会。\n签名：____\n"


@pytest.fixture(autouse=True)
def _work_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("f.txt").write_text(_TEXT, "utf-8")


def _filled(*settings: str) -> Outcome:
    return fill(Path("f.txt"), FillOptions(settings=settings, force=True))


@pytest.mark.parametrize(
    ("settings", "code", "told"),
    [
        (["XX区=历下区", "____=____"], 0, "4 处，3 处照原样留着，还有 0 处没有填"),
        (["XX区=XX区", "____=____"], 0, "4 处，4 处照原样留着，还有 0 处没有填"),
        (["____=____"], 1, "4 处，3 处照原样留着，还有 1 处没有填"),
        (["XX区=历下区", "____时=____时", "____=5"], 0, "4 处，1 处照原样留着，还有 0 处没有填"),
        (["XX区=历下区"], 1, "4 处，还有 3 处没有填"),
        # Another marker than its own is one that came in with a name.
        (["XX区=____区", "____=____"], 1, "填进去的名称里还有 1 处占位："),
    ],
)
def test_a_marker_that_is_its_own_name_is_answered(
    settings: list[str], code: int, told: str
) -> None:
    outcome = _filled(*settings)
    assert outcome.exit_code == code, outcome.notes
    assert any(told in note for note in outcome.notes), outcome.notes


def test_a_single_place_of_a_sheet_can_stay() -> None:
    Path("n.csv").write_text(
        "序号,占位,填\n1,XX,历下\n2,____,三\n3,____,____\n4,____,____\n", "utf-8"
    )
    outcome = fill(Path("f.txt"), FillOptions(names=Path("n.csv")))
    assert outcome.exit_code == ExitCode.DONE, outcome.notes
    assert Path("f.filled.txt").read_text("utf-8") == _TEXT.replace("XX", "历下").replace(
        "____人", "三人"
    )


def test_the_runs_of_a_marker_that_stays_are_not_touched() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("请XX区的__")
    paragraph.add_run("__").bold = True
    document.save("f.docx")
    fill(Path("f.docx"), FillOptions(settings=("XX区=历下区", "____=____")))
    runs = docx.Document(BytesIO(Path("f.filled.docx").read_bytes())).paragraphs[0].runs
    assert [run.text for run in runs] == ["请历下区的__", "__"]


def test_a_file_of_which_all_stays_is_the_same_bytes() -> None:
    docx.Document().save("f.docx")
    document = docx.Document("f.docx")
    document.add_paragraph("签名：____")
    document.save("f.docx")
    fill(Path("f.docx"), FillOptions(settings=("____=____",)))
    assert Path("f.filled.docx").read_bytes() == Path("f.docx").read_bytes()


@given(st.text(alphabet="在X市区_某。20年月日", max_size=30), st.booleans())
def test_what_stays_and_what_changes_is_all_there_is(line: str, name: bool) -> None:
    names = {"XX": "XX", "____": "____", **({"X": "四", "XX市": "甲市"} if name else {})}
    whole = plan_filling([line], NameSheet(names=names))
    plan, kept = split_kept(whole, [line])
    assert not any(line[edit.start : edit.end] == edit.value for edit in plan.edits)
    assert all(place not in whole.left for place in kept)
    assert not any(e.start <= place.start < e.end for place in kept for e in plan.edits)
    assert plan.left == whole.left


def _rows(table: str, names: str) -> Outcome:
    Path("t.csv").write_text(table, "utf-8")
    Path("n.yaml").write_text(names, "utf-8")
    names_file = Path("n.yaml") if names else None
    return fill_many(
        Path("f.txt"), BatchOptions(Path("t.csv"), "{XX区}.txt", jobs=1, names=names_file)
    )


def test_a_table_needs_no_column_for_a_marker_that_stays() -> None:
    outcome = _rows("XX区\n历下区\n", "names: {____: ____}\n")
    assert outcome.exit_code == ExitCode.DONE, outcome.notes
    assert Path("历下区.txt").read_text("utf-8") == _TEXT.replace("XX区", "历下区")


def test_an_empty_cell_is_no_word_that_a_marker_stays() -> None:
    outcome = _rows("XX区,____时\n历下区,\n", "names: {____: ____}\n")
    assert outcome.exit_code == ExitCode.NEEDS_WRITER
    assert "1 份里还有空缺" in outcome.notes[-1]


def test_who_wants_of_a_column_is_told_how_a_marker_stays() -> None:
    with pytest.raises(InputError) as caught:
        _rows("XX区\n历下区\n", "")
    told = list(map(str, caught.value.problems))
    # What a form calls 签名 may wait for a hand.
    assert ["〔____〕" in one and "签名" not in one for one in told] == [True, True]
    assert all("在对照表里写成它自己（____: ____）" in one for one in told)


def test_many_missing_columns_are_one_message() -> None:
    Path("f.txt").write_text("XX区" + "".join(f"{word}____\n" for word in "甲乙丙"), "utf-8")
    with pytest.raises(InputError) as few:
        _rows("区\n甲\n", "")
    units = "市县镇乡村局厅处科室"
    Path("f.txt").write_text("".join(f"到XX{unit}去。\n" for unit in units), "utf-8")
    with pytest.raises(InputError) as many:
        _rows("区\n甲\n", "")
    assert sum("表里缺“" in str(one) for one in few.value.problems) == 2
    (one,) = [str(one) for one in many.value.problems if "表里缺" in str(one)]
    assert "表里缺 10 列：“XX市”“XX县”" in one
    assert "XX: XX" in one
