"""The base of every value that crosses a room's wall."""

from __future__ import annotations

from itertools import repeat
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Annotated, Any, Literal, Self, Union, cast, get_args, get_origin

from pydantic import BaseModel, ConfigDict

if TYPE_CHECKING:
    from collections.abc import Mapping


class Model(BaseModel):
    """A frozen value that refuses fields it does not know."""

    # Most models stand only within others: a validator of their own would be built for nothing.
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    @classmethod
    def written_names(cls) -> dict[str, str]:
        """Return what each field is called in a file: its own name, or one that Python keeps."""
        return {name: info.serialization_alias or name for name, info in cls.model_fields.items()}

    @classmethod
    def rebuilt(cls, data: Mapping[str, Any]) -> Self:
        """Return the value of which `data` is the JSON, as it was once written by `model_dump`.

        Nothing is checked again: to build what checks a model takes longer than to read a hundred
        of its values. Raises `TypeError` for a field that is more than JSON can tell.
        """
        fields = cls.model_fields
        given = {name: _rebuilt(value, fields[name].annotation) for name, value in data.items()}
        return cast("Self", cls.model_construct(set(given), **given))


def _rebuilt(value: Any, kind: Any) -> Any:
    """Return what JSON says of a value of a kind."""
    origin, args = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return _rebuilt(value, args[0])
    if origin in (Union, UnionType):
        fitting = [each for each in args if _may_be(value, each)]
        if len(fitting) == 1:
            return _rebuilt(value, fitting[0])
    if origin is Literal or kind in (str, int, float, bool, NoneType):
        return value
    if origin is tuple:
        kinds = repeat(args[0]) if args[1:] == (...,) else args
        return tuple(map(_rebuilt, value, kinds))
    if origin is frozenset:
        return frozenset(_rebuilt(each, args[0]) for each in value)
    if origin is dict and args[0] is str:
        return {key: _rebuilt(each, args[1]) for key, each in value.items()}
    if isinstance(kind, type) and issubclass(kind, Model):
        return kind.rebuilt(value)
    if _is_named(kind) and not any(isinstance(each, list | dict) for each in value):
        return kind(*value)
    raise TypeError(f"JSON does not tell a {kind}")


def _may_be(value: Any, kind: Any) -> bool:
    """Tell whether JSON may say this of a value of a kind."""
    origin, args = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return _may_be(value, args[0])
    if origin is Literal:
        return any(type(value) is type(each) and value == each for each in args)
    if isinstance(value, dict):
        is_model = isinstance(kind, type) and issubclass(kind, Model)
        return value.keys() == kind.model_fields.keys() if is_model else origin is dict
    if isinstance(value, list):
        return origin in (tuple, frozenset) or _is_named(kind)
    return type(value) is kind


def _is_named(kind: Any) -> bool:
    """Tell whether a kind is a tuple with names."""
    return isinstance(kind, type) and issubclass(kind, tuple) and hasattr(kind, "_fields")
