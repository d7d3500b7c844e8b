"""Files and functions stay small enough to be read at one sitting."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_CHECKOUT = Path(__file__).resolve().parents[2]
_APP = sorted((_CHECKOUT / "app").rglob("*.py"))
_TESTS = sorted((_CHECKOUT / "tests").rglob("*.py"))

_LONGEST_FILE = 400
_LONGEST_FUNCTION = 60


def _functions(path: Path) -> Iterator[tuple[str, int]]:
    """Yield the name and the lines of each function of a file."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            yield node.name, (node.end_lineno or node.lineno) - node.lineno + 1


def test_a_file_stays_small() -> None:
    lines = {path: len(path.read_text("utf-8").splitlines()) for path in _APP + _TESTS}
    assert len(lines) > 400
    assert {path: count for path, count in lines.items() if count > _LONGEST_FILE} == {}


def test_a_function_stays_small() -> None:
    lines = [(path, name, count) for path in _APP for name, count in _functions(path)]
    assert len(lines) > 1000
    assert [each for each in lines if each[2] > _LONGEST_FUNCTION] == []
