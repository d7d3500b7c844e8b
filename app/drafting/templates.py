"""Templates: found by kind, rendered in a sandbox, every fault told at its line."""

from __future__ import annotations

import traceback
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from jinja2 import (
    StrictUndefined,
    TemplateError,
    TemplateRuntimeError,
    TemplateSyntaxError,
    Undefined,
)
from jinja2.sandbox import ImmutableSandboxedEnvironment

from app.errors import InputError, Problem
from app.files.decoding import read_text
from app.files.shipped import find_data, list_data
from app.files.validated import nearest

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from jinja2 import Template

SUFFIX = ".md"


def _finished(value: object) -> object:
    """Refuse to print what is no text: a block whose brackets were forgotten, a list."""
    # What is undefined raises by itself, and says its name.
    if isinstance(value, Undefined):
        return value
    if callable(value):
        raise TemplateRuntimeError('这里要加括号和要用的类别，如 开头("问候")、署名()')
    if not isinstance(value, str | int | float):
        raise TemplateRuntimeError("这里要的是文字；“体会”“下一步”要用 {% for … %} 逐条写")
    return value


_ENVIRONMENT = ImmutableSandboxedEnvironment(
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    keep_trailing_newline=True,
    autoescape=False,
    finalize=_finished,
)


def template_kinds() -> list[str]:
    """Return the kinds of report there is a template for."""
    return [path.name.removesuffix(SUFFIX) for path in list_data("templates", SUFFIX)]


def find_template(kind: str) -> Path:
    """Return the path of the template for a kind. Raises `InputError` if there is none."""
    path = find_data("templates", kind + SUFFIX)
    if path is None or not path.is_file():
        raise InputError(missing_template(kind))
    return path


def missing_template(kind: str) -> Problem:
    """Return the problem of a kind there is no template for."""
    return Problem(f"没有“{kind}”的模板", nearest(kind, template_kinds()))


def render(path: Path, context: Mapping[str, Any]) -> str:
    """Return the text of a template.

    Raises `InputError` with the template's line for bad syntax, an undefined name, an attribute
    the sandbox forbids, and any error of an expression.
    """
    source = read_text(path)
    try:
        return _compiled(source, str(path)).render(context)
    except TemplateSyntaxError as error:
        raise _at(path, source, error.lineno, f"模板写法不对（{error.message}）") from error
    except (TemplateError, TypeError, ValueError, ArithmeticError, LookupError) as error:
        if not isinstance(error, TemplateError) and not _raised_by_template(error, path):
            raise
        raise _at(path, source, _line_of(error, path), f"模板出错（{error}）") from error


@lru_cache(maxsize=16)
def _compiled(source: str, name: str) -> Template:
    """Return a template; `name` stands in tracebacks, which tell the line of an error."""
    code = _ENVIRONMENT.compile(source, filename=name)
    names = _ENVIRONMENT.make_globals(None)
    return _ENVIRONMENT.template_class.from_code(_ENVIRONMENT, code, names, None)


def _at(path: Path, source: str, line: int | None, what: str) -> InputError:
    lines = source.split("\n")
    shown = lines[line - 1] if line and line <= len(lines) else None
    hint = "改正这一行；可用的名称见 README 的“模板”一节"
    return InputError(Problem(what, hint, str(path), line, 1 if line else None, shown))


def _raised_by_template(error: BaseException, path: Path) -> bool:
    """Tell an expression's error (`1 / 0`) from a fault of this program's own functions."""
    return traceback.extract_tb(error.__traceback__)[-1].filename == str(path)


def _line_of(error: BaseException, path: Path) -> int | None:
    frames = traceback.extract_tb(error.__traceback__)
    return next((frame.lineno for frame in reversed(frames) if frame.filename == str(path)), None)
