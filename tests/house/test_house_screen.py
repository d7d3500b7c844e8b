"""What a person is shown passes through one place, where signs without a shape are escaped."""

from __future__ import annotations

import ast
from pathlib import Path

_APP = Path(__file__).resolve().parents[2] / "app"
# The one place.
_SHOWING = _APP / "cli/showing.py"
_SHOWN = {"print", "input", "echo", "secho", "print_exc", "print_exception"}
_WRITES = ("write", "writelines")
_STREAMS = {"stdout", "stderr", "__stdout__", "__stderr__"}


def _writes(source: str) -> list[str]:
    if not any(f"{name}(" in source for name in (*_SHOWN, *_WRITES)):
        return []
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    return [ast.unparse(call) for call in calls if _is_shown(call.func)]


def _is_shown(called: ast.expr) -> bool:
    if isinstance(called, ast.Name):
        return called.id in _SHOWN
    if not isinstance(called, ast.Attribute):
        return False
    written = called.attr in _WRITES
    inner = called.value
    on_stream = isinstance(inner, ast.Attribute) and inner.attr in _STREAMS
    return called.attr in _SHOWN or (written and on_stream)


def test_nothing_is_shown_but_through_one_place() -> None:
    others = [path for path in _APP.rglob("*.py") if path != _SHOWING]
    found = {path.name: calls for path in others if (calls := _writes(path.read_text("utf-8")))}
    # What has escaped signs already is handed on to be coloured, by that one place alone.
    assert set(found) == {"colours.py"}
    callers = [path.name for path in others if "print_coloured(" in path.read_text("utf-8")]
    assert callers == ["colours.py"]


def test_the_test_sees_what_it_looks_for() -> None:
    shown = "print(x)\nsys.stderr.write(x)\ntraceback.print_exc()\ntyper.echo(x)\ninput(x)"
    assert len(_writes(shown)) == 5
    assert _writes("tell([x])\nout.write(x)") == []
