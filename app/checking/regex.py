"""Texts of a form as fields of rules: a faulty one is told when its file is read."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import AfterValidator, Field

from app.messages import N_, _
from app.patterns import lazy
from app.text.pairs import PAIRS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_MEANINGS = {
    "missing )": N_("圆括号少了右半边"),
    "unbalanced parenthesis": N_("圆括号少了左半边"),
    "unterminated character set": N_("方括号少了右半边"),
    "nothing to repeat": N_("* + ? { 前面没有可以重复的字"),
    "multiple repeat": N_("* + ? { 连着写了两个"),
    "invalid group reference": N_("没有这个编号的圆括号"),
    "unknown group name": N_("没有这个名字的圆括号"),
    "redefinition of group name": N_("两个圆括号用了一个名字"),
    "look-behind requires fixed-width pattern": N_("(?<=…)、(?<!…) 里的字数要固定"),
    "bad character range": N_("方括号里的范围写反了"),
    "bad escape": N_("反斜线后面不能写这个字"),
}


def what_is_wrong(error: re.error | IndexError) -> str:
    """Return why a regular expression is none, so that its author can mend it."""
    said = str(getattr(error, "msg", error))
    return next((_(told) for begins, told in _MEANINGS.items() if said.startswith(begins)), said)


def _compiles(pattern: str) -> str:
    try:
        re.compile(pattern)
    except re.error as error:
        told = _("正则表达式“{pattern}”写得不对：{error}")
        raise ValueError(told.format(pattern=pattern, error=what_is_wrong(error))) from error
    return pattern


Regex = Annotated[str, AfterValidator(_compiles)]
"""A regular expression, as it is written in a rule."""


def _are_a_set(characters: str) -> str:
    _compiles(f"[{characters}]")
    return characters


Characters = Annotated[str, AfterValidator(_are_a_set)]
"""Characters, and ranges of them, as they stand in square brackets."""


def shaped(shape: str, how: str, known: Sequence[str] = ()) -> tuple[Any, Any]:
    """Return what makes a text follow a regular expression.

    `how` is a message that tells what to write, and which words are `known`.
    """
    return AfterValidator(_follows(lazy(shape), how, known)), Field(
        json_schema_extra={"pattern": shape}
    )


def _follows(shape: re.Pattern[str], how: str, known: Sequence[str]) -> Callable[[str], str]:
    def follows(text: str) -> str:
        if not shape.search(text):
            told = _(how).format(_("、").join(known))
            raise ValueError(_("“{text}”写得不对：{how}").format(text=text, how=told))
        return text

    return follows


Month = Annotated[str, *shaped(r"^[0-9]{4}-(0[1-9]|1[0-2])$", N_("年月写成 2026-01 这样"))]
"""A month of a year."""


def _is_there(day: str) -> str:
    """Return the day of a year, of a leap year where it names none, if the calendar has it."""
    try:
        date.fromisoformat(day if day[4:5] == "-" else "2024-{:0>2}-{:0>2}".format(*day.split("-")))
    except ValueError as error:
        raise ValueError(_("“{}”写得不对：没有这一天").format(day)) from error
    return day


Day = Annotated[
    str,
    *shaped(r"^[0-9]{4}-(0[1-9]|1[0-2])-[0-9]{2}$", N_("日期写成 2026-01-31 这样")),
    AfterValidator(_is_there),
]
"""A day of a year."""

DayOfAnyYear = Annotated[
    str,
    *shaped(r"^[0-9]{1,2}-[0-9]{1,2}$", N_("月和日写成 5-1 这样")),
    AfterValidator(_is_there),
]
"""A day by its month and number."""


def _are_a_pair(marks: str) -> str:
    if PAIRS.get(marks[:1]) != marks[1:]:
        raise ValueError(
            _("“{marks}”写得不对：写一对标点，如 {pairs}").format(
                marks=marks, pairs=_("、").join(map("".join, PAIRS.items()))
            )
        )
    return marks


MarkPair = Annotated[str, AfterValidator(_are_a_pair)]
"""An opening mark and the one that closes it."""
