"""The verb `schema`: the JSON Schema of what a user writes or a program reads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.bank.pack_files import PackFile, PhraseFile
from app.checking.schema import rules_schema
from app.errors import InputError, Problem
from app.files.validated import nearest
from app.models.report import Report
from app.outline.json_schema import outline_schema
from app.placeholders.sheets.schema import names_schema
from app.workflow.as_json import as_json
from app.workflow.outcome import Outcome
from app.writing.layout.schema import layout_schema

if TYPE_CHECKING:
    from collections.abc import Callable


Schema = dict[str, Any]

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema(name: str) -> Outcome:
    """Return the JSON Schema of `outline`, `names`, `phrases` (any file of a pack), `report`,
    `layout` (a user's own) or `rules` (a file of them).

    Raises `InputError` for another name.
    """
    make = _SCHEMAS.get(name)
    if make is None:
        raise InputError(Problem(f"没有“{name}”的 JSON Schema", nearest(name, _SCHEMAS)))
    return Outcome(output=as_json({"$schema": _DIALECT, **make()}))


def _phrases_schema() -> Schema:
    """Return the schema of any file of a pack: the first one, or one that holds something."""
    first, other = PackFile.model_json_schema(), PhraseFile.model_json_schema()
    merged = {key: {**first.get(key, {}), **other[key]} for key in ("$defs", "properties")}
    contents = ({"required": [name]} for name in other["properties"])
    whole = {"required": first["required"]}
    schema = {**other, **merged, "anyOf": [whole, *contents]}
    return {**_with_bare_texts(schema), "title": "词库里的文件"}


def _report_schema() -> Schema:
    return {**Report.model_json_schema(), "title": "文稿"}


def _with_bare_texts(part: Any) -> Any:
    """Return a schema in which a text may look like a number, as 10 does without quotes."""
    if isinstance(part, list):
        return [_with_bare_texts(item) for item in part]
    if not isinstance(part, dict):
        return part
    made = {key: _with_bare_texts(value) for key, value in part.items()}
    if made.get("type") == "string" and "enum" not in made and "const" not in made:
        made["type"] = ["string", "number"]
    return made


_SCHEMAS: dict[str, Callable[[], Schema]] = {
    "outline": outline_schema,
    "names": names_schema,
    "phrases": _phrases_schema,
    "report": _report_schema,
    "layout": layout_schema,
    "rules": lambda: _with_bare_texts(rules_schema()),
}
