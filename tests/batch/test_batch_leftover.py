"""Columns that went nowhere and places that stayed empty: asked about, told, and decided."""

from __future__ import annotations

import csv
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from app.batch.options import BatchOptions
from app.errors import InputError
from app.placeholders.sheets import read_sheet
from app.placeholders.sources import open_source
from app.workflow.batch import fill_many
from app.workflow.outcome import Outcome
from tests.placeholders.word_probe import packed
from tests.word.forms_of_words import line, table

_Typed = Callable[[Sequence[str], str], str]

_MONEY = line("人民币（大写）<u>　　　　</u>（¥<u>　　　　</u>）")
_SIGNS = line("项目总投资XX.XX万元，建设期XX个月，（此处填写主要建设内容）。")


@pytest.fixture(autouse=True)
def _work_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def _write(*inner: str) -> None:
    Path("f.docx").write_bytes(packed({"document": f"<w:body>{''.join(inner)}</w:body>"}, "题"))


def _run(
    listed: str, ask: _Typed | None = None, *, columns: str = "", output: str = "out/{姓名}.docx"
) -> Outcome:
    Path("t.csv").write_text(listed, "utf-8")
    if columns:
        Path("f.names.yaml").write_text(f"names: {{}}\ncolumns:\n  {columns}\n", "utf-8")
    return fill_many(
        Path("f.docx"), BatchOptions(Path("t.csv"), output, jobs=1, force=True), ask=ask
    )


def _typing(*typed: str) -> tuple[_Typed, list[Sequence[str]]]:
    waiting = list(typed)
    asked: list[Sequence[str]] = []

    def answer(lines: Sequence[str], _: str) -> str:
        asked.append([each for each in lines if not each.startswith("（")])
        if not waiting:
            raise EOFError
        return waiting.pop(0)

    return answer, asked


def _lines(name: str = "张三") -> Sequence[str]:
    return open_source(Path(f"out/{name}.docx")).lines


@pytest.mark.parametrize(
    ("form", "column", "place"),
    [
        (table("姓名||病案号|"), "住院号", "病案号"),
        (table("姓名||成立时间|"), "成立日期", "成立时间"),
        (table("姓名||结论与建议|"), "结论", "结论与建议"),
        (table("姓名||任教学科|"), "学科", "任教学科"),
        (table("姓名||申请额度（元）|"), "贷款额度", "申请额度（元）"),
        (table("姓名||档案号|"), "学籍号", "档案号"),
        (table("姓名|") + _MONEY, "小写金额", "（¥〔〕）"),
        (table("姓名|") + _MONEY, "金额", "（¥〔〕）"),
        (table("姓名|") + _SIGNS, "总投资", "XX.XX万元"),
        (table("姓名|") + _SIGNS, "建设期", "XX个"),
    ],
)
def test_what_may_be_one_thing_is_offered_first_and_told(
    form: str, column: str, place: str
) -> None:
    _write(form)
    told = _run(f"姓名,{column}\n张三,8\n").notes
    assert told[0] == f"名单里有 1 列没有写进去：“{column}”"
    assert f"“{column}”没有用上，“{place}”空着：是不是同一项？" in told[1]
    ask, asked = _typing("1")
    _run(f"姓名,{column}\n张三,8\n", ask)
    assert asked[0][0] == f"“{column}”这一列（如“8”）填在哪里？"
    assert asked[0][1].startswith(f"  1) {place}")
    assert read_sheet(Path("f.names.yaml")).columns == {column: (place,)}
    assert any("8" in each for each in _lines())


def test_a_column_like_nothing_may_go_to_any_place_that_is_free() -> None:
    _write(table("姓名||籍贯|"), _MONEY, line("签字：<u>　　　　</u>"))
    ask, asked = _typing("3")
    _run("姓名,车次\n张三,G8\n", ask)
    assert asked[0][1:] == [
        "  1) 籍贯",
        "  2) 大写",
        "  3) （¥〔〕）　…民币（大写） （¥〔 〕）",
        "  4) 签字",
    ]
    assert "（¥" in _lines()[4]
    assert "G8" in _lines()[4]


def test_of_many_places_twelve_are_shown_at_a_time() -> None:
    _write(table("姓名||甲|", *(f"项目{n}||科目{n}|" for n in range(1, 10))))
    ask, asked = _typing("m", "m", "15")
    _run("姓名,车次\n张三,G8\n", ask)
    assert [len(lines) for lines in asked] == [14, 9, 14]
    assert asked[0][-1] == "  m) 看其余 7 处"
    assert asked[1][1].startswith("  13) ")
    assert "G8" in _lines()


@pytest.mark.parametrize("typed", ["1 2", "1、2", "2,1"])
def test_one_column_may_fill_several_places(typed: str) -> None:
    _write(table("姓名||申报单位|", "单位全称||籍贯|"))
    ask, _ = _typing(typed)
    _run("姓名,机关\n张三,财政局\n", ask)
    assert list(_lines()).count("财政局") == 2
    kept = read_sheet(Path("f.names.yaml")).columns["机关"]
    assert sorted(kept) == ["单位全称", "申报单位"]
    _run("姓名,机关\n李四,税务局\n")
    assert list(_lines("李四")).count("税务局") == 2


@pytest.mark.parametrize(
    "listed", ["姓名,备注\n张三,无\n", "姓名,说明\n张三,无\n", "姓名,车次\n张三,\n"]
)
def test_remarks_and_empty_columns_are_not_asked_about(listed: str) -> None:
    _write(table("姓名||籍贯|"))
    ask, asked = _typing()
    outcome = _run(listed, ask)
    assert asked == []
    assert "没有写进去" not in "".join(outcome.notes)


