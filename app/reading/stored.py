"""A Report as JSON, read back."""

from __future__ import annotations

from pydantic import ValidationError

from app.errors import InputError, Problem
from app.models.report import Report
from app.patterns import lazy

_HINT = "要用 nigao draft -o x.json 写出的文件"
_MOST_SHOWN = 10
_PLACE = lazy(r"line (\d+) column (\d+)$")


def parse_json(text: str, path: str) -> Report:
    """Return the report that a JSON text holds.

    Raises `InputError` that says where the text is no JSON, or which fields do not fit.
    """
    try:
        return Report.model_validate_json(text)
    except ValidationError as error:
        raise InputError(_problems(error, path)) from error


def _problems(error: ValidationError, path: str) -> list[Problem]:
    problems = []
    for fault in error.errors()[:_MOST_SHOWN]:
        if fault["type"] == "json_invalid":
            return [_broken(fault["ctx"]["error"], path)]
        where = ".".join(str(step) for step in fault["loc"]) or "整个文件"
        problems.append(Problem(f"“{where}”不合格式", _HINT, path))
    return problems


def _broken(error: str, path: str) -> Problem:
    """Return the problem of a text that is no JSON, at the place that the parser names."""
    place = _PLACE.search(error)
    line, column = (int(place[1]), int(place[2])) if place else (None, None)
    return Problem("不是完整的 JSON", _HINT, path, line, column)
