"""The base of every value that crosses a room's wall."""

from __future__ import annotations

from types import UnionType
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
    if origin in (Union, UnionType) and type(None) in args and len(args) == 2:
        return (
            None if value is None else _rebuilt(value, next(a for a in args if a is not type(None)))
        )
    if origin is Literal or kind in (str, int, float, bool):
        return value
    if origin is tuple and args[1:] == (...,):
        return tuple(_rebuilt(each, args[0]) for each in value)
    if origin is frozenset:
        return frozenset(_rebuilt(each, args[0]) for each in value)
    if origin is dict and args[0] is str:
        return {key: _rebuilt(each, args[1]) for key, each in value.items()}
    if isinstance(kind, type) and issubclass(kind, Model):
        return kind.rebuilt(value)
    raise TypeError(f"JSON does not tell a {kind}")
