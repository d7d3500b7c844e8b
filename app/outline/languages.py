"""The keys of an outline's text in one language; all else stays, character for character."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from app.files.yaml_nodes import parse_yaml
from app.outline.grammar import OUTLINE
from app.outline.shapes import ListOf

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.files.yaml_nodes import Node
    from app.outline.shapes import Key, Language, Shape


class WrittenKey(NamedTuple):
    """A key as it stands in a text: what it is, its place, its value, and where below what.

    `path` are the English keys and the indices (from 0) that lead to it, its own the last.
    """

    key: Key
    node: Node
    value: Node
    path: tuple[str | int, ...]


def in_language(text: str, language: Language) -> str:
    """Return an outline's text with every known key in Chinese (`zh`) or English (`en`)."""
    lines = text.split("\n")
    for written in reversed(list(written_keys(text))):
        key, node = written.key, written.node
        line, start = lines[node.line - 1], node.column - 1
        behind = line[start + len(str(node.value)) :]
        lines[node.line - 1] = line[:start] + key.name_in(language) + behind
    return "\n".join(lines)


def language_of(root: Node) -> Language:
    """Return the language that most keys of an outline are written in; Chinese if it is even."""
    written = list(_below(root, OUTLINE, ()))
    english = sum(one.node.value != one.key.chinese for one in written)
    return "en" if english * 2 > len(written) else "zh"


def written_keys(text: str) -> Iterator[WrittenKey]:
    """Yield every known key of an outline's text, in its order."""
    return _below(parse_yaml(text, "").root, OUTLINE, ())


def _below(node: Node, shape: Shape, path: tuple[str | int, ...]) -> Iterator[WrittenKey]:
    listed = shape.form(ListOf)
    if listed:
        for number, item in enumerate(node.items()):
            yield from _below(item, listed.item, (*path, number))
    form = shape.keyed_for([key.value for key, _ in node.pairs()])
    for name, value in node.pairs():
        if form and (key := form.key(name.value)):
            place = (*path, key.english)
            yield WrittenKey(key, name, value, place)
            yield from _below(value, key.shape, place)
