"""A form is filled from an office's list as it is: by its labels, asking once, refusing little."""

from __future__ import annotations

import csv
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from app.batch.options import BatchOptions
from app.errors import ExitCode, InputError
from app.placeholders.sheets import read_sheet
from app.placeholders.sources import open_source
from app.workflow.batch import fill_many
from app.workflow.fill import FillOptions, fill
from app.workflow.outcome import Outcome
from tests.placeholders.word_probe import packed
from tests.word.forms_of_words import line, table

_FORM = table("姓 名||推荐单位|", "单位||家长姓名|", "联系电话||出生年月|")
_LIST = "序号,姓名,单位名称,手机号,出生日期,备注\n1,张三,财政局,139,1990/5/1,无\n2,李四,税务局,,,\n"

_Typed = Callable[[Sequence[str], str], str]


@pytest.fixture(autouse=True)
def _work_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    _write(_FORM)


def _write(*inner: str) -> None:
    Path("f.docx").write_bytes(packed({"document": f"<w:body>{''.join(inner)}</w:body>"}, "题"))


def _run(
    listed: str, ask: _Typed | None = None, *, names: str = "", resume: bool = False
) -> Outcome:
    Path("t.csv").write_text(listed, "utf-8")
    if names:
        Path("n.yaml").write_text(names, "utf-8")
    options = BatchOptions(
        Path("t.csv"),
        "out/{姓名}.docx",
        jobs=1,
        names=Path("n.yaml") if names else None,
        force=not resume,
        resume=resume,
    )
    return fill_many(Path("f.docx"), options, ask=ask)


def _cells(name: str) -> dict[str, str]:
    """Return what stands beside each label of a filled form."""
    lines = open_source(Path(f"out/{name}.docx")).lines
    return {
        label: value for label, value in zip(lines[0:12:2], lines[1:12:2], strict=True) if value
    }


def _typing(*typed: str) -> tuple[_Typed, list[str]]:
    """Return what types these words in turn, and the questions that were put to it."""
    waiting, asked = list(typed), []

    def answer(lines: Sequence[str], _: str) -> str:
        asked.append("\n".join(line for line in lines if not line.startswith("（")))
        if not waiting:
            raise EOFError
        return waiting.pop(0)

    return answer, asked


def test_a_list_fills_a_form_by_its_labels_and_tells_the_rest() -> None:
    outcome = _run(_LIST)
    filled = {"姓 名": "张三", "联系电话": "139", "出生年月": "1990年5月"}
    assert _cells("张三") == filled
    assert _cells("李四") == {"姓 名": "李四"}
    assert outcome.exit_code == ExitCode.NEEDS_WRITER
    assert list(outcome.notes[:-1]) == [
        "名单里有 1 列没有写进去：“单位名称”",
        "  “单位名称”没有用上，“单位”空着：是不是同一项？写在对照表 columns 里：单位名称: 单位",
        "  对照表是 f.names.yaml（在终端里运行，就逐列问）",
        "叫法不同的：“手机号”填在“联系电话”，“出生日期”填在“出生年月”",
        "表格里没有、也没有用到的列：“备注”",
        "名单里没有对应的列、每份都空着的有 3 处：“推荐单位”“单位”“家长姓名”",
    ]
    assert "名单里有 1 列没有写进去" in outcome.notes[-1]


def test_the_report_tells_every_blank_of_a_row_where_it_stands() -> None:
    _run(_LIST)
    rows = list(csv.DictReader(Path("out/f.报告.csv").read_text("utf-8-sig").splitlines()))
    assert [row["空缺处数"] for row in rows] == ["3", "5"]
    assert "表格 1 第 1 行第 4 列（推荐单位）" in rows[0]["空缺在哪里"]
    assert "占位" not in rows[0]["空缺在哪里"]
    assert rows[0]["空缺在哪里"].startswith("没有写进去的列：单位名称；")
    assert rows[1]["空着的列"] == "手机号、出生日期"


