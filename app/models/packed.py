"""Models as bytes, and back: a value that was once found sound is not checked again.

To build what checks a model takes longer than to read a hundred of its values.
"""

from __future__ import annotations

import marshal
import sys
from typing import TYPE_CHECKING, Any

from app.models.base import Model

if TYPE_CHECKING:
    from collections.abc import Iterable

# A list, of which no model has one, tells a value of a class: which, its fields' values, and in
# which of them another such value stands.
_Told = list[Any]
_Class = tuple[str, str, tuple[str, ...]]
_PLAIN = (str, int, float, bool, type(None))


def packed(models: Iterable[Model]) -> bytes:
    """Return models as bytes. Raises `TypeError` for a field that is more than these can tell."""
    classes: dict[_Class, int] = {}
    told = [_told(model, classes) for model in models]
    return marshal.dumps((list(classes), told))


def unpacked(data: bytes) -> tuple[Any, ...]:
    """Return the models that were packed, unchecked; no code is run that is not loaded already.

    Raises `ValueError`, `TypeError` or `EOFError` for bytes that tell no models of this program.
    """
    classes, told = marshal.loads(data)  # noqa: S302 - of values, not of code
    known = [_Known(each) for each in classes]
    return tuple(_value(each, known) for each in told)


def _told(value: Any, classes: dict[_Class, int]) -> Any:
    kind = type(value)
    if kind in _PLAIN:
        return value
    if kind in (tuple, frozenset):
        return kind(_told(each, classes) for each in value)
    if kind is dict:
        return {key: _told(each, classes) for key, each in value.items()}
    fields = _fields(kind)
    values = tuple(getattr(value, name) for name in fields)
    told = tuple(_told(each, classes) for each in values)
    within = tuple(at for at, each in enumerate(told) if each != values[at])
    number = classes.setdefault((kind.__module__, kind.__qualname__, fields), len(classes))
    return [number, told, within]


def _fields(kind: type) -> tuple[str, ...]:
    """Return the names of all that a value of a class consists of."""
    if issubclass(kind, Model) and not kind.__private_attributes__:
        return tuple(kind.model_fields)
    names = getattr(kind, "_fields", None)
    if not issubclass(kind, tuple) or not isinstance(names, tuple):
        raise TypeError(f"bytes do not tell a {kind}")
    return names


class _Known:
    """A class of this program whose values were packed."""

    def __init__(self, told: _Class) -> None:
        module, name, self._fields = told
        kind: Any = getattr(sys.modules.get(module), name, None)
        if not isinstance(kind, type) or _fields(kind) != self._fields:
            raise TypeError(f"no {name} of these fields")
        self._kind: Any = kind
        self._is_model = issubclass(kind, Model)

    def made(self, values: Iterable[Any]) -> Any:
        """Return the value of these fields' values."""
        if not self._is_model:
            return self._kind(*values)
        made = self._kind.__new__(self._kind)
        # As a copy of a model gets its state.
        made.__setstate__(
            {
                "__dict__": dict(zip(self._fields, values, strict=True)),
                "__pydantic_fields_set__": set(self._fields),
                "__pydantic_extra__": None,
                "__pydantic_private__": None,
            }
        )
        return made


def _value(told: Any, known: list[_Known]) -> Any:
    kind = type(told)
    if kind is list:
        number, values, within = told
        if within:
            values = list(values)
            for at in within:
                values[at] = _value(values[at], known)
        return known[number].made(values)
    if kind in (tuple, frozenset):
        return kind(_value(each, known) for each in told)
    if kind is dict:
        return {key: _value(each, known) for key, each in told.items()}
    return told
