"""Heads over a single open row: the one person's own, or the beginning of a list."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.batch.options import BatchOptions
from app.placeholders.finding import find_placeholders
from app.placeholders.word import WordText
from app.workflow.batch import fill_many
from app.workflow.fill import FillOptions, fill
from tests.placeholders.word_probe import packed
from tests.word.forms_of_words import table

PERSON = ("姓名|性别|民族", "||", "4:学历／学位|职称", "4:|", "家属|2:姓名：____")


def _write(*rows: str) -> Path:
    path = Path("表.docx")
    path.write_bytes(packed({"document": f"<w:body>{table(*rows)}</w:body>"}, "题"))
    return path


def _rows_of_lists(*rows: str) -> list[str]:
    """Return the labels of a form's places that are in the rows of lists."""
    form = WordText(packed({"document": f"<w:body>{table(*rows)}</w:body>"}, "题"))
    found = find_placeholders(form.lines, form.form)
    return [place.label for place in found if place.shape == "row"]


@pytest.mark.parametrize(
    "rows",
    [
        PERSON,
        ("工号||薪级|", "姓名|性别|2:籍贯", "||2:"),
        ("血型|身高|体重", "|  cm|  kg", "学历|学位|职称", "||"),
        ("v基本信息|姓名|性别", "^||", "工号|2:"),
    ],
)
def test_heads_over_one_row_ask_for_the_one_person(rows: tuple[str, ...]) -> None:
    assert _rows_of_lists(*rows) == []


@pytest.mark.parametrize(
    ("rows", "listed"),
    [
        # A table that asks for nothing else, and one with more rows.
        (("姓名|性别|民族", "||"), ["姓名", "性别", "民族"]),
        (("工号||薪级|", "姓名|性别|2:籍贯", "||2:", "||2:"), ["姓名", "性别", "籍贯"]),
        # What counts its rows, or goes on below one that is filled in.
        (("工号|2:", "序号|姓名|性别", "1||"), ["姓名", "性别"]),
        (("工号|2:", "姓名|性别|民族", "张三|女|汉", "||"), ["姓名", "性别", "民族"]),
        # What tells of others, of years, of things.
        (("工号|2:", "称谓|姓名|单位", "||"), ["称谓", "姓名", "单位"]),
        (("工号|2:", "起止年月|学校|专业", "||"), ["起止年月", "学校", "专业"]),
        (("工号|2:", "品名|规格|数量", "||"), ["品名", "规格", "数量"]),
        (("工号|2:", "v家庭成员|姓名|年龄", "^||"), ["姓名", "年龄"]),
        (("工号|2:", "3:主要工作经历", "单位|职务|职称", "||"), ["单位", "职务", "职称"]),
        # What the table has asked for before.
        (("姓名|2:", "姓名|年龄|单位", "||"), ["姓名", "年龄", "单位"]),
    ],
)
def test_a_row_with_anything_of_a_list_is_one(rows: tuple[str, ...], listed: list[str]) -> None:
    assert _rows_of_lists(*rows) == listed


@pytest.fixture
def person(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return _write(*PERSON)


def _lines(path: str) -> list[str]:
    return [line for line in WordText(Path(path).read_bytes()).lines if line != "题" and line]


FILLED = ["姓名", "性别", "民族", "张三", "女", "汉", "学历／学位", "职称", "本科", "家属"]


def test_names_fill_it_one_by_one(person: Path) -> None:
    given = ("姓名=张三", "性别=女", "民族=汉", "学历／学位=本科")
    fill(person, FillOptions(settings=given, output=Path("填.docx")))
    assert _lines("填.docx") == [*FILLED, "姓名：____"]


def test_a_list_fills_it_a_file_a_person(person: Path) -> None:
    Path("人.csv").write_text("员工姓名,性别,族,学历\n张三,女,汉,本科\n", "utf-8")
    said = "names: {}\ncolumns:\n  族: 民族\n  学历: 学历／学位\n"
    Path("表.names.yaml").write_text(said, "utf-8")
    options = BatchOptions(Path("人.csv"), "{员工姓名}.docx", jobs=1, force=True)
    notes = fill_many(person, options).notes
    assert _lines("张三.docx") == [*FILLED, "姓名：____"]
    assert not any("--rows" in note for note in notes)


def test_rows_may_use_it_all_the_same(person: Path) -> None:
    Path("人.csv").write_text("姓名,性别,民族\n张三,女,汉\n李四,男,回\n", "utf-8")
    fill(person, FillOptions(rows=Path("人.csv"), output=Path("填.docx")))
    assert _lines("填.docx")[3:9] == ["张三", "女", "汉", "李四", "男", "回"]
