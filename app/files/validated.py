"""A YAML file held against a pydantic model, every mismatch told at its line and column."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel, ValidationError

from app.errors import Problem, raise_all

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic_core import ErrorDetails

    from app.files.yaml_nodes import Plain, YamlFile

T = TypeVar("T", bound=BaseModel)

_SAY: dict[str, tuple[str, str]] = {
    "missing": ("缺少“{key}”", "补上这一项"),
    "union_tag_not_found": ("缺少“{key}”", "补上这一项"),
    "string_type": ("“{key}”要写成文字", "写一段文字；以 * & [ {{ 等开头的要加引号"),
    "int_parsing": ("“{key}”要写成整数", "写成阿拉伯数字，如 3"),
    "int_type": ("“{key}”要写成整数", "写成阿拉伯数字，如 3"),
    "float_parsing": ("“{key}”要写成数", "写成阿拉伯数字，如 28.95"),
    "float_type": ("“{key}”要写成数", "写成阿拉伯数字，如 28.95"),
    "bool_parsing": ("“{key}”要写成 true 或 false", ""),
    "tuple_type": ("“{key}”要写成列表", "每项一行，以“- ”开头"),
    "list_type": ("“{key}”要写成列表", "每项一行，以“- ”开头"),
    "dict_type": ("“{key}”要写成“键: 值”", "每项一行，冒号后空一格"),
    "model_type": ("“{key}”要写成“键: 值”", "每项一行，冒号后空一格"),
    "greater_than": ("“{key}”要大于 {gt}", "改成合适的数"),
    "greater_than_equal": ("“{key}”不能小于 {ge}", "改成合适的数"),
    "less_than": ("“{key}”要小于 {lt}", "改成合适的数"),
    "less_than_equal": ("“{key}”不能大于 {le}", "改成合适的数"),
    "too_short": ("“{key}”至少要有 {min_length} 项", "补上再试"),
    "string_too_short": ("“{key}”至少要有 {min_length} 个字", "写上内容"),
    "literal_error": ("“{key}”不能写“{input}”", "可以写 {expected}"),
}


def validate(file: YamlFile, model: type[T], data: Plain | None = None) -> T:
    """Return the model that a YAML file holds.

    `data` stands for the file's own plain value where it was put into another shape first.
    Raises one `InputError` with every mismatch.
    """
    plain: Any = file.root.plain() if data is None else data
    try:
        return model.model_validate(plain)
    except ValidationError as error:
        raise_all(problems_of(file, error, model))
        raise


def problems_of(file: YamlFile, error: ValidationError, model: type[BaseModel]) -> list[Problem]:
    """Return each of pydantic's complaints as a problem with its place in the file."""
    details = error.errors(include_url=False)
    return [_problem(file, detail, model) for detail in details if not _follows(detail)]


def nearest(word: str, known: Mapping[str, object] | list[str] | tuple[str, ...]) -> str:
    """Return advice that names the known word nearest to this one, or all known words."""
    close = get_close_matches(word, list(known), n=1, cutoff=0.5)
    return f"是不是“{close[0]}”？" if close else "可以写：" + "、".join(known)


def _follows(detail: ErrorDetails) -> bool:
    """Tell whether a list is only called short because its members are at fault themselves."""
    given = detail.get("input")
    least = detail.get("ctx", {}).get("min_length", 0)
    return detail["type"] == "too_short" and isinstance(given, list) and len(given) >= least


def _problem(file: YamlFile, detail: ErrorDetails, model: type[BaseModel]) -> Problem:
    loc = [step for step in detail["loc"] if isinstance(step, int | str)]
    if "discriminator" in detail.get("ctx", {}):
        # The key that tells which model is meant is at fault, or missing.
        loc.append(str(detail["ctx"]["discriminator"]).strip("'"))
    key = next((str(step) for step in reversed(loc) if isinstance(step, str)), "")
    what, hint = _words(detail, key, model)
    unknown = detail["type"] == "extra_forbidden"
    return file.problem(file.find_key(loc) if unknown else file.find(loc), what, hint)


def _words(detail: ErrorDetails, key: str, model: type[BaseModel]) -> tuple[str, str]:
    if detail["type"] == "extra_forbidden":
        return f"不认识“{key}”", _advice(key, _known_keys(model))
    context = detail.get("ctx") or {}
    words = {
        **context,
        "key": key,
        "input": "空" if detail.get("input") is None else detail["input"],
        "expected": "、".join(re.findall(r"'([^']*)'", str(context.get("expected", "")))),
    }
    if detail["type"] == "union_tag_invalid":
        known = re.findall(r"'([^']*)'", words["expected_tags"])
        return f"“{key}”不能写“{words['tag']}”", nearest(words["tag"], known)
    if detail["type"] == "model_type" and not key:
        return "整个文件要写成“键: 值”", f"从“{next(iter(model.model_fields))}:”写起"
    if detail["type"] in _SAY:
        what, hint = _SAY[detail["type"]]
        return what.format(**words), hint.format(**words)
    said = detail["msg"].removeprefix("Value error, ")
    # What our own models say is Chinese; of the rest, pydantic's words would be of no use.
    return (f"“{key}”的值不对" if said.isascii() else said), "改正后再试"


def _advice(key: str, known: list[str]) -> str:
    if key in known:
        return "这个键不写在这里，照例子放到它该在的那一层"
    return nearest(key, known)


def _known_keys(model: type[BaseModel]) -> list[str]:
    """Return every key the model and the models within it know."""
    found: dict[str, None] = {}
    definitions = model.model_json_schema().get("$defs", {})
    for schema in (model.model_json_schema(), *definitions.values()):
        found.update(dict.fromkeys(schema.get("properties", {})))
    return list(found)
