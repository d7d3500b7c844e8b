"""YAML that is read piece by piece, each piece told of, is the YAML that is read at once."""

from __future__ import annotations

from contextvars import copy_context

import pytest

from app.errors import InputError
from app.files.watching import Reading, watch_reading
from app.files.yaml_nodes import parse_yaml

# More than the parser takes at once, so that pieces end within a character and within a word.
_LONG = "".join(f"- {{键: 第{n}条，{'为民办事' * (n % 9)}, 二: “引{n}文”}}\n" for n in range(3000))


def _read(text: str) -> tuple[object, list[tuple[int, int]]]:
    """Return the tree of a text or its problems, and what was told of the reading."""
    told: list[tuple[int, int]] = []

    def read() -> object:
        watch_reading(lambda done, size: told.append((done, size)))
        try:
            return parse_yaml(text, "o.yaml", Reading(len(text.encode()))).root
        except InputError as error:
            return error.problems

    return copy_context().run(read), told


@pytest.mark.parametrize(
    "text",
    [
        _LONG,
        f"{_LONG}- 键: 值 # 说明\n",
        f"{_LONG}- 键: [一，二]\n- “引”: 1,000\n",
        f"{_LONG}- 键: '没有关上\n",
        f"{_LONG}- {{键: 值, 键: 值}}\n",
        f"{_LONG}- *引用\n",
        f"{_LONG}- {'[' * 60}\n",
        f"\ufeff{_LONG}",
        "键: 值\n",
    ],
)
def test_the_tree_and_every_fault_are_the_same(text: str) -> None:
    try:
        expected: object = parse_yaml(text, "o.yaml").root
    except InputError as error:
        expected = error.problems
    found, told = _read(text)
    assert found == expected
    size = len(text.encode()) // 1000
    assert told == sorted(told)
    assert {whole for _, whole in told} == {size}


def test_how_far_the_reading_has_come_is_told_many_times_and_to_the_end() -> None:
    _, told = _read(_LONG)
    assert len(set(told)) > 5
    assert told[-1][0] == told[-1][1]
