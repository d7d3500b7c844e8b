"""A room imports only from rooms above it in the table, and only `files` touches the disk.

The table stands here; `ARCHITECTURE.md` explains it in the same order. What a module imports for
its types alone counts like any other import.
"""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from itertools import chain
from pathlib import Path

import pytest

ROOMS: dict[str, set[str]] = {
    "errors": set(),
    "patterns": set(),
    "messages": set(),
    "trace": set(),
    "processes": set(),
    "text": set(),
    "models": {"text"},
    "facts": {"models", "text"},
    "files": {"models"},
    "word": {"files", "models"},
    "markup": {"models", "text"},
    "reading": {"models", "text", "files", "word", "markup"},
    "bank": {"models", "text", "files"},
    "outline": {"models", "text", "facts", "files", "bank"},
    "mining": {"models", "text"},
    "engines": {"processes", "files", "mining"},
    "drafting": {"models", "text", "facts", "files", "markup", "bank"},
    "placeholders": {"models", "text", "files", "word"},
    "copying": {"text", "files"},
    "checking": {
        *("models", "text", "facts", "files", "reading", "mining", "placeholders", "copying"),
    },
    "writing": {"models", "text", "files", "word", "markup"},
}
ROOMS["batch"] = {
    *("processes", "text", "models", "files", "bank", "outline", "drafting", "placeholders"),
    *("checking", "copying", "writing"),
}
ROOMS["workflow"] = set(ROOMS)
ROOMS["web"] = {"workflow", "models"}
ROOMS["cli"] = {"workflow", "web", "models", "text"}

_APP = Path(__file__).resolve().parents[2] / "app"
_MODULES = sorted(_APP.rglob("*.py"))
_DISK = {
    *("read_text", "read_bytes", "write_text", "write_bytes", "mkdir", "unlink", "rmdir"),
    *("exists", "is_file", "is_dir", "is_symlink", "stat", "lstat", "samefile", "chmod", "touch"),
    *("iterdir", "glob", "rglob", "iglob", "scandir", "listdir", "resolve", "readlink"),
    *("cwd", "home", "expanduser", "mkstemp", "mkdtemp", "copyfile", "copytree", "rmtree"),
}
_BARE = {"open", "glob", "iglob", "scandir", "listdir"}
_AT_THE_DISK = {"files"}
# Every room may import these.
_FOR_ALL = {"errors", "patterns", "messages", "trace"}


def _room(path: Path) -> str:
    """Return the room a file stands in; a file of the root folder is its own room."""
    first = path.relative_to(_APP).parts[0]
    return first.removesuffix(".py")


def _imported_rooms(tree: ast.Module) -> set[str]:
    """Return the rooms that a module imports; `__init__` stands for the root package itself."""
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"line {node.lineno}: a relative import hides its room"
            module = node.module or ""
            names |= {f"app.{a.name}" for a in node.names} if module == "app" else {module}
    rooms = {name.split(".")[1] if "." in name else "__init__" for name in names if _ours(name)}
    return {room if room in ROOMS else "__init__" for room in rooms}


def _ours(name: str) -> bool:
    return name == "app" or name.startswith("app.")


def _wrong(room: str, source: str) -> set[str]:
    """Return the rooms that a module of this room imports and may not."""
    if room == "__main__":
        return _imported_rooms(ast.parse(source)) - {"cli"}
    allowed = {room, "__init__", *_FOR_ALL} | ROOMS.get(room, set())
    return _imported_rooms(ast.parse(source)) - allowed


def _disk_calls(source: str) -> list[str]:
    tree = ast.parse(source)
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    bare = [c for c in calls if isinstance(c.func, ast.Name) and c.func.id in _BARE]
    methods = [c for c in calls if isinstance(c.func, ast.Attribute) and c.func.attr in _DISK]
    return [f"line {call.lineno}" for call in bare + methods]


def test_every_file_stands_in_a_room_of_the_table() -> None:
    rooms = {_room(path) for path in _MODULES}
    assert {room for room in rooms if not room.startswith("__")} == set(ROOMS)


def test_a_room_imports_only_what_the_table_allows() -> None:
    wrong = {path: _wrong(_room(path), path.read_text("utf-8")) for path in _MODULES}
    assert {path: rooms for path, rooms in wrong.items() if rooms} == {}


def test_only_files_touches_the_disk() -> None:
    others = [path for path in _MODULES if _room(path) not in _AT_THE_DISK]
    calls = {path: _disk_calls(path.read_text("utf-8")) for path in others}
    assert {path: lines for path, lines in calls.items() if lines} == {}


def _outside(tree: ast.Module) -> set[str]:
    """Return the packages of others that a module imports."""
    nodes = list(ast.walk(tree))
    names = [a.name for node in nodes if isinstance(node, ast.Import) for a in node.names]
    names += [node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)]
    return {name.split(".")[0] for name in names} - {"app", *sys.stdlib_module_names}


def test_the_program_asks_for_the_packages_that_it_imports_and_no_others() -> None:
    project = tomllib.loads((_APP.parent / "pyproject.toml").read_text("utf-8"))["project"]
    extras = [project["optional-dependencies"][name] for name in ("scale", "cluster", "web")]
    named = chain(project["dependencies"], *extras)
    asked = {re.split(r"[>=;\[ ]", each)[0].lower() for each in named}
    # FastAPI asks for it where a page sends a form.
    asked -= {"python-multipart"}
    imported = {name for path in _MODULES for name in _outside(ast.parse(path.read_bytes()))}
    # What comes with another package is asked for by that one's name.
    owners = {**packages_distributions(), "pydantic_core": ["pydantic"]}
    assert {owners.get(name, [name])[0].lower() for name in imported} == asked


@pytest.mark.parametrize(
    ("room", "source", "wrong"),
    [
        ("models", "from app.text.sentences import split", set()),
        ("text", "from app.models.report import Report", {"models"}),
        ("mining", "import app.files.decoding", {"files"}),
        ("mining", "from app import files", {"files"}),
        ("mining", "def f():\n    from app.bank import load_bank", {"bank"}),
        ("mining", "if TYPE_CHECKING:\n    from app.bank import PhraseBank", {"bank"}),
        ("cli", "from app import __version__\nfrom app.workflow import draft", set()),
        ("cli", "from app.files.whole import write_whole", {"files"}),
        ("files", "import applause, json", set()),
    ],
)
def test_the_walk_sees_every_kind_of_import(room: str, source: str, wrong: set[str]) -> None:
    assert _wrong(room, source) == wrong


def test_the_walk_sees_what_touches_the_disk() -> None:
    assert _disk_calls("open('a')\nPath('a').read_text()\nread_text(path)") == ["line 1", "line 2"]
    assert _disk_calls("glob('*')\npath.exists()\nreport.walk()\npath.parent.iterdir()") == [
        *("line 1", "line 2", "line 4")
    ]


def test_a_room_imports_only_from_rooms_above_it() -> None:
    above: set[str] = set()
    for room, allowed in ROOMS.items():
        assert allowed <= above, f"{room} imports {allowed - above}, which stand below it"
        above.add(room)


def test_the_map_shows_the_rooms_in_the_order_of_the_table() -> None:
    text = (_APP.parent / "ARCHITECTURE.md").read_text("utf-8")
    assert re.findall(r"^\| `(\w+)(?:/|\.py)` \|", text, flags=re.MULTILINE) == list(ROOMS)
