"""Columns that are keys of the outline: `发言人.单位`, `体会.1.事例`, `insights[0].facts`."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from app.files.yaml_nodes import FALSE, Node
from app.outline.grammar import OUTLINE
from app.outline.shapes import Keyed, ListOf, No, RefusedError, Table, Words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from app.outline.shapes import Key, Shape, Value

_STEP = re.compile(r"\[(\d+)\]|\.?([^.\[\]]+)")

Step = str | int


class KeyPath(NamedTuple):
    """A place of the outline: English keys and indices (from 0), and what may stand there."""

    steps: tuple[Step, ...]
    shape: Shape

    def __reduce__(self) -> tuple[Callable[[tuple[Step, ...]], KeyPath | None], tuple[object, ...]]:
        """Return how a process makes a place that another one sent: shapes hold functions."""
        return _at, (self.steps,)


def key_path(column: str) -> KeyPath | None:
    """Return the place that a column names, or None.

    Keys are in English or Chinese. `体会.1` counts from 1 as people do, `insights[0]` from 0 as
    the advice on a draft's gaps does.
    """
    return _at(tuple(_split(column)))


def _at(given: tuple[Step, ...]) -> KeyPath | None:
    steps: list[Step] = []
    shape = OUTLINE
    for step in given:
        found = _step(shape, step)
        if found is None:
            return None
        taken, shape = found
        steps += taken
    return KeyPath(tuple(steps), shape) if steps else None


def short_path(name: str) -> KeyPath | None:
    """Return the place of a key by its own name (`单位`), if only one key is called that."""
    found = _SHORT.get(name)
    return key_path(found) if found else None


def key_names() -> list[str]:
    """Return columns worth suggesting: the keys of the top level, and those just below them."""
    return [*(key.chinese for key in _top()), *_SHORT.values()]


def with_cell(root: Node, path: KeyPath, cell: str, line: int) -> Node:
    """Return an outline with a cell at a place of it; an empty cell takes away what stands there.

    What was made has the line given. Raises `IndexError` where a list is too short for the place.
    """
    value = _cell_node(cell, path.shape, line)
    return _placed(root, OUTLINE, path.steps, value, line) or Node([], line, 1, mapping=True)


def held_at(root: Node, path: KeyPath) -> bool:
    """Tell whether an outline holds anything at a place that is in no list."""
    node: Node | None = root
    shape = OUTLINE
    for step in path.steps:
        key = _key(shape, step) if isinstance(step, str) else None
        if node is None or key is None:
            return False
        node = next(
            (item for name, item in _pairs(node, shape, 1) if name.value in key.names), None
        )
        shape = key.shape
    return node is not None and node.value is not None


def _split(column: str) -> list[Step]:
    if _STEP.sub("", column).strip():
        return []
    steps: list[Step] = []
    for bracketed, word in _STEP.findall(column):
        words = word.strip()
        if bracketed:
            steps.append(int(bracketed))
        elif words.isascii() and words.isdecimal():
            # There is no point number zero.
            steps.append(int(words) - 1)
        else:
            steps.append(words)
    return steps


def _step(shape: Shape, step: Step) -> tuple[list[Step], Shape] | None:
    """Return one step into a shape, with the list's own key where a list has one."""
    if isinstance(step, int):
        listed = shape.form(ListOf)
        return ([step], listed.item) if listed and step >= 0 else None
    if key := _key(shape, step):
        listed = shape.form(ListOf)
        # One thing that may stand without its list is the first of it.
        first = [0] if listed and _key(listed.item, step) is key else []
        return [*first, key.english], key.shape
    table = shape.form(Table)
    return ([step], table.item) if table and step else None


def _key(shape: Shape, name: str) -> Key | None:
    return next((key for form in shape.keyed() if (key := form.key(name))), None)


def _top() -> tuple[Key, ...]:
    return OUTLINE.keyed()[0].keys


