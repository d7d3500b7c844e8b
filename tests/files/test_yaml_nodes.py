"""YAML is read with the place of everything, and what cannot be read is told at its place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from app.errors import InputError, Problem
from app.files.yaml_nodes import YamlFile, parse_yaml, read_yaml

if TYPE_CHECKING:
    from pathlib import Path

FILE = """\
kind: 心得体会
points:
  - theme: 为民
    facts: [一, "二"]
  - {theme: 自律, 空: }
"""


def parse(text: str) -> YamlFile:
    return parse_yaml(text, "o.yaml")


def problems(text: str) -> tuple[Problem, ...]:
    with pytest.raises(InputError) as caught:
        parse(text)
    return caught.value.problems


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("10:30", "10:30"),
        ("010", "010"),
        ("no", "no"),
        ("true", "true"),
        ("2022-10-16", "2022-10-16"),
        ("1_000", "1_000"),
        ("false", False),
        ("False", False),
        ("'false'", "false"),
        ('"false"', "false"),
        ("", None),
        ("~", None),
        ("null", None),
        ("''", ""),
        ("'~'", "~"),
        ("|\n  一\n  二", "一\n二\n"),
        ("[]", []),
        ("{}", {}),
    ],
)
def test_scalars_stay_what_was_written(written: str, value: object) -> None:
    assert parse(f"a: {written}\n").root.plain() == {"a": value}


PLAIN: st.SearchStrategy[Any] = st.recursive(
    st.text(st.characters(codec="utf-8"), max_size=8),
    lambda below: (
        st.lists(below, max_size=3)
        | st.dictionaries(st.text(st.characters(codec="utf-8"), max_size=5), below, max_size=3)
    ),
)


@given(st.dictionaries(st.text("abc甲乙", min_size=1), PLAIN, min_size=1))
def test_what_pyyaml_writes_is_read_back(value: dict[str, Any]) -> None:
    text = yaml.safe_dump(value, allow_unicode=True, default_style='"')
    assert parse(text).root.plain() == value


@pytest.mark.parametrize(
    ("loc", "place"),
    [
        ((), (1, 1)),
        (("kind",), (1, 7)),
        (("points",), (3, 3)),
        (("points", 0), (3, 5)),
        (("points", 0, "facts", 1), (4, 16)),
        (("points", 1, "theme"), (5, 13)),
        (("points", 1, "空"), (5, 17)),
        (("points", 0, "none"), (3, 5)),
        (("points", 7), (3, 3)),
    ],
)
def test_a_path_of_keys_leads_to_its_place(
    loc: tuple[str | int, ...], place: tuple[int, int]
) -> None:
    node = parse(FILE).find(loc)
    assert (node.line, node.column) == place


def test_a_problem_shows_the_line_as_it_was_written() -> None:
    file = parse(FILE)
    assert file.problem(file.find(("points", 0, "facts")), "甲", "乙") == Problem(
        "甲", "乙", "o.yaml", 4, 12, '    facts: [一, "二"]'
    )


def test_a_text_is_found_wherever_it_stands() -> None:
    node = parse(FILE).scalar("自律")
    assert node is not None
    assert (node.line, node.column) == (5, 13)
    assert parse(FILE).scalar("没有") is None
    assert parse(FILE).root.get("kind") == "心得体会"
    assert parse(FILE).root.get("points") is None


@pytest.mark.parametrize(
    ("text", "place", "what", "hint"),
    [
        ("a: 1\nb: 2\na: 3\n", (3, 1), "“a”写了两次（第一次在第 1 行）", "删去其中一个"),
        ("a: [{b: 1, b: 2}]\n", (1, 12), "“b”写了两次", "删去"),
        (
            "a: {{ 7*7 }}\n",
            (1, 5),
            "键要写成文字",
            "检查冒号前面的内容；以 { 或 [ 开头的文字要加引号",
        ),
        ("? \n: 1\n", (1, 2), "键要写成文字", ""),
        ("a:\n\t- b\n", (2, 1), "YAML 写法不对：内容不能以这个符号开头", "缩进要用空格"),
        (
            "a: b: c\n",
            (1, 5),
            "YAML 写法不对：多了一个“: ”",
            '是文字，就加引号：a: "b: c"；也检查缩进',
        ),
        ("a: 1\n标题：甲\nb: 2\n", (2, 3), "“标题”后面的冒号是全角的", "改成半角“:”"),
        (
            "a: **大\n",
            (1, 5),
            "YAML 写法不对：以 * 或 & 开头的内容没有加引号",
            '是文字，就加引号：a: "**大"',
        ),
        ("a: [甲\nb: 乙\n", (2, 1), "“b”会接到上一行后面", "上面的括号没有关上"),
        ("a: [甲, 乙\n", (2, 1), "YAML 写法不对：上面的 [ 没有关上", "检查"),
        ('a: "甲\nb: 乙\n', (1, 4), "YAML 写法不对：引号没有关上", "是文字，就加引号：a: '\"甲'"),
        ("%YAML 9.9\n---\na: 1\n", (1, 1), "YAML 写法不对：%YAML 后面的版本不对", ""),
        ("a: {b:, c: 1}\n", (1, 6), "YAML 写法不对：冒号后面没有空格", "检查"),
        ("a: *b\n", (1, 4), "不支持 YAML 的引用（*）", '是文字，就加引号：a: "*b"'),
        ("a: 1\n---\nb: 2\n", (2, 1), "一个文件里只能写一份", "删去"),
        *(
            (f'a: "甲{code}"\n', (1, 8), "YAML 写法不对", "是文字，就加引号")
            for code in ("\\U32767F3E", "\\UFFFFFFFF", "\\ud800", "\\xzz")
        ),
        ("a: 1\nb: 甲\x07\n", (2, 5), "有看不见的控制字符（U+0007）", "删去它再试"),
    ],
)
def test_what_cannot_be_read_is_told_at_its_place(
    text: str, place: tuple[int, int], what: str, hint: str
) -> None:
    (problem,) = problems(text)
    assert (problem.line, problem.column) == place
    assert problem.what.startswith(what)
    assert problem.hint.startswith(hint)
    assert problem.shown == (text.split("\n")[place[0] - 1])


@pytest.mark.parametrize("text", ["# 只有说明\n", "---\n", "~\n", "\n\n"])
def test_a_file_without_content(text: str) -> None:
    (problem,) = problems(text)
    assert str(problem).startswith("o.yaml: 文件里没有内容")


def test_all_doubled_keys_are_told_at_once() -> None:
    assert [problem.line for problem in problems("a: 1\na: 2\nb: {c: 1, c: 2}\n")] == [2, 3]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("[" * 100_000, (1, 41)),
        ("{" * 100_000, (1, 41)),
        ("{a: " * 100_000, (1, 161)),
        ("[{" * 50_000, (1, 41)),
        ('{"a":[' * 50_000, (1, 121)),
        ("[\n" * 100_000, (41, 1)),
        ("- " * 100_000, (1, 81)),
        ("\n".join(" " * n + "- " for n in range(500)), (41, 41)),
        ("\n".join(" " * n + "甲:" for n in range(500)), (41, 41)),
        ("\n".join(" " * n + "甲:" for n in range(39)) + " " + "[" * 2000, (39, 43)),
        ("甲: 乙\n丙:\n  - 丁: " + "[" * 2000 + "]" * 2000 + "\n戊: 己\n", (3, 45)),
        ("[" * 41 + "]" * 41, (1, 41)),
    ],
    ids=lambda value: value[:6] if isinstance(value, str) else "",
)
def test_a_hundred_thousand_levels_are_refused_and_crash_nothing(
    text: str, place: tuple[int, int]
) -> None:
    (problem,) = problems(text)
    assert (problem.what, problem.hint) == ("层次太深", "不要超过 40 层")
    assert (problem.line, problem.column) == place


@pytest.mark.parametrize("depth", [500, 30_000])
@pytest.mark.parametrize("opening", ["[", "{", "[甲, ", "{甲: ", "[{", "[? ", "[甲: ", "!!seq ["])
@pytest.mark.parametrize("above", ["", "甲: ", "甲:\n- 乙: "])
def test_every_deep_nesting_is_told_in_the_same_words(above: str, opening: str, depth: int) -> None:
    (problem,) = problems(above + opening * depth)
    assert problem.what == "层次太深"


def test_a_bracket_closed_wrongly_before_the_depth_is_told_in_plain_words() -> None:
    # Which of the two the parser meets first depends on how far ahead its release looks.
    (problem,) = problems("[[}" + "[" * 100_000)
    assert not re.search("[a-z]", problem.what)


def test_a_fault_above_the_depth_is_told_first() -> None:
    (problem,) = problems("甲: [乙, ]]\n丙: " + "[" * 100_000)
    assert problem.what == "括号关上以后还有字：“]”"
    assert (problem.line, problem.column) == (1, 9)


def test_forty_levels_are_read() -> None:
    assert parse("[" * 40 + "]" * 40).root.items()


def test_a_file_is_read_with_its_name(tmp_path: Path) -> None:
    path = tmp_path / "提纲.yaml"
    path.write_bytes("键: 值\r\n".encode("gb18030"))
    file = read_yaml(path)
    assert file.path == str(path)
    assert file.root.plain() == {"键": "值"}
