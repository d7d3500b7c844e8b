"""Columns that are keys of the outline: `发言人.单位`, `体会.1.事例`, `insights[0].facts`."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from app.outline.grammar import OUTLINE
from app.outline.shapes import Keyed, ListOf, Table
from app.patterns import lazy
from app.text.numerals import figures_value

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.outline.shapes import Key, Shape

_STEP = lazy(r"\[([0-9]{1,9})\]|\.?([^.\[\]]+)")

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


def _split(column: str) -> list[Step]:
    if _STEP.sub("", column).strip():
        return []
    steps: list[Step] = []
    for bracketed, word in _STEP.findall(column):
        words = word.strip()
        if bracketed:
            steps.append(int(bracketed))
        elif words.isascii() and (number := figures_value(words)) is not None:
            # There is no point number zero.
            steps.append(number - 1)
        else:
            steps.append(words)
    return steps


def _step(shape: Shape, step: Step) -> tuple[list[Step], Shape] | None:
    """Return one step into a shape, with the list's own key where a list has one."""
    if isinstance(step, int):
        listed = shape.form(ListOf)
        return ([step], listed.item) if listed and step >= 0 else None
    if key := shape.key(step):
        listed = shape.form(ListOf)
        # One thing that may stand without its list is the first of it.
        first = [0] if listed and listed.item.key(step) is key else []
        return [*first, key.english], key.shape
    table = shape.form(Table)
    return ([step], table.item) if table and step else None


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
