"""What editors of YAML go by: the line that names a file's JSON Schema, and how a key is shown.

Some of it is for the YAML language server alone: `errorMessage` are the words it tells instead of
its own, `enumDescriptions` what it says of each value.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

Schema = dict[str, Any]

_MODELINE = "# yaml-language-server:"
_HOW = "# 上一行给编辑器看："
# Docstrings are for programmers, and what stands in for nothing is no default to a writer.
_OF_PYDANTIC = ("title", "description", "default", "discriminator")
_KINDS = ("null", "boolean", "number", "string", "array", "object")


def modeline(schema: str) -> str:
    """Return the line of a YAML file by which an editor finds its schema, beside the file.

    `schema` is what `nigao schema` calls it.
    """
    return f"{_MODELINE} $schema=./{schema_name(schema)}\n"


def schema_name(schema: str) -> str:
    """Return how the file of a schema is called."""
    return f"{schema}.schema.json"


def editor_lines(schema: str) -> str:
    """Return the modeline, and a comment below it that says where its schema comes from."""
    command = f"nigao schema {schema} -o {schema_name(schema)}"
    return f"{modeline(schema)}{_HOW}在这里运行 {command}，它就会提示、查错。\n"


def is_for_editors(line: str) -> bool:
    """Tell whether a line is a modeline, or the comment below one."""
    return line.startswith((_MODELINE, _HOW))


def shown_key(
    key: str, title: str, about: str, how: str = "", examples: Sequence[Any] = ()
) -> Schema:
    """Return what an editor shows of a key: its names, what it means, how its value is written.

    `title` is its Chinese name, which may stand in the file where `how` is given.
    """
    names = f"{title}（{key}）" if title != key else key
    shown: Schema = {"title": names, "description": about}
    if how:
        shown["description"] = f"{about}\n可以写：{how}"
        keys = f"中文键 `{title}`，英文键 `{key}`"
        shown["markdownDescription"] = f"{about}\n\n**可以写** {how}\n\n{keys}"
    return {**shown, "examples": list(examples)} if examples else shown


def shown_field(mapping: Schema, key: str) -> Schema:
    """Return what an editor shows of a field whose model says its Chinese name and its meaning."""
    said = mapping["properties"][key]
    return shown_key(key, said["title"], said["description"])


def any_of(values: Sequence[Schema]) -> Schema:
    """Return the schema of any of these values, of which no two are alike.

    Of an `anyOf` of texts the language server shows a title once more for each; of a `oneOf` with a
    mapping it tells a text not that a mapping was wanted. It writes the colon behind a key only
    where it knows an `anyOf` or a type.
    """
    if len(values) == 1:
        return values[0]
    mappings = any("$ref" in value or value.get("type") == "object" for value in values)
    return {"anyOf": list(values) if mappings else [{"oneOf": list(values)}]}


def table_of(name: str, values: Sequence[Schema], said: str) -> Schema:
    """Return the schema of a mapping from words of the writer's own, each called by a `name`.

    Nothing may stand behind one. `said` is what is told where no mapping stands.
    """
    return {
        "type": "object",
        "additionalProperties": any_of([*values, nothing_but("null")]),
        "propertyNames": {"title": name},
        "properties": {},  # By this the language server tells it from a text.
        "errorMessage": said,
    }


def never_both(keys: Sequence[str]) -> Schema:
    """Return the rule that of two spellings of a key only one stands, told at the second one."""
    one, *others = keys
    said = f"“{one}”和“{'”“'.join(others)}”是同一个键：只留一个"
    return {one: {"properties": dict.fromkeys(others, False), "errorMessage": said}}


def nothing_but(*kinds: str) -> Schema:
    """Return the schema of values of these kinds that an editor takes but never offers."""
    return {"not": {"type": [kind for kind in _KINDS if kind not in kinds]}}


def for_editors(part: Any, shown: Callable[[Schema, str], Schema], *, by_hand: bool = True) -> Any:
    """Return what pydantic says of a model as an editor is to show it.

    `shown` says what is shown of a key of a mapping; the `meanings` in it are those of the values
    it may have. In a file that is written `by_hand` a text may look like a number, as 10 does
    without quotes, and nothing may stand where it is not offered. What pydantic calls a default is
    none that a writer wants.
    """
    if isinstance(part, list):
        return [for_editors(each, shown, by_hand=by_hand) for each in part]
    if not isinstance(part, dict):
        return part
    made = {
        key: for_editors(each, shown, by_hand=by_hand)
        for key, each in part.items()
        if key not in (*_OF_PYDANTIC, "properties")
    }
    if "properties" in part:
        made["properties"] = {
            key: _meaning(for_editors(each, shown, by_hand=by_hand), shown(part, key))
            for key, each in part["properties"].items()
        }
    if by_hand and made.get("type") == "string" and not {"enum", "const"} & made.keys():
        made["type"] = ["string", "number"]
    return _or_nothing(made) if by_hand else made


def _or_nothing(part: Schema) -> Schema:
    """Return a schema in which what may be null is not offered as that."""
    values = part.get("anyOf", [])
    if {"type": "null"} not in values:
        return part
    others = [each for each in values if each != {"type": "null"}]
    rest = {key: each for key, each in part.items() if key != "anyOf"}
    return {**rest, **any_of([*others, nothing_but("null")])}


def _meaning(value: Schema, shown: Schema) -> Schema:
    """Return the schema of a key's value with what is shown of the key and of each value."""
    said = {key: each for key, each in shown.items() if key != "meanings"}
    meanings = shown.get("meanings")
    return {**(_with_meanings(value, meanings) if meanings else value), **said}


def _with_meanings(part: Any, meanings: Mapping[Any, str]) -> Any:
    if isinstance(part, list):
        return [_with_meanings(each, meanings) for each in part]
    if not isinstance(part, dict):
        return part
    made = {key: _with_meanings(each, meanings) for key, each in part.items() if key != "enum"}
    if "enum" in part:
        about = [meanings.get(each, "") for each in part["enum"]]
        made = {"enum": part["enum"], "enumDescriptions": about, **made}
    return made
