"""An older YAML names sheet that is renewed keeps every line, value and comment of its writer."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.models.names import NameSheet
from app.placeholders.finding import find_placeholders
from app.placeholders.sheets import SheetContent, offer, sheet_data, sheet_text
from app.placeholders.sheets.yaml_sheet import parse_sheet

LINES = ["推动XXX建设，在XX市", "最大*力量"]


def renewed(older: str, lines: list[str], known: NameSheet | None = None) -> str:
    sheet = known or parse_sheet(older, "")
    content = offer(find_placeholders(lines), lines, None, sheet)
    return sheet_data(content, ".yaml", older.encode()).decode()


def values(text: str) -> list[tuple[int, str, str | None]]:
    return [(o.n, o.token, o.value) for o in parse_sheet(text, "").occurrences]


def test_a_sheet_that_is_up_to_date_stays_as_it_is() -> None:
    text = sheet_text(find_placeholders(LINES), LINES)
    filled = text.replace("XX市:", "XX市: 济南市  # 已问过").replace("value: }", "value: 甲}", 1)
    assert renewed(filled, LINES) == filled


def test_new_markers_are_added_and_old_lines_stay() -> None:
    older = (
        "# 王敏填，11月20日\n"
        "names:\n"
        "  XX市: 济南市  # 全称\n"
        "\n"
        "  # 这个问过办公室\n"
        "  先进XXX的经验: '浙江'\n"
        "occurrences:\n"
        "  # 第一处\n"
        "  - {n: 1, token: XX, context: 推动XXX建设，在〔XX〕市, "
        "kind: place, value: 青岛}  # 对的\n"
        "# 最后\n"
    )
    assert renewed(older, LINES) == (
        "# 王敏填，11月20日\n"
        "names:\n"
        "  XX市: 济南市  # 全称\n"
        "\n"
        "  # 这个问过办公室\n"
        "  先进XXX的经验: '浙江'\n"
        "  XXX:\n"
        "  XX:\n"
        '  "*":\n'
        "occurrences:\n"
        "  - {n: 1, token: XXX, context: 推动〔XXX〕建设，在XX市, "
        "kind: place, value: }  # 第 1 组\n"
        "  # 第一处\n"
        "  - {n: 2, token: XX, context: 推动XXX建设，在〔XX〕市, "
        "kind: place, value: 青岛}  # 对的\n"
        '  - {n: 3, token: "*", context: "最大〔*〕力量", kind: unknown, value: }  '
        "# 第 3 组，存疑：单个 * 也可能是注释或乘号\n"
        "# 最后\n"
    )


def test_a_marker_that_is_gone_keeps_its_value_and_its_comment() -> None:
    older = sheet_text(find_placeholders(LINES), LINES)
    older = older.replace("value: }", "value: 甲}", 1).replace("第 2 组", "第 2 组\n  # 问老王", 1)
    text = renewed(older, LINES[1:])
    assert values(text) == [(1, "*", None), (2, "XXX", "甲")]
    assert "  # 问老王\n" in text


@pytest.mark.parametrize(
    ("older", "line"),
    [
        ("names:\n  XX市: # 待定\n", "  XX市: 济南市  # 待定"),
        ("names:\n  'XX市': ~\n", "  'XX市': 济南市"),
        ("names:\n    XX市 :\n", "    XX市: 济南市"),
        ("名称:\n  XX市:\n", "  XX市: 济南市"),
        ("names: {}\n", "  XX市: 济南市"),
        ("names:\n", "  XX市: 济南市"),
        ("occurrences: []\n", "  XX市: 济南市"),
    ],
)
def test_a_name_is_filled_in_where_it_stands(older: str, line: str) -> None:
    text = renewed(older, ["在XX市"], NameSheet(names={"XX市": "济南市"}))
    assert line in text.splitlines()
    assert parse_sheet(text, "").names == {"XX市": "济南市"}
    assert ("# 待定" in text) == ("# 待定" in older)


@pytest.mark.parametrize(
    ("item", "line"),
    [
        ("  - {n: 1, token: XX, value: }", "  - {n: 1, token: XX, value: 甲}"),
        ("  - {n: 1, token: XX, value: ~, kind: place}", "value: 甲, kind: place}"),
        ("- {序号: 1, 占位: XX, 填: }  # 问", "- {序号: 1, 占位: XX, 填: 甲}  # 问"),
        ("  - n: 1\n    token: XX\n    # 问\n    value:", "    value: 甲"),
        ("  - {n: 1, token: XX}  # 问", "  # 问"),
    ],
)
def test_a_marker_is_filled_in_where_it_stands(item: str, line: str) -> None:
    older = f"occurrences:\n{item}\n"
    (row,) = parse_sheet(older, "").occurrences
    known = NameSheet(occurrences=(row.model_copy(update={"value": "甲"}),))
    text = renewed(older, ["在XX市"], known)
    assert any(each.endswith(line) for each in text.splitlines())
    assert values(text) == [(1, "XX", "甲")]
    assert ("# 问" in text) == ("# 问" in older)


def test_a_sheet_without_lines_of_its_own_is_written_anew_with_its_comments() -> None:
    older = "# 王敏填\nnames: {XX市: 济南市, XX: 甲}  # 只有两个\n"
    text = renewed(older, LINES)
    assert parse_sheet(text, "").names == {"XX市": "济南市", "XX": "甲"}
    assert text.startswith("# 原来写在对照表里的注释：\n# 王敏填\n# 只有两个\n")
    assert len(values(text)) == 3


_WORDS = st.text(st.sampled_from("甲乙 #:'\"{}[],-*&!|>%@`~\n1x"), max_size=6)


@given(
    st.lists(
        st.sampled_from(["在XX市", "推动XXX建设", "最大*力量", "【单位】来", "无"]), max_size=5
    ),
    st.lists(
        st.sampled_from(["在XX市", "推动XXX建设", "最大*力量", "【单位】来", "无"]), max_size=5
    ),
    st.lists(st.one_of(st.none(), _WORDS), min_size=5, max_size=5),
    st.dictionaries(_WORDS.filter(bool), st.one_of(st.none(), _WORDS), max_size=3),
    st.booleans(),
)
def test_no_value_is_ever_lost(
    before: list[str],
    after: list[str],
    given_values: list[str | None],
    names: dict[str, str | None],
    commented: bool,
) -> None:
    first = offer(find_placeholders(before), before)
    rows = tuple(
        row._replace(value=value) for row, value in zip(first.rows, given_values, strict=False)
    )
    older = sheet_data(SheetContent({**first.names, **names}, rows), ".yaml").decode()
    if commented:
        older = "\n".join(
            line + "  # 我的" if line.endswith("}") else line for line in older.split("\n")
        )
    text = renewed(older, after)
    sheet, kept = parse_sheet(text, ""), parse_sheet(older, "")
    assert kept.names.items() <= sheet.names.items()
    assert sorted(o.value for o in kept.occurrences if o.value is not None) == sorted(
        o.value for o in sheet.occurrences if o.value is not None
    )
    assert [o.n for o in sheet.occurrences] == list(range(1, len(sheet.occurrences) + 1))
    assert renewed(text, after) == text


@pytest.mark.parametrize(
    "older", ["{}\n", "{ }", "# 注\n{}\n", "{names: {}}\n", "{names: {XX市: 济南市}}"]
)
def test_a_sheet_in_braces_is_written_anew_with_all_that_it_says(older: str) -> None:
    text = renewed(
        older, ["在XX市"], NameSheet(names={"XX市": "济南市"} if "济南" in older else {})
    )
    assert "XX市:" in text
    assert ("济南市" in text) == ("济南市" in older)
    assert ("注" in text.partition("occurrences")[0]) or "注" not in older
