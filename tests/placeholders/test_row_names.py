"""Places of one label in several rows: each called by its row, and what is said of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.models.names import NameSheet
from app.placeholders.choosing import plan_filling
from app.placeholders.finding import find_placeholders
from app.placeholders.fitting import fit_names
from app.placeholders.interview import group_questions
from app.placeholders.listing import list_placeholders
from app.placeholders.word import WordText
from app.workflow.fill import FillOptions, fill
from tests.placeholders.word_probe import packed
from tests.word.forms_of_words import line, table

STUDIES = (
    "姓名||性别|",
    "专科学历|  年 月毕业于  学校|证书编号|",
    "本科学历|  年 月毕业于  学校|证书编号|",
    "学士学位|  年 月获  学位|证书编号|",
)


def form(*rows: str) -> WordText:
    return WordText(packed({"document": f"<w:body>{table(*rows)}</w:body>"}, "题"))


def labels(*rows: str) -> list[str]:
    source = form(*rows)
    return [place.label for place in find_placeholders(source.lines, source.form) if place.label]


def filled(*rows: str, **names: str) -> list[str]:
    """What stands in the filled form that did not stand there before."""
    source = form(*rows)
    found = find_placeholders(source.lines, source.form)
    plan = plan_filling(source.lines, fit_names(NameSheet(names=names), found).sheet, found)
    after = WordText(source.filled(plan.edits)).lines
    pairs = zip(source.lines, after, strict=False)
    return [f"{n}:{new}" for n, (old, new) in enumerate(pairs) if old != new]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (STUDIES, ["姓名", "性别", "专科学历证书编号", "本科学历证书编号", "学士学位证书编号"]),
        # Numbered rows, and rows of one group.
        (
            ("1|专科|已毕业|学校|", "2|本科|已毕业|学校|"),
            ["专科学校", "本科学校"],
        ),
        (("v学历|专科|已毕业|学校|", "^|本科|已毕业|学校|"), ["专科学校", "本科学校"]),
        # A date in the text of its cell.
        (
            ("专科|已毕业|毕业时间|20XX年X月", "本科|已毕业|毕业时间|20XX年X月"),
            ["专科毕业时间"] * 2 + ["本科毕业时间"] * 2,
        ),
        # Somebody else: the first keeps the plain label.
        (("姓名||电话|", "配偶姓名||电话|"), ["姓名", "电话", "配偶姓名", "配偶电话"]),
        (("申请人||电话|", "担保人||电话|"), ["申请人", "电话", "担保人", "担保人电话"]),
        (
            ("v本人|姓名||电话|", "^|单位||住址|", "v配偶|姓名||电话|", "^|单位||住址|"),
            ["姓名", "电话", "单位", "住址", "配偶姓名", "配偶电话", "配偶单位", "配偶住址"],
        ),
        # What asks for something itself is no name of a row.
        (("职务||电话|", "职称||电话|"), ["职务", "电话", "职称", "电话"]),
        (
            ("性别|□男 □女|电话|", "政治面貌|□党员 □群众|电话|"),
            ["性别", "电话", "政治面貌", "电话"],
        ),
        (("姓名||电话|", "姓名||电话|"), ["姓名", "电话"] * 2),
        # Once only.
        (("专科|已毕业|学校|",), ["学校"]),
    ],
)
def test_a_label_that_stands_in_several_rows_is_called_by_its_row(
    rows: tuple[str, ...], expected: list[str]
) -> None:
    assert labels(*rows) == expected


def test_a_name_of_row_and_label_fills_that_place_and_the_plain_label_none_of_like_ones() -> None:
    (one,) = filled(*STUDIES, 本科学历证书编号="77")
    assert one.endswith(":77")
    assert filled(*STUDIES, 证书编号="77") == []
    both = filled(*STUDIES, 专科学历证书编号="1", 学士学位证书编号="3", 姓名="张三")
    assert [each.partition(":")[2] for each in both] == ["张三", "1", "3"]
    assert len(filled("申请人||电话|", "担保人||电话|", 电话="139")) == 1


def notes(tmp_path: Path, rows: tuple[str, ...], *settings: str) -> tuple[str, ...]:
    path = tmp_path / "表.docx"
    path.write_bytes(packed({"document": f"<w:body>{table(*rows)}</w:body>"}, "题"))
    return fill(path, FillOptions(settings=settings)).notes


def test_several_places_of_one_label_are_told_with_how_to_name_them(tmp_path: Path) -> None:
    said = notes(tmp_path, STUDIES, "证书编号=1068")
    assert (
        "“证书编号”有 3 处，不知道是哪一处，没有填；"
        "按行写：专科学历证书编号、本科学历证书编号、学士学位证书编号" in said
    )
    assert not any("没有用到" in note or "是不是" in note for note in said)


@pytest.mark.parametrize(
    ("rows", "ways"),
    [
        (("申请人||电话|", "担保人||电话|"), "按行写：担保人电话"),
        (("姓名||电话|", "姓名||电话|"), "别处这样写：“电话（表格 1 第 2 行第 4 列）”"),
    ],
)
def test_which_place_was_filled_is_told_where_there_are_others(
    tmp_path: Path, rows: tuple[str, ...], ways: str
) -> None:
    said = notes(tmp_path, rows, "电话=139")
    assert f"“电话”有 2 处，填的是表格 1 第 1 行第 4 列（电话）；{ways}" in said


def test_nothing_is_told_where_all_are_named_or_one_name_is_one_place(tmp_path: Path) -> None:
    rows = ("申请人||电话|", "担保人||电话|")
    said = notes(tmp_path, rows, "电话=139", "担保人电话=138", "申请人=张三")
    assert not any("处，" in note and note.startswith("“") for note in said)


def test_questions_and_lists_show_the_row_and_what_stands_above_in_the_cell() -> None:
    source = form(*STUDIES, "v配偶|姓名||电话|", "^|单位||住址|", "3:审核意见：/同意/20XX年X月X日")
    found = find_placeholders(source.lines, source.form)
    listed = list_placeholders(found, source.lines, lambda n: source.where(n).label)
    for shown in (
        "表格 1 第 2 行“专科学历”第 2 列 ",
        "表格 1 第 3 行“本科学历”第 4 列（证书编号） 数字 第",
        "组 本科学历证书编号 ",
        "表格 1 第 6 行“配偶”第 5 列（住址）",
        "表格 1 第 7 行“审核意见”第 1 列",
        "表格 1 第 1 行第 2 列（姓名）",
    ):
        assert shown in listed
    asked = group_questions(found, source.lines, lambda n: source.where(n).label, found)
    said = ["\n".join(question.lines()) for question in asked]
    assert len(set(said)) == len(said)
    assert any(words.startswith("数字 本科学历证书编号") for words in said)


def test_what_is_answered_beside_it_is_no_name_of_the_cells_after_that() -> None:
    source = form("推荐类别|☐先进 ☐优秀|建设地点|")
    shown = {source.where(n).label for n in range(1, len(source.lines))}
    assert "表格 1 第 1 行第 2 列（推荐类别）" in shown
    assert "表格 1 第 1 行第 4 列（建设地点）" in shown


def test_what_is_left_in_a_cell_of_blanks_is_told_with_its_label(tmp_path: Path) -> None:
    path = tmp_path / "表.docx"
    drawn = table("主要事迹|空").replace(line("空"), line("<u>　　　　</u>"))
    path.write_bytes(packed({"document": f"<w:body>{drawn}</w:body>"}, "题"))
    said = fill(path, FillOptions()).notes
    assert any("表格 1 第 1 行第 2 列（主要事迹） " in note for note in said)