def test_columns_that_nobody_asked_for_leave_the_exit_code_alone() -> None:
    _write(table("姓名||电话|"))
    outcome = _run("序号,姓名,电话,备注,学历\n1,张三,139,无,本科\n")
    assert outcome.exit_code == ExitCode.DONE
    assert list(outcome.notes[:2]) == [
        "名单里有 1 列没有写进去：“学历”",
        "表格里没有、也没有用到的列：“备注”",
    ]


@pytest.mark.parametrize("listed", ["姓名\n张三\n", "姓名,学历\n张三,本科\n"])
def test_a_sign_of_a_form_waits_where_no_column_reads_like_it(listed: str) -> None:
    _write(table("姓名|"), line("建议转XX局办理，____年报结。"))
    outcome = _run(listed)
    assert "每份都空着的有 2 处：“XX局”“〔〕年报结”" in outcome.notes[-2]


def test_a_column_that_reads_like_a_sign_is_a_slip_of_the_pen() -> None:
    _write(table("姓名|"), line("到XX区去"))
    with pytest.raises(InputError) as caught:
        _run("姓名,XX市\n张三,济南市\n")
    told = "\n".join(map(str, caught.value.problems))
    assert "缺“XX区”" in told
    assert "B1：“XX市”这一列没有可填的地方: 是不是“XX区”？" in told


def test_a_column_is_asked_about_once_and_the_answer_kept() -> None:
    ask, asked = _typing("9", "2")
    outcome = _run(_LIST, ask)
    assert asked[0] == (
        "“单位名称”这一列（如“财政局”）填在哪里？\n  1) 单位\n  2) 推荐单位\n  3) 家长姓名"
    )
    assert asked[1] == f"没有“9”这一项：写 1 到 3，或直接回车\n{asked[0]}"
    assert _cells("张三")["推荐单位"] == "财政局"
    assert outcome.notes[0] == "回答记在 f.names.yaml"
    assert "“单位名称”填在“推荐单位”" in outcome.notes[1]
    assert read_sheet(Path("f.names.yaml")).columns == {"单位名称": ("推荐单位",)}
    ask, asked = _typing()
    _run(_LIST, ask)
    assert asked == []
    assert _cells("张三")["推荐单位"] == "财政局"


def test_a_column_that_is_for_nothing_is_not_asked_about_again() -> None:
    ask, _ = _typing("")
    outcome = _run(_LIST, ask)
    said = "说好不用“单位名称”这一列（记在 f.names.yaml 的 columns 里，删去那一行再问）"
    assert said in outcome.notes
    ask, asked = _typing()
    _run(_LIST, ask)
    assert asked == []


@pytest.mark.parametrize("named", ["姓名", "工号", "身份证号"])
def test_a_column_that_names_the_files_is_asked_about_like_any_other(named: str) -> None:
    _write(line("患者____，因病情需要转院。"), table("科室|"))
    listed = f"{named},科室\n1234,内科\n"
    Path("t.csv").write_text(listed, "utf-8")
    options = BatchOptions(Path("t.csv"), f"out/{{{named}}}.docx", jobs=1, force=True)
    outcome = fill_many(Path("f.docx"), options)
    assert outcome.notes[0] == f"只用在文件名里、没有写进去的列：“{named}”"
    ask, asked = _typing("1")
    fill_many(Path("f.docx"), options, ask=ask)
    assert asked[0].startswith(f"“{named}”这一列（如“1234”）填在哪里？")
    assert "患者1234，因病情需要转院。" in open_source(Path("out/1234.docx")).lines


@pytest.mark.parametrize(
    ("header", "first"),
    [("份数", ") 共印"), ("手机", "联系电话（本人）"), ("人数", "〔〕人"), ("楼层", "〔〕层")],
)
def test_what_shares_most_with_a_column_is_offered_first(header: str, first: str) -> None:
    _write(
        table("姓名||联系电话（本人）||联系电话（家长）|"),
        line("签发____共印____份，____人，____层"),
    )
    ask, asked = _typing("")
    _run(f"姓名,{header}\n张三,8\n", ask)
    assert first in asked[0].splitlines()[1], asked[0]


