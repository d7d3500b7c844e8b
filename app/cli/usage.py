"""What is wrong with a command line, as problems in plain Chinese."""

from collections.abc import Sequence
from difflib import get_close_matches
from typing import Any

import typer

from app.cli.pages import option_usage
from app.errors import Problem
from app.patterns import lazy

# The parser's own errors share this base; typer makes public only its best-known subclass.
_PARSER_ERROR: type = typer.BadParameter.__bases__[0]

_NEAR = 0.7
_IN_BRACKETS = lazy(r" \((.*)\)")


def usage_problem(error: Exception) -> Problem | None:
    """Return what the parser found wrong with the command line; None if it is no such error."""
    if not isinstance(error, _PARSER_ERROR):
        return None
    context = getattr(error, "ctx", None)
    what, hint = _explain(error)
    return Problem(what, f"{hint}运行 {context.command_path if context else 'nigao'} --help 看写法")


def _nearest(name: str, options: Sequence[str]) -> Sequence[str]:
    """Return the options that differ least from a name, of those that do not differ much."""
    return get_close_matches(name, options, cutoff=_NEAR) or options


def _explain(error: Any) -> tuple[str, str]:
    param = getattr(error, "param", None)
    match type(error).__name__:
        case "NoSuchOption":
            near = " 或 ".join(sorted(_nearest(error.option_name, error.possibilities or ())))
            return f"没有 {error.option_name} 这个选项", f"是不是 {near}？" if near else ""
        case "MissingParameter" if param is not None:
            return f"缺少{_name(param)}".strip(), ""
        case "BadParameter" if param is not None:
            return f"{_name(param)}的值不对".strip(), f"写成 {_written(param)}；"
        case "BadOptionUsage" if "requires" in error.message:
            return f"选项 {error.option_name} 后面缺少值", ""
        case "BadOptionUsage":
            return f"选项 {error.option_name} 后面不要值", ""
        case _ if "unexpected extra argument" in error.message:
            extra = _IN_BRACKETS.search(error.message)
            return f"多出了 {extra[1] if extra else '参数'}", "含空格的文件名要加引号；"
    # What is left has no name here; the parser's own words are English.
    return "命令行写法不对", ""


def _name(param: Any) -> str:
    if param.param_type_name == "argument":
        return "参数" if "|" in param.metavar else f"“{param.metavar}”"
    return f"选项 {max(param.opts, key=len)} "


def _written(param: Any) -> str:
    return str(param.metavar) if param.param_type_name == "argument" else option_usage(param)
