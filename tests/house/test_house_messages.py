"""Every message has its English, with the same values in it, and can be found by who translates.

Rooms whose messages are all in the catalog are listed here; what is added to them has to be, too.
"""

from __future__ import annotations

import ast
import io
import re
from gettext import GNUTranslations
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING

import pytest
from jinja2 import Environment
from jinja2.ext import babel_extract

from docs.make_messages import COMPILED, compiled, messages, read_catalog, untranslated

if TYPE_CHECKING:
    from collections.abc import Iterator

_APP = Path(__file__).resolve().parents[2] / "app"
_MODULES = {path: ast.parse(path.read_text("utf-8")) for path in sorted(_APP.rglob("*.py"))}
_PAGES = sorted((_APP / "web" / "pages").rglob("*.html"))
_CONVERTED = ("cli", "engines", "errors.py", "messages.py", "processes.py", "trace.py", "web")
_MARKS = {"_", "N_", "plural"}
# Examples of what a user types, in every language.
_DATA = {"'XX市=济南市'"}
# It only takes pages apart.
_SYNTAX = Environment(autoescape=True)
_HAN = re.compile("[\u4e00-\u9fff]")
_CHINESE_MARKS = re.compile("[，。；：？！（）、]")


def _calls(tree: ast.Module, names: set[str] = _MARKS) -> list[ast.Call]:
    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call))
    return [each for each in calls if isinstance(each.func, ast.Name) and each.func.id in names]


def _values(text: str) -> list[str]:
    """Return the names of the values in a message; what is in Chinese or capitals is no name."""
    if not re.search(r"\{[a-z_]*[!:}]", text):
        return []
    named = (name for _, name, _, _ in Formatter().parse(text) if name is not None)
    return sorted(name for name in named if not name or re.fullmatch("[a-z_]+", name))


def _translated() -> Iterator[tuple[str, str]]:
    """Yield each message with its translation, each form of one by itself."""
    for each in read_catalog():
        if isinstance(each.id, str):
            yield each.id, str(each.string)
        else:
            yield from ((each.id[0], form) for form in each.string or ())


def test_no_message_lacks_a_translation_and_none_is_left_of_what_nobody_says() -> None:
    catalog = read_catalog()
    known = {each.id for each in catalog if each.id}
    assert known == {message for message, _ in messages()}, "python -m docs.make_messages"
    assert untranslated() == []


def test_no_translation_is_in_doubt() -> None:
    assert [each.id for each in read_catalog() if each.id and each.fuzzy] == []


def test_a_translation_has_the_values_of_its_message() -> None:
    differing = [(one, other) for one, other in _translated() if _values(one) != _values(other)]
    assert differing == []


def test_several_values_have_names_since_another_language_may_order_them_otherwise() -> None:
    assert [one for one, _ in _translated() if len(_values(one)) > 1 and "" in _values(one)] == []


def test_english_has_no_marks_of_chinese() -> None:
    # （空） is typed as it is, in every language.
    told = [other.replace("（空）", "") for one, other in _translated() if one]
    assert [other for other in told if _CHINESE_MARKS.search(other)] == []


def test_what_is_compiled_is_made_of_the_catalog_as_it_stands() -> None:
    kept, made = (
        GNUTranslations(io.BytesIO(data))._catalog  # type: ignore[attr-defined]
        for data in (COMPILED.read_bytes(), compiled())
    )
    # What made it stands under no message.
    assert {**kept, "": ""} == {**made, "": ""}, "python -m docs.make_messages"


def _wrong(tree: ast.Module) -> list[str]:
    """Return the calls whose message no tool finds, or that is put together before it is one."""
    wrong = [
        call
        for call in _calls(tree)
        if not isinstance(call.args[0], (ast.Constant, ast.Name, ast.Attribute, ast.Subscript))
    ]
    shifted = [
        node.left
        for node in ast.walk(tree)
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mod)
        if node.left in _calls(tree)
    ]
    return [ast.unparse(each) for each in (*wrong, *shifted)]