def test_names_beside_a_form_that_are_not_used_are_told() -> None:
    Path("f.names.yaml").write_text("names: {单位: 财政局, 电话: ''}\n", "utf-8")
    told = "f.names.yaml 里填过的 1 处名称没有用：每份都要填上，加 --names f.names.yaml"
    assert told in _run("姓名\n张三\n").notes
    assert told not in _run("姓名\n张三\n", names="names: {单位: 财政局}\n").notes


@pytest.mark.parametrize("words", ["姓名|张三|", "姓名|得分\n张三|9.1", "全是字"])
def test_a_form_with_nothing_to_fill_is_refused(words: str) -> None:
    _write(*(table(row) for row in words.split("\n")) if "|" in words else line(words))
    with pytest.raises(InputError) as caught:
        _run("姓名,得分\n李四,8\n")
    assert "文中没有可填的地方" in str(caught.value)
    assert not Path("out").exists()


def test_the_answer_is_kept_in_the_names_sheet_that_is_given() -> None:
    ask, _ = _typing("单位")
    _run(_LIST, ask, names="# 办公室\nnames: {}\n")
    text = Path("n.yaml").read_text("utf-8")
    assert text.startswith("# 办公室\n")
    assert "  单位名称: 单位\n" in text
    assert not Path("f.names.yaml").exists()


@pytest.mark.parametrize("typed", [("q",), ()])
def test_who_breaks_off_has_written_nothing(typed: tuple[str, ...]) -> None:
    ask, _ = _typing(*typed)
    outcome = _run(_LIST, ask)
    assert outcome.exit_code == ExitCode.NEEDS_WRITER
    assert "没有问完" in outcome.notes[0]
    assert not Path("out").exists()


def test_a_label_that_is_taken_is_not_offered_to_another_column() -> None:
    _write(table("姓名||联系电话|"))
    ask, asked = _typing("1")
    _run("姓名,电话,手机\n张三,010,139\n", ask)
    assert asked == ["“电话”这一列（如“010”）填在哪里？\n  1) 联系电话"]


def test_nobody_is_asked_before_all_else_is_right() -> None:
    ask, asked = _typing("1")
    with pytest.raises(InputError):
        _run(_LIST + "3,张三,财政局,1,1,1\n", ask)
    assert asked == []


def test_the_sheet_beside_a_form_lends_its_columns_and_none_of_its_names() -> None:
    Path("f.names.yaml").write_text("names: {家长姓名: 某人}\ncolumns: {单位名称: 单位}\n", "utf-8")
    _run(_LIST)
    assert _cells("张三")["单位"] == "财政局"
    assert "家长姓名" not in _cells("张三")


def test_names_of_the_sheet_fill_what_says_the_same_otherwise() -> None:
    outcome = _run("姓名\n张三\n", names="names: {电话: '139', 单位名称: 财政局}\n")
    assert _cells("张三") == {"姓 名": "张三", "联系电话": "139"}
    assert "叫法不同的：“电话”填在“联系电话”" in outcome.notes
    assert any("没有用到的名称" in note and "单位名称" in note for note in outcome.notes)


def test_a_row_is_made_anew_where_another_decision_changes_it() -> None:
    _run(_LIST)
    Path("f.names.yaml").write_text("columns: {单位名称: 单位}\n", "utf-8")
    outcome = _run(_LIST, resume=True)
    assert "2 份上次写过、现在改了" in outcome.notes[-1]


