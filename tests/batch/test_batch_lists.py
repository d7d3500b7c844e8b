"""`fill --table --rows`: each file's list takes the rows of a second sheet that are its own."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from app.errors import ExitCode, InputError
from app.workflow.batch import BatchOptions, fill_many
from app.workflow.outcome import Outcome
from tests.placeholders.form_tables import form, read, sheet, table

UNITS = ("单位 电话", "财政局 1", "教育局 2", "水务局 3")
LIST = table(("姓名", "手机号"), ("", ""))


def made(
    folder: Path, people: Sequence[str], units: Sequence[str] = UNITS, jobs: int = 1
) -> Outcome:
    file = form(folder, "单位：【单位】　电话：{电话}", LIST)
    options = BatchOptions(
        sheet(folder, *units, name="单位.csv"),
        str(folder / "out/{单位}.docx"),
        rows=sheet(folder, *people),
        jobs=jobs,
    )
    return fill_many(file, options)


def lists(folder: Path) -> dict[str, list[str]]:
    return {path.stem: read(path)[1:] for path in (folder / "out").glob("*.docx")}


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_file_takes_the_people_of_its_unit(tmp_path: Path, jobs: int) -> None:
    people = ("姓名 手机号 单位", "甲 11 财政局", "乙 12 教育局", "丙 13 财政局", "丁 14 水务局")
    outcome = made(tmp_path, people, jobs=jobs)
    assert lists(tmp_path) == {
        "财政局": ["甲|11", "丙|13"],
        "教育局": ["乙|12"],
        "水务局": ["丁|14"],
    }
    assert outcome.exit_code == ExitCode.DONE
    assert "没有用上" not in "".join(outcome.notes)


def test_a_telephone_that_both_sheets_have_parts_nobody(tmp_path: Path) -> None:
    people = ("姓名 手机号 单位 电话", "甲 11 财政局 81", "乙 12 教育局 82", "丙 13 水务局 1")
    made(tmp_path, people)
    assert lists(tmp_path) == {"财政局": ["甲|11"], "教育局": ["乙|12"], "水务局": ["丙|13"]}


def test_several_columns_in_common_tell_together(tmp_path: Path) -> None:
    units = ("单位 电话 批次", "财政局 1 一", "教育局 2 二")
    people = ("姓名 手机号 单位 批次", "甲 11 财政局 一", "乙 12 财政局 二", "丙 13 教育局 二")
    file = form(tmp_path, "单位：【单位】　电话：{电话}　{批次}", LIST)
    options = BatchOptions(
        sheet(tmp_path, *units, name="单位.csv"),
        str(tmp_path / "out/{单位}.docx"),
        rows=sheet(tmp_path, *people),
        jobs=1,
    )
    outcome = fill_many(file, options)
    assert lists(tmp_path) == {"财政局": ["甲|11"], "教育局": ["丙|13"]}
    assert outcome.exit_code == ExitCode.NEEDS_WRITER


def test_people_of_no_file_and_files_without_people_are_told(tmp_path: Path) -> None:
    people = ("姓名 手机号 单位", "甲 11 财政局", "乙 12 审计局", "丙 13 教育局")
    outcome = made(tmp_path, people)
    assert outcome.exit_code == ExitCode.NEEDS_WRITER
    assert lists(tmp_path)["水务局"] == ["|"]
    told = "\n".join(outcome.notes)
    assert "1 行没有写进任何一份" in told
    assert "审计局（1 行）" in told
    assert "1 份在" in told
    assert "表格空着：水务局" in told


def test_without_a_column_in_common_all_rows_go_into_every_file(tmp_path: Path) -> None:
    outcome = made(tmp_path, ("姓名 手机号", "甲 11", "乙 12"))
    assert set(map(tuple, lists(tmp_path).values())) == {("甲|11", "乙|12")}
    assert "每一份都写进全部 2 行" in "\n".join(outcome.notes)


def test_a_form_without_a_list_is_told_with_the_other_problems(tmp_path: Path) -> None:
    with pytest.raises(InputError) as error:
        made(tmp_path, ("题目 分值", "甲 11"))
    assert "对得上" in error.value.problems[0].what
    assert not (tmp_path / "out").exists()


def test_the_sheet_of_people_is_part_of_what_a_file_is_made_from(tmp_path: Path) -> None:
    people = ("姓名 手机号 单位", "甲 11 财政局", "乙 12 教育局", "丙 13 水务局")
    made(tmp_path, people)
    changed = sheet(tmp_path, *people[:-1], "丁 14 水务局")
    options = BatchOptions(
        tmp_path / "单位.csv",
        str(tmp_path / "out/{单位}.docx"),
        rows=changed,
        jobs=1,
        resume=True,
        force=True,
    )
    fill_many(tmp_path / "名册.docx", options)
    assert lists(tmp_path)["水务局"] == ["丁|14"]
