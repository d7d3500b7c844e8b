"""What is told once of a batch, whatever its rows: of the file, the names sheet, the columns."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.batch.options import BatchOptions, RowOptions
from app.errors import InputError
from app.workflow.batch import batch, fill_many
from app.workflow.outcome import Outcome

_OUTLINE = """\
kind: 心得体会
speaker: {unit: 甲局, name: 王敏}
date: false
study: {subject: 《XX条例》, form: 读书班}
insights: [{theme: 为民, facts: [学习《XX条例》以后，XX科变了样。]}]
next_steps: false
"""


@pytest.fixture(autouse=True)
def _work_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("f.txt").write_text("请XX区派人到会。\n", "utf-8")


def _rows(names: str, table: str = "XX区\n甲区\n乙区\n") -> Outcome:
    Path("t.csv").write_text(table, "utf-8")
    Path("n.yaml").write_text(names, "utf-8")
    options = BatchOptions(Path("t.csv"), "{XX区}.txt", jobs=1, names=Path("n.yaml"))
    return fill_many(Path("f.txt"), options)


@pytest.mark.parametrize(
    ("names", "code", "told"),
    [
        ("names: {YY: 甲, XX: 乙}\n", 0, ["没有用到的名称（文中没有，或都填了更具体的）：YY、XX"]),
        # The column comes first.
        ("names: {XX区: 丙区}\n", 0, ["没有用到的名称（文中没有，或都填了更具体的）：XX区"]),
        (
            "occurrences: [{n: 3, token: YY, value: 甲}]\n",
            1,
            ["对照表第 3 处（YY）和文中对不上，没有填“甲”"],
        ),
        ("names: {}\n", 0, []),
    ],
)
def test_what_a_names_sheet_has_in_vain_is_told_once(
    names: str, code: int, told: list[str]
) -> None:
    outcome = _rows(names)
    assert outcome.exit_code == code
    assert list(outcome.notes[:-1]) == told


def test_a_name_with_a_sign_that_is_no_marker_is_filled_in_every_row_and_told_once() -> None:
    Path("f.txt").write_text("请XX区派□甲□到会，□甲□。\n", "utf-8")
    outcome = _rows("names: {□甲□: 人, 到会: 去}\n")
    assert Path("甲区.txt").read_text("utf-8") == "请甲区派人到会，人。\n"
    assert list(outcome.notes[:-1]) == [
        "不是占位、按原字换掉的：□甲□ 2 处",
        "没有用到的名称（文中没有，或都填了更具体的）：到会",
    ]


def test_rows_about_the_list_make_no_file_and_are_told() -> None:
    table = "XX区,人数\n甲区,3\n合计区,4\n合计,7\n注：以各区上报为准,\n"
    Path("f.txt").write_text("请XX区派【人数】人到会。\n", "utf-8")
    outcome = _rows("names: {}\n", table)
    assert sorted(path.name for path in Path.cwd().glob("*区.txt")) == ["合计区.txt", "甲区.txt"]
    assert "不是名单的内容，跳过了：第 4 行“合计”、第 5 行“注：以各区上报为准”" in outcome.notes


@pytest.mark.parametrize("cell", ["#N/A", "3.70102E+17", "########", "=B1&C1"])
def test_a_damaged_cell_keeps_every_file_from_being_written(cell: str) -> None:
    with pytest.raises(InputError, match="A3："):
        _rows("names: {}\n", f"XX区\n甲区\n{cell}\n")
    assert not list(Path.cwd().glob("甲区.*"))


def test_what_a_writer_should_know_of_the_file_is_told_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # Both kinds of file say what there is to know in one way; a text has nothing to say.
    said: list[bool] = []

    def cautions(self: object, *, changed: bool) -> tuple[str, ...]:
        said.append(changed)
        return ("签名失效",)

    monkeypatch.setattr("app.placeholders.plain.PlainText.cautions", cautions)
    assert list(_rows("names: {}\n").notes[:-1]) == ["签名失效"]
    assert said == [True]


def _drafts(table: str, output: str = "{名}.md") -> list[str]:
    Path("o.yaml").write_text(_OUTLINE, "utf-8")
    Path("t.csv").write_text(table, "utf-8")
    options = BatchOptions(Path("t.csv"), output, jobs=1)
    return list(batch(Path("o.yaml"), options, RowOptions()).notes)


@pytest.mark.parametrize(
    ("table", "told"),
    [
        (
            "名,XX条例,XX科,体会.1.事例,学习内容.名称\n甲,乙,丙,丁,《戊》\n",
            ["B1：“XX条例”", "C1：“XX科”"],
        ),
        # One of its places is left.
        ("名,XX条例,XX科,学习内容.名称\n甲,乙,丙,《戊》\n", []),
        # What a row says to the key holds the name again.
        ("名,XX条例,XX科,体会.1.事例,学习内容.名称\n甲,乙,丙,XX科变了样。,《XX条例》\n", []),
    ],
)
def test_a_column_whose_places_other_columns_write_is_told_once(
    table: str, told: list[str]
) -> None:
    notes = [note for note in _drafts(table) if "没有用上" in note]
    assert len(notes) == len(told), notes
    assert all(note.startswith(words) for note, words in zip(notes, told, strict=True)), notes
    assert not told or "都由“体会.1.事例、学习内容.名称”这一列写了" in notes[0]


def test_a_column_that_names_the_files_is_of_use() -> None:
    table = "XX条例,XX科,体会.1.事例,学习内容.名称\n甲,乙,丙,《丁》\n"
    notes = [note for note in _drafts(table, "{XX条例}-{XX科}.md") if "没有用上" in note]
    assert notes == []


def test_how_the_outlines_were_understood_is_told_once() -> None:
    table = "名,篇幅,XX科,XX条例\n甲,8-10分钟,一科,乙\n丙,8-10分钟,二科,丁\n戊,900,三科,己\n"
    notes = [note for note in _drafts(table) if "篇幅" in note]
    assert notes == ["篇幅写的是“8-10分钟”，照 1620 字来写"]


def test_a_number_that_is_dropped_is_told_once_for_all_rows() -> None:
    table = "名,体会.1.标题,XX科,XX条例\n甲,一是为民,一科,乙\n丙,一是务实,二科,丁\n"
    notes = [note for note in _drafts(table) if "序号" in note]
    assert notes == [
        "体会第 1 条的标题（insights[0].heading）：去掉了自己写的序号“一是”，由拟稿来编"
    ]
    assert "一、务实。" in Path("丙.md").read_text("utf-8")


@pytest.mark.parametrize("name", ["报告.docx", "报告.txt", "报告.md"])
def test_a_report_in_the_place_of_an_outline_is_sent_to_new(name: str) -> None:
    Path(name).write_bytes(b"PK\x03\x04\x00\xff" if name.endswith(".docx") else b"x")
    Path("t.csv").write_text("XX\n1\n", "utf-8")
    with pytest.raises(InputError) as caught:
        batch(Path(name), BatchOptions(Path("t.csv"), "{XX}.md", jobs=1), RowOptions())
    (told,) = map(str, caught.value.problems)
    assert (
        told
        == f"{name}: 这是一份报告，不是提纲: 先用 nigao new --from {name} -o 提纲.yaml 拆成提纲"
    )


def test_problems_of_the_outline_come_with_those_of_the_table() -> None:
    Path("o.txt").write_text("x", "utf-8")
    Path("t.csv").write_text("甲,甲\n1,2\n", "utf-8")
    with pytest.raises(InputError) as caught:
        batch(Path("o.txt"), BatchOptions(Path("t.csv"), "{甲}.md", jobs=1), RowOptions())
    assert len(caught.value.problems) == 2
