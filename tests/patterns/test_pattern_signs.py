"""What a text must hold for a pattern to match: told rightly for every pattern of the program."""

from __future__ import annotations

import gc
import importlib
import pkgutil
import re
from pathlib import Path

import pytest

import app
from app.checking.rule_files import load_rules
from app.patterns import lazy
from app.patterns.signs import signs_of
from tests.checking.labelled.form import load

_CASES = Path(__file__).parent.parent / "checking/labelled"

# Thousands of patterns are tried on each: so many lines apart they take ten seconds.
_EVERY = 5


@pytest.mark.parametrize(
    ("pattern", "signs"),
    [
        ("一次办好", ("一次办好",)),
        ("一次?办好", ("办好",)),
        ("甲{2,3}乙", ("甲",)),
        ("甲+乙丙", ("乙丙",)),
        ("(?:城市|乡村)的?", ("城市", "乡村")),
        ("(?:城市|)道路", ("道路",)),
        ("[甲乙]丙*", ("甲", "乙")),
        ("[^甲]", ()),
        ("[]甲]", ("]", "甲")),
        (r"[\]甲]\d", ()),
        (r"(?<!前)事(?=情)", ("事",)),
        ("(?!事情)", ()),
        ("(?P<at>事情)|.", ()),
        (r"(.)\1事情", ("事情",)),
        (r"(.)\12事情", ("事情",)),
        (r"3\.5", ("3.5",)),
        (r"\u4e00事情", ("事情",)),
        ("的一是", ("的一是",)),
        ("(?i)abc", ()),
        ("事情{", ()),
        ("", ()),
    ],
)
def test_signs(pattern: str, signs: tuple[str, ...]) -> None:
    assert signs_of(pattern) == signs


def test_no_text_without_the_signs_of_a_pattern_has_a_match() -> None:
    every = {*_lazy_patterns(), *_patterns_of_rules()}
    texts = (each.text for half in ("tuned", "held") for each in load(_CASES, half))
    lines = [line for text in texts for line in text.split("\n")][::_EVERY]
    assert len(every) > 1000
    known = [(re.compile(one), signs) for one in every if (signs := signs_of(one))]
    assert len(known) > len(every) / 2
    wrong = [
        (one.pattern, line)
        for one, signs in known
        for line in lines
        if not any(sign in line for sign in signs) and one.search(line)
    ]
    assert wrong == []


@pytest.mark.parametrize("text", ["走访了12个乡镇", "什么也没有", ""])
def test_a_lazy_pattern_answers_as_a_compiled_one(text: str) -> None:
    for asked in range(600):
        if asked in (0, 599):
            one = lazy("(?P<n>乡)镇|走[访看]")
        same = re.compile("(?P<n>乡)镇|走[访看]")
        assert [each.span() for each in one.finditer(text)] == [
            each.span() for each in same.finditer(text)
        ]
        assert one.findall(text) == same.findall(text)
        assert one.sub(r"\1村", text, count=1) == same.sub(r"\1村", text, count=1)
        assert one.subn("村", text) == same.subn("村", text)
        assert one.split(text) == same.split(text)
        assert (one.search(text, 3) is None) == (same.search(text, 3) is None)
        assert (one.match(text) is None, one.fullmatch(text) is None) == (
            same.match(text) is None,
            same.fullmatch(text) is None,
        )
    assert one.groupindex == same.groupindex


def test_a_pattern_is_not_compiled_for_texts_without_its_signs(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    compiled: list[str] = []
    compile_ = re.compile

    def noted(pattern: str, flags: int = 0) -> re.Pattern[str]:
        compiled.append(pattern)
        return compile_(pattern, flags)

    monkeypatch.setattr(re, "compile", noted)
    one = lazy("从没见过的词")
    for _ in range(100):
        assert one.search("走访了12个乡镇") is None
    assert compiled == []
    for _ in range(300):
        one.search("走访了12个乡镇")
    assert one.search("这是从没见过的词") is not None
    assert compiled == ["从没见过的词"]


def _lazy_patterns() -> list[str]:
    for module in pkgutil.walk_packages(app.__path__, "app."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    kind = type(lazy("甲"))
    return [
        each.pattern
        for each in gc.get_objects()
        if type(each) is kind and isinstance(each.pattern, str) and not vars(each)["_flags"]
    ]


def _patterns_of_rules() -> list[str]:
    told = [value for rule in load_rules() for _, value in rule]
    return [
        each
        for value in told
        if isinstance(value, tuple)
        for each in value
        if isinstance(each, str) and re.search(r"[\[(|]", each) and _compiles(each)
    ]


def _compiles(pattern: str) -> bool:
    try:
        re.compile(pattern)
    except re.error:
        return False
    return True
