"""Names sheets: written ready to fill in, read with every fault at its line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import InputError
from app.models.names import NameSheet, Occurrence
from app.placeholders.finding import find_placeholders
from app.placeholders.sheets import read_sheet, sheet_text
from app.placeholders.sheets.yaml_sheet import parse_sheet

if TYPE_CHECKING:
    from pathlib import Path

    from app.text.labels import NameKind


def fails(text: str, *said: str) -> list[str]:
    with pytest.raises(InputError) as caught:
        parse_sheet(text, "名称.yaml")
    told = [str(problem) for problem in caught.value.problems]
    assert len(told) == len(said)
    for line, words in zip(told, said, strict=True):
        assert words in line
    return told


def occurrence(
    n: int,
    marker: str,
    kind: NameKind = "unknown",
    value: str | None = None,
    context: str = "",
) -> Occurrence:
    return Occurrence(n=n, token=marker, kind=kind, value=value, context=context)


def test_names_and_occurrences_are_read() -> None:
    sheet = parse_sheet(
        "names: {XX市: 济南市, '*区': 010}\n"
        "occurrences:\n  - {n: 1, token: XXX, context: …推动〔XXX〕建设…, kind: place, value: }\n"
        "  - {n: 2, token: XXX, value: 甲}\n",
        "",
    )
    assert sheet == NameSheet(
        names={"XX市": "济南市", "*区": "010"},
        occurrences=(
            occurrence(1, "XXX", "place", context="…推动〔XXX〕建设…"),
            occurrence(2, "XXX", value="甲"),
        ),
    )


def test_chinese_keys_are_read_too() -> None:
    sheet = parse_sheet(
        "名称:\n  XX市: 济南市\n逐处:\n  - {序号: 1, 占位: X, 类别: 日期, 填: 五}\n", ""
    )
    assert sheet.names == {"XX市": "济南市"}
    assert sheet.occurrences == (occurrence(1, "X", "date", value="五"),)


def test_a_name_without_a_value_is_left_out_and_a_quoted_empty_one_is_empty() -> None:
    assert parse_sheet('names:\n  XX:\n  X: ""\noccurrences:\n', "").names == {"X": ""}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("name:\n  XX: 甲\n", "名称.yaml:1:1: 不认识“name”: 是不是“names”？"),
        ("名秤:\n  XX: 甲\n", "不认识“名秤”: 是不是“名称”？"),
        ("names: {}\n名称: {}\n", "名称.yaml:2:1: “名称”和“names”是同一项"),
        ("names:\n  XX: 甲\n  XX: 乙\n", "名称.yaml:3:3: “XX”写了两次"),
        ("names: 甲\n", "名称.yaml:1:8: “names”"),
        ("names:\n  XX: [甲]\n", "名称.yaml:2:7: “XX”要写成文字"),
        ("names:\n  XX: false\n", "名称.yaml:2:7: “XX”要写成文字"),
        ("- XX\n", "名称.yaml:1:1: 名称对照表要写成"),
        ("occurrences:\n  - {n: 1, tokan: X}\n", "名称.yaml:2:12: 不认识“tokan”: 是不是“token”？"),
        ("occurrences:\n  - {n: 一, token: X}\n", "名称.yaml:2:9: “n”要写成整数"),
        ("occurrences:\n  - {n: 1}\n", "名称.yaml:2:5: 缺少“token”"),
        ("occurrences:\n  - {n: 1, token: X, kind: 县}\n", "名称.yaml:2:28: “kind”不能写“县”"),
        (
            "occurrences:\n  - {n: 1, token: X}\n  - {n: 1, token: X}\n",
            "名称.yaml:3:9: 第 1 处写了两次",
        ),
        ("names:\n  *区: 甲\n", "名称.yaml:2"),
    ],
)
def test_a_fault_is_told_at_its_place(text: str, said: str) -> None:
    fails(text, said)


def test_every_fault_is_told_at_once() -> None:
    fails("nmes: {}\noccurences: []\n", "“names”", "“occurrences”")


def test_another_suffix_is_refused(tmp_path: Path) -> None:
    sheet = tmp_path / "名称.txt"
    sheet.write_text("names:", encoding="utf-8")
    with pytest.raises(InputError, match=r"\.yaml、\.csv 或 \.xlsx"):
        read_sheet(sheet)


def test_a_sheet_lists_every_marker_in_file_order() -> None:
    lines = ["推动XXX建设，在XX市", "", "最大*力量"]
    text = sheet_text(find_placeholders(lines), lines)
    sheet = parse_sheet(text, "")
    assert sheet.names == {}
    assert [(o.n, o.token, o.context, o.kind, o.value) for o in sheet.occurrences] == [
        (1, "XXX", "推动〔XXX〕建设，在XX市", "place", None),
        (2, "XX", "推动XXX建设，在〔XX〕市", "place", None),
        (3, "*", "最大〔*〕力量", "unknown", None),
    ]
    assert "  XX市:\n" in text
    assert '  "*":\n' in text
    assert "存疑：单个 *" in text


def test_an_empty_sheet_can_be_read() -> None:
    assert parse_sheet(sheet_text([], []), "") == NameSheet(names={})


@given(st.lists(st.text(max_size=30), max_size=5))
def test_any_text_around_a_marker_survives_the_sheet(around: list[str]) -> None:
    lines = [f"{text}【单位】{text}{{{{姓名}}}}".replace("\n", "") for text in around]
    found = find_placeholders(lines)
    sheet = parse_sheet(sheet_text(found, lines), "")
    assert [o.token for o in sheet.occurrences] == [place.token for place in found]
    assert [o.kind for o in sheet.occurrences] == [place.kind for place in found]
