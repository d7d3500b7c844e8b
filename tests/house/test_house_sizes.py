"""Files and functions stay small enough to be read at one sitting."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

_CHECKOUT = Path(__file__).resolve().parents[2]
_APP = sorted((_CHECKOUT / "app").rglob("*.py"))
_TESTS = sorted((_CHECKOUT / "tests").rglob("*.py"))

_LONGEST_FILE = 400
_LONGEST_FUNCTION = 60


def _named(path: Path) -> str:
    return str(path.relative_to(_CHECKOUT))


@pytest.mark.parametrize("path", _APP + _TESTS, ids=_named)
def test_a_file_stays_small(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= _LONGEST_FILE


@pytest.mark.parametrize("path", _APP, ids=_named)
def test_a_function_stays_small(path: Path) -> None:
    nodes = list(ast.walk(ast.parse(path.read_text("utf-8"))))
    functions = [n for n in nodes if isinstance(n, (ast.FunctionDef, ast.AsyncFunctionDef))]
    lines = [(f.name, (f.end_lineno or f.lineno) - f.lineno + 1) for f in functions]
    assert not [(name, count) for name, count in lines if count > _LONGEST_FUNCTION]
