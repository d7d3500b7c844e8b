"""A YAML file held against a pydantic model, every mismatch told at its line and column."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel, ValidationError

from app.errors import Problem, raise_all
from app.messages import N_, _

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic_core import ErrorDetails

    from app.files.yaml_nodes import Plain, YamlFile

T = TypeVar("T", bound=BaseModel)

_SAY: dict[str, tuple[str, str]] = {
    "missing": (N_("缺少“{key}”"), N_("补上这一项")),
    "union_tag_not_found": (N_("缺少“{key}”"), N_("补上这一项")),
    "string_type": (N_("“{key}”要写成文字"), N_("写一段文字；以 * & [ {{ 等开头的要加引号")),
    "int_parsing": (N_("“{key}”要写成整数"), N_("写成阿拉伯数字，如 3")),
    "int_type": (N_("“{key}”要写成整数"), N_("写成阿拉伯数字，如 3")),
    "float_parsing": (N_("“{key}”要写成数"), N_("写成阿拉伯数字，如 28.95")),
    "float_type": (N_("“{key}”要写成数"), N_("写成阿拉伯数字，如 28.95")),
    "bool_parsing": (N_("“{key}”要写成 true 或 false"), ""),
    "tuple_type": (N_("“{key}”要写成列表"), N_("每项一行，以“- ”开头")),
    "list_type": (N_("“{key}”要写成列表"), N_("每项一行，以“- ”开头")),
    "dict_type": (N_("“{key}”要写成“键: 值”"), N_("每项一行，冒号后空一格")),
    "model_type": (N_("“{key}”要写成“键: 值”"), N_("每项一行，冒号后空一格")),
    "greater_than": (N_("“{key}”要大于 {gt}"), N_("改成合适的数")),
    "greater_than_equal": (N_("“{key}”不能小于 {ge}"), N_("改成合适的数")),
    "less_than": (N_("“{key}”要小于 {lt}"), N_("改成合适的数")),
    "less_than_equal": (N_("“{key}”不能大于 {le}"), N_("改成合适的数")),
    "too_short": (N_("“{key}”至少要有 {min_length} 项"), N_("补上再试")),
    "string_too_short": (N_("“{key}”至少要有 {min_length} 个字"), N_("写上内容")),
    "literal_error": (N_("“{key}”不能写“{input}”"), N_("可以写 {expected}")),
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
    if close:
        return _("是不是“{}”？").format(close[0])
    return _("可以写：{}").format(_("、").join(known))


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
        return _("不认识“{}”").format(key), _advice(key, _known_keys(model))
    context = detail.get("ctx") or {}
    words = {
        **context,
        "key": key,
        "input": _("空") if detail.get("input") is None else detail["input"],
        "expected": _("、").join(re.findall(r"'([^']*)'", str(context.get("expected", "")))),
    }
    if detail["type"] == "union_tag_invalid":
        known = re.findall(r"'([^']*)'", words["expected_tags"])
        what = _("“{key}”不能写“{input}”").format(key=key, input=words["tag"])
        return what, nearest(words["tag"], known)
    if detail["type"] == "model_type" and not key:
        return _("整个文件要写成“键: 值”"), _("从“{}:”写起").format(next(iter(model.model_fields)))
    if detail["type"] in _SAY:
        what, hint = _SAY[detail["type"]]
        return _(what).format(**words), _(hint).format(**words)
    # What our own models say is for people; of the rest, pydantic's words would be of no use.
    is_own = detail["type"] == "value_error"
    said = detail["msg"].removeprefix("Value error, ")
    return said if is_own else _("“{}”的值不对").format(key), _("改正后再试")


def _advice(key: str, known: list[str]) -> str:
    if key in known:
        return _("这个键不写在这里，照例子放到它该在的那一层")
    return nearest(key, known)


def _known_keys(model: type[BaseModel]) -> list[str]:
    """Return every key the model and the models within it know."""
    found: dict[str, None] = {}
    definitions = model.model_json_schema().get("$defs", {})
    for schema in (model.model_json_schema(), *definitions.values()):
        found.update(dict.fromkeys(schema.get("properties", {})))
    return list(found)