def test_a_message_is_put_together_only_after_it_is_translated() -> None:
    found = {path.name: wrong for path, tree in _MODULES.items() if (wrong := _wrong(tree))}
    assert found == {}


@pytest.mark.parametrize(
    ("source", "wrong"),
    [
        ("_('甲{}').format(x)", False),
        ("_(TABLE[x])", False),
        ("_(self.label)", False),
        ("_(f'甲{x}')", True),
        ("_('甲{}'.format(x))", True),
        ("_('甲%s') % x", True),
        ("_('甲' + x)", True),
        ("plural(f'甲{n}', n)", True),
    ],
)
def test_what_is_put_together_too_soon_is_seen(source: str, wrong: bool) -> None:
    assert bool(_wrong(ast.parse(source))) == wrong


def _at_import(tree: ast.Module) -> list[str]:
    """Return what is translated when a module is loaded, before anybody can say his language."""
    functions = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)
    later = {
        inner
        for node in ast.walk(tree)
        if isinstance(node, functions)
        for part in (node.body if isinstance(node.body, list) else [node.body])
        for inner in ast.walk(part)
    }
    return [ast.unparse(call) for call in _calls(tree, {"_", "plural"}) if call not in later]


def test_no_message_is_translated_when_its_module_is_loaded() -> None:
    found = {path.name: calls for path, tree in _MODULES.items() if (calls := _at_import(tree))}
    assert found == {}
    assert _at_import(ast.parse("X = _('甲')\ndef f():\n    return _('乙')")) == ["_('甲')"]


def _unmarked(tree: ast.Module) -> list[str]:
    """Return the Chinese texts of a module that are neither messages nor told to its reader."""
    told = {
        node.body[0].value
        for node in ast.walk(tree)
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef))
        if node.body and isinstance(node.body[0], ast.Expr)
    }
    explained = {
        after.value
        for before, after in zip(tree.body, tree.body[1:], strict=False)
        if isinstance(before, (ast.Assign, ast.AnnAssign)) and isinstance(after, ast.Expr)
    }
    marked = {inner for call in _calls(tree) for inner in ast.walk(call)}
    texts = (node for node in ast.walk(tree) if isinstance(node, ast.Constant))
    return [
        each.value
        for each in texts
        if isinstance(each.value, str) and _HAN.search(each.value) and each.value not in _DATA
        if each not in marked and each not in told and each not in explained
    ]


def test_a_room_whose_messages_are_translated_has_no_other_chinese() -> None:
    rooms = {
        path: tree
        for path, tree in _MODULES.items()
        if path.relative_to(_APP).parts[0] in _CONVERTED
    }
    assert len(rooms) > 20
    assert {path.name: texts for path, tree in rooms.items() if (texts := _unmarked(tree))} == {}
    assert _unmarked(ast.parse("'''甲'''\nX = '乙'\n'''丙'''\nY = N_('丁')")) == ["乙"]


def _told_by(page: str) -> list[str]:
    """Return the Chinese of a page that no message is: its text, and words within its tags."""
    words = (word for _, kind, word in _SYNTAX.lex(page) if kind in ("data", "string"))
    marked = {
        each
        for _, _, told, _ in babel_extract(io.BytesIO(page.encode()), list(_MARKS), (), {})
        for each in ([told] if isinstance(told, str) else told or ())
    }
    return [each for each in words if _HAN.search(each) and each.strip("\"'") not in marked]


def test_a_page_has_no_chinese_but_messages() -> None:
    assert len(_PAGES) > 5
    found = {page.name: words for page in _PAGES if (words := _told_by(page.read_text("utf-8")))}
    assert found == {}
    assert _told_by('<p title="甲">{{ _("乙") }}{{ "丙" }}</p>') == ['<p title="甲">', '"丙"']