def test_an_empty_cell_leaves_any_place_as_it_is() -> None:
    _write(
        table("姓名||性别|□男　□女"),
        line("籍贯：<u>　　　　</u>"),
        line("□党员"),
        line("日期：    年    月    日"),
    )
    before = open_source(Path("f.docx")).lines
    outcome = _run("姓名,性别,籍贯,党员,日期\n张三,,,,\n李四,女,青岛,是,2026-3-5\n")
    assert open_source(Path("out/张三.docx")).lines == [before[0], "张三", *before[2:]]
    filled = open_source(Path("out/李四.docx")).lines
    assert filled[3] == "□男　☑女"
    assert [words.replace("\u3000", "") for words in filled[4:7]] == [
        "籍贯：青岛",
        "☑党员",
        "日期：2026年3月5日",
    ]
    assert "1 份里还有空缺" in outcome.notes[-1]


def test_what_tells_whose_rows_they_are_is_no_column_for_nothing() -> None:
    _write(table("单位|"), line("名册"), table("序号|姓名|职务", "||", "||"))
    Path("people.csv").write_text("单位编码,姓名,职务\n7,张三,科长\n8,李四,科员\n", "utf-8")
    Path("t.csv").write_text("单位,单位编码,备注\n财政局,7,无\n税务局,8,无\n", "utf-8")
    options = BatchOptions(Path("t.csv"), "out/{单位}.docx", jobs=1, rows=Path("people.csv"))
    ask, asked = _typing()
    outcome = fill_many(Path("f.docx"), options, ask=ask)
    assert asked == []
    assert "表格里没有、也没有用到的列：“备注”" in outcome.notes
    assert "李四" in open_source(Path("out/税务局.docx")).lines


def test_a_label_that_a_table_has_again_is_told_as_open() -> None:
    _write(table("姓名||电话|", "姓名||电话|"))
    outcome = _run("姓名,电话\n张三,139\n")
    assert "“姓名（表格 1 第 2 行第 2 列）”“电话（表格 1 第 2 行第 4 列）”" in outcome.notes[0]
    assert open_source(Path("out/张三.docx")).lines[:8:2] == ["姓名", "电话", "姓名", "电话"]


def test_a_chance_word_of_a_list_in_the_form_takes_no_column() -> None:
    _write(table("姓名|"), table("起止时间|学校名称|专业", "||"))
    outcome = _run("姓名,专业\n张三,会计\n")
    assert "名单里有 1 列没有写进去：“专业”" in outcome.notes
    _write(table("起止时间|姓名|专业", "||"))
    _run("姓名,专业\n张三,会计\n")
    assert open_source(Path("out/张三.docx")).lines[3:6] == ["", "张三", "会计"]


def test_brackets_are_labels_too() -> None:
    Path("f.docx").unlink()
    _write(line("兹介绍【姓名】（电话【联系电话】）前往。"))
    _run("姓名,手机\n张三,139\n李四,\n")
    assert open_source(Path("out/张三.docx")).lines[0] == "兹介绍张三（电话139）前往。"
    assert open_source(Path("out/李四.docx")).lines[0] == "兹介绍李四（电话【联系电话】）前往。"


@pytest.mark.parametrize(
    ("settings", "read", "told"),
    [
        (("电话=139",), ["139"], "叫法不同的：“电话”填在“联系电话”"),
        (("联系电话：=139",), ["139"], "占位名称 6 处"),
        (("单位名称=财政局",), [], "“单位名称”没有填：是不是“单位”、“推荐单位”？"),
        (("电话=1", "联系电话=2"), ["2"], "没有用到的名称（文中没有，或都填了更具体的）：电话"),
        # A word of a label is no text to be written over.
        (("家长=王五",), [], "“家长”没有填：是不是“家长姓名”？"),
    ],
)
def test_a_setting_goes_the_same_way(settings: tuple[str, ...], read: list[str], told: str) -> None:
    before = open_source(Path("f.docx")).lines
    outcome = fill(Path("f.docx"), FillOptions(settings=settings))
    after = open_source(Path("f.filled.docx")).lines
    assert [new for old, new in zip(before, after, strict=True) if old != new] == read
    assert any(told in note for note in outcome.notes), outcome.notes
