"""What is wrong with a command line, as problems in plain words."""

from collections.abc import Sequence
from difflib import get_close_matches
from typing import Any

import typer

from app.cli.pages import metavar, option_usage
from app.errors import Problem
from app.messages import _
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
    see = _("运行 {} --help 看写法").format(context.command_path if context else "nigao")
    return Problem(what, _("{hint}{see}").format(hint=hint, see=see) if hint else see)


def _nearest(name: str, options: Sequence[str]) -> Sequence[str]:
    """Return the options that differ least from a name, of those that do not differ much."""
    return get_close_matches(name, options, cutoff=_NEAR) or options


def _explain(error: Any) -> tuple[str, str]:
    param = getattr(error, "param", None)
    match type(error).__name__:
        case "NoSuchOption":
            near = _(" 或 ").join(sorted(_nearest(error.option_name, error.possibilities or ())))
            hint = _("是不是 {}？").format(near) if near else ""
            return _("没有 {} 这个选项").format(error.option_name), hint
        case "MissingParameter" if param is not None:
            return _missing(param), ""
        case "BadParameter" if param is not None:
            return _wrong(param), _("写成 {}；").format(_written(param))
        case "BadOptionUsage" if "requires" in error.message:
            return _("选项 {} 后面缺少值").format(error.option_name), ""
        case "BadOptionUsage":
            return _("选项 {} 后面不要值").format(error.option_name), ""
        case _other if "unexpected extra argument" in error.message:
            extra = _IN_BRACKETS.search(error.message)
            what = _("多出了 {}").format(extra[1]) if extra else _("多出了参数")
            return what, _("含空格的文件名要加引号；")
    # What is left has no name here; the parser's own words may be in another language.
    return _("命令行写法不对"), ""


def _missing(param: Any) -> str:
    if param.param_type_name == "option":
        return _("缺少选项 {}").format(max(param.opts, key=len))
    return _("缺少参数") if "|" in param.metavar else _("缺少“{}”").format(metavar(param))


def _wrong(param: Any) -> str:
    if param.param_type_name == "option":
        return _("选项 {} 的值不对").format(max(param.opts, key=len))
    return _("参数的值不对") if "|" in param.metavar else _("“{}”的值不对").format(metavar(param))


def _written(param: Any) -> str:
    return metavar(param) if param.param_type_name == "argument" else option_usage(param)
