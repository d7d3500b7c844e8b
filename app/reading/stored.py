"""A Report as JSON, read back."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from pydantic import ValidationError

from app.errors import InputError, Problem, raise_all
from app.messages import N_, _
from app.models.report import Report
from app.patterns import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.models.report import Block

_HINT = N_("要用 nigao draft -o x.json 写出的文件")
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


def check_words(report: Report, path: str) -> None:
    """Raise `InputError` where a block has no paragraph or a paragraph no words, as none has that
    was drafted or read.
    """
    empty = islice(_empty(report.blocks, "blocks"), _MOST_SHOWN)
    raise_all(Problem(_("“{}”里没有字").format(where), _(_HINT), path) for where in empty)


def _empty(blocks: Sequence[Block], place: str) -> Iterator[str]:
    """Yield the places of blocks and paragraphs that hold nothing, as fields are called."""
    for number, block in enumerate(blocks):
        here = f"{place}.{number}"
        if not block.paragraphs:
            yield f"{here}.paragraphs"
        for at, paragraph in enumerate(block.paragraphs):
            if not (paragraph.text or paragraph.row):
                yield f"{here}.paragraphs.{at}"
        yield from _empty(block.children, f"{here}.children")


def _problems(error: ValidationError, path: str) -> list[Problem]:
    problems = []
    for fault in error.errors()[:_MOST_SHOWN]:
        if fault["type"] == "json_invalid":
            return [_broken(fault["ctx"]["error"], path)]
        where = ".".join(str(step) for step in fault["loc"]) or _("整个文件")
        problems.append(Problem(_("“{}”不合格式").format(where), _(_HINT), path))
    return problems


def _broken(error: str, path: str) -> Problem:
    """Return the problem of a text that is no JSON, at the place that the parser names."""
    place = _PLACE.search(error)
    line, column = (int(place[1]), int(place[2])) if place else (None, None)
    return Problem(_("不是完整的 JSON"), _(_HINT), path, line, column)
