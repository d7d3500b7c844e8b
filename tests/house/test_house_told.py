"""What is told is a message: no problem, note or error holds Chinese that nobody translates.

A room whose Chinese is not all told holds data too: patterns, keys, words of a report. What is told
is known by where it goes: to what tells it, to a name that such texts go by, or to `_`.
"""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_APP = Path(__file__).resolve().parents[2] / "app"
# Files and folders of the program.
_TOLD_IN = (
    *("files", "word", "reading", "markup", "models", "outline"),
    *("bank", "mining", "engines", "copying", "processes.py"),
)
_MARKS = {"_", "N_", "plural"}
# What tells a person what it is given, as every error does.
_TELLERS = {"Problem", "problem", "Doubt", "Told", "Advice", "broken", "_say", "_tell", "_doubt"}
# What a text is called that is told later, and where such texts are gathered.
_TEXTS = {"what", "hint", "why", "said", "note", "fault"}
_GATHERED = {"notes", "faults", "problems"}
# What a function is called whose outcome is told.
_TELLS = re.compile("note|fault|problem|hint|tell")
# What these say is written into a file; what is said of a field is, too.
_WRITTEN = {"files/editors.py", "outline/json_schema.py"}
_WRITES = {"Field"}
_HAN = re.compile("[\u4e00-\u9fff]")
# What is looked for in a text, and not told.
_SOUGHT = (ast.Compare, ast.Subscript)
_GIVES = (ast.Return, ast.Yield, ast.YieldFrom)


def _name(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else getattr(node, "attr", "")


def _names(node: ast.AST) -> set[str]:
    return {inner.id for inner in ast.walk(node) if isinstance(inner, ast.Name)}


def _chinese(node: ast.AST) -> Iterator[str]:
    """Yield the Chinese texts in an expression that are no messages."""
    called = _name(node.func) if isinstance(node, ast.Call) else ""
    if isinstance(node, _SOUGHT) or called in _MARKS | _WRITES:
        return
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and _HAN.search(node.value):
        yield node.value
    for inner in ast.iter_child_nodes(node):
        yield from _chinese(inner)


def _assigned(tree: ast.AST) -> Iterator[tuple[set[str], ast.expr]]:
    """Yield each value that is given to names, and these."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign):
            yield set().union(*(map(_name, _flat(each)) for each in node.targets)), node.value
        elif isinstance(node, (ast.AnnAssign, ast.AugAssign)) and node.value:
            yield {_name(node.target)}, node.value


def _flat(target: ast.expr) -> Iterable[ast.expr]:
    return target.elts if isinstance(target, ast.Tuple) else [target]


def _told(tree: ast.Module) -> Iterator[ast.AST]:
    """Yield the expressions of a module that a person is told."""
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    for call in calls:
        name, owner = _name(call.func), getattr(call.func, "value", None)
        gathered = name in ("append", "extend") and owner and _name(owner) in _GATHERED
        if name in _TELLERS or name.endswith("Error") or gathered:
            yield from (*call.args, *(each.value for each in call.keywords))
    yield from (value for names, value in _assigned(tree) if names & (_TEXTS | _GATHERED))
    for function in _functions(tree):
        if _TELLS.search(function.name):
            given = (node for node in ast.walk(function) if isinstance(node, _GIVES))
            yield from (each.value for each in given if each.value)
    yield from _translated_later(tree)


def _functions(tree: ast.AST) -> list[ast.FunctionDef]:
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]


def _translated_later(tree: ast.Module) -> Iterator[ast.AST]:
    """Yield the texts of a module that its functions take to be translated: `_(_SAY[key])`."""
    tables = [(names, value) for node in tree.body for names, value in _assigned(node)]
    for function in _functions(tree):
        calls = (node for node in ast.walk(function) if isinstance(node, ast.Call))
        wanted = set().union(*(_names(each.args[0]) for each in calls if _name(each.func) == "_"))
        for names, value in _assigned(function):
            wanted |= _names(value) if names & wanted else set()
        yield from (value for names, value in tables if names & wanted)


def _untranslated(source: str) -> list[str]:
    tree = ast.parse(source)
    return list(dict.fromkeys(text for told in _told(tree) for text in _chinese(told)))


@pytest.mark.parametrize("room", _TOLD_IN)
def test_what_a_room_tells_is_a_message(room: str) -> None:
    path = _APP / room
    modules = [path] if path.suffix else sorted(path.rglob("*.py"))
    assert modules
    found = {
        name: _untranslated(module.read_text("utf-8"))
        for module in modules
        if (name := module.relative_to(_APP).as_posix()) not in _WRITTEN
    }
    assert {name: texts for name, texts in found.items() if texts} == {}


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("raise InputError(Problem('甲', _('乙'), path))", ["甲"]),
        ("raise ValueError(f'甲{x}')", ["甲"]),
        ("raise ArchiveError(_('甲{}').format(x))", []),
        ("what, hint = '甲' if x else _('乙'), '丙'", ["甲", "丙"]),
        ("what = _('甲') if '乙' in x else _('丙')", []),
        ("hint += f'；甲{x}'", ["；甲"]),
        ("self.notes.append(f'甲{x}')", ["甲"]),
        ("notes = [f'甲{x}']", ["甲"]),
        ("faults += [_('甲{}').format(each) for each in x]", []),
        ("self._say(node, '甲', hint)", ["甲"]),
        ("raise parts.broken(f'甲{x}')", ["甲"]),
        ("def tell_all():\n    yield '甲'\n    return _('乙')", ["甲"]),
        ("class A:\n    note: str = Field('', title='甲')", []),
        ("_SAY = {1: '甲'}\ndef f(x):\n    return _(_SAY[x])", ["甲"]),
        ("_SAY = {1: ('甲', N_('乙'))}\ndef f(x):\n    a, b = _SAY[x]\n    return _(a)", ["甲"]),
        ("_SAY = {'甲': N_('乙')}\ndef f(x):\n    return _(_SAY[x])", ["甲"]),
        ("_FORMS = {1: '甲'}\ndef f(x):\n    return _FORMS[x]", []),
        ("_A = re.compile('甲')\n'''乙'''\ndef f():\n    return Span('丙')", []),
    ],
)
def test_what_is_told_without_being_a_message_is_seen(source: str, told: list[str]) -> None:
    assert _untranslated(source) == told
