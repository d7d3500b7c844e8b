"""The JSON Schema of an outline: it takes what `read_outline` takes, for editors to go by."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.outline.grammar import OUTLINE
from app.outline.shapes import Keyed, ListOf, No, Words

if TYPE_CHECKING:
    from app.outline.shapes import Form, Key, Shape

Schema = dict[str, Any]

# What counts as nothing where something must stand.
_NOTHING: list[Any] = [None, False, []]


def outline_schema() -> Schema:
    """Return the JSON Schema (2020-12) of an outline file, keys in both languages.

    What cannot be said in JSON Schema is left to the reader: that an ordinal is one.
    """
    definitions = _Definitions()
    root = definitions.shape(OUTLINE)
    return {
        "title": "拟稿提纲",
        **root,
        "$defs": definitions.made,
    }


class _Definitions:
    """Makes each shape's schema once; every use of the shape refers to it."""

    def __init__(self) -> None:
        self.made: dict[str, Schema] = {}
        self._names: dict[int, str] = {}

    def shape(self, shape: Shape) -> Schema:
        """Return a reference to the schema of a shape."""
        if id(shape) not in self._names:
            name = self._names[id(shape)] = f"shape{len(self._names) + 1}"
            kinds = [schema for form in shape.forms for schema in self._form(form)]
            self.made[name] = {"description": shape.what, "anyOf": kinds}
        return {"$ref": f"#/$defs/{self._names[id(shape)]}"}

    def _form(self, form: Form) -> list[Schema]:
        if isinstance(form, Words):
            pattern = {"pattern": form.pattern} if form.pattern else {}
            return [{"type": "string", **pattern}, *form.bare]
        if isinstance(form, No):
            return [{"const": False}]
        if isinstance(form, ListOf):
            numbers = {"minItems": form.least, "maxItems": form.most}
            return [{"type": "array", "items": self.shape(form.item), **numbers}]
        if isinstance(form, Keyed):
            return [self._keyed(form)]
        values = {"anyOf": [{"type": "null"}, self.shape(form.item)]}
        names = {"pattern": r"\S"}
        return [{"type": "object", "additionalProperties": values, "propertyNames": names}]

    def _keyed(self, form: Keyed) -> Schema:
        rules = [_never_both(key) for key in form.keys if key.chinese]
        rules += [_one_of([key], allow_false=True) for key in form.keys if key.needed]
        if form.one_of:
            rules.append(_one_of([key for key in form.keys if key.target in form.one_of]))
        properties = {name: self._property(key) for key in form.keys for name in key.names}
        schema = {"type": "object", "properties": properties, "additionalProperties": False}
        return {**schema, "allOf": rules} if rules else schema

    def _property(self, key: Key) -> Schema:
        value = self.shape(key.shape)
        kinds = [value] if key.needed else [value, {"type": "null"}]
        return {"description": key.about, "anyOf": kinds}


def _never_both(key: Key) -> Schema:
    return {"not": {"required": list(key.names)}}


def _one_of(keys: list[Key], *, allow_false: bool = False) -> Schema:
    """Return the rule that one of these keys at least is there, in either language."""
    kept = {} if allow_false else {"not": {"enum": _NOTHING}}
    names = [name for key in keys for name in key.names]
    return {"anyOf": [{"required": [name], "properties": {name: kept}} for name in names]}
