"""What is wrong with a batch is told at once, with row and column, before anything is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.batch.options import BatchOptions, RowOptions
from app.errors import InputError
from app.workflow.batch import batch, fill_many

_OUTLINE = """\
kind: 心得体会
speaker: {unit: XX区税务局, name: 王敏}
date: false
insights: [{theme: 为民, facts: [某年，XX区来了新同事张XX。]}]
next_steps: false
names: {张XX: 张伟}
"""


@pytest.fixture(autouse=True)
def _work_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("o.yaml").write_text(_OUTLINE, "utf-8")
    Path("f.txt").write_text("请【联系人】和XX区XXX同志到会。\n", "utf-8")


def _told(
    table: str, output: str, *, outline: bool = True, names: str | None = None, report: str = ""
) -> list[str]:
    Path("t.csv").write_text(table, "utf-8")
    if names is not None:
        Path("n.yaml").write_text(names, "utf-8")
    options = BatchOptions(
        Path("t.csv"),
        output,
        jobs=1,
        names=Path("n.yaml") if names is not None else None,
        report=Path(report) if report else None,
    )
    before = sorted(Path.cwd().rglob("*"))

    def make() -> None:
        if outline:
            batch(Path("o.yaml"), options, RowOptions())
        else:
            fill_many(Path("f.txt"), options)

    with pytest.raises(InputError) as caught:
        make()
    assert sorted(Path.cwd().rglob("*")) == before
    return [str(problem) for problem in caught.value.problems]


def _check(found: list[str], expected: list[str]) -> None:
    assert len(found) == len(expected), found
    assert not [words for words in expected if not any(words in one for one in found)], found


@pytest.mark.parametrize(
    ("table", "output", "expected"),
    [
        ("区\n甲\n", "{区}.docx", ["t.csv: 表里缺“XX区”这一列，它要填的是 某年，〔XX〕区来了"]),
        ("XX区,XX市\n甲,乙\n", "{XX区}.docx", ["t.csv: B1：“XX市”这一列没有可填的地方"]),
        ("XX区,发言人.单伟\n甲,乙\n", "{XX区}.md", ["是不是“发言人.单位”？"]),
        ("XX区,发言人.姓名,speaker.name\n甲,乙,丙\n", "{XX区}.md", ["C1：“speaker.name”和 B1"]),
        ("XX区,体会,体会.1.事例\n甲,乙,丙\n", "{XX区}.md", ["C1：“体会.1.事例”和 B1 的“体会”"]),
        (
            "XX区,体会.1.事例,体会.1.事例.1.原先\n甲,乙,丙\n",
            "{XX区}.md",
            ["C1：“体会.1.事例.1.原先”和 B1"],
        ),
        ("XX区,体会.1.事例.1.期限\n甲,乙\n", "{XX区}.md", ["体会.1.事例.1.期限"]),
        (
            "XX区,体会.2.事例.1.原先\n甲,乙\n",
            "{XX区}.md",
            ["B2：“体会.2.事例.1.原先”：缺少 fact（事情）"],
        ),
        ("XX区,语体\n甲,平实\n乙,正式\n", "{XX区}.md", ["B3：“语体”：没有“正式”这种语体"]),
        ("XX区,XX区\n甲,乙\n", "{XX区}.docx", ["和 A1 都叫“XX区”"]),
        ("XX区\n甲\n", "{区}.docx", ["-o 里用了 {区}，表里没有“区”这一列"]),
        ("XX区\n甲\n", "a.docx", ["每一行都会写到同一个文件"]),
        ("XX区\n甲\n", "{XX区}.doc", ["不会写“.doc”文件"]),
        ("XX区\n", "{XX区}.docx", ["表里只有表头"]),
        ("XX区,日期\n甲,2026-13-01\n乙,\n丙,2026-02-30\n", "{XX区}.md", ["B2：", "B4："]),
        ("XX区,体会.4.主题\n甲,乙\n", "{XX区}.md", ["B2：“体会.4.主题”：前面只有 1 条"]),
        ("XX区,文种\n甲,讣告\n乙,心得体会\n", "{XX区}.md", ["没有“讣告”的模板"]),
        ("XX区,文种\n甲,\n", "{XX区}.md", ["缺少 kind"]),
        ("XX区\n甲/乙\nCON\n,\n", "{XX区}.md", ["A2：", "A3："]),
        ("序号,XX区\n一,甲\n", "{XX区}.md", ["“序号”：“序号”这里不能写文字"]),
    ],
)
def test_a_table_is_held_against_the_outline(table: str, output: str, expected: list[str]) -> None:
    _check(_told(table, output), expected)


def test_problems_of_every_kind_come_together() -> None:
    found = _told("区,日期\nA,2026-13-01\na,\n甲:乙,x\n", "{区}.docx", report="r.txt")
    _check(
        found,
        ["缺“XX区”", "B2：“日期”", "A3：和第 2 行", "A4：“区”有文件名里", "批量报告要用 .csv"],
    )


def test_faults_of_the_table_come_with_the_rest_and_once_a_cell() -> None:
    found = _told("区,XX区,XX区,XX市\n甲/乙,甲,甲,乙\n丙,丁,丁,戊,己\n", "{区}.md")
    expected = ["C1：和 B1 都叫“XX区”", "D1：“XX市”这一列", "A2：“区”有文件名", "E3：这一行比表头"]
    _check(found, expected)
    found = _told("XX区,日期,日期\n甲,今天,昨天\n", "{XX区}.md")
    _check(found, ["C1：和 B1 都叫“日期”"])


def test_the_outlines_own_fault_is_told_once_however_many_rows_there_are() -> None:
    Path("o.yaml").write_text(_OUTLINE + "closing: {x: 1}\n", "utf-8")
    found = _told("XX区,发言人.姓名\n甲,乙\n丙,丁\n", "{XX区}.md")
    _check(found, ["o.yaml:7:11"])


def test_a_file_or_a_table_that_cannot_be_read_is_told_with_the_rest() -> None:
    Path("o.yaml").write_text("kind: [\n", "utf-8")
    found = _told("a,a\n1,2\n", "x.docx", names="nmaes: {}\n")
    _check(found, ["o.yaml:", "都叫“a”", "每一行都会写到同一个文件", "不认识“nmaes”"])


@pytest.mark.parametrize(
    ("table", "output", "names", "expected"),
    [
        ("联系人,XX区\n甲,乙\n", "{XX区}.txt", None, ["缺“XXX同志”这一列"]),
        ("联系人,日期\n甲,丙\n", "{联系人}.txt", "names: {XXX: 丁}\n", ["B1：“日期”", "缺“XX区”"]),
        ("联系人,XX区\n甲,乙\n", "{XX区}.md", "names: {XXX: 丁}\n", ["填好的文件还是 .txt"]),
        (
            "联系人,XX市\n甲,乙\n",
            "{联系人}.txt",
            None,
            ["是不是“XX区”？用不着就删", "缺“XX区”", "缺“XXX同志”"],
        ),
        ("联系人,XX区\n甲,f\n", "{XX区}.txt", "names: {XXX: 丁}\n", ["不能盖住输入的文件"]),
    ],
)
def test_a_table_is_held_against_a_file(
    table: str, output: str, names: str | None, expected: list[str]
) -> None:
    _check(_told(table, output, outline=False, names=names), expected)


def test_a_report_covers_neither_an_input_nor_another_report() -> None:
    _check(_told("XX区\n甲\n", "{XX区}.md", report="t.csv"), ["批量报告不能盖住输入的文件"])
    Path("r.csv").write_text("x", "utf-8")
    _check(_told("XX区\n甲\n", "{XX区}.md", report="r.csv"), ["已经有一份批量报告"])


@pytest.mark.parametrize(
    ("text", "table", "expected"),
    [
        ("星期X上午____时", "名,X,____时\n甲,四,9\n", []),
        ("星期X上午____时", "名,X\n甲,四\n", ["缺“____时”"]),
        ("XX年XX同志", "名,XX\n甲,王敏\n", ["缺“XX年”"]),
    ],
)
def test_a_column_for_a_figure_is_known_by_its_place(
    text: str, table: str, expected: list[str]
) -> None:
    Path("f.txt").write_text(text, "utf-8")
    _check(_told(f"{table}甲,\n", "{名}.txt", outline=False), ["A3：和第 2 行", *expected])


@pytest.mark.parametrize(
    ("n", "expected"), [(1, ["缺“____号”"]), (2, ["缺“____”"]), (3, ["缺“____”", "缺“____号”"])]
)
def test_a_name_for_one_place_is_enough_for_that_place_alone(n: int, expected: list[str]) -> None:
    Path("f.txt").write_text("在____路____号", "utf-8")
    names = f"occurrences:\n  - {{n: {n}, token: ____, value: 经十}}\n"
    _check(_told("名\n甲\n甲\n", "{名}.txt", outline=False, names=names), ["A3", *expected])


@pytest.mark.parametrize(
    ("header", "numbers"),
    [("序号", "12"), ("编号", ("001", "002")), ("No.", "12"), ("项次", ("1", ""))],
)
def test_a_column_that_only_counts_the_rows_is_no_fault(
    header: str, numbers: tuple[str, str]
) -> None:
    one, other = numbers
    Path("t.csv").write_text(f"{header},XX区\n{one},甲\n{other},乙\n", "utf-8")
    options = BatchOptions(Path("t.csv"), "{XX区}.md", jobs=1)
    batch(Path("o.yaml"), options, RowOptions())
    assert Path("甲.md").exists()
    assert Path("乙.md").exists()


def test_a_column_that_counts_the_rows_may_name_the_files_and_fill_a_place() -> None:
    Path("f.txt").write_text("第【序号】号，XX区\n", "utf-8")
    Path("t.csv").write_text("序号,XX区\n1,甲\n2,乙\n", "utf-8")
    fill_many(Path("f.txt"), BatchOptions(Path("t.csv"), "{序号}{XX区}.txt", jobs=1))
    assert Path("1甲.txt").read_text("utf-8") == "第1号，甲区\n"
