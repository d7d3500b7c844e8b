"""What an outline holds at a place, and the outline with something else there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from app.files.yaml_nodes import FALSE, Node
from app.outline.grammar import OUTLINE
from app.outline.shapes import ListOf, No, RefusedError, Table, Words

if TYPE_CHECKING:
    from app.files.yaml_nodes import Plain
    from app.outline.key_paths import KeyPath, Step
    from app.outline.shapes import Key, Language, Shape, Value

# What is told of oneself, in a few words, is no theme.
_TOLD: dict[Step, str] = {"insights": "facts", "next_steps": "measures"}


def with_cell(root: Node, path: KeyPath, cell: str, line: int) -> Node:
    """Return an outline with a cell at a place of it; an empty cell takes away what stands there.

    What was made has the line given. Raises `IndexError` where a list is too short for the place.
    """
    made = _Made(line)
    value = _cell_node(cell, path.shape, made)
    return _placed(root, OUTLINE, path.steps, value, made) or made.node([], mapping=True)


def with_words(root: Node, path: KeyPath, words: str, language: Language) -> Node:
    """Return an outline with words at a place of it, and with new keys in a language.

    In a list they are one more; in a list of points, what a new point tells: its fact or measure.
    Where a list is too short for the place, they begin one more of it. `false` says that there is
    nothing, where that may be said.
    """
    made = _Made(0, language)
    steps: tuple[Step, ...] = ()
    for step in path.steps:
        steps = (*steps, min(step, _length(root, steps)) if isinstance(step, int) else step)
    if listed := path.shape.form(ListOf):
        told = _TOLD.get(steps[0]) if listed.item.key("facts") else None
        steps = (*steps, _length(root, steps), *((told, 0) if told else ()))
    value = made.node(words) if listed else made.words(words, path.shape)
    return _placed(root, OUTLINE, steps, value, made) or root


def with_node(root: Node, path: KeyPath, value: Plain, language: Language) -> Node:
    """Return an outline with a value at a place of it, and with new keys in a language.

    None leaves the key without a value.
    """
    made = _Made(0, language)
    return _placed(root, OUTLINE, path.steps, _node(value, made), made) or root


def list_at(root: Node, steps: tuple[Step, ...]) -> Node | None:
    """Return the list that an outline holds at a place; of a section, that of its points."""
    node, shape = _found(root, steps)
    if node is not None and node.mapping and (holder := _list_in(shape)):
        node = next((held for key, held in node.pairs() if key.value in holder.names), None)
    return node if node is not None and node.items() else None


def _node(value: Plain, made: _Made) -> Node:
    if isinstance(value, dict):
        pairs = [(made.node(key), _node(held, made)) for key, held in value.items()]
        return made.node(pairs, mapping=True)
    return made.node([_node(each, made) for each in value] if isinstance(value, list) else value)


def _length(root: Node, steps: tuple[Step, ...]) -> int:
    return len(_members(*_found(root, steps)))


def held_at(root: Node, path: KeyPath) -> bool:
    """Tell whether an outline holds anything at a place."""
    node, _ = _found(root, path.steps)
    return node is not None and node.value is not None


def plain_at(root: Node, steps: tuple[Step, ...]) -> Plain:
    """Return what an outline holds at a place as plain values, None for nothing."""
    node, _ = _found(root, steps)
    return node.plain() if node is not None else None


def words_of(root: Node, steps: tuple[Step, ...]) -> str | None:
    """Return the words that an outline holds at a place, of one fact as well as of its mapping."""
    node, shape = _found(root, steps)
    while node is not None and node.mapping:
        # A fact with answers is a mapping, whose first key is the fact itself.
        pairs = _pairs(node, shape, _Made(0))
        node = pairs[0][1] if pairs else None
    return node.value if node is not None and isinstance(node.value, str) else None


def node_of(root: Node, steps: tuple[Step, ...]) -> Node:
    """Return what an outline holds at a place, or at the nearest one around it that it has."""
    while steps:
        node, _ = _found(root, steps)
        # What was written out for a text that is short for it has the text's own place.
        if node is not None and node.line:
            return node
        steps = steps[:-1]
    return root


class _Made(NamedTuple):
    """How what an outline gets is made: with a line, and with keys in a language."""

    line: int
    language: Language = "zh"

    def node(self, value: Any, *, mapping: bool = False) -> Node:
        """Return a value as a node."""
        return Node(value, self.line, 1, mapping)

    def words(self, words: str, shape: Shape) -> Node:
        """Return words as a node; false stands for itself where it may."""
        return self.node(False if words in FALSE and shape.form(No) else words)

    def key(self, key: Key) -> Node:
        """Return a key as a node."""
        return self.node(key.name_in(self.language))


def _found(root: Node, steps: tuple[Step, ...]) -> tuple[Node | None, Shape]:
    """Return what an outline holds at a place, None for nothing, and what may stand there."""
    node: Node | None = root
    shape = OUTLINE
    for step in steps:
        if isinstance(step, int):
            items = _members(node, shape)
            node, shape = items[step] if step < len(items) else None, _item(shape)
            continue
        key = shape.key(step)
        pairs = _pairs(node, shape, _Made(0))
        names = key.names if key else (step,)
        node = next((held for name, held in pairs if name.value in names), None)
        shape = key.shape if key else _item(shape)
    return node, shape


def _item(shape: Shape) -> Shape:
    """Return what may stand in the list or the table that may stand at a place."""
    several = shape.form(ListOf) or shape.form(Table)
    return several.item if several else shape


def _cell_node(cell: str, shape: Shape, made: _Made) -> Node | None:
    """Return what a cell stands for: several lines a list where the place takes one."""
    lines = [text.strip() for text in cell.split("\n") if text.strip()]
    if not lines:
        return None
    if len(lines) > 1 and shape.form(ListOf):
        return made.node([made.node(text) for text in lines])
    return made.words(cell, shape)


def _placed(
    node: Node | None, shape: Shape, steps: tuple[Step, ...], value: Node | None, made: _Made
) -> Node | None:
    """Return a node with a value at a place below it; None where nothing is left of it."""
    if not steps:
        return value
    step, rest = steps[0], steps[1:]
    if isinstance(step, int):
        return _in_list(node, shape, step, rest, value, made)
    key = shape.key(step)
    names = key.names if key else (step,)
    pairs = _pairs(node, shape, made)
    held = next((item for name, item in pairs if name.value in names), None)
    placed = _placed(held, key.shape if key else _item(shape), rest, value, made)
    if placed is None:
        pairs = [pair for pair in pairs if pair[0].value not in names]
    elif held is None:
        pairs = [*pairs, (made.key(key) if key else made.node(step), placed)]
    else:
        pairs = [(name, placed if name.value in names else item) for name, item in pairs]
    if not pairs:
        return None
    return node._replace(value=pairs) if node and node.mapping else made.node(pairs, mapping=True)


def _in_list(
    node: Node | None,
    shape: Shape,
    at: int,
    rest: tuple[Step, ...],
    value: Node | None,
    made: _Made,
) -> Node | None:
    if node is not None and node.mapping and (holder := _list_in(shape)):
        # A section says its points under a key of their own where it says more than them.
        return _placed(node, shape, (holder.english, at, *rest), value, made)
    if node is not None and node.mapping and at == 0 and rest:
        # One thing alone needs no list, and gets none for what is said within it.
        alone = _placed(node, _item(shape), rest, value, made)
        if alone is not None:
            return alone
    items = _members(node, shape)
    if at > len(items) and value is not None:
        raise IndexError(len(items))
    held = items[at] if at < len(items) else None
    placed = _placed(held, _item(shape), rest, value, made)
    members = [*items[:at], *([placed] if placed else []), *items[at + 1 :]]
    if placed is None and held is not None and rest:
        # A point that lost its only word keeps its place, and shows what it lacks.
        members.insert(at, made.node(_asked(_item(shape))))
    return node._replace(value=members) if node and node.items() else made.node(members)


def _members(node: Node | None, shape: Shape) -> list[Node]:
    """Return the members of a list; a text or a mapping that is short for one is written out."""
    if node is None or not node.value:
        return []
    if node.mapping and (holder := _list_in(shape)):
        return [
            item for key, held in node.pairs() if key.value in holder.names for item in held.items()
        ]
    if not isinstance(node.value, str):
        return node.items() or [node]
    long = _long(node, shape)
    lines = long if isinstance(long, list) and len(long) > 1 else ()
    return [Node(line, node.line, node.column) for line in lines] or [node]


def _long(node: Node, shape: Shape) -> Value:
    """Return what a text is short for; None where it may not stand."""
    words = shape.form(Words)
    try:
        return words.take(str(node.value)) if words else None
    except RefusedError:
        return None


def _asked(shape: Shape) -> str:
    """Return a visible placeholder for what a text alone stands for: 【主题】 for a point."""
    words = shape.form(Words)
    long = words.take("x") if words else None
    target = next(iter(long), "") if isinstance(long, dict) else ""
    key = shape.key(target)
    return f"【{key.chinese if key else '请补充'}】"


def _list_in(shape: Shape) -> Key | None:
    """Return the key that holds the list where more than the list is said, as a section does."""
    keys = (key for form in shape.keyed() for key in form.keys)
    return next((key for key in keys if key.target == "items"), None)


def _pairs(node: Node | None, shape: Shape, made: _Made) -> list[tuple[Node, Node]]:
    """Return the pairs of a mapping; a text that is short for one is written out."""
    if node is None or node.value is None:
        return []
    if node.mapping:
        return node.pairs()
    if node.items():
        holder = _list_in(shape)
        return [(made.key(holder), node)] if holder else []
    long = _long(node, shape) if isinstance(node.value, str) else None
    if not isinstance(long, dict):
        return []
    return [
        (made.key(key), node if words == node.value else Node(words, node.line, node.column))
        for form in shape.keyed()
        for key in form.keys
        if isinstance(words := long.get(key.target), str)
    ]
