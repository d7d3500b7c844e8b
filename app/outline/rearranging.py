"""An outline's own text with something taken out or put elsewhere.

Comments, order and quotes stay wherever the text is written a thing a line. Where it is not, the
outline is written anew: then its comments go, and never a word of it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from app.errors import InputError, Problem
from app.files.text_edits import Edit, editable, edited
from app.files.yaml_editing import rewritten
from app.files.yaml_nodes import parse_yaml
from app.outline.key_paths import key_path
from app.outline.languages import in_language, language_of, written_keys
from app.outline.placing import list_at, with_node
from app.outline.reading import outline_of
from app.outline.writing import write_outline, write_scalar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.files.yaml_nodes import Node, Plain, YamlFile
    from app.outline.key_paths import KeyPath


def without(text: str, key: str, name: str = "") -> str:
    """Return an outline's text without what stands at a key: a value, or one of a list.

    `name` is the file's. Raises `InputError` for a text that is no outline, or would be none
    without it, and `ValueError` for a key that no outline has.
    """
    path = _path(key)
    file = parse_yaml(editable(text), name)
    if isinstance(path.steps[-1], int):
        number = path.steps[-1]
        kept = [n for n in range(len(_items(file, path))) if n != number]
        return _with_items(text, file, path, kept)
    return _with_root(text, file, with_node(file.root, path, None, language_of(file.root)))


def moved(text: str, key: str, to: int, name: str = "") -> str:
    """Return an outline's text with one of a list at another place of it, from 0.

    Raises as `without` does; a place beyond the list's end is its end.
    """
    path = _path(key)
    file = parse_yaml(editable(text), name)
    number = path.steps[-1]
    if not isinstance(number, int):
        raise ValueError(f"not one of a list: {key}")
    order = [n for n in range(len(_items(file, path))) if n != number]
    order.insert(max(0, to), number)
    return _with_items(text, file, path, order)


def replaced(text: str, key: str, words: str, name: str = "") -> str:
    """Return an outline's text with words in the place of whatever stands at a key.

    Raises as `without` does.
    """
    path = _path(key)
    file = parse_yaml(editable(text), name)
    return _with_root(text, file, with_node(file.root, path, words, language_of(file.root)))


def pin_key(text: str, phrase: str) -> str:
    """Return the key at which an outline's text pins a phrase, nothing where it does not."""
    for written in written_keys(text):
        if written.key.english == "id" and written.value.value == phrase:
            steps = (f"[{step}]" if isinstance(step, int) else f".{step}" for step in written.path)
            return "".join(steps).removeprefix(".").removesuffix(".id")
    return ""


def _path(key: str) -> KeyPath:
    path = key_path(key)
    if path is None:
        raise ValueError(f"no key of an outline: {key}")
    return path


def _items(file: YamlFile, path: KeyPath) -> Sequence[Node]:
    held = list_at(file.root, path.steps[:-1])
    items = held.items() if held else []
    if not isinstance(path.steps[-1], int) or path.steps[-1] >= len(items):
        raise InputError(Problem("提纲里已经没有这一条了", "刷新页面再看", file.path))
    return items


def _with_items(text: str, file: YamlFile, path: KeyPath, order: Sequence[int]) -> str:
    """Return a text with the items of a list in this order; those not in it are gone."""
    held = list_at(file.root, path.steps[:-1])
    if held is None:
        raise ValueError(f"no list: {path.steps}")
    items = held.items()
    plain: list[Plain] = [items[n].plain() for n in order]
    parent = path._replace(steps=path.steps[:-1])
    root = with_node(file.root, parent, plain or None, language_of(file.root))
    lines = _lines_of(file, held)
    if lines:
        source = file.source.text
        kept = "".join(source[slice(*lines[n])] for n in order)
        made = edited(text, [Edit(lines[0][0], lines[-1][1], kept)])
        if _says(made, root, file.path):
            return _checked(made, file.path)
    return _anew(file, root)


def _lines_of(file: YamlFile, held: Node) -> list[tuple[int, int]]:
    """Return the lines of each item of a list that is written an item a line, else nothing.

    Remarks between two items belong to the first, as the questions of a starter do.
    """
    source = file.source
    starts: list[int] = []
    for item in held.items():
        start = file.start(item)
        line = source.line_start(start)
        if source.text[line:start].strip() != "-":
            return []
        starts.append(line)
    last = held.items()[-1]
    column = source.text.index("-", starts[-1]) - starts[-1]
    end = _end_below(source.text, max(last.end, file.start(last)), column)
    if not source.text[:end].endswith("\n"):
        return []
    return list(zip(starts, [*starts[1:], end], strict=True))


def _end_below(text: str, at: int, column: int) -> int:
    """Return where the lines end that belong to a list's last item, remarks too."""
    # A block of lines ends behind its last newline already.
    end = at if text[at - 1 : at] == "\n" else text.find("\n", at) + 1 or len(text)
    while end < len(text):
        stop = text.find("\n", end) + 1 or len(text)
        line = text[end:stop]
        if not line.strip() or len(line) - len(line.lstrip(" ")) < column:
            break
        end = stop
    return end


def _with_root(text: str, file: YamlFile, root: Node) -> str:
    try:
        made = rewritten(text, file, root, write_scalar)
    except (InputError, ValueError):
        return _anew(file, root)
    return _checked(made, file.path)


def _says(text: str, root: Node, name: str) -> bool:
    try:
        return parse_yaml(editable(text), name).root.plain() == root.plain()
    except InputError:
        return False


def _checked(text: str, name: str) -> str:
    """Return a text that is an outline. Raises `InputError` for another."""
    outline_of(parse_yaml(editable(text), name))
    return text


def _anew(file: YamlFile, root: Node) -> str:
    outline, _ = outline_of(replace(file, root=root))
    return in_language(write_outline(outline), language_of(root))
