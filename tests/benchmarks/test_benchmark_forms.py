"""How the cost of reading and filling a form grows, by processor time within one run.

Four times as much of what a form may hold takes little more than four times the time, however it is
laid out: all in one paragraph, in one row, in one column.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from app.placeholders.finding import find_placeholders
from app.placeholders.literal import literals_in
from app.placeholders.word import WordText
from app.word.document import Replacement, WordDocument
from tests.benchmarks.timing import least_times
from tests.word.building_controls import (
    HINT,
    check_box,
    code,
    control,
    field,
    paragraph,
    prompt,
    run,
    sign,
    word,
)
from tests.word.forms_of_words import line, table

pytestmark = pytest.mark.benchmark

_TRIES = 3
_TURNS = 3
_MOST_FOR_FOUR_TIMES = 6
_MERGED = " MERGEFIELD 姓名 "
_FORM_TEXT = '<w:name w:val="甲"/><w:enabled/><w:textInput/>'


def _check_four_times(what: str, few: Callable[[], object], many: Callable[[], object]) -> None:
    for _ in range(_TRIES):
        one, four = least_times([few, many], _TURNS)
        print(f"\n{what:34}{one:8.1f} ms, then {four:8.1f} ms, {four / one:.1f} times")
        if four < _MOST_FOR_FOUR_TIMES * one:
            return
    pytest.fail(f"{what}: {four / one:.1f} times for four times as much")


def _in_one_run(inner: str) -> str:
    return "<w:r>" + inner.replace("<w:r>", "").replace("</w:r>", "") + "</w:r>"


def _sign(kind: str) -> str:
    return sign(kind)[len("<w:r>") : -len("</w:r>")]


_IN_ONE_PARAGRAPH = {
    "merge fields": field(_MERGED, run("«姓名»")) + run("，"),
    "fields in one run each": _in_one_run(field(_MERGED, run("«姓名»"))) + run("，"),
    "form fields": field(" FORMTEXT ", run("     "), _FORM_TEXT) + run("，"),
    "controls": control(HINT, prompt("请写")) + run("，"),
    "boxes": control(check_box(), run("☐")) + run("甲"),
    "signs outside of runs": _sign("begin") + code(_MERGED) + _sign("end"),
    "signs without a run": f"{_sign('begin')}<w:hyperlink/>{_sign('end')}",
}
_FORMS: dict[str, Callable[[int], str]] = {
    "underlined blanks in a line": lambda n: line("姓名<u>    </u>，" * n),
    "drawn tabs and markers in a line": lambda n: line("姓名<u>    </u>，【单位】XX，" * n),
    "cells over cells": lambda n: table("序列|得分|姓名|评价", *["甲乙丙丁|||是"] * n),
    "cells in two layouts": lambda n: table(*["2:姓名|性别|得分", "||2:", "2:||"] * n),
    "one merged cell": lambda n: table("组别|得分|姓名|评价", "v第一组|||", *["^|||是"] * n),
    "merged cells by turns": lambda n: table("组别|得分|姓名|评价", *["v一组|||是", "^|^||是"] * n),
    "empty cells of a row": lambda n: table("|".join(["姓名", *[""] * n])),
    "cells under heads of a row": lambda n: table("|".join(["得分"] * n), "|" * (n - 1)),
    "labels of a row": lambda n: table("|".join(["姓名："] * n)),
    "pairs of a row": lambda n: table("|".join(["姓名", ""] * n)),
    "labels behind empty cells": lambda n: table("|".join([*[""] * n, *["得分"] * n])),
}


@pytest.mark.parametrize("what", _FORMS)
def test_finding_grows_with_the_form(what: str) -> None:
    few, many = (word(_FORMS[what](n), paragraph(run("完"))) for n in (1_000, 4_000))
    _check_four_times(what, lambda: _found(few), lambda: _found(many))


@pytest.mark.parametrize("what", _IN_ONE_PARAGRAPH)
def test_filling_grows_with_the_places_of_a_paragraph(what: str) -> None:
    few, many = (word(paragraph(_IN_ONE_PARAGRAPH[what] * n)) for n in (500, 2_000))
    _check_four_times(what, lambda: _filled(few), lambda: _filled(many))


def test_names_in_one_line_grow_with_it() -> None:
    works = []
    for count in (2_000, 8_000):
        lines = ["【单位】的科技局，" * count]
        found = find_placeholders(lines)
        works.append(
            lambda lines=lines, found=found: list(literals_in(lines, ["科技局", "的"], found))
        )
    _check_four_times("names in one line", *works)


def _found(data: bytes) -> object:
    source = WordText(data)
    return find_placeholders(source.lines, source.form)


def _filled(data: bytes) -> bytes:
    document = WordDocument(data)
    places = document.open_places()
    return document.changed({0: [Replacement(at.start, at.end, "张三") for at in places]})
