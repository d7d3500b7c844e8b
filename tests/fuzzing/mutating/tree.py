"""Mutations of what YAML, JSON and TOML hold: mappings, lists and plain values."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import yaml

from tests.fuzzing.tokens import HARMLESS, KEYS, NUMBERS, TEXTS

if TYPE_CHECKING:
    from tests.fuzzing.dice import Dice

Path = tuple[Any, ...]

_VALUES: tuple[Any, ...] = (
    *(
        None,
        True,
        False,
        0,
        -1,
        1,
        10**30,
        2**63,
        1.5,
        1e308,
        float("inf"),
        float("nan"),
        -0.0,
        "",
        " ",
    ),
    *(
        [],
        {},
        [[]],
        [None],
        {"": ""},
        {None: None},
        [{}],
        {1: 2},
        [1, "a", None],
        date(2026, 2, 28),
    ),
    *(datetime(1, 1, 1), date(9999, 12, 31), b"\0\xff", {True: 1}, {"a": {"b": {"c": []}}}),
)
_DEEPEST = 60
_LONGEST = 60_000


def mutated(tree: Any, dice: Dice) -> Any:
    """Return a copy of the tree with one place of it changed."""
    places = list(_places(tree, ()))
    if dice.chance(0.4) and (texts := [at for at in places if isinstance(_get(tree, at), str)]):
        # What is still of the right sort gets farthest.
        at = dice.one(texts)
        return _set(tree, at, _words(_get(tree, at), dice))
    at = dice.one(places)
    if not at:
        return _instead(tree, tree, dice) if dice.chance(0.3) else _added(tree, tree, at, dice)
    return dice.weighed(
        [
            (8, _set(tree, at, _instead(tree, _get(tree, at), dice))),
            (3, _dropped(tree, at)),
            (3, _renamed(tree, at, dice)),
            (3, _added(tree, tree, at, dice)),
            (2, _set(tree, at, _get(tree, dice.one(places)))),
        ]
    )


def _instead(tree: Any, value: Any, dice: Dice) -> Any:
    """Return what stands in the place of a value."""
    match dice.below(9):
        case 0 | 1:
            return dice.one(_VALUES)
        case 2:
            return dice.one(NUMBERS)
        case 3 | 4:
            return _words(value, dice)
        case 5:
            return [value] if dice.chance(0.5) else {dice.one(KEYS): value}
        case 6:
            return [value] * min(dice.times(), _LONGEST // (1 + len(repr(value))))
        case 7:
            return _deep(value, dice)
        case _:
            return next(iter(value.values()), None) if isinstance(value, dict) else str(value)


def _words(value: Any, dice: Dice) -> str:
    """Return a text with something put into it."""
    old = value if isinstance(value, str) else dice.one(TEXTS)
    new = dice.one(HARMLESS) if dice.chance(0.6) else dice.one(TEXTS)
    new *= min(dice.times(), _LONGEST // max(1, len(new))) if dice.chance(0.3) else 1
    at = dice.below(len(old) + 1)
    return dice.one((new, old[:at] + new + old[at:], old + "\n" + new, new + old, old[:at]))


def _deep(value: Any, dice: Dice) -> Any:
    for _ in range(dice.one((1, 2, 10, _DEEPEST))):
        value = [value] if dice.chance(0.5) else {dice.one(KEYS): value}
    return value


def _places(tree: Any, at: Path) -> Any:
    yield at
    if isinstance(tree, dict):
        for key, value in tree.items():
            yield from _places(value, (*at, key))
    elif isinstance(tree, list):
        for number, value in enumerate(tree):
            yield from _places(value, (*at, number))


def _get(tree: Any, at: Path) -> Any:
    for key in at:
        tree = tree[key]
    return tree


def _set(tree: Any, at: Path, value: Any) -> Any:
    if not at:
        return value
    if isinstance(tree, dict):
        return {k: _set(v, at[1:], value) if k == at[0] else v for k, v in tree.items()}
    return [_set(v, at[1:], value) if n == at[0] else v for n, v in enumerate(tree)]


def _dropped(tree: Any, at: Path) -> Any:
    holder = _get(tree, at[:-1])
    if isinstance(holder, dict):
        return _set(tree, at[:-1], {k: v for k, v in holder.items() if k != at[-1]})
    return _set(tree, at[:-1], [v for n, v in enumerate(holder) if n != at[-1]])


def _renamed(tree: Any, at: Path, dice: Dice) -> Any:
    holder = _get(tree, at[:-1])
    if isinstance(holder, list):
        other = list(holder)
        other.insert(dice.below(len(holder)), holder[at[-1]])
        return _set(tree, at[:-1], other)
    new = dice.one(KEYS) if dice.chance(0.8) else dice.one(TEXTS)
    return _set(tree, at[:-1], {new if k == at[-1] else k: v for k, v in holder.items()})


def _added(tree: Any, value: Any, at: Path, dice: Dice) -> Any:
    here = _get(tree, at)
    if isinstance(here, dict):
        return _set(tree, at, {**here, dice.one(KEYS): dice.one((*_VALUES, dice.one(TEXTS)))})
    if isinstance(here, list):
        return _set(tree, at, [*here, dice.one(_VALUES)])
    return _set(tree, at, _words(here, dice))


class _Plain(yaml.CSafeDumper):
    """Writes every value out: an alias is put in on purpose, not because two are one object."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


_Plain.add_multi_representer(object, lambda dumper, value: dumper.represent_str(str(value)))


def yaml_text(tree: Any, dice: Dice) -> str:
    """Return a tree as YAML in one of its many styles."""
    return str(
        yaml.dump(
            tree,
            Dumper=_Plain,
            allow_unicode=dice.chance(0.9),
            default_flow_style=dice.one((False, False, None, True)),
            default_style=dice.one((None, None, None, '"', "'", "|", ">")),
            width=dice.one((80, 10_000, 10)),
            sort_keys=False,
        )
    )


def json_text(tree: Any, dice: Dice) -> str:
    """Return a tree as JSON; what JSON has no word for is a text."""
    indent = dice.one((None, 1, 2))
    return json.dumps(
        _with_text_keys(tree), ensure_ascii=dice.chance(0.3), indent=indent, default=str
    )


def _with_text_keys(tree: Any) -> Any:
    if isinstance(tree, dict):
        return {str(key): _with_text_keys(value) for key, value in tree.items()}
    return [_with_text_keys(value) for value in tree] if isinstance(tree, list) else tree


def toml_text(tree: Any) -> str:
    """Return a tree as TOML: a table for each mapping at the top, everything else inline."""
    if not isinstance(tree, dict):
        return f"check = {_inline(tree)}\n"
    lines = [f"{_key(k)} = {_inline(v)}" for k, v in tree.items() if not isinstance(v, dict)]
    for name, table in tree.items():
        if isinstance(table, dict):
            lines += [f"[{_key(name)}]", *(f"{_key(k)} = {_inline(v)}" for k, v in table.items())]
    return "\n".join(lines) + "\n"


def _key(name: Any) -> str:
    return json.dumps(str(name), ensure_ascii=False)


def _inline(value: Any) -> str:
    match value:
        case bool():
            return str(value).lower()
        case int() | float() | date():
            return str(value)
        case list():
            return f"[{', '.join(map(_inline, value))}]"
        case dict():
            return "{" + ", ".join(f"{_key(k)} = {_inline(v)}" for k, v in value.items()) + "}"
        case _:
            return json.dumps("" if value is None else str(value), ensure_ascii=False)
