"""A TOML file tells where each of its keys and members stands."""

from __future__ import annotations

import pytest

from app.errors import InputError
from app.files.toml_places import TomlFile

_TEXT = """\
# a = 1
[check]
ignore = ["quotes/a", "term/b",
  'date/c']
levels = {"a" = "off", "b" = "off"}
"share" = "x"   # share = "x"

[[check.places]]
rule = "a"

[[check.places]]
rule = "b"
"""


@pytest.mark.parametrize(
    ("loc", "place"),
    [
        (["check"], (2, 2)),
        (["check", "ignore"], (3, 1)),
        (["check", "ignore", 1], (3, 23)),
        (["check", "ignore", 2], (4, 3)),
        (["check", "levels", "b"], (5, 24)),
        (["check", "share"], (6, 1)),
        (["check", "places", 0], (8, 9)),
        (["check", "places", 0, "rule"], (9, 1)),
        (["check", "places", 1, "rule"], (12, 1)),
        (["check", "places", 1, "text"], (11, 9)),
        (["check", "nothing"], (2, 2)),
        ([], (1, 1)),
    ],
)
def test_a_problem_stands_at_its_key(loc: list[str | int], place: tuple[int, int]) -> None:
    problem = TomlFile(_TEXT, "a.toml").problem(loc, "what", "hint")
    assert (problem.line, problem.column) == place
    assert problem.shown == _TEXT.split("\n")[place[0] - 1]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[a]\nb = “x”\n", "a.toml:2:5: TOML 写法不对"),
        ("a = 1\na = 2\n", "a.toml:2:6: 这个键写了两次"),
        ("[a]\n[a]\n", "a.toml:2:3: 这个方括号里的名称写了两次"),
        ("a = 1 b\n", "a.toml:1:7: 这一行后面还有字"),
        ("a b\n", "a.toml:1:3: 键的后面没有“=”"),
        ("a = [1,\n\n", "a.toml:1:8: "),
        ('a = "x\n', "a.toml:1:7: "),
        ("a = " + "[" * 2000, "a.toml:1:2005: 方括号、花括号套得太深: 少套几层"),
        ("a = " + "{b=" * 2000, "a.toml:1:6005: 方括号、花括号套得太深: 少套几层"),
        ("a = " + "9" * 5000, "a.toml:1:5005: 数字太长: "),
    ],
)
def test_what_is_no_toml_is_told_in_chinese_at_its_place(text: str, told: str) -> None:
    with pytest.raises(InputError) as caught:
        TomlFile(text, "a.toml")
    assert str(caught.value).startswith(told)
    assert str(caught.value).count("a.toml") == 1
