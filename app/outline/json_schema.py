"""The JSON Schema of an outline: it takes what `read_outline` takes, for editors to go by."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.files.editors import any_of, never_both, nothing_but, shown_key, table_of
from app.outline.grammar import OUTLINE
from app.outline.shapes import Key, Keyed, No, Table, Words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from app.outline.shapes import Form, Shape

Schema = dict[str, Any]

# What counts as nothing where something must stand; of an `enum` an editor would show the values.
_NOTHING: Schema = {"oneOf": [{"type": "null"}, {"const": False}, {"type": "array", "maxItems": 0}]}
# The word true, which is a text in most places, and no wish that anybody has there.
_TRUE: Schema = {"not": {"anyOf": [nothing_but("boolean")["not"], {"const": False}]}}


def outline_schema(offers: Mapping[str, Mapping[str, str]]) -> Schema:
    """Return the JSON Schema (2020-12) of an outline file, keys in both languages.

    `offers` are words for the value of a key, by its English name, each with what it means. What
    cannot be said in JSON Schema is left to the reader: that an ordinal is one.
    """
    made = _Definitions(offers)
    (whole,) = OUTLINE.keyed()
    return {"title": "拟稿提纲", "type": "object", **made.mapping(whole), "$defs": made.definitions}


class _Definitions:
    """Makes the schema of each key, and of each mapping, once; every use refers to it."""

    def __init__(self, offers: Mapping[str, Mapping[str, str]]) -> None:
        self.definitions: dict[str, Schema] = {}
        self._names: dict[int, str] = {}
        self._offers = offers

    def mapping(self, form: Keyed) -> Schema:
        """Return what holds of a mapping with known keys, whose type is told where it stands.

        Of types in a list the language server keeps the words that a form tells.
        """
        properties = {
            name: self._defined(key, key.english, self._key)
            for key in form.keys
            for name in key.names
        }
        rules = [_one_of(key) for key in form.keys if key.needed]
        rules += [_something(form)] if form.one_of else []
        schema: Schema = {
            "properties": properties,
            "additionalProperties": False,
            "dependentSchemas": {
                name: rule
                for key in form.keys
                if key.chinese
                for name, rule in never_both(key.names).items()
            },
        }
        return {**schema, "allOf": rules} if rules else schema

    def _defined(self, one: Key | Keyed, name: str, make: Callable[[Any], Schema]) -> Schema:
        """Return a reference to the schema of a key or a mapping."""
        if id(one) not in self._names:
            again = sum(each.rstrip("0123456789") == name for each in self.definitions)
            name = self._names[id(one)] = f"{name}{again + 1}" if again else name
            self.definitions[name] = {}
            self.definitions[name] = make(one)
        return {"$ref": f"#/$defs/{self._names[id(one)]}"}

    def _key(self, key: Key) -> Schema:
        shown = shown_key(
            key.english, key.chinese or key.english, key.about, key.shape.what, key.examples
        )
        values = self._values(key.shape, self._offers.get(key.english, {}))
        return {**shown, **any_of(values if key.needed else [*values, nothing_but("null")])}

    def _values(self, shape: Shape, offers: Mapping[str, str]) -> list[Schema]:
        """Return the forms of a value, first the one that tells best what should stand there."""
        forms = sorted(shape.forms, key=lambda form: not isinstance(form, Words))
        return [made for form in forms for made in self._form(form, shape.what, offers)]

    def _form(self, form: Form, what: str, offers: Mapping[str, str]) -> list[Schema]:
        if isinstance(form, Words):
            return _words(form, what, offers)
        if isinstance(form, No):
            return [{"const": False}]
        said = f"这里要写：{what}"
        if isinstance(form, Keyed):
            ref = self._defined(form, "mapping", self.mapping)
            return [{"type": ["object"], "errorMessage": said, "allOf": [ref]}]
        values = self._values(form.item, {})
        if isinstance(form, Table):
            table = table_of(form.name, values, said)
            return [{**table, "propertyNames": {"title": form.name, "not": {"pattern": r"^\s*$"}}}]
        limits = {"minItems": form.least, "maxItems": form.most}
        return [{"type": ["array"], "items": any_of(values), **limits, "errorMessage": said}]


def _words(form: Words, what: str, offers: Mapping[str, str]) -> list[Schema]:
    """Return the values that words may be: those that are offered first, then any other text."""
    said = {"errorMessage": f"这里要写：{what}"}
    offered = {**{one: about for one, about in form.offers if one is not True}, **offers}
    values: list[Schema] = [{"const": True}] if (True, "") in form.offers else []
    if offered:
        values.append({"enum": [*offered], "enumDescriptions": [*offered.values()], **said})
    apart = form.between is not None
    text: Schema = {"type": ["string", "number"] if form.numbers and not apart else "string"}
    text |= {"pattern": form.pattern} if form.pattern else {}
    text |= {"not": {"enum": [*offered]}} if offered else {}
    values.append({**text, **said})
    if form.between:
        least, most = form.between
        values.append({"type": "number", "minimum": least, "maximum": most})
    return [*values, _TRUE] if form.truth else values


def _one_of(key: Key) -> Schema:
    """Return the rule that a key is there, in either language."""
    said = f"缺少“{key.chinese}”（{key.english}）：{key.about}"
    return {"anyOf": [{"required": [name], "errorMessage": said} for name in key.names]}


def _something(form: Keyed) -> Schema:
    """Return the rule that one of some keys at least holds something."""
    keys = [key for key in form.keys if key.target in form.one_of]
    nothing = {name: _NOTHING for key in keys for name in key.names}
    said = f"这里什么也没有写：{'、'.join(key.chinese for key in keys)}，写上一项"
    # No mapping is null: the language server tells the words at the place of the mapping.
    return {
        "if": {"type": "object", "properties": nothing},
        "then": {"type": "null", "errorMessage": said},
    }
