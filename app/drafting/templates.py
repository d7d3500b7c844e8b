"""Templates: found by kind, rendered in a sandbox, every fault told at its line."""

from __future__ import annotations

import traceback
from contextlib import suppress
from dataclasses import replace
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

from jinja2 import TemplateError, TemplateSyntaxError

from app.drafting import template_budget, template_language
from app.drafting.anatomy import fault_problem, read_anatomy
from app.drafting.template_budget import Budget
from app.drafting.template_faults import said_of_running, said_of_syntax
from app.drafting.template_language import BUDGET, Language
from app.drafting.template_shape import parse
from app.errors import InputError, Problem, raise_all
from app.files.decoding import read_text
from app.files.shipped import PROGRAM, find_data, list_data
from app.files.validated import nearest
from app.messages import N_, _, language
from app.patterns import lazy
from app.text.markdown.signs import BLOCK
from app.trace import used

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import jinja2

    from app.drafting.anatomy import Anatomy, Fault

SUFFIX = ".md"

_FIRST_COMMENT = lazy(r"\{#-?\s*(?:[^：\n]{1,20}：)?([^\n]*?)\s*(?:-?#\}|\n)")
_LANGUAGE = Language()
# The code between a template and what it calls: an error that passes through it is the template's.
_BETWEEN = (__file__, template_budget.__file__, template_language.__file__)


def template_kinds() -> list[str]:
    """Return the kinds of report there is a template for."""
    paths = filter(_is_template, list_data("templates", SUFFIX))
    return [path.name.removesuffix(SUFFIX) for path in paths]


def about_kind(kind: str) -> str:
    """Return what a kind of report is: the first line of its template's own comment, or nothing."""
    match = _FIRST_COMMENT.match(read_text(find_template(kind)))
    return match[1] if match else ""


def find_template(kind: str) -> Path:
    """Return the path of the template for a kind. Raises `InputError` if there is none."""
    path = find_data("templates", kind + SUFFIX)
    if path is None or not _is_template(path):
        raise InputError(missing_template(kind))
    return path


def _is_template(path: Path) -> bool:
    """Tell whether a file holds the sign that starts a block; a folder may hold other files too."""
    try:
        text = read_text(path)
    except InputError:
        return False
    return any(sign in text for sign in BLOCK)


def missing_template(kind: str) -> Problem:
    """Return the problem of a kind there is no template for."""
    return Problem(_("没有“{}”的模板").format(kind), nearest(kind, template_kinds()))


class Template:
    """A template as its file was when it was opened. Raises `InputError` if it cannot be read."""

    def __init__(self, path: Path) -> None:
        self.path = path
        used(N_("模板"), path)
        self._source = read_text(path)

    @cached_property
    def anatomy(self) -> Anatomy:
        """What the template declares: its blocks with their parts, its points.

        Raises `InputError` with the template's line for bad syntax and for every unknown part.
        """
        try:
            anatomy, faults = _anatomy(self._source, language())
        except TemplateSyntaxError as error:
            raise self._syntax_fault(error) from error
        lines = self._source.split("\n")
        raise_all(fault_problem(fault, str(self.path), lines) for fault in faults)
        return anatomy

    def render(self, context: Mapping[str, Any], given: int) -> str:
        """Return the text of the template, to which so many characters are given.

        Raises `InputError` with the template's line for bad syntax, an undefined name, an
        attribute the sandbox forbids, any error of an expression, and for what is too much.
        """
        try:
            compiled = _compiled(self._source, str(self.path))
            return compiled.render({**context, BUDGET: Budget(given)})
        except TemplateSyntaxError as error:
            raise self._syntax_fault(error) from error
        except Exception as error:
            if not isinstance(error, TemplateError) and _raised_by_program(error):
                raise
            said = _("模板出错：{}").format(said_of_running(error))
            raise self._at(_line_of(error, self.path), said) from error

    def locate(self, problem: Problem) -> Problem:
        """Return a problem of the rendered text at the line of the template that wrote it."""
        lines = self._source.split("\n")
        shown = (problem.shown or "").strip()
        found = next((n for n, line in enumerate(lines, 1) if shown and shown in line), None)
        return replace(problem, path=str(self.path), line=found, column=1 if found else None)

    def _syntax_fault(self, error: TemplateSyntaxError) -> InputError:
        said = said_of_syntax(error)
        what = _("模板写法不对：{}").format(said) if said else _("模板写法不对")
        return self._at(error.lineno, what)

    def _at(self, line: int | None, what: str) -> InputError:
        lines = self._source.split("\n")
        shown = lines[line - 1] if line and line <= len(lines) else None
        hint = _("改正这一行；可用的名称见 README 里“模板”的表")
        return InputError(Problem(what, hint, str(self.path), line, 1 if line else None, shown))


def first_numbers(path: Path) -> dict[str, str]:
    """Return the first number that a template gives to the points of 体会 and of 下一步.

    A run of points without numbers has none, nor has a template that cannot be rendered.
    """
    with suppress(InputError):
        return Template(path).anatomy.first_numbers
    return {}


@lru_cache(maxsize=16)
def _compiled(source: str, name: str) -> jinja2.Template:
    """Return a template; `name` stands in tracebacks, which tell the line of an error."""
    code = _LANGUAGE.compile(_parsed(source), filename=name)
    names = _LANGUAGE.make_globals(None)
    return _LANGUAGE.template_class.from_code(_LANGUAGE, code, names, None)


@lru_cache(maxsize=16)
def _anatomy(source: str, spoken: str) -> tuple[Anatomy, list[Fault]]:  # noqa: ARG001 - in faults
    """Return what a template declares, and its faults in the language that is spoken."""
    return read_anatomy(_parsed(source))


@lru_cache(maxsize=16)
def _parsed(source: str) -> jinja2.nodes.Template:
    return parse(source, _LANGUAGE)


def _raised_by_program(error: BaseException) -> bool:
    """Tell a fault of this program's own functions from an error of the template (`1 / 0`).

    A call with wrong arguments never gets as far as a function of this program.
    """
    files = [frame.filename for frame in traceback.extract_tb(error.__traceback__)]
    return any(file.startswith(str(PROGRAM)) and file not in _BETWEEN for file in files)


def _line_of(error: BaseException, path: Path) -> int | None:
    frames = traceback.extract_tb(error.__traceback__)
    return next((frame.lineno for frame in reversed(frames) if frame.filename == str(path)), None)