def test_what_names_the_files_is_no_loss_and_asked_where_a_place_is_near() -> None:
    _write(table("姓名||病案号|"))
    ask, asked = _typing("1")
    outcome = _run("住院号,姓名\n7,张三\n", ask, output="out/{住院号}.docx")
    assert asked[0][1] == "  1) 病案号"
    assert "没有写进去" not in "".join(outcome.notes)
    assert "7" in _lines("7")
    ask, asked = _typing()
    _run("车次,姓名,住院号\n7,张三,9\n", ask, output="out/{车次}.docx")
    assert asked == []


@pytest.mark.parametrize(
    ("form", "place", "filled"),
    [
        (_SIGNS, "XX个", "建设期8个月"),
        (_SIGNS, "XX.XX万元", "项目总投资8万元"),
        (_SIGNS, "此处填写主要建设内容", "个月，8。"),
        (_MONEY, "'（¥〔〕）'", "8"),
        (line("姓名：<u>　　</u>"), "姓 名：", "8"),
        (line("填表人签字：    年    月    日") * 2, "'日期（第 2 段）'", ""),
    ],
)
def test_what_our_messages_call_a_place_may_be_written(form: str, place: str, filled: str) -> None:
    _write(table("籍贯|"), form)
    if not filled:
        told = [note for note in _run("姓名\n张三\n").notes if "日期（" in note]
        place = told[0].partition("日期（")[2].partition("）")[0]
        _run("姓名,车次\n张三,2026-3-5\n", columns=f"车次: 日期（{place}）")
        assert ["2026年3月5日" in each.replace(" ", "") for each in _lines()[2:4]] == [True, False]
        return
    _run("姓名,车次\n张三,8\n", columns=f"车次: {place}")
    assert filled in "".join(_lines())


def test_places_that_differ_in_their_unit_alone_are_two() -> None:
    _write(table("姓名||金额（元）|", "籍贯||金额（万元）|"))
    _run("姓名,拨款\n张三,8\n", columns="拨款: 金额（万元）")
    lines = list(_lines())
    assert [lines[lines.index(f"金额（{unit}）") + 1] for unit in ("元", "万元")] == ["", "8"]


def test_a_name_that_no_place_has_is_told_where_it_stands() -> None:
    _write(table("姓名||推荐单位|"), _SIGNS)
    with pytest.raises(InputError) as caught:
        _run("姓名,单位名称\n张三,财政局\n", columns="单位名称: 推荐部门")
    (problem,) = caught.value.problems
    assert str(problem).startswith(
        "f.names.yaml:3:9: 对照表 columns：表格里没有“推荐部门”这一项: 可写的有：“推荐单位”"
    )
    assert "“XX个”" in str(problem)


def test_a_column_that_no_list_has_is_told() -> None:
    _write(table("姓名||推荐单位|"))
    outcome = _run("姓名\n张三\n", columns="单位名: 推荐单位")
    said = "对照表 columns 里的 “单位名”，名单里没有这样的列（有的是：“姓名”）"
    assert said in outcome.notes


def test_a_row_of_a_list_for_others_is_no_place_for_a_column() -> None:
    _write(table("姓名||籍贯|"), line("家庭成员"), table("称谓|姓名|职务", "||"))
    with pytest.raises(InputError, match="自带名单的一栏"):
        _run("姓名,车次\n张三,8\n", columns="车次: 称谓")


def test_what_is_for_a_hand_is_told_apart_and_all_of_it() -> None:
    labels = [f"科目{n}" for n in range(1, 16)]
    _write(
        table("姓名|", *(f"{label}|" for label in labels), "单位意见|"),
        table("籍贯|", "审核人签字：　　　年　　月　　日|"),
        line("负责人签字：<u>　　　　</u>"),
    )
    notes = _run("姓名\n张三\n").notes
    open_ones = next(note for note in notes if "每份都空着" in note)
    by_hand = next(note for note in notes if note.startswith("留给手写的"))
    assert all(f"“{label}”" in open_ones for label in [*labels, "籍贯"])
    assert "意见" not in open_ones
    assert "签字" not in open_ones
    assert "“单位意见”" in by_hand
    assert "“负责人签字”" in by_hand
    assert not any("等" in note for note in notes)


def test_the_report_names_what_a_row_has_lost_and_each_place_once() -> None:
    _write(table("姓名||籍贯|"), line("日期：    年    月    日"), _MONEY)
    _run("姓名,车次\n张三,G8\n李四,\n")
    first, second = csv.DictReader(Path("out/f.报告.csv").read_text("utf-8-sig").splitlines())
    assert first["空缺在哪里"].startswith("没有写进去的列：车次；表格 1 第 1 行第 4 列（籍贯）；")
    assert first["空缺在哪里"].count("（日期）") == 1
    assert first["空缺在哪里"].endswith("（（¥〔〕））")
    assert second["空缺在哪里"].startswith("表格 1 第 1 行第 4 列（籍贯）；")


def test_a_batch_that_stands_already_is_one_line_with_one_advice() -> None:
    _write(table("姓名|"))
    _run("姓名\n张三\n")
    with pytest.raises(InputError) as caught:
        fill_many(Path("f.docx"), BatchOptions(Path("t.csv"), "out/{姓名}.docx", jobs=1))
    assert len(caught.value.problems) == 1
    assert "--force" in str(caught.value.problems[0])