def _short_names() -> dict[str, str]:
    """Return the keys that may stand without the one above, which is a mapping as a rule.

    A signature may say a unit of its own, but 单位 is the speaker's to everybody.
    """
    inner = [
        (name, f"{key.chinese}.{below.chinese or below.english}")
        for key in _top()
        if isinstance(form := key.shape.forms[0], Keyed)
        for below in form.keys
        for name in below.names
    ]
    times = Counter(name for name, _ in inner)
    top = {name for key in _top() for name in key.names}
    return {name: path for name, path in inner if times[name] == 1 and name not in top}


_SHORT = _short_names()


def _cell_node(cell: str, shape: Shape, line: int) -> Node | None:
    """Return what a cell stands for: several lines a list where the place takes one."""
    lines = [text.strip() for text in cell.split("\n") if text.strip()]
    if not lines:
        return None
    if cell in FALSE and shape.form(No):
        return Node(False, line, 1)
    if len(lines) > 1 and shape.form(ListOf):
        return Node([Node(text, line, 1) for text in lines], line, 1)
    return Node(cell, line, 1)


def _placed(
    node: Node | None, shape: Shape, steps: tuple[Step, ...], value: Node | None, line: int
) -> Node | None:
    """Return a node with a value at a place below it; None where nothing is left of it."""
    if not steps:
        return value
    step, rest = steps[0], steps[1:]
    if isinstance(step, int):
        return _in_list(node, shape, step, rest, value, line)
    key = _key(shape, step)
    table = shape.form(Table)
    names = key.names if key else (step,)
    inner = key.shape if key else table.item if table else shape
    pairs = _pairs(node, shape, line)
    held = next((item for name, item in pairs if name.value in names), None)
    placed = _placed(held, inner, rest, value, line)
    if placed is None:
        pairs = [pair for pair in pairs if pair[0].value not in names]
    elif held is None:
        pairs = [*pairs, (Node((key and key.chinese) or step, line, 1), placed)]
    else:
        pairs = [(name, placed if name.value in names else item) for name, item in pairs]
    if not pairs:
        return None
    return replace(node, value=pairs) if node and node.mapping else Node(pairs, line, 1, True)


def _in_list(
    node: Node | None,
    shape: Shape,
    at: int,
    rest: tuple[Step, ...],
    value: Node | None,
    line: int,
) -> Node | None:
    listed = shape.form(ListOf)
    if node is not None and node.mapping and (holder := next(_lists_in(shape), None)):
        # A section says its points under a key of their own where it says more than them.
        return _placed(node, shape, (holder.english, at, *rest), value, line)
    items = _members(node, shape)
    if at > len(items) and value is not None:
        raise IndexError(len(items))
    held = items[at] if at < len(items) else None
    placed = _placed(held, listed.item if listed else shape, rest, value, line)
    members = [*items[:at], *([placed] if placed else []), *items[at + 1 :]]
    if placed is None and held is not None and rest:
        # A point that lost its only word keeps its place, and shows what it lacks.
        members.insert(at, Node(_asked(listed.item if listed else shape), line, 1))
    return replace(node, value=members) if node and node.items() else Node(members, line, 1)


def _members(node: Node | None, shape: Shape) -> list[Node]:
    """Return the members of a list; a text or a mapping that is short for one is written out."""
    if node is None or not node.value:
        return []
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
    key = _key(shape, target)
    return f"【{key.chinese if key else '请补充'}】"


def _lists_in(shape: Shape) -> Iterator[Key]:
    for form in shape.forms:
        if isinstance(form, Keyed):
            yield from (
                key for key in form.keys if key.shape.form(ListOf) and key.target == "items"
            )


def _pairs(node: Node | None, shape: Shape, line: int) -> list[tuple[Node, Node]]:
    """Return the pairs of a mapping; a text that is short for one is written out."""
    if node is None or node.value is None:
        return []
    if node.mapping:
        return node.pairs()
    if node.items():
        return [(Node(key.english, line, 1), node) for key in _lists_in(shape)]
    long = _long(node, shape) if isinstance(node.value, str) else None
    if not isinstance(long, dict):
        return []
    return [
        (Node(name, line, 1), Node(text, node.line, node.column))
        for name, text in long.items()
        if isinstance(text, str)
    ]
