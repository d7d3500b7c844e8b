"""What is shown of a place names it: in `--set`, in a names sheet, and where a name is unknown."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.batch.options import BatchOptions
from app.placeholders.called import Called, called_places
from app.placeholders.called_by import place_called
from app.placeholders.finding import find_placeholders
from app.placeholders.word import WordText
from app.workflow.batch import fill_many
from app.workflow.fill import FillOptions, fill
from app.workflow.outcome import Outcome
from tests.forms.building import Form, forms
from tests.placeholders.word_probe import packed
from tests.word.forms_of_words import line, table

PATIENT = "患者____，性别____，联系电话____。"
DOCTOR = "转诊医师（签字）：____　联系电话：____"
COPY = "姓名：____ 电话：____"
DATE = "<u>    </u>年<u>  </u>月<u>  </u>日"
LEFT = f"<u>　　　　</u>先生自{DATE}入职我公司担任<u>        </u>部的<u>        </u>职务一职。"
BARE = "    年  月  日"
READ = LEFT.replace("<u>", "").replace("</u>", "")


def _file(*inner: str) -> Path:
    path = Path("表.docx")
    path.write_bytes(packed({"document": f"<w:body>{''.join(inner)}</w:body>"}, "题"))
    return path


def _lines(path: str | Path) -> list[str]:
    return [each for each in WordText(Path(path).read_bytes()).lines if each.strip(" 题")]


def _set(path: Path, *given: str) -> Outcome:
    return fill(path, FillOptions(settings=given, output=Path("填.docx"), force=True))


def _filled(path: Path, *given: str) -> list[str]:
    """Return the lines that are not as they were, without blanks."""
    _set(path, *given)
    return [_close(each) for each in _lines("填.docx") if each not in _lines(path)]


def _close(words: str) -> str:
    return "".join(words.split())


@pytest.fixture(autouse=True)
def _work_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def _called(form: Form) -> list[Called]:
    source = WordText(form.docx())
    found = find_placeholders(source.lines, source.form)
    return called_places(found, source.lines, lambda n: source.where(n).label)


@pytest.mark.parametrize("form", forms("tuned"), ids=lambda form: form.name)
def test_every_name_that_is_shown_means_its_place_alone(form: Form) -> None:
    called = _called(form)
    assert called
    for each in called:
        assert place_called(each.name, called) == each
        # What stands in a list, or is for a hand, is offered to no column by its mere label.
        if not (each.in_list or each.by_hand):
            assert place_called(each.short, called) == each


@pytest.mark.parametrize(
    ("inner", "given", "expected"),
    [
        # What a table asks for in the cell, whatever words stand there.
        (table("印发份数|共印____份|校对|"), "印发份数=35", ["共印35份"]),
        (table("研究经费|拨付____元，自筹____元"), "拨付=3", ["拨付3元，自筹____元"]),
        # What stands behind a comma, and in brackets.
        (line("应到____人，实到____人，请假____人"), "实到=4", ["应到____人，实到4人，请假____人"]),
        (line("____（机构名称）："), "机构名称=甲院", ["甲院（机构名称）："]),
        # The words round it, as far as they tell it.
        (line(LEFT), "〔〕先生=张三", ["张三" + READ[4:]]),
        (
            line(LEFT),
            "先生自〔年月日〕入职=2020-1-2",
            [READ.replace("    年  月  日", "2020年1月2日")],
        ),
        (line(LEFT), "担任〔 〕部=人事", [READ.replace("任        部", "任人事部")]),
        # Where it is, with or without blanks.
        (line(PATIENT) + line(DOCTOR), "联系电话（正文第2段）=8", [DOCTOR[:-4] + "8"]),
        (
            table("姓名||年级|", "2:有无亲属|2:姓名：____"),
            "姓名（表格 1 第 2 行第 2 列）=李四",
            ["姓名：李四"],
        ),
    ],
)
def test_what_is_shown_of_a_place_fills_it(inner: str, given: str, expected: list[str]) -> None:
    assert _filled(_file(inner), given) == list(map(_close, expected))


@pytest.mark.parametrize("given", ["〔〕部=x", "担任〔〕科=x", "联系电话（正文第 99 段）=x"])
def test_what_shows_no_place_or_more_than_one_fills_none(given: str) -> None:
    path = _file(line(PATIENT), line("甲<u>    </u>部，乙<u>    </u>部"))
    assert _filled(path, given) == []


@pytest.mark.parametrize(
    ("lines", "label", "expected"),
    [
        # Two people, and two parties of a contract.
        ((PATIENT, DOCTOR), "联系电话", [PATIENT[:-5] + "8。"]),
        (
            ("甲方：____", "地址：____", "", "乙方：____", "地址：____"),
            "地址",
            ["地址：8"],
        ),
        (("申请人：____ 电话：____", "担保人：____ 电话：____"), "电话", ["申请人：____ 电话：8"]),
        # A copy asks for the same person again.
        (
            ("患者____，年龄____岁", "", "现有患者____，年龄____岁"),
            "年龄",
            ["患者____，年龄8岁", "现有患者____，年龄8岁"],
        ),
        (
            ("姓名：____ 电话：____", "存根", "姓名：____ 电话：____"),
            "电话",
            ["姓名：____ 电话：8"] * 2,
        ),
    ],
)
def test_a_label_means_whom_it_named_first(
    lines: tuple[str, ...], label: str, expected: list[str]
) -> None:
    assert _filled(_file(*map(line, lines)), f"{label}=8") == list(map(_close, expected))


def test_a_hint_is_taken_as_it_is_printed() -> None:
    path = _file(line(PATIENT), line(DOCTOR))
    Path("表.csv").write_text("患者,患者电话,医师电话\n张三,138,139\n", "utf-8")
    said = "患者电话: 联系电话（正文第 1 段）\n  医师电话: 联系电话（正文第 2 段）"
    Path("表.names.yaml").write_text(f"names: {{}}\ncolumns:\n  {said}\n", "utf-8")
    fill_many(path, BatchOptions(Path("表.csv"), "{患者}.docx", jobs=1, force=True))
    assert _lines("张三.docx") == [
        "患者张三，性别____，联系电话138。",
        DOCTOR[:-4] + "139",
    ]


def test_one_line_of_places_that_are_alike_may_be_meant_alone() -> None:
    path = _file(line("姓名：____ 电话：____"), line("存根"), line("姓名：____ 电话：____"))
    Path("表.csv").write_text("姓名,甲,乙\n张三,138,139\n", "utf-8")
    said = "甲: 电话（正文第 1 段）\n  乙: 电话（正文第 3 段）"
    Path("表.names.yaml").write_text(f"names: {{}}\ncolumns:\n  {said}\n", "utf-8")
    fill_many(path, BatchOptions(Path("表.csv"), "{姓名}.docx", jobs=1, force=True))
    assert _lines("张三.docx") == ["姓名：张三 电话：138", "存根", "姓名：张三 电话：139"]


@pytest.mark.parametrize(
    ("name", "nearest"),
    [
        ("入职日期", "“入职日期”没有填，空着的有“日期（正文第 1 段）”“"),
        ("姓名", "“姓名”没有填，空着的有“〔〕先生自”“"),
        ("所在部门", "“所在部门”没有填，空着的有“日入职我公司担任〔〕部的”“"),
    ],
)
def test_an_unknown_name_is_told_with_the_nearest_places(name: str, nearest: str) -> None:
    notes = _set(_file(line(LEFT)), f"{name}=x").notes
    assert any(note.startswith(nearest) for note in notes)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("公司名称（加盖公章）", "公司名称"),
        ("单位（盖章）", "单位"),
        ("法定代表人（签字）", "法定代表人"),
    ],
)
def test_a_label_for_a_hand_alone_in_its_line_is_told_as_one(words: str, name: str) -> None:
    path = _file(line(LEFT), line(words))
    assert f"“{name}”是印好的栏名，不会换掉；没有叫这个名的空白" in _set(path, f"{name}=x").notes
    assert words in _lines("填.docx")


@pytest.mark.parametrize(
    ("places", "columns"),
    [
        (("转入____单位____科室，",), ("转入医院", "转入科室")),
        (("原证件号：____", "现证件号：____"), ("证件号甲", "证件号乙")),
        (("拨付金额：____", "自筹金额：____"), ("金额甲", "拨付金额数")),
    ],
)
def test_no_place_is_offered_to_two_columns(
    places: tuple[str, ...], columns: tuple[str, ...]
) -> None:
    path = _file(table("学号|"), *map(line, places))
    Path("表.csv").write_text(f"学号,{','.join(columns)}\n7,甲,乙\n", "utf-8")
    notes = fill_many(path, BatchOptions(Path("表.csv"), "{学号}.docx", jobs=1)).notes
    offered = [note.partition("columns 里：")[2] for note in notes if "是不是同一项" in note]
    assert len(offered) == len({each.partition(": ")[2] for each in offered}) == 2


@pytest.mark.parametrize("total", ["6:合计人数||", "6:合　计||"])
def test_what_a_forms_own_list_asks_for_is_not_offered_elsewhere(total: str) -> None:
    heads = "序号|姓名|生日|性别|民族|籍贯|100米|金额"
    rows = (heads, "1|||||||", "2|||||||", total)
    path = _file(table("领队||电话|"), table(*rows), line("填表日期：____"))
    Path("表.csv").write_text("领队,100米,金额,生日\n甲,√,3,1990-1-1\n", "utf-8")
    notes = fill_many(path, BatchOptions(Path("表.csv"), "{领队}.docx", jobs=1)).notes
    assert not any("是不是同一项" in note for note in notes)
    assert any(note.startswith("名单里有 3 列没有写进去") for note in notes)
