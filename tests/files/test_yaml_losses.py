"""Words that YAML would drop or bend in silence are refused, at their place, with the way out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from app.errors import InputError
from app.files.yaml_nodes import parse_yaml
from app.files.yaml_quoting import needs_quotes, quote

if TYPE_CHECKING:
    from pathlib import Path


def told(text: str) -> list[str]:
    """Return each problem as `line:column: what: hint`."""
    try:
        parse_yaml(text, "o.yaml")
    except InputError as error:
        return [str(problem).removeprefix("o.yaml:").strip() for problem in error.problems]
    return []


def check(text: str, *expected: str) -> None:
    """Compare each problem as far as the expected text goes; `…` stands for any words."""
    found = told(text)
    assert len(found) == len(expected), found
    for one, wanted in zip(found, expected, strict=True):
        begins, _, holds = wanted.partition("…")
        assert one.startswith(begins), one
        assert holds in one


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 3 #机组检修\n", '1:6: YAML 会把“#机组检修”当成说明丢掉…加引号：a: "3 #机组检修"；'),
        ("- 完成3 # 机组检修\n", '1:7: YAML 会把“# 机组检修”当成说明丢掉…- "完成3 # 机组检修"'),
        ("a: 3  #机组\n", "1:7: YAML 会把“#机组”当成说明丢掉"),
        ("a: #机组\n", '1:4: YAML 会把“#机组”当成说明丢掉…a: "#机组"'),
        ("- #1机组\n", "1:3: YAML 会把“#1机组”当成说明丢掉"),
        ('a: "3"#机组\n', "1:7: YAML 会把“#机组”当成说明丢掉…a: '\"3\"#机组'"),
        ("a: [甲] #乙\n", "1:8: YAML 会把“#乙”当成说明丢掉"),
        ("a: [甲, 3 #机组, 丙]\nb: 1\n", '1:10: YAML 会把“#机组”当成说明丢掉…"3 #机组", 丙]'),
        ("a: [甲, #乙, 丙]\n", "1:8: YAML 会把“#乙”当成说明丢掉"),
        ("{a: 1 #2, b: 3\n}\n", '1:7: YAML 会把“#2”当成说明丢掉…{a: "1 #2", b: 3'),
        ("a: 1\nb #2: 3\n", "2:3: YAML 会把“#2: 3”当成说明丢掉"),
        ("a: 甲　# 说明\n", "1:6: “# 说明”前面的空格不是半角的，会当成正文"),
    ],
)
def test_a_remark_that_may_be_words(text: str, expected: str) -> None:
    check(text, expected)


@pytest.mark.parametrize(
    "text",
    [
        "# 说明\na: 1\n  # 说明\n#说明\nb: 2\n#机组\n",
        "a: 1  # 说明\n",
        "a: 1   #　说明\n",
        "a: 1\t# 说明\n",
        "a: 1  #\n",
        "a: 1  ## 说明\n",
        'a: "1" # 说明\n',
        "a: '1' # 说明\n",
        "a: [甲, 乙] # 说明\n",
        "a: {b: 1} # 说明\n",
        "a: # 说明\n  b: 1\n",
        "a:\n  - # 说明\n    b\n",
        "a: [ # 说明\n  甲, # 说明\n  乙  # 说明\n]\n",
        "a: | # 说明\n  甲 #乙\n  # 丙\n# 说明\nb: 1\n",
        "a: 3#机组\n",
        "a: C# 和 1#楼\n",
    ],
)
def test_a_remark_that_is_meant(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: [1,420例]\n", '1:6: 括号里的半角逗号会把“1,420例”断成两项…a: ["1,420例"]；是两项'),
        ("a: [救治1,420例, 乙]\n", "1:8: 括号里的半角逗号会把“救治1,420例”断成两项"),
        (
            "a: [共12,345,678元, 乙]\n",
            '1:8: 括号里的半角逗号会把“共12,345,678元”断成几项…a: ["共12,345,678元", 乙]；是几项',
        ),
        (
            "a: [1,234,567,890]\n",
            '1:6: 括号里的半角逗号会把“1,234,567,890”断成几项…a: ["1,234,567,890"]；是几项',
        ),
        ("a: {b: 补助1,234,567元}\n", "1:11: 括号里的半角逗号会把“补助1,234,567元”断成几项"),
        ("a: {b: 1,420例}\n", "1:9: 括号里的半角逗号会把“1,420例”断成两项"),
        ("a: {甲: 1, 乙}\n", '1:11: 花括号里的“乙”后面没有“: ”…a: "{甲: 1, 乙}"'),
        ("a: {单位:市医院}\n", "1:7: “单位:”后面没有空格: 在冒号后面空一格"),
        ("a: {单位：市医院}\n", "1:7: “单位”后面的冒号是全角的"),
        ("a: [为民，自律，担当]\n", "1:5: “为民，自律，担当”里的逗号是全角的…[为民, 自律, 担当]"),
        ("a: [甲\n  乙]\n", "2:3: “乙”会接到上一行后面…少了半角逗号"),
    ],
)
def test_what_brackets_tear_apart_or_leave_together(text: str, expected: str) -> None:
    check(text, expected)


def test_what_brackets_may_hold() -> None:
    assert told("a: [1, 420, 甲,乙, 3.5]\n") == []
    assert told("a: [我区推行一站办，群众满意。]\n") == []
    assert told('a: ["1,420例", "为民，自律"]\n') == []
    assert told("a: {甲: , 乙: 1,丙: 2}\n") == []
    assert told("a: 1,420例\n") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a:\n  -今年我们\n", ['2:3: “-”后面没有空格，不算列表的一条…"-今年我们"']),
        ("a:\n  -今年\n  -明年\n", ["2:3: “-”后面没有空格", "3:3: “-”后面没有空格"]),
        ("a:\n  - 今年\n  -明年\n  - 后年\n", ["3:3: “-”后面没有空格"]),
        ("a:\n- 今年\n-明年\n", ["3:1: “-”后面没有空格"]),
        ("a:\n  -5月走访\n", ["2:3: “-”后面没有空格"]),
        ("a:\n  -　今年\n", ["2:3: “-”后面没有空格"]),
        ("a: -今年\n", ["1:4: “-”后面没有空格，不算列表的一条: 是一条，就另起一行，在“-”后面"]),
        ("a:\n  －今年\n", ["2:3: 列表的一条不能用“－”开头: 改成“- ”"]),
        ("a:\n  •今年\n", ["2:3: 列表的一条不能用“•”开头"]),
        ("-a: 1\n", ["1:1: “-”后面没有空格"]),
        ("- 甲\n  - 乙\n", ["2:3: 这一行的“-”缩进太深，不算新的一条"]),
    ],
)
def test_an_item_that_is_none(text: str, expected: list[str]) -> None:
    check(text, *expected)


@pytest.mark.parametrize("text", ["a: -5℃\n", "a: --\n", "a:\n  ——题记\n", "- -3\n", "a: 甲-乙\n"])
def test_a_dash_that_opens_no_item(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "a: 在培训班上的\n  交流\nb: 1\n",
            "2:3: “交流”会接到上一行后面，中间多出一个空格: 写在",
        ),
        ("- 甲\n  乙：丙\n", "2:4: “乙”后面的冒号是全角的"),
        ("a: 甲\n  b:乙\n", "2:4: “b:”后面没有空格"),
        ("a: 甲\n  b: 乙\n", "2:3: “b”缩进太深，会接到上一行后面"),
        ("a: '甲\n  乙'\n", "2:3: “乙'”会接到上一行后面，中间多出一个空格: 上面的引号没有关上"),
        ('a: "甲\nb: 乙"\n', '2:1: “b: 乙"”会接到上一行后面'),
        ('a: "甲\nb: "乙"\n', '2:1: “b: "”会接到上一行后面'),
        ("a: >\n  甲\n  乙\n", "3:3: “乙”会接到上一行后面，中间多出一个空格: 把上面的 > 改成 |"),
        ("a: >-\n  甲\n\n  乙\n  丙\n", "5:3: “丙”会接到上一行后面"),
    ],
)
def test_lines_that_would_run_together(text: str, expected: str) -> None:
    check(text, expected)


def test_lines_that_are_broken_on_purpose() -> None:
    assert told("a: |\n  甲\n  乙\n") == []
    assert told("a: >\n  甲\n\n  乙\n") == []
    assert told("a: 甲\n\n  乙\n") == []
    assert told("a: '甲\n\n  乙'\n") == []
    assert told('a: "甲\\\n  乙"\n') == []
    assert told("a: 'one\n  two'\n") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: &甲 乙\n", '1:5: YAML 写法不对：以 * 或 & 开头…a: "&甲 乙"'),
        ("a: &x 甲\n", '1:4: YAML 会把开头的“&x”当成记号丢掉…a: "&x 甲"'),
        ("a: &x [甲]\n", "1:4: YAML 会把开头的“&x”当成记号丢掉"),
        ("a: ! 重要\n", "1:4: YAML 会把开头的“!”当成记号丢掉"),
        ("a: !!python/object:os.system x\n", "1:4: YAML 会把开头的“!!python/object:os.system”当成"),
        ("a: !重要\n", '1:5: YAML 写法不对：以 ! 开头的内容没有加引号…a: "!重要"'),
        ("a: >5\nb: 1\n", '1:4: YAML 会把“>5”当成分段的记号丢掉…a: ">5"'),
        ("a: >90%\n", '1:6: YAML 写法不对：以 | 或 > 开头的内容没有加引号…a: ">90%"'),
        ("a: |紧急\n", "1:5: YAML 写法不对：以 | 或 > 开头"),
        ("a: %30\n", '1:4: YAML 写法不对：内容不能以这个符号开头…a: "%30"'),
        ("a: ? 甲\n", '1:4: YAML 写法不对：内容不能以“? ”开头…a: "? 甲"'),
        ("a: - 甲\n", "1:4: YAML 写法不对：“- ”要另起一行"),
        ("a: [通知] 关于\n", '1:9: 括号关上以后还有字：“关于”: 整个加引号：a: "[通知] 关于"'),
        ('a: "甲"乙\n', "1:7: 引号关上以后还有字：“乙”: 整个加引号：a: '\"甲\"乙'"),
        ("- '甲'和'乙'\n", "1:6: 引号关上以后还有字：“和'乙'”…- \"'甲'和'乙'\""),
        ('a: ["甲"乙, 丙]\n', "1:8: 引号关上以后还有字：“乙”: 整个加引号：a: ['\"甲\"乙', 丙]"),
        ("a: [甲,,乙]\n", "1:7: YAML 写法不对：两个逗号之间是空的"),
        ("a: 1\n...\nb: 2\n", "3:1: YAML 写法不对：“...”下面不能再写内容"),
        ("a: 甲\u2028乙\n", "1:5: 有看不见的控制字符（U+2028）"),
        ("a: 甲\x85乙\n", "1:5: 有看不见的控制字符（U+0085）: "),
        ("a: 甲\x85乙\x9b丙\x85\n", "1:5: 有看不见的控制字符（U+0085），这一行共 3 个: "),
    ],
)
def test_a_sign_that_is_no_text(text: str, expected: str) -> None:
    check(text, expected)


def test_an_anchor_and_what_refers_to_it() -> None:
    check("a: &x [1]\nb: *x\n", "1:4: YAML 会把开头的“&x”", "2:4: 不支持 YAML 的引用（*）")


@pytest.mark.parametrize("blank", ["\u3000", "\xa0", "\u2003", "\u200b", "\ufeff"])
def test_a_wide_blank_behind_a_colon(blank: str) -> None:
    told_so = "“文种:”后面的空格不是半角的: 删去它，改成半角的空格"
    check(f"文种:{blank}心得体会\n", f"1:3: {told_so}")
    check(f"文种:{blank}心得体会\n体会: 1\n", f"1:3: {told_so}")
    check(f"- 文种:{blank}心得体会\n", f"1:5: {told_so}")
    check(f"a: {{文种:{blank}心得体会}}\n", f"1:7: {told_so}")


@pytest.mark.parametrize("blank", ["\u3000", "\xa0", "\u3000\u3000"])
def test_wide_blanks_around_words_are_blanks(blank: str) -> None:
    assert parse_yaml(f"文种: {blank}心得体会{blank}\n", "").root.plain() == {"文种": "心得体会"}
    assert parse_yaml(f"文种{blank}: 甲\n", "").root.plain() == {"文种": "甲"}
    assert parse_yaml(f"文种: '{blank}甲'\n", "").root.plain() == {"文种": f"{blank}甲"}
    check(f"a: 1\n{blank}b: 2\n", "2:1: 缩进里有全角或特殊的空格: 改成半角的空格")


def test_everything_lost_is_told_at_once_with_the_line_as_written() -> None:
    text = "a: 甲 #乙\nb: [1,420]\nc: &x 丙\nd: e: f\n"
    with pytest.raises(InputError) as caught:
        parse_yaml(text, "o.yaml")
    assert [(one.line, one.column) for one in caught.value.problems] == [
        (1, 6),
        (2, 6),
        (3, 4),
        (4, 5),
    ]
    assert caught.value.problems[0].shown == "a: 甲 #乙"


def test_long_words_are_cut_in_the_hint() -> None:
    (problem,) = told(f"- {'今年我们走访了十二户' * 9} #机组\n")
    assert f'- "{"今年我们走访了十二户今年我们走访了"}…' in problem
    assert '今年我们走访了十二户 #机组"' in problem


def test_a_file_full_of_losses_takes_no_longer_for_each_of_them() -> None:
    assert len(told("- 甲 #乙\n" * 20_000)) == 20_000


WORDS = st.text(
    st.sampled_from("甲乙a1 -–－#:：,，[]{}&*!|>%@`'\"?~=\t\u3000\xa0.。"), min_size=1, max_size=7
)


@given(WORDS)
def test_words_are_told_of_or_kept_as_they_are_written(words: str) -> None:
    """Whatever stands behind a key is read letter for letter, or it is not read."""
    try:
        value = parse_yaml(f"键: {words}\n", "").root.plain()
    except InputError:
        return
    bare = words.strip(" \t\u3000\xa0")
    remark = bare.find("  #")
    assert isinstance(value, dict)
    if isinstance(value["键"], str) and remark < 0 and bare[0] not in "'\"" and "\t#" not in bare:
        assert value["键"] == bare


@given(WORDS)
def test_words_in_quotes_are_read_as_they_are_written(words: str) -> None:
    assert parse_yaml(f"- {quote(words)}\n", "").root.plain() == [words]


@given(WORDS)
def test_what_needs_no_quotes_is_written_without_and_read_back(words: str) -> None:
    if not needs_quotes(words):
        text = yaml.safe_dump({"a": [words]}, allow_unicode=True, width=1000)
        assert parse_yaml(text, "").root.plain() == {"a": [words]}


@pytest.mark.parametrize("folder", ["layouts", "rules", "examples", "phrasebank"])
def test_every_file_of_our_own_is_read(checkout: Path, folder: str) -> None:
    paths = sorted((checkout / folder).rglob("*.yaml"))
    assert paths
    for path in paths:
        assert parse_yaml(path.read_text("utf-8"), str(path)).root.pairs()


PIECES = st.sampled_from("甲乙丙1,:-[]{}\"'!~ \n　") | st.sampled_from(
    (": ", "键: ", "- ", "\n- ", "\n  ", "\n    ", "&甲", "&a ", "*a", "|\n", ">\n", "? ")
)


@given(st.lists(PIECES, min_size=1, max_size=16))
def test_no_word_of_a_file_is_lost(pieces: list[str]) -> None:
    """Every word of a file that is read, remarks apart, stands in what is read."""
    text = "".join(pieces)
    try:
        root = parse_yaml(text, "").root
    except InputError:
        return
    read = "".join(node.value for node in root.walk() if isinstance(node.value, str))
    assert _words(read) == _words(text)


def _words(text: str) -> list[str]:
    return sorted(char for char in text if char in "甲乙丙键1ax*&!")
