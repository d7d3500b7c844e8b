"""A YAML text that is made to say more keeps every line, sign and remark that it had."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.files.text_edits import Edit, editable, edited
from app.files.yaml_editing import rewritten
from app.files.yaml_nodes import Node, parse_yaml
from app.outline.writing import write_scalar
from tests.files.yaml_styles import styled


def made(value: Any) -> Node:
    """Return a value as nodes that stand nowhere."""
    if isinstance(value, Node):
        return value
    if isinstance(value, dict):
        return Node([(Node(key, 0, 1), made(held)) for key, held in value.items()], 0, 1, True)
    return Node([made(held) for held in value] if isinstance(value, list) else value, 0, 1)


KEYS = st.sampled_from(["事情", "原先", "a b", "k", "甲: 乙", "#c", "-"])
WORDS = st.sampled_from(
    [
        *("甲", "甲、乙。丙！", "甲，乙", "完成3座、86条", "图上看不见的，脚走到了才看得见"),
        *("a: b", "- a", "#1机组", "甲 #乙", "1,234", "false", "~", "010", '问"乙"', "it's", "\\"),
        *(
            "[甲]",
            "{乙}",
            "*甲",
            "&乙",
            "问：乙",
            "甲\n乙",
            "甲\n\n乙\n",
            "| 甲\n| 乙",
            " 甲 ",
            "甲\n",
        ),
    ]
) | st.text("甲乙，。ab:#-'\" \n", min_size=1, max_size=12)
VALUES = st.recursive(
    WORDS | st.none() | st.just(value=False),
    lambda inner: (
        st.lists(inner.filter(lambda value: value is not None), max_size=3)
        | st.dictionaries(KEYS, inner, max_size=3)
    ),
    max_leaves=8,
)


def _places(node: Node, path: tuple[int, ...] = ()) -> list[tuple[tuple[int, ...], Node]]:
    below = [value for _, value in node.pairs()] or node.items()
    found = [(path, node)]
    for n, each in enumerate(below):
        found += _places(each, (*path, n))
    return found


def _with(node: Node, path: tuple[int, ...], value: Node) -> Node:
    """Return a tree with another value at a place of it."""
    if not path:
        return value
    n, *rest = path
    if node.mapping:
        pairs = node.pairs()
        key, held = pairs[n]
        changed = (key, _with(held, tuple(rest), value))
        return node._replace(value=[*pairs[:n], changed, *pairs[n + 1 :]])
    items = node.items()
    return node._replace(value=[*items[:n], _with(items[n], tuple(rest), value), *items[n + 1 :]])


def _more(node: Node, key: str, value: Any) -> list[Node]:
    """Return what can be made of a node by putting a value somewhere."""
    around = [
        made({"首": node, key + "二": value}),
        made([node, value]),
        made([{"首": node, key + "二": value}, "丙"]),
    ]
    if node.mapping:
        return [node._replace(value=[*node.pairs(), (made(key + "新"), made(value))]), *around]
    if isinstance(node.value, list):
        return [node._replace(value=[*node.items(), made(value)]), *around]
    if node.value is None:
        return [made(value)]
    return [made(value), *(around if isinstance(node.value, str) else [])]


def _holds(new: Node, old: Node) -> bool:
    """Tell whether a node goes on in another, which is no other text in its place."""
    if new == old or (_keyed_alike(new, old) and old.value):
        return True
    below = [value for _, value in new.pairs()] or new.items()
    return bool(below) and _holds(below[0], old)


def _keyed_alike(new: Node, old: Node) -> bool:
    return (new.line, new.column, new.mapping) == (old.line, old.column, old.mapping)


def _remarks(text: str) -> list[str]:
    return re.findall(r"#(?: 注\d+|- \{甲: \[乙\}\d+| 块下面)", text)


@given(st.dictionaries(KEYS, VALUES, min_size=1, max_size=3).flatmap(styled), st.data())
def test_a_text_says_the_other_tree_and_keeps_what_it_had(text: str, data: st.DataObject) -> None:
    file = parse_yaml(editable(text), "o.yaml")
    places = _places(file.root)
    path, node = data.draw(st.sampled_from(places[1:] or places))
    value = data.draw(VALUES.filter(lambda value: value not in (None, [], {})))
    new = data.draw(st.sampled_from(_more(node, data.draw(KEYS), value)))
    if not path and not new.mapping:
        return
    root = _with(file.root, path, new)
    after = rewritten(text, file, root, write_scalar)
    assert parse_yaml(editable(after), "").root.plain() == root.plain()
    assert _remarks(after) == _remarks(text)
    newlines = set(re.findall("\r?\n", text))
    assert set(re.findall("\r?\n", after)) <= (newlines or {"\n"})
    assert after.startswith("\ufeff") == text.startswith("\ufeff")
    if _holds(new, node) and text.endswith("\n"):
        # Nothing is taken away: the new text is the old one with words put in.
        rest = iter(after)
        assert all(char in rest for char in text)


@pytest.mark.parametrize(
    ("text", "edits", "expected"),
    [
        ("a\r\nb\r\nc", [Edit(2, 3, "x\ny"), Edit(0, 0, ">")], ">a\r\nx\r\ny\r\nc"),
        ("a\nb\r\nc\rd", [Edit(4, 4, "x\n"), Edit(6, 7, "e")], "a\nb\r\nx\nc\re"),
        ("\ufeffab", [Edit(0, 1, ""), Edit(1, 1, "x\n")], "\ufeffx\nb"),
        ("ab", [Edit(1, 1, "x"), Edit(1, 1, "y")], "axyb"),
        ("", [], ""),
    ],
)
def test_edits_leave_the_ends_of_lines_as_they_are(
    text: str, edits: list[Edit], expected: str
) -> None:
    assert edited(text, edits) == expected
