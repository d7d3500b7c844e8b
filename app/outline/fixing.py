"""An outline's own text with phrases of the bank fixed at places of it, or no longer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.files.text_edits import editable
from app.files.yaml_nodes import parse_yaml
from app.outline.key_paths import key_path
from app.outline.languages import language_of
from app.outline.placing import plain_at, with_node
from app.outline.rearranging import with_root

if TYPE_CHECKING:
    from collections.abc import Collection

    from app.files.yaml_nodes import Node, Plain
    from app.outline.shapes import Language

_CONTENT: dict[Language, str] = {"zh": "内容", "en": "content"}
_ID: dict[Language, str] = {"zh": "编号", "en": "id"}
_PIN = "pin"


def with_pin(text: str, key: str, phrase: str, name: str = "", *, after_own: bool = False) -> str:
    """Return an outline's text with a phrase, by its id, fixed at a key of it.

    At a point's `pin` it is one more of those that must stand in the point. Anywhere else it
    stands in the place of what the bank would choose there, `after_own` words behind them.
    Comments, order and quotes stay. `name` is the file's. Raises `InputError` for a text that is
    no outline, and `ValueError` for a key that no outline has.
    """
    path = key_path(key)
    if path is None:
        raise ValueError(f"no key of an outline: {key}")
    file = parse_yaml(editable(text), name)
    language, held = language_of(file.root), plain_at(file.root, path.steps)
    value: Plain
    if path.steps[-1] == _PIN:
        value = [*_several(held), phrase]
    else:
        pin: Plain = {_ID[language]: phrase}
        value = {_CONTENT[language]: [*(_pieces(held) if after_own else ()), pin]}
    return with_root(text, file, with_node(file.root, path, value, language))


def without_pins(text: str, phrases: Collection[str], name: str = "") -> str:
    """Return an outline's text in which some phrases, by their ids, are fixed nowhere.

    Where nothing else was said, the bank chooses again. Raises `InputError` as `with_pin`.
    """
    file = parse_yaml(editable(text), name)
    return with_root(text, file, _without(file.root, phrases) or file.root)


def _without(node: Node, phrases: Collection[str]) -> Node | None:
    """Return a node without pins of some phrases; None where nothing is left of it."""
    if node.mapping:
        held = {key.value: value.value for key, value in node.pairs()}
        if any(held.get(key) in phrases for key in _ID.values()):
            return None
        pairs = [(key, _without(value, phrases)) for key, value in node.pairs()]
        kept = [(key, value) for key, value in pairs if value is not None]
        return node._replace(value=kept) if kept or not pairs else None
    if items := node.items():
        left = [one for item in items if (one := _without(item, phrases)) is not None]
        return node._replace(value=left) if left else None
    return None if node.value in phrases else node


def _several(held: Plain) -> list[Plain]:
    return held if isinstance(held, list) else [held] if held else []


def _pieces(held: Plain) -> list[Plain]:
    """Return what a block holds, piece by piece."""
    if isinstance(held, dict):
        return _several(next((held[key] for key in _CONTENT.values() if key in held), None))
    return _several(held)
